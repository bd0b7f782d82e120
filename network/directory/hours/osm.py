"""How do our rows read as an OpenStreetMap ``opening_hours`` text?

Two readings of the same rows: the published one is plain OSM; the marked one is what we evaluate. There each day ends
at midnight and a comment carries what the library would lose or bend: an open end ("+"), the true end after midnight
(">02:00"; the library lets the tail of a night that a holiday cancels live on) and "by appointment" ("*").
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from network.directory.models import AccessMode, OpeningRule
from network.directory.queries import NOT_FOR_VISITS

if TYPE_CHECKING:
    from network.directory.models import OpeningException, Shop

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ALWAYS_FROM, ALWAYS_TO = date(1900, 1, 1), date(9999, 12, 31)
WEEKS: dict[str, str] = {OpeningRule.Weeks.ODD: "week 1-53/2 ", OpeningRule.Weeks.EVEN: "week 2-52/2 "}
NTH: dict[str, str] = {
    OpeningRule.Weeks.FIRST: "[1]",
    OpeningRule.Weeks.SECOND: "[2]",
    OpeningRule.Weeks.THIRD: "[3]",
    OpeningRule.Weeks.FOURTH: "[4]",
    OpeningRule.Weeks.LAST: "[-1]",
}
BY_APPOINTMENT = "by appointment"
NOT_FOR_VISITORS = frozenset(NOT_FOR_VISITS)

_Times = tuple[str, ...]


def osm(shop: "Shop", mode: str) -> str:
    """The shop's hours of one access mode in OSM's own words, exceptions included; '' where it has none.

    Derived windows are no rules and are not in it.
    """
    return _texts(shop, marked=False).get(mode, "")


def marked_texts(shop: "Shop") -> dict[str, str]:
    """The texts we evaluate (see the top of this module) by access mode, from the shop's prefetched rows."""
    return _texts(shop, marked=True)


def _texts(shop: "Shop", *, marked: bool) -> dict[str, str]:
    rules, exceptions = list(shop.opening_rules.all()), list(shop.opening_exceptions.all())
    return {
        mode: _text(
            [rule for rule in rules if rule.mode == mode],
            [exception for exception in exceptions if _concerns(exception, mode)],
            open_on_holidays=shop.open_on_holidays,
            marked=marked,
        )
        for mode in sorted(_modes(rules, exceptions))
    }


def _modes(rules: "list[OpeningRule]", exceptions: "list[OpeningException]") -> set[str]:
    """The access modes with rules or extra openings. Extra hours "for all" that stand alone are by the shop's rule."""
    modes = {rule.mode for rule in rules}
    extra = {exception.mode for exception in exceptions if exception.opens is not None}
    if "" in extra and not modes - NOT_FOR_VISITORS:
        extra.add(AccessMode.REGULAR.value)
    return modes | extra - {""}


def _text(
    rules: "list[OpeningRule]", exceptions: "list[OpeningException]", *, open_on_holidays: bool, marked: bool
) -> str:
    """Rules, then what replaces them: holidays, closed days, other hours."""
    parts = [_rules(rules, marked=marked)] if rules else []
    if not open_on_holidays:
        parts.append("PH off")
    parts += [f"{_range(e.first_day, e.last_day)} off" for e in exceptions if e.opens is None]
    return "; ".join(parts + _extra(exceptions, marked=marked))


def _concerns(exception: "OpeningException", mode: str) -> bool:
    """Closed "for all" closes every mode; open "for all" opens for visitors, not for donors or the phone."""
    if exception.mode:
        return exception.mode == mode
    return exception.opens is None or mode not in NOT_FOR_VISITORS


def _rules(rules: "Iterable[OpeningRule]", *, marked: bool) -> str:
    """All rules as OSM rule sequences: weekdays with the same times share one."""
    times: dict[tuple[str, str, str], dict[int, list[str]]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.weekday, rule.opens)):
        by_day = times.setdefault(_selector(rule, marked=marked), {})
        by_day.setdefault(rule.weekday, []).append(_time(rule, marked=marked))
    sequences: dict[tuple[str, str, str, _Times], list[int]] = {}
    for selector, by_day in times.items():
        for weekday, spans in by_day.items():
            sequences.setdefault((*selector, tuple(spans)), []).append(weekday)
    return _joined(sequences, additive=marked or any(rule.past_midnight for rule in rules))


def _joined(sequences: dict[tuple[str, str, str, _Times], list[int]], *, additive: bool) -> str:
    """A later sequence replaces an earlier one on the same day after ";" and adds to it after ","."""
    text, seen = "", set[int]()
    for (before, nth, comment, spans), weekdays in sequences.items():
        days = ",".join(f"{part}{nth}" for part in (_runs(weekdays) if not nth else [DAYS[day] for day in weekdays]))
        separator = ", " if additive or seen & set(weekdays) else "; "
        text += f"{separator if text else ''}{before}{days} {','.join(spans)}{comment}"
        seen |= set(weekdays)
    return text


def _selector(rule: "OpeningRule", *, marked: bool) -> tuple[str, str, str]:
    """What stands before the weekdays, behind each weekday, and at the end."""
    before = ""
    if rule.valid_from or rule.valid_to:
        before = _range(rule.valid_from or ALWAYS_FROM, rule.valid_to or ALWAYS_TO) + " "
    comment = _mark(rule) if marked else BY_APPOINTMENT if rule.by_appointment else ""
    return before + WEEKS.get(rule.weeks, ""), NTH.get(rule.weeks, ""), f' "{comment}"' if comment else ""


def _mark(rule: "OpeningRule") -> str:
    appointment = "*" if rule.by_appointment else ""
    if rule.closes is None:
        return appointment + "+"
    return appointment + (f">{_clock(rule.closes)}" if rule.past_midnight else "")


def _time(rule: "OpeningRule", *, marked: bool) -> str:
    opens = _clock(rule.opens)
    if rule.closes is None:
        return f"{opens}-24:00" if marked else f"{opens}+"
    if rule.past_midnight and (marked or not (rule.closes.hour or rule.closes.minute)):
        return f"{opens}-24:00"
    return f"{opens}-{_clock(rule.closes)}"


def _clock(value: time) -> str:
    """ "09:00", four times as fast as strftime; every text is made anew from its rows."""
    return value.isoformat("minutes")


def _runs(weekdays: list[int]) -> list[str]:
    """ "Mo-We", "Fr": three days and more in a row become a range."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        part
        for run in runs
        for part in ([f"{DAYS[run[0]]}-{DAYS[run[-1]]}"] if len(run) > 2 else [DAYS[day] for day in run])
    ]


def _range(first: date, last: date) -> str:
    return _date(first) if first == last else f"{_date(first)}-{_date(last)}"


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"


def _extra(exceptions: "Iterable[OpeningException]", *, marked: bool) -> list[str]:
    """Extra hours, cut where one of them begins or ends: two on one day add up and replace the usual hours of it."""
    hours = [
        (e.first_day, e.last_day, _extra_time(e.opens, e.closes, marked=marked))
        for e in exceptions
        if e.opens is not None
    ]
    day = timedelta(days=1)
    cuts = sorted({first for first, _last, _span in hours} | {last + day for _first, last, _span in hours})
    parts = [
        (start, end - day, [span for first, last, span in hours if first <= start <= last])
        for start, end in pairwise(cuts)
    ]
    return [_extra_text(first, last, spans) for first, last, spans in parts if spans]


def _extra_time(opens: time, closes: time | None, *, marked: bool) -> str:
    if closes is None:
        return f'{_clock(opens)}-24:00 "+"' if marked else f"{_clock(opens)}+"
    return f"{_clock(opens)}-{_clock(closes)}"


def _extra_text(first: date, last: date, spans: list[str]) -> str:
    """The first span replaces the day, the others add to it."""
    return ", ".join(f"{_range(first, last)} {span}" for span in sorted(spans))
