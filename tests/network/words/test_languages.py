"""Which texts are codes of languages that exist, and which are in other letters than the page?"""

import pytest
from django.utils import translation

from network.words.languages import is_in_other_letters, is_known


@pytest.mark.parametrize(
    ("text", "expected"),
    [("pl", True), ("uk", True), ("rom", True), ("zh-Hant", True), ("xx", False), ("PL", False), ("", False),
     ("pl\n", False), ("../etc", False), ("pl_PL", False), ("<b>", False), ("x" * 300, False)],
)  # fmt: skip
def test_language_is_known(text, expected):
    assert is_known(text) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("Микола", "pl", True), ("Микола", "en", True), ("Микола", "uk", False), ("Микола", "be", False),
     ("Мikołaj", "pl", True), ("Mykoła", "pl", False), ("Mykoła", "uk", False), ("", "pl", False)],
)  # fmt: skip
def test_letters_are_those_of_the_page_or_others(text, language, expected):
    with translation.override(language):
        assert is_in_other_letters(text) is expected
