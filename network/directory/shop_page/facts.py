"""Which questions does the page answer, in which order, and what do we not know?"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from network.directory.hours import Timetable, local_day
from network.directory.models import FactGroup, NationalAmount, Shop
from network.directory.queries import NOT_THERE
from network.directory.sentences.referrals import ask
from network.directory.shop_page import sections
from network.directory.shop_page.fact import Fact
from network.directory.shop_page.quotations import quoted

Group = FactGroup


def facts(shop: Shop, moment: datetime, hours: Timetable, amount: NationalAmount | None) -> list[Fact]:
    """The questions that have an answer, and at the end one line of what we do not know; no query of its own.

    A shop that is gone, or not there yet, tells only what happened and what its sources say.
    """
    today = local_day(moment)
    found = _there(shop, moment, hours, amount) if shop.status not in NOT_THERE else _not_there(shop, today)
    for fact in found:
        fact.ages = [age for age in fact.ages if age and fact.is_typed]
    answered = [fact for fact in found if fact.is_answered]
    unknown = [fact.unknown for fact in found if fact.unknown]
    return [*answered, _not_known(shop, unknown)] if unknown else answered


def _there(shop: Shop, moment: datetime, hours: Timetable, amount: NationalAmount | None) -> list[Fact]:
    today = local_day(moment)
    return [
        sections.who(shop, amount, today),
        sections.referral(shop, amount, today),
        sections.when(shop, moment, hours),
        sections.price(shop, today),
        sections.limits(shop, today),
        sections.papers(shop, today),
        sections.shelves(shop, today),
        sections.situations(shop, amount, today),
        sections.phones(shop, hours, today),
        sections.languages(shop, today),
        sections.access(shop, today),
        sections.services(shop, today),
        sections.donors(shop, hours, today),
        sections.history(shop, today),
    ]


def _not_there(shop: Shop, today: date) -> list[Fact]:
    asked = [
        ("who", _("For whom?"), Group.WHO),
        ("ref", _("Who gives a referral?"), Group.REFERRAL),
        ("price", _("What does it cost?"), Group.PRICE),
        ("scale", _("How much and how often?"), Group.LIMITS),
        ("id", _("What to bring?"), Group.PAPERS),
        ("shelf", _("What is on the shelves?"), Group.SHELVES),
        ("pin", _("How to get in?"), Group.ACCESS),
        ("bag", _("What else do they help with?"), Group.SERVICES),
    ]
    quotations = [Fact(icon, heading, quotations=quoted(shop, [group])) for icon, heading, group in asked]
    return [*quotations[:2], sections.where(shop), *quotations[2:], sections.history(shop, today)]


def _not_known(shop: Shop, unknown: list[str]) -> Fact:
    """All we do not know, in one line, and whom to ask."""
    said = _("We do not know yet: %(list)s.") % {"list": ", ".join(unknown)}
    return Fact("ask", _("What we do not know yet"), sentences=[said, ask(shop)])
