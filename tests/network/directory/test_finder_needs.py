"""Does the finder do something real with what somebody needs, and say honestly what?"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from cms.pages.models import LadaHomePage, PlainPage
from network.directory import needs
from network.directory.models import ServiceOffer, Shop, StockHint
from network.directory.needs import WAYS
from network.needs.models import Need
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
HERE = {"q": "", "lat": "54.52", "lon": "18.53", "of": ""}


def near(slug: str, north: float = 0.01, **facts) -> Shop:
    return make_shop(slug, lat=54.52 + north, lon=18.53, **facts)


def with_service(slug: str, kind: str, north: float = 0.02) -> Shop:
    shop = near(slug, north)
    ServiceOffer.objects.create(shop=shop, kind=kind)
    return shop


def asked(client: Client, need: str, **more: str) -> dict:
    return client.get("/pomoc/", HERE | {"need": need} | more).context


def names(context: dict) -> list[str]:
    return [row["shop"]["url"].split("/")[-2] for row in context["rows"]]


@pytest.mark.parametrize(
    ("need", "kind"),
    [
        ("delivery", "delivery"),
        ("delivery", "phone_orders"),
        ("talk", "guidance"),
        ("legal-advice", "legal_advice"),
        ("debts", "guidance"),
        ("hot-meal", "cafe"),
    ],
)
def test_shops_that_offer_it_are_listed(client: Client, need: str, kind: str):
    near("plain")
    with_service("other", "activities")
    with_service("fits", kind, north=0.1)
    assert names(asked(client, need)) == ["fits"]


@pytest.mark.parametrize(("need", "category"), [("clothes", "clothes"), ("school", "school"), ("hygiene", "cleaning")])
def test_shops_with_such_goods_are_listed(client: Client, need: str, category: str):
    StockHint.objects.create(shop=near("never"), category=category, level="never")
    StockHint.objects.create(shop=near("sometimes", 0.1), category=category, level="sometimes")
    assert names(asked(client, need)) == ["sometimes"]


def test_cheaper_shopping_lists_shops_with_prices(client: Client):
    near("free")
    near("cheap", 0.1, payment=Shop.Payment.DISCOUNT)
    assert names(asked(client, "cheaper")) == ["cheap"]


def test_papers_lead_to_who_refers_where_a_referral_is_needed(client: Client):
    near("with", referral=Shop.Referral.YES)
    near("without", 0.02, referral=Shop.Referral.NO)
    assert [row["way_on"] and row["way_on"]["url"] for row in asked(client, "papers")["rows"]] == [
        "/sklepy/with/#referral",
        None,
    ]


def test_the_way_to_who_refers_leads_to_a_place_on_the_page(client: Client):
    near("with", referral=Shop.Referral.YES)
    assert 'id="referral"' in client.get("/sklepy/with/").content.decode()


def test_sentence_says_what_was_done_and_all_shops_are_one_link_away(client: Client):
    near("plain")
    with_service("fits", "delivery")
    context = asked(client, "delivery", no_referral="1")
    assert (context["need"]["title"], context["need"]["text"]) == (
        "Pytasz o to: dowóz do domu",
        "To sklepy, które dowożą zakupy do domu albo przyjmują zamówienia przez telefon.",
    )
    assert sorted(names(client.get(context["need"]["all_url"]).context)) == ["fits", "plain"]
    assert "no_referral=1" in context["need"]["all_url"]


def test_where_no_shop_answers_the_nearest_stand_all_the_same(client: Client):
    near("plain")
    make_shop("far", lat=50.06, lon=19.94)
    ServiceOffer.objects.create(shop=Shop.objects.get(slug="far"), kind="delivery")
    context = asked(client, "delivery")
    assert names(context) == ["plain"]
    assert context["need"]["text"] == (
        "W promieniu 50 km nie znamy sklepu, w którym to jest: dowóz do domu. Tu są najbliższe. Warto tam zapytać."
    )
    assert names(client.get(context["next_url"]).context) == ["far"]


@pytest.mark.parametrize("need", ["food", "papers", "shelter", "delivery"])
def test_where_all_shops_stand_nothing_leads_to_all_shops(client: Client, need: str):
    near("plain")
    assert (names(asked(client, need)), asked(client, need)["need"]["all_url"]) == (["plain"], "")


def test_need_of_which_facts_say_nothing_says_so(client: Client):
    near("plain")
    context = asked(client, "shelter")
    assert names(context) == ["plain"]
    assert context["need"]["text"].startswith("Nie wiemy, który sklep w tym pomaga: nocleg.")


@pytest.mark.parametrize(("need", "discreet"), [("violence", True), ("talk", False)])
def test_who_asks_about_violence_can_leave_at_once(client: Client, need: str, discreet: bool):
    answer = client.get(f"/pomoc/?need={need}")
    page = answer.content.decode()
    kept = "no-store" in answer.headers.get("Cache-Control", "")
    assert ('class="quick-exit"' in page, "<title>Lada</title>" in page, kept) == (discreet, discreet, discreet)


@pytest.mark.parametrize("need", ["talk", "violence"])
def test_numbers_stand_first_where_a_person_must_answer(client: Client, need: str):
    near("plain")
    page = client.get("/pomoc/", HERE | {"need": need}).content.decode()
    assert 0 < page.index('class="lada-crisis"') < page.index('class="lada-rows"')


def test_numbers_of_the_card_are_those_of_every_page(client: Client):
    near("plain")
    page = client.get("/pomoc/", HERE | {"need": "talk"}).content.decode()
    card = page[page.index('class="lada-crisis"') : page.index('class="lada-rows"')]
    assert re.findall(r'href="tel:(\d+)"', card) == ["112", "116123", "116111", "800088141"]


@pytest.mark.parametrize("need", ["unheard-of", "<b>", "x" * 500, ""])
def test_unknown_need_is_left_out(client: Client, need: str):
    near("plain")
    context = asked(client, need)
    assert (context["need"], names(context), context["form"]["kept"][-1]["name"]) == (None, ["plain"], "of")


def test_need_is_kept_in_the_form_the_filters_and_the_pages(client: Client):
    for number in range(12):
        with_service(f"fits-{number}", "delivery", north=number / 1000)
    near("plain", 0.2)
    context = asked(client, "delivery", free="1")
    assert {"name": "need", "value": "delivery"} in context["form"]["kept"]
    assert "need=delivery" in context["clear_url"]
    assert names(client.get(context["next_url"]).context) == ["fits-10", "fits-11"]


def test_need_is_kept_where_the_place_is_not_known(client: Client):
    context = client.get("/pomoc/", {"q": "Xyzzyburg", "need": "talk"}).context
    assert (context["need"]["text"], context["form"]["kept"]) == ("", [{"name": "need", "value": "talk"}])


def test_pages_about_the_need_are_offered_in_the_readers_language(client: Client):
    home = LadaHomePage.objects.get(locale__language_code="pl")
    page = home.add_child(instance=PlainPage(title="Długi: od czego zacząć", slug="dlugi"))
    page.needs.add(Need.objects.get(slug="debts"))
    page.save_revision().publish()
    translated = page.copy_for_translation(Locale.objects.get(language_code="uk"), copy_parents=True)
    translated.title = "Борги: з чого почати"
    translated.save_revision().publish()
    home.add_child(instance=PlainPage(title="Coś innego", slug="inne"))
    polish, ukrainian = (
        client.get(f"{prefix}/pomoc/", HERE | {"need": "debts"}).context["need"]["pages"] for prefix in ("", "/uk")
    )
    assert [(link.title, link.url) for link in polish] == [("Długi: od czego zacząć", "/dlugi/")]
    assert [(link.title, link.url) for link in ukrainian] == [("Борги: з чого почати", "/uk/dlugi/")]


def cost(client: Client, need: str) -> int:
    asked(client, need)  # words and counts are remembered from here on
    with CaptureQueriesContext(connection) as captured:
        asked(client, need)
    return len(captured)


def test_need_costs_one_query_however_many_shops_and_pages(client: Client):
    home = LadaHomePage.objects.get(locale__language_code="pl")
    costs = []
    for count in (1, 20):
        for number in range(count):
            with_service(f"fits-{count}-{number}", "guidance", north=number / 1000)
            page = home.add_child(instance=PlainPage(title=f"{count} {number}", slug=f"page-{count}-{number}"))
            page.needs.add(Need.objects.get(slug="talk"))
            page.save_revision().publish()
        costs.append(cost(client, "talk") - cost(client, ""))
    assert costs == [1, 1]  # is a shop within reach? the pages and numbers are remembered


def test_table_names_needs_of_the_vocabulary_only():
    assert set(WAYS) - set(Need.objects.values_list("slug", flat=True)) == set()


@pytest.mark.parametrize("language", ["pl", "uk", "ru"])
def test_sentences_are_translated(language: str):
    with translation.override("en"):
        english = {code: needs.sentence(code, "x", 50, met=True) for code in (*WAYS, "shelter")}
    with translation.override(language):
        same = [code for code, said in english.items() if needs.sentence(code, "x", 50, met=True) == said]
    assert same == []
