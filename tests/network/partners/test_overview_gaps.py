"""Are the gminas without a shop near those that brute force finds?"""

import csv
import io
import math

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from network.directory.models import Location, Shop
from network.partners.overview.finding import PAGE
from network.partners.overview.gaps import REACH_KM, Nearest
from network.places.distance import DEGREE, kilometres
from network.places.models import Place
from tests.factories import make_shop

ADDRESS = "/dla-partnerow/bez-sklepu/"
HERE = (54.0, 18.0)


def gmina(name: str, lat: float = HERE[0], lon: float = HERE[1], voivodeship: str = "pomorskie") -> None:
    area = {"kind": "voivodeship", "name": voivodeship, "folded": voivodeship, "sound": "", "lat": lat, "lon": lon}
    Place.objects.get_or_create(key=f"w{voivodeship}", defaults=area)
    Place.objects.create(
        key=f"m{name}", kind="gmina", name=name, folded=name.lower(), sound="", voivodeship=voivodeship,
        powiat="kartuski", gmina=name, lat=lat, lon=lon,
    )  # fmt: skip


def north(km: float) -> float:
    """A latitude so far north of HERE."""
    return HERE[0] + km / DEGREE


def gaps(client: Client, query: str = "") -> list[tuple[str, str, str]]:
    answer = client.get(f"{ADDRESS}?{query}")
    return [(row["gmina"], row["distance"], row["shop"]) for row in answer.context["rows"]]


point = st.tuples(st.floats(49.0, 54.85), st.floats(14.1, 24.2))
near_point = point.flatmap(lambda p: st.tuples(*(st.floats(c - 0.3, c + 0.3) for c in p)))


@settings(max_examples=200, deadline=None)
@given(st.lists(point | near_point, max_size=60), point)
def test_nearest_is_that_of_brute_force(shops: list[tuple[float, float]], seat: tuple[float, float]):
    best = min((kilometres(*seat, *shop) for shop in shops), default=math.inf)
    found = Nearest(shops).beyond(*seat, REACH_KM)
    if abs(best - REACH_KM) > 1e-6:
        assert (found is None) == (best <= REACH_KM)
    if found is not None and shops:
        assert found[1] == pytest.approx(best, abs=1e-3)
        assert kilometres(*seat, *shops[found[0]]) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(("km", "expected"), [(29.9, []), (30.1, [("Kartuzy", "około 30 km", "Sklep a")])])
@pytest.mark.django_db
def test_gmina_within_thirty_kilometres_is_none(client: Client, km: float, expected: list[tuple[str, str, str]]):
    gmina("Kartuzy")
    make_shop("a", lat=north(km), lon=HERE[1])
    assert gaps(client) == expected


@pytest.mark.django_db
def test_the_nearest_of_several_is_named_and_the_farthest_gmina_comes_first(client: Client):
    gmina("Kartuzy"), gmina("Hel", lat=north(-10))
    make_shop("a", lat=north(80), lon=HERE[1]), make_shop("b", lat=north(60), lon=HERE[1])
    assert gaps(client) == [("Hel", "około 70 km", "Sklep b"), ("Kartuzy", "około 60 km", "Sklep b")]


@pytest.mark.parametrize("facts", [{"is_example": True}, {"status": "closed"}, {"status": "planned"}])
@pytest.mark.django_db
def test_shops_nobody_can_go_to_do_not_count(client: Client, facts: dict):
    gmina("Kartuzy")
    make_shop("here", lat=HERE[0], lon=HERE[1], **facts)
    assert gaps(client) == [("Kartuzy", "nie znamy sklepu", "")]


@pytest.mark.django_db
def test_only_shops_surely_in_business_when_asked(client: Client):
    gmina("Kartuzy")
    make_shop("here", lat=HERE[0], lon=HERE[1], known_on=None)
    assert (gaps(client), gaps(client, "confirmed=1")) == ([], [("Kartuzy", "nie znamy sklepu", "")])


@pytest.mark.django_db
def test_voivodeship_narrows_the_list(client: Client):
    gmina("Kartuzy"), gmina("Lublin", 51.2, 22.5, "lubelskie")
    assert [row[0] for row in gaps(client, "voivodeship=lubelskie")] == ["Lublin"]


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "1 gmina z 2 nie ma sklepu w promieniu 30 km."),
        ("/uk", "1 ґміна з 2 не має магазину в радіусі 30 км."),
        ("/en", "1 of 2 gminas has no shop within 30 km."),
        ("/ru", "У 1 гмины из 2 нет магазина в радиусе 30 км."),
    ],
)
@pytest.mark.django_db
def test_answer_counts_them(client: Client, prefix: str, said: str):
    gmina("Kartuzy"), gmina("Lublin", 51.2, 22.5, "lubelskie")
    make_shop("a", lat=HERE[0], lon=HERE[1])
    assert client.get(f"{prefix}{ADDRESS}").context["answer"] == said


@pytest.mark.django_db
def test_without_the_gazetteer_nothing_is_claimed(client: Client):
    make_shop("a")
    context = client.get(ADDRESS).context
    assert (context["answer"], context["loaded"], context["rows"]) == ("Jeszcze tego nie wiemy.", False, [])


@pytest.mark.django_db
def test_file_has_every_gmina(client: Client):
    for number in range(60):
        gmina(f"=Gmina {number:02}", lat=52 + number / 100)
    content = b"".join(client.get("/dla-partnerow/bez-sklepu.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert (len(rows), rows[0][0], rows[1][:4]) == (61, "gmina", ["'=Gmina 00", "kartuski", "pomorskie", ""])


@pytest.mark.django_db
def test_list_comes_in_parts(client: Client):
    for number in range(PAGE + 1):
        gmina(f"Gmina {number:02}", lat=52 + number / 100)
    context = client.get(f"{ADDRESS}?page=2").context
    assert [row["gmina"] for row in context["rows"]] == [f"Gmina {PAGE}"]
    assert context["part"] == f"{PAGE + 1}–{PAGE + 1} z {PAGE + 1}"


@pytest.mark.django_db
def test_map_shows_the_shops_that_count_and_no_others(client: Client):
    gmina("Kartuzy")
    make_shop("a", lat=51.0, lon=20.0), make_shop("b", lat=52.0, lon=20.0, status=Shop.Status.CLOSED)
    Location.objects.update(voivodeship="pomorskie")
    picture = client.get(ADDRESS).context["map"]
    assert ([dot["title"] for dot in picture["dots"]], picture["gaps"]) == (["Sklep a"], "m246 100h0")


@pytest.mark.django_db
def test_cost_is_fixed(client: Client, django_assert_num_queries):
    for count in (1, 30):
        for number in range(count):
            gmina(f"Gmina {count} {number}", lat=52 + number / 100)
            make_shop(f"shop-{count}-{number}", lat=54 + number / 100, lon=20)
        client.get(ADDRESS)
        with django_assert_num_queries(5):  # newest changes, voivodeships, shops, gminas, where the shops are
            client.get(ADDRESS)
