"""Are the terms of a shop said as named facts, written and read back the same, with nothing lost on the way?"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from network.directory import facts
from network.directory.actions import add_shop, change_shop
from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
)
from network.log.models import Entry
from tests.network.directory.import_files import run, write_json

pytestmark = pytest.mark.django_db

TCZEW = {"name": "Tczew", "kind": "town", "powiat": "tczewski", "voivodeship": "pomorskie", "district": ""}
VILLAGES = TCZEW | {"kind": "rural"}
NOTHING_SAID = {"status": "", "years": None, "percent": None, "single": None, "family": None, "amounts_dated": ""}
PLAIN_PAPER = {
    "who": "applicant", "first_visit_only": False, "made_on_the_spot": False, "is_recommended": False, "one_of": 0,
    "template_url": "",
}  # fmt: skip
OFFICE = "offices:MOPS w Tczewie"
ROUTE = "routes:office|MOPS w Tczewie"


def bare_shop(slug: str = "sklep") -> Shop:
    place = {"location.town": "Tczew", "location.lat": 54.09, "location.lon": 18.78}
    return add_shop(slug, {"name": "Sklep", "kind": "free_social_shop", **place}, by=None)


@pytest.fixture
def shop() -> Shop:
    """A shop without terms."""
    return bare_shop()


def now(shop: Shop) -> facts.Facts:
    """All its facts, read anew."""
    return facts.read(facts.fetched([shop.slug]).get())


def state(shop: Shop, **stated: Any) -> facts.Facts:
    """What the shop's facts are after these are stated."""
    change_shop(shop, stated, by=None)
    return now(shop)


def refused(shop: Shop, name: str, value: Any) -> dict[str, list[str]]:
    """What is said against the fact, by field; nothing is written."""
    before = now(shop)
    with pytest.raises(ValidationError) as error, transaction.atomic():
        change_shop(shop, {name: value}, by=None)
    assert now(shop) == before
    return error.value.message_dict if hasattr(error.value, "error_dict") else {"__all__": error.value.messages}


def test_criterion_group_is_read_in_its_normal_form(shop: Shop) -> None:
    stated = {
        "documents": [{"kind": "pesel", "one_of": 1}, {"kind": "passport_ua", "one_of": 1}, {"kind": "own_bags"}],
        "criteria": [
            {"kind": "referral"},
            {"kind": "income", "percent": 300, "single": 2328.5, "amounts_dated": "2022"},
            {"kind": "residence", "areas": [TCZEW, {"name": "Pelplin"}, VILLAGES, TCZEW]},
        ],
    }
    pelplin = {"name": "Pelplin", "kind": "unknown", "powiat": "", "voivodeship": "", "district": ""}
    assert state(shop, **{"criterion_groups:1": stated})["criterion_groups:1"] == {
        "mode": "",
        "criteria": [
            {"kind": "residence", **NOTHING_SAID, "areas": [pelplin, VILLAGES, TCZEW]},
            {"kind": "income", **NOTHING_SAID, "percent": 300, "single": 2328.5, "amounts_dated": "2022", "areas": []},
            {"kind": "referral", **NOTHING_SAID, "areas": []},
        ],
        "documents": [
            {"kind": "own_bags", **PLAIN_PAPER},
            {"kind": "passport_ua", **PLAIN_PAPER, "one_of": 1},
            {"kind": "pesel", **PLAIN_PAPER, "one_of": 1},
        ],
    }


def test_equal_terms_in_another_order_change_nothing(shop: Shop) -> None:
    age, referral = {"kind": "age", "years": 60}, {"kind": "referral"}
    state(shop, **{"criterion_groups:1": {"criteria": [age, referral]}, "documents": [{"kind": "pesel"}]})
    again = {"mode": "", "criteria": [referral, age], "documents": []}
    change = {"criterion_groups:1": again, "documents": [{"kind": "pesel", "who": "applicant"}]}
    assert change_shop(shop, change, by=None) == []


def test_one_way_in_is_changed_without_the_others(shop: Shop) -> None:
    first, second = {"criteria": [{"kind": "referral"}]}, {"criteria": [{"kind": "age", "years": 60}]}
    state(shop, **{"criterion_groups:1": first, "criterion_groups:2": second})
    found = state(shop, **{"criterion_groups:1": None})
    assert [name for name in found if name.startswith("criterion_groups:")] == ["criterion_groups:2"]
    found = state(shop, **{"criterion_groups:2": {"mode": "seniors", "criteria": [{"kind": "age", "years": 65}]}})
    assert (found["criterion_groups:2"]["mode"], found["criterion_groups:2"]["criteria"][0]["years"]) == ("seniors", 65)


def test_change_of_terms_leaves_no_rows_behind(shop: Shop) -> None:
    group = {"criteria": [{"kind": "residence", "areas": [TCZEW]}], "documents": [{"kind": "referral"}]}
    for _again in range(2):
        state(shop, **{"criterion_groups:1": group, "documents": [{"kind": "own_bags"}]})
        group = group | {"mode": "referral"}
    assert (CriterionGroup.objects.count(), Criterion.objects.count(), RequiredDocument.objects.count()) == (1, 1, 2)
    state(shop, **{"criterion_groups:1": None, "documents": []})
    assert (CriterionGroup.objects.count(), Criterion.objects.count(), RequiredDocument.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("nothing", [None, []])
def test_papers_of_everybody_are_no_fact_where_there_are_none(shop: Shop, nothing: Any) -> None:
    assert "documents" in state(shop, documents=[{"kind": "own_bags"}])
    assert "documents" not in state(shop, documents=nothing)


def test_papers_of_a_way_in_are_not_those_of_everybody(shop: Shop) -> None:
    group = {"criteria": [{"kind": "referral"}], "documents": [{"kind": "referral"}]}
    found = state(shop, **{"criterion_groups:1": group})
    assert "documents" not in found
    found = state(shop, documents=[{"kind": "own_bags", "is_recommended": True}])
    assert [paper["kind"] for paper in found["criterion_groups:1"]["documents"]] == ["referral"]


def test_route_of_an_office_is_a_fact_only_beyond_its_name(shop: Shop) -> None:
    assert ROUTE not in state(shop, **{OFFICE: {}})
    found = state(shop, **{ROUTE: {"valid_for": 1}})
    assert found[ROUTE] == {"valid_for": 1, "valid_unit": "month", "is_extendable": False, "after_talk": False}
    found = state(shop, **{ROUTE: None})
    assert (ROUTE in found, OFFICE in found, ReferralRoute.objects.count()) == (False, True, 1)


def test_route_stated_bare_is_none(shop: Shop) -> None:
    state(shop, **{OFFICE: {}})
    assert change_shop(shop, {ROUTE: {"valid_for": None, "valid_unit": "week"}}, by=None) == []


def test_route_and_its_office_may_be_stated_at_once(shop: Shop) -> None:
    assert state(shop, **{ROUTE: {"after_talk": True}, OFFICE: {"town": "Tczew"}})[ROUTE]["after_talk"] is True


def test_route_without_an_office_is_a_row_of_its_own(shop: Shop) -> None:
    bare = {"valid_for": None, "valid_unit": "month", "is_extendable": False, "after_talk": False}
    assert state(shop, **{"routes:shop|": {}})["routes:shop|"] == bare
    assert state(shop, **{"routes:shop|": {"valid_for": 2, "valid_unit": "week"}})["routes:shop|"]["valid_for"] == 2
    assert "routes:shop|" not in state(shop, **{"routes:shop|": None})
    assert ReferralRoute.objects.count() == 0


def test_office_taken_away_takes_its_route_along(shop: Shop) -> None:
    state(shop, **{OFFICE: {}, ROUTE: {"valid_for": 1}})
    found = state(shop, **{OFFICE: None})
    assert (OFFICE in found, ROUTE in found, ReferralOffice.objects.count()) == (False, False, 1)


def test_office_stated_in_part_keeps_what_another_shop_stated(shop: Shop) -> None:
    state(shop, **{OFFICE: {"phone": "+48580000001", "areas": [VILLAGES, TCZEW]}})
    other = bare_shop("inny")
    found = state(other, **{OFFICE: {"town": "Tczew"}})
    assert found[OFFICE] == now(shop)[OFFICE]
    assert found[OFFICE] == {
        "town": "Tczew", "phone": "+48580000001", "website": "", "areas": [VILLAGES, TCZEW],
    }  # fmt: skip


def test_areas_of_an_office_are_taken_back_when_that_is_stated(shop: Shop) -> None:
    state(shop, **{OFFICE: {"areas": [TCZEW]}})
    assert state(shop, **{OFFICE: {"areas": []}})[OFFICE]["areas"] == []


def test_area_is_one_row_for_all_who_speak_of_it(shop: Shop) -> None:
    group = {"criteria": [{"kind": "residence", "areas": [TCZEW, VILLAGES]}]}
    state(shop, **{OFFICE: {"areas": [TCZEW]}, "criterion_groups:1": group, "criterion_groups:2": group})
    assert sorted(Area.objects.values_list("kind", flat=True)) == ["rural", "town"]


def test_amounts_keep_their_fractions(shop: Shop) -> None:
    income = {"kind": "income", "single": 1752.55, "family": 1320}
    found = state(shop, **{"limits:kg|visit|at_most||": {"amount": 2.1}, "criterion_groups:1": {"criteria": [income]}})
    assert found["limits:kg|visit|at_most||"]["amount"] == 2.1
    assert [found["criterion_groups:1"]["criteria"][0][name] for name in ("single", "family")] == [1752.55, 1320]


def test_terms_enter_the_log_as_they_were_and_as_they_are(shop: Shop) -> None:
    state(shop, **{ROUTE: {"valid_for": 1}, OFFICE: {}})
    state(shop, **{ROUTE: {"valid_for": 2}})
    entry = Entry.objects.order_by("-id").first()
    assert entry is not None
    whole = {"valid_unit": "month", "is_extendable": False, "after_talk": False}
    assert entry.changes == [{"field": ROUTE, "before": {"valid_for": 1, **whole}, "after": {"valid_for": 2, **whole}}]


REFERRED = {"criteria": [{"kind": "referral"}]}


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("criterion_groups:1", {"criteria": []}, "criteria"),
        ("criterion_groups:1", {"criteria": [{"kind": "referral"}, {"kind": "referral"}]}, "criteria"),
        ("criterion_groups:1", {"criteria": [{"kind": "referral"}, {"kind": "age"}]}, "criteria#1"),
        ("criterion_groups:1", {"criteria": [{"kind": "age", "years": 121}]}, "criteria#0.years"),
        ("criterion_groups:1", {"criteria": [{"kind": "income"}]}, "criteria#0"),
        ("criterion_groups:1", {"criteria": [{"kind": "income", "percent": 0}]}, "criteria#0"),
        ("criterion_groups:1", {"criteria": [{"kind": "income", "single": 1.234}]}, "criteria#0.single"),
        (
            "criterion_groups:1",
            {"criteria": [{"kind": "income", "percent": 250, "amounts_dated": "2022"}]},
            "criteria#0.amounts_dated",
        ),
        ("criterion_groups:1", {"criteria": [{"kind": "status"}]}, "criteria#0"),
        ("criterion_groups:1", {"criteria": [{"kind": "status", "status": "rich"}]}, "criteria#0.status"),
        ("criterion_groups:1", {"criteria": [{"kind": "residence"}]}, "criteria#0.areas"),
        ("criterion_groups:1", {"criteria": [{"kind": "referral", "areas": [TCZEW]}]}, "criteria#0.areas"),
        ("criterion_groups:1", {"criteria": [{"kind": "residence", "areas": [{}]}]}, "criteria#0.areas#0.name"),
        ("criterion_groups:1", REFERRED | {"mode": "friends"}, "mode"),
        ("criterion_groups:1", REFERRED | {"colour": "red"}, ""),
        ("criterion_groups:1", REFERRED | {"documents": [{"kind": "pesel"}, {"kind": "pesel"}]}, "documents"),
        ("criterion_groups:1", REFERRED | {"documents": [{"kind": "pesel", "one_of": 1}]}, "documents"),
        ("criterion_groups:01", REFERRED, "position"),
        ("criterion_groups:32768", REFERRED, "position"),
        ("documents", [{"kind": "ticket"}], "documents#0.kind"),
        ("documents", [{"kind": "pesel", "template_url": "abc"}], "documents#0.template_url"),
        (ROUTE, {"valid_for": 1}, "office"),
        ("routes:king|", {}, "issuer"),
        ("routes:shop|", {"valid_for": 0}, ""),
        (OFFICE, {"colour": "red"}, ""),
        (OFFICE, {"website": "abc"}, "website"),
        ("offices:", {}, "name"),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_are_refused_by_field(shop: Shop, name: str, value: Any, field: str) -> None:
    assert list(refused(shop, name, value)) == [field or "__all__"]


def test_reading_one_family_costs_its_own_queries(shop: Shop, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):  # the shop, its remembered imports, its limits
        facts.read(facts.fetched([shop.slug], ["limits"]).get(), ["limits"])


def test_reading_all_facts_costs_the_same_for_much_and_little(shop: Shop, django_assert_num_queries: Any) -> None:
    groups = {
        f"criterion_groups:{number}": {
            "criteria": [{"kind": "residence", "areas": [TCZEW, VILLAGES]}, {"kind": "referral"}],
            "documents": [{"kind": "referral"}],
        }
        for number in range(1, 6)
    }
    offices = {f"offices:Biuro {number}": {"areas": [TCZEW, VILLAGES]} for number in range(5)}
    change_shop(
        shop, {"offices:Biuro": {"areas": [TCZEW]}, "criterion_groups:6": groups["criterion_groups:1"]}, by=None
    )
    with django_assert_num_queries(3):
        now(shop)
    change_shop(shop, groups | offices, by=None)
    with django_assert_num_queries(3):
        now(shop)


DEMO = Path(__file__).parents[3] / "cms" / "demo"
REAL = {"katowice-tysiaclecia-82", "bolszewo-szkolna-52"}  # those with the richest terms


def demo_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the demo: all invented shops, and some real ones."""
    rows = json.loads((DEMO / name).read_text(encoding="utf-8"))
    return [row for row in rows if name == "examples.json" or {row.get("slug"), row.get("shop")} & REAL]


@pytest.mark.slow
def test_what_is_read_of_a_shop_makes_another_one_like_it(tmp_path: Path) -> None:
    for name in ("social_shops.json", "examples.json", "facts.json"):
        lines, good = run(write_json(tmp_path, *demo_rows(name), name=name))
        assert good, lines
    for shop in Shop.objects.all():
        said = now(shop)
        assert now(add_shop(f"copy-of-{shop.slug}", said, by=None)) == said
        assert change_shop(shop, said, by=None) == []
    assert Shop.objects.count() == 10
