"""What did somebody offer and ask for, and what becomes of it when she goes?"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from network.letters.parting import forget_name
from network.log.actions import blank_texts
from network.log.models import Entry
from network.partners.board.actions import withdraw_offer
from network.partners.board.states import can
from network.partners.models import Offer, ShopContact, ShopRequest
from network.people.models import Person
from network.subjects.parting import Held, Parting, fact, facts

ASKED = ("kind", "category", "amount", "unit", "details", "language", "until", "state", "created_at")


def held_offers(person: Person) -> Iterable[Held]:
    """Her offers."""
    rows = [facts(one, "organisation", "place", "reach_km", *ASKED) for one in person.offers.order_by("id")]
    yield Held("offers", _("Your offers"), rows)


def held_requests(person: Person) -> Iterable[Held]:
    """What she asked for in the name of a shop."""
    asked = ShopRequest.objects.filter(created_by=person).select_related("shop").order_by("id")
    rows = [[fact("shop", _("shop"), one.shop.name), *facts(one, *ASKED)] for one in asked]
    yield Held("shop_requests", _("What you asked for, for a shop"), rows)


def erase_offers(person: Person, parting: Parting) -> bool:
    """Her offers go; what was promised with them is open again."""
    offers = list(person.offers.all())
    for offer in offers:
        if can("offer_withdrawn", offer.state):
            withdraw_offer(offer, actor=person)
        forget_name(Q(about__startswith="request:"), parting.also(offer.organisation))
    blank_texts(Entry.objects.filter(subject_kind="offer", subject_id__in=[offer.pk for offer in offers]))
    Offer.objects.filter(pk__in=[offer.pk for offer in offers]).delete()
    return False


def erase_from_shops(person: Person, parting: Parting) -> bool:
    """What she asked for is the shop's and stays, without naming her; her private address is the shop's no more."""
    for request in ShopRequest.objects.filter(created_by=person):
        if parting.found_in(request.details):
            ShopRequest.objects.filter(pk=request.pk).update(details=parting.without(request.details))
    ShopContact.objects.filter(email__in=list(parting.traces)).delete()
    return False
