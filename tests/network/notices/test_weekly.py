"""Does the weekly letter come once a week to who asked for it, and to nobody with an empty hand?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from network.forum.models import Board
from network.letters.actions import send_due
from network.letters.models import Letter
from network.notices.actions import choose_letters
from network.notices.models import Notice, NoticeChoice
from network.notices.rules import digest_week
from network.notices.sweep import sweep, write_weekly
from network.people.models import Person
from tests.network.notices.news_things import (
    LATER,
    MONDAY,
    NOON,
    TITLE,
    answer,
    asked,
    follow,
    letters,
    somebody,
    to_whom,
)

pytestmark = pytest.mark.django_db
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)


@pytest.fixture
def marta(db):
    """She wants a letter a week, asked, and was answered."""
    marta = somebody("Marta", answers="weekly", followed="weekly")
    answer(asked(marta), somebody("Nadia"))
    return marta


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 11, 30, 7, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 11, 30, 6, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 12, 6, 22, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2027, 1, 3, 12, tzinfo=UTC), date(2026, 12, 28)),
        (datetime(2026, 6, 8, 6, tzinfo=UTC), date(2026, 6, 8)),
    ],
)
def test_week_begins_on_monday_at_eight_by_the_clock_of_here(moment, monday):
    assert digest_week(moment)[0] == monday


def test_weekly_letter_comes_on_monday_and_once(marta):
    assert [to_whom(at) for at in (LATER, MONDAY - SECOND, MONDAY, MONDAY + timedelta(days=3), MONDAY + WEEK)] == [
        [], [], ["marta"], [], [],
    ]  # fmt: skip


def test_weekly_letter_says_where_and_how_to_stop(marta):
    sweep(LATER)
    [letter] = letters(MONDAY)
    assert (TITLE in letter.body, "List-Unsubscribe" in letter.extra_headers) == (True, True)


def test_nobody_gets_a_weekly_letter_unasked():
    ola = somebody("Ola")
    topic = asked()
    follow(topic, ola)
    answer(topic, somebody("Nadia"))
    sweep(LATER)
    Notice.objects.filter(person__name="Marta").update(seen_at=NOON)
    assert to_whom(MONDAY) == []


def test_empty_weekly_letter_is_not_sent(marta):
    sweep(LATER)
    Notice.objects.update(seen_at=LATER)
    assert (to_whom(MONDAY), Letter.objects.count()) == ([], 0)


def test_weekly_letter_that_became_empty_while_it_waited_is_not_sent(marta):
    sweep(LATER)
    sweep(MONDAY)
    Notice.objects.update(seen_at=MONDAY)
    assert (send_due(MONDAY + SECOND), Letter.objects.get().state) == (0, "dropped")


def test_two_sweeps_of_one_week_write_one_letter(marta):
    sweep(LATER)
    assert (write_weekly(MONDAY), write_weekly(MONDAY)) == (1, 0)
    NoticeChoice.objects.update(digest_on=None)  # as if the claim were lost: the week in the letter still holds
    Notice.objects.update(letter=None, awaits_digest=True)
    assert (write_weekly(MONDAY), Letter.objects.count()) == (0, 1)


def test_news_of_monday_noon_wait_for_the_next_week(marta):
    Notice.objects.all().delete()
    noon = MONDAY + timedelta(hours=4)
    answer(asked(marta, board=Board.objects.get()), Person.objects.get(name="Nadia"), moment=noon, text="W południe")
    Notice.objects.update(at=noon, letter_due_at=noon)
    assert [to_whom(at) for at in (noon + SECOND, MONDAY + timedelta(days=6), MONDAY + WEEK)] == [[], [], ["marta"]]


def test_who_chooses_at_once_instead_gets_what_waited(marta):
    sweep(LATER)
    choose_letters(marta, answers="at_once", followed="nothing")
    Notice.objects.exclude(letter_due_at=None).update(letter_due_at=LATER)
    assert to_whom(LATER) == ["marta"]


def test_who_chooses_no_letters_gets_none_on_monday(marta):
    sweep(LATER)
    choose_letters(marta, answers="nothing", followed="nothing")
    Notice.objects.exclude(letter_due_at=None).update(letter_due_at=LATER)
    assert to_whom(MONDAY) == []
