"""Do a few shops stand side by side, each with its own answers?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.directory.models import Shop
from tests.factories import open_hours
from tests.network.partners.overview_shops import GDYNIA, POMORSKIE, asks, figure, placed, today

pytestmark = pytest.mark.django_db
ADDRESS = "/dla-partnerow/porownanie/"


def compared(client: Client, *slugs: str) -> dict:
    answer = client.get(ADDRESS, {"shop": slugs})
    assert answer.status_code == 200
    return answer.context


def answers(context: dict, label: str) -> list[list[str]]:
    (question,) = [one for one in context["questions"] if one["label"] == label]
    return [[line["text"] for line in answer] for answer in question["answers"]]


def test_rows_come_in_the_order_in_which_partners_ask(client: Client):
    placed("a")
    assert [question["label"] for question in compared(client, "a")["questions"]] == [
        "Gdzie", "Kto prowadzi", "Model", "Dla kogo", "Cena", "Limity", "Miejsce dla nowych osób", "Godziny otwarcia",
        "O co proszą", "W liczbach", "Jak się z nimi skontaktować",
    ]  # fmt: skip


def test_mark_that_no_database_takes_is_left_out(client: Client):
    placed("a")
    assert [column["url"] for column in compared(client, "a\0", "\0")["columns"]] == ["/sklepy/a/"]


def test_each_shop_has_its_own_answers_in_the_order_of_the_address(client: Client):
    asks(placed("a", POMORSKIE, operator="Bank", chain="Za Stołem"), amount=200, unit="kg")
    placed("b", GDYNIA, town="Gdynia")
    context = compared(client, "b", "a")
    assert answers(context, "Gdzie") == [
        ["ul. Szkolna 52, Gdynia", "pomorskie"],
        ["ul. Szkolna 52, Bolszewo", "gmina Wejherowo, powiat wejherowski, pomorskie"],
    ]
    assert answers(context, "Kto prowadzi") == [["Nie wiemy"], ["Bank", "Sieć: Za Stołem"]]
    assert answers(context, "O co proszą") == [["Nie wiemy"], ["żywność, 200 kg"]]


def test_hours_say_for_whom_they_are(client: Client):
    shop = placed("a", known_on=None)
    open_hours(shop, "0", "10:00", "12:00", mode="referral")
    open_hours(shop, "0", "12:00", "13:00", mode="no_referral")
    (said,) = answers(compared(client, "a"), "Godziny otwarcia")
    assert said[1] == "pon. 10:00–12:00 (ze skierowaniem), 12:00–13:00 (bez skierowania)"


def test_capacity_is_unknown_after_its_last_day(client: Client):
    for slug, days in (("a", 1), ("b", -1)):
        shop = placed(slug)
        Shop.objects.filter(pk=shop.pk).update(capacity="full", capacity_until=today() + timedelta(days=days))
    full, unknown = answers(compared(client, "a", "b"), "Miejsce dla nowych osób")
    assert (full != unknown, unknown) == (True, ["Nie wiemy, czy przyjmują nowe osoby."])


def test_figures_have_source_and_date_and_hide_small_counts(client: Client):
    shop = placed("a")
    figure(shop, 20, "people", "2025-02", source_url="https://example.org/r", dated="2025-03")
    figure(shop, 17, "with_referral", "2025-02")
    figure(shop, 3, "with_statement", "2025-02")
    (question,) = [one for one in compared(client, "a")["questions"] if one["label"] == "W liczbach"]
    ((people, *parts),) = question["answers"]
    assert people == {"text": "osoby, luty 2025: 20", "url": "https://example.org/r", "note": "źródło z marca 2025"}
    assert [line["text"].rpartition(": ")[2] for line in parts] == ["mniej niż 5", "mniej niż 5"]


def test_contact_leads_to_an_enquiry(client: Client):
    placed("a"), placed("gone", status=Shop.Status.CLOSED)
    (question,) = [one for one in compared(client, "a", "gone")["questions"] if "skontaktować" in one["label"]]
    assert [line["url"] for (line,) in question["answers"]] == [reverse("network:enquiry_new", args=["a"]), ""]


def test_more_than_four_are_told(client: Client):
    for slug in "abcdef":
        placed(slug)
    context = compared(client, *"abcdef")
    assert [column["name"] for column in context["columns"]] == [f"Sklep {slug}" for slug in "abcd"]
    assert context["left_out"] == "Obok siebie mieszczą się 4 sklepy; 2 pomijamy."


def test_unknown_and_repeated_names_are_left_out(client: Client):
    placed("a")
    context = compared(client, "a", "a", "<nic>", "")
    assert ([column["name"] for column in context["columns"]], context["unknown"]) == (["Sklep a"], ["<nic>"])


def test_nothing_chosen_leads_to_the_table(client: Client):
    answer = client.get(ADDRESS)
    assert (answer.context["columns"], answer.context["table_url"]) == ([], "/dla-partnerow/")


def test_a_shop_can_be_taken_away(client: Client):
    placed("a"), placed("b")
    first, second = compared(client, "a", "b")["columns"]
    assert (first["without_url"], second["without_url"]) == (f"{ADDRESS}?shop=b", f"{ADDRESS}?shop=a")


def test_cost_is_the_same_for_one_and_for_four(client: Client):
    costs = []
    for slug in "abcd":
        shop = placed(slug, operator=f"Kto {slug}")
        open_hours(shop), asks(shop), figure(shop, 20)
    for slugs in ("a", "abcd"):
        compared(client, *slugs)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            compared(client, *slugs)
        costs.append(len(captured))
    assert costs[0] == costs[1]
