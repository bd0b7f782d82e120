"""When is the shop open in the next days, and for whom? The table of hours."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict

from network.directory import sentences
from network.directory.hours import DayPlan, Span, Timetable, local_day
from network.directory.models import AccessMode, OpeningRule, Shop

# The mode whose hours stand in the first column of the table: the widest that the shop has.
FIRST_COLUMN = (
    AccessMode.REGULAR,
    AccessMode.REFERRAL,
    AccessMode.NO_REFERRAL,
    AccessMode.EVERYONE,
    AccessMode.SENIORS,
)


class ModeHours(TypedDict):
    """Hours of one access mode on one day."""

    label: str
    hours: list[str]


class Day(TypedDict):
    """One line of the table of hours."""

    day: str
    is_today: bool
    closed: bool
    hours: list[str]
    modes: list[ModeHours]
    note: str


@dataclass
class Week:
    """The table: its lines, the heading of the first column, and that of the second where it holds one mode only.

    ``says_for_whom``: the first column is not for everyone whom the shop serves. No days: no hours for visitors.
    """

    days: list[Day] = field(default_factory=list)
    heading: str = ""
    other_heading: str = ""
    says_for_whom: bool = False
    has_modes: bool = False


def week(shop: Shop, moment: datetime, hours: Timetable) -> Week:
    """The next seven days, or fourteen where not every week is the same; without days where nobody can come in."""
    today, columns = local_day(moment), [mode for mode in FIRST_COLUMN if mode in hours.modes]
    if not columns:
        return Week()
    uneven = any(rule.weeks != OpeningRule.Weeks.EVERY for rule in shop.opening_rules.all())
    plans = hours.week(today, days=14 if uneven else 7)
    days = [_day(plan, columns, shop, today, dated=uneven) for plan in plans]
    labels = {mode["label"] for day in days for mode in day["modes"]}
    return Week(
        days=days,
        heading=sentences.mode_heading(columns[0], shop),
        other_heading=labels.pop() if len(labels) == 1 else "",
        says_for_whom=columns[0] != AccessMode.REGULAR,
        has_modes=any(day["modes"] for day in days),
    )


def weekly(hours: Timetable, mode: str, first: date) -> list[str]:
    """Hours of a mode that is in no table, on the seven days from the first; [] where it has none."""
    if mode not in hours.texts:
        return []
    days = [(plan.date, [span for span in plan.spans if span.mode == mode]) for plan in hours.week(first)]
    return [f"{sentences.weekday_long(day)} {sentences.day_hours(spans)}" for day, spans in days if spans]


def _day(plan: DayPlan, columns: list[AccessMode], shop: Shop, today: date, *, dated: bool) -> Day:
    by_mode = {mode: [span for span in plan.spans if span.mode == mode] for mode in columns}
    first, *others = columns
    return {
        "day": sentences.weekday_with_date(plan.date) if dated else sentences.weekday_long(plan.date),
        "is_today": plan.date == today,
        "closed": not any(by_mode.values()),
        "hours": [sentences.span_hours(span) for span in by_mode[first]],
        "modes": [_mode(mode, by_mode[mode], shop) for mode in others if by_mode[mode]],
        "note": sentences.day_note(plan),
    }


def _mode(mode: AccessMode, spans: Iterable[Span], shop: Shop) -> ModeHours:
    return {"label": sentences.mode_heading(mode, shop), "hours": [sentences.span_hours(span) for span in spans]}
