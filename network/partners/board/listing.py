"""What does a row of the board say about a request, and which requests stand on this page?"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict
from urllib.parse import urlencode

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory import sentences as shop_sentences
from network.directory.listing import ShopLink, link, start
from network.partners.board import sentences
from network.partners.models import Offer, ShopRequest
from network.partners.queries import ShopRequestQuerySet
from network.places import sentences as place_sentences
from network.places.resolver import Match, resolve

PAGE = 20
REACH_KM = 100  # how far "near" goes on the board
KEPT = 300  # seconds for which a worker remembers which voivodeships are worth offering
MOST_OFFERS = 50  # of one person in one list, the newest


class RequestRow(TypedDict):
    """One request in a list."""

    uuid: str
    url: str
    line: str
    shop: ShopLink
    town: str
    distance: str
    urgency: str
    is_urgent: bool
    state: str
    is_open: bool


class OfferRow(TypedDict):
    """One offer of one's own in a list."""

    url: str
    line: str
    state: str


@dataclass(frozen=True)
class Page:
    """The requests of one page of the board, how many there are in all, and the place the distances start from.

    ``unknown_place``: a place was asked for that nobody knows; then nothing is narrowed by it."""

    requests: tuple[ShopRequest, ...]
    count: int
    number: int
    place: Match | None
    unknown_place: bool

    @property
    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.number * PAGE < self.count


def page(asked: dict[str, Any], today: date) -> Page:
    """One page of the board, most urgent first; ``asked`` as ``BoardForm.understood`` gives it.

    Two queries, and those of the resolver where a place is asked for.
    """
    found = _narrowed(asked, today)
    place = resolve(asked["q"]).best if asked["q"] else None
    if place:
        found = found.near(place.lat, place.lon, REACH_KM)
    number = asked["page"] or 1
    rows = found.most_urgent_first().with_shop()[(number - 1) * PAGE : number * PAGE]
    return Page(tuple(rows), found.count(), number, place, bool(asked["q"]) and place is None)


def voivodeships(today: date) -> list[str]:
    """Where shops ask for something, by name; remembered for some minutes."""
    wanted = ShopRequest.objects.visible_to(None).wanted(today, promised=True)
    found = cache.get_or_set(f"network.board.voivodeships.{today}", lambda: list(wanted.voivodeships()), KEPT)
    return list(found or ())


def row(request: ShopRequest, today: date) -> RequestRow:
    """The row of a request whose shop and place are fetched; no query."""
    km = getattr(request, "distance_km", None)
    return {
        "uuid": str(request.uuid),
        "url": request.get_absolute_url(),
        "line": sentences.request_line(request, today),
        "shop": link(request.shop),
        "town": request.shop.location.town,
        "distance": "" if km is None else shop_sentences.distance(km),
        "urgency": sentences.urgency(request),
        "is_urgent": request.urgency == ShopRequest.Urgency.URGENT,
        "state": sentences.request_state(request),
        "is_open": request.state == ShopRequest.State.OPEN,
    }


def offer_row(offer: Offer, today: date) -> OfferRow:
    """The row of an offer for its owner."""
    return {
        "url": offer.get_absolute_url(),
        "line": sentences.offer_line(offer, today),
        "state": sentences.offer_state(offer),
    }


def summary(found: Page) -> str:
    """How many requests there are; the one answer of the board."""
    if found.place is None:
        return sentences.requests_found(found.count)
    return sentences.requests_near(found.count, REACH_KM, place_sentences.titled(found.place))


def neighbours(asked: dict[str, Any], found: Page) -> dict[str, str]:
    """Addresses of the pages before and after."""
    return {
        "previous_url": _address(asked, found.number - 1) if found.number > 1 else "",
        "previous_label": _("Previous"),
        "next_url": _address(asked, found.number + 1) if found.has_next else "",
        "next_label": _("Next"),
    }


def below_offers(label: str) -> list[dict[str, str]]:
    """The way to a page below one's own offers."""
    return [start(), {"url": reverse("network:offers"), "label": _("My offers")}, {"label": label}]


def _narrowed(asked: dict[str, Any], today: date) -> ShopRequestQuerySet:
    found = ShopRequest.objects.visible_to(None).wanted(today, promised=bool(asked["promised"]))
    if asked["goods"] and asked["kind"] in ("", "food"):
        found = found.of_kind("food", asked["goods"])
    elif asked["kind"]:
        found = found.of_kind(asked["kind"])
    if asked["voivodeship"]:
        found = found.in_voivodeship(asked["voivodeship"])
    return found.at_least(asked["urgency"]) if asked["urgency"] else found


def _address(asked: dict[str, Any], number: int) -> str:
    pairs = [(name, "1" if value is True else value) for name, value in asked.items() if value and name != "page"]
    return f"{reverse('network:requests')}?{urlencode([*pairs, ('page', number)])}"
