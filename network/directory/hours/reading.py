"""Which rows does an OpenStreetMap ``opening_hours`` text stand for?

It reads what our rows can say and refuses the rest with a reason, so that nothing is guessed.
"""

import re
from datetime import date, time
from typing import TypedDict

from django.utils.translation import gettext as _
from opening_hours import validate

from network.directory.hours.osm import ALWAYS_FROM, ALWAYS_TO, BY_APPOINTMENT, DAYS, MONTHS
from network.directory.hours.overlap import can_coincide
from network.directory.models import OpeningRule

Weeks = OpeningRule.Weeks
DAY = rf"(?:{'|'.join(DAYS)})"
DATE = rf"\d{{4}} (?:{'|'.join(MONTHS)}) \d{{1,2}}"
TIMES = r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2}|\+)"
SEQUENCE = re.compile(
    rf"(?P<validity>{DATE}-{DATE}\s+)?"
    r"(?:week\s+(?P<weeks>0?1-53/2|0?2-5[24]/2)\s*:?\s+)?"
    rf"(?P<days>{DAY}(?:-{DAY}|\[[-\d,]+\])?(?:\s*,\s*{DAY}(?:-{DAY}|\[[-\d,]+\])?)*\s*)?"
    rf"(?P<what>{TIMES}(?:\s*,\s*{TIMES})*|off|closed)"
    rf'(?P<appointment>\s+"{BY_APPOINTMENT}")?'
)
SEPARATOR = re.compile(r"\s*(?:(?P<replaces>;)|,)\s*")
HOLIDAYS_OFF = re.compile(r"PH\s+(?:off|closed)")
NTH = {"1": Weeks.FIRST, "2": Weeks.SECOND, "3": Weeks.THIRD, "4": Weeks.FOURTH, "-1": Weeks.LAST}


class HoursNotUnderstood(ValueError):  # a sentence, like the refusal it carries
    """The text is no OSM opening hours, or says more than our rows can; the message tells what."""


class RuleFields(TypedDict):
    """The fields of an ``OpeningRule`` without its shop and access mode."""

    weekday: int
    opens: time
    closes: time | None
    past_midnight: bool
    weeks: str
    valid_from: date | None
    valid_to: date | None
    by_appointment: bool


def from_osm(text: str) -> list[RuleFields]:
    """The rows a text stands for, Monday first. "PH off" needs no row: it is what a shop does anyway.

    Raises HoursNotUnderstood with a reason for everything our rows cannot say.
    """
    text = text.strip()
    if not validate(text):
        raise HoursNotUnderstood(_("“%(text)s” is not in the form of OpenStreetMap opening hours.") % {"text": text})
    if text == "24/7":
        text = "Mo-Su 00:00-24:00"
    rows: list[RuleFields] = []
    position, replaces = 0, True
    while position < len(text):
        position = _read_sequence(text, position, replaces=replaces, rows=rows)
        separator = SEPARATOR.match(text, position)
        if separator is None and position < len(text):
            raise _cannot_say(text[position:])
        if separator is not None:
            position, replaces = separator.end(), bool(separator["replaces"])
    return sorted(rows, key=lambda row: (row["weekday"], row["opens"]))


def _read_sequence(text: str, position: int, *, replaces: bool, rows: list[RuleFields]) -> int:
    """Reads one rule sequence into the rows; returns where it ends."""
    if off := HOLIDAYS_OFF.match(text, position):
        return off.end()
    match = SEQUENCE.match(text, position)
    if match is None:
        raise _cannot_say(text[position:])
    new = _rows(match)
    if replaces:
        _make_room(new, rows, match[0])
    if match["what"] not in ("off", "closed"):
        rows.extend(new)
    return match.end()


def _make_room(new: list[RuleFields], rows: list[RuleFields], part: str) -> None:
    """After ";" a sequence replaces the earlier ones on its days. Raises where it would replace only some weeks."""
    for row in list(rows):
        others = [other for other in new if other["weekday"] == row["weekday"] and _meet(other, row)]
        if not others:
            continue
        if all(_is_narrower(other) for other in others):
            raise HoursNotUnderstood(
                _("“%(part)s” changes other hours for some weeks only; our rows cannot say that.") % {"part": part}
            )
        rows.remove(row)


def _meet(a: RuleFields, b: RuleFields) -> bool:
    return can_coincide(OpeningRule(weeks=a["weeks"]), OpeningRule(weeks=b["weeks"])) and (
        (a["valid_from"] or date.min) <= (b["valid_to"] or date.max)
        and (b["valid_from"] or date.min) <= (a["valid_to"] or date.max)
    )


def _is_narrower(row: RuleFields) -> bool:
    return row["weeks"] != Weeks.EVERY or row["valid_from"] is not None or row["valid_to"] is not None


def _rows(match: re.Match[str]) -> list[RuleFields]:
    valid_from, valid_to = _validity(match["validity"])
    parity = Weeks.EVERY if not match["weeks"] else Weeks.ODD if match["weeks"].lstrip("0")[0] == "1" else Weeks.EVEN
    spans = [(time(0), None, False)] if match["what"] in ("off", "closed") else _spans(match["what"])
    return [
        RuleFields(
            weekday=weekday,
            opens=opens,
            closes=closes,
            past_midnight=past_midnight,
            weeks=(weeks if parity == Weeks.EVERY else parity).value,
            valid_from=valid_from,
            valid_to=valid_to,
            by_appointment=bool(match["appointment"]),
        )
        for weekday, weeks in _weekdays(match["days"] or "Mo-Su", parity)
        for opens, closes, past_midnight in spans
    ]


def _validity(text: str | None) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    first, last = (_date(part) for part in text.strip().split("-"))
    return (None if first == ALWAYS_FROM else first), (None if last == ALWAYS_TO else last)


def _date(text: str) -> date:
    year, month, day = text.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError as error:  # 31 February
        raise _cannot_say(text) from error


def _weekdays(text: str, parity: Weeks) -> list[tuple[int, Weeks]]:
    """The weekdays with their weeks: "Mo-We", "Sa-Mo", "Th[1,3]"."""
    days: list[tuple[int, Weeks]] = []
    for part in re.findall(rf"{DAY}(?:-{DAY}|\[[-\d,]+\])?", text):
        first, last, nths = DAYS.index(part[:2]), DAYS.index(part[-2:]) if "-" in part[2:3] else None, part[3:-1]
        if last is not None:
            days += [((first + step) % 7, Weeks.EVERY) for step in range((last - first) % 7 + 1)]
        elif nths:
            days += [(first, _nth(nth, part, parity)) for nth in nths.split(",")]
        else:
            days.append((first, Weeks.EVERY))
    return days


def _nth(nth: str, part: str, parity: Weeks) -> Weeks:
    if nth not in NTH or parity != Weeks.EVERY:
        raise _cannot_say(part)
    return NTH[nth]


def _spans(text: str) -> list[tuple[time, time | None, bool]]:
    return [_span(part.strip()) for part in text.split(",")]


def _span(text: str) -> tuple[time, time | None, bool]:
    """Opening, closing (None: not stated) and whether that is on the next day."""
    if text.endswith("+"):
        return _time(text[:-1])[0], None, False
    start, end = text.split("-")
    (opens, _late), (closes, late) = _time(start), _time(end)
    return opens, closes, late or closes <= opens


def _time(text: str) -> tuple[time, bool]:
    """The time, and whether it is counted on from the day before ("26:00")."""
    hour, minute = map(int, text.split(":"))
    return time(hour % 24, minute), hour >= 24


def _cannot_say(part: str) -> HoursNotUnderstood:
    return HoursNotUnderstood(_("Our rows cannot say “%(part)s”.") % {"part": part})
