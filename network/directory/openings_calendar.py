"""When is a shop open, as a calendar that a phone reads (iCalendar, RFC 5545)?

Made from the evaluated hours of the next twelve months, so that holidays, closures, extra hours, parts of hours and the
nights when clocks change are what our own pages say. Hours that repeat become one event with a rule and its exceptions.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vRecur

from network.directory import sentences
from network.directory.ages import Standing, counts_as_open, effective_status, freshness_of
from network.directory.dates import WARSAW, DateSpan, month_end
from network.directory.hours import Span, Timetable, local_day
from network.directory.hours.evaluation import utc
from network.directory.listing import address
from network.directory.models import FactGroup, Shop

DAYS_AHEAD = 365
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = timedelta(days=7)
PRODUCT = "-//Lada//openings//PL"
REFRESH = timedelta(days=1)  # how often a phone that subscribed should ask again


@dataclass(frozen=True, order=True)
class Pattern:
    """What openings that may repeat have in common: for whom, weekday, clock times, days until the end, real length.

    ``length`` None: the end is not stated. It tells apart the nights on which clocks change.
    """

    mode: str
    weekday: int
    opens: str
    closes: str
    length: timedelta | None
    by_appointment: bool
    is_second_hour: bool

    @classmethod
    def of(cls, span: Span) -> "Pattern":
        """The pattern of one opening."""
        return cls(
            span.mode,
            span.opens.weekday(),
            f"{span.opens:%H%M}",
            f"{span.closes:%H%M}" if span.closes else "",
            utc(span.closes) - utc(span.opens) if span.closes else None,
            span.by_appointment,
            bool(span.opens.fold or (span.closes and span.closes.fold)),
        )


@dataclass(frozen=True)
class Series:
    """Days of openings as a rule: every ``interval`` weeks, or the ``nth`` weekday of the month, but ``without``."""

    first: date
    last: date
    without: tuple[date, ...] = ()
    interval: int = 1
    nth: int = 0


def calendar(shop: Shop, moment: datetime, hours: Timetable, url: str) -> bytes:
    """The calendar at an aware moment, in the active language; ``url`` is the shop's page.

    It holds the openings of the next twelve months. Where we cannot rely on the hours it invents none: it holds one
    note for the day of asking that says why, and whom to ask.
    """
    found = _empty(shop)
    spans = openings(shop, moment, hours)
    events = [event for pattern, days in _by_pattern(spans) for event in _events(shop, pattern, days, url)]
    for event in events or [_note(shop, moment, hours, url)]:
        event.add("dtstamp", moment.astimezone(UTC))
        found.add_component(event)
    year = local_day(moment).year
    found.add_missing_timezones(first_date=date(year, 1, 1), last_date=date(year + 2, 12, 31))
    return found.to_ical()


def openings(shop: Shop, moment: datetime, hours: Timetable) -> list[Span]:
    """The spans for visitors that begin within twelve months from today; [] where the hours cannot be relied on."""
    today = local_day(moment)
    first, last = _bounds(shop, today)
    if not freshness_of(shop, FactGroup.HOURS, today).passes_filters:
        return []
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [span for day in days for span in hours.visitor_spans(day)]


def _bounds(shop: Shop, today: date) -> tuple[date, date]:
    """The days between which the shop is surely in business; the last is before the first where it is not."""
    last = today + timedelta(days=DAYS_AHEAD)
    standing = effective_status(shop, today)
    if standing == Standing.SUSPENDED and shop.suspended_until:
        return shop.suspended_until + timedelta(days=1), last
    if not counts_as_open(shop, today):
        return today, today - timedelta(days=1)
    if standing == Standing.CLOSING and shop.closes:
        return today, min(last, DateSpan.parse(shop.closes).last)
    return today, last


def _empty(shop: Shop) -> Calendar:
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", shop.name)
    found.add("x-wr-calname", shop.name)
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "P1D")
    return found


def _by_pattern(spans: Iterable[Span]) -> list[tuple[Pattern, dict[date, Span]]]:
    found: dict[Pattern, dict[date, Span]] = defaultdict(dict)
    for span in spans:
        found[Pattern.of(span)][span.opens.date()] = span
    return sorted(found.items(), key=lambda item: item[0])


def _events(shop: Shop, pattern: Pattern, days: dict[date, Span], url: str) -> list[Event]:
    found = series(sorted(days))
    by_year = len(found) > 1
    return [_event(shop, pattern, days[one.first], one, url, by_year=by_year) for one in found]


def series(days: list[date]) -> list[Series]:
    """The days, all of one weekday and in order, as few rules; at most one day in two of a rule is an exception.

    Weeks of the year are counted anew in January, so odd and even weeks are one series for each year.
    """
    whole = _best(days)
    by_year: dict[int, list[date]] = defaultdict(list)
    for day in days:
        by_year[day.isocalendar().year].append(day)
    parts = [_best(part) for part in by_year.values()]
    best = parts if sum(len(one.without) for one in parts) < len(whole.without) else [whole]
    if all(len(one.without) <= len(days) for one in best):
        return best
    return [Series(day, day) for day in days]


def _best(days: list[date]) -> Series:
    """The rule with fewest exceptions that gives all the days."""
    first, last = days[0], days[-1]
    weeks = [first + number * WEEK for number in range((last - first).days // 7 + 1)]
    candidates = [Series(first, last, _missing(weeks, days))]
    if set(days) <= set(weeks[::2]):
        candidates.append(Series(first, last, _missing(weeks[::2], days), interval=2))
    for nth in (1, 2, 3, 4, -1):
        possible = [day for day in weeks if _is_nth(day, nth)]
        if set(days) <= set(possible):
            candidates.append(Series(first, last, _missing(possible, days), nth=nth))
    return min(candidates, key=lambda one: len(one.without))


def _missing(possible: list[date], days: list[date]) -> tuple[date, ...]:
    real = set(days)
    return tuple(day for day in possible if day not in real)


def _is_nth(day: date, nth: int) -> bool:
    """Whether it is the nth of its weekday in the month; -1 is the last."""
    return day.day > month_end(day) - 7 if nth == -1 else (day.day - 1) // 7 + 1 == nth


def _event(shop: Shop, pattern: Pattern, span: Span, days: Series, url: str, *, by_year: bool) -> Event:
    event = _plain_event(shop, _summary(shop, span), url)
    event.add("uid", f"{shop.uuid}-{_name(pattern)}-{_kind(days, by_year=by_year)}")
    # The second hour of the October night has no name in local time, only in UTC.
    zone = UTC if pattern.is_second_hour else WARSAW
    event.add("dtstart", span.opens.astimezone(zone))
    if span.closes:
        event.add("dtend", span.closes.astimezone(zone))
    if days.first != days.last:
        event.add("rrule", _rule(pattern, days, span))
    without = [datetime.combine(day, span.opens.time(), WARSAW) for day in days.without]
    if without:
        event.add("exdate", without)
    event.add("description", _description(shop))
    return event


def _name(pattern: Pattern) -> str:
    """The pattern in few letters, the same from day to day, so that a phone sees the same event again."""
    minutes = f"{int(pattern.length.total_seconds()) // 60}" if pattern.length is not None else "open"
    parts = (pattern.mode, WEEKDAYS[pattern.weekday], pattern.opens, minutes)
    return "-".join([*parts, *["appointment"] * pattern.by_appointment, *["second"] * pattern.is_second_hour])


def _kind(days: Series, *, by_year: bool) -> str:
    if days.first == days.last:
        return f"{days.first:%Y%m%d}"
    rule = f"nth{days.nth}" if days.nth else f"every{days.interval}"
    return f"{rule}-{days.first.isocalendar().year}" if by_year else rule


def _rule(pattern: Pattern, days: Series, span: Span) -> vRecur:
    last = datetime.combine(days.last, span.opens.time(), WARSAW).astimezone(UTC)
    weekday = WEEKDAYS[pattern.weekday]
    if days.nth:
        return vRecur({"freq": "MONTHLY", "byday": f"{days.nth}{weekday}", "until": last})
    return vRecur({"freq": "WEEKLY", "interval": days.interval, "byday": weekday, "until": last})


def _plain_event(shop: Shop, summary: str, url: str) -> Event:
    event = Event()
    event.add("summary", summary)
    event.add("location", address(shop.location))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")  # the reader is not busy while a shop is open
    return event


def _summary(shop: Shop, span: Span) -> str:
    """The name, for whom it is open, and what the times alone do not say."""
    said = [shop.name, sentences.access({span.mode}, shop)]
    if span.closes is None or span.by_appointment:
        said.append(sentences.span_hours(span))
    return ", ".join(words for words in said if words)


def _description(shop: Shop) -> str:
    """Of when the hours are, and whom to ask."""
    whom = [phone.number for phone in shop.phones.all()][:1]
    known = sentences.age_of_facts(shop, date.max)  # a date, for "5 days ago" would be read months later
    return "\n".join([f"{known}." if known else "", *whom]).strip()


def _note(shop: Shop, moment: datetime, hours: Timetable, url: str) -> Event:
    """One day of no opening: why there are none, and whom to ask."""
    today = local_day(moment)
    event = _plain_event(shop, f"{shop.name}: {sentences.sign(shop, moment, hours).title}", url)
    event.add("uid", f"{shop.uuid}-note")
    event.add("dtstart", today)
    event.add("dtend", today + timedelta(days=1))
    why_empty = _("This calendar holds no hours for now.")
    event.add("description", f"{sentences.answer(shop, moment, hours)} {why_empty}")
    return event
