"""Do lists by keys and ranges of numbers show each row once, at the same cost everywhere?"""

from datetime import timedelta

import pytest

from network.forum.models import Board, Status, Topic
from network.forum.queries import Key
from network.forum.rules import reach_of
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def board_of(pinned: int, plain: int) -> tuple[Board, list[Topic]]:
    """A board with so many topics, two of each time, and the order in which they should stand."""
    board = make_board()
    topics = [make_topic(board, moment=MORNING + timedelta(hours=number // 2)) for number in range(pinned + plain)]
    for topic in topics[:pinned]:
        topic.is_pinned = True
        topic.save()
    return board, sorted(topics, key=lambda topic: (topic.is_pinned, topic.last_post_at, topic.pk), reverse=True)


def key_of(topic: Topic) -> Key:
    return topic.is_pinned, topic.last_post_at, topic.pk


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_parts_of_a_list_show_each_topic_once_in_order(size: int):
    board, order = board_of(3, 6)
    rows, seen = Topic.objects.on_board(board.pk), []
    part = list(rows[:size])
    while part:
        seen += part
        part = list(rows.after(key_of(part[-1]))[:size])
    assert seen == order


@pytest.mark.parametrize("at", range(9))
def test_way_back_leads_over_the_same_topics(at: int):
    board, order = board_of(3, 6)
    rows = Topic.objects.on_board(board.pk)
    assert list(rows.before(key_of(order[at]))) == order[:at][::-1]
    assert list(rows.after(key_of(order[at]))) == order[at + 1 :]


def test_list_of_a_board_holds_what_is_visible_there():
    board, order = board_of(0, 2)
    for status in (Status.PENDING, Status.HIDDEN, Status.REMOVED):
        make_topic(board, status=status)
    make_topic(make_board("other"))
    assert list(Topic.objects.on_board(board.pk)) == order


def test_list_within_reach_leaves_out_boards_of_others():
    closed = make_board("a", audience=Board.Audience.MEMBERS)
    make_topic(closed, author=cast.ewa())
    topic = make_topic(make_board("b"))
    assert list(Topic.objects.within(reach_of(None)).unanswered()) == [topic]


def test_range_of_numbers_holds_hidden_posts_too():
    topic = make_topic()
    posts = [make_post(topic, status=status) for status in Status.values]
    found = topic.posts.model.objects.numbered(topic.pk, 2, 4)
    assert list(found) == posts[:3]


def test_list_costs_one_query_for_one_topic_and_for_many(django_assert_num_queries):
    board, _order = board_of(1, 0)
    for more in (0, 12):
        for _ in range(more):
            make_topic(board)
        with django_assert_num_queries(1):
            assert len(list(Topic.objects.within(reach_of(None)).on_board(board.pk))) == more + 1
