"""May I come today, and whom can I ask? The plate above the counter."""

from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.hours import Timetable
from network.directory.listing import PhoneLink, links_to, phone_link
from network.directory.models import Phone, Shop
from network.directory.sentences.asking import body_to_ask, own_phones


class Contact(TypedDict):
    """Whom to ask; ``name`` is whose the phone is where the label does not say it, else ''."""

    label: str
    phones: list[PhoneLink]
    name: str


class Plate(TypedDict):
    """The one question, its answer and the reason for it."""

    question: str
    answer: str
    reason: str
    contact: Contact


def plate(shop: Shop, moment: datetime, hours: Timetable) -> Plate:
    """Whether one may come today, why, and whom to ask; no query but the prefetched rows."""
    return {
        "question": sentences.question(),
        "answer": sentences.answer(shop, moment, hours),
        "reason": sentences.reason(shop, moment, hours),
        "contact": contact(shop),
    }


def contact(shop: Shop) -> Contact:
    """The shop's phones; without any the referral office, else the operator, else that nobody is known."""
    own = own_phones(shop)
    if own and all(phone.purpose == Phone.Purpose.REFERRAL for phone in own):
        plain: list[PhoneLink] = [{**phone_link(phone), "purpose": phone.label} for phone in own]
        return {"label": _("You arrange the referral here:"), "phones": plain, "name": _only_office(shop)}
    if own:
        return {"label": _("Ask here"), "phones": [phone_link(phone) for phone in own], "name": ""}
    body = body_to_ask(shop)
    return {"label": sentences.contact(shop), "phones": links_to(body.phone if body else ""), "name": ""}


def _only_office(shop: Shop) -> str:
    offices = [*shop.offices.all()]
    return offices[0].name if len(offices) == 1 else ""
