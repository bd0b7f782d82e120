"""Which places have this name, and which begin so? Look-ups that use the indexes of SQLite and PostgreSQL alike."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from network.places.models import Place, PlaceName  # noqa: F401 – named in quotes below

M = TypeVar("M", bound=Model)
LAST_CHARACTER = "\uffff"
AREAS = ("gmina", "powiat", "voivodeship")


class NamedQuerySet(QuerySet[M]):
    """Rows with a `folded` name."""

    def starting_with(self, prefix: str) -> Self:
        """Rows whose folded name begins with the folded `prefix`, by the b-tree on both databases.

        SQLite uses an index for a range only; PostgreSQL sorts by its locale, so there LIKE and its own index do it.
        """
        if connections[self.db].vendor == "sqlite":
            return self.filter(folded__gte=prefix, folded__lt=prefix + LAST_CHARACTER)
        return self.filter(folded__startswith=prefix)

    def called(self, folded: Iterable[str]) -> Self:
        """Rows with one of the folded names."""
        return self.filter(folded__in=list(folded))

    def sounding_like(self, keys: Iterable[str]) -> Self:
        """Rows with one of the sound keys."""
        return self.filter(sound__in=[key for key in keys if key])


class PlaceQuerySet(NamedQuerySet["Place"]):
    """Places of the gazetteer."""

    def settlements(self) -> Self:
        """Places one can stand in: no gmina, powiat or voivodeship."""
        return self.exclude(kind__in=AREAS)

    def areas(self) -> Self:
        """Gminas, powiats, voivodeships."""
        return self.filter(kind__in=AREAS)

    def within(self, south: float, north: float, west: float, east: float) -> Self:
        """Places inside the box of degrees."""
        return self.filter(lat__range=(south, north), lon__range=(west, east))


class PlaceNameQuerySet(NamedQuerySet["PlaceName"]):
    """Other names of places."""
