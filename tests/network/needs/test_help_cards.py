"""Does a help card say what can be done now, with numbers that answer, in the reader's language?"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.template.loader import render_to_string
from django.utils import translation

from network.needs import listing
from network.needs.models import HelpCard, Helpline, WatchPhrase

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")
NOON, NIGHT = datetime(2026, 11, 24, 12, tzinfo=WARSAW), datetime(2026, 11, 24, 3, tzinfo=WARSAW)
CODES = ["suicide", "home", "child", "outside", "exploitation", "self-harm", "street", "hunger"]


def numbers(rows) -> list[str]:
    return [row["number"] for row in rows]


def test_every_danger_has_a_card_in_every_language():
    cards = HelpCard.objects.whole()
    assert [card.code for card in cards] == CODES
    assert [
        (card.code, code)
        for card in cards
        for code, _name in settings.LANGUAGES
        if not any(text.language == code for text in card.texts.all())
    ] == []


def test_every_card_has_phrases_in_every_language():
    with_phrases = set(WatchPhrase.objects.exclude(card=None).values_list("card__code", "language"))
    assert with_phrases == {(code, language) for code in CODES for language, _name in settings.LANGUAGES}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("verified_on", ["2025-11", "1999"])
def test_card_has_the_three_numbers_whatever_their_age(code: str, verified_on: str):
    Helpline.objects.update(verified_on=verified_on)
    card = listing.help_card(code, NIGHT)
    assert [number in numbers(card["now"]) for number in ("112", "116 123", "116 111")] == [True, True, True]


def test_own_numbers_come_first_each_once():
    card = listing.help_card("home", NOON)
    assert numbers(card["now"]) == ["800 120 002", "112", "116 111", "116 123", "800 088 141"]


def test_who_answers_later_stands_apart():
    noon, night = listing.help_card("suicide", NOON), listing.help_card("suicide", NIGHT)
    assert ("800 088 141" in numbers(noon["now"]), numbers(night["later"])) == (True, ["800 088 141"])


@pytest.mark.parametrize(
    ("hour", "weekday", "answers"),
    [(10, 0, True), (9, 0, False), (20, 0, False), (12, 5, False)],
)
def test_line_answers_in_its_hours_of_its_days(hour: int, weekday: int, answers: bool):
    line = Helpline(opens=time(10), closes=time(20), first_weekday=0, last_weekday=4)
    assert line.answers_at(datetime(2026, 11, 23 + weekday, hour, tzinfo=WARSAW)) == answers


@pytest.mark.parametrize(("language", "title"), [("uk", "Їжа на сьогодні"), ("en", "Food for today")])
def test_card_speaks_the_readers_language(language: str, title: str):
    with translation.override(language):
        card = listing.help_card("hunger", NOON)
    assert (card["title"], card["language"]) == (title, "")


def test_missing_language_falls_back_to_polish_and_says_so():
    HelpCard.objects.get(code="hunger").texts.filter(language="uk").delete()
    with translation.override("uk"):
        card = listing.help_card("hunger", NOON)
    assert (card["title"], card["language"]) == ("Jedzenie na dziś", "pl")


def test_card_that_is_no_more_is_none():
    assert listing.help_card("no-such-card", NOON) is None


def test_card_with_many_numbers_costs_no_more(django_assert_num_queries):
    with django_assert_num_queries(7):
        listing.help_card("suicide", NOON)
    with django_assert_num_queries(7):
        listing.help_card("street", NOON)


def test_component_can_be_called_and_has_a_heading():
    with translation.override("uk"):
        html = render_to_string("network/components/help_card.html", {"card": listing.help_card("suicide", NIGHT)})
    assert [html.count(f'href="tel:{number}"') for number in ("112", "116123", "116111", "800088141")] == [1, 1, 1, 1]
    assert html.count("<h2") == 1


def test_component_trusts_nothing():
    card = listing.help_card("suicide", NOON) | {"title": "<b>", "text": "<i>"}
    html = render_to_string("network/components/help_card.html", {"card": card})
    assert ("<b>" in html, "<i>" in html, "&lt;b&gt;" in html) == (False, False, True)


def test_card_of_phrases_is_not_deleted():
    with pytest.raises(ProtectedError):
        HelpCard.objects.get(code="suicide").delete()


@pytest.mark.parametrize(("colour", "with_card"), [("red", False), ("amber", False), ("harmless", True)])
def test_danger_needs_a_card_and_an_idiom_has_none(colour: str, with_card: bool):
    card = HelpCard.objects.get(code="hunger") if with_card else None
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchPhrase.objects.create(phrase="x", language="pl", colour=colour, card=card)
