"""How far is it, and which rows are nearest? Straight lines on a round earth."""

import math
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Exists, Model, QuerySet

EARTH = 6371.0088  # km, mean radius
DEGREE = math.pi * EARTH / 180  # km in one degree of latitude
LADDER = (25.0, 125.0)  # km; the circles that are tried before all rows are measured
INSCRIBED = 0.67  # a box of this half side fits into a circle of 1, with room for the curve of the earth
M = TypeVar("M", bound=Model)
Box = tuple[float, float, float, float]


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance of two points in km (haversine; error under 0.5 %, the earth is no ball)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def bounding_box(lat: float, lon: float, km: float) -> Box:
    """South, north, west, east (degrees) of a box that holds every point within `km`; whole circles near a pole.

    West or east may pass ±180: the box does not wrap.
    """
    reach = km / DEGREE
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    widest = math.sin(math.radians(min(reach, 90.0)))
    narrow = math.cos(math.radians(lat))
    if reach >= 90 or widest >= narrow:
        return south, north, -180.0, 180.0
    across = math.degrees(math.asin(widest / narrow))
    return south, north, lon - across, lon + across


def nearest(
    queryset: QuerySet[M],
    lat: float,
    lon: float,
    limit: int,
    *,
    offset: int = 0,
    lat_field: str = "lat",
    lon_field: str = "lon",
    fetch: QuerySet[M] | None = None,
) -> list[M]:
    """The `limit` nearest rows after the first `offset`, nearest first, equal distances by primary key.

    The rows come from `fetch`, which may add related rows and needs none of the filters again (default: `queryset`).
    Each row gets `.distance_km`. Rows without a point are left out. Always three queries: which box surely holds
    enough, the ids and points in it, and the rows; an index on both fields serves them on any database.
    """
    wanted = offset + limit
    if limit <= 0:
        return []
    found = _measured(queryset, lat, lon, wanted, lat_field, lon_field)[offset:wanted]
    rows = {row.pk: row for row in (queryset if fetch is None else fetch).filter(pk__in=[pk for _, pk in found])}
    for km, pk in found:
        if pk in rows:
            rows[pk].distance_km = km  # type: ignore[attr-defined]
    return [rows[pk] for _, pk in found if pk in rows]


def _measured(
    queryset: QuerySet[M], lat: float, lon: float, wanted: int, lat_field: str, lon_field: str
) -> list[tuple[float, int]]:
    """(km, pk) of at least `wanted` rows, sorted; all of them when the table has fewer."""

    def inside(km: float) -> QuerySet[M]:
        south, north, west, east = bounding_box(lat, lon, km)
        return queryset.filter(**{f"{lat_field}__range": (south, north), f"{lon_field}__range": (west, east)})

    def measured(rows: QuerySet[M], reach: float) -> list[tuple[float, int]]:
        points = rows.order_by().values_list("pk", lat_field, lon_field)
        pairs = ((kilometres(lat, lon, row_lat, row_lon), pk) for pk, row_lat, row_lon in points)
        return sorted(pair for pair in pairs if pair[0] <= reach)

    if reach := _reach(queryset, inside, wanted):
        near = measured(inside(reach), reach)
        if len(near) >= wanted:  # always, but next to a pole, where a box is wider than its circle
            return near
    placed = {f"{lat_field}__isnull": False, f"{lon_field}__isnull": False}
    return measured(queryset.filter(**placed), math.inf)


def _reach(queryset: QuerySet[M], inside: Callable[[float], QuerySet[M]], wanted: int) -> float | None:
    """The radius (km) of the first circle that surely holds enough rows; None if none of the ladder does. One query."""
    full = [Exists(inside(km * INSCRIBED).order_by()[wanted - 1 : wanted]) for km in LADDER]
    flags = queryset.model._base_manager.order_by().values_list(*full).first() or ()
    return next((km for km, enough in zip(LADDER, flags, strict=False) if enough), None)
