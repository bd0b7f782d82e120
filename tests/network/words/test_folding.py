"""Do spellings that people take for one become one?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.words.addresses import read
from network.words.cases import phrase_forms
from network.words.folding import fold
from network.words.slugs import slug
from network.words.sounds import sound_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Bielsko–Biała", "bielsko biala"),
        ("  Nowy   Dwór Maz. ", "nowy dwor maz"),
        ("Ґданськ", "гданськ"),
        ("Королёв", "королев"),
        ("Київ, Їжа", "київ їжа"),
        ("об'єкт", "обєкт"),
        ("Świnoujście\0", "swinoujscie"),
        ("???", ""),
    ],
)
def test_fold_drops_what_people_leave_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=50))
def test_fold_of_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("polish", "cyrillic"),
    [
        ("Wejherowo", "Вейгерово"),
        ("Elbląg", "Ельблонг"),
        ("Elbląg", "Эльблонг"),
        ("Pruszcz Gdański", "Прущ-Гданський"),
        ("Kolbudy", "Кольбуды"),
        ("Rzeszów", "Жешув"),
        ("Częstochowa", "Ченстохова"),
        ("Dębica", "Дембіца"),
        ("Przemyśl", "Пшемысль"),
        ("Łódź", "Лодзь"),
    ],
)
def test_sound_is_one_in_both_alphabets(polish: str, cyrillic: str) -> None:
    assert sound_key(polish) == sound_key(cyrillic)


@pytest.mark.parametrize(
    ("one", "other"), [("Gdańsk", "Gdynia"), ("Tczew", "Czew"), ("Żary", "Zary"), ("Reda", "Ruda")]
)
def test_sound_keeps_other_names_apart(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Łódź", "lodz"),
        ("Sklep Społeczny „Za Stołem” – Gdynia Orłowo", "sklep-spoleczny-za-stolem-gdynia-orlowo"),
        ("Згурський Їжак", "zghurskyi-yizhak"),
        ("Щастя для всіх", "shchastia-dlia-vsikh"),
        ("Ёлка и Эхо", "elka-i-ekho"),
        ("日本", "nc7b7cdcc"),
        ("  ", ""),
    ],
)
def test_slug_is_plain_latin(text: str, address: str) -> None:
    assert slug(text) == address


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_slug_is_never_empty_for_text(text: str) -> None:
    assert slug(text).strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""
    assert slug(text) != ""


@pytest.mark.parametrize(
    ("inflected", "name"),
    [
        ("gdansku", "gdansk"),
        ("kartuzami", "kartuzy"),
        ("wejherowa", "wejherowo"),
        ("zielonej gorze", "zielona gora"),
        ("katowic", "katowice"),
        ("sosnowcu", "sosnowiec"),
        ("zakopanem", "zakopane"),
        ("bialymstoku", "bialystok"),
        ("starogardzie gdanskim", "starogard gdanski"),
        ("гданську", "гданськ"),
        ("гдыне", "гдыня"),
        ("кракові", "краків"),
        ("катовицах", "катовице"),
    ],
)
def test_forms_hold_the_dictionary_form(inflected: str, name: str) -> None:
    assert [form for form in phrase_forms(inflected.split()) if form == name] == [name]


def test_forms_are_bounded() -> None:
    assert len(phrase_forms(["gdansku"] * 4)) <= 240
    assert phrase_forms(["gdansku"] * 5) == ["gdansku gdansku gdansku gdansku gdansku"]


@pytest.mark.parametrize(
    ("query", "code", "phrases"),
    [
        ("ul. Szkolna 52, 84-239 Bolszewo", "84-239", ["ul szkolna 52", "bolszewo"]),
        ("Osiek gm. Skórcz", "", ["osiek", "skorcz"]),
        ("w okolicach Słupska", "", ["slupska"]),
        ("Długa 52/120", "", ["dluga 52 120"]),
        ("58 123 45 67", "", ["58 123 45 67"]),
    ],
)
def test_address_is_taken_apart(query: str, code: str, phrases: list[str]) -> None:
    address = read(query)
    assert (address.code, [chunk.phrase for chunk in address.chunks]) == (code, phrases)
