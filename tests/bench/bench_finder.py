"""How long does the finder's page take at 500, 5 000 and 50 000 shops, on the server alone?

    .venv/bin/python -m tests.bench.bench_finder

Makes a database of its own in a temporary folder. Prints the median and the 95th percentile of 50 answers, wall
milliseconds from request to rendered page, as ratios to the smallest table too.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import time as clock

SIZES = (500, 5_000, 50_000)
ANSWERS = 50


def main() -> None:
    """Fills, asks, prints."""
    os.environ["LADA_DATA"] = tempfile.mkdtemp(prefix="lada-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # the settings must stand in the environment first

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    client, first = Client(SERVER_NAME="localhost"), 0.0
    have = 0
    for size in SIZES:
        fill(have, size)
        have = size
        for name, question in (("all", ""), ("open now", "&when=now"), ("no referral, uk", "&no_referral=1&lang=uk")):
            took = sorted(answer(client, question) for _ in range(ANSWERS + 5))[:ANSWERS]
            median, high = statistics.median(took), took[int(ANSWERS * 0.95)]
            first = first or median
            sys.stdout.write(
                f"{size:>6} shops  {name:<16} {median:6.1f} ms  p95 {high:6.1f} ms  ×{median / first:.2f}\n"
            )


def answer(client: "object", question: str) -> float:
    """Milliseconds of one answer from a random place in Poland."""
    lat, lon = random.uniform(50, 54), random.uniform(15.5, 22.5)
    begin = time.perf_counter()
    reply = client.get(f"/pomoc/?lat={lat:.2f}&lon={lon:.2f}{question}")  # type: ignore[attr-defined]
    assert reply.status_code == 200
    return 1000 * (time.perf_counter() - begin)


def fill(first: int, last: int) -> None:
    """Shops all over Poland with hours, phone, a language and ages, as many as a real one has."""
    from django.utils import timezone

    from network.directory.models import FactAge, LanguageSpoken, Location, OpeningRule, Phone, Shop

    today = timezone.localdate()
    random.seed(last)
    Shop.objects.bulk_create(
        Shop(
            slug=f"shop-{number}", name=f"Sklep {number}", kind="free_social_shop", status="open", status_as_of="2026",
            referral=random.choice(["yes", "no", "partly"]), payment="free",
        )
        for number in range(first, last)
    )  # fmt: skip
    shops = list(Shop.objects.order_by("pk")[first:last])
    Location.objects.bulk_create(
        Location(
            shop=shop,
            town="Miasto",
            street_address="ul. Długa 1",
            lat=random.uniform(49.5, 54.3),
            lon=random.uniform(14.8, 23.4),
        )
        for shop in shops
    )
    OpeningRule.objects.bulk_create(
        (
            OpeningRule(shop=shop, weekday=day, opens=clock(8 + shop.pk % 5), closes=clock(14 + shop.pk % 6))
            for shop in shops
            for day in range(5)
        ),
        batch_size=5000,
    )
    Phone.objects.bulk_create((Phone(shop=shop, number="+48585551234") for shop in shops), batch_size=5000)
    LanguageSpoken.objects.bulk_create((LanguageSpoken(shop=shop, code="uk") for shop in shops[::3]), batch_size=5000)
    FactAge.objects.bulk_create(
        (
            FactAge(shop=shop, group=group, confirmed_on=today, known_on=today)
            for shop in shops
            for group in ("hours", "status")
        ),
        batch_size=5000,
    )


if __name__ == "__main__":
    main()
