"""How does each page stand in each language of the site?

A story's or a leader's text carries the version it was made from. Of other pages the days of publication are compared:
an original published after its translation makes that older, also where only a little was changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Page

from cms.translations.progress import has_machine_words, machine_words
from network.subjects.remembering import remembered


class Standing(TextChoices):
    """How a text stands in one language."""

    ORIGINAL = "original", pgettext_lazy("a text in a language", "original")
    MISSING = "missing", pgettext_lazy("a text in a language", "not translated")
    IN_WORK = "in_work", pgettext_lazy("a text in a language", "begun")
    MACHINE = "machine", pgettext_lazy("a text in a language", "by a machine, not read yet")
    OLDER = "older", pgettext_lazy("a text in a language", "older than the original")
    PUBLISHED = "published", pgettext_lazy("a text in a language", "published")


TASKS = {
    Standing.MISSING: gettext_lazy("translate"),
    Standing.IN_WORK: gettext_lazy("finish the translation"),
    Standing.MACHINE: gettext_lazy("read what the machine wrote"),
    Standing.OLDER: gettext_lazy("bring the translation up to date"),
}


@dataclass(frozen=True)
class Status:
    """One text in one language. ``page``: its row, None for none; ``since`` it stands so, as far as known."""

    language: str
    standing: Standing
    page: Page | None
    since: datetime | None

    @property
    def task(self) -> str:
        """What is to be done, in the reader's language; '' for nothing."""
        return str(TASKS.get(self.standing, ""))


Versions = Mapping[str, tuple[int, int]]  # language: version of the text, version of the thing


def statuses(originals: Iterable[Page], versions: Mapping[UUID, Versions] | None = None) -> dict[UUID, list[Status]]:
    """Every language of the site for each of these originals, in the site's order, by their translation key.

    Two queries for any number of pages. ``versions``: of those that carry them.
    """
    pages = list(originals)
    rows: dict[UUID, dict[str, Page]] = {page.translation_key: {} for page in pages}
    for row in _translations(rows):
        rows[row.translation_key][row.locale.language_code] = row
    machine = set(machine_words().filter(context__object_id__in=rows).values_list("context__object_id", "locale_id"))
    return {
        page.translation_key: [
            _status(
                code, page, rows[page.translation_key].get(code), machine, (versions or {}).get(page.translation_key)
            )
            for code, _name in settings.LANGUAGES
        ]
        for page in pages
    }


def _translations(keys: Iterable[UUID]) -> QuerySet[Page]:
    return Page.objects.filter(translation_key__in=list(keys), alias_of=None).select_related("locale")


def _status(
    code: str, original: Page, page: Page | None, machine: set[tuple[UUID, int]], versions: Versions | None
) -> Status:
    changed = original.last_published_at
    if page is None:
        return Status(code, Standing.MISSING, None, original.first_published_at)
    if page.pk == original.pk:
        return Status(code, Standing.ORIGINAL, page, changed)
    if (page.translation_key, page.locale_id) in machine:
        return Status(code, Standing.MACHINE, page, page.latest_revision_created_at)
    if not page.live:
        return Status(code, Standing.IN_WORK, page, page.latest_revision_created_at or original.first_published_at)
    if is_older(page, original, versions.get(code) if versions is not None else None):
        return Status(code, Standing.OLDER, page, changed)
    return Status(code, Standing.PUBLISHED, page, page.last_published_at)


def told_of_translation(page: Page, live: Mapping[str, Page]) -> dict[str, bool]:
    """What a page must say of itself: ``text_is_older``, ``text_is_machine``. ``live``: its live translations.

    At most one query, remembered until something changes; none in the site's own language.
    """
    original = live.get(settings.LANGUAGE_CODE)
    if original is None or original.pk == page.pk or page.alias_of_id:
        return {"text_is_older": False, "text_is_machine": False}
    is_machine = remembered(f"cms.machine.{page.pk}", lambda: has_machine_words(page))
    return {"text_is_older": is_older(page, original), "text_is_machine": is_machine}


def is_older(page: Page, original: Page, versions: tuple[int, int] | None = None) -> bool:
    """Whether a live translation was made from an older text than the original's. ``versions``: see ``Versions``.

    No query. Pages that were never published through the admin (made by a migration) are nobody's translation.
    """
    if versions is not None:
        return versions[0] < versions[1]
    if page.last_published_at is None or original.last_published_at is None:
        return False
    return bool(page.last_published_at < original.last_published_at)
