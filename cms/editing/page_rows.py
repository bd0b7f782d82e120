"""Which pages wait for a translator?

Stories say it themselves (their subject knows all its texts); here are leaders' texts and the pages that editors write.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from advocacy.models import Story
from cms.pages.models import LadaHomePage, LeaderIndexPage, LeaderPage, ShopIndexPage, StoryIndexPage, StoryPage
from cms.translations.status import Status, Versions, statuses
from network.models import Leader
from network.subjects.registry import Waiting

FOLDERS = (LadaHomePage, StoryIndexPage, LeaderIndexPage, ShopIndexPage)  # one in each language, with little to read
MOST = 500


def waiting(language: str) -> list[Waiting]:
    """A line for each page with something to translate, telling of all its languages; five queries.

    Pages in the site's own language, and leaders' texts in theirs; the oldest ``MOST``.
    """
    originals = [*_plain(), *_leaders()]
    found = statuses(originals, versions_of(originals))
    with translation.override(language):
        return [_row(page, found[page.translation_key]) for page in originals if _open(found[page.translation_key])]


def any_page() -> QuerySet[Page]:
    """All pages but the root of the tree, which is none."""
    found: QuerySet[Page] = Page.objects.filter(depth__gt=1)
    return found


def _plain() -> QuerySet[Page]:
    pages = Page.objects.live().filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    return (
        pages.not_type(*FOLDERS, StoryPage, LeaderPage).select_related("locale").order_by("first_published_at")[:MOST]
    )


def _leaders() -> Iterator[Page]:
    """The page of each shown leader in the language she writes."""
    pages = (
        LeaderPage.objects.live().filter(alias_of=None, leader__shown=True).select_related("locale", "leader__person")
    )
    for page in pages.order_by("first_published_at")[:MOST]:
        if page.language == page.leader.person.language:
            yield page


def versions_of(originals: Iterable[Page]) -> dict[UUID, Versions]:
    """Of leaders' and stories' texts: from which version each language's was made, and which is the newest. One query
    for each of the two kinds."""
    found: dict[UUID, dict[str, tuple[int, int]]] = {}
    for kind, name, model in ((LeaderPage, "leader_id", Leader), (StoryPage, "story_id", Story)):
        keys = {getattr(page, name): page.translation_key for page in originals if isinstance(page, kind)}
        if not keys:
            continue
        found |= {key: {} for key in keys.values()}
        rows = model._default_manager.filter(pk__in=keys, texts__isnull=False)
        for pk, version, language, made_from in rows.values_list("pk", "version", "texts__language", "texts__version"):
            found[keys[pk]][language] = (made_from, version)
    return dict(found)


def _open(found: list[Status]) -> list[Status]:
    return [status for status in found if status.task]


def _row(page: Page, found: list[Status]) -> Waiting:
    todo = _open(found)
    return Waiting(
        kind="page",
        key=page.pk,
        title=page.title,
        language=page.locale.language_code,
        since=min((status.since for status in todo if status.since), default=None) or timezone.now(),
        turn="translator",
        task=sentence(todo),
        url=reverse("editing_page", args=[page.pk]),
    )


def sentence(todo: Iterable[Status]) -> str:
    """ "uk: translate; en: bring the translation up to date", in the active language."""
    parts: dict[str, list[str]] = {}
    for status in todo:
        parts.setdefault(status.task, []).append(status.language)
    return "; ".join(f"{task}: {', '.join(codes)}" for task, codes in parts.items())
