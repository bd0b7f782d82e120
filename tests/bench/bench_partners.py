"""How much of the processor do the pages for partners take? `python -m tests.bench.bench_partners`"""

import random
import time
from collections.abc import Callable
from datetime import timedelta

from tests.bench.measuring import median, scratch_database

SIZES = (50, 500, 5_000)
PAGES = {
    "table and map": "/dla-partnerow/",
    "one voivodeship": "/dla-partnerow/?voivodeship=pomorskie",
    "needs, by people": "/dla-partnerow/?need=food&sort=-people",
    "words": "/dla-partnerow/?q=miasto",
    "gaps": "/dla-partnerow/bez-sklepu/",
    "figures": "/dla-partnerow/wyniki/",
    "CSV": "/dla-partnerow/sklepy.csv",
    "XLSX": "/dla-partnerow/sklepy.xlsx",
}
MOST_QUERIES, MOST_MS = 8, 60  # of table and map
TIMES = 9
SEED = 7


def main() -> None:
    """Print CPU milliseconds, queries, bytes and the ratio to the smallest table for each size and page."""
    with scratch_database():
        from network.places.loading import load  # the app registry must be ready

        load()
        first: dict[str, float] = {}
        for size in SIZES:
            fill(size)
            for name, address in PAGES.items():
                taken, queries, weight = measured(address)
                ratio = taken / first.setdefault(name, taken)
                print(
                    f"{size:6} shops   {name:16} CPU {taken:7.1f} ms   {queries:2} queries   {weight / 1024:7.1f} KiB"
                    f"   {ratio:5.2f} x"
                )
                if name in ("table and map", "one voivodeship") and (queries > MOST_QUERIES or taken > MOST_MS):
                    print(f"       more than {MOST_QUERIES} queries or {MOST_MS} ms")


def measured(address: str) -> tuple[float, int, int]:
    """The median of CPU milliseconds of an answer, its queries and its bytes, after two that warm up."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")

    def answer() -> int:
        reply = client.get(address)
        assert reply.status_code == 200
        return len(reply.getvalue())

    for _ in range(2):
        answer()
    with CaptureQueriesContext(connection) as captured:
        weight = answer()
    queries = len(captured)
    return median([cpu(answer) for _ in range(TIMES)]), queries, weight


def cpu(act: Callable[[], object]) -> float:
    """Milliseconds of the processor, not of the clock: other processes do not count."""
    begin = time.process_time()
    act()
    return 1000 * (time.process_time() - begin)


def fill(size: int) -> None:
    """So many shops in gminas of the gazetteer, two of five asking for something, each with two figures."""
    from django.utils import timezone

    from network.directory.models import ImpactFigure, Location, Operator, Shop
    from network.partners.models import ShopRequest, Wanted
    from network.people.models import Person
    from network.places.models import Place
    from tests.bench.shops import fill_up_to

    Shop.objects.all().delete()
    fill_up_to(size)
    chance, who = random.Random(SEED), Person.objects.get_or_create(name="Ala")[0]
    operators = [Operator.objects.get_or_create(name=f"Bank {number}")[0] for number in range(40)]
    gminas = list(Place.objects.filter(kind="gmina").values_list("voivodeship", "powiat", "gmina", "lat", "lon"))
    shops, locations = list(Shop.objects.order_by("pk")), []
    for shop, location in zip(shops, Location.objects.order_by("shop"), strict=True):
        shop.operator, shop.chain = chance.choice(operators), chance.choice(["", "Za Stołem", "Spichlerz"])
        location.voivodeship, location.powiat, location.gmina, lat, lon = chance.choice(gminas)
        location.town, location.lat, location.lon = location.gmina, lat, lon
        locations.append(location)
    Shop.objects.bulk_update(shops, ["operator", "chain"], batch_size=500)
    Location.objects.bulk_update(locations, ["voivodeship", "powiat", "gmina", "town", "lat", "lon"], batch_size=300)
    until = timezone.localdate() + timedelta(days=30)
    ShopRequest.objects.bulk_create(
        (
            ShopRequest(shop=shop, kind=chance.choice(Wanted.values), until=until, created_by=who)
            for shop in shops
            if shop.pk % 5 < 2
        ),
        batch_size=500,
    )
    ImpactFigure.objects.bulk_create(
        (
            ImpactFigure(shop=shop, measure=measure, period="2026", value=chance.randint(1, 5000))
            for shop in shops
            for measure in ("people", "kg")
        ),
        batch_size=500,
    )


if __name__ == "__main__":
    main()
