"""Is what a record lacks told to the editors, and never refused?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from network.directory.completeness import gaps
from network.directory.models import LanguageSpoken, Location, Phone, Quotation, ReferralOffice, Shop
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
    shop.offices.add(ReferralOffice.objects.create(name="GOPS"))
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
