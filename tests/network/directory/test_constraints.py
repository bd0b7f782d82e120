"""Does the database itself refuse what cannot be? A condition that meets NULL is neither true nor false, and would let
the row in."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from network.directory.models import Criterion, CriterionGroup, OpeningException, OpeningRule, Shop
from network.needs.models import Helpline
from network.partners.models import ShopRequest
from network.people.models import Person
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


def night_without_an_end(shop: Shop) -> None:
    OpeningRule.objects.create(shop=shop, weekday=0, opens=time(20), closes=None, past_midnight=True)


def extra_opening_without_an_end(shop: Shop) -> None:
    OpeningException.objects.create(
        shop=shop, first_day=date(2026, 12, 1), last_day=date(2026, 12, 1), opens=time(9), closes=None
    )


def age_without_years(shop: Shop) -> None:
    Criterion.objects.create(group=CriterionGroup.objects.create(shop=shop, position=1), kind="age")


def income_without_a_limit(shop: Shop) -> None:
    Criterion.objects.create(group=CriterionGroup.objects.create(shop=shop, position=1), kind="income")


def unit_without_an_amount(shop: Shop) -> None:
    by = Person.objects.create(name="Ala")
    ShopRequest.objects.create(shop=shop, kind="food", unit="kg", until=date(2026, 12, 1), created_by=by)


def helpline_without_an_end(shop: Shop) -> None:
    Helpline.objects.create(number="1", source="test", verified_on="2026", opens=time(8))


@pytest.mark.parametrize(
    "write",
    [
        night_without_an_end,
        extra_opening_without_an_end,
        age_without_years,
        income_without_a_limit,
        unit_without_an_amount,
        helpline_without_an_end,
    ],
)
def test_database_refuses(write: Callable[[Shop], None]) -> None:
    shop = make_shop()
    with pytest.raises(IntegrityError), transaction.atomic():
        write(shop)
