"""What does the page of one offer say to its owner, and what to a shop in reach?"""

from datetime import date
from typing import Any, TypedDict
from urllib.parse import urlencode

from django.urls import reverse

from network.directory import sentences as shop_sentences
from network.directory.models import Shop
from network.partners.board import listing, matching, rules, sentences
from network.partners.board.states import can
from network.partners.models import Offer, ShopRequest
from network.partners.queries import shops_of
from network.people.models import Person
from network.places.distance import kilometres

MOST_SHOPS = 20


class NearShop(TypedDict):
    """A shop of the reader's that the offer reaches."""

    name: str
    distance: str
    ask_url: str


def offer_context(offer: Offer, person: Person | None, today: date) -> dict[str, Any]:
    """For the template. The place and the matching requests are for the owner; a shop sees the distance."""
    is_owner = person is not None and offer.person_id == person.pk
    row = listing.offer_row(offer, today)
    stands = offer.state == Offer.State.OPEN and offer.until >= today
    return {
        "breadcrumb": listing.below_offers(row["line"]) if is_owner else [{"label": row["line"]}],
        "offer": offer,
        "row": row,
        "is_owner": is_owner,
        "stands": stands,
        "can_withdraw": rules.can_withdraw_offer(person, offer) and can("offer_withdrawn", offer.state),
        "promised": _promised(offer, today) if is_owner else [],
        "matches": _matches(offer, today) if is_owner and stands else [],
        "shops": [] if is_owner or not stands else near_shops(offer, person),
        "reach": sentences.reach(offer),
    }


def near_shops(offer: Offer, person: Person | None) -> list[NearShop]:
    """The reader's shops within the offer's reach, nearest first. One query."""
    shops = shops_of(person).select_related("location")[:MOST_SHOPS]
    measured = [(kilometres(offer.lat, offer.lon, shop.location.lat, shop.location.lon), shop) for shop in shops]
    near = sorted(((km, shop) for km, shop in measured if km <= offer.reach_km), key=lambda pair: pair[0])
    return [_near_shop(km, shop, offer) for km, shop in near]


def ask_url(shop: Shop, offer: Offer) -> str:
    """The desk's form for a new request, filled with what is offered."""
    return f"{reverse('network:desk_request_new', args=[shop.slug])}?{urlencode({'offer': offer.uuid})}"


def _near_shop(km: float, shop: Shop, offer: Offer) -> NearShop:
    return {"name": shop.name, "distance": shop_sentences.distance(km), "ask_url": ask_url(shop, offer)}


def _promised(offer: Offer, today: date) -> list[listing.RequestRow]:
    """The requests it is promised to, or was given for."""
    found = offer.requests.filter(state__in=(ShopRequest.State.PROMISED, ShopRequest.State.MET)).with_shop()
    return [listing.row(request, today) for request in found]


def _matches(offer: Offer, today: date) -> list[listing.RequestRow]:
    return [listing.row(request, today) for request in matching.requests_for(offer, today)]
