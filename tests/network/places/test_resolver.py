"""Do typed places lead where people mean, over the real gazetteer?"""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.places.distance import kilometres
from network.places.models import Place, PlaceAlias
from network.places.resolver import complete, resolve

pytestmark = [pytest.mark.usefixtures("gazetteer"), pytest.mark.gazetteer]
CLOSE = 6.0  # km; points are approximate
CASES = [
    row
    for row in csv.reader((Path(__file__).parent / "cases.tsv").open(encoding="utf-8"), delimiter="\t")
    if not row[0].startswith("#")
]
OPEN_END = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(("query", "name", "area", "lat", "lon", "how"), CASES, ids=[row[0] for row in CASES])
def test_query_leads_to_place(query: str, name: str, area: str, lat: str, lon: str, how: str) -> None:
    best = resolve(query).best
    assert best is not None
    field, value = area.split("=")
    assert (best.name, getattr(best, field), best.how) == (name, value, how)
    assert kilometres(best.lat, best.lon, float(lat), float(lon)) < CLOSE


@pytest.mark.parametrize(
    "query", ["", " ", "???", "asdfgh", "99-999", "99999", "😀🍞", "\0\0", ",;,", "-", "+48 58 123 45 67"]
)
def test_nonsense_leads_nowhere(query: str) -> None:
    assert resolve(query).matches == ()


@pytest.mark.parametrize("query", ["Gdańsk\0", "Gdańsk" + " " * 10_000, "  Gdańsk,,, ", "Gdańsk 🍞", "(Gdańsk)"])
def test_dirt_around_a_name_does_no_harm(query: str) -> None:
    assert [match.name for match in resolve(query, limit=1).matches] == ["Gdańsk"]


def test_unknown_postcode_leads_to_its_neighbour() -> None:
    best = resolve("80-269").best
    assert best is not None
    assert (best.name, best.postcode[:5], best.how) == ("Gdańsk", "80-26", "postcode")


def test_postcode_far_from_the_named_place_offers_both() -> None:
    resolution = resolve("80-264 Kraków")
    assert [match.name for match in resolution.matches[:2]] == ["Gdańsk", "Kraków"]


@pytest.mark.parametrize(
    ("query", "ambiguous"),
    [("Osiek", True), ("Nowa Wieś", True), ("Gdańsk", False), ("Ostrów", True), ("Kalisz", False)],
)
def test_namesakes_are_offered_unless_one_is_much_larger(query: str, ambiguous: bool) -> None:
    assert resolve(query).ambiguous is ambiguous


def test_namesakes_are_told_apart_by_area() -> None:
    areas = {(match.voivodeship, match.powiat, match.gmina) for match in resolve("Osiek").matches}
    assert len(areas) == 8


def test_limit_bounds_the_matches() -> None:
    assert len(resolve("Osiek", limit=3).matches) == 3


def test_alias_of_an_editor_wins() -> None:
    place = Place.objects.get(name="Bolszewo")
    PlaceAlias.objects.create(text="Wrzeszcz", folded="wrzeszcz", name="Pod Sosną", place=place, lat=54.6, lon=18.2)
    best = resolve("we Wrzeszczu").best
    assert best is not None
    assert (best.name, best.gmina, best.lat, best.how, best.place_id) == (
        "Pod Sosną",
        "Wejherowo",
        54.6,
        "alias",
        place.pk,
    )


def test_alias_without_a_place_has_its_point() -> None:
    PlaceAlias.objects.create(text="Pekin", folded="pekin", name="Pekin", lat=54.5, lon=18.5)
    best = resolve("Pekin").best
    assert best is not None
    assert (best.name, best.lat, best.lon, best.place_id) == ("Pekin", 54.5, 18.5, None)


def test_completion_begins_with_the_largest() -> None:
    assert [match.name for match in complete("ostrow", limit=3)] == [
        "Ostrowiec Świętokrzyski",
        "Ostrów Wielkopolski",
        "Ostrów Mazowiecka",
    ]


def test_completion_knows_other_alphabets_and_postcodes() -> None:
    assert [complete(prefix, limit=1)[0].label for prefix in ("Гданс", "80-264")] == ["Gdańsk", "80-264 Gdańsk"]


@pytest.mark.parametrize("prefix", ["", "g", "%", "__", "\0", "zzzz"])
def test_completion_of_nothing_is_empty(prefix: str) -> None:
    assert complete(prefix) == []


@OPEN_END
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert len(resolve(text).matches) <= 8
    assert len(complete(text)) <= 8


@OPEN_END
@given(
    st.lists(st.sampled_from("ul. , Gdańsk gm. powiat 80-264 5 w k. Osiek Вжещ os. Gd. ( - na i".split()), max_size=9)
)
def test_any_order_of_address_words_is_read_without_an_error(words: list[str]) -> None:
    assert len(resolve(" ".join(words)).matches) <= 8
