"""Which other help is there in the shop?"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.models import ServiceOffer, Shop
from network.directory.sentences.numbers import tied

Kind = ServiceOffer.Kind


def services(shop: Shop) -> list[str]:
    """One sentence for each: "Zakupy z dowozem do domu dla osób od 75 lat, dowóz za darmo."; [] for none."""
    return [service(row) for row in shop.services.all()]


def service(row: ServiceOffer) -> str:
    """What it is, for whom, at what price, how often."""
    head = _KINDS[Kind(row.kind)]()
    if row.from_age:
        head = _from_age(head, row.from_age)
    details = [_cost(row), _("with a referral") if row.with_referral else "", _often(row.times_a_week)]
    return f"{', '.join([head, *(part for part in details if part)])}."


def _from_age(head: str, years: int) -> str:
    said = ngettext(
        "%(service)s for people of %(count)s year or more", "%(service)s for people of %(count)s years or more", years
    )
    return tied(said % {"service": head, "count": years})


def _cost(row: ServiceOffer) -> str:
    if row.is_free is None:
        return ""
    if row.kind == Kind.DELIVERY:
        return _("the delivery is free") if row.is_free else _("you pay for the delivery")
    return pgettext("a service", "free of charge") if row.is_free else pgettext("a service", "not free of charge")


def _often(times: int | None) -> str:
    if not times:
        return ""
    return tied(ngettext("%(count)s time a week", "%(count)s times a week", times) % {"count": times})


# Callables, because the words must be looked up in the language of the moment.
_KINDS: dict[ServiceOffer.Kind, Callable[[], str]] = {
    Kind.DELIVERY: lambda: pgettext("a service", "Shopping brought home"),
    Kind.PHONE_ORDERS: lambda: pgettext("a service", "Orders by phone"),
    Kind.CAFE: lambda: pgettext("a service", "A café"),
    Kind.LEGAL_ADVICE: lambda: pgettext("a service", "Legal advice"),
    Kind.GUIDANCE: lambda: pgettext("a service", "Advice on where to find help in a crisis"),
    Kind.FOOD_EDUCATION: lambda: pgettext("a service", "Learning about healthy food"),
    Kind.ACTIVITIES: lambda: pgettext("a service", "Meetings and things to do together"),
    Kind.EMERGENCY_PARCELS: lambda: pgettext("a service", "Parcels in an emergency"),
}
