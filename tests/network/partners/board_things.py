"""How do tests make requests and offers?"""

from datetime import date
from typing import Any

from network.directory.models import Shop
from network.partners.models import Offer, ShopRequest
from network.people.models import Person
from tests.factories import BOLSZEWO

TODAY = date(2026, 11, 20)
LAST_DAY = date(2026, 11, 30)


def make_request(shop: Shop, by: Person, state: str = "open", **facts: Any) -> ShopRequest:
    """500 kg of bread for the shop until 30 November 2026."""
    asked = {"kind": "food", "category": "bread", "amount": 500, "unit": "kg", "until": LAST_DAY}
    return ShopRequest.objects.create(shop=shop, created_by=by, state=state, **(asked | facts))


def make_offer(by: Person, state: str = "open", **facts: Any) -> Offer:
    """300 kg of food in Bolszewo until 30 November 2026, for shops within 50 km."""
    offered = {
        "kind": "food", "amount": 300, "unit": "kg", "until": LAST_DAY, "organisation": "Piekarnia",
        "place": "Bolszewo", "lat": BOLSZEWO[0], "lon": BOLSZEWO[1],
    }  # fmt: skip
    return Offer.objects.create(person=by, state=state, **(offered | facts))


def asked(**facts: Any) -> dict[str, Any]:
    """What a verb is told of a request."""
    said = {
        "kind": "food", "category": "bread", "amount": 500, "unit": "kg", "details": "", "language": "pl",
        "until": LAST_DAY, "urgency": "normal",
    }  # fmt: skip
    return said | facts


def offered(**facts: Any) -> dict[str, Any]:
    """What a verb is told of an offer."""
    said = {
        "kind": "food", "category": "", "amount": 300, "unit": "kg", "details": "", "language": "pl", "until": LAST_DAY,
        "organisation": "Piekarnia", "place": "Bolszewo", "lat": BOLSZEWO[0], "lon": BOLSZEWO[1], "reach_km": 50,
    }  # fmt: skip
    return said | facts
