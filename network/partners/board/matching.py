"""Which requests can an offer answer, and which offers reach a shop?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from network.directory.models import Shop
from network.partners.models import Offer, ShopRequest

MOST = 20


@dataclass(frozen=True)
class Nearby:
    """An offer that reaches a shop, with the request of the shop that it fits; None where it asks for no such thing."""

    offer: Offer
    km: float
    request: ShopRequest | None


def fits(offer: Offer, request: ShopRequest) -> bool:
    """The same kind, and the same goods where both name some."""
    goods = {offer.category, request.category} - {""}
    return offer.kind == request.kind and len(goods) < 2


def requests_for(offer: Offer, today: date, limit: int = MOST) -> list[ShopRequest]:
    """What shops within the offer's reach still ask for and it can answer, nearest first, each with ``distance_km``.

    One query.
    """
    found = ShopRequest.objects.wanted(today).of_kind(offer.kind, offer.category).with_shop()
    return list(found.near(offer.lat, offer.lon, offer.reach_km).nearest_first()[:limit])


def offers_for(shop: Shop, wanted: Sequence[ShopRequest], today: date, limit: int = MOST) -> list[Nearby]:
    """Standing offers that reach the shop: those that fit one of its open requests first, then by distance. One query.

    Reads the shop's location.
    """
    offers = Offer.objects.standing(today).reaching(shop)[:limit]
    nearby = [Nearby(offer, offer.distance_km, _fitting(offer, wanted)) for offer in offers]
    return sorted(nearby, key=lambda near: near.request is None)


def _fitting(offer: Offer, wanted: Sequence[ShopRequest]) -> ShopRequest | None:
    return next((request for request in wanted if fits(offer, request)), None)
