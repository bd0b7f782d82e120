"""Which hours does one day have? Evaluated by the library from a text, with every end as our rows mean it.

The library works on the clock on the wall (it knows weeks, months and holidays); we add the zone afterwards. Fed with
zoned times it fails at 02:30 on the night in March that has no such time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State

from network.directory.dates import WARSAW
from network.directory.models import DerivedWindow

AFTER_MIDNIGHT = re.compile(r">(\d\d:\d\d)")


@dataclass(frozen=True)
class Span:
    """Hours of one access mode, in Warsaw time. ``closes`` None: the end is not stated."""

    mode: str
    opens: datetime
    closes: datetime | None
    by_appointment: bool = False

    def covers(self, moment: datetime) -> bool:
        """Whether the moment lies in it; one without an end lasts at most until midnight."""
        end = self.closes or at_clock(self.opens.date() + timedelta(days=1), time(0))
        return utc(self.opens) <= utc(moment) < utc(end)

    @property
    def is_certain(self) -> bool:
        """Whether people can simply come: it has an end and needs no appointment."""
        return self.closes is not None and not self.by_appointment


def spans_of(mode: str, text: str, day: date) -> tuple[Span, ...]:
    """The spans of a marked text (``osm``) that begin on the day, in order of time."""
    return tuple(Span(mode, opens, closes, booked) for opens, closes, booked in _hours(text, day))


@lru_cache(maxsize=65536)
def _hours(text: str, day: date) -> tuple[tuple[datetime, datetime | None, bool], ...]:
    """Opening, closing (None: not stated), by appointment. A day is evaluated by itself, marks tell the true end."""
    start = datetime.combine(day, time(0))
    found = _parsed(text).intervals(start, start + timedelta(days=1))
    hours = [
        (at_clock(day, opens.time()), _closing(day, closes, mark), "*" in mark)
        for opens, closes, state, mark in found
        if state == State.OPEN
    ]
    # What lies wholly in the hour that the March night skips has no length.
    return tuple(span for span in hours if span[1] is None or utc(span[0]) < utc(span[1]))


@lru_cache(maxsize=8192)
def _parsed(text: str) -> OpeningHours:
    return OpeningHours(text, country="PL", auto_country=False, auto_timezone=False)


def _closing(day: date, closes: datetime, mark: str) -> datetime | None:
    """The true end; marks count only where the library reached the end of the day."""
    if closes.date() == day:
        return at_clock(day, closes.time())
    if "+" in mark:
        return None
    after_midnight = AFTER_MIDNIGHT.search(mark)
    return at_clock(closes.date(), time.fromisoformat(after_midnight[1]) if after_midnight else time(0))


def at_clock(day: date, clock: time) -> datetime:
    """The moment when clocks in Warsaw show this. A time that the March night skips falls an hour later; of the two
    that the October night has it is the first."""
    return datetime.combine(day, clock, WARSAW).astimezone(UTC).astimezone(WARSAW)


def utc(moment: datetime) -> datetime:
    """For comparing: two times of one zone are compared by their hands, which is wrong in the October night."""
    return moment.astimezone(UTC)


def derived(window: DerivedWindow, spans: tuple[Span, ...]) -> list[Span]:
    """The window at the day's first opening or last closing; none at a closing that is not stated."""
    if not spans:
        return []
    length = timedelta(minutes=window.minutes)
    if window.edge == DerivedWindow.Edge.FIRST:
        first = spans[0]
        end = (utc(first.opens) + length).astimezone(WARSAW)
        closes = min(end, first.closes, key=utc) if first.closes else end
        return [replace(first, mode=window.mode, closes=closes)]
    last = spans[-1]
    if last.closes is None:
        return []
    opens = max((utc(last.closes) - length).astimezone(WARSAW), last.opens, key=utc)
    return [replace(last, mode=window.mode, opens=opens)]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order of time; spans of one mode that touch become one."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.mode, utc(span.opens))):
        last = result[-1] if result else None
        if last and _touch(last, span):
            result[-1] = replace(last, closes=_later_end(last, span))
        else:
            result.append(span)
    return tuple(sorted(result, key=lambda span: utc(span.opens)))


def _touch(a: Span, b: Span) -> bool:
    return (
        a.mode == b.mode
        and a.by_appointment == b.by_appointment
        and a.closes is not None
        and utc(b.opens) <= utc(a.closes)
    )


def _later_end(a: Span, b: Span) -> datetime | None:
    return None if a.closes is None or b.closes is None else max(a.closes, b.closes, key=utc)
