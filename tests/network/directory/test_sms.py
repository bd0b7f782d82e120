"""Is the text for an SMS short enough, honest, and in the reader's language?"""

from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from network.directory.hours import timetable
from network.directory.models import FactAge, Location, Phone, Shop
from network.directory.text_message import TextMessage, measured, text_message
from tests.factories import make_shop, open_hours
from tests.network.directory.plain_shops import confirmed, plain_shop, rule

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
LINK = "lada.example/s/1/"


def message(shop: Shop, link: str = LINK) -> TextMessage:
    found = Shop.objects.with_sources().get(pk=shop.pk)
    return text_message(found, NOW, timetable(found), link)


def bolszewo(**facts: object) -> Shop:
    shop = make_shop(chain="Za Stołem", referral="partly", **facts)  # type: ignore[arg-type]
    open_hours(shop, "14", "13:00", "16:00", mode="referral")
    open_hours(shop, "14", "15:30", "16:00", mode="no_referral")
    Phone.objects.create(shop=shop, number="+48733492273")
    return shop


@pytest.mark.parametrize(
    ("text", "length", "parts"),
    [
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("a" * 159 + "€", 161, 2),
        ("ą" * 70, 70, 1),
        ("ą" + "a" * 70, 71, 2),
        ("ї" * 134, 134, 2),
        ("ї" * 135, 135, 3),
        ("😀" * 35, 70, 1),
        ("", 0, 1),
    ],
)
def test_length_is_counted_as_phones_do(text: str, length: int, parts: int) -> None:
    found = measured(text)
    assert (found.length, found.parts) == (length, parts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "wt., pt. 13-16 ze skierowaniem. Tel. +48733492273."),
        ("uk", "вт, пт 13-16 з направленням. Тел. +48733492273."),
        ("ru", "вт, пт 13-16 с направлением. Тел. +48733492273."),
    ],
)
def test_text_says_name_place_hours_phone_and_link(language: str, text: str) -> None:
    with translation.override(language):
        assert message(bolszewo()).text == f"Za Stołem, ul. Szkolna 52, Bolszewo. {text} {LINK}"


def test_text_in_the_plain_alphabet_has_room_for_more() -> None:
    shop = make_shop("reda", name="Social shop", town="Reda")
    open_hours(shop, "14", "13:00", "16:00", mode="referral")
    open_hours(shop, "1", "15:30", "16:00", mode="no_referral")
    with translation.override("en"):
        assert message(shop).text == (
            "Social shop, ul. Szkolna 52, Reda. Tue, Fri 13-16 with a referral; Tue 15:30-16 without a referral. "
            "as of 01.11.2026. lada.example/s/1/"
        )


def test_old_hours_go_only_with_their_date_and_a_caution() -> None:
    shop = bolszewo(known_on=None)
    FactAge.objects.create(shop=shop, group="hours", dated="2022-06-08", known_on=date(2022, 6, 8))
    assert message(shop).text == (
        "Za Stołem, ul. Szkolna 52, Bolszewo. Nie wszystkim potrzebne jest skierowanie. Najpierw zapytaj. "
        "Tel. +48733492273. lada.example/s/1/"
    )


def test_shop_that_is_gone_says_so() -> None:
    shop = make_shop("gone", name="Sklep", status="closed", closes="2024-08")
    assert message(shop).text == "Sklep, ul. Szkolna 52, Bolszewo: Sklep zamknięto w sierpniu 2024. lada.example/s/1/"


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(name=words, street=words, link=st.sampled_from([LINK, "a-rather-long-name.example.org/uk/s/123456/"]))
def test_text_fits_in_two_and_keeps_its_link(name: str, street: str, link: str) -> None:
    shop = plain_shop(rule("tue fri", "13:00-16:00"), name=name, ages=confirmed("2026-11-20"))
    shop.location = Location(town="Bolszewo", street_address=street, lat=54.6, lon=18.1)
    found = text_message(shop, NOW, timetable(shop), link)
    assert (found.parts <= 2, found.text.endswith(link)) == (True, True)


def test_page_offers_the_text_in_every_language(client: Client) -> None:
    bolszewo()
    pages = [client.get(f"/sklepy/bolszewo/sms/?in={code}").context for code in ("pl", "uk", "en", "ru", "xx")]
    assert [page["text_code"] for page in pages] == ["pl", "uk", "en", "ru", "pl"]


def test_text_links_to_the_page_in_its_language(client: Client) -> None:
    shop = bolszewo()
    text = client.get("/sklepy/bolszewo/sms/?in=uk").context["message"].text
    assert text.endswith(f" testserver/uk/s/{shop.pk}/")


def test_link_opens_messages_with_the_whole_text(client: Client) -> None:
    bolszewo()
    found = client.get("/sklepy/bolszewo/sms/").context["message"]
    assert unquote(found.link) == f"sms:?body={found.text}"


@pytest.mark.parametrize("prefix", ["", "/uk", "/en", "/ru"])
def test_short_address_leads_to_the_shop(client: Client, shop: Shop, prefix: str) -> None:
    assert client.get(f"{prefix}/s/{shop.pk}/")["Location"] == f"{prefix}/sklepy/bolszewo/"


def test_page_says_in_how_many_it_goes(client: Client) -> None:
    bolszewo()
    html = client.get("/sklepy/bolszewo/sms/").content.decode()
    assert "2 SMS-y, liczba znaków:" in html
