"""Does the accessibility statement say what the law asks for, where programs look for it, in every language?"""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation

from cms.pages import statement_words
from cms.pages.models import AccessibilityStatementPage
from cms.pages.statement_reminder import StatementReminder
from tests.cms.page_things import make_page, make_statement, translate

pytestmark = pytest.mark.django_db
ADDRESS = "/deklaracja-dostepnosci/"
IDS = [
    "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja",
    "a11y-status", "a11y-data-sporzadzenie", "a11y-data-przeglad", "a11y-kontakt", "a11y-osoba", "a11y-email",
    "a11y-telefon", "a11y-procedura", "a11y-aplikacje", "a11y-architektura", "a11y-komunikacja",
]  # fmt: skip
LANGUAGES = {"pl": "", "uk": "/uk", "en": "/en", "ru": "/ru"}


class Marked(HTMLParser):
    """The elements with an id of the law: their tag and attributes, and the words directly in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: dict[str, tuple[str, dict[str, str | None]]] = {}
        self.words: dict[str, str] = {}
        self._last = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._last = told.get("id") or ""
        if self._last.startswith("a11y-"):
            self.found.append(self._last)
            self.tags[self._last] = (tag, told)

    def handle_data(self, data: str) -> None:
        if self._last:
            self.words.setdefault(self._last, data.strip().replace("\xa0", " "))


@pytest.fixture
def statement() -> AccessibilityStatementPage:
    return make_statement()


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_ids_of_the_law_stand_once_in_every_language(client: Client, statement, prefix: str) -> None:
    content = client.get(prefix + ADDRESS).content.decode()
    assert sorted(Marked(content).found) == sorted(IDS)


def test_days_are_times_for_programs_and_words_for_people(client: Client, statement) -> None:
    marked = Marked(client.get(ADDRESS).content.decode())
    days = [name for name in IDS if "data" in name]
    said = {name: (marked.tags[name][0], marked.tags[name][1]["datetime"], marked.words[name]) for name in days}
    assert said == {
        "a11y-data-publikacja": ("time", "2026-01-02", "2 stycznia 2026"),
        "a11y-data-aktualizacja": ("time", "2026-03-04", "4 marca 2026"),
        "a11y-data-sporzadzenie": ("time", "2026-03-05", "5 marca 2026"),
        "a11y-data-przeglad": ("time", "2026-04-06", "6 kwietnia 2026"),
    }


def test_facts_stand_in_their_elements(client: Client, statement) -> None:
    marked = Marked(client.get(ADDRESS).content.decode())
    assert [marked.words[f"a11y-{name}"] for name in ("podmiot", "url", "osoba", "email", "telefon")] == [
        "Fundacja Próbna", "https://lada.example", "Ala", "ala@example.org", "58 320 05 05"
    ]  # fmt: skip
    assert [marked.tags[f"a11y-{name}"][1]["href"] for name in ("url", "email", "telefon")] == [
        "https://lada.example", "mailto:ala@example.org", "tel:+48583200505"
    ]  # fmt: skip


@pytest.mark.parametrize("status", AccessibilityStatementPage.Status.values)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_its_sentence(status: str, language: str) -> None:
    with translation.override(language):
        said = [statement_words.status(value) for value in AccessibilityStatementPage.Status.values]
        assert (len(set(said)), statement_words.status(status) in said) == (3, True)


def test_status_of_the_page_is_the_one_said(client: Client) -> None:
    make_statement(status="none")
    marked = Marked(client.get(ADDRESS).content.decode())
    assert marked.words["a11y-status"].startswith("Strona internetowa jest niezgodna")


def test_number_that_cannot_be_dialled_is_no_link(client: Client) -> None:
    make_statement(contact_phone="000 000 000")
    assert Marked(client.get(ADDRESS).content.decode()).tags["a11y-telefon"] == ("span", {"id": "a11y-telefon"})


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_procedure_names_the_days_and_the_ombudsman(client: Client, statement, prefix: str) -> None:
    content = client.get(prefix + ADDRESS).content.decode().replace("\xa0", " ")
    procedure = content[content.index('id="a11y-procedura"') : content.index('id="a11y-aplikacje"')]
    assert re.findall(r"\b[27]\b", procedure) == ["7", "2"]
    assert f'href="{statement_words.OMBUDSMAN}"' in procedure


def test_statement_names_the_preferences(client: Client, statement) -> None:
    assert '<a href="/uk/dostosuj/">' in client.get("/uk" + ADDRESS).content.decode()


@pytest.mark.parametrize("path", ["/", "/dane/", "/pytania/", "/konto/wejscie/", "/nie-ma-tego/"])
@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_statement_is_linked_from_every_page(client: Client, statement, path: str, prefix: str) -> None:
    translate(make_page(), "uk", "Питання")
    footer = client.get(prefix + path).content.decode().partition("<footer")[2]
    assert f'href="{prefix}{ADDRESS}"' in footer


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        (date(2025, 3, 5), date(2026, 3, 5)),
        (date(2024, 2, 29), date(2025, 3, 1)),
    ],
)
def test_review_is_due_after_a_year(reviewed: date, due: date) -> None:
    assert statement_words.review_due_on(reviewed) == due


@pytest.mark.parametrize(("today", "count"), [(date(2027, 4, 5), 0), (date(2027, 4, 6), 1)])
def test_desk_reminds_after_twelve_months(statement, today: date, count: int) -> None:
    assert StatementReminder(today).render_html({}).count("6 kwietnia 2026") == count


def test_desk_reminds_of_nothing_while_a_statement_is_a_draft() -> None:
    make_statement(live=False)
    assert StatementReminder(date(2030, 1, 1)).render_html({}).strip() == ""


def test_first_page_of_the_admin_shows_the_reminder(admin_client: Client) -> None:
    make_statement(reviewed_on="2020-01-02")
    assert "2 stycznia 2020" in admin_client.get("/admin/").content.decode()
