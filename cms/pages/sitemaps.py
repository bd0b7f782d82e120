"""Which addresses may search engines find, in which languages, and since when do they say what they say?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from advocacy.models import StoryText
from cms.pages.models.shop import Elsewhere
from cms.translations import editions
from network.directory.models import Shop
from network.log.models import Entry
from network.models import Leader
from network.subjects import registry

# Parts of the site that are no pages. Forms, what somebody asked for and what belongs to one reader are not among them.
PLACES = ("finder", "requests", "partner_shops", "partner_gaps", "partner_impact", "leaders", "data")
MOST = 50_000  # addresses in one file, by the protocol
CODES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Row:
    """An address in one language, and in all it exists in ("x-default": the main one, if it does)."""

    address: str
    changed: datetime | None
    alternates: dict[str, str]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or where they are too many the list of parts, each under ``?part=``."""
    root = request.build_absolute_uri("/")[:-1]
    found = list(rows(root))
    parts = [found[start : start + MOST] for start in range(0, len(found), MOST)] or [[]]
    if len(parts) > 1 and "part" not in request.GET:
        addresses = [f"{root}{request.path}?part={number}" for number in range(1, len(parts) + 1)]
        return _xml(request, "cms/sitemap_index.xml", {"parts": addresses})
    number = request.GET.get("part", "1")
    if number not in map(str, range(1, len(parts) + 1)):
        raise Http404
    return _xml(request, "cms/sitemap.xml", {"entries": parts[int(number) - 1]})


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")


def rows(root: str) -> Iterator[Row]:
    """Every public address under the root ("https://lada.example"): pages in the languages they are written in, parts
    of the site, shops and leaders in all, stories where they have a text. A fixed number of queries."""
    for editions_of_one in _pages():
        addresses = {code: editions.path_in(page, code) for code, page in editions_of_one.items()}
        changed = {code: page.last_published_at for code, page in editions_of_one.items()}
        yield from _in_languages(root, addresses, changed)
    for name in PLACES:
        yield from _in_languages(root, _by_language(f"network:{name}"), {})
    by_language = _by_language("network:shop", "slug")
    for slug, last in _shops():
        addresses = {code: path.replace("/slug/", f"/{slug}/") for code, path in by_language.items()}
        yield from _in_languages(root, addresses, dict.fromkeys(CODES, last))
    yield from _in_languages(root, _by_language("advocacy:stories"), {})
    by_language = _by_language("advocacy:story", "slug")
    for slug, changed in _stories():
        yield from _in_languages(
            root, {code: by_language[code].replace("/slug/", f"/{slug}/") for code in CODES if code in changed}, changed
        )
    by_language = _by_language("network:leader", "slug")
    for slug, last in Leader.objects.public().order_by("pk").values_list("slug", "changed_at"):
        addresses = {code: path.replace("/slug/", f"/{slug}/") for code, path in by_language.items()}
        yield from _in_languages(root, addresses, dict.fromkeys(CODES, last))


def _in_languages(root: str, paths: dict[str, str], changed: dict[str, datetime | None]) -> Iterator[Row]:
    """One row for each language, all with the same list of alternates."""
    alternates = {code: root + path for code, path in paths.items()}
    if settings.LANGUAGE_CODE in paths:
        alternates["x-default"] = alternates[settings.LANGUAGE_CODE]
    return (Row(root + path, changed.get(code), alternates) for code, path in paths.items())


def _by_language(name: str, *arguments: str) -> dict[str, str]:
    """The path of a URL name in each language."""
    paths = {}
    for code in CODES:
        with override(code):
            paths[code] = reverse(name, args=arguments)
    return paths


def _pages() -> Iterable[dict[str, Page]]:
    """Live and public pages by language, translations together. Without those that should leave no trace on a screen,
    and without those that lend their text to another address."""
    found: dict[object, dict[str, Page]] = {}
    live = Page.objects.filter(depth__gt=1, alias_of=None).live().public().select_related("locale").order_by("path")
    for page in live.defer_streamfields().specific():
        if not isinstance(page, Elsewhere) and not getattr(page, "quick_exit", False):
            found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return ({code: one[code] for code in CODES if code in one} for one in found.values())


def _stories() -> Iterable[tuple[str, dict[str, datetime | None]]]:
    """Slug, and when its text in each language was published, in those there are; one query."""
    found: dict[str, dict[str, datetime | None]] = {}
    texts = StoryText.objects.filter(story__shown=True).order_by("story")
    for slug, language, published in texts.values_list("story__slug", "language", "published_at"):
        found.setdefault(slug, {})[language] = published
    return found.items()


def _shops() -> Iterable[tuple[str, datetime | None]]:
    """Slug, and when something was last written down about the shop (None: never, by the log); one query."""
    kind = next(subject.kind for subject in registry.everything() if subject.model is Shop)
    entries = Entry.objects.filter(subject_kind=kind, subject_id=OuterRef("pk")).order_by("-id")
    shops = Shop.objects.visible_to(None).annotate(changed=Subquery(entries.values("at")[:1]))
    return shops.order_by("pk").values_list("slug", "changed")
