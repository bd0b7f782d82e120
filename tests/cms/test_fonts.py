"""Do the shipped fonts hold every letter our languages need, and does CSS ask for no other?"""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "cms" / "static" / "cms"
FONTS = STATIC / "fonts"
SHEET = (STATIC / "site.css").read_text()

POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżqvx"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SIGNS = "0123456789.,:;!?()/+%-–—…„”“’‘«»\u00a0"
LATIN_FILES = ["szyld-latin", "tekst-400-latin", "tekst-600-latin"]
CYRILLIC_FILES = ["szyld-cyrillic", "tekst-400-cyrillic", "tekst-600-cyrillic"]


def letters(name: str) -> set[int]:
    """The code points a shipped font draws."""
    return set(TTFont(FONTS / f"{name}.woff2").getBestCmap())


def wanted(alphabet: str) -> set[int]:
    """Small and capital letters of an alphabet as code points."""
    return {ord(letter) for letter in alphabet + alphabet.upper()}


def declared() -> dict[str, set[int]]:
    """File name → code points of its unicode-range, from the style sheet."""
    found = {}
    for face in re.findall(r"@font-face \{(.*?)\}", SHEET, re.DOTALL):
        name = re.search(r"fonts/([\w-]+)\.woff2", face)
        ranges = re.search(r"unicode-range: ([^;]+);", face)
        assert name and ranges
        points: set[int] = set()
        for part in ranges[1].replace("U+", "").split(", "):
            first, _, last = part.partition("-")
            points |= set(range(int(first, 16), int(last or first, 16) + 1))
        found[name[1]] = points
    return found


@pytest.mark.parametrize("name", LATIN_FILES)
def test_latin_fonts_hold_polish_english_and_signs(name: str) -> None:
    assert sorted(map(chr, (wanted(POLISH) | wanted(ENGLISH) | {ord(c) for c in SIGNS}) - letters(name))) == []


@pytest.mark.parametrize("name", CYRILLIC_FILES)
def test_cyrillic_fonts_hold_ukrainian_and_russian(name: str) -> None:
    assert sorted(map(chr, (wanted(UKRAINIAN) | wanted(RUSSIAN)) - letters(name))) == []


def test_style_sheet_names_each_shipped_font_once() -> None:
    assert sorted(declared()) == sorted(path.stem for path in FONTS.glob("*.woff2"))


@pytest.mark.parametrize(
    ("name", "alphabet"), [(n, POLISH) for n in LATIN_FILES] + [(n, UKRAINIAN + RUSSIAN) for n in CYRILLIC_FILES]
)
def test_unicode_range_lets_the_alphabet_through(name: str, alphabet: str) -> None:
    assert sorted(map(chr, wanted(alphabet) - declared()[name])) == []


@pytest.mark.parametrize("name", LATIN_FILES + CYRILLIC_FILES)
def test_fonts_carry_no_names(name: str) -> None:
    """The licence reserves the name of the original; a subset must not bear it."""
    assert [str(record) for record in TTFont(FONTS / f"{name}.woff2")["name"].names] == []


@pytest.mark.parametrize("script", ["latin", "cyrillic"])
def test_fonts_of_a_script_stay_light(script: str) -> None:
    assert sum(path.stat().st_size for path in FONTS.glob(f"*-{script}.woff2")) < 50_000
