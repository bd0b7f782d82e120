"""How fast are the nearest shops found beside brute force, and are they right? `python -m tests.bench.bench_nearest`"""

import random

from tests.bench.measuring import median, milliseconds, scratch_database, summary

SIZES = (500, 5_000, 50_000)
QUERIES = 40
WANTED = 20
SEED = 7


def main() -> None:
    """Print times, ratio and equality for each size."""
    with scratch_database():
        from tests.bench.shops import fill_up_to  # the app registry must be ready

        for size in SIZES:
            fill_up_to(size)
            measure(size)


def measure(size: int) -> None:
    """Compare both ways of finding keys of shops, from random points in Poland."""
    from network.directory.models import Location, Shop
    from network.places.distance import kilometres, nearest

    chance = random.Random(SEED)
    places = [(chance.uniform(49.1, 54.8), chance.uniform(14.3, 24.0)) for _ in range(QUERIES)]

    def by_force(lat: float, lon: float) -> list[int]:
        rows = Location.objects.values_list("shop", "lat", "lon")
        return [pk for _, pk in sorted((kilometres(lat, lon, a, o), pk) for pk, a, o in rows)[:WANTED]]

    def by_box(lat: float, lon: float) -> list[int]:
        found = nearest(Shop.objects.all(), lat, lon, WANTED, lat_field="location__lat", lon_field="location__lon")
        return [shop.pk for shop in found]

    equal = sum(by_box(*place) == by_force(*place) for place in places)
    box = [milliseconds(lambda place=place: by_box(*place))[0] for place in places]
    force = [milliseconds(lambda place=place: by_force(*place))[0] for place in places[:10]]
    ratio = median(force) / median(box)
    print(
        f"{size:6} shops   box {summary(box)}   brute force {summary(force)}   {ratio:5.1f} x   equal {equal}/{QUERIES}"
    )


if __name__ == "__main__":
    main()
