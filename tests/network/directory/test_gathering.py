"""Does one question bring exactly what two dozen would?"""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, models
from django.db.models import prefetch_related_objects
from django.test.utils import CaptureQueriesContext

from network.directory.gathering import MOST, gather
from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    OpeningException,
    Phone,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
)
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
LOOKUPS = Shop.objects.with_sources()._prefetch_related_lookups


@pytest.fixture
def shops() -> list[Shop]:
    """One with facts of every kind, one that shares its office, one of which nothing is known."""
    full, other = make_shop("full"), make_shop("other")
    make_shop("empty", known_on=None)
    open_hours(full, "420", "18:00", None)
    open_hours(other)
    OpeningException.objects.create(shop=full, first_day=date(2026, 12, 24), last_day=date(2026, 12, 24))
    Phone.objects.create(shop=full, number="+48585551234")
    areas = [Area.objects.create(name=name) for name in ("Żukowo", "Łeba", "Hel")]
    office = ReferralOffice.objects.create(name="MOPS")
    office.areas.set(areas[:2])
    for shop in (full, other):
        ReferralRoute.objects.create(shop=shop, office=office)
    ReferralRoute.objects.create(shop=full, office=None, issuer=ReferralRoute.Issuer.values[-1])
    for position in (2, 1):
        group = CriterionGroup.objects.create(shop=full, position=position)
        criterion = Criterion.objects.create(
            group=group, kind=Criterion.Kind.INCOME, single=Decimal("1010.50"), family=Decimal("823.00")
        )
        criterion.areas.set(areas)
        RequiredDocument.objects.create(shop=full, group=group, kind=RequiredDocument.Kind.values[0])
    return list(Shop.objects.select_related("location").order_by("pk"))


def said(thing: Any, path: tuple[str, ...]) -> Any:
    """All values of what the path leads to, in order, with their types."""
    if not path or thing is None:
        return thing
    there = getattr(thing, path[0])
    rows = list(there.all()) if isinstance(there, models.Manager) else [there]
    return [(values(row), said(row, path[1:]) if path[1:] else None) for row in rows]


def values(row: models.Model | None) -> Any:
    return row and [(type(row), field.attname, getattr(row, field.attname)) for field in row._meta.concrete_fields]


def again() -> list[Shop]:
    return list(models.QuerySet(Shop).order_by("pk"))


def test_everything_is_as_django_would_fetch_it(shops: list[Shop]):
    expected, found = again(), again()
    prefetch_related_objects(expected, *LOOKUPS)
    gather(found, LOOKUPS)
    with CaptureQueriesContext(connection) as queries:
        for lookup in LOOKUPS:
            path = tuple(lookup.split("__"))
            assert [said(shop, path) for shop in found] == [said(shop, path) for shop in expected], lookup
    assert len(queries) == 0
    assert [len(found[0].criterion_groups.all()), len(found[0].routes.all()), found[2].phones.count()] == [2, 2, 0]


def test_facts_know_their_shop(shops: list[Shop]):
    found = again()
    gather(found, ["opening_rules"])
    rule = found[0].opening_rules.all()[0]
    assert rule.shop is found[0]
    assert (rule.weekday, rule.opens, rule.closes) == (0, time(18), None)


def test_shop_with_all_facts_costs_two_queries(shops: list[Shop]):
    list(Shop.objects.with_sources())
    with CaptureQueriesContext(connection) as queries:
        assert len(Shop.objects.with_sources()) == 3
    assert len(queries) == 2


def test_many_shops_are_left_to_django():
    for number in range(MOST + 1):
        open_hours(make_shop(f"shop-{number}"))
    shops = list(Shop.objects.with_facts())
    with CaptureQueriesContext(connection) as queries:
        assert {len(shop.opening_rules.all()) for shop in shops} == {5}
    assert len(queries) == 0


def test_nobody_and_nothing_is_no_question():
    with CaptureQueriesContext(connection) as queries:
        gather([], LOOKUPS)
        gather([Shop(pk=1)], [])
    assert len(queries) == 0
