"""Does somebody who wants to check a fact find source, date and words together?"""

import pytest
from django.test import Client

from network.directory import shop_page
from network.directory.models import ImpactFigure, Quotation, Shop, Source

pytestmark = pytest.mark.django_db
PAGE = "/sklepy/bolszewo/zrodla/"


def loaded(shop: Shop) -> Shop:
    return Shop.objects.with_sources().get(pk=shop.pk)


@pytest.fixture
def told(shop: Shop) -> Shop:
    """A shop with three sources of two dates and one of none, and words of two dates."""
    Source.objects.create(shop=shop, url="https://gops-wejherowo.pl/aktualnosc/181")
    Source.objects.create(shop=shop, url="https://www.example.org/a", dated="2019-02")
    Source.objects.create(shop=shop, url="https://example.com/b", dated="2022-06-08")
    Source.objects.create(shop=shop, url="https://example.net/c", dated="2019-02")
    Quotation.objects.create(shop=shop, key="funding", group="history", text="Z darów <b>", dated="2019-02")
    Quotation.objects.create(shop=shop, key="price_rule", group="price", text="Połowa ceny", dated="2019-02")
    Quotation.objects.create(shop=shop, key="price_rule", position=1, group="price", text="Taniej", dated="2022-06-08")
    return shop


def test_sources_and_words_of_one_date_stand_together_the_newest_first(told: Shop):
    found = shop_page.by_date(loaded(told))
    assert [
        (one.heading, [row["label"] for row in one.sources], [row["text"] for row in one.words]) for one in found
    ] == [
        ("8 czerwca 2022", ["example.com"], ["Taniej"]),
        ("Luty 2019", ["www.example.org", "example.net"], ["Połowa ceny", "Z darów <b>"]),
        ("Bez daty", ["gops-wejherowo.pl"], []),
    ]


def test_words_say_what_they_are_about_and_the_first_of_a_kind_can_be_led_to(told: Shop):
    words = [row for one in shop_page.by_date(loaded(told)) for row in one.words]
    assert [(row["about"], row["anchor"]) for row in words] == [
        ("Cena", "price"),
        ("Cena", ""),
        ("Skąd są pieniądze", "history"),
    ]


def test_words_are_shown_as_they_were_written(client: Client, told: Shop):
    html = client.get(f"/uk{PAGE}").content.decode()
    assert '<blockquote lang="pl" dir="ltr"><p>Z darów &lt;b&gt;</p></blockquote>' in html


def test_source_is_linked_in_full(client: Client, told: Shop):
    assert 'href="https://gops-wejherowo.pl/aktualnosc/181" rel="noopener"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize("row", [{"typed": True}, {"key": "notes"}])
def test_words_that_are_said_elsewhere_or_not_for_readers_are_not_shown(shop: Shop, row: dict[str, object]):
    Quotation.objects.create(**{"shop": shop, "key": "x", "group": "who", "text": "seniorzy", **row})
    assert (shop_page.by_date(loaded(shop)), shop_page.newest(loaded(shop))) == ([], None)


def test_words_about_the_date_stand_where_there_is_none(shop: Shop):
    Source.objects.create(shop=shop, url="https://example.org/a", date_note="przed wojną")
    (one,) = shop_page.by_date(loaded(shop))
    assert (one.heading, one.sources[0]["dated"]) == ("Bez daty", "przed wojną")


@pytest.mark.parametrize("prefix", ["", "/uk", "/en", "/ru"])
def test_page_answers_in_every_language_and_is_not_to_be_found(client: Client, told: Shop, prefix: str):
    answer = client.get(prefix + PAGE)
    assert (answer.status_code, b'<meta name="robots" content="noindex">' in answer.content) == (200, True)


def test_unknown_shop_has_no_sources(client: Client, db: None):
    assert client.get("/sklepy/nie-ma/zrodla/").status_code == 404


def test_shop_without_sources_says_so(client: Client, shop: Shop):
    assert "Jeszcze nie zapisaliśmy, skąd to wiemy." in client.get(PAGE).content.decode().replace("\u00a0", " ")


def test_figures_stand_with_the_sources(client: Client, shop: Shop):
    ImpactFigure.objects.create(shop=shop, measure="people", period="2019-02", value=199, dated="2019-02")
    pages = [client.get(address).content.decode().replace("\u00a0", " ") for address in ("/sklepy/bolszewo/", PAGE)]
    assert ["199 osób" in html for html in pages] == [False, True]
    assert 'href="/sklepy/bolszewo/zrodla/">Źródła i liczby</a>' in pages[0]


# What the shop's page says of them


def test_shop_page_names_the_newest_source_and_leads_to_all(client: Client, told: Shop):
    html = client.get("/sklepy/bolszewo/").content.decode().replace("\u00a0", " ")
    assert "example.com</a><br>8 czerwca 2022" in html
    assert "example.net" not in html
    assert f'<a href="{PAGE}">4 źródła, słowo w słowo</a>' in html


@pytest.mark.parametrize(("count", "more"), [(1, ""), (2, "Wszystkie źródła: 2")])
def test_page_of_sources_is_offered_where_it_says_more(shop: Shop, count: int, more: str):
    Source.objects.bulk_create(Source(shop=shop, url=f"https://example.org/{number}") for number in range(count))
    found = shop_page.newest(loaded(shop))
    assert found is not None
    assert (found["more"], found["url"]) == (more, PAGE)
