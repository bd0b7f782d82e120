"""Does the request for a referral say the same in two languages, from the facts of the shop?"""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation

from network.directory.models import (
    Criterion,
    CriterionGroup,
    NationalAmount,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
)
from network.directory.referral_request import Block, blocks, languages, request_in
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)


def loaded(shop: Shop) -> Shop:
    return Shop.objects.with_sources().get(pk=shop.pk)


def amount() -> NationalAmount:
    return NationalAmount(valid_from=date(2025, 1, 1), single=Decimal(1010), family=Decimal(823), source="x")


@pytest.mark.parametrize(
    ("active", "asked", "expected"),
    [
        ("uk", "", ("uk", "pl")),
        ("en", "", ("en", "pl")),
        ("pl", "", ("pl", "uk")),
        ("pl", "ru", ("pl", "ru")),
        ("uk", "en", ("uk", "en")),
        ("pl", "pl", ("pl", "uk")),
        ("uk", "xx", ("uk", "pl")),
    ],
)
def test_second_language_is_polish_or_chosen(active: str, asked: str, expected: tuple[str, str]) -> None:
    assert languages(active, asked) == expected


def test_request_names_shop_and_office(shop: Shop) -> None:
    office = ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48586776401")
    ReferralRoute.objects.create(shop=shop, office=office)
    found = blocks(loaded(shop), None, TODAY)
    assert found[:3] == [
        Block("title", "Prośba o skierowanie"),
        Block("list", "Do:", ("GOPS w Wejherowie, tel. 58\u00a0677\u00a064\u00a001",)),
        Block(
            "text",
            "Dzień dobry. Proszę o skierowanie do sklepu społecznego: Sklep bolszewo, ul. Szkolna 52, Bolszewo.",
        ),
    ]


def test_request_without_a_known_office_leaves_room(shop: Shop) -> None:
    assert blocks(loaded(shop), None, TODAY)[1] == Block("line", "Do:")


def test_request_repeats_the_rules_we_know(shop: Shop) -> None:
    group = CriterionGroup.objects.create(shop=shop, position=1)
    Criterion.objects.create(group=group, kind="income", percent=200)
    RequiredDocument.objects.create(shop=shop, kind="identity")
    titles = [block.text for block in blocks(loaded(shop), amount(), TODAY) if block.kind == "list"]
    assert titles == ["Co mówią zasady sklepu:", "O jakie dokumenty prosi sklep:"]


def test_request_asks_for_the_rules_we_do_not_know(shop: Shop) -> None:
    asked = "Proszę powiedzieć, kto może robić zakupy w tym sklepie i jakie dokumenty są potrzebne."
    assert [block.text for block in blocks(loaded(shop), None, TODAY) if block.kind == "text"][1:] == [
        asked,
        "Proszę o odpowiedź na piśmie.",
    ]


def test_rows_hold_the_same_piece_in_both_languages(shop: Shop) -> None:
    rows = request_in(("uk", "pl"), loaded(shop), None, TODAY)
    with translation.override("uk"):
        left = blocks(loaded(shop), None, TODAY)
    right = blocks(loaded(shop), None, TODAY)
    assert [(one.block, other.block) for one, other in rows] == list(zip(left, right, strict=True))


def test_page_marks_the_language_of_each_side(client: Client, shop: Shop) -> None:
    html = client.get("/uk/sklepy/bolszewo/prosba-o-skierowanie/").content.decode()
    cells = (
        html.count('<div class="lada-request-cell" lang="uk"'),
        html.count('<div class="lada-request-cell" lang="pl"'),
    )
    assert cells == (html.count('class="lada-request-row"'),) * 2


@pytest.mark.parametrize("prefix", ["", "/uk", "/en", "/ru"])
def test_page_is_there_for_a_shop_we_know_nothing_of(client: Client, prefix: str) -> None:
    make_shop("bare", referral="unknown", payment="unknown")
    assert client.get(f"{prefix}/sklepy/bare/prosba-o-skierowanie/").status_code == 200
