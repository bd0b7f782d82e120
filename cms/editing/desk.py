"""What waits at the editors' desk, for how long, in which language, and who looks at it?

A view of the registry's ``waiting``, of the pages that need a translator, and of the claims; nothing of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from cms.editing import page_rows
from network.models import Person
from network.moderation.models import Claim
from network.moderation.queries import claims
from network.subjects import registry
from network.subjects.registry import Waiting
from network.words.languages import names
from network.words.sheets import Cell

KINDS = {
    "case": pgettext_lazy("what waits", "report"),
    "story": pgettext_lazy("what waits", "story"),
    "leader": pgettext_lazy("what waits", "leader's page"),
    "enquiry": pgettext_lazy("what waits", "message"),
    "shop": pgettext_lazy("what waits", "facts of a shop"),
    "page": pgettext_lazy("what waits", "page"),
}
TURNS = {
    "editor": pgettext_lazy("whose turn", "editors"),
    "author": pgettext_lazy("whose turn", "author"),
    "translator": pgettext_lazy("whose turn", "translators"),
}
# First who may be in danger, then who waits for an answer, then texts that wait for their translation, then facts: else
# facts of years ago would stand before every person.
RANKS = {"case": -1, "page": 1, "shop": 2}
HERE = ("story", "leader")  # opened at the desk; others say where one acts
CLAIMED = (*HERE, "enquiry", "page")


@dataclass(frozen=True)
class Row:
    """One line of the desk."""

    waiting: Waiting
    claim: Claim | None
    is_mine: bool
    age: str
    url: str

    @property
    def kind(self) -> str:
        return str(KINDS.get(self.waiting.kind, self.waiting.kind))

    @property
    def turn(self) -> str:
        return str(TURNS.get(self.waiting.turn, self.waiting.turn))

    @property
    def language(self) -> str:
        """The name of the text's language."""
        return names([self.waiting.language])

    @property
    def can_be_claimed(self) -> bool:
        """Whether nobody looks at it, and looking at it is one person's work."""
        return self.claim is None and self.waiting.kind in CLAIMED


@dataclass(frozen=True)
class Asked:
    """Which lines somebody wants to see; '' is all. ``whose``: "mine" or "free"."""

    kind: str = ""
    language: str = ""
    turn: str = ""
    whose: str = ""

    def wants(self, row: Row) -> bool:
        """Whether the line is meant."""
        waiting = row.waiting
        pairs = ((self.kind, waiting.kind), (self.language, waiting.language), (self.turn, waiting.turn))
        held = {"": True, "mine": row.is_mine, "free": row.claim is None}
        return all(asked in ("", is_) for asked, is_ in pairs) and held[self.whose]


def rows(person: Person | None, moment: datetime, asked: Asked = Asked()) -> list[Row]:
    """All lines for this person: what people wait for, then translations, then facts of shops; in each the longest
    waiting first. A fixed number of queries."""
    language = get_language() or "en"
    found = [*registry.waiting(person, language), *page_rows.waiting(language)]
    held = claims(moment)
    lines = (_row(one, held.get((one.kind, one.key)), person, moment) for one in found)
    return sorted((line for line in lines if asked.wants(line)), key=_order)


def _order(line: Row) -> tuple[int, datetime]:
    rank = 1 if line.waiting.turn == "translator" else RANKS.get(line.waiting.kind, 0)
    return rank, line.waiting.since


def _row(waiting: Waiting, claim: Claim | None, person: Person | None, moment: datetime) -> Row:
    is_mine = claim is not None and person is not None and claim.person_id == person.pk
    at_desk = waiting.kind in HERE and waiting.turn != "author"
    url = reverse("editing_thing", args=[waiting.kind, waiting.key]) if at_desk or not waiting.url else waiting.url
    return Row(waiting, claim, is_mine, age(moment - waiting.since), url)


def age(passed: timedelta) -> str:
    """ "just now", "12 minutes", "3 hours", "9 days", "4 months", "over 2 years": how long something waits."""
    minutes = max(0, int(passed.total_seconds() // 60))
    if minutes == 0:
        return pgettext("how long something waits", "just now")
    if minutes < 60:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    if minutes < 48 * 60:
        return ngettext("%(count)s hour", "%(count)s hours", minutes // 60) % {"count": minutes // 60}
    return _long(minutes // 1440)


def _long(days: int) -> str:
    if days < 60:
        return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    if days < 365:
        months = min(days // 30, 11)
        return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}
    if days < 2 * 365:
        return _("over a year")
    return ngettext("over %(count)s year", "over %(count)s years", days // 365) % {"count": days // 365}


def counts(lines: Iterable[Row]) -> list[tuple[str, str, int]]:
    """How many lines of each kind: code, name, number, in the order of ``KINDS``."""
    lines = list(lines)
    numbers = {kind: sum(line.waiting.kind == kind for line in lines) for kind in KINDS}
    return [(kind, str(KINDS[kind]), number) for kind, number in numbers.items() if number]


def as_cells(lines: Iterable[Row], root: str) -> Iterator[list[Cell]]:
    """The lines for a file, with their header. ``root``: "https://lada.example"."""
    yield [
        str(title)
        for title in (
            pgettext("a column", "kind"), _("title"), _("language"), _("what is to be done"), _("whose turn"),
            _("waits since"), _("for how long"), _("who looks at it"), _("page"),
        )
    ]  # fmt: skip
    for line in lines:
        yield list(_cells(line, root))


def _cells(line: Row, root: str) -> Iterator[Any]:
    waiting = line.waiting
    yield from (line.kind, waiting.title, waiting.language, waiting.task, line.turn)
    yield waiting.since.isoformat(timespec="minutes")
    yield line.age
    yield line.claim.person.name if line.claim else ""
    yield line.url if line.url.startswith("http") else f"{root}{line.url}"
