"""Do lists bring the terms of a shop: the numbers of records, and what somebody typed by hand?"""
# ruff: noqa: E501 – sentences stand as the command prints them

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.directory import facts, families, stating
from network.directory.actions import change_shop
from network.directory.importing import record as records
from network.directory.importing import typed as hand_typed
from network.directory.importing.problems import BadRow
from network.directory.importing.record import Statement
from network.directory.models import Area, FactAge, ImportedRecord, Quotation, Shop
from tests.network.directory.import_files import NOTHING_CHANGED, record, run, take, write_json

pytestmark = pytest.mark.django_db

SHAPES = (stating.ROUTE, stating.CRITERION, stating.PAPER)
SLUG = "tczew-prosta-1"
OFFICE = "MOPS w Tczewie"
TCZEW = {"name": "Tczew", "kind": "town", "powiat": "tczewski", "voivodeship": "pomorskie"}
LIMIT = {"per": "", "is_approximate": False, "by_household_size": False}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop of one record, with an office that refers to it."""
    sources = {"source_urls": ["https://a.example"], "source_dates": ["2022"]}
    take(tmp_path, record(special_groups=["seniorzy", "uchodźcy"], **sources), origin="record")
    typed(tmp_path, fact="referral_office", name=OFFICE)
    return Shop.objects.get()


def typed(folder: Path, **fields: Any) -> list[str]:
    """What the command prints about one fact of the shop."""
    return take(folder, {"shop": SLUG, **fields}, origin="facts")


def now(shop: Shop) -> facts.Facts:
    """All facts of the shop, read anew."""
    return facts.read(facts.fetched([shop.slug]).get())


def limits(folder: Path, **values: Any) -> dict[str, Any]:
    """The limits of the shop that a record with these numbers makes."""
    take(folder, record(**values))
    return {name: value for name, value in now(Shop.objects.get()).items() if name.startswith("limits:")}


@pytest.mark.parametrize(
    ("key", "number", "name", "more"),
    [
        ("limit_kg_per_visit_per_person", 2.5, "kg|visit|at_most||", {"per": "person"}),
        ("limit_visits_per_week", 2, "visits|week|at_most||", {}),
        ("limit_visits_per_month", 4, "visits|month|at_most||", {}),
        ("limit_visits_per_year", 3, "visits|year|at_most||", {}),
        ("limit_referrals_per_year", 3, "referrals|year|at_most||", {}),
        ("limit_referral_months_max", 3, "referral_months||at_most||", {}),
        ("limit_pln_per_visit", 100, "pln|visit|at_most||", {}),
        ("limit_pln_per_day", 99.99, "pln|day|at_most||", {}),
        ("limit_items_per_product", 1, "items|visit|at_most||each_product", {}),
    ],
)
def test_number_of_a_record_becomes_its_limit(
    tmp_path: Path, key: str, number: float, name: str, more: dict[str, Any]
) -> None:
    assert limits(tmp_path, **{key: number}) == {f"limits:{name}": {**LIMIT, "amount": number, **more}}
    assert Quotation.objects.count() == 0
    assert FactAge.objects.filter(group="limits").exists()


def test_price_of_a_record_is_typed(tmp_path: Path) -> None:
    take(tmp_path, record(price_percent_of_market_max=50, points_allowance=200.0, points_period="month"))
    shop = Shop.objects.get()
    assert (shop.market_percent_max, shop.points_allowance, shop.points_period) == (50, 200, "month")
    take(tmp_path, record(price_percent_of_market_max=None, points_allowance=None, points_period=None))
    shop = Shop.objects.get()
    assert (shop.market_percent_max, shop.points_allowance, shop.points_period) == (None, None, "")


def test_limit_that_the_record_no_longer_states_is_gone(tmp_path: Path) -> None:
    limits(tmp_path, limit_visits_per_week=2, limit_pln_per_day=100)
    assert list(limits(tmp_path, limit_visits_per_week=3, limit_pln_per_day=None)) == ["limits:visits|week|at_most||"]


def test_old_quotation_of_a_number_makes_way_for_its_fact(tmp_path: Path) -> None:
    """A site whose last import kept these numbers in the words of the source."""
    take(tmp_path, record())
    quoted = {"group": "limits", "text": "2", "language": "pl", "dated": ""}
    name = "quotations:limit_visits_per_week|0"
    change_shop(Shop.objects.get(), {name: quoted}, by=None)
    said = ImportedRecord.objects.get()
    said.facts["record"][name] = quoted
    said.save()
    assert list(limits(tmp_path, limit_visits_per_week=2)) == ["limits:visits|week|at_most||"]
    assert Quotation.objects.count() == 0


def test_limit_of_a_record_may_be_refined_by_hand(tmp_path: Path) -> None:
    take(tmp_path, record(limit_pln_per_visit=100), origin="record")
    fact = {
        "fact": "limit",
        "unit": "pln",
        "amount": 100,
        "period": "visit",
        "per": "household",
        "is_approximate": True,
    }
    typed(tmp_path, **fact)
    assert take(tmp_path, record(limit_pln_per_visit=100), origin="record") == [NOTHING_CHANGED]
    refined = {**LIMIT, "amount": 100, "per": "household", "is_approximate": True}
    assert now(Shop.objects.get())["limits:pln|visit|at_most||"] == refined


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"price_percent_of_market_max": 101}, "price_percent_of_market_max: A price is from 1 to 100 percent of the market price."),
        ({"price_percent_of_market_max": 49.5}, "price_percent_of_market_max: This must be a whole number up to 32767, not 49.5."),
        ({"points_allowance": "200"}, 'points_allowance: This must be a number, not "200".'),
        ({"points_period": "often"}, "points_period: Value 'often' is not a valid choice."),
        ({"limit_kg_per_visit_per_person": 2.555}, "limit_kg_per_visit_per_person: Ensure that there are no more than 2 decimal places."),
        ({"limit_pln_per_day": 1_000_000}, "limit_pln_per_day: Ensure that there are no more than 6 digits before the decimal point."),
        ({"limit_visits_per_week": 0}, "limit_visits_per_week: The number must be more than 0 and less than a thousand million, not 0."),
    ],
)  # fmt: skip
def test_wrong_number_of_a_record_is_refused_by_its_key(tmp_path: Path, values: dict[str, Any], said: str) -> None:
    lines, is_fine = run(write_json(tmp_path, record(**values)))
    assert (lines[0], is_fine, Shop.objects.count()) == (f"line 2, {SLUG}: not taken – {said}", False, 0)


WAY_IN = {
    "fact": "criterion_group",
    "position": 1,
    "mode": "referral",
    "criteria": [{"kind": "referral"}, {"kind": "income", "percent": 300, "single": 2328, "amounts_dated": "2022"}],
    "documents": [{"kind": "referral"}, {"kind": "pesel", "who": "household", "first_visit_only": True}],
}


@pytest.mark.parametrize(
    ("fact", "group", "found"),
    [
        (
            {"fact": "referral_route", "issuer": "office", "office": OFFICE, "valid_for": 1, "is_extendable": True},
            "referral",
            {f"routes:office|{OFFICE}": {"valid_for": 1, "valid_unit": "month", "is_extendable": True, "after_talk": False}},
        ),
        (
            {"fact": "referral_route", "issuer": "authority"},
            "referral",
            {"routes:authority|": {"valid_for": None, "valid_unit": "month", "is_extendable": False, "after_talk": False}},
        ),
        (
            {"fact": "referral_office", "name": OFFICE, "phone": "58 000 00 01", "areas": [TCZEW]},
            "referral",
            {f"offices:{OFFICE}": {"town": "", "phone": "+48580000001", "website": "", "areas": [{**TCZEW, "district": ""}]}},
        ),
        (
            {"fact": "documents", "documents": [{"kind": "own_bags", "is_recommended": True}]},
            "papers",
            {"documents": [{"kind": "own_bags", "who": "applicant", "first_visit_only": False, "made_on_the_spot": False, "is_recommended": True, "one_of": 0, "template_url": ""}]},
        ),
        (
            {"fact": "limit", "unit": "kg", "amount": 2.5, "direction": "at_least", "period": "visit", "per": "person"},
            "limits",
            {"limits:kg|visit|at_least||": {**LIMIT, "amount": 2.5, "per": "person"}},
        ),
        ({"fact": "limit", "unit": "items", "goods": "resale"}, "limits", {"limits:items||at_most||resale": {**LIMIT, "amount": None}}),
        (
            {"fact": "stock_hint", "categories": ["alcohol", "tobacco"], "level": "never"},
            "shelves",
            {"stock_hints:alcohol": {"level": "never"}, "stock_hints:tobacco": {"level": "never"}},
        ),
        ({"fact": "access_fact", "feature": "ramp", "is_there": False}, "access", {"access_facts:ramp": {"is_there": False}}),
        (
            {"fact": "service", "kind": "delivery", "from_age": 75, "is_free": True, "times_a_week": 2},
            "services",
            {"services:delivery": {"from_age": 75, "is_free": True, "with_referral": False, "times_a_week": 2}},
        ),
        (
            {"fact": "figure", "measure": "people", "period": "2022-04", "value": 500, "up_to": 1000, "rate": "day", "source": "https://b.example", "date": "2022-04"},
            "history",
            {"figures:people|2022-04|day": {"value": 500, "up_to": 1000, "is_approximate": False, "shops_covered": 1, "source_url": "https://b.example", "dated": "2022-04"}},
        ),
        (
            {"fact": "price", "market_percent_max": 50, "percent_of_basket": True, "takes_cash": "yes", "points_per": "household"},
            "price",
            {"market_percent_max": 50, "percent_of_basket": True, "takes_cash": "yes", "takes_card": "unknown", "points_per": "household"},
        ),
        (
            {"fact": "capacity", "level": "queue", "until": "2026-12-01", "free_places": 0},
            "capacity",
            {"capacity": "queue", "free_places": 0, "capacity_until": "2026-12-01"},
        ),
    ],
)  # fmt: skip
def test_hand_typed_term_is_taken_once_and_dated(
    tmp_path: Path, shop: Shop, fact: dict[str, Any], group: str, found: dict[str, Any]
) -> None:
    lines = typed(tmp_path, **({"date": "2022-04"} | fact))
    assert lines[-1].startswith("created: 0, updated: 1,"), lines
    assert {name: now(shop).get(name) for name in found} == found
    assert typed(tmp_path, **({"date": "2022-04"} | fact)) == [NOTHING_CHANGED]
    expected = "" if group == "referral" else "2022-04"  # the office of the fixture is of no date
    assert FactAge.objects.get(group=group).dated == expected


def test_way_in_is_taken_whole_and_answers_its_quotations(tmp_path: Path, shop: Shop) -> None:
    typed(tmp_path, **WAY_IN, answers=["special_groups"])
    assert typed(tmp_path, **WAY_IN, answers=["special_groups"]) == [NOTHING_CHANGED]
    found = now(shop)["criterion_groups:1"]
    assert [criterion["kind"] for criterion in found["criteria"]] == ["income", "referral"]
    assert [(paper["kind"], paper["who"]) for paper in found["documents"]] == [
        ("referral", "applicant"),
        ("pesel", "household"),
    ]
    assert Quotation.objects.filter(typed=False).count() == 0
    typed(tmp_path, **{**WAY_IN, "criteria": [{"kind": "everyone"}]})
    assert [criterion["kind"] for criterion in now(shop)["criterion_groups:1"]["criteria"]] == ["everyone"]


def test_office_named_in_part_keeps_what_is_known_of_it(tmp_path: Path, shop: Shop) -> None:
    take(tmp_path, record(slug="inny"), origin="record")
    typed(tmp_path, fact="referral_office", name=OFFICE, town="Tczew", areas=[TCZEW])
    take(tmp_path, {"shop": "inny", "fact": "referral_office", "name": OFFICE}, origin="facts")
    typed(tmp_path, fact="referral_office", name=OFFICE, phone="58 000 00 01")
    assert typed(tmp_path, fact="referral_office", name=OFFICE) == [NOTHING_CHANGED]
    assert now(Shop.objects.get(slug="inny"))[f"offices:{OFFICE}"] == {
        "town": "Tczew", "phone": "+48580000001", "website": "", "areas": [{**TCZEW, "district": ""}],
    }  # fmt: skip


def test_office_that_another_row_of_the_file_changed_is_read_anew(tmp_path: Path, shop: Shop) -> None:
    """The shops of many rows are read at once; a row may change an office that a shop further down shares."""
    take(tmp_path, record(slug="inny"), {"shop": "inny", "fact": "referral_office", "name": OFFICE}, origin="facts")
    rows = [{"shop": slug, "fact": "referral_office", "name": OFFICE, "areas": [TCZEW]} for slug in (SLUG, "inny")]
    assert take(tmp_path, *rows, origin="facts") == [
        "created: 0, updated: 2, unchanged: 0, with changes made here that stay: 0, failed: 0"
    ]
    assert len(now(Shop.objects.get(slug="inny"))[f"offices:{OFFICE}"]["areas"]) == 1


def test_route_an_editor_changed_stays(tmp_path: Path, shop: Shop) -> None:
    fact = {"fact": "referral_route", "office": OFFICE, "valid_for": 1}
    typed(tmp_path, **fact)
    change_shop(shop, {f"routes:office|{OFFICE}": {"valid_for": 3}}, by=None)
    assert "stays as changed here" in typed(tmp_path, **fact)[0]
    assert now(shop)[f"routes:office|{OFFICE}"]["valid_for"] == 3


def group(*criteria: Any, **more: Any) -> dict[str, Any]:
    """A way in of these criteria."""
    return {"fact": "criterion_group", "position": 1, "criteria": list(criteria), **more}


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (group({"kind": "income"}), "criteria#0: An income limit is a percentage of the national amount, or amounts."),
        (group({"kind": "referral"}, {"kind": "age"}), "criteria#1: Say from which age, in years."),
        (group({"kind": "age", "years": "60"}), 'criteria#0.years: This must be a number, not "60".'),
        (group({"kind": "age", "years": 60.5}), "criteria#0.years: This must be a whole number up to 32767, not 60.5."),
        (group({"kind": "age", "years": True}), "criteria#0.years: This must be a number, not true."),
        (group({"kind": "status"}), "criteria#0: Say which group of people."),
        (group({"kind": "status", "status": "rich"}), "criteria#0.status: Value 'rich' is not a valid choice."),
        (group({"kind": "residence"}), "criteria#0.areas: Say where people must live; no other criterion has areas."),
        (group({"kind": "residence", "areas": "Tczew"}), "criteria#0.areas: This must be a list of at most 100 objects."),
        (group({"kind": "residence", "areas": [{"name": "Tczew", "kind": "city"}]}), "criteria#0.areas#0.kind: Value 'city' is not a valid choice."),
        (group({"kind": "income", "single": 10**400}), f"criteria#0.single: This must be a number, not 1{'0' * 59}…."),
        (group({"kind": "everyone", "colour": "red"}), "criteria#0: There is no field “colour”; there are: amounts_dated, areas, family, kind, percent, single, status, years."),
        (group("everyone"), "criteria: This must be a list of at most 100 objects."),
        (group(), "criteria: Say who may come; “everyone” is an answer too."),
        (group({"kind": "everyone"}, mode="friends"), "mode: Value 'friends' is not a valid choice."),
        (group({"kind": "everyone"}, position=0), "position: Ways in are counted from 1."),
        (group({"kind": "everyone"}, position="1"), 'position: This must be a number, not "1".'),
        (group({"kind": "everyone"}, documents=[{"kind": "pesel"}, {"kind": "ticket"}]), "documents#1.kind: Value 'ticket' is not a valid choice."),
        ({"fact": "criterion_group", "criteria": [{"kind": "everyone"}]}, "position: This is missing."),
        ({"fact": "documents", "documents": [{"kind": "pesel"}] * 2}, "documents: “pesel” stands there twice."),
        ({"fact": "documents", "documents": [{"kind": "pesel", "one_of": 1}]}, "documents: No other paper has the number 1, so this one stands for none."),
        ({"fact": "documents", "documents": [{"kind": "pesel", "template_url": "ftp:x"}]}, "documents#0.template_url: Enter a valid URL."),
        ({"fact": "referral_route", "office": "Nikt", "valid_for": 1}, "office: “Nikt” does not refer to this shop."),
        ({"fact": "referral_route"}, "office: Name the office, or say that no office gives it."),
        ({"fact": "referral_route", "issuer": "shop", "office": OFFICE}, "office: Name the office, or say that no office gives it."),
        ({"fact": "referral_route", "issuer": "king"}, "issuer: “king” is none of: office, shop, operator, authority."),
        ({"fact": "referral_route", "issuer": "shop", "valid_for": -1}, "valid_for: Ensure this value is greater than or equal to 0."),
        ({"fact": "referral_route", "issuer": "shop", "valid_for": 0}, "the whole row: A referral lasts from 1 to 1000 days, weeks or months."),
        ({"fact": "referral_office"}, "name: This is missing."),
        ({"fact": "referral_office", "name": "A", "phone": "58"}, "phone: “58” holds no phone number."),
        ({"fact": "referral_office", "name": "A", "areas": [{"kind": "town"}]}, "areas#0.name: This field cannot be blank."),
        ({"fact": "limit", "amount": 2}, "unit: This field cannot be blank."),
        ({"fact": "limit", "unit": "apples"}, "unit: Value 'apples' is not a valid choice."),
        ({"fact": "limit", "unit": "kg", "amount": 0}, "the whole row: A limit is more than zero."),
        ({"fact": "limit", "unit": "kg", "amount": "2,5"}, 'amount: This must be a number, not "2,5".'),
        ({"fact": "stock_hint", "categories": ["bread", "gold"]}, "categories: “gold” is none of: bread, vegetables, fruit, dairy, meat, cold_cuts, fish, ready_meals, sweets, flour, pasta, preserves, food, fresh_food, short_dated, hygiene, cleaning, cosmetics, clothes, toys, school, pet_food, household, alcohol, tobacco."),
        ({"fact": "stock_hint", "level": "never"}, "categories: This is missing."),
        ({"fact": "access_fact", "feature": "ramp", "is_there": "może"}, 'is_there: This must be true or false, not "może".'),
        ({"fact": "service", "kind": "delivery", "from_age": 200}, "from_age: Ensure this value is less than or equal to 120."),
        ({"fact": "figure", "measure": "people", "value": 3}, "period: This is missing."),
        ({"fact": "figure", "measure": "people", "value": 3, "period": "2022", "up_to": 2}, "the whole row: “From … to …” ends higher than it starts."),
        ({"fact": "figure", "measure": "people", "value": 3, "period": "2999"}, "period: 2999 is still to come; facts are of today or earlier."),
        ({"fact": "price", "market_percent_max": 0}, "the whole row: A price is from 1 to 100 percent of the market price."),
        ({"fact": "price", "colour": "red"}, "price: There is no field “colour”; there are: market_percent_max, percent_of_basket, points_allowance, points_per, points_period, takes_card, takes_cash."),
        ({"fact": "capacity", "level": "open"}, "the whole row: Say until which day this holds."),
        ({"fact": "capacity", "until": "2026-12-01"}, "level: This is missing."),
    ],
)  # fmt: skip
def test_wrong_term_is_refused_with_its_field(tmp_path: Path, shop: Shop, fact: dict[str, Any], said: str) -> None:
    before = now(shop)
    lines, is_fine = run(write_json(tmp_path, {"shop": SLUG, **fact}), origin="facts")
    assert (lines[0], is_fine) == (f"line 2, {SLUG}: not taken – {said}", False)
    assert now(shop) == before


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["2022-02", "everyone", "age", "income", "referral", "kg", "office", "open", "Tczew", "https://a.example"])
)  # fmt: skip
NAMES = st.sampled_from(
    "kind status years percent single family amounts_dated areas name district who one_of template_url documents criteria "
    "position mode issuer office valid_for valid_unit unit amount period per goods categories level feature is_there "
    "from_age measure value up_to rate free_places until market_percent_max points_allowance takes_cash phone osm rules "
    "weekdays opens first_day last_day number code group on channel minutes lat answers source date colour".split()
)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=12
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(hand_typed.READERS)), fields=st.dictionaries(NAMES, ANYTHING, max_size=6))
@pytest.mark.slow
def test_any_json_is_a_statement_or_refused(kind: str, fields: dict[str, Any]) -> None:
    try:
        assert isinstance(hand_typed.read({"shop": SLUG, **fields, "fact": kind}, {}), Statement)
    except BadRow as error:
        assert all(problem.reason for problem in error.problems)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from(sorted(records.KEYS)), ANYTHING, max_size=6))
def test_any_json_as_a_record_is_a_statement_or_refused(values: dict[str, Any]) -> None:
    try:
        assert isinstance(records.read({"slug": SLUG, **values}), Statement)
    except BadRow as error:
        assert all(problem.reason for problem in error.problems)


def test_format_names_every_key_fact_field_and_choice() -> None:
    text = (Path(records.__file__).parent / "FORMAT.md").read_text(encoding="utf-8")
    written = set(re.findall(r"`([a-z_]+)`", text))
    models = [
        families.FAMILIES[name].model for name in ("limits", "stock_hints", "access_facts", "services", "figures")
    ]
    shapes = [*(families.FAMILIES[name] for name in ("limits", "access_facts", "services", "figures")), *SHAPES]
    fields = {field for shape in shapes for field in (*shape.keys, *shape.values)} - {"source_url", "dated"}
    choices = {
        str(choice[0])
        for model in [*models, *(shape.model for shape in SHAPES), Area]
        for field in model._meta.fields
        for choice in field.choices or []
    }
    assert {*records.KEYS, *hand_typed.READERS, *fields, *stating.AREA_FIELDS, *choices} - written - {
        "category"
    } == set()
