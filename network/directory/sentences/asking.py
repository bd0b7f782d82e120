"""Whom can one ask about a shop, in a few words: "GOPS w Wejherowie, 733 492 273"?"""

from network.directory.models import Operator, Phone, ReferralOffice, Shop
from network.words.phones import shown


def whom(shop: Shop) -> str:
    """The shop's phone, else a referral office, else who runs it, else its e-mail address; '' where we know none.

    Reads the prefetched phones and offices.
    """
    if phones := own_phones(shop):
        return _by_phone(shop, min(phones, key=lambda phone: phone.purpose != Phone.Purpose.GENERAL))
    body = body_to_ask(shop)
    return _with_phone(body.name, body.phone) if body else shop.email


def own_phones(shop: Shop) -> list[Phone]:
    """The shop's phones to ask by, without those where one only orders."""
    return [phone for phone in shop.phones.all() if phone.purpose != Phone.Purpose.ORDERS]


def body_to_ask(shop: Shop) -> ReferralOffice | Operator | None:
    """Whom to ask where the shop has no phone: a referral office, first one with a phone, else who runs the shop."""
    return next(iter(sorted(shop.offices.all(), key=lambda office: not office.phone)), shop.operator)


def _by_phone(shop: Shop, phone: Phone) -> str:
    return _with_phone(phone.label or _owner(shop, phone), phone.number)


def _owner(shop: Shop, phone: Phone) -> str:
    """The name of whose phone it is; '' for the shop's own, and where we do not know the name."""
    if phone.owner == Phone.Owner.OPERATOR and shop.operator:
        return shop.operator.name
    if phone.owner != Phone.Owner.OFFICE:
        return ""
    offices = sorted(shop.offices.all(), key=lambda office: office.phone != phone.number)
    known = offices and (len(offices) == 1 or offices[0].phone == phone.number)
    return offices[0].name if known else ""


def _with_phone(name: str, number: str) -> str:
    return ", ".join(part for part in (name, shown(number) if number else "") if part)
