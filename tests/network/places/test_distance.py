"""Are the nearest rows the nearest?"""

import math
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.places.distance import bounding_box, kilometres, nearest
from network.places.models import Postcode

LAT = st.floats(49.0, 54.9)
LON = st.floats(14.1, 24.2)
POINTS = st.lists(st.tuples(LAT, LON), max_size=40)


def fill(points: list[tuple[float, float]]) -> None:
    Postcode.objects.all().delete()
    rows = [Postcode(code=f"{n:05}", town="x", lat=lat, lon=lon) for n, (lat, lon) in enumerate(points)]
    Postcode.objects.bulk_create(rows)


def by_force(lat: float, lon: float) -> list[tuple[float, str]]:
    return sorted((kilometres(lat, lon, row.lat, row.lon), row.pk) for row in Postcode.objects.all())


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((54.352, 18.646), (54.352, 18.646), 0.0),
        ((52.2297, 21.0122), (50.0647, 19.9450), 252.0),  # Warszawa – Kraków
        ((0.0, 0.0), (0.0, 180.0), math.pi * 6371.0088),
    ],
)
def test_kilometres_match_known_distances(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert kilometres(*a, *b) == pytest.approx(km, rel=0.002)


@given(LAT, LON, LAT, LON)
def test_box_holds_all_within_reach(lat: float, lon: float, other_lat: float, other_lon: float) -> None:
    south, north, west, east = bounding_box(lat, lon, kilometres(lat, lon, other_lat, other_lon) + 0.001)
    assert south <= other_lat <= north
    assert west <= other_lon <= east


@pytest.mark.parametrize("lat", [90.0, -90.0, 89.99])
def test_box_at_a_pole_goes_all_the_way_round(lat: float) -> None:
    assert bounding_box(lat, 20.0, 10.0)[2:] == (-180.0, 180.0)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(POINTS, LAT, LON, st.integers(1, 8), st.integers(0, 6))
def test_nearest_equals_brute_force(
    points: list[tuple[float, float]], lat: float, lon: float, limit: int, offset: int
) -> None:
    fill(points)
    found = nearest(Postcode.objects.all(), lat, lon, limit, offset=offset)
    assert [(row.distance_km, row.pk) for row in found] == by_force(lat, lon)[offset : offset + limit]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_nearest_equals_brute_force_in_a_large_table(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 – the same points each time, no secret
    fill([(chance.uniform(49.0, 54.9), chance.uniform(14.1, 24.2)) for _ in range(900)])
    lat, lon, limit = chance.uniform(47.0, 56.0), chance.uniform(10.0, 28.0), chance.choice([1, 20, 899, 2000])
    found = nearest(Postcode.objects.all(), lat, lon, limit)
    assert [(row.distance_km, row.pk) for row in found] == by_force(lat, lon)[:limit]


@pytest.mark.django_db
def test_nearest_orders_equal_distances_by_key() -> None:
    fill([(52.0, 20.0)] * 5)
    assert [row.pk for row in nearest(Postcode.objects.all(), 52.0, 20.0, 3)] == ["00000", "00001", "00002"]


@pytest.mark.django_db
def test_nearest_respects_the_queryset_and_a_limit_of_nothing() -> None:
    fill([(52.0, 20.0), (52.1, 20.0), (52.2, 20.0)])
    rows = Postcode.objects.exclude(code="00000")
    assert [row.pk for row in nearest(rows, 52.0, 20.0, 5)] == ["00001", "00002"]
    assert nearest(rows, 52.0, 20.0, 0) == []


@pytest.mark.django_db
def test_nearest_finds_rows_on_the_other_side_of_the_earth() -> None:
    fill([(54.0, 20.0)])
    found = nearest(Postcode.objects.all(), -54.0, -160.0, 1)
    assert [(row.pk, round(row.distance_km)) for row in found] == [("00000", 20015)]
