"""What does the page say to each question?"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory import sentences
from network.directory.ages import effective_capacity
from network.directory.hours import Timetable, local_day
from network.directory.listing import PhoneLink, address, links_to, phone_link, spoken_and_written
from network.directory.models import (
    AccessMode,
    Certainty,
    FactGroup,
    NationalAmount,
    OpeningException,
    Phone,
    Shop,
    StockHint,
)
from network.directory.queries import NOT_FOR_VISITS
from network.directory.shop_page.fact import Fact, age, known_or, plain, whole, with_hours
from network.directory.shop_page.quotations import quoted
from network.directory.shop_page.week import week

SOON = timedelta(days=60)  # so far ahead exceptions are told
Group = FactGroup


def who(shop: Shop, amount: NationalAmount | None, today: date) -> Fact:
    """Who may come, and whether there is room; where no way in is known, nothing but what sources say."""
    known = bool(shop.criterion_groups.all())
    knows_room = effective_capacity(shop, today) != Shop.Capacity.UNKNOWN
    fact = Fact(
        "who",
        _("For whom?"),
        sentences=whole([sentences.who_lead(shop)]) if known else [],
        items=sentences.ways_in(shop, amount) if known else [],
        more=whole([sentences.capacity(shop, today)]) if knows_room else [],
        quotations=quoted(shop, [Group.WHO, Group.CAPACITY]),
        only_quoted=not known,
        ages=[age(shop, Group.WHO, today)],
    )
    return known_or(fact, known or fact.quotations, pgettext("we do not know yet", "who may come"))


def referral(shop: Shop, amount: NationalAmount | None, today: date) -> Fact:
    """Who refers, for how long, and the income limits, which are measured where one is referred."""
    routes = sentences.routes(shop)
    told = [] if shop.referral == Shop.Referral.UNKNOWN or routes else [sentences.referral(shop)]
    terms = sentences.route_terms(shop) if routes else []
    fact = Fact(
        "ref",
        _("Who gives a referral?"),
        sentences=whole(told),
        routes=[{"name": row["name"], "said": row["said"], "phones": links_to(row["phone"])} for row in routes],
        more=whole([*terms, *sentences.income(shop, amount, today), sentences.above_income(shop)]),
        phones=_referral_phones(shop, {row["phone"] for row in routes}),
        quotations=quoted(shop, [Group.REFERRAL]),
        ages=[age(shop, Group.REFERRAL, today)],
    )
    known = shop.referral == Shop.Referral.NO or routes or fact.quotations
    return known_or(fact, known, pgettext("we do not know yet", "who gives a referral"))


def _referral_phones(shop: Shop, known: Collection[str]) -> list[PhoneLink]:
    """Numbers for a referral that no route names."""
    rows = [phone for phone in shop.phones.all() if phone.purpose == Phone.Purpose.REFERRAL]
    return [{**phone_link(phone), "purpose": phone.label} for phone in rows if phone.number not in known]


def where(shop: Shop) -> Fact:
    """The address, and what sources say of it and of the hours."""
    groups = [Group.PLACE, Group.HOURS]
    said = whole([address(shop.location)])
    return Fact("clock", _("Where and when?"), sentences=said, quotations=quoted(shop, groups), only_quoted=True)


def when(shop: Shop, moment: datetime, hours: Timetable) -> Fact:
    fact, today = where(shop), local_day(moment)
    fact.week = week(shop, moment, hours)
    fact.only_quoted = not fact.week.days
    fact.items = [sentences.exception(row) for row in shop.opening_exceptions.all() if _is_soon(row, today)]
    if shop.status == Shop.Status.SUSPENDED:
        fact.sentences += whole([sentences.status(shop, today)])
    if fact.items:
        fact.sentences.append(_("Different hours soon:"))
    fact.ages = [f"{sentences.age_of_facts(shop, today)}." if fact.week.days else ""]
    told = fact.week.days or quoted(shop, [Group.HOURS])
    return known_or(fact, told, pgettext("we do not know yet", "the opening hours"))


def _is_soon(row: OpeningException, today: date) -> bool:
    return row.first_day <= today + SOON and row.last_day >= today and row.mode not in NOT_FOR_VISITS


def price(shop: Shop, today: date) -> Fact:
    known = shop.payment != Shop.Payment.UNKNOWN or shop.market_percent_max
    fact = plain(shop, "price", _("What does it cost?"), Group.PRICE, sentences.price(shop) if known else [], today)
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "what it costs"))


def limits(shop: Shop, today: date) -> Fact:
    said = sentences.limits(shop) if shop.limits.all() else []
    fact = plain(shop, "scale", _("How much and how often?"), Group.LIMITS, said, today)
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "how much and how often one may take"))


def papers(shop: Shop, today: date) -> Fact:
    fact = plain(shop, "id", _("What to bring?"), Group.PAPERS, [], today)
    fact.papers = sentences.papers(shop) if shop.documents.all() else []
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "which papers to bring"))


def shelves(shop: Shop, today: date) -> Fact:
    fact = plain(shop, "shelf", _("What is on the shelves?"), Group.SHELVES, [], today)
    usual = [good for good in sentences.shelves(shop) if good["level"] == StockHint.Level.USUALLY]
    fact.shelves = [good for good in usual if good["drawing"]]
    fact.more = whole([sentences.capitalised(", ".join(good["label"] for good in usual if not good["drawing"]))])
    fact.notes = whole([sentences.shelf_note(shop)])
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "what is on the shelves"))


def situations(shop: Shop, amount: NationalAmount | None, today: date) -> Fact:
    """Worries and answers; none where all answers would be that we do not know."""
    worries = sentences.situations(shop, amount, today) if shop.criterion_groups.all() else []
    return Fact("talk", _("And if it is different with me?"), situations=worries)


def phones(shop: Shop, hours: Timetable, today: date) -> Fact:
    """The numbers with whose they are and what for, and when the phone is answered."""
    others = [phone for phone in shop.phones.all() if phone.purpose != Phone.Purpose.REFERRAL]
    fact = plain(shop, "phone", _("Whom to call?"), Group.CONTACT, [], today)
    fact.phones = [phone_link(phone) for phone in others]
    return with_hours(fact, shop, hours, AccessMode.PHONE, today)


def languages(shop: Shop, today: date) -> Fact:
    said = [sentences.capitalised(words) for words in spoken_and_written(shop) if words]
    fact = plain(shop, "talk", _("In which languages?"), Group.LANGUAGES, said, today)
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "which languages they speak"))


def access(shop: Shop, today: date) -> Fact:
    known = shop.step_free != Certainty.UNKNOWN or bool(shop.access_facts.all())
    said = sentences.access_facts(shop) if known else []
    fact = plain(shop, "pin", _("How to get in?"), Group.ACCESS, said, today)
    return known_or(fact, fact.is_answered, pgettext("we do not know yet", "if there are steps at the entrance"))


def services(shop: Shop, today: date) -> Fact:
    return plain(shop, "bag", _("What else do they help with?"), Group.SERVICES, sentences.services(shop), today)


def donors(shop: Shop, hours: Timetable, today: date) -> Fact:
    fact = plain(shop, "van", _("I want to give food"), Group.DONORS, [], today)
    return with_hours(fact, shop, hours, AccessMode.DONORS, today)


def history(shop: Shop, today: date) -> Fact:
    """Its state, which tells its date itself. What it did in figures stands with the sources that counted it."""
    said = whole([sentences.status(shop, today)])
    quotations = quoted(shop, [Group.STATUS, Group.HISTORY])
    return Fact("pen", _("What happened so far?"), sentences=said, quotations=quotations)
