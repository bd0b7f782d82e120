"""Which requests, offers and enquiries are asked for, and who may see them?"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from network.directory.models import Location, Shop
from network.notices.models import Notice
from network.partners.enquiries.queries import EnquiryQuerySet
from network.people.models import Membership
from network.places.distance import bounding_box
from network.places.haversine import kilometres

if TYPE_CHECKING:
    from network.partners.models import Offer, ShopRequest  # noqa: F401 – stand in base classes
    from network.people.models import Person

__all__ = ["EnquiryQuerySet", "OfferQuerySet", "ShopRequestQuerySet"]

A = TypeVar("A", bound=models.Model)
SHOP_AT = ("shop__location__lat", "shop__location__lon")
URGENCY = ("urgent", "soon", "normal")  # most urgent first


class AskedQuerySet(models.QuerySet[A]):
    """What requests and offers have in common."""

    def of_kind(self, kind: str, category: str = "") -> Self:
        """Of this kind; with goods, also those that name no goods."""
        return self.filter(kind=kind, **({"category__in": (category, "")} if category else {}))

    def with_uuid(self, text: str) -> A | None:
        """The one that an address names; None for none or nonsense."""
        try:
            return self.filter(uuid=UUID(text)).first()
        except ValueError:
            return None

    def overdue(self, today: date) -> Self:
        """Open ones whose last day is over."""
        return self.filter(state="open", until__lt=today)


class ShopRequestQuerySet(AskedQuerySet["ShopRequest"]):
    """Requests by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """All of them: what shops ask for is public."""
        return self.all()

    def with_shop(self) -> Self:
        """With the shop and its place, in the same query."""
        return self.select_related("shop__location")

    def for_shop(self, shop: "Shop") -> Self:
        """What this shop asked for, ever."""
        return self.filter(shop=shop)

    def in_states(self, states: Iterable[str]) -> Self:
        """In one of these states."""
        return self.filter(state__in=list(states))

    def ended(self) -> Self:
        """What came, was withdrawn or ran out, the newest first."""
        return self.in_states(("met", "withdrawn", "expired")).order_by("-id")

    def wanted(self, today: date, *, promised: bool = False) -> Self:
        """What is still needed by shops that are not gone; ``promised``: also what somebody promised."""
        needed = Q(state="open", until__gte=today)
        found = self.filter(needed | Q(state="promised") if promised else needed)
        return found.exclude(shop__status=Shop.Status.CLOSED)

    def in_voivodeship(self, name: str) -> Self:
        """Of shops there."""
        return self.filter(shop__location__voivodeship=name)

    def at_least(self, urgency: str) -> Self:
        """As urgent as this or more."""
        return self.filter(urgency__in=URGENCY[: URGENCY.index(urgency) + 1])

    def near(self, lat: float, lon: float, km: float) -> Self:
        """Of shops within so many km, each with its ``distance_km``."""
        south, north, west, east = bounding_box(lat, lon, km)
        boxed = self.filter(**{f"{SHOP_AT[0]}__range": (south, north), f"{SHOP_AT[1]}__range": (west, east)})
        return boxed.annotate(distance_km=kilometres((lat, lon), SHOP_AT)).filter(distance_km__lte=km)

    def most_urgent_first(self) -> Self:
        """By urgency, then the last day, then the distance where one is counted."""
        ranks = [When(urgency=name, then=Value(rank)) for rank, name in enumerate(URGENCY)]
        order = ["rank", "until", *(["distance_km"] if "distance_km" in self.query.annotations else []), "id"]
        return self.annotate(rank=Case(*ranks, output_field=IntegerField())).order_by(*order)

    def nearest_first(self) -> Self:
        """By the distance that ``near`` counts, then the last day."""
        order = ("distance_km", "until", "id")
        return self.order_by(*order)

    def voivodeships(self) -> "models.QuerySet[ShopRequest, str]":
        """The voivodeships of these requests' shops, each once, by name."""
        named = self.exclude(shop__location__voivodeship="").order_by("shop__location__voivodeship")
        return named.values_list("shop__location__voivodeship", flat=True).distinct()

    def promised_since(self, day: date) -> Self:
        """Promises whose last day was that day or earlier."""
        return self.filter(state="promised", until__lte=day)

    def not_asked_about(self, kind: str) -> Self:
        """Those about which nobody got a notice of this kind yet."""
        told = Notice.objects.filter(kind=kind, subject_kind="shop_request", subject_id=OuterRef("pk"))
        return self.filter(~Exists(told))

    def with_coordinator(self) -> Self:
        """Of shops that somebody coordinates."""
        coordinators = Membership.objects.current().filter(role="coordinator", scope_kind="shop")
        return self.filter(Exists(coordinators.filter(scope_id=OuterRef("shop_id"))))


class OfferQuerySet(AskedQuerySet["Offer"]):
    """Offers by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Offers are no public list. Their owner and editors see them in every state; a shop's coordinators while an
        open one reaches their shop, and what is promised to it."""
        if person is None:
            return self.none()
        roles = person.memberships.current().filter(role__in=("coordinator", "editor"))
        shops = roles.filter(scope_kind="shop").values("scope_id")
        requests = self.model._meta.get_field("requests").related_model
        promised = requests._default_manager.filter(offer=OuterRef("pk"), shop__in=shops)
        in_reach = Q(Exists(_locations_within_reach().filter(shop__in=shops)), state="open")
        return self.filter(Q(person=person) | Q(Exists(roles.filter(scope_kind=""))) | Q(Exists(promised)) | in_reach)

    def of(self, person: "Person") -> Self:
        """What this person offers."""
        return self.filter(person=person)

    def standing(self, today: date) -> Self:
        """Open ones that still hold."""
        return self.filter(state="open", until__gte=today)

    def reaching(self, shop: "Shop") -> Self:
        """Offers whose reach holds the shop, nearest first, each with its ``distance_km``."""
        at = (shop.location.lat, shop.location.lon)
        measured = self.annotate(distance_km=kilometres(("lat", "lon"), at))
        return measured.filter(distance_km__lte=models.F("reach_km")).order_by("distance_km", "id")


def _locations_within_reach() -> "models.QuerySet[Location]":
    """Locations inside the reach of the offer of the outer query."""
    km = kilometres((OuterRef("lat"), OuterRef("lon")), ("lat", "lon"))
    return Location.objects.annotate(km=km).filter(km__lte=OuterRef("reach_km"))


def shops_of(person: "Person | None") -> "models.QuerySet[Shop]":
    """The shops whose desk is open to the person: those she coordinates; every shop for editors.

    Agrees with ``directory.rules.can_edit_shop``.
    """
    if person is None:
        return Shop.objects.none()
    roles = person.memberships.current().filter(role__in=("coordinator", "editor"))
    hers = Q(pk__in=roles.filter(scope_kind="shop").values("scope_id"))
    return Shop.objects.visible_to(person).filter(hers | Q(Exists(roles.filter(scope_kind=""))))
