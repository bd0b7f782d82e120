"""Who gives a referral to this shop, how long does it last, and whom does one ask?"""

from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.models import Criterion, Limit, Phone, ReferralRoute, Shop
from network.directory.sentences.dates import capitalised
from network.directory.sentences.limits import limit_said
from network.directory.sentences.numbers import tied
from network.directory.sentences.ways import groups, has
from network.words.phones import shown

Issuer, Unit = ReferralRoute.Issuer, ReferralRoute.Unit
OF_REFERRALS = (Limit.Unit.REFERRALS, Limit.Unit.REFERRAL_MONTHS)


class Route(TypedDict):
    """One who refers: the name, the phone in E.164 ('' where none is known), and how it goes ('' or a phrase)."""

    name: str
    phone: str
    said: str


def routes(shop: Shop) -> list[Route]:
    """Who refers people to this shop, in the order of the facts; [] where we know nobody."""
    return [
        {"name": _name(route, shop), "phone": _phone(route, shop), "said": _how(route)} for route in shop.routes.all()
    ]


def route_terms(shop: Shop) -> list[str]:
    """How long a referral lasts and how often one may have it, whole sentences; [] where nobody needs one.

    Where it lasts, nobody has told us, it says so.
    """
    if not wants_referral(shop):
        return []
    often = [limit_said(row) for row in shop.limits.all() if row.unit in OF_REFERRALS]
    return [*_lasting(shop), *often]


def wants_referral(shop: Shop) -> bool:
    """Whether a referral is a way into this shop: as its ways in say; only without any, as the shop says."""
    if found := groups(shop):
        return any(has(group, Criterion.Kind.REFERRAL) for group in found)
    return shop.referral in (Shop.Referral.YES, Shop.Referral.PARTLY) or bool(shop.routes.all())


def ask(shop: Shop) -> str:
    """Whom to ask, with the phone where we know it: who refers, else the shop, else who runs it, else the office of
    social assistance, which every gmina has (Polish law on social assistance, article 110)."""
    name, number = _whom(shop)
    if not name:
        return _("Ask at the social assistance office of your gmina.")
    if number:
        return _("Ask: %(name)s, phone %(number)s.") % {"name": name, "number": shown(number).replace(" ", "\u00a0")}
    return _("Ask: %(name)s.") % {"name": name}


def _whom(shop: Shop) -> tuple[str, str]:
    found = sorted(routes(shop), key=lambda route: not route["phone"])
    if found:
        return found[0]["name"], found[0]["phone"]
    if number := _own_phone(shop):
        return pgettext("whom to ask", "the shop"), number
    return (shop.operator.name, shop.operator.phone) if shop.operator else ("", "")


def _name(route: ReferralRoute, shop: Shop) -> str:
    if route.office:
        return route.office.name
    if route.issuer == Issuer.OPERATOR:
        return shop.operator.name if shop.operator else pgettext("who refers", "who runs the shop")
    if route.issuer == Issuer.AUTHORITY:
        return pgettext("who refers", "the mayor or the town office")
    return pgettext("who refers", "the shop itself")


def _phone(route: ReferralRoute, shop: Shop) -> str:
    if route.office:
        return route.office.phone or _phone_of_the_only_office(shop)
    if route.issuer == Issuer.OPERATOR:
        return shop.operator.phone if shop.operator else ""
    return _own_phone(shop) if route.issuer == Issuer.SHOP else ""


def _phone_of_the_only_office(shop: Shop) -> str:
    """A number for referrals that stands with the shop is the office's where there is but one office."""
    if sum(route.issuer == Issuer.OFFICE for route in shop.routes.all()) > 1:
        return ""
    return next((phone.number for phone in shop.phones.all() if phone.owner == Phone.Owner.OFFICE), "")


def _own_phone(shop: Shop) -> str:
    own = (phone for phone in shop.phones.all() if phone.owner == Phone.Owner.SHOP)
    return next((phone.number for phone in own if phone.purpose != Phone.Purpose.ORDERS), "")


def _how(route: ReferralRoute) -> str:
    how = [_("on the spot")] if route.issuer == Issuer.SHOP else []
    return ", ".join([*how, *([_("after a talk")] if route.after_talk else [])])


def _lasting(shop: Shop) -> list[str]:
    """One sentence where all referrals last alike, else one for each who gives them."""
    by_name = {_name(route, shop): _lasts(route) for route in shop.routes.all()}
    known = {name: said for name, said in by_name.items() if said}
    if not known:
        return [_("We do not know how long it is valid.")]
    if len(by_name) == len(known) and len(set(known.values())) == 1:
        return [f"{capitalised(next(iter(known.values())))}."]
    return [f"{capitalised(name)}: {said}." for name, said in known.items()]


def _lasts(route: ReferralRoute) -> str:
    if route.valid_for is None:
        return _("it can be extended") if route.is_extendable else ""
    said = tied(_valid(Unit(route.valid_unit), route.valid_for) % {"count": route.valid_for})
    return _("%(valid)s, and it can be extended") % {"valid": said} if route.is_extendable else said


def _valid(unit: ReferralRoute.Unit, count: int) -> str:
    return {
        Unit.DAY: ngettext("it is valid for %(count)s day", "it is valid for %(count)s days", count),
        Unit.WEEK: ngettext("it is valid for %(count)s week", "it is valid for %(count)s weeks", count),
        Unit.MONTH: ngettext("it is valid for %(count)s month", "it is valid for %(count)s months", count),
    }[unit]
