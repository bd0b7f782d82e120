"""Is somebody told of news once until she looks, however much happens, and at a cost that does not grow?"""

import pytest

from network.forum.models import Watch
from network.forum.rules import reach_of
from network.letters.models import Letter
from network.notices.actions import mark_seen, tell, tell_many
from network.notices.models import Notice
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_topic
from tests.network.notices.news_things import NOON, answer, asked, follow, members_topic, somebody

pytestmark = pytest.mark.django_db
NEWS = "topic_news"


@pytest.fixture
def topic(db):
    return make_topic(moment=NOON)


def people(count: int) -> list[Person]:
    return Person.objects.bulk_create(Person(name=f"Osoba {number}") for number in range(count))


def rounds(person: Person) -> list[int]:
    return list(Notice.objects.visible_to(person).order_by("id").values_list("round", flat=True))


def test_unseen_news_are_one_notice_with_the_first_number(topic):
    ala, *_rest = people(1)
    for number in (4, 5, 6):
        tell_many([ala], NEWS, topic, round=number)
    assert rounds(ala) == [4]


def test_news_after_a_look_are_a_notice_of_their_own(topic):
    ala, *_rest = people(1)
    tell_many([ala], NEWS, topic, round=4)
    mark_seen(ala, topic)
    tell_many([ala], NEWS, topic, round=5)
    assert rounds(ala) == [4, 5]


def test_seen_news_are_not_told_again(topic):
    ala, *_rest = people(1)
    tell_many([ala], NEWS, topic, round=4)
    mark_seen(ala, topic)
    tell_many([ala], NEWS, topic, round=4)
    assert (rounds(ala), Notice.objects.unseen().count()) == ([4], 0)


def test_unseen_news_of_two_topics_are_two_notices(topic):
    ala, *_rest = people(1)
    tell_many([ala], NEWS, topic, round=4)
    tell_many([ala], NEWS, make_topic(board=topic.board, title="Inny"), round=4)
    assert Notice.objects.visible_to(ala).count() == 2


def test_telling_one_follows_the_same_rule(topic):
    ala, *_rest = people(1)
    first = tell(ala, NEWS, topic, round=4)
    assert first is not None
    assert (first.round, tell(ala, NEWS, topic, round=5), rounds(ala)) == (4, None, [4])


@pytest.mark.parametrize("count", [1, 90])
def test_telling_many_costs_two_statements(topic, count, django_assert_num_queries):
    who = people(count)
    with django_assert_num_queries(2):
        tell_many(who, NEWS, topic, round=4)
    assert Notice.objects.count() == count


def test_many_more_are_told_each_once(topic):
    who = people(300)
    tell_many(who, NEWS, topic, round=4)
    tell_many(who, NEWS, topic, round=5)
    assert Notice.objects.filter(round=4).count() == Notice.objects.count() == 300


# --- who is told by the forum -----------------------------------------------------


def told() -> list[str]:
    return sorted(Notice.objects.values_list("person__name", flat=True))


def test_who_follows_began_and_was_answered_is_told_and_the_writer_not():
    marta, nadia, ola, zofia = (somebody(name) for name in ("Marta", "Nadia", "Ola", "Zofia"))
    topic = asked(marta)
    answer(topic, nadia)
    Notice.objects.all().delete()
    follow(topic, ola, zofia)
    answer(topic, zofia, answers=2)
    assert told() == ["Marta", "Nadia", "Ola"]


def test_who_wants_to_hear_nothing_is_not_told_of_an_answer():
    marta, nadia = somebody("Marta"), somebody("Nadia")
    topic = asked(marta)
    follow(topic, marta, level=Watch.NOTHING)
    answer(topic, nadia)
    assert told() == []


def test_held_answer_is_told_when_it_becomes_visible():
    from network.forum.standing import put_post

    topic = asked(somebody("Marta"))
    held = answer(topic, somebody("Nadia"), status="pending")
    before = told()
    put_post(held, "visible")
    assert (before, told()) == ([], ["Marta"])


def test_row_of_a_notice_is_the_same_for_an_alias_and_for_who_follows():
    marta, ola = somebody("Marta"), somebody("Ola")
    topic = asked(marta, alias="Sowa")
    follow(topic, ola)
    answer(topic, somebody("Nadia"))
    facts = Notice.objects.values("kind", "subject_kind", "subject_id", "round", "gathers", "letter_due_at", "at")
    assert len(set(map(str, facts.order_by("id")))) == 1
    assert (facts.count(), Letter.objects.count()) == (2, 0)


def test_new_topic_is_told_to_who_follows_the_board():
    from network.forum.reading import watch_board

    ola, nadia = somebody("Ola"), somebody("Nadia")
    board = asked(nadia).board
    watch_board(board, Watch.ALL, actor=ola, reach=reach_of(ola))
    for _number in range(2):
        make_topic(board, author=nadia, title="Drugi")
    assert list(Notice.objects.values_list("person__name", "kind", "subject_kind")) == [("Ola", "board_news", "board")]


@pytest.mark.parametrize(("role", "is_told"), [(Role.SAFEGUARDING, True), (Role.MODERATOR, True), (Role.EDITOR, False)])
def test_whoever_reads_a_board_of_members_by_her_role_is_told_of_it(role: str, is_told: bool):
    topic, ola = members_topic(somebody("Marta")), cast.person("Ola", role)
    follow(topic, ola)
    answer(topic, Person.objects.get(name="Nadia"), text="Jeszcze jedno.")
    assert reach_of(ola).reads_board(topic.board) is is_told
    assert Notice.objects.filter(person=ola).exists() is is_told
