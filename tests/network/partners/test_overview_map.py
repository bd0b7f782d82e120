"""Does the map show the real shops where they are, with links one can reach, and within a strict security policy?"""

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from network.directory.models import Location, Shop
from network.partners.overview import drawing
from network.partners.overview.asking import Ask
from network.partners.overview.outlines import FILE, outlines, spot
from network.partners.overview.whereabouts import Placed, Whereabouts, level, of_shops
from network.places.gazetteer import VOIVODESHIPS
from tests.network.partners.overview_shops import GDYNIA, LUBELSKIE, POMORSKIE, placed

ADDRESS = "/dla-partnerow/"
CAPITALS = {
    "dolnośląskie": (51.107, 17.038), "kujawsko-pomorskie": (53.123, 18.008), "lubelskie": (51.246, 22.568),
    "lubuskie": (51.935, 15.506), "łódzkie": (51.759, 19.456), "małopolskie": (50.061, 19.937),
    "mazowieckie": (52.229, 21.012), "opolskie": (50.675, 17.921), "podkarpackie": (50.041, 21.999),
    "podlaskie": (53.132, 23.168), "pomorskie": (54.352, 18.646), "śląskie": (50.265, 19.024),
    "świętokrzyskie": (50.866, 20.628), "warmińsko-mazurskie": (53.778, 20.480), "wielkopolskie": (52.406, 16.925),
    "zachodniopomorskie": (53.428, 14.553),
}  # fmt: skip


def shop(number: int, area: tuple[str, str, str], town: str) -> Placed:
    lat, lon = CAPITALS[area[0]]
    return Placed(number, f"shop-{number}", f"Sklep {number}", town, *area, lat + number % 10 / 50, lon)


def dots(ask: Ask, *shops: Placed) -> list[drawing.Dot]:
    return drawing.picture(ask, of_shops(shops, {}, level(ask)))["dots"]


def polygon(path: str) -> list[list[tuple[int, int]]]:
    """The rings of a path of "M" and "l"."""
    rings = []
    for ring in path.split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points, (x, y) = [], (0, 0)
        for step in range(0, len(numbers), 2):
            x, y = x + numbers[step], y + numbers[step + 1]
            points.append((x, y))
        rings += [points] if points else []
    return rings


def inside(x: float, y: float, rings: list[list[tuple[int, int]]]) -> bool:
    """Whether a point lies in a ring: by counting the edges to its right."""
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                odd = not odd
    return odd


def test_outlines_are_small_and_name_every_voivodeship():
    assert FILE.stat().st_size < 12_000
    assert set(json.loads(FILE.read_text())["areas"]) == {name for name, *_rest in VOIVODESHIPS.values()}


@pytest.mark.parametrize("name", CAPITALS)
def test_capital_lies_in_its_own_voivodeship_alone(name: str):
    x, y = spot(*CAPITALS[name])
    assert [other for other, shape in outlines().shapes.items() if inside(x, y, polygon(shape))] == [name]


def test_borders_are_shared_point_by_point():
    edges: dict[tuple, int] = {}
    for shape in outlines().shapes.values():
        for ring in polygon(shape):
            for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
                edges[tuple(sorted((one, other)))] = edges.get(tuple(sorted((one, other))), 0) + 1
    assert (max(edges.values()), 2 in edges.values()) == (2, True)


def test_one_shop_is_a_dot_that_leads_to_it():
    (dot,) = dots(Ask(), shop(1, ("pomorskie", "Gdańsk", "Gdańsk"), "Gdańsk"))
    assert (dot["title"], dot["url"], dot["count"]) == ("Sklep 1", "/sklepy/shop-1/", "")


def test_shops_of_a_town_are_one_dot_with_their_number():
    area = ("pomorskie", "Gdańsk", "Gdańsk")
    (dot,) = dots(Ask(need="food"), shop(1, area, "Gdańsk"), shop(2, area, "Gdańsk"))
    assert (dot["title"], dot["count"], dot["label"]) == ("Gdańsk: 2 sklepy", "2", "Gdańsk")
    assert dot["url"] == f"{ADDRESS}?voivodeship=pomorskie&powiat=Gda%C5%84sk&gmina=Gda%C5%84sk&need=food"


@pytest.mark.django_db
def test_examples_are_not_on_the_map(client: Client):
    placed("a"), placed("b", is_example=True)
    assert [dot["title"] for dot in client.get(ADDRESS).context["map"]["dots"]] == ["Sklep a"]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (Ask(), ["lubelskie: 50 sklepów", "pomorskie: 50 sklepów"]),
        (Ask(voivodeship="pomorskie"), ["powiat kartuski: 50 sklepów"]),
    ],
)
def test_many_towns_are_drawn_together(ask: Ask, expected: list[str]):
    shops = [shop(number, ("pomorskie", "kartuski", f"G{number}"), f"Wieś {number}") for number in range(50)]
    shops += [shop(number, ("lubelskie", "lubelski", f"G{number}"), f"Wieś {number}") for number in range(50, 100)]
    assert sorted(dot["title"] for dot in dots(ask, *shops)) == expected  # what lies outside of the window is left out


def box(dot: drawing.Dot) -> tuple[float, float, float, float]:
    """Where a label stands: left, right, top, bottom."""
    wide, x = len(dot["label"]) * drawing.LETTER, float(dot["label_x"])
    left = x if dot["anchor"] == "start" else x - wide
    middle = float(dot["y"])
    return left, left + wide, middle - drawing.LINE / 2, middle + drawing.LINE / 2


def test_labels_meet_no_dot_and_no_other_label():
    shops = [
        shop(number, (name, name, town), town)
        for number, name in enumerate([*CAPITALS] * 3)
        for town in (f"{name} {number % 7}",) * 2
    ]
    drawn = dots(Ask(), *shops)
    labels = [box(dot) for dot in drawn if dot["label"]]
    circles = [(float(dot["x"]), float(dot["y"]), float(dot["r"])) for dot in drawn]
    taken = [*labels, *((x - r, x + r, y - r, y + r) for x, y, r in circles)]
    assert 0 < len(labels) < len(drawn)
    assert [
        (one, other)
        for one in labels
        for other in taken
        if one is not other and one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ] == []


def test_voivodeship_is_shown_larger():
    picture = drawing.picture(Ask(voivodeship="pomorskie"), Whereabouts())
    assert picture["window"] == str(outlines().windows["pomorskie"])
    assert picture["chosen"] == outlines().shapes["pomorskie"]


@pytest.mark.parametrize("language", ["", "/uk", "/en", "/ru"])
@pytest.mark.django_db
def test_map_is_a_group_of_named_links_without_inline_style(client: Client, language: str):
    placed("a", POMORSKIE), placed("b", GDYNIA), placed("c", LUBELSKIE, name="<b>&\"'")
    Location.objects.filter(shop__slug="b").update(lat=52.5, lon=19.123)
    page = client.get(f"{language}{ADDRESS}").content.decode()
    picture = page[page.index("<svg viewBox=") : page.index("</svg>", page.index("<svg viewBox="))]
    assert ('role="group"' in picture, "<b>" in picture) == (True, False)
    links = re.findall(r'<a href="[^"]+"><title>([^<]*)</title>', picture)
    assert len(links) == picture.count("<a ") == 3
    assert re.findall(r'(?:cx|cy|r|x|y)="[^"]*,[^"]*"', picture) == []


class Handlers(HTMLParser):
    """Collects what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}" for name, _value in attrs if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("page", ["", "porownanie/?shop=a", "bez-sklepu/", "wyniki/"])
@pytest.mark.django_db
def test_pages_hold_no_inline_style_or_handler(client: Client, page: str):
    placed("a")
    parser = Handlers()
    parser.feed(client.get(f"{ADDRESS}{page}").content.decode())
    assert (parser.found, Shop.objects.count()) == ([], 1)
