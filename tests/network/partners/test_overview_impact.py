"""Are figures added only where they mean the same, and can nobody find out a small count?"""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.directory.models import ImpactFigure, Shop
from network.partners.overview import impact, queries
from tests.network.partners.overview_shops import GDYNIA, LUBELSKIE, POMORSKIE, figure, placed

pytestmark = pytest.mark.django_db
ADDRESS = "/dla-partnerow/wyniki/"


def sums(client: Client) -> dict[str, list[tuple[str, str, str, str]]]:
    areas = client.get(ADDRESS).context["areas"]
    return {
        area["name"]: [(row["measure"], row["when"], row["number"], row["shops"]) for row in area["rows"]]
        for area in areas
    }


def numbers(client: Client) -> list[str]:
    return [row["number"] for row in client.get(ADDRESS).context["rows"]]


def test_sum_of_a_voivodeship_and_of_poland(client: Client):
    for slug, area, value in (("a", POMORSKIE, 100), ("b", GDYNIA, 50), ("c", LUBELSKIE, 7)):
        figure(placed(slug, area), value)
    assert sums(client) == {
        "Cała Polska": [("Osoby", "2025", "157", "3 sklepy")],
        "pomorskie": [("Osoby", "2025", "150", "2 sklepy")],
    }


@pytest.mark.parametrize(
    "facts",
    [
        {"period": "2024"},
        {"period": "2025-02"},
        {"measure": "kg"},
        {"rate": "day"},
        {"shops_covered": 2},
    ],
)
def test_what_is_not_comparable_is_not_added(client: Client, facts: dict):
    figure(placed("a"), 100)
    figure(placed("b"), 50, **facts)
    assert sums(client) == {}


def test_invented_shops_are_not_added(client: Client):
    figure(placed("a"), 100), figure(placed("b"), 50, measure="people")
    figure(placed("c", is_example=True), 1000)
    assert sums(client)["Cała Polska"] == [("Osoby", "2025", "150", "2 sklepy")]


def test_a_shop_counts_once_though_two_sources_name_the_time_differently(client: Client):
    shop = placed("a")
    figure(shop, 100, dated="2026-01"), figure(shop, 110, period="2025-01/2025-12", dated="2026-03")
    figure(placed("b"), 50)
    assert sums(client)["Cała Polska"] == [("Osoby", "2025", "160", "2 sklepy")]


def test_range_and_about_stay_in_the_sum(client: Client):
    figure(placed("a"), 500, up_to=1000, is_approximate=True), figure(placed("b"), 50)
    assert sums(client)["Cała Polska"] == [("Osoby", "2025", "około 550–1\xa0050", "2 sklepy")]


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [("people", 4, "mniej niż 5"), ("people", 5, "5"), ("families", 1, "mniej niż 5"), ("households", 4, "mniej niż 5"),
     ("kg", 4, "4"), ("visits", 3, "3")],
)  # fmt: skip
def test_small_counts_of_people_are_hidden(client: Client, measure: str, value: int, said: str):
    figure(placed("a"), value, measure)
    assert numbers(client) == [said]


def test_hidden_count_enters_no_sum(client: Client):
    for slug, value in (("a", 100), ("b", 50), ("c", 3)):
        figure(placed(slug), value)
    assert sums(client)["Cała Polska"] == [("Osoby", "2025", "co najmniej 150", "2 sklepy")]


@pytest.mark.parametrize(
    ("whole", "parts", "said"),
    [
        (199, {"with_referral": 75, "with_statement": 124}, ["199", "75", "124"]),
        (20, {"with_referral": 17, "with_statement": 3}, ["20", "mniej niż 5", "mniej niż 5"]),
        (20, {"with_referral": 17}, ["20", "mniej niż 5"]),
        (20, {"with_referral": 15}, ["20", "15"]),
        (20, {"with_referral": 20}, ["20", "20"]),
        (None, {"with_referral": 17, "with_statement": 3}, ["mniej niż 5", "mniej niż 5"]),
    ],
)
def test_parts_of_a_whole_do_not_tell_a_small_one(client: Client, whole: int | None, parts: dict, said: list[str]):
    shop = placed("a")
    if whole:
        figure(shop, whole)
    for measure, value in parts.items():
        figure(shop, value, measure)
    assert numbers(client) == said


counts = st.lists(st.integers(1, 30), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts, counts)
@pytest.mark.slow
def test_no_total_less_its_shown_parts_leaves_a_small_count(db: None, here: list[int], there: list[int]):
    """Whoever takes from each total everything shown beneath it is left with nothing at all."""
    Shop.objects.all().delete()
    for number, (area, value) in enumerate([(POMORSKIE, v) for v in here] + [(LUBELSKIE, v) for v in there]):
        figure(placed(f"shop-{number}", area), value)
    known = list(queries.all_figures())
    not_shown = impact.hidden(known)
    totals = impact.totals(known, not_shown)
    for total in totals:
        beneath = [
            one.value
            for one in known
            if one.pk not in not_shown and total.voivodeship in ("", one.shop.location.voivodeship)
        ]
        assert total.value - sum(beneath) == 0
    assert {one.value < 5 for one in known if one.pk in not_shown} <= {True}


def test_every_figure_has_its_time_source_and_date(client: Client):
    shop = placed("a", is_example=True)
    figure(shop, 40, period="2026-02", source_url="https://example.org/raport", dated="2026-03")
    figure(shop, 30, period="2025")
    rows = client.get(ADDRESS).context["rows"]
    assert [(row["when"], row["source_url"], row["source"], row["dated"], row["is_example"]) for row in rows] == [
        ("luty 2026", "https://example.org/raport", "example.org", "marzec 2026", True),
        ("2025", "", "", "bez daty", True),
    ]


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "Znamy liczby z 1 sklepu."),
        ("/uk", "Ми знаємо цифри з 1 магазину."),
        ("/en", "We know figures of 1 shop."),
        ("/ru", "Мы знаем цифры из 1 магазина."),
    ],
)
def test_answer_counts_real_shops(client: Client, prefix: str, said: str):
    figure(placed("a"), 40), figure(placed("b", is_example=True), 40)
    assert client.get(f"{prefix}{ADDRESS}").context["answer"] == said


def test_nothing_known_is_said(client: Client):
    assert client.get(ADDRESS).context["answer"] == "Nie znamy jeszcze żadnych liczb."


def test_cost_is_fixed(client: Client, django_assert_num_queries):
    for count in (1, 30):
        ImpactFigure.objects.all().delete()
        Shop.objects.all().delete()
        for number in range(count):
            figure(placed(f"shop-{number}"), 20)
        client.get(ADDRESS)
        with django_assert_num_queries(2):  # newest changes, figures
            client.get(ADDRESS)
