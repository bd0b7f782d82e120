"""Do search engines get true facts, in words that schema.org knows?"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from schema_org.registry import ancestry, get_model

from network.directory.hours import timetable
from network.directory.models import (
    Confirmation,
    Criterion,
    CriterionGroup,
    FactAge,
    LanguageSpoken,
    Operator,
    Phone,
    Shop,
)
from network.directory.structured import data_block, page
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
# Which JSON values a data type of schema.org may have.
TEXTS = {"Text", "URL", "Date", "DateTime", "Time"}
NUMBERS = {"Number", "Integer", "Float"}


def loaded(shop: Shop) -> Shop:
    return Shop.objects.with_sources().get(pk=shop.pk)


def told(shop: Shop, moment: datetime = NOW) -> dict[str, Any]:
    found = loaded(shop)
    return page(found, moment, timetable(found), lambda path: f"https://lada.example{path}")


def store(shop: Shop) -> dict[str, Any]:
    return told(shop)["mainEntity"]


def full_shop() -> Shop:
    """A shop with something in every place."""
    operator = Operator.objects.create(name="Bank Żywności", website="https://example.org")
    shop = make_shop(
        "full", operator=operator, chain="Za Stołem", opened="2019-02", step_free="yes", takes_cash="yes",
        email="sklep@example.org",
    )  # fmt: skip
    open_hours(shop, "14", "13:00", "16:00", mode="referral", valid_from=date(2026, 1, 1), valid_to=date(2027, 12, 31))
    open_hours(shop, "5", "22:00", "02:00", mode="everyone", past_midnight=True, weeks="first")
    open_hours(shop, "3", "12:00", None)
    shop.opening_exceptions.create(first_day=date(2026, 12, 1), last_day=date(2026, 12, 1), reason="stocktaking")
    shop.access_facts.create(feature="ramp", is_there=False)
    LanguageSpoken.objects.create(shop=shop, code="uk")
    Phone.objects.create(shop=shop, number="+48585551234")
    Phone.objects.create(shop=shop, number="+48585551235", owner="office", purpose="referral")
    group = CriterionGroup.objects.create(shop=shop, position=1)
    Criterion.objects.create(group=group, kind="everyone")
    return shop


def nodes(value: object, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every typed node of the data."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one, name)
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from nodes(inner, key)


def types(node: dict[str, Any]) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def ranges(node: dict[str, Any], name: str) -> set[str]:
    """What the vocabulary lets the property hold; empty where none of the node's types knows it."""
    found = {prop.schema_name: prop for kind in types(node) for prop in get_model(kind).SCHEMA_PROPERTIES}
    return set(found[name].ranges) if name in found else set()


def is_allowed(value: object, allowed: set[str]) -> bool:
    """Whether a value is of one of the kinds; an enumeration is named by its address."""
    if isinstance(value, list):
        return all(is_allowed(one, allowed) for one in value)
    if isinstance(value, dict):
        return any(allowed & {kind, *ancestry(kind)} for kind in types(value))
    if isinstance(value, bool):
        return "Boolean" in allowed or "StructuredValue" in allowed
    if isinstance(value, int | float):
        return bool(allowed & NUMBERS)
    if str(value).startswith("https://schema.org/"):
        return bool(allowed - TEXTS - NUMBERS)
    return bool(allowed & TEXTS)


def violations(data: dict[str, Any]) -> list[str]:
    """Properties that the vocabulary does not know on their type, and values that are not of their kind."""
    return [
        f"{'/'.join(types(node))}.{name}: {value!r}"
        for _name, node in nodes(data)
        for name, value in node.items()
        if not name.startswith("@") and not is_allowed(value, ranges(node, name))
    ]


@pytest.mark.slow
def test_data_are_valid_schema_org() -> None:
    assert violations(told(full_shop())) == []


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "GroceryStore", "dateModified": "2026-11-01"},
        {"@type": "GroceryStore", "name": {"@type": "Audience"}},
        {"@type": "GeoCoordinates", "latitude": True},
        {"@type": "GroceryStore", "openingHoursSpecification": "Mo-Fr"},
    ],
)
def test_vocabulary_refuses_what_it_does_not_know(data: dict[str, Any]) -> None:
    assert len(violations(data)) == 1


def test_every_place_of_the_full_shop_is_filled() -> None:
    assert sorted(store(full_shop())) == [
        "@id", "@type", "address", "amenityFeature", "brand", "contactPoint", "email", "foundingDate", "geo",
        "identifier", "makesOffer", "name", "openingHoursSpecification", "parentOrganization", "paymentAccepted",
        "specialOpeningHoursSpecification", "telephone", "url",
    ]  # fmt: skip


def test_block_in_the_page_parses_back_equal(client: Client) -> None:
    shop = full_shop()
    html = client.get("/sklepy/full/").content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert json.loads(text)["mainEntity"]["name"] == shop.name


def test_page_in_another_language_names_the_shop_of_the_polish_page(client: Client) -> None:
    full_shop()
    html = client.get("/uk/sklepy/full/").content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    said = json.loads(text)
    assert (said["inLanguage"], said["mainEntity"]) == ("uk", {"@id": "http://testserver/sklepy/full/#shop"})


def test_block_cannot_end_its_element() -> None:
    shop = make_shop("sly", name="</script><b>&\u2028")
    found = loaded(shop)
    text = data_block(found, NOW, timetable(found), lambda path: path)
    assert (set("<>&\u2028") & set(text), json.loads(text)["mainEntity"]["name"]) == (set(), "</script><b>&\u2028")


def test_invented_shop_is_told_to_no_machine(client: Client) -> None:
    make_shop("example", is_example=True)
    assert "ld+json" not in client.get("/sklepy/example/").content.decode()


def test_rule_of_every_week_is_told_with_its_validity() -> None:
    tuesday = store(full_shop())["openingHoursSpecification"][0]
    assert tuesday == {
        "@type": "OpeningHoursSpecification",
        "name": "Ze skierowaniem",
        "dayOfWeek": "https://schema.org/Tuesday",
        "opens": "13:00",
        "closes": "16:00",
        "validFrom": "2026-01-01",
        "validThrough": "2027-12-31",
    }


def test_open_end_has_no_end() -> None:
    thursday = store(full_shop())["openingHoursSpecification"][1]
    assert (thursday["opens"], "closes" in thursday) == ("12:00", False)


def test_days_with_other_hours_are_told_one_by_one() -> None:
    special = store(full_shop())["specialOpeningHoursSpecification"]
    assert [(row["validFrom"], row["opens"], row["closes"]) for row in special[:3]] == [
        ("2026-11-28", "00:00", "00:00"),
        ("2026-12-01", "00:00", "00:00"),
        ("2026-12-05", "22:00", "02:00"),
    ]


@pytest.mark.parametrize(
    "facts",
    [{"known_on": date(2025, 1, 1)}, {"known_on": None}, {"status": "unknown"}, {"status": "closed"}],
    ids=["old", "undated", "unsure", "closed"],
)
def test_hours_nobody_can_rely_on_are_not_told(facts: dict[str, Any]) -> None:
    shop = make_shop("stale", **facts)
    open_hours(shop)
    assert "openingHoursSpecification" not in store(shop)


def test_point_of_a_town_is_no_point_of_a_shop() -> None:
    shop = make_shop("somewhere")
    shop.location.precision = "town"
    shop.location.save()
    assert "geo" not in store(shop)


def test_age_is_that_of_the_oldest_fact() -> None:
    shop = make_shop("aged")
    FactAge.objects.create(shop=shop, group="price", dated="2019-02", known_on=date(2019, 2, 1))
    Confirmation.objects.create(shop=shop, group="hours", on=date(2026, 11, 1), channel="phone")
    assert told(shop)["dateModified"] == "2019-02-01"


def test_shop_that_is_gone_says_since_when() -> None:
    assert store(make_shop("gone", status="closed", closes="2024-08"))["dissolutionDate"] == "2024-08"


def test_date_that_is_only_inferred_is_not_told() -> None:
    assert "dissolutionDate" not in store(make_shop("gone", status="closed", closes="2024?"))


def test_phone_of_an_office_is_not_the_shops() -> None:
    shop = make_shop("phoned")
    Phone.objects.create(shop=shop, number="+48585551235", owner="office", purpose="referral")
    assert "telephone" not in store(shop)


def test_languages_stand_with_the_shops_own_phone() -> None:
    points = store(full_shop())["contactPoint"]
    assert [point.get("availableLanguage") for point in points] == [["uk"], None]


def test_unknown_steps_are_not_told() -> None:
    assert "amenityFeature" not in store(make_shop("plain"))


def test_times_are_what_the_rows_say() -> None:
    shop = make_shop("early")
    open_hours(shop, "0", "07:05", "09:30")
    (monday,) = store(shop)["openingHoursSpecification"]
    assert (time.fromisoformat(monday["opens"]), time.fromisoformat(monday["closes"])) == (time(7, 5), time(9, 30))
