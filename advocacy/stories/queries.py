"""Which stories are asked for, and who may see them?"""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from advocacy.stories import rules
from network.log import receipts
from network.people.models import Membership, Role
from network.people.rules import RECORDERS, has_role
from network.places.distance import bounding_box
from network.places.haversine import kilometres

if TYPE_CHECKING:
    from advocacy.stories.models import Story, StoryText  # noqa: F401 – they stand in base classes
    from network.people.models import Person

FAR_AWAY = 999.0  # no degree: a story without a point is near nothing


class StoryQuerySet(models.QuerySet["Story"]):
    """Stories by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Everybody sees those that are shown, who tells one also hers, editors also those ever handed in.

        The same decision as ``rules.can_read_story``; one query, and one more for the role of an editor.
        """
        if person is None:
            return self.filter(shown=True)
        seen = Q(shown=True) | _told_by(person)
        if has_role(person, *rules.READERS):
            seen |= Q(submitted_at__isnull=False)
        return self.filter(seen)

    def told_by(self, person: "Person | None") -> Self:
        """Hers, in every state: the same decision as ``rules.tells_story``."""
        return self.filter(_told_by(person)) if person else self.none()

    def not_told_by(self, person: "Person") -> Self:
        """Those she has no part in."""
        return self.exclude(pk__in=self.model._default_manager.filter(_told_by(person)).values("pk"))

    def shown_to_all(self) -> Self:
        """Those that stand for everyone."""
        return self.filter(shown=True)

    def newest_first(self) -> Self:
        """By the day of the newest publication."""
        return self.order_by("-published_at", "-id")

    def about_shop(self, shop_id: int) -> Self:
        """Those about the shop."""
        return self.filter(shop=shop_id)

    def under_leader(self, leader_id: int) -> Self:
        """Those that stand under the leader."""
        return self.filter(leader=leader_id)

    def of_shop_named(self, slug: str) -> Self:
        """Those about the shop with this address."""
        return self.filter(shop__slug=slug)

    def of_leader_named(self, slug: str) -> Self:
        """Those that stand under the leader with this address."""
        return self.filter(leader__slug=slug)

    def about_need(self, code: str) -> Self:
        """Those that tell of the need, by its code; each once."""
        return self.filter(pk__in=self.model._default_manager.filter(tagged_needs__tag__slug=code).values("pk"))

    def readable_in(self, language: str) -> Self:
        """Those with a text in the language."""
        return self.filter(pk__in=self.model._default_manager.filter(texts__language=language).values("pk"))

    def near(self, lat: float, lon: float, km: float) -> Self:
        """Those that happened within so many km: in their place, else where their shop stands."""
        south, north, west, east = bounding_box(lat, lon, km)
        points = self.annotate(
            at_lat=Coalesce("place__lat", "shop__location__lat", FAR_AWAY),
            at_lon=Coalesce("place__lon", "shop__location__lon", FAR_AWAY),
        )
        boxed = points.filter(at_lat__range=(south, north), at_lon__range=(west, east))
        return boxed.annotate(distance_km=kilometres((lat, lon), ("at_lat", "at_lon"))).filter(distance_km__lte=km)

    def with_code(self, code: str) -> Self:
        """The one this receipt code opens, or none."""
        return self.filter(receipt_hash__in=receipts.possible(code))

    def waiting(self) -> Self:
        """Those that wait for an editor, the longest first."""
        return self.filter(state__in=("submitted", "in_review")).order_by("submitted_at", "id")

    def sent_back(self) -> Self:
        """Those that wait for who tells them, the longest first."""
        return self.filter(state="sent_back").order_by("changed_at", "id")

    def with_rows(self) -> Self:
        """With everything that a line of a list shows; one query more."""
        return self.select_related("shop__location", "leader__person", "place").prefetch_related("texts")


class StoryTextQuerySet(models.QuerySet["StoryText"]):
    """Titles of stories by meaning."""

    def languages(self) -> list[str]:
        """The languages in which any shown story can be read."""
        found = self.filter(story__shown=True).order_by("language").values_list("language", flat=True)
        return list(found.distinct())


def _told_by(person: "Person") -> Q:
    """``rules.tells_story`` as a condition."""
    mine = Membership.objects.current().filter(person=person, role=Role.COORDINATOR, scope_kind=rules.SHOP)
    of_shop = Q(told_as="shop", shop__in=mine.values("scope_id"))
    recorders = Membership.objects.current().filter(person=person, role__in=RECORDERS)
    written_down = Q(recorded_by__in=recorders.values("person"))
    return Q(author=person) | written_down | Q(leader__person=person) | of_shop
