"""Is what a record lacks told to the editors, and never refused?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from network.directory.completeness import gaps
from network.directory.models import (
    Criterion,
    CriterionGroup,
    LanguageSpoken,
    Limit,
    Location,
    Phone,
    Quotation,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
)
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def missing(shop: Shop, today: date = TODAY) -> list[str]:
    with translation.override("en"):
        return [str(gap) for gap in gaps(Shop.objects.with_sources().get(pk=shop.pk), today)]


@pytest.fixture
def whole() -> Shop:
    """A shop of which everything is known."""
    shop = make_shop("whole", step_free="yes")
    open_hours(shop)
    office = ReferralOffice.objects.create(name="GOPS")
    ReferralRoute.objects.create(shop=shop, office=office, valid_for=1)
    group = CriterionGroup.objects.create(shop=shop, position=1)
    Criterion.objects.create(group=group, kind="referral")
    RequiredDocument.objects.create(shop=shop, group=group, kind="referral")
    Phone.objects.create(shop=shop, number="+48585551234")
    LanguageSpoken.objects.create(shop=shop, code="pl")
    Location.objects.update(postcode="84-239")
    return shop


def test_whole_shop_lacks_nothing(whole: Shop):
    assert missing(whole) == []


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        (lambda shop: Shop.objects.update(referral="unknown"), "is a referral needed?"),
        (lambda shop: shop.offices.clear(), "who gives the referral?"),
        (lambda shop: shop.routes.update(valid_for=None), "how long does the referral hold?"),
        (lambda shop: shop.documents.all().delete(), "which papers?"),
        (
            lambda shop: Shop.objects.update(capacity="open", capacity_until=TODAY - timedelta(days=1)),
            "what was said about new people holds no longer",
        ),
        (lambda shop: Limit.objects.create(shop=shop, unit="visits"), "a limit without its number"),
        (lambda shop: shop.opening_rules.all().delete(), "no opening hours"),
        (lambda shop: Shop.objects.update(payment="unknown"), "what does it cost?"),
        (lambda shop: shop.phones.all().delete(), "no phone number"),
        (lambda shop: Location.objects.update(postcode=""), "no postcode"),
        (lambda shop: Location.objects.update(precision="town"), "the point is not the house's"),
        (lambda shop: shop.languages.update(spoken=False), "which languages are spoken?"),
        (lambda shop: Shop.objects.update(step_free="unknown"), "are there steps?"),
        (
            lambda shop: Quotation.objects.create(shop=shop, key="notes", group="history", text="x"),
            "words of sources to be typed as facts",
        ),
    ],
)
def test_each_gap_is_told(whole: Shop, change, gap: str):
    change(whole)
    assert missing(whole) == [gap]


@pytest.mark.parametrize(("days", "told"), [(180, []), (181, 2)])
def test_old_facts_are_told(whole: Shop, days: int, told):
    found = missing(whole, date(2026, 11, 1) + timedelta(days=days))
    assert found == (["nobody has confirmed lately that it is open", "hours not confirmed lately"] if told else [])


def test_shop_without_a_way_in_lacks_it(whole: Shop):
    RequiredDocument.objects.update(group=None)
    whole.criterion_groups.all().delete()
    assert missing(whole) == ["who may come?"]


OLD_AMOUNTS = "an income limit in amounts without a date, or older than 14 months"


@pytest.mark.parametrize(
    ("criterion", "told"),
    [
        ({"single": 2328}, True),
        ({"family": 1800, "amounts_dated": "2025-09-19"}, True),
        ({"family": 1800, "amounts_dated": "2025-09-20"}, False),
        ({"single": 2328, "amounts_dated": "2025-09"}, True),
        ({"single": 2328, "amounts_dated": "2026"}, False),
        ({"single": 2328, "percent": 300}, False),
        ({"percent": 300}, False),
    ],
)
def test_amounts_without_a_young_date_are_told(whole: Shop, criterion: dict[str, object], told: bool):
    Criterion.objects.create(group=whole.criterion_groups.get(), kind="income", **criterion)
    assert missing(whole) == ([OLD_AMOUNTS] if told else [])


def test_capacity_holds_on_its_last_day(whole: Shop):
    Shop.objects.update(capacity="full", capacity_until=TODAY)
    assert missing(whole) == []


def test_referral_of_the_shop_itself_needs_no_office(whole: Shop):
    whole.offices.clear()
    ReferralRoute.objects.create(shop=whole, issuer="shop", valid_for=1)
    assert missing(whole) == []


def test_gaps_stand_in_the_order_in_which_residents_ask():
    shop = make_shop("bare", referral="unknown", payment="unknown", known_on=None)
    Limit.objects.create(shop=shop, unit="visits")
    assert missing(shop) == [
        "nobody has confirmed lately that it is open",
        "who may come?",
        "is a referral needed?",
        "no opening hours",
        "what does it cost?",
        "a limit without its number",
        "which papers?",
        "no phone number",
        "no postcode",
        "which languages are spoken?",
        "are there steps?",
    ]


def test_closed_shop_lacks_nothing():
    assert missing(make_shop("closed", status="closed")) == []


def test_staff_sees_the_list(admin_client: Client):
    make_shop("bare", referral="unknown")
    html = admin_client.get(reverse("incomplete_shops")).content.decode()
    assert "/sklepy/bare/" in html


def test_others_do_not(client: Client, django_user_model):
    client.force_login(django_user_model.objects.create_user("celina"))
    assert client.get(reverse("incomplete_shops")).status_code == 302


def test_list_costs_the_same_for_one_and_many(admin_client: Client, django_assert_max_num_queries):
    costs = []
    for count in (1, 20):
        for number in range(count):
            make_shop(f"shop-{count}-{number}")
        admin_client.get(reverse("incomplete_shops"))
        with django_assert_max_num_queries(60) as captured:
            admin_client.get(reverse("incomplete_shops"))
        costs.append(len(captured))
    assert costs[0] == costs[1]
