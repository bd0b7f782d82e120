"""Do many who write at once each get a number of their own, and is nothing lost or doubled?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from network.forum import actions, drafts, leading, reading, standing
from network.forum.actions import Typed
from network.forum.models import Board, Post, PostDraft, Status, Thanks, Topic, TopicAlias, TopicReader
from network.forum.rules import reach_of
from network.log.models import Entry
from network.people.models import Person
from tests import cast
from tests.factories import make_board, make_post, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Calls them in threads that start together; what each returned, or the code with which it was refused."""
    start = Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        start.wait(30)
        try:
            return call()
        except ValidationError as error:
            return getattr(error, "code", "") or list(error.message_dict)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def people(count: int) -> list[Person]:
    return [Person.objects.create(name=f"Osoba{number}", language="pl") for number in range(count)]


def answer(topic: Topic, actor: Person, **given: Any) -> Post:
    return actions.answer_topic(
        topic, Typed(text="Ja też.", language="pl", **given), actor=actor, reach=reach_of(actor)
    )


def counts(topic: Topic) -> tuple[int, ...]:
    found = Topic.objects.select_related("board").get(pk=topic.pk)
    return (
        found.last_position,
        found.posts_count,
        found.answers_count,
        found.board.topics_count,
        found.board.posts_count,
    )


def test_twenty_answers_at_once_are_numbered_without_gaps_and_none_is_lost():
    topic = make_topic()
    posts = at_once(*(partial(answer, Topic.objects.get(), person) for person in people(20)))
    assert sorted(post.position for post in posts) == list(range(2, 22))
    assert list(topic.posts.order_by("position").values_list("position", flat=True)) == list(range(1, 22))
    assert counts(topic) == (21, 21, 20, 1, 21)
    assert Entry.objects.filter(verb="post_write").count() == 20
    newest = topic.posts.get(position=21)
    topic.refresh_from_db()
    assert (topic.newest_position, topic.last_label, topic.last_post_at) == (21, newest.label, newest.created_at)


def test_answers_to_many_topics_of_a_board_leave_the_newest_on_it():
    board = make_board()
    topics = [make_topic(board) for _ in range(8)]
    at_once(*(partial(answer, topic, person) for topic, person in zip(topics, people(8), strict=True)))
    newest = max(Topic.objects.all(), key=lambda topic: (topic.last_post_at, topic.pk))
    found = Board.objects.get()
    assert (found.posts_count, found.last_topic, found.last_post_at) == (16, newest, newest.last_post_at)


@pytest.mark.parametrize("alias", ["", "Sowa"])
def test_eight_copies_of_an_answer_are_one(alias: str):
    topic, celina = make_topic(), cast.celina()
    posts = at_once(*[partial(answer, topic, celina, token="form", alias=alias)] * 8)
    assert {post.pk for post in posts} == {topic.posts.get(position=2).pk}
    assert counts(topic) == (2, 2, 1, 1, 2)


def test_eight_copies_of_a_question_are_one():
    board, celina = make_board(), cast.celina()
    typed = Typed(text="Szukam butów.", language="pl", title="Buty", token="form", alias="Sowa")
    begin = partial(actions.begin_topic, board, typed, actor=celina, reach=reach_of(celina))
    assert len({post.pk for post in at_once(*[begin] * 8)}) == 1
    assert counts(Topic.objects.get()) == (1, 1, 0, 1, 1)
    assert (TopicAlias.objects.count(), Entry.objects.filter(verb="topic_begin").count()) == (1, 1)


def test_one_name_wanted_by_many_is_given_to_one():
    topic = make_topic()
    said = at_once(*(partial(answer, topic, person, alias="Sowa") for person in people(6)))
    assert sorted(str(one) for one in said if isinstance(one, str)) == ["taken"] * 5
    assert (topic.posts.count(), TopicAlias.objects.count()) == (2, 1)


def test_hiding_and_answering_at_once_keep_the_counts():
    topic = make_topic()
    posts = [make_post(topic) for _ in range(4)]
    at_once(
        *(partial(standing.put_post, post, Status.HIDDEN) for post in (*posts, *posts)),
        *(partial(answer, topic, person) for person in people(4)),
    )
    assert counts(topic) == (9, 5, 4, 1, 5)


def test_moving_to_and_fro_and_answering_keep_the_counts_of_both_boards():
    ewa, here, there = cast.ewa(), make_board("a"), make_board("b")
    first, second = make_topic(here), make_topic(there)
    move = partial(leading.move_topic, actor=ewa, reach=reach_of(ewa), reason="Tu pasuje.")
    at_once(
        partial(move, first, there), partial(move, second, here),
        *(partial(answer, topic, person) for topic, person in zip((first, second) * 3, people(6), strict=True)),
    )  # fmt: skip
    found = Board.objects.order_by("slug").values_list("topics_count", "posts_count", "last_topic")
    assert list(found) == [(1, 4, second.pk), (1, 4, first.pk)]


def test_board_that_turns_to_a_topic_just_answered_waits_for_nobody():
    board = make_board()
    topics = [make_topic(board) for _ in range(6)]
    at_once(
        *(partial(standing.put_topic, topic, Status.HIDDEN) for topic in topics[3:]),
        *(partial(answer, topic, person) for topic, person in zip(topics[:3] * 2, people(6), strict=True)),
    )
    newest = max(Topic.objects.filter(status=Status.VISIBLE), key=lambda topic: (topic.last_post_at, topic.pk))
    found = Board.objects.get()
    assert (found.topics_count, found.posts_count, found.last_topic) == (3, 9, newest)


def test_thanks_of_many_at_once_are_all_counted():
    post = make_topic().posts.get()
    thank = partial(actions.thank, post, Thanks.Kind.THANKS)
    at_once(*(partial(thank, actor=person, reach=reach_of(person)) for person in people(8)))
    assert Post.objects.get().thanks_count == Thanks.objects.count() == 8


def test_pages_read_at_once_leave_the_furthest():
    topic, celina = make_topic(), cast.celina()
    for _ in range(9):
        make_post(topic)
    topic.refresh_from_db()
    at_once(*(partial(reading.put_read, topic, number, actor=celina) for number in (3, 10, 1, 7, 10, 2)))
    assert list(TopicReader.objects.values_list("position", flat=True)) == [10]


def test_drafts_saved_at_once_are_one_and_the_others_are_told():
    celina = cast.celina()
    save = partial(drafts.save_draft, actor=celina, key="board-1", sequence=0)
    said = at_once(*(partial(save, data={"text": str(number)}) for number in range(5)))
    assert sorted(one for one in said if isinstance(one, str)) == ["stale"] * 4
    assert PostDraft.objects.count() == 1
