"""Are readers told how their words were understood?"""

import pytest
from django.utils import translation

from network.places.resolver import Match
from network.places.sentences import titled, told_apart, understood


def match(**values: str) -> Match:
    fields = {"name": "Starogard Gdański", "kind": "town", "gmina": "Starogard Gdański", "powiat": "starogardzki"}
    return Match(place_id=1, voivodeship="pomorskie", lat=54.0, lon=18.5, **({"how": "exact"} | fields | values))


@pytest.mark.parametrize(
    ("language", "how", "sentence"),
    [
        ("en", "street", "street address: shown from the middle of Starogard Gdański"),
        ("pl", "street", "adres z ulicą: liczymy od środka miejscowości Starogard Gdański"),
        ("uk", "street", "адреса з вулицею: рахуємо від центру населеного пункту Starogard Gdański"),
        ("ru", "street", "адрес с улицей: считаем от центра населённого пункта Starogard Gdański"),
        ("pl", "exact", ""),
        ("pl", "case", ""),
    ],
)
def test_reading_is_told_in_the_readers_language(language: str, how: str, sentence: str) -> None:
    with translation.override(language):
        assert understood(match(how=how)) == sentence


@pytest.mark.parametrize(
    "how", ["postcode", "gmina", "powiat", "voivodeship", "alias", "alternate", "partial", "sound", "fuzzy"]
)
def test_every_bold_reading_has_a_sentence(how: str) -> None:
    assert understood(match(how=how)) != ""


@pytest.mark.parametrize(
    ("values", "title", "apart"),
    [
        ({}, "Starogard Gdański", "miasto, gmina Starogard Gdański, powiat starogardzki"),
        ({"name": "Gdańsk", "kind": "postcode", "postcode": "80-264"}, "80-264 Gdańsk", "kod pocztowy"),
        ({"name": "Oliwa", "kind": "district", "city": "Gdańsk"}, "Oliwa, Gdańsk", "dzielnica miasta"),
        ({"name": "Wejherowo", "kind": "gmina", "powiat": "wejherowski"}, "gmina Wejherowo", "powiat wejherowski"),
        ({"name": "kartuski", "kind": "powiat"}, "powiat kartuski", "powiat"),
        ({"name": "pomorskie", "kind": "voivodeship"}, "województwo pomorskie", "województwo"),
    ],
)
def test_place_is_titled_and_told_apart(values: dict[str, str], title: str, apart: str) -> None:
    with translation.override("pl"):
        assert (titled(match(**values)), told_apart(match(**values))) == (title, apart)
