"""Shops as the overview's tests need them: placed in areas, with figures and requests."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from network.directory.models import ImpactFigure, Location, Operator, Shop
from network.partners.models import ShopRequest, Wanted
from network.people.models import Person
from tests.factories import make_shop

POMORSKIE = {"voivodeship": "pomorskie", "powiat": "wejherowski", "gmina": "Wejherowo"}
GDYNIA = {"voivodeship": "pomorskie", "powiat": "Gdynia", "gmina": "Gdynia"}
LUBELSKIE = {"voivodeship": "lubelskie", "powiat": "Lublin", "gmina": "Lublin"}


def placed(slug: str, area: dict[str, str] = POMORSKIE, *, operator: str = "", **facts: Any) -> Shop:
    """A shop in this area, run by this operator."""
    who = Operator.objects.get_or_create(name=operator)[0] if operator else None
    shop = make_shop(slug, operator=who, **facts)
    Location.objects.filter(shop=shop).update(**area)
    return shop


def today() -> date:
    return timezone.localdate()


def asks(shop: Shop, kind: str = Wanted.FOOD, *, days: int = 10, **facts: Any) -> ShopRequest:
    """An open request that holds for so many days more."""
    who = Person.objects.get_or_create(name="Ala")[0]
    until = today() + timedelta(days=days)
    return ShopRequest.objects.create(shop=shop, kind=kind, until=until, created_by=who, **facts)


def figure(shop: Shop, value: int, measure: str = "people", period: str = "2025", **facts: Any) -> ImpactFigure:
    return ImpactFigure.objects.create(shop=shop, measure=measure, period=period, value=value, **facts)
