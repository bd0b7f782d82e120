"""Do lines break only where a reader may pause, and does nothing of the page change but blanks?"""

import re

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from network.words.typography import unbroken


def shown(html: str, language: str = "pl") -> str:
    return unbroken(html, language).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("language", "html", "expected"),
    [
        ("pl", "Idę w lewo i prosto", "Idę w~lewo i~prosto"),
        ("pl", "W domu, (z kimś) „o tym”", "W~domu, (z~kimś) „o~tym”"),
        ("pl", "<b>Ala</b> i <b>Olga</b>", "<b>Ala</b> i~<b>Olga</b>"),
        ("pl", "Kto idzie? a kto w", "Kto idzie? a~kto w"),
        ("pl", "<p>Tu i </p>", "<p>Tu i </p>"),
        ("uk", "Я у вас і з вами", "Я~у~вас і~з~вами"),
        ("ru", "Я к вам и с вами", "Я~к~вам и~с~вами"),
        ("en", "I am a neighbour", "I am a neighbour"),
        ("pl", "Chleb – codziennie", "Chleb~– codziennie"),
        ("pl", "10:00–16:00 - tak", "10:00–16:00 - tak"),
        ("pl", "12 000 osób, 1 234 567 osób", "12~000 osób, 1~234~567 osób"),
        ("pl", "733 492 273 albo 58 677 64 01", "733~492~273 albo 58~677~64~01"),
        ("pl", "rok 2026 120 osób", "rok 2026 120 osób"),
        ("pl", "3 km, 5 zł, 12 kg, 15 min, 50 %", "3~km, 5~zł, 12~kg, 15~min, 50~%"),
        ("pl", "3 kmiecie", "3 kmiecie"),
        ("uk", "3 км, 15 хв", "3~км, 15~хв"),
        ("pl", "30 listopada 2026 w Gdyni", "30~listopada~2026 w~Gdyni"),
        ("uk", "30 листопада 2026 року", "30~листопада~2026 року"),
        ("en", "30 November 2026", "30~November~2026"),
        ("tlh", "3 km w x", "3~km w x"),
    ],
)
def test_blanks_are_tied_where_a_line_must_not_end(language: str, html: str, expected: str):
    assert shown(html, language) == expected


@pytest.mark.parametrize(
    "kept",
    [
        "<img alt='w domu' title=\"a > i w domu\">",
        "<!-- i w domu -->",
        "<script>a = i in o;</script>",
        "<style>a b { w: i x }</style>",
        "<textarea>w domu</textarea>",
        "<pre>a <b>i</b> o w</pre>",
        "<select><option>w domu</option></select>",
    ],
)
def test_what_is_no_running_text_is_left_alone(kept: str):
    assert shown(f"<p>i tu</p>{kept}<p>w tym</p>") == f"<p>i~tu</p>{kept}<p>w~tym</p>"


def test_no_more_than_two_ties_follow_each_other():
    assert shown("a i w z domu i o") == "a~i~w z~domu i~o"


def test_long_words_are_not_tied_to_what_a_narrow_phone_cannot_show():
    assert shown("w niedofinansowanych o tym") == "w~niedofinansowanych o~tym"
    assert shown("w międzynarodowościowych o tym") == "w międzynarodowościowych o~tym"


PIECES = st.sampled_from(
    [
        *("a", "i", "W", "z", " ", "  ", "\n", "\u00a0", "–", "5", "12", "000", "2026", "km", "zł", "maja", "domu"),
        *("<b>", "</b>", "<br>", '<a href="w a i" title="a > i">', "</a>", "<!-- i w -->", "< ", "&amp;", "(", "„"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["pl", "uk", "ru", "en"]))
def test_only_blanks_change_and_no_tag(html: str, language: str):
    tied = unbroken(html, language)
    tags = re.compile(r"<[a-z/!][^<]*", re.IGNORECASE)
    words, kept = (re.sub("([<>])", r" \1 ", text).split() for text in (html, tied))  # a tag parts words too
    assert kept == words  # and so does a no-break space
    assert [tag[0].split(">")[0] for tag in tags.finditer(tied)] == [
        tag[0].split(">")[0] for tag in tags.finditer(html)
    ]


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["pl", "uk", "ru", "en"]))
def test_twice_is_as_once(html: str, language: str):
    once = unbroken(html, language)
    assert unbroken(once, language) == once


@given(st.lists(st.sampled_from(["a", "i", "w", "domu", "5", "km", "maja", "2026", "–"]), max_size=30).map(" ".join))
def test_a_line_can_break_within_a_narrow_phone(text: str):
    assert max(len(piece) for piece in unbroken(text, "pl").split(" ")) <= 20


@pytest.mark.parametrize(("language", "expected"), [("pl", "<p>w&nbsp;b &amp;</p>"), ("en", "<p>w b &amp;</p>")])
def test_tag_ties_what_stands_inside_in_the_readers_language(language: str, expected: str):
    page = Template("{% load typography %}{% unbroken %}<p>w {{ b }} {{ c }}</p>{% endunbroken %}")
    with translation.override(language):
        said = page.render(Context({"b": "b", "c": "&"}))
    assert said.replace("\u00a0", "&nbsp;") == expected


def test_indent_of_templates_is_not_sent():
    html = "<div>\n    <p>\n\n      Jeden\n      dwa</p>\n  <textarea>\n  trzy\n\n    cztery</textarea></div>"
    assert unbroken(html, "pl") == "<div><p>Jeden\ndwa</p><textarea>\n  trzy\n\n    cztery</textarea></div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table>\n  <tr>\n\n    <td>w domu</td>\n</table>", "<table><tr><td>w domu</td></table>"),
        ("<select>\n  <option>w domu</select>", "<select>\n<option>w domu</select>"),
        ("<table>\n  <tr><td><pre>\n  a</pre></table>", "<table>\n  <tr><td><pre>\n  a</pre></table>"),
    ],
)
def test_indent_of_tables_is_not_sent_but_where_it_was_typed(html: str, expected: str):
    assert unbroken(html, "pl") == expected
