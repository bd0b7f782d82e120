"""How fast is the growing box beside brute force, and is it right? `python -m tests.bench.bench_nearest`"""

import os
import random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

from tests.bench.scratch import milliseconds, scratch_database, summary

SIZES = (500, 5_000, 50_000)
QUERIES = 40
WANTED = 20
SEED = 7


def main() -> None:
    """Print times, ratio and equality for each size."""
    with scratch_database():
        for size in SIZES:
            measure(size)


def measure(size: int) -> None:
    """Compare both ways over `size` random points in Poland."""
    from network.places.distance import kilometres, nearest  # the app registry must be ready
    from network.places.models import Place

    chance = random.Random(SEED)

    def point() -> tuple[float, float]:
        return chance.uniform(49.1, 54.8), chance.uniform(14.3, 24.0)

    points = [point() for _ in range(size)]
    Place.objects.all().delete()
    Place.objects.bulk_create(
        Place(key=n, kind="village", name="x", folded="x", sound="x", lat=lat, lon=lon)
        for n, (lat, lon) in enumerate(points)
    )

    def by_force(lat: float, lon: float) -> list[int]:
        rows = Place.objects.values_list("pk", "lat", "lon")
        return [pk for _, pk in sorted((kilometres(lat, lon, a, o), pk) for pk, a, o in rows)[:WANTED]]

    def by_box(lat: float, lon: float) -> list[int]:
        return [row.pk for row in nearest(Place.objects.all(), lat, lon, WANTED)]

    places = [point() for _ in range(QUERIES)]
    equal = sum(by_box(*place) == by_force(*place) for place in places)
    box = [milliseconds(lambda place=place: by_box(*place))[0] for place in places]
    force = [milliseconds(lambda place=place: by_force(*place))[0] for place in places[: max(5, 50_000 // size // 10)]]
    ratio = sorted(force)[len(force) // 2] / sorted(box)[len(box) // 2]
    print(
        f"{size:6} rows   box {summary(box)}   brute force {summary(force)}   {ratio:5.1f} x   equal {equal}/{QUERIES}"
    )


if __name__ == "__main__":
    main()
