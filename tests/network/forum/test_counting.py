"""Do counts, and what is newest, stay true whatever happens to posts and topics?"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from network.forum import actions, standing
from network.forum.models import Board, Post, Status, Topic
from network.forum.rules import reach_of
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def at(hour: int) -> datetime:
    return MORNING + timedelta(hours=hour)


def topic_says(topic: Topic) -> dict[str, Any]:
    found = Topic.objects.get(pk=topic.pk)
    names = ("last_position", "newest_position", "posts_count", "answers_count", "last_label", "last_post_at")
    return {name: getattr(found, name) for name in names}


def board_says(board: Board) -> tuple[int, int, int | None, datetime | None]:
    found = Board.objects.get(pk=board.pk)
    return found.topics_count, found.posts_count, found.last_topic_id, found.last_post_at


def test_new_topic_counts_its_first_post():
    topic = make_topic(author=cast.celina())
    assert topic_says(topic) == {
        "last_position": 1, "newest_position": 1, "posts_count": 1, "answers_count": 0, "last_label": "Celina",
        "last_post_at": MORNING,
    }  # fmt: skip
    assert board_says(topic.board) == (1, 1, topic.pk, MORNING)


def test_answer_of_another_is_an_answer_and_of_the_asker_is_not():
    celina = cast.celina()
    topic = make_topic(author=celina)
    make_post(topic, author=celina, moment=at(1))
    assert topic_says(topic)["answers_count"] == 0
    make_post(topic, author=cast.olga(), moment=at(2))
    assert topic_says(topic) == {
        "last_position": 3, "newest_position": 3, "posts_count": 3, "answers_count": 1, "last_label": "Olga",
        "last_post_at": at(2),
    }  # fmt: skip
    assert board_says(topic.board) == (1, 3, topic.pk, at(2))


def test_asker_under_an_alias_does_not_answer_herself():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    make_post(topic, author=celina)
    assert topic_says(topic)["answers_count"] == 0


def test_held_post_has_a_number_and_counts_nowhere():
    topic = make_topic(author=cast.celina())
    make_post(topic, status=Status.PENDING, moment=at(1))
    assert topic_says(topic) == {
        "last_position": 2, "newest_position": 1, "posts_count": 1, "answers_count": 0, "last_label": "Celina",
        "last_post_at": MORNING,
    }  # fmt: skip
    assert board_says(topic.board) == (1, 1, topic.pk, MORNING)


def test_held_topic_stands_on_no_board_until_its_first_post_is_approved():
    topic = make_topic(status=Status.PENDING)
    assert board_says(topic.board) == (0, 0, None, None)
    standing.put_post(topic.posts.get(), Status.VISIBLE)
    assert Topic.objects.get().status == Status.VISIBLE
    assert board_says(topic.board) == (1, 1, topic.pk, MORNING)


def test_approved_post_that_waited_is_not_the_newest():
    topic = make_topic()
    held = make_post(topic, status=Status.PENDING, moment=at(1))
    make_post(topic, author=cast.olga(), moment=at(2))
    standing.put_post(held, Status.VISIBLE)
    said = topic_says(topic)
    assert (said["posts_count"], said["newest_position"], said["last_label"]) == (3, 3, "Olga")


def test_post_back_from_hiding_is_not_the_newest_though_its_clock_was_ahead():
    topic = make_topic()
    ahead = make_post(topic, moment=at(5))
    make_post(topic, author=cast.olga(), moment=at(2))
    standing.put_post(ahead, Status.HIDDEN)
    standing.put_post(ahead, Status.VISIBLE)
    assert (topic_says(topic)["newest_position"], topic_says(topic)["last_post_at"]) == (3, at(2))


def test_hidden_last_post_gives_back_the_one_before():
    topic = make_topic(author=cast.celina())
    before = topic_says(topic), board_says(topic.board)
    last = make_post(topic, moment=at(1))
    standing.put_post(last, Status.HIDDEN)
    assert (topic_says(topic) | {"last_position": 1}, board_says(topic.board)) == before


def test_hiding_and_restoring_changes_no_number_and_no_count():
    topic = make_topic()
    posts = [make_post(topic, moment=at(hour)) for hour in (1, 2, 3)]
    before, numbers = (topic_says(topic), board_says(topic.board)), list(topic.posts.values_list("pk", "position"))
    for status in (Status.HIDDEN, Status.PENDING, Status.REMOVED, Status.REMOVED, Status.VISIBLE, Status.VISIBLE):
        standing.put_post(posts[1], status)
        assert list(topic.posts.values_list("pk", "position")) == numbers
    assert (topic_says(topic), board_says(topic.board)) == before


def test_hidden_topic_takes_its_posts_off_the_board_and_brings_them_back():
    board = make_board()
    older, newer = make_topic(board), make_topic(board, moment=at(1))
    make_post(newer, moment=at(2))
    standing.put_topic(newer, Status.HIDDEN)
    assert board_says(board) == (1, 1, older.pk, MORNING)
    standing.put_topic(newer, Status.VISIBLE)
    assert board_says(board) == (2, 3, newer.pk, at(2))


def test_post_hidden_in_a_hidden_topic_is_missing_when_the_topic_comes_back():
    topic = make_topic()
    post = make_post(topic)
    standing.put_topic(topic, Status.HIDDEN)
    standing.put_post(post, Status.HIDDEN)
    assert board_says(topic.board) == (0, 0, None, None)
    standing.put_topic(topic, Status.VISIBLE)
    assert board_says(topic.board)[:2] == (1, 1)


def test_status_goes_by_the_row_and_not_by_an_old_copy():
    topic = make_topic()
    copies = [make_post(topic)]
    copies.append(Post.objects.select_related("topic__board").get(pk=copies[0].pk))
    for copy in copies:
        standing.put_post(copy, Status.HIDDEN)
    assert (topic_says(topic)["posts_count"], board_says(topic.board)[1]) == (1, 1)


def test_board_without_topics_has_no_newest():
    topic = make_topic()
    standing.put_topic(topic, Status.REMOVED)
    assert board_says(topic.board) == (0, 0, None, None)


def test_first_post_taken_away_takes_a_topic_nobody_answered():
    celina = cast.celina()
    topic = make_topic(author=celina)
    actions.remove_post(topic.posts.get(), actor=celina, reach=reach_of(celina))
    assert (Topic.objects.get().status, board_says(topic.board)) == (Status.REMOVED, (0, 0, None, None))


def test_first_post_taken_away_leaves_the_answers_of_others():
    celina = cast.celina()
    topic = make_topic(author=celina)
    make_post(topic, moment=at(1))
    actions.remove_post(topic.posts.get(position=1), actor=celina, reach=reach_of(celina))
    assert (Topic.objects.get().status, topic_says(topic)["posts_count"]) == (Status.VISIBLE, 1)
    assert board_says(topic.board) == (1, 1, topic.pk, at(1))


def test_asker_who_was_erased_still_did_not_answer_herself():
    topic = make_topic()
    Post.objects.update(author=None)
    Topic.objects.update(author=None)
    make_post(topic)
    standing.put_post(topic.posts.get(position=1), Status.HIDDEN)
    assert (topic_says(topic)["posts_count"], topic_says(topic)["answers_count"]) == (1, 1)


def test_unanswered_are_those_without_an_answer_of_another_the_oldest_first():
    board, celina = make_board(), cast.celina()
    second, first = make_topic(board, author=celina, moment=at(1)), make_topic(board, moment=at(0))
    make_post(second, author=celina)
    make_post(make_topic(board))
    make_topic(board, status=Status.HIDDEN)
    held = make_topic(board, moment=at(2))
    make_post(held, status=Status.PENDING)
    assert list(Topic.objects.unanswered()) == [first, second, held]
