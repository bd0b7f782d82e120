"""What do we send about a shop in at most two SMS, for a phone that reads nothing else?"""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.ages import Freshness, dated, freshness_of
from network.directory.dates import DateSpan
from network.directory.hours import Span, Timetable, local_day
from network.directory.listing import address
from network.directory.models import FactGroup, OpeningRule, Shop
from network.directory.queries import NOT_THERE
from network.directory.shop_page.plate import contact
from network.directory.shop_page.week import FIRST_COLUMN
from network.words.text_messages import TextMessage, measured

MOST_PARTS = 2
USUAL_WEEKS = 6  # so far ahead a usual day of each weekday is looked for
SHORTEST_NAME = 20


def text_message(shop: Shop, moment: datetime, hours: Timetable, link: str) -> TextMessage:
    """The richest text about the shop, in the active language, that goes in two SMS; ``link`` is never left out."""
    found = (measured(text) for text in _texts(shop, moment, hours, link))
    return next(message for message in found if message.parts <= MOST_PARTS)


def _texts(shop: Shop, moment: datetime, hours: Timetable, link: str) -> Iterator[str]:
    """From the richest to the shortest: name and place, hours for whom, a caution, whom to call, of when it is."""
    name = shop.chain or shop.name
    place = f"{name}, {address(shop.location)}"
    if shop.status in NOT_THERE:
        yield _joined([f"{place}: {sentences.status(shop, local_day(moment))}"], link)
    else:
        yield from _texts_of_a_shop_that_is_there(shop, moment, hours, place, link)
    yield _joined([place], link)
    for length in range(len(name), SHORTEST_NAME, -1):
        yield _joined([name[:length]], link)
    yield link


def _texts_of_a_shop_that_is_there(
    shop: Shop, moment: datetime, hours: Timetable, place: str, link: str
) -> Iterator[str]:
    """Hours that are not fresh go only together with their date and the caution."""
    today = local_day(moment)
    usual, as_of, call = _usual_hours(shop, hours, today), _as_of(shop, today), _call(shop)
    caution = _("Ask first") if sentences.sign(shop, moment, hours).state == "ask" else ""
    if usual:
        yield _joined([place, "; ".join(usual), as_of, caution, call], link)
        if freshness_of(shop, FactGroup.HOURS, today) == Freshness.FRESH:
            yield _joined([place, "; ".join(usual), caution, call], link)
            yield _joined([place, usual[0], caution, call], link)
    yield _joined([place, sentences.referral(shop), caution, call], link)
    yield _joined([place, caution, call], link)
    yield _joined([place, call], link)


def _joined(said: list[str], link: str) -> str:
    return " ".join([*(f"{words}." for words in said if words), link])


def _call(shop: Shop) -> str:
    """The first number to ask at; '' where none is known."""
    return next((_("Tel. %(number)s") % {"number": phone["tel"]} for phone in contact(shop)["phones"]), "")


def _as_of(shop: Shop, today: date) -> str:
    """Of when the hours are, in figures: "stan z 12.11.2026", "stan z 2022"; "bez daty" where nobody knows."""
    known = dated(shop, FactGroup.HOURS)
    if not known:
        return _("hours without a date")
    span = DateSpan.parse(known)
    form = {"day": "%d.%m.%Y", "month": "%m.%Y", "year": "%Y"}.get(span.precision)
    return _("as of %(date)s") % {"date": f"{span.first:{form}}" if form else f"{span.first:%m.%Y}-{span.last:%m.%Y}"}


def _usual_hours(shop: Shop, hours: Timetable, today: date) -> list[str]:
    """The hours of a usual week for each access mode: "wt., pt. 13-16 ze skierowaniem"; [] where weeks differ."""
    if any(rule.weeks != OpeningRule.Weeks.EVERY for rule in shop.opening_rules.all()):
        return []
    days = _usual_days(hours, today)
    return [said for mode in FIRST_COLUMN if (said := _mode_hours(mode, days, shop))]


def _usual_days(hours: Timetable, today: date) -> list[tuple[date, tuple[Span, ...]]]:
    """For each weekday the next date that is no holiday and no exception, Monday first, with its spans."""
    found: dict[int, tuple[date, tuple[Span, ...]]] = {}
    for plan in hours.week(today, days=7 * USUAL_WEEKS):
        if plan.holiday is None and plan.reason is None:
            found.setdefault(plan.date.weekday(), (plan.date, plan.spans))
    return [found[weekday] for weekday in sorted(found)]


def _mode_hours(mode: str, days: list[tuple[date, tuple[Span, ...]]], shop: Shop) -> str:
    """Weekdays with the same hours stand together; '' for a mode without hours."""
    by_hours: dict[str, list[str]] = {}
    for day, spans in days:
        said = ", ".join(_short(span) for span in spans if span.mode == mode)
        if said:
            by_hours.setdefault(said, []).append(sentences.weekday_short(day))
    told = "; ".join(f"{', '.join(names)} {said}" for said, names in by_hours.items())
    return f"{told} {sentences.access({mode}, shop)}".strip() if told else ""


def _short(span: Span) -> str:
    """Hours in few letters of the GSM alphabet: "13-16", "13:30-16", "12+" without an end."""
    return f"{_clock(span.opens)}-{_clock(span.closes)}" if span.closes else f"{_clock(span.opens)}+"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}" if moment.minute else f"{moment.hour}"
