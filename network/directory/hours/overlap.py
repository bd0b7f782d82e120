"""Which rules contradict each other because their hours overlap for the same people?"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from network.directory.models import OpeningRule

if TYPE_CHECKING:
    from collections.abc import Sequence

Weeks = OpeningRule.Weeks
DAY = 24 * 60
PARITY = {Weeks.ODD, Weeks.EVEN}
NTH = {Weeks.FIRST: 1, Weeks.SECOND: 2, Weeks.THIRD: 3, Weeks.FOURTH: 4}


def overlaps(rules: "Iterable[OpeningRule]") -> "list[tuple[OpeningRule, OpeningRule]]":
    """The pairs of rules of one access mode whose hours share a minute on some day; [] is what an editor wants.

    An open end lasts until midnight; hours past midnight reach into the next day's.
    """
    return [(a, b) for a, b in combinations(_ordered(rules), 2) if a.mode == b.mode and _overlap(a, b)]


def _ordered(rules: "Iterable[OpeningRule]") -> "Sequence[OpeningRule]":
    return sorted(rules, key=lambda rule: (rule.mode, rule.weekday, rule.opens))


def _overlap(a: OpeningRule, b: OpeningRule) -> bool:
    return _same_day(a, b) or _spills(a, b) or _spills(b, a)


def _same_day(a: OpeningRule, b: OpeningRule) -> bool:
    return a.weekday == b.weekday and _share(a, b, 0) and can_coincide(a, b) and _valid_together(a, b, 0)


def _spills(night: OpeningRule, next_day: OpeningRule) -> bool:
    """Does the night reach into the hours of the day after it?"""
    return (
        night.past_midnight
        and (night.weekday + 1) % 7 == next_day.weekday
        and _share(night, next_day, DAY)
        and _can_follow(night, next_day)
        and _valid_together(night, next_day, 1)
    )


def _share(a: OpeningRule, b: OpeningRule, later: int) -> bool:
    """Do the hours share a minute when b's day starts so many minutes later?"""
    (a_opens, a_closes), (b_opens, b_closes) = _minutes(a), _minutes(b)
    return a_opens < b_closes + later and b_opens + later < a_closes


def _minutes(rule: OpeningRule) -> tuple[int, int]:
    closes = DAY if rule.closes is None else _minute(rule.closes) + (DAY if rule.past_midnight else 0)
    return _minute(rule.opens), closes


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def can_coincide(a: OpeningRule, b: OpeningRule) -> bool:
    """Can the same weekday fall under both rules' weeks? The fourth of a month may be its last."""
    pair = {Weeks(a.weeks), Weeks(b.weeks)}
    if pair == PARITY:
        return False
    if pair <= set(NTH) | {Weeks.LAST}:
        return len(pair) == 1 or pair == {Weeks.FOURTH, Weeks.LAST}
    return True


def _can_follow(night: OpeningRule, next_day: OpeningRule) -> bool:
    """Can the day after a day under the one rule's weeks fall under the other's?"""
    first, second = Weeks(night.weeks), Weeks(next_day.weeks)
    if {first, second} == PARITY:
        return night.weekday == 6  # a new week begins on Monday
    if first in NTH and second in NTH:
        return NTH[second] - NTH[first] in (0, 1)
    return True


def _valid_together(a: OpeningRule, b: OpeningRule, later: int) -> bool:
    """Do the validities share a day when b's is the day so many days after a's?"""
    shift = timedelta(days=later)
    first = max(a.valid_from or date.min, _shifted(b.valid_from, shift, date.min))
    last = min(a.valid_to or date.max, _shifted(b.valid_to, shift, date.max))
    return first <= last


def _shifted(day: date | None, shift: timedelta, unlimited: date) -> date:
    return unlimited if day is None else day - shift
