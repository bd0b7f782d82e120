"""What does a shop's own page say, in the order in which people ask?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NotRequired, TypedDict
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.hours import DayPlan, Span, Timetable, local_day, timetable
from network.directory.listing import PhoneLink, address, phone_link, spoken_and_written, start
from network.directory.models import (
    AccessMode,
    Confirmation,
    FactAge,
    FactGroup,
    OpeningException,
    OpeningRule,
    Phone,
    Quotation,
    Shop,
)
from network.directory.queries import NOT_FOR_VISITS, NOT_THERE
from network.words.phones import shown


class Contact(TypedDict):
    """Whom to ask."""

    label: str
    phones: list[PhoneLink]


class Plate(TypedDict):
    """The one question and its answer, above the counter."""

    question: str
    answer: str
    reason: str
    contact: Contact


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


class Quoted(TypedDict):
    """Words of a source, with what they are about where they do not say it."""

    label: str
    text: str
    source_text: str


class Fact(TypedDict):
    """One question and its answer."""

    icon: str
    heading: str
    sentences: list[str]
    quotations: list[Quoted]
    age: str
    items: list[str]
    phones: list[PhoneLink]
    week: NotRequired[list[Day]]


SOON = timedelta(days=60)  # so far ahead exceptions are told
FOR_EDITORS = ("notes",)  # quotations about the record, not about the shop
# The mode whose hours stand in the first column of the table: the widest that the shop has.
FIRST_COLUMN = (
    AccessMode.REGULAR,
    AccessMode.REFERRAL,
    AccessMode.NO_REFERRAL,
    AccessMode.EVERYONE,
    AccessMode.SENIORS,
)


def plate(shop: Shop, moment: datetime) -> Plate:
    """Whether it is open today, and whom to ask."""
    return {
        "question": sentences.question(),
        "answer": sentences.answer(shop, moment),
        "reason": "" if shop.status in NOT_THERE else f"{sentences.referral(shop)}.",
        "contact": contact(shop),
    }


def contact(shop: Shop) -> Contact:
    """The shop's phones; without any the referral office, else the operator, else that nobody is known."""
    own = [phone_link(phone) for phone in shop.phones.all() if phone.purpose != Phone.Purpose.ORDERS]
    if own:
        return {"label": _("Ask here"), "phones": own}
    offices = [*shop.offices.all()]
    number = next((body.phone for body in [*offices, shop.operator] if body and body.phone), "")
    phones: list[PhoneLink] = [{"display": shown(number), "tel": number, "purpose": ""}] if number else []
    return {"label": sentences.contact(shop), "phones": phones}


def facts(shop: Shop, moment: datetime) -> list[Fact]:
    """The questions that have an answer or are worth asking; no query but the prefetched rows.

    A shop that is gone, or not there yet, tells only what happened and what its sources say.
    """
    today = local_day(moment)
    there = shop.status not in NOT_THERE
    history = [FactGroup.STATUS, FactGroup.HISTORY]
    found = [
        _who(shop),
        _referral(shop) if there else _fact(shop, "ref", _("Who gives a referral?"), [FactGroup.REFERRAL], []),
        _phones(shop, today),
        _when(shop, moment) if there else _where(shop),
        _fact(shop, "price", _("What does it cost?"), [FactGroup.PRICE], [sentences.payment(shop)] if there else []),
        _fact(shop, "scale", _("How much and how often?"), [FactGroup.LIMITS], []),
        _fact(shop, "id", _("What to bring?"), [FactGroup.PAPERS], []),
        _fact(shop, "shelf", _("What is on the shelves?"), [FactGroup.SHELVES], []),
        _languages(shop),
        _fact(shop, "pin", _("How to get in?"), [FactGroup.ACCESS], [sentences.step_free(shop)] if there else []),
        _fact(shop, "bag", _("What else do they help with?"), [FactGroup.SERVICES], []),
        _donors(shop, today),
        _fact(shop, "pen", _("What happened so far?"), history, [sentences.status(shop, today)]),
    ]
    return [fact for fact in found if fact["sentences"] or fact["items"] or fact["quotations"] or fact["phones"]]


def week(shop: Shop, moment: datetime) -> list[Day]:
    """The next seven days, or fourteen where not every week is the same; [] for a shop without hours for visitors."""
    hours, today = timetable(shop), local_day(moment)
    columns = [mode for mode in FIRST_COLUMN if mode in hours.modes]
    if not columns:
        return []
    uneven = any(rule.weeks != OpeningRule.Weeks.EVERY for rule in shop.opening_rules.all())
    plans = hours.week(today, days=14 if uneven else 7)
    return [_day(plan, columns, shop, today, dated=uneven) for plan in plans]


def ages(shop: Shop) -> list[str]:
    """Of what date the facts are, those of one date together: "opening hours, price: 12 November 2026, by phone"."""
    channels = {(row.group, row.on): row for row in shop.confirmations.all()}
    groups: dict[str, list[str]] = {}
    for row in shop.fact_ages.all():
        if row.known_on:
            confirmation = channels.get((row.group, row.confirmed_on)) if row.confirmed_on else None
            groups.setdefault(_age(row, confirmation), []).append(row.get_group_display())
    return [f"{', '.join(names)}: {when}" for when, names in groups.items()]


def sources(shop: Shop) -> list[dict[str, str]]:
    """Where the facts were read: the address, its host as label, and the date of the text."""
    return [
        {
            "url": source.url,
            "label": urlsplit(source.url).hostname or source.url,
            "dated": sentences.capitalised(sentences.date_plain(source.dated)) or source.date_note or _("no date"),
        }
        for source in shop.sources.all()
    ]


def breadcrumb(shop: Shop) -> list[dict[str, str]]:
    """The way here."""
    return [
        start(),
        {"url": reverse("network:finder"), "label": _("Help nearby")},
        {"url": "", "label": shop.location.town},
    ]


def neighbours(shop: Shop, count: int) -> list[Shop]:
    """The nearest shops to go to instead of a shop that is gone; [] for others."""
    if shop.status not in NOT_THERE:
        return []
    there = Shop.objects.visible_to(None).to_go_to_instead_of(shop)
    return there.nearest_to(shop.location.lat, shop.location.lon, count)


def example_notice(shop: Shop) -> str:
    """That the shop is invented; '' for a real one."""
    return _("This shop is invented. It shows what a shop's page can say.") if shop.is_example else ""


def _age(row: FactAge, confirmation: Confirmation | None) -> str:
    """The date of a group of facts as exactly as it is known, and how it was confirmed if somebody did."""
    if confirmation is None or (confirmation.channel == Confirmation.Channel.SOURCE and row.dated):
        return sentences.date_plain(row.dated or (row.known_on.isoformat() if row.known_on else ""))
    return f"{sentences.date_plain(confirmation.on.isoformat())}, {confirmation.get_channel_display()}"


def _quoted(quotations: list[Quotation]) -> list[Quoted]:
    """The words of each key in one piece, with "according to a source of February 2019"."""
    by_key = groupby(quotations, key=lambda row: (row.key, row.dated))
    return [
        {
            "label": sentences.quoted_about(key),
            "text": "; ".join(sentences.quoted_words(key, row.text) for row in rows),
            "source_text": _source_text(dated),
        }
        for (key, dated), rows in by_key
    ]


def _source_text(dated: str) -> str:
    when = sentences.date_of(dated)
    return (
        _("according to a source of %(when)s") % {"when": when} if when else _("according to a source without a date")
    )


def _who(shop: Shop) -> Fact:
    return _fact(shop, "who", _("For whom?"), [FactGroup.WHO], [])


def _referral(shop: Shop) -> Fact:
    offices = [*shop.offices.all()]
    fact = _fact(shop, "ref", _("Who gives a referral?"), [FactGroup.REFERRAL], [sentences.referral(shop)])
    if offices:
        fact["sentences"].append(_("Referrals are given by:"))
    fact["items"] = [office.name for office in offices]
    fact["phones"] = [
        {"display": shown(office.phone), "tel": office.phone, "purpose": office.name}
        for office in offices
        if office.phone
    ]
    return fact


def _phones(shop: Shop, today: date) -> Fact:
    """Every number we know with whose it is and what for, and when the phone is answered."""
    fact = _fact(shop, "phone", _("Whom to call?"), [FactGroup.CONTACT], [])
    fact["phones"] = [phone_link(phone) for phone in shop.phones.all()]
    fact["items"] = _weekly(timetable(shop), AccessMode.PHONE, today)
    if fact["items"]:
        fact["sentences"] = [f"{sentences.mode_heading(AccessMode.PHONE, shop)}:"]
    return fact


def _where(shop: Shop) -> Fact:
    return _fact(shop, "clock", _("Where and when?"), [FactGroup.PLACE, FactGroup.HOURS], [address(shop.location)])


def _when(shop: Shop, moment: datetime) -> Fact:
    table, today = week(shop, moment), local_day(moment)
    fact = _where(shop)
    fact["items"] = [sentences.exception(row) for row in shop.opening_exceptions.all() if _is_soon(row, today)]
    if shop.status == Shop.Status.SUSPENDED:
        fact["sentences"].append(f"{sentences.status(shop, today)}.")
    if not table:
        fact["sentences"].append(_("We do not know the hours."))
    if fact["items"]:
        fact["sentences"].append(_("Different hours soon:"))
    fact["week"] = table
    fact["age"] = sentences.age_of_facts(shop, today) if table else ""
    return fact


def _is_soon(row: OpeningException, today: date) -> bool:
    return row.first_day <= today + SOON and row.last_day >= today and row.mode not in NOT_FOR_VISITS


def _languages(shop: Shop) -> Fact:
    said = [sentences.capitalised(words) for words in spoken_and_written(shop) if words]
    return _fact(shop, "talk", _("In which languages?"), [FactGroup.LANGUAGES], said)


def _donors(shop: Shop, today: date) -> Fact:
    fact = _fact(shop, "van", _("I want to give food"), [FactGroup.DONORS], [])
    fact["items"] = _weekly(timetable(shop), AccessMode.DONORS, today)
    if fact["items"]:
        fact["sentences"] = [f"{sentences.mode_heading(AccessMode.DONORS, shop)}:"]
    return fact


def _weekly(hours: Timetable, mode: str, first: date) -> list[str]:
    """Hours of a mode that is in no table, on the seven days from the first."""
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


def _fact(shop: Shop, icon: str, heading: str, groups: list[FactGroup], said: list[str]) -> Fact:
    """A question with whole sentences for an answer, and what sources say about it in their own words."""
    shown_here = [row for row in shop.quotations.all() if row.group in groups and row.key not in FOR_EDITORS]
    return {
        "icon": icon,
        "heading": heading,
        "sentences": [f"{sentence}." for sentence in said],
        "items": [],
        "phones": [],
        "quotations": _quoted([row for row in shown_here if not row.typed]),
        "age": "",
    }
