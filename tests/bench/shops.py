"""Which shops do the benches measure? Invented ones all over Poland, with as many facts as a real one has."""

import random
from datetime import time

from django.utils import timezone

from network.directory.models import FactAge, LanguageSpoken, Location, OpeningRule, Phone, Shop

SEED = 7
BATCH = 5_000


def fill_up_to(size: int) -> None:
    """Adds shops until there are ``size``; the same ones in every run."""
    have = Shop.objects.count()
    chance, today = random.Random(SEED + have), timezone.localdate()
    Shop.objects.bulk_create(
        Shop(
            slug=f"shop-{number}",
            name=f"Sklep {number}",
            kind=Shop.Kind.FREE,
            status=Shop.Status.OPEN,
            referral=chance.choice(["yes", "no", "partly"]),
            payment=Shop.Payment.FREE,
        )
        for number in range(have, size)
    )
    shops = list(Shop.objects.order_by("pk")[have:])
    Location.objects.bulk_create(
        Location(shop=shop, town="Miasto", lat=chance.uniform(49.5, 54.3), lon=chance.uniform(14.8, 23.4))
        for shop in shops
    )
    OpeningRule.objects.bulk_create(
        (
            OpeningRule(shop=shop, weekday=day, opens=time(8 + shop.pk % 5), closes=time(14 + shop.pk % 6))
            for shop in shops
            for day in range(5)
        ),
        batch_size=BATCH,
    )
    Phone.objects.bulk_create((Phone(shop=shop, number="+48585551234") for shop in shops), batch_size=BATCH)
    LanguageSpoken.objects.bulk_create((LanguageSpoken(shop=shop, code="uk") for shop in shops[::3]), batch_size=BATCH)
    FactAge.objects.bulk_create(
        (
            FactAge(shop=shop, group=group, confirmed_on=today, known_on=today)
            for shop in shops
            for group in ("hours", "status")
        ),
        batch_size=BATCH,
    )
