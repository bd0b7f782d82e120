"""What does a menu say in the reader's language, and where does each line lead?"""

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cms.caching import remembered
from cms.menus.models import MenuItem
from cms.menus.queries import pages_to_link
from cms.pages.models import AccessibilityStatementPage
from cms.translations.editions import path_in

Menu, Place = MenuItem.Menu, MenuItem.Place
# What stands in a menu that has no row: the site is usable before an editor has seen it.
BUILT_IN: dict[str, tuple[str, ...]] = {
    Menu.MAIN: (Place.FINDER, Place.SELF_CHECK, Place.STORIES, Place.FORUM, Place.PARTNERS),
    Menu.FOOTER: (
        Place.REQUESTS,
        Place.LEADERS,
        Place.DATA,
        Place.ENQUIRY_CODE,
        Place.CONSENTS,
        Place.MY_TEXTS,
        Place.DESK,
    ),
}


class Line(TypedDict):
    """A line of a menu; ``lang`` only where its words are in another language than the reader's."""

    url: str
    label: str
    lang: str


class Link(Line):
    """A line for one reader."""

    current: bool


def links(menu: str, language: str, path: str) -> list[Link]:
    """The lines of a menu in this language; ``path`` is where the reader is.

    A label is the editors' own for the language, else the title of the page's translation, else the Polish title, or
    the part's name. Pages that are not live or not public are left out. Remembered until something changes; then four
    queries, whatever stands in the menus.
    """
    made = remembered(f"cms.menus.{language}", lambda: _made(language))
    return [{**line, "current": line["url"] == path} for line in made.get(menu, [])]


def _made(language: str) -> dict[str, list[Line]]:
    """Both menus in this language; the footer always ends in the accessibility statement, as the law asks."""
    items = list(MenuItem.objects.with_words())
    pages = _pages([_key(item.page) for item in items if item.page], language)
    with override(language):
        made = {str(menu): _lines(menu, items, pages, language) for menu in Menu}
    statements = (key for key, page in pages.items() if _is_statement(page))
    made[Menu.FOOTER] += _missing(made[Menu.FOOTER], (pages[key] for key in statements), language)
    return made


def _pages(keys: Iterable[UUID], language: str) -> dict[UUID, Page]:
    """By translation key the page of this language, else the Polish one."""
    fallback = settings.LANGUAGE_CODE
    found = pages_to_link(keys, AccessibilityStatementPage, {language, fallback})
    found.sort(key=lambda page: page.locale.language_code == language)  # the reader's own come last and win
    return {page.translation_key: page for page in found}


def _lines(menu: str, items: Iterable[MenuItem], pages: dict[UUID, Page], language: str) -> list[Line]:
    mine = [item for item in items if item.menu == menu]
    if not mine:
        return [_place(name) for name in BUILT_IN[menu]]
    return [line for item in mine if (line := _line(item, pages, language))]


def _line(item: MenuItem, pages: dict[UUID, Page], language: str) -> Line | None:
    """None for a page that nobody can read now."""
    label = next((words.label for words in item.labels.all() if words.language == language), "")
    if item.page is None:
        return _place(item.place, label)
    page = pages.get(_key(item.page))
    return _page(page, language, label) if page else None


def _key(page: Page) -> UUID:
    """What all translations of the page share; of an alias, which only repeats another page, that one's."""
    return (page.alias_of or page).translation_key


def _place(name: str, label: str = "") -> Line:
    return {"url": reverse(name), "label": label or str(Place(name).label), "lang": ""}


def _page(page: Page, language: str, label: str = "") -> Line:
    """At the reader's own prefix, where the Polish text answers too; the editors' label is in her language."""
    theirs = page.locale.language_code
    foreign = "" if label or theirs == language else theirs
    return {"url": path_in(page, language), "label": label or page.title, "lang": foreign}


def _is_statement(page: Page) -> bool:
    return page.content_type.model == AccessibilityStatementPage._meta.model_name


def _missing(lines: list[Line], pages: Iterable[Page], language: str) -> list[Line]:
    """Lines for those of the pages that no line leads to yet."""
    there = {line["url"] for line in lines}
    return [line for page in pages if (line := _page(page, language))["url"] not in there]
