"""Is a word one word in all its forms, in four languages, as people type it?"""

import pytest

from network.words.lemmas import forms, lemmas

pytestmark = pytest.mark.slow  # the word lists are read


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Chcę się zabić", "pl", ["chciec", "sie", "zabic"]),
        ("dzieci głodne w domach", "pl", ["dziecko", "glodny", "w", "dom"]),
        ("чоловік б'є мене", "uk", ["чоловік", "бити", "я"]),
        ("не хочет жить", "ru", ["не", "хотеть", "жить"]),
        ("the children are eating", "en", ["the", "child", "be", "eat"]),
    ],
)
def test_words_become_their_base_form(text: str, language: str, found: list[str]):
    assert lemmas(text, language) == found


@pytest.mark.parametrize("word", ["samobójstwie", "żyć", "głodna", "mąż", "się", "nóż"])
def test_polish_without_its_letters_is_the_same_word(word: str):
    bare = word.translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    known = {"maz": "maza"}  # another word that looks so
    assert lemmas(bare, "pl") == [known.get(bare, lemmas(word, "pl")[0])]


@pytest.mark.parametrize("language", ["pl", "en", "ru"])
def test_wrong_language_does_little_harm(language: str):
    assert lemmas("їжа дитині", language) == ["їжа", "дитина"]


def test_language_without_a_list_gives_folded_words():
    assert lemmas("Ich möchte Brot!", "de") == ["ich", "mochte", "brot"]


def test_no_words_give_nothing():
    assert lemmas("?! …", "pl") == []


def test_forms_hold_tense_person_and_slips():
    found = forms(["zabić", "samobójstwo"], "pl")
    assert {"zabilam", "zabije", "zabic"} <= found["zabić"]
    assert {"samobojstwie", "samobujstwie"} <= found["samobójstwo"]


def test_forms_of_ukrainian_and_russian_have_their_pasts():
    assert {"наковталась", "наковтався"} <= forms(["наковтатися"], "uk")["наковтатися"]
    assert {"повеситься", "повесится", "повесилась"} <= forms(["повеситься"], "ru")["повеситься"]


def test_unknown_word_is_its_own_form():
    assert forms(["kmsxq"], "en") == {"kmsxq": {"kmsxq"}}
    assert forms(["Brot"], "de") == {"Brot": {"brot"}}
