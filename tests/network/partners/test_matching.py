"""Do offers find the requests within their reach, and shops the offers that reach them?"""

import random
from datetime import timedelta

import pytest

from network.directory.models import Shop
from network.partners.board import matching, rules
from network.partners.models import Offer, ShopRequest
from network.people.models import Membership, Person
from network.places.distance import kilometres
from tests import cast
from tests.factories import BOLSZEWO, make_shop
from tests.network.partners.board_things import TODAY, make_offer, make_request

pytestmark = pytest.mark.django_db
NORTH_10_KM = (BOLSZEWO[0] + 10 / 111.195, BOLSZEWO[1])


@pytest.fixture
def ala(shop: Shop) -> Person:
    return cast.ala(shop)


@pytest.fixture
def piotr(db: None) -> Person:
    return cast.piotr()


@pytest.mark.parametrize(
    ("offered", "asked", "fits"),
    [
        ({"category": "bread"}, {"category": "bread"}, True),
        ({"category": "bread"}, {"category": ""}, True),
        ({"category": ""}, {"category": "bread"}, True),
        ({"category": "bread"}, {"category": "fruit"}, False),
        ({"kind": "transport", "unit": "trips"}, {}, False),
        ({}, {"state": "withdrawn"}, False),
        ({}, {"until": TODAY - timedelta(days=1)}, False),
        ({}, {"until": TODAY}, True),
        ({"reach_km": 1}, {}, True),
    ],
)
def test_offer_matches_by_kind_goods_and_day(offered, asked, fits, shop: Shop, ala: Person, piotr: Person):
    offer = make_offer(piotr, **offered)
    request = make_request(shop, ala, **asked)
    assert matching.requests_for(offer, TODAY) == ([request] if fits else [])


@pytest.mark.parametrize(("reach", "found"), [(9, 0), (11, 1)])
def test_offer_matches_within_its_reach_only(reach: int, found: int, shop: Shop, ala: Person, piotr: Person):
    make_request(shop, ala)
    offer = make_offer(piotr, lat=NORTH_10_KM[0], lon=NORTH_10_KM[1], reach_km=reach)
    assert len(matching.requests_for(offer, TODAY)) == found


def test_request_of_a_closed_shop_is_not_matched(ala: Person, piotr: Person):
    make_request(make_shop("closed", status="closed"), ala)
    assert matching.requests_for(make_offer(piotr), TODAY) == []


def test_matches_are_the_nearest_of_an_independent_count(ala: Person, piotr: Person):
    chance = random.Random(4)  # noqa: S311 – repeatable
    requests = []
    for number in range(40):
        shop = make_shop(f"shop-{number}", lat=chance.uniform(49.5, 54.5), lon=chance.uniform(14.5, 23.5))
        requests.append((make_request(shop, ala), shop.location))
    offer = make_offer(piotr, lat=52.2, lon=19.1, reach_km=200)
    measured = [(kilometres(52.2, 19.1, at.lat, at.lon), request.pk) for request, at in requests]
    expected = [pk for km, pk in sorted(measured) if km <= 200]
    assert 3 < len(expected) < 20
    assert [request.pk for request in matching.requests_for(offer, TODAY)] == expected


def test_distance_of_a_match_is_in_kilometres(shop: Shop, ala: Person, piotr: Person):
    make_request(shop, ala)
    (found,) = matching.requests_for(make_offer(piotr, lat=NORTH_10_KM[0], lon=NORTH_10_KM[1]), TODAY)
    assert found.distance_km == pytest.approx(10, abs=0.01)


@pytest.mark.parametrize("count", [1, 12])
def test_matching_is_one_query(count: int, shop: Shop, ala: Person, piotr: Person, django_assert_num_queries):
    for _number in range(count):
        make_request(shop, ala)
    offer = make_offer(piotr)
    with django_assert_num_queries(1):
        assert len([(request.shop.name, request.shop.location.town) for request in matching.requests_for(offer, TODAY)])


def test_shop_sees_first_the_offers_that_fit_what_it_asks(shop: Shop, ala: Person, piotr: Person):
    request = make_request(shop, ala)
    other = make_offer(piotr, kind="transport", unit="trips")
    fitting = make_offer(piotr, lat=NORTH_10_KM[0], lon=NORTH_10_KM[1])
    found = matching.offers_for(shop, [request], TODAY)
    assert [(near.offer.pk, near.request) for near in found] == [(fitting.pk, request), (other.pk, None)]


@pytest.mark.parametrize(
    "facts",
    [{"state": "withdrawn"}, {"state": "promised"}, {"until": TODAY - timedelta(days=1)}, {"lat": 50.0, "lon": 20.0}],
)
def test_shop_sees_only_standing_offers_in_reach(facts, shop: Shop, piotr: Person):
    make_offer(piotr, **facts)
    assert matching.offers_for(shop, [], TODAY) == []


def test_rule_and_query_agree_on_who_sees_which_offer(shop: Shop):
    far = make_shop("krakow", lat=50.06, lon=19.94, town="Kraków")
    piotr, olga = cast.piotr(), cast.olga()
    ala, bartek = cast.ala(shop), cast.bartek(far)
    people = {
        "ala": ala, "bartek": bartek, "celina": cast.celina(), "darek": cast.darek(), "olga": olga, "piotr": piotr,
        "visitor": None,
    }  # fmt: skip
    offers = {state: make_offer(piotr, state) for state in Offer.State.values}
    offers["promised far away"] = make_offer(piotr, "promised")
    make_request(far, bartek, "promised", offer=offers["promised far away"])
    always = {"piotr", "darek"}
    expected = {
        "open": always | {"ala"}, "promised": always, "used": always, "withdrawn": always, "expired": always,
        "promised far away": always | {"bartek"},
    }  # fmt: skip
    by_rule = {
        name: {who for who, person in people.items() if rules.can_view_offer(person, offer)}
        for name, offer in offers.items()
    }
    by_query = {
        name: {who for who, person in people.items() if offer in Offer.objects.visible_to(person)}
        for name, offer in offers.items()
    }
    assert (by_rule, by_query) == (expected, expected)


def test_ended_role_of_a_coordinator_shows_no_offers(shop: Shop, piotr: Person):
    ala = cast.ala(shop)
    offer = make_offer(piotr)
    row = Membership.objects.get(person=ala)
    Membership.objects.filter(pk=row.pk).update(until=row.since)
    assert offer not in Offer.objects.visible_to(ala)


def test_everybody_sees_every_request(shop: Shop, ala: Person):
    made = {make_request(shop, ala, state).pk for state in ShopRequest.State.values}
    seen = {person: set(ShopRequest.objects.visible_to(person).values_list("pk", flat=True)) for person in (None, ala)}
    assert seen == {None: made, ala: made}
