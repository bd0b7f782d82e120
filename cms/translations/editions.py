"""In which language is a page's text, and where does it stand in the others?

A page has the same address in every language but for the prefix. Where a language has no live translation, its address
answers with the Polish text inside that language's furniture (``LadaHomePage.route``).
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from cms.translations.switch import Language, switch


@dataclass(frozen=True)
class Editions:
    """The live translations of one page. ``original``: the page whose own text this is (an alias repeats another's);
    ``language``: the language of that text; ``live``: all translations anybody may read, by language."""

    original: Page
    language: str
    live: dict[str, Page]


def of(page: Page) -> Editions:
    """The page's translations; one query, one more for an alias or a draft (which counts as none)."""
    original = page.alias_of.specific if page.alias_of_id else page
    translations = readable(Page.objects.filter(translation_key=original.translation_key)).select_related("locale")
    live = {found.locale.language_code: found for found in translations}
    own = next((code for code, found in live.items() if found.pk == original.pk), "")
    return Editions(original, own or original.locale.language_code, live)


def readable(pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages that anybody may read: live, no alias, and restricted neither themselves nor from above."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=F("page__path"))
    return pages.live().filter(~Exists(restricted), alias_of=None)


def path_in(page: Page, code: str) -> str:
    """The path of the page in a language, whether or not it has a translation there."""
    with translation.override(code):
        return reverse("wagtail_serve", args=[page.url_path.split("/", 2)[2]])


def languages(page: Page, found: Editions) -> list[Language]:
    """For the switch: each language leads to this page there, or to the home page where nothing could answer."""
    here, falls_back = get_language(), settings.LANGUAGE_CODE in found.live

    def address(code: str) -> str:
        return path_in(page, code) if falls_back or code == here or code in found.live else _home(code)

    return switch(here, address)


def alternates(found: Editions, request: HttpRequest) -> list[dict[str, str]]:
    """Full addresses of the translations that exist, in the site's order, for search engines."""
    site = Site.find_for_request(request)
    root = site.root_url if site else ""
    codes = [code for code, _name in settings.LANGUAGES if code in found.live]
    return [{"code": code, "url": root + path_in(found.live[code], code)} for code in codes]


def _home(code: str) -> str:
    with translation.override(code):
        return reverse("wagtail_serve", args=[""])
