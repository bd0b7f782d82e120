"""Which names begin so, and which places can one stand in? By the indexes of SQLite and PostgreSQL alike."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import connections
from django.db.models import Model, Q, QuerySet

if TYPE_CHECKING:
    from network.places.models import Place, PlaceName  # noqa: F401 – named in quotes below

M = TypeVar("M", bound=Model)
LAST_CHARACTER = "\uffff"
AREAS = ("gmina", "powiat", "voivodeship")
TOWNS = ("city", "town")


class NamedQuerySet(QuerySet[M]):
    """Rows with a `folded` name."""

    def starting_with(self, prefix: str) -> Self:
        """Rows whose folded name begins with the folded `prefix`, by the b-tree on both databases.

        SQLite uses an index for a range only; PostgreSQL sorts by its locale, so there LIKE and its own index do it.
        """
        if connections[self.db].vendor == "sqlite":
            return self.filter(folded__gte=prefix, folded__lt=prefix + LAST_CHARACTER)
        return self.filter(folded__startswith=prefix)


class PlaceQuerySet(NamedQuerySet["Place"]):
    """Places of the gazetteer."""

    def settlements(self) -> Self:
        """Places one can stand in: no gmina, powiat or voivodeship."""
        return self.exclude(kind__in=AREAS)

    def has_namesake(self, gmina: str, powiat: str, voivodeship: str) -> bool:
        """Whether a gmina, by the name alone, is a town and villages too: its own, or those of the rural gmina around
        that bears the town's name. One query."""
        inside = self.filter(gmina=gmina, powiat=powiat, voivodeship=voivodeship)
        kinds = inside.filter(Q(kind="village") | Q(kind__in=TOWNS, name=gmina)).values_list("kind", flat=True)
        found = set(kinds.distinct())
        return "village" in found and not found.isdisjoint(TOWNS)


class PlaceNameQuerySet(NamedQuerySet["PlaceName"]):
    """Other names of places."""
