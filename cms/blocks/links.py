"""Where does a link to a page of this site lead, for a reader of this language?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.translations.editions import path_in


@dataclass(frozen=True)
class Destination:
    """A page as the reader will find it: its address with her prefix, and the title and language of its text."""

    url: str
    title: str
    language: str

    @property
    def foreign(self) -> str:
        """The language, where it is not the reader's; else ''."""
        return "" if self.language == get_language() else self.language


def destinations(ids: Iterable[int]) -> dict[int, Destination]:
    """Where the pages lead, by their number: to the translation in the active language, else to the Polish text, else
    to the page itself. Without those that nobody can read. One query, none for no page."""
    wanted = set(ids)
    if not wanted:
        return {}
    pages = _with_translations(Page.objects.filter(pk__in=wanted))
    chosen = {page.pk: _best(page, pages) for page in pages if page.pk in wanted}
    return {number: _destination(page) for number, page in chosen.items() if page}


def pages_below(page: Page) -> list[Destination]:
    """Where the pages right below this one lead that are meant for menus, in their order. One query at most."""
    if not page.numchild:
        return []
    open_to_readers = page.get_children().live().in_menu().filter(view_restrictions=None)  # who is here may read them
    pages = _with_translations(open_to_readers)
    below = [one for one in pages if one.is_child_of(page) and one.live and one.show_in_menus]
    chosen = [_best(one, pages) for one in sorted(below, key=lambda one: str(one.path))]
    return [_destination(one) for one in chosen if one]


def _with_translations(asked: PageQuerySet) -> list[Page]:
    keys = asked.order_by().values("translation_key")
    return list(Page.objects.filter(translation_key__in=keys).select_related("locale"))


def _best(page: Page, pages: list[Page]) -> Page | None:
    """The live one of a page's translations that the reader understands best. An alias of one of the pages is none: it
    repeats that one's words."""
    numbers = {one.pk for one in pages}
    same = (one for one in pages if one.translation_key == page.translation_key and one.alias_of_id not in numbers)
    live = {one.locale.language_code: one for one in same if one.live}
    codes = (get_language() or "", settings.LANGUAGE_CODE, page.locale.language_code)
    return next((live[code] for code in codes if code in live), None)


def _destination(page: Page) -> Destination:
    language = page.locale.language_code
    # The Polish text answers at the reader's own prefix too; any other stands only at its own.
    code = get_language() or language if language == settings.LANGUAGE_CODE else language
    return Destination(path_in(page, code), page.title, language)


def linked_pages(value: StreamValue) -> dict[int, Destination]:
    """Where all pages lead that are linked anywhere in a stream."""
    found = value.stream_block.extract_references(value)
    return destinations(int(number) for model, number, *_path in found if issubclass(model, Page))


def with_addresses(source: str, known: dict[int, Destination] | None = None) -> SafeString:
    """Rich text as HTML. ``known``: what ``linked_pages`` found; without it the links are looked up here."""
    if known is None:
        tags = [extract_attrs(found.group(1)) for found in FIND_A_TAG.finditer(source)]
        known = destinations(int(tag["id"]) for tag in tags if tag.get("linktype") == "page")

    def opening(found: "object") -> str:
        attrs = extract_attrs(found.group(1))  # type: ignore[attr-defined]
        return _opening(known.get(int(attrs["id"]))) if attrs.get("linktype") == "page" else found.group(0)  # type: ignore[attr-defined]

    return mark_safe(expand_db_html(FIND_A_TAG.sub(opening, source)))  # noqa: S308 - editors' rich text, cleaned at save


def _opening(destination: Destination | None) -> str:
    """The tag that begins a link; without an address where nobody can read the page."""
    if destination is None:
        return "<a>"
    if destination.foreign:
        return format_html('<a href="{}" hreflang="{}">', destination.url, destination.foreign)
    return format_html('<a href="{}">', destination.url)
