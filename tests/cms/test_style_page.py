"""Does the style page show every part in every state, to the staff alone?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.template.base import Template
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse
from django.utils import translation

from cms.look.colours import THEMES, tokens
from cms.look.pairs import SEEN_PAIRS, TEXT_PAIRS
from network.templatetags.lada import drawings
from tests import cast

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "network" / "templates" / "network" / "components"
# The parts that every feature may use, as opposed to those that one page is made of.
SHARED = {
    "answer_plate", "breadcrumb", "chip", "chips", "counter", "crisis_card", "crisis_line", "date_label", "difference",
    "empty_state", "example_tag", "fact_row", "field", "field_notes", "finder_row", "fold_cell", "fold_table",
    "help_card", "hours_table", "icon", "notice", "open_sign", "pagination", "phones", "place_search", "price_tag",
    "queue_row", "shelf", "stepper",
    "tag",
}  # fmt: skip
# Parts that say something of one feature only, or that take the focus when they appear (errors, form_fields).
OF_ONE_PAGE = {
    "check_row", "enquiry_rows", "errors", "form_fields", "need_answer", "privacy_clause", "quotations", "report_link",
    "request_row", "signed_in", "situations", "take_along", "text_languages", "two_questions",
}  # fmt: skip


@pytest.fixture
def staff(client: Client) -> Client:
    """Somebody who may enter the Wagtail admin, and nothing more."""
    somebody = cast.darek().user
    group = Group.objects.create(name="staff")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    somebody.groups.add(group)
    client.force_login(somebody)
    return client


@pytest.fixture
def used() -> Iterator[set[str]]:
    """Names of all templates rendered so far."""
    names: set[str] = set()

    def note(template: Template, **_: object) -> None:
        names.add(str(template.name))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def address(language: str = "pl") -> str:
    with translation.override(language):
        return reverse("style_page")


@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
def test_style_page_opens_for_staff_in_each_language(staff: Client, language: str):
    answer = staff.get(address(language))
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, language)


def test_style_page_is_not_there_for_others(client: Client):
    assert client.get(address()).status_code == 404
    client.force_login(cast.celina().user)
    assert client.get(address()).status_code == 404


def test_style_page_stays_in_no_cache_and_no_index(staff: Client):
    answer = staff.get(address())
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_style_page_shows_every_shared_component(staff: Client, used: set[str]):
    staff.get(address())
    assert {name for name in SHARED if f"network/components/{name}.html" not in used} == set()


def test_every_component_is_shared_or_of_one_page():
    assert {path.stem for path in COMPONENTS.glob("*.html")} == SHARED | OF_ONE_PAGE


@pytest.mark.parametrize(
    "state",
    [
        *(f"lada-sign-{name}" for name in ("open", "later", "closed", "ask", "gone")),
        *(f"lada-queue-row-{name}" for name in ("first", "taken", "waiting", "overdue")),
        *(f"lada-pricetag-{name}" for name in ("adopted", "tried", "dropped")),
        *(f"lada-tag-{name}" for name in ("now", "open", "error", "example")),
        "lada-date-past", "lada-step-done", "lada-step-current", "lada-notice-change", "lada-notice-example",
        "lada-field-error", "lada-button-quiet", "lada-today",
    ],
)  # fmt: skip
def test_style_page_shows_the_state(staff: Client, state: str):
    assert state in staff.get(address()).content.decode()


def test_style_page_names_every_drawing(staff: Client):
    page = staff.get(address()).content.decode()
    names = [*drawings("goods"), *drawings("icons")]
    assert [name for name in names if f'<span lang="en">{name}</span>' not in page] == []


def test_style_page_puts_the_five_themes_side_by_side(staff: Client):
    page = staff.get(address()).content.decode()
    assert [f'class="lada look-strip look-{theme}"' in page for theme in THEMES] == [True] * 5


def test_style_page_shows_itself_in_one_theme_and_keeps_nothing(staff: Client):
    answer = staff.get(address(), {"look": "yellow"})
    assert b'<html lang="pl" dir="ltr" class="look-yellow">' in answer.content
    assert "look" not in answer.cookies


@pytest.mark.parametrize("theme", ["", "pink", "<script>"])
def test_style_page_in_an_unknown_theme_is_as_in_the_phone(staff: Client, theme: str):
    assert b'<html lang="pl" dir="ltr">' in staff.get(address(), {"look": theme}).content


def test_style_page_measures_every_pair_in_every_theme(staff: Client):
    answer = staff.get(address())
    rows = [row for table in answer.context["contrasts"] for row in table["rows"]]
    assert [row[0]["text"] for row in rows] == [f"{one} / {ground}" for one, ground in [*TEXT_PAIRS, *SEEN_PAIRS]]
    assert {len(row) for row in rows} == {1 + len(THEMES)}


def test_style_page_finds_no_pair_too_faint(staff: Client):
    rows = [row for table in staff.get(address()).context["contrasts"] for row in table["rows"]]
    assert [row[0]["text"] for row in rows if any(cell["note"] for cell in row[1:])] == []


def test_style_page_has_a_swatch_for_every_token():
    sheet = (ROOT / "cms" / "static" / "cms" / "look.css").read_text(encoding="utf-8")
    assert [name for name in tokens()["light"] if f".look-swatch-{name} {{" not in sheet] == []


def test_admin_menu_leads_to_the_style_page(staff: Client):
    assert f'"{address()}"' in staff.get(reverse("wagtailadmin_home")).content.decode()


def test_logo_in_pages_is_the_logo():
    sheet = (ROOT / "cms" / "static" / "cms" / "logo.svg").read_text(encoding="utf-8")
    pages = ROOT / "templates" / "cms" / "components"
    plate, word = ((pages / f"logo_{part}.html").read_text(encoding="utf-8") for part in ("plate", "word"))
    (drawn,) = re.findall(r' d="([^"]+)"', plate)
    assert f'<symbol id="plate" viewBox="0 0 32 32"><g fill="currentColor"><path d="{drawn}"' in sheet
    assert (sheet.count('id="word"'), word.count('logo.svg" %}#word"')) == (1, 1)
