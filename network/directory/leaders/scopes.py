"""For which places and shops does a leader speak?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from network.directory.models import Shop
from network.people.leaders.rules import speaks_today
from network.people.models import Leader, Membership, Role
from network.places.distance import kilometres
from network.places.models import Place

SHOP, PLACE = "shop", "place"  # in the subject registry


@dataclass(frozen=True)
class Scope:
    """One place or shop. ``url``: the shop's path, '' for a place; ``town``: what a list says of it."""

    kind: str
    name: str
    town: str
    url: str
    lat: float
    lon: float


def scopes_of(leaders: Iterable[Leader]) -> dict[int, list[Scope]]:
    """By the leader's key: places first, then shops, each by name; after her mandate those it was for. Three queries.

    A shop that is not shown to everyone is left out, and so is a thing that is gone.
    """
    found = {leader.person_id: leader for leader in leaders}
    rows = Membership.objects.filter(person__in=found, role=Role.LEADER).order_by("pk")
    now = timezone.now()
    held = {
        (row.person_id, row.scope_kind, row.scope_id)
        for row in rows
        if row.until is None or row.until > now or not speaks_today(found[row.person_id])
    }
    known = _shops({key for _, kind, key in held if kind == SHOP}) | _places(
        {key for _, kind, key in held if kind == PLACE}
    )
    scopes: dict[int, list[Scope]] = {leader.pk: [] for leader in found.values()}
    for person, kind, key in held:
        if scope := known.get((kind, key)):
            scopes[found[person].pk].append(scope)
    return {pk: sorted(ones, key=lambda one: (one.kind, one.name)) for pk, ones in scopes.items()}


def distance(scopes: Iterable[Scope], lat: float, lon: float) -> float | None:
    """Kilometres to the nearest of them; None for none."""
    return min((kilometres(lat, lon, scope.lat, scope.lon) for scope in scopes), default=None)


def _shops(keys: set[int]) -> dict[tuple[str, int], Scope]:
    shops = Shop.objects.visible_to(None).filter(pk__in=keys).select_related("location")
    return {
        (SHOP, shop.pk): Scope(
            SHOP, shop.name, shop.location.town, shop.get_absolute_url(), shop.location.lat, shop.location.lon
        )
        for shop in shops
    }


def _places(keys: set[int]) -> dict[tuple[str, int], Scope]:
    places = Place.objects.filter(pk__in=keys)
    return {(PLACE, place.pk): Scope(PLACE, str(place), str(place), "", place.lat, place.lon) for place in places}
