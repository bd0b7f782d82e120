"""Do the shipped fonts hold every letter our languages need, and does CSS ask for no other?"""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "cms" / "static" / "cms"
FONTS = STATIC / "fonts"
SHEET = (STATIC / "site.css").read_text() + (STATIC / "chosen.css").read_text()

POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżqvx"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SIGNS = "0123456789.,:;!?()/+%-–—…„”“’‘«»\u00a0"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
FACES = ["szyld", "tekst-400", "tekst-600", "elementarz-400", "elementarz-700"]
LATIN_FILES = [f"{face}-latin" for face in FACES]
CYRILLIC_FILES = [f"{face}-cyrillic" for face in FACES]
ARABIC_FILES = ["tekst-400-arabic", "tekst-600-arabic"]
FILES = LATIN_FILES + CYRILLIC_FILES + ARABIC_FILES


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


@pytest.mark.parametrize("name", ARABIC_FILES)
def test_arabic_fonts_hold_arabic_and_its_joined_forms(name: str) -> None:
    font = TTFont(FONTS / f"{name}.woff2")
    joining = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert ({ord(c) for c in ARABIC} - set(font.getBestCmap()), {"init", "medi", "fina"} - joining) == (set(), set())


def test_style_sheet_names_each_shipped_font_once() -> None:
    assert sorted(declared()) == sorted(path.stem for path in FONTS.glob("*.woff2"))


@pytest.mark.parametrize(
    ("name", "alphabet"),
    [(n, POLISH) for n in LATIN_FILES]
    + [(n, UKRAINIAN + RUSSIAN) for n in CYRILLIC_FILES]
    + [(n, ARABIC) for n in ARABIC_FILES],
)
def test_unicode_range_lets_the_alphabet_through(name: str, alphabet: str) -> None:
    assert sorted(map(chr, wanted(alphabet) - declared()[name])) == []


@pytest.mark.parametrize("script", ["cyrillic", "arabic"])
def test_polish_page_loads_no_other_script(script: str) -> None:
    polish = {ord(c) for c in POLISH + POLISH.upper() + SIGNS}
    assert [name for name, points in declared().items() if name.endswith(script) and points & polish] == []


def test_letters_for_new_readers_are_declared_in_the_sheet_of_the_chosen_look_only() -> None:
    assert "elementarz" not in (STATIC / "site.css").read_text()


@pytest.mark.parametrize("name", FILES)
def test_fonts_carry_no_names(name: str) -> None:
    """The licence reserves the name of the original; a subset must not bear it."""
    assert [str(record) for record in TTFont(FONTS / f"{name}.woff2")["name"].names] == []


@pytest.mark.parametrize("script", ["latin", "cyrillic", "arabic"])
def test_fonts_of_a_script_stay_light(script: str) -> None:
    usual = [name for name in FILES if name.endswith(script) and not name.startswith("elementarz")]
    assert sum((FONTS / f"{name}.woff2").stat().st_size for name in usual) < 50_000


def test_letters_for_new_readers_stay_light() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("elementarz-*.woff2")) < 45_000


@pytest.mark.parametrize("family", ["Commissioner", "FiraGO", "Andika"])
def test_licence_of_each_family_is_shipped(family: str) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / f"OFL-{family}.txt").read_text()
