"""Does a project's page say what it is, when its stages run, and who paid, in the words they ask for?"""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.utils import translation

from cms.blocks.project import FunderBlock, StageBlock
from cms.blocks.project_words import is_now, period
from cms.files.models import SiteImage
from cms.pages.models import PlainPage, ProjectPage
from tests.cms.page_things import make_project
from tests.cms.pictures_made import photo

FIRST, LAST = date(2022, 1, 1), date(2023, 6, 30)
STAGES = [
    ("stage", {"title": "Pytania", "text": "<p>Badanie.</p>", "begins": FIRST, "ends": date(2022, 4, 30)}),
    ("stage", {"title": "Próba", "text": "<p>Zmiany.</p>", "begins": None, "ends": None}),
]


@pytest.mark.parametrize(
    ("begins", "ends", "language", "said"),
    [
        (FIRST, LAST, "pl", "styczeń 2022 – czerwiec 2023"),
        (FIRST, LAST, "uk", "січень 2022 – червень 2023"),
        (FIRST, LAST, "en", "January 2022 – June 2023"),
        (FIRST, LAST, "ru", "январь 2022 – июнь 2023"),
        (date(2022, 1, 3), date(2023, 6, 28), "pl", "3 stycznia 2022 – 28 czerwca 2023"),
        (date(2022, 1, 3), None, "pl", "od 3 stycznia 2022"),
        (None, LAST, "pl", "do 30 czerwca 2023"),
        (None, None, "pl", ""),
    ],
)
def test_period_is_said_as_exactly_as_it_is_known(
    begins: date | None, ends: date | None, language: str, said: str
) -> None:
    with translation.override(language):
        assert period(begins, ends).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("begins", "ends", "today", "runs"),
    [
        (FIRST, LAST, date(2021, 12, 31), False),
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, date(2023, 7, 1), False),
        (FIRST, None, date(2030, 1, 1), True),
        (None, LAST, FIRST, False),
    ],
)
def test_stage_is_now_only_by_its_dates(begins: date | None, ends: date | None, today: date, runs: bool) -> None:
    assert is_now(begins, ends, today) is runs


@pytest.mark.parametrize(("today", "marked"), [(date(2022, 2, 2), True), (date(2026, 11, 23), False)])
def test_stage_that_runs_today_is_marked(today: date, marked: bool) -> None:
    block = StageBlock()
    html = block.render(block.normalize(STAGES[0][1]), {"today": today})
    assert ("teraz" in html, "styczeń 2022 – kwiecień 2022" in html.replace("\xa0", " ")) == (marked, True)


@pytest.mark.django_db
def test_stages_stand_in_their_order_on_a_line(client: Client) -> None:
    make_project(stages=STAGES)
    content = client.get("/o-projekcie/").content.decode()
    line = content[content.index('<ol class="lada-timeline"') :].partition("</ol>")[0]
    assert (line.count("<li>"), line.index("Pytania") < line.index("Próba")) == (2, True)


@pytest.mark.django_db
def test_page_says_when_and_who_leads(client: Client) -> None:
    make_project(led_by="Bank Żywności", lead="Krótko.")
    content = client.get("/o-projekcie/").content.decode().replace("\xa0", " ")
    assert "<strong>styczeń 2022 – czerwiec 2023</strong>" in content
    assert "<strong>Bank Żywności</strong>" in content


@pytest.mark.django_db
def test_funders_stand_at_the_end_in_their_words(client: Client) -> None:
    make_project(stages=STAGES, funders=[("funder", {"words": "Finansuje fundusz próbny.", "logo": None})])
    content = client.get("/o-projekcie/").content.decode()
    assert content.index("lada-timeline") < content.index("Finansuje fundusz próbny.") < content.index("<footer")


@pytest.mark.django_db
def test_logo_of_a_funder_is_described() -> None:
    file = ImageFile(BytesIO(photo(size=(400, 200))), name="znak.jpg")
    image = SiteImage.objects.create(title="znak", description="Logo funduszu", file=file)
    block = FunderBlock()
    logo = {"image": image.pk, "alt_text": "Fundusz próbny", "decorative": False}
    html = block.render(block.to_python({"words": "Słowa.", "logo": logo}))
    assert 'alt="Fundusz próbny"' in html


@pytest.mark.django_db
def test_pages_below_are_named_when_they_are_for_menus(client: Client) -> None:
    project = make_project()
    for slug, shown in (("inne", True), ("ukryte", False)):
        project.add_child(instance=PlainPage(title=slug, slug=slug, locale=project.locale, show_in_menus=shown))
    content = client.get("/o-projekcie/").content.decode()
    assert ('<a href="/o-projekcie/inne/">inne</a>' in content, "ukryte" in content) == (True, False)


def test_projects_may_stand_below_a_project() -> None:
    assert ProjectPage in ProjectPage.allowed_subpage_models()
    assert PlainPage in ProjectPage.allowed_subpage_models()
