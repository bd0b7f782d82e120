"""What do the invented shops of the demo ask for, and what is offered to them?"""

import json
from datetime import date
from pathlib import Path
from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction

from network.directory.models import Shop
from network.partners.board import actions
from network.partners.models import Offer, ShopRequest
from network.people.models import Person, Role
from network.people.roles.actions import grant_role

BOARD = Path(__file__).resolve().parent / "board.json"


def people() -> dict[str, str]:
    """The invented people who can be tried out, by the name of their login: the uuid of each."""
    told = json.loads(BOARD.read_text(encoding="utf-8"))
    return {"shop": told["coordinator"]["uuid"], "company": told["partner"]["uuid"]}


class Loaded(TypedDict):
    """How many things were added; what was there already stays as people made it."""

    requests: int
    offers: int


@transaction.atomic
def load(today: date, path: Path = BOARD) -> Loaded:
    """Adds what the file holds and the site lacks, known by its uuid, through the same verbs as the forms.

    Load the shops first. Raises Shop.DoesNotExist for a shop that is missing or no example: what a real shop needs
    only the shop itself can say.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    asking, giving = _person(told["coordinator"]), _person(told["partner"])
    _role(giving, Role.PARTNER)
    offers = [_offer(offer, giving, today) for offer in told["offers"]]
    requests = [_request(request, asking, giving, today) for request in told["requests"]]
    return {"requests": sum(requests), "offers": sum(offers)}


def _offer(told: dict[str, Any], by: Person, today: date) -> bool:
    """Whether it was new."""
    key = UUID(told["uuid"])
    if Offer.objects.filter(uuid=key).exists():
        return False
    actions.make_offer(told | {"until": date.fromisoformat(told["until"])}, actor=by, today=today, key=key)
    return True


def _request(told: dict[str, Any], by: Person, giving: Person, today: date) -> bool:
    """Whether it was new; promised where the file says with which offer."""
    key = UUID(told["uuid"])
    if ShopRequest.objects.filter(uuid=key).exists():
        return False
    shop = Shop.objects.get(slug=told["shop"], is_example=True)
    _role(by, Role.COORDINATOR, shop)
    asked = told | {"until": date.fromisoformat(told["until"])}
    request = actions.ask_for(shop, asked, actor=by, today=today, key=key)
    if "promised_with" in told:
        offer = Offer.objects.get(uuid=told["promised_with"])
        actions.promise_request(request, offer, actor=giving, today=today)
    return True


def _person(told: dict[str, str]) -> Person:
    """Somebody without a login, known by the uuid."""
    return Person.objects.get_or_create(uuid=told["uuid"], defaults={"name": told["name"], "language": "pl"})[0]


def _role(person: Person, role: Role, shop: Shop | None = None) -> None:
    grant_role(person, role, actor=None, reason="The demo", thing=shop)
