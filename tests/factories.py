"""How do tests make things? Plain functions with honest defaults."""

from datetime import date, time
from typing import Any

from network.directory.models import FactAge, Location, OpeningRule, Shop

BOLSZEWO = (54.61801, 18.17585)


def make_shop(
    slug: str = "bolszewo", *, lat: float = BOLSZEWO[0], lon: float = BOLSZEWO[1], town: str = "Bolszewo", **facts: Any
) -> Shop:
    """A shop in business, confirmed on 1 November 2026, at a point."""
    known = facts.pop("known_on", date(2026, 11, 1))
    defaults = {
        "name": f"Sklep {slug}",
        "kind": Shop.Kind.FREE,
        "status": Shop.Status.OPEN,
        "status_as_of": "2026-11-01",
        "referral": Shop.Referral.PARTLY,
        "payment": Shop.Payment.FREE,
    }
    shop = Shop.objects.create(slug=slug, **(defaults | facts))
    Location.objects.create(shop=shop, town=town, street_address="ul. Szkolna 52", lat=lat, lon=lon)
    if known:
        FactAge.objects.bulk_create(
            FactAge(shop=shop, group=group, confirmed_on=known, known_on=known) for group in ("status", "hours")
        )
    return shop


def open_hours(
    shop: Shop, weekdays: str = "01234", opens: str = "10:00", closes: str | None = "16:00", **facts: Any
) -> None:
    """Adds the same hours on the weekdays ("0" is Monday)."""
    OpeningRule.objects.bulk_create(
        OpeningRule(
            shop=shop,
            weekday=int(day),
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes) if closes else None,
            **facts,
        )
        for day in weekdays
    )
