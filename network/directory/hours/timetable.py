"""Is a shop open at a moment, until when, and when next?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from network.directory.dates import WARSAW
from network.directory.hours.days_off import holiday
from network.directory.hours.evaluation import Span, derived, merged, spans_of, utc
from network.directory.hours.osm import NOT_FOR_VISITORS, marked_texts
from network.directory.models import AccessMode, DerivedWindow

if TYPE_CHECKING:
    from network.directory.models import OpeningException, Shop

VISITORS = frozenset(AccessMode.values) - NOT_FOR_VISITORS
# Far enough for "the first Monday of the month" seen on the first Tuesday.
HORIZON_DAYS = 42


class Opening(Enum):
    """What a shop's hours say at a moment."""

    OPEN = "open"
    END_NOT_STATED = "end_not_stated"
    BY_APPOINTMENT = "by_appointment"
    LATER = "later"
    OVER = "over"
    CLOSED_TODAY = "closed_today"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OpenState:
    """The state at a moment for visitors.

    ``closes``: the end of the uninterrupted opening (OPEN; None if it goes on around the clock). ``modes``: who may
    come now. ``now``: the spans around the moment. ``next``: the next opening (LATER, OVER, CLOSED_TODAY; None if
    there is none within six weeks). ``upcoming``: later spans of the same uninterrupted opening.
    """

    opening: Opening
    closes: datetime | None = None
    now: tuple[Span, ...] = ()
    next: Span | None = None
    upcoming: tuple[Span, ...] = ()

    @property
    def modes(self) -> frozenset[str]:
        return frozenset(span.mode for span in self.now)


@dataclass(frozen=True)
class DayPlan:
    """One day of the table: its spans, the English name of a public holiday, the reason of an exception."""

    date: date
    spans: tuple[Span, ...]
    holiday: str | None = None
    reason: str | None = None


def timetable(shop: "Shop") -> "Timetable":
    """The shop's timetable, from its prefetched rows (opening_rules, derived_windows, opening_exceptions)."""
    return Timetable(marked_texts(shop), tuple(shop.derived_windows.all()), tuple(shop.opening_exceptions.all()))


def local_day(moment: datetime) -> date:
    """The date in Warsaw at an aware moment."""
    return moment.astimezone(WARSAW).date()


@dataclass
class Timetable:
    """A shop's hours by access mode; ask it with aware moments and with dates of Warsaw."""

    texts: dict[str, str]
    windows: tuple[DerivedWindow, ...] = ()
    exceptions: "tuple[OpeningException, ...]" = ()
    _days: dict[date, tuple[Span, ...]] = field(default_factory=dict, repr=False)

    @property
    def modes(self) -> frozenset[str]:
        """The access modes that have hours, derived ones included."""
        return frozenset(self.texts) | {window.mode for window in self.windows if window.of_mode in self.texts}

    def day(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on this day, in order of time."""
        if day not in self._days:
            self._days[day] = self._evaluated(day)
        return self._days[day]

    def at(self, moment: datetime) -> frozenset[str]:
        """The access modes for which it is surely open: with an end stated and without an appointment."""
        return frozenset(span.mode for span in self.spans_at(moment) if span.is_certain)

    def spans_at(self, moment: datetime) -> tuple[Span, ...]:
        """The spans around the moment; those of the night before included."""
        today = local_day(moment)
        spans = self.day(today - timedelta(days=1)) + self.day(today)
        return tuple(span for span in spans if span.covers(moment))

    def next_change(self, moment: datetime) -> datetime | None:
        """When next a span begins or ends; None if nothing does within six weeks."""
        today = local_day(moment)
        for number in range(-1, HORIZON_DAYS):
            changes = [edge for edge in self._edges(today + timedelta(days=number)) if utc(edge) > utc(moment)]
            later = self._edges(today + timedelta(days=number + 1)) if changes else []
            if changes:
                return min([*changes, *(edge for edge in later if utc(edge) > utc(moment))], key=utc)
        return None

    def week(self, first: date, days: int = 7) -> list[DayPlan]:
        """The days from the first on, with holidays and reasons of exceptions."""
        return [self._plan(first + timedelta(days=number)) for number in range(days)]

    def status(self, moment: datetime) -> OpenState:
        """What the hours say to visitors at the moment; how old they are is not asked here."""
        if not self.modes & VISITORS:
            return OpenState(Opening.UNKNOWN)
        now = tuple(span for span in self.spans_at(moment) if span.mode in VISITORS)
        if certain := tuple(span for span in now if span.is_certain):
            return self._open(certain, moment)
        if unstated := tuple(span for span in now if not span.by_appointment):
            return OpenState(Opening.END_NOT_STATED, now=unstated)
        if now:
            return OpenState(Opening.BY_APPOINTMENT, now=now)
        return self._shut(moment)

    def visitor_spans(self, day: date) -> tuple[Span, ...]:
        """The spans of the day in which people may come for themselves."""
        return tuple(span for span in self.day(day) if span.mode in VISITORS)

    def next_span(self, moment: datetime) -> Span | None:
        """The next span for visitors that begins after the moment, within six weeks."""
        today = local_day(moment)
        later = (
            span
            for number in range(HORIZON_DAYS)
            for span in self.visitor_spans(today + timedelta(days=number))
            if utc(span.opens) > utc(moment)
        )
        return next(later, None)

    def is_open_later(self, moment: datetime) -> bool:
        """Whether visitors may come now or later on the same day; without a stated end the whole day counts."""
        now = any(span.mode in VISITORS for span in self.spans_at(moment))
        return now or any(utc(span.opens) > utc(moment) for span in self.visitor_spans(local_day(moment)))

    def _open(self, now: tuple[Span, ...], moment: datetime) -> OpenState:
        """Follows the opening from span to span until there is a gap; after two days it is around the clock."""
        closes = max((span.closes for span in now if span.closes), key=utc)
        limit, later = utc(moment) + timedelta(days=2), []
        for span in self._following(now[0].opens.date()):
            if utc(span.opens) > utc(closes) or utc(closes) > limit:
                break
            if utc(span.opens) > utc(moment):
                later.append(span)
            if span.closes:
                closes = max(closes, span.closes, key=utc)
        return OpenState(Opening.OPEN, None if utc(closes) > limit else closes, now, upcoming=tuple(later))

    def _following(self, day: date) -> Iterator[Span]:
        for number in range(4):
            yield from (span for span in self.visitor_spans(day + timedelta(days=number)) if span.is_certain)

    def _shut(self, moment: datetime) -> OpenState:
        today, following = local_day(moment), self.next_span(moment)
        if following and following.opens.date() == today:
            return OpenState(Opening.LATER, next=following)
        if self.visitor_spans(today):
            return OpenState(Opening.OVER, next=following)
        if following is None and self._plan(today).reason is None:
            return OpenState(Opening.UNKNOWN)  # rules that have run out tell nothing about now
        return OpenState(Opening.CLOSED_TODAY, next=following)

    def _plan(self, day: date) -> DayPlan:
        reasons = (e.reason for e in self.exceptions if e.first_day <= day <= e.last_day)
        return DayPlan(day, self.day(day), holiday(day), next(reasons, None))

    def _edges(self, day: date) -> list[datetime]:
        return [edge for span in self.day(day) for edge in (span.opens, span.closes) if edge is not None]

    def _evaluated(self, day: date) -> tuple[Span, ...]:
        own = {mode: spans_of(mode, text, day) for mode, text in self.texts.items()}
        spans = [span for spans in own.values() for span in spans]
        for window in self.windows:
            spans += derived(window, own.get(window.of_mode, ()))
        return merged(spans)
