"""Do pages name icons and goods that are there, and does a wrong name show at once?"""

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError

from network.directory.models import StockHint
from network.directory.sentences.shelves import DRAWINGS
from network.templatetags.lada import SHEETS, TONES, drawings

ROOT = Path(__file__).resolve().parents[2]
CALLS = re.compile(r"""\{% (icon|good) "([\w-]+)"(?: "(\w+)")? %\}|icon\.html" with name="([\w-]+)\"""")


def rendered(markup: str, **context: object) -> str:
    return Template("{% load lada %}" + markup).render(Context(context))


def test_icon_is_one_of_the_sheet_and_hidden_from_screen_readers():
    assert rendered('{% icon "check" %}') == (
        '<svg class="lada-icon" width="24" height="24" aria-hidden="true">'
        '<use href="/static/network/icons.svg#check"/></svg>'
    )


def test_good_wears_its_tone():
    assert rendered('{% good "bag" "leaf" %}').startswith('<svg class="good good-leaf" width="50" height="60" ')


def test_good_without_a_tone_wears_its_own_colour():
    drawn = rendered('{% good "bag" %}')
    assert drawn.startswith('<svg class="lada-good lada-good-bag" width="50" height="60" ')


@pytest.mark.parametrize("markup", ['{% icon "unicorn" %}', '{% good "unicorn" %}', '{% good "bag" "blue" %}'])
def test_unknown_name_is_a_mistake_of_the_template(markup: str):
    with pytest.raises(TemplateSyntaxError):
        rendered(markup)


@pytest.mark.parametrize(("sheet", "height"), [("icons", "24"), ("goods", "60")])
def test_every_drawing_stands_on_the_same_line(sheet: str, height: str):
    assert {box.split()[3] for box in drawings(sheet).values()} == {height}


@pytest.mark.parametrize("sheet", ["icons", "goods"])
def test_drawings_take_their_colour_from_the_theme(sheet: str):
    shapes = (SHEETS / f"{sheet}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', shapes)) <= {"none", "currentColor"}


def test_templates_name_only_drawings_that_are_there():
    unknown = []
    for page in [*ROOT.glob("network/templates/**/*.html"), *ROOT.glob("templates/**/*.html")]:
        text = page.read_text(encoding="utf-8")
        if "load wagtailadmin_tags" in text:  # the admin has icons of its own
            continue
        for tag, name, tone, included in CALLS.findall(text):
            sheet = "goods" if tag == "good" else "icons"
            if (name or included) not in drawings(sheet) or tone not in ("", *TONES):
                unknown.append((page.name, name or included, tone))
    assert unknown == []


def test_shelves_name_only_goods_that_are_there():
    assert set(DRAWINGS.values()) - set(drawings("goods")) == set()
    assert set(DRAWINGS) - set(StockHint.Category.values) == set()
