"""Does each verb do one thing, in one transaction, with its entry in the log?"""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from network.directory import facts
from network.directory.actions import add_shop, change_shop, confirm_facts, replace_opening_rules
from network.directory.models import Confirmation, FactAge, Shop
from network.log.models import Entry
from network.people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db

FACTS: dict[str, Any] = {
    "name": "Sklep",
    "kind": "free_social_shop",
    "location.town": "Tczew",
    "location.lat": 54.09,
    "location.lon": 18.78,
}


@pytest.fixture
def shop() -> Shop:
    """A shop without anything beside its name and place."""
    return add_shop("sklep", FACTS, by=None)


@pytest.fixture
def ala(shop: Shop) -> Person:
    """The shop's coordinator."""
    return cast.ala(shop)


def last_entry() -> Entry:
    """The newest entry of the log."""
    entry = Entry.objects.order_by("-id").first()
    assert entry is not None
    return entry


def test_added_shop_is_logged_with_who_added_it() -> None:
    darek = cast.darek()
    shop = add_shop("sklep", {**FACTS, "status": "planned"}, by=darek, reason="phone call")
    entry = last_entry()
    assert (entry.verb, entry.subject_id, entry.actor, entry.to_state, entry.reason) == (
        "shop_added",
        shop.pk,
        darek,
        "planned",
        "phone call",
    )


def test_shop_that_cannot_be_is_not_added_at_all() -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        add_shop("sklep", {**FACTS, "location.lat": 10.0}, by=None)
    assert (Shop.objects.count(), Entry.objects.count()) == (0, 0)


def test_shop_with_a_taken_address_is_refused(shop: Shop) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        add_shop("sklep", FACTS, by=None)
    assert Shop.objects.count() == 1


def test_change_is_logged_field_by_field(shop: Shop, ala: Person) -> None:
    change_shop(shop, {"name": "Nowy", "location.district": "Suchostrzygi", "kind": "free_social_shop"}, by=ala)
    assert last_entry().changes == [
        {"field": "name", "before": "Sklep", "after": "Nowy"},
        {"field": "location.district", "before": "", "after": "Suchostrzygi"},
    ]


def test_change_of_status_is_logged_as_a_step_between_states(shop: Shop) -> None:
    change_shop(shop, {"status": "closed"}, by=None)
    assert (last_entry().from_state, last_entry().to_state) == ("unknown", "closed")


def test_change_to_what_is_there_writes_nothing(shop: Shop) -> None:
    before = Entry.objects.count()
    assert change_shop(shop, {"name": "Sklep", "phones:+48580000001": None}, by=None) == []
    assert Entry.objects.count() == before


def test_change_that_is_refused_leaves_all_as_it_was(shop: Shop) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        change_shop(shop, {"name": "Nowy", "phones:+48580000001": {"owner": "nobody"}}, by=None)
    assert (Shop.objects.get().name, Entry.objects.count()) == ("Sklep", 1)


def test_opening_rules_of_one_mode_are_replaced_whole(shop: Shop) -> None:
    for mode, opens in (("regular", "09:00"), ("everyone", "10:00"), ("regular", "11:00")):
        replace_opening_rules(shop, mode, [{"weekday": 0, "opens": opens, "closes": "15:00"}], by=None)
    rules = Shop.objects.get().opening_rules.order_by("mode")
    assert list(rules.values_list("mode", "opens")) == [("everyone", time(10)), ("regular", time(11))]


def test_overlapping_opening_rules_are_refused(shop: Shop) -> None:
    rules = [{"weekday": 0, "opens": "09:00", "closes": "15:00"}, {"weekday": 0, "opens": "14:00", "closes": None}]
    with pytest.raises(ValidationError):
        replace_opening_rules(shop, "regular", rules, by=None)
    assert shop.opening_rules.count() == 0


def test_rule_that_ends_before_it_starts_is_refused(shop: Shop) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        replace_opening_rules(shop, "regular", [{"weekday": 0, "opens": "15:00", "closes": "09:00"}], by=None)


def test_confirmation_makes_the_age_count_from_its_day(shop: Shop, ala: Person) -> None:
    change_shop(shop, {"ages:hours": {"dated": "2019-02"}}, by=None)
    confirm_facts(shop, "hours", on=date(2026, 11, 1), channel="phone", by=ala)
    age = FactAge.objects.get(group="hours")
    assert (age.dated, age.confirmed_on, age.known_on) == ("2019-02", date(2026, 11, 1), date(2026, 11, 1))


def test_older_confirmation_does_not_make_facts_older(shop: Shop) -> None:
    for day in (date(2026, 11, 1), date(2025, 1, 1)):
        confirm_facts(shop, "hours", on=day, channel="phone", by=None)
    assert FactAge.objects.get(group="hours").known_on == date(2026, 11, 1)


def test_confirmation_names_its_person_beside_the_changes(shop: Shop, ala: Person) -> None:
    confirm_facts(shop, "hours", on=date(2026, 11, 1), channel="phone", by=ala)
    assert Confirmation.objects.get().by == ala
    assert (last_entry().actor, last_entry().changes) == (
        ala,
        [{"field": "confirmations:hours", "before": None, "after": "2026-11-01"}],
    )


def test_same_confirmation_told_twice_stays_one(shop: Shop) -> None:
    for _again in range(2):
        confirm_facts(shop, "hours", on=date(2026, 11, 1), channel="phone", by=None)
    assert (Confirmation.objects.count(), Entry.objects.count()) == (1, 2)


def test_nobody_changes_the_shop_of_somebody_else(shop: Shop) -> None:
    before = Entry.objects.count()
    for person in (cast.celina(), cast.olga(), cast.piotr()):
        with pytest.raises(PermissionDenied):
            change_shop(shop, {"name": "Nowy"}, by=person)
        with pytest.raises(PermissionDenied):
            confirm_facts(shop, "hours", on=date(2026, 11, 1), channel="phone", by=person)
    assert (Shop.objects.get().name, Entry.objects.count()) == ("Sklep", before)


def test_coordinator_changes_her_own_shop_alone(shop: Shop, ala: Person) -> None:
    other = add_shop("inny", FACTS, by=None)
    change_shop(shop, {"capacity": "full", "capacity_until": date(2026, 12, 1)}, by=ala)
    with pytest.raises(PermissionDenied):
        change_shop(other, {"name": "Nowy"}, by=ala)
    assert last_entry().changes == [
        {"field": "capacity", "before": "unknown", "after": "full"},
        {"field": "capacity_until", "before": None, "after": "2026-12-01"},
    ]


def test_coordinator_adds_no_shop(ala: Person) -> None:
    with pytest.raises(PermissionDenied):
        add_shop("inny", FACTS, by=ala)
    assert Shop.objects.count() == 1


def test_change_begins_from_the_shop_as_it_is_now(shop: Shop) -> None:
    """Two people opened the same shop; the second one's change does not bring back what the first one changed."""
    again = Shop.objects.get()
    change_shop(again, {"name": "Pierwszy"}, by=None)
    change_shop(shop, {"email": "sklep@example.org"}, by=None)
    now = Shop.objects.get()
    assert (now.name, now.email, shop.name) == ("Pierwszy", "sklep@example.org", "Pierwszy")


def test_change_of_what_somebody_else_changed_meanwhile_is_refused(shop: Shop) -> None:
    seen = facts.read(shop)
    change_shop(shop, {"name": "Pierwszy"}, by=None)
    with pytest.raises(ValidationError):
        change_shop(shop, {"name": "Drugi"}, by=None, seen=seen)
    change_shop(shop, {"email": "sklep@example.org"}, by=None, seen=seen)
    assert (Shop.objects.get().name, Shop.objects.get().email) == ("Pierwszy", "sklep@example.org")


@pytest.mark.parametrize(
    "stated",
    [
        {"capacity": "full"},
        {"market_percent_max": 101},
        {"points_allowance": 0},
        {"status": "suspended"},
        {"location.postcode": "8321"},
        {"limits:visits|week|at_most||": {"amount": 0}},
        {"limits:visits": {"amount": 1}},
        {"limits:apples|week|at_most||": {"amount": 1}},
        {"limits:visits|week|at_most||": {"amount": 1, "colour": "red"}},
        {"services:delivery": {"from_age": 0}},
        {"derived_windows:regular|regular|last": {"minutes": 60}},
        {"criterion_groups:0": {"criteria": [{"kind": "everyone"}]}},
        {"routes:office|Nikt": {"valid_for": 1}},
        {"routes:office|": {"valid_for": 1}},
        {"routes:shop|MOPS": {"valid_for": 1}},
    ],
)
def test_what_cannot_be_is_refused_before_the_database_does(shop: Shop, stated: dict[str, Any]) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        change_shop(shop, stated, by=None)
    assert Entry.objects.count() == 1
