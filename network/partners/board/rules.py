"""Who may ask, promise and offer?"""

from typing import TYPE_CHECKING

from network.directory.rules import can_edit_shop
from network.partners.models import Offer
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.directory.models import Shop
    from network.partners.models import ShopRequest
    from network.people.models import Person

GIVERS = ("official", "partner")


def can_ask_for(person: "Person | None", shop: "Shop") -> bool:
    """The shop's own coordinators, and editors."""
    return can_edit_shop(person, shop)


def can_change_request(person: "Person | None", request: "ShopRequest") -> bool:
    """Change, withdraw, call met, open again: who may ask for the shop."""
    return can_ask_for(person, request.shop)


def can_make_offer(person: "Person | None") -> bool:
    """Officials and partners, whom staff have checked."""
    return has_role(person, *GIVERS)


def can_promise_request(person: "Person | None", offer: Offer) -> bool:
    """Officials and partners, with an offer of their own."""
    return person is not None and offer.person_id == person.pk and can_make_offer(person)


def can_take_back_promise(person: "Person | None", request: "ShopRequest") -> bool:
    """Whoever's offer it is, even when the role has ended, and editors."""
    if person is None or request.offer is None:
        return False
    return request.offer.person_id == person.pk or has_role(person, "editor")


def can_view_offer(person: "Person | None", offer: Offer) -> bool:
    """Its owner, editors, coordinators of shops in reach while it is open and of the shop it is promised to."""
    return Offer.objects.visible_to(person).filter(pk=offer.pk).exists()


def can_withdraw_offer(person: "Person | None", offer: Offer) -> bool:
    """Whoever's offer it is, and editors."""
    return person is not None and (offer.person_id == person.pk or has_role(person, "editor"))
