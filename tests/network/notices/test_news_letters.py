"""Who gets a letter of news, when, with what in it – and who must not?"""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from network.letters.actions import send_due
from network.letters.models import Letter
from network.notices.actions import choose_letters, mark_seen, stop_letters
from network.notices.models import Notice, NoticeChoice
from network.notices.rules import KEPT
from network.notices.sweep import sweep
from network.people.models import Membership, Person
from network.subjects import registry
from network.subjects.registry import Subject
from tests.factories import make_board
from tests.network.notices.news_things import (
    LATER,
    NOON,
    TITLE,
    answer,
    asked,
    follow,
    letters,
    members_topic,
    somebody,
    to_whom,
)

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def marta(db):
    """She asked, and was answered."""
    marta = somebody("Marta")
    answer(asked(marta), somebody("Nadia"))
    return marta


# --- when, and to whom ------------------------------------------------------------


def test_letter_comes_when_nobody_has_looked_for_five_minutes(marta):
    assert (to_whom(LATER - SECOND), to_whom(LATER), to_whom(LATER + timedelta(hours=1))) == ([], ["marta"], [])


def test_who_looks_in_time_gets_no_letter(marta):
    Notice.objects.update(seen_at=NOON)
    assert (to_whom(), Letter.objects.count()) == ([], 0)


def test_who_looks_while_the_letter_waits_gets_none(marta):
    sweep(LATER)
    Notice.objects.update(seen_at=LATER)
    assert (send_due(LATER + timedelta(hours=1)), Letter.objects.get().state) == (0, "dropped")


def test_further_answers_to_an_unseen_notice_bring_no_second_letter(marta):
    assert to_whom() == ["marta"]
    from network.forum.models import Topic

    answer(Topic.objects.get(), Person.objects.get(name="Nadia"), moment=LATER, text="I jeszcze tu.")
    assert (to_whom(LATER + timedelta(hours=1)), Notice.objects.count()) == ([], 1)


def test_one_letter_holds_the_news_of_many_topics():
    marta, nadia = somebody("Marta"), somebody("Nadia")
    board = make_board()
    for number in range(3):
        answer(asked(marta, board=board, text=f"Pytanie {number}"), nadia, text=f"Odpowiedź {number}")
    [letter] = letters()
    assert letter.body.count("Kanarkowe buty") == 3


def test_following_alone_brings_no_letter_unasked():
    ola = somebody("Ola")
    topic = asked()
    follow(topic, ola)
    answer(topic, somebody("Nadia"))
    assert (to_whom(), Notice.objects.visible_to(ola).unseen().count()) == (["marta"], 1)


def test_following_brings_a_letter_to_who_asked_for_it():
    topic = asked()
    follow(topic, somebody("Ola", answers="nothing", followed="at_once"))
    answer(topic, somebody("Nadia"))
    assert to_whom() == ["marta", "ola"]


def test_follower_who_is_answered_later_gets_her_letter():
    marta, nadia, ola = somebody("Marta"), somebody("Nadia"), somebody("Ola")
    topic = asked(marta)
    answer(topic, ola)
    follow(topic, ola)
    answer(topic, nadia, text="Dzięki Marto")
    mark_seen(marta, topic)
    first = to_whom()
    answer(topic, nadia, answers=2, moment=LATER, text="Olu, jeszcze jedno")
    mark_seen(marta, topic)
    assert (first, to_whom(LATER + timedelta(minutes=6))) == ([], ["ola"])


def test_who_was_mentioned_gets_a_letter():
    marta, nadia, ola = somebody("Marta", answers="nothing"), somebody("Nadia"), somebody("Ola")
    topic = asked(marta)
    answer(topic, ola)
    answer(topic, nadia, text="@Ola, zajrzyj")
    assert to_whom() == ["ola"]


# --- who must not -----------------------------------------------------------------


def test_choice_is_asked_again_when_the_letter_leaves(marta):
    sweep(LATER)
    stop_letters(NoticeChoice.objects.get(person=marta))
    assert (send_due(LATER + timedelta(hours=1)), Letter.objects.get().state) == (0, "dropped")


def leave(person: Person) -> None:
    Membership.objects.filter(person=person).delete()


def test_member_of_a_closed_board_gets_a_letter_without_its_words():
    members_topic(somebody("Marta"))
    [letter] = letters()
    assert TITLE not in letter.body


def test_who_left_the_board_gets_no_letter():
    marta = somebody("Marta")
    members_topic(marta)
    leave(marta)
    assert to_whom() == []


def test_who_leaves_while_the_letter_waits_gets_none():
    marta = somebody("Marta")
    members_topic(marta)
    sweep(LATER)
    leave(marta)
    assert (send_due(LATER + SECOND), Letter.objects.get().state) == (0, "dropped")


def test_hidden_topic_is_told_to_nobody():
    from network.forum.standing import put_topic

    topic = asked(somebody("Marta"))
    follow(topic, somebody("Ola", followed="at_once"))
    answer(topic, somebody("Nadia"))
    put_topic(topic, "hidden")
    assert to_whom() == ["marta"]  # it is hers, and she may see it


def test_closed_login_gets_no_letter(marta):
    get_user_model().objects.filter(pk=marta.user_id).update(is_active=False)
    assert to_whom() == []


@pytest.fixture
def keeps_from_letters(monkeypatch):
    """A kind of thing that keeps one person from her letters, as an exclusion does."""

    def keep(person: Person) -> None:
        subject = Subject(
            kind="exclusion", model=NoticeChoice, title=lambda thing, language: "", address=lambda thing: "",
            summary=lambda thing, language: "", visible_to=lambda person: NoticeChoice.objects.none(),
            keeps_from_letters=lambda asked, moment: asked == person,
        )  # fmt: skip
        monkeypatch.setattr(registry, "_subjects", registry._subjects | {"exclusion": subject})

    return keep


def test_excluded_person_gets_no_letter(marta, keeps_from_letters):
    keeps_from_letters(marta)
    assert (to_whom(), Letter.objects.count()) == ([], 0)


def test_who_is_excluded_while_the_letter_waits_gets_none(marta, keeps_from_letters):
    sweep(LATER)
    keeps_from_letters(marta)
    assert (send_due(LATER + SECOND), Letter.objects.get().state) == (0, "dropped")


def test_letter_does_not_go_to_an_address_that_was_taken_away(marta):
    sweep(LATER)
    get_user_model().objects.filter(pk=marta.user_id).update(email="inna@example.org")
    assert send_due(LATER + SECOND) == 0


def test_who_has_no_address_gets_no_letter_and_keeps_her_notice():
    marta = somebody("Marta")
    get_user_model().objects.filter(pk=marta.user_id).update(email="")
    answer(asked(marta), somebody("Nadia"))
    assert (to_whom(), Notice.objects.unseen().count()) == ([], 1)


# --- what stands in it ------------------------------------------------------------


def test_letter_waits_without_a_word_of_it(marta):
    sweep(LATER)
    assert Letter.objects.values_list("subject", "body").get() == ("", "")


def test_subject_and_first_lines_are_the_same_for_everything():
    sensitive = make_board("zdrowie", is_sensitive=True)
    for name, board in (("Marta", make_board()), ("Maria", sensitive)):
        answer(asked(somebody(name), board=board), somebody(f"Nadia {name}"))
    one, other = letters()
    assert (one.subject, one.body[:200]) == (other.subject, other.body[:200])
    assert one.body != other.body


def test_letter_names_the_topic_of_an_open_board(marta):
    [letter] = letters()
    assert (TITLE in letter.body, "/forum/temat/" in letter.body) == (True, True)


def test_letter_says_nothing_of_a_sensitive_board():
    marta = somebody("Marta")
    topic = asked(marta, board=make_board("zdrowie", name="Zdrowie", is_sensitive=True), text="Kanarek w pytaniu")
    answer(topic, somebody("Nadia"), text="Kanarek w odpowiedzi")
    [letter] = letters()
    said = f"{letter.subject}\n{letter.body}\n{letter.extra_headers}".lower()
    canaries = ("kanark", "kanarek", "zdrowie", f"/temat/{topic.pk}", "nadia", "marta")
    assert [word for word in canaries if word in said] == []
    assert "/powiadomienia/" in said


def test_letter_names_nobody():
    marta = somebody("Marta")
    answer(asked(marta, alias="Sowa"), somebody("Nadia"), alias="Kos")
    [letter] = letters()
    said = f"{letter.subject}\n{letter.body}\n{letter.extra_headers}"
    assert [name for name in ("Marta", "Nadia", "Sowa", "Kos") if name in said] == []


def test_letter_speaks_the_language_of_who_gets_it():
    marta = somebody("Marta")
    Person.objects.filter(pk=marta.pk).update(language="en")
    answer(asked(marta), somebody("Nadia"))
    [letter] = letters()
    assert (letter.subject, "/en/powiadomienia/wylacz/" in letter.body) == ("Something new in the Lada network", True)


def test_hostile_title_stays_one_line_of_text():
    marta = somebody("Marta")
    make = asked(marta)
    type(make).objects.filter(pk=make.pk).update(title="<script>alert(1)</script> & Bcc: a@example.org")
    answer(make, somebody("Nadia"))
    [letter] = letters()
    assert "“<script>alert(1)</script> & Bcc: a@example.org”" in letter.body.replace("„", "“")
    assert letter.recipients() == ["marta@example.org"]


# --- later ------------------------------------------------------------------------


def test_seen_news_are_forgotten_after_a_while_and_other_notices_stay(marta):
    from network.notices.actions import tell

    tell(marta, "enquiry", Notice.objects.get().person)
    Notice.objects.update(seen_at=NOON)
    sweep(NOON + KEPT + SECOND)
    assert list(Notice.objects.values_list("kind", flat=True)) == ["enquiry"]


def test_cost_of_the_sweep_does_not_grow_with_who_wants_no_letter(django_assert_max_num_queries):
    topic = asked()
    people = Person.objects.bulk_create(Person(name=f"Osoba {number}", language="pl") for number in range(60))
    follow(topic, *people)
    answer(topic, somebody("Nadia"))
    choose_letters(Person.objects.get(name="Marta"), answers="nothing", followed="nothing")
    with django_assert_max_num_queries(16):
        sweep(LATER)
    assert Notice.objects.filter(letter_due_at=None).count() == 61
