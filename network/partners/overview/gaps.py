"""In which gminas is no shop within reach, and how far is the nearest?

Distances are straight lines from the seat of the gmina to the shop's point, so both ends are approximate. Which shop is
the nearest is found on the globe: of two points the one with the greater product of the unit vectors is nearer, which
is the same order as by kilometres and takes three multiplications.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from network.directory.queries import ShopQuerySet
from network.partners.overview import queries
from network.places.distance import DEGREE, EARTH
from network.places.models import Place

REACH_KM = 30
SPAN_LAT, SPAN_LON = 6.0, 9.6  # degrees; Poland, a cell of the same shape is about as wide as high
NARROWEST = math.cos(math.radians(55))  # of a degree of latitude is one of longitude, in the north of Poland
IN_A_CELL = 3  # points in a cell, about
Vector = tuple[float, float, float]
Cell = tuple[int, int]
Target = tuple[float, float, float, int]  # a vector and which shop it is


@dataclass(frozen=True)
class Gap:
    """A gmina without a shop near; ``km`` and ``shop`` (slug, name) of the nearest one, None where there is none."""

    name: str
    powiat: str
    voivodeship: str
    lat: float
    lon: float
    km: float | None
    shop: tuple[str, str] | None


@dataclass(frozen=True)
class Coverage:
    """How many gminas there are (0: the gazetteer is not loaded), those without a shop within ``REACH_KM``, and the
    shops that were counted."""

    gminas: int
    gaps: list[Gap]
    shops: ShopQuerySet
    shop_count: int


def coverage(today: date, voivodeship: str = "", *, confirmed: bool) -> Coverage:
    """Gminas of the voivodeship ('' is all), farthest from a shop first; two queries.

    Counted are real shops where one can go; ``confirmed``: only those that surely are in business today.
    """
    counted = queries.shops_to_go_to(today, confirmed=confirmed)
    shops = list(queries.points(counted))
    rows = list(_gminas(voivodeship))
    near = Nearest([(lat, lon) for lat, lon, _slug, _name in shops])
    gaps = []
    for name, powiat, area, lat, lon in rows:
        found = near.beyond(lat, lon, REACH_KM)
        if found is not None:
            number, km = found
            shop = shops[number][2:] if number >= 0 else None
            gaps.append(Gap(name, powiat, area, lat, lon, km if shop else None, shop))
    gaps.sort(key=lambda gap: (-(gap.km or math.inf), gap.voivodeship, gap.name))
    return Coverage(len(rows), gaps, counted, len(shops))


def voivodeships() -> list[str]:
    """The voivodeships of the gazetteer by name; [] where it is not loaded. One query."""
    return list(Place.objects.filter(kind=Place.Kind.VOIVODESHIP).order_by("name").values_list("name", flat=True))


def _gminas(voivodeship: str) -> "QuerySet[Place, tuple[str, str, str, float, float]]":
    gminas = Place.objects.filter(kind=Place.Kind.GMINA)
    within = gminas.filter(voivodeship=voivodeship) if voivodeship else gminas
    return within.order_by().values_list("name", "powiat", "voivodeship", "lat", "lon")


class Nearest:
    """Points on a grid, so that the nearest of them is looked for among few."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        self.cells: defaultdict[Cell, list[Target]] = defaultdict(list)
        first: dict[tuple[float, float], int] = {}
        for number, point in enumerate(points):
            first.setdefault(point, number)  # many shops stand in the middle of the same town
        side = math.sqrt(max(1, len(first)) / IN_A_CELL)  # cells along each side of Poland
        self.step_lat, self.step_lon = SPAN_LAT / side, SPAN_LON / side
        self.width = min(self.step_lat, self.step_lon * NARROWEST) * DEGREE
        for (lat, lon), number in first.items():
            self.cells[self._cell(lat, lon)].append((*_vector(lat, lon), number))
        rows, columns = [row for row, _column in self.cells], [column for _row, column in self.cells]
        self.box = (min(rows), max(rows), min(columns), max(columns)) if self.cells else None

    def beyond(self, lat: float, lon: float, km: float) -> tuple[int, float] | None:
        """The number of the nearest point and its distance in km, if none is within ``km``; None if one is.

        (-1, infinity) where there are no points at all.
        """
        x, y, z = _vector(lat, lon)
        enough, best, number = math.cos(km / EARTH), -2.0, -1
        for ring, targets in self._rings(self._cell(lat, lon)):
            # Nothing in this ring is nearer than the cells that lie between.
            if best > math.cos(max(0, ring - 1) * self.width / EARTH):
                break
            for tx, ty, tz, target in targets:
                product = x * tx + y * ty + z * tz
                if product > best:
                    best, number = product, target
            if best >= enough:
                return None
        return number, EARTH * math.acos(max(-1.0, min(1.0, best))) if number >= 0 else math.inf

    def _cell(self, lat: float, lon: float) -> Cell:
        return math.floor(lat / self.step_lat), math.floor(lon / self.step_lon)

    def _rings(self, centre: Cell) -> Iterable[tuple[int, list[Target]]]:
        """The points of the cell, then of the ring of cells around it, then of the next, to the last one there is."""
        if self.box is None:
            return
        row, column = centre
        south, north, west, east = self.box
        last = max(abs(row - south), abs(row - north), abs(column - west), abs(column - east))
        for ring in range(last + 1):
            found: list[Target] = []
            for cell in _ring(row, column, ring):
                if cell in self.cells:
                    found += self.cells[cell]
            yield ring, found


def _ring(row: int, column: int, ring: int) -> Iterable[Cell]:
    if not ring:
        yield row, column
        return
    for across in range(column - ring, column + ring + 1):
        yield row - ring, across
        yield row + ring, across
    for along in range(row - ring + 1, row + ring):
        yield along, column - ring
        yield along, column + ring


def _vector(lat: float, lon: float) -> Vector:
    a, b = math.radians(lat), math.radians(lon)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)
