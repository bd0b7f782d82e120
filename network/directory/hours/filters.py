"""Does a shop pass the finder's question "open now, today, on Saturday, in the evening"?"""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from network.directory.ages import counts_as_open, freshness_of
from network.directory.hours.evaluation import Span
from network.directory.hours.timetable import VISITORS, Timetable, local_day, timetable
from network.directory.models import FactGroup

if TYPE_CHECKING:
    from network.directory.models import Shop

EVENING = time(17)
SATURDAY = 5
OPEN_FILTERS = ("now", "today", "saturday", "evening")


def passes_open_filter(shop: "Shop", moment: datetime, kind: str, hours: Timetable | None = None) -> bool:
    """Whether the shop is open in the sense of the filter: "now", "today" (not over yet), "saturday" (the next one, or
    today), "evening" (after 17:00 on one of the next seven days).

    Hours older than a year or of unknown age pass none, nor does a shop that nobody confirmed within a year. An
    opening without a stated end passes "today", not "now". Raises ValueError for another kind.
    """
    if kind not in OPEN_FILTERS:
        raise ValueError(f"{kind!r} is no filter: {', '.join(OPEN_FILTERS)}")
    today = local_day(moment)
    if not counts_as_open(shop, today) or not freshness_of(shop, FactGroup.HOURS, today).passes_filters:
        return False
    return _is_open(hours or timetable(shop), moment, kind)


def _is_open(hours: Timetable, moment: datetime, kind: str) -> bool:
    today = local_day(moment)
    if kind == "now":
        return bool(hours.at(moment) & VISITORS)
    if kind == "today":
        return hours.is_open_later(moment)
    if kind == "saturday":
        return bool(hours.visitor_spans(today + timedelta(days=(SATURDAY - today.weekday()) % 7)))
    return any(_is_evening(span) for days in range(7) for span in hours.visitor_spans(today + timedelta(days=days)))


def _is_evening(span: Span) -> bool:
    """Open after 17:00; without a stated end only if it begins then."""
    if span.opens.time() >= EVENING:
        return True
    return span.closes is not None and (span.closes.date() > span.opens.date() or span.closes.time() > EVENING)
