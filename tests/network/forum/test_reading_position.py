"""How far has somebody read, what is new to her, and what does she want to hear of?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from network.forum import reading, standing
from network.forum.models import Board, BoardReader, Status, Topic, TopicReader, Watch
from network.forum.rules import reach_of
from network.people.models import Person
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def celina(db: None) -> Person:
    """Somebody who joined before all that is written here."""
    found = cast.celina()
    Person.objects.filter(pk=found.pk).update(created_at=MORNING - timedelta(days=1))
    found.refresh_from_db()
    return found


def long_topic(posts: int = 5) -> Topic:
    topic = make_topic()
    for hour in range(1, posts):
        make_post(topic, moment=MORNING + timedelta(hours=hour))
    topic.refresh_from_db()
    return topic


def test_position_goes_forward_only(celina: Person):
    topic = long_topic()
    assert [reading.put_read(topic, number, actor=celina) for number in (2, 4, 1, 4, 3)] == [2, 4, 4, 4, 4]
    assert TopicReader.objects.get().position == 4


def test_position_is_no_further_than_the_newest(celina: Person):
    assert reading.put_read(long_topic(), 99, actor=celina) == 5


def test_what_waits_behind_is_new_when_it_is_approved(celina: Person):
    topic = long_topic()
    held = make_post(topic, status=Status.PENDING, moment=MORNING + timedelta(hours=9))
    reading.put_read(Topic.objects.get(), 6, actor=celina)
    assert reading.unread([Topic.objects.get()], celina) == {}
    standing.put_post(held, Status.VISIBLE)
    assert reading.unread([Topic.objects.get()], celina) == {topic.pk: 6}


def test_page_that_advances_nothing_writes_nothing(celina: Person, django_assert_num_queries):
    topic = long_topic()
    reading.put_read(topic, 3, actor=celina)
    known = TopicReader.objects.get()
    with django_assert_num_queries(0):
        assert reading.put_read(topic, 3, actor=celina, known=known) == 3
    with django_assert_num_queries(1):
        assert reading.put_read(topic, 4, actor=celina, known=known) == 4


def test_new_is_what_was_not_read(celina: Person):
    topic = long_topic()
    assert reading.unread([topic], celina) == {topic.pk: 1}
    reading.put_read(topic, 3, actor=celina)
    assert reading.unread([topic], celina) == {topic.pk: 4}
    reading.put_read(topic, 5, actor=celina)
    assert reading.unread([topic], celina) == {}


def test_nothing_is_new_to_a_visitor():
    assert reading.unread([long_topic()], None) == {}


def test_what_was_said_before_she_joined_is_not_new(celina: Person):
    topic = long_topic()
    Person.objects.filter(pk=celina.pk).update(created_at=topic.last_post_at)
    celina.refresh_from_db()
    assert reading.unread([topic], celina) == {}


def test_marking_a_board_reads_its_topics_by_one_row_until_more_is_said(celina: Person):
    board = make_board()
    topics = [make_topic(board, moment=MORNING + timedelta(hours=hour)) for hour in range(3)]
    reading.put_board_read(board, MORNING + timedelta(hours=2), actor=celina)
    assert (reading.unread(topics, celina), BoardReader.objects.count()) == ({}, 1)
    make_post(topics[0], moment=MORNING + timedelta(hours=5))
    assert reading.unread(Topic.objects.all(), celina) == {topics[0].pk: 1}


def test_watermark_of_a_board_goes_forward_only(celina: Person):
    board = make_board()
    for hours in (2, 1):
        reading.put_board_read(board, MORNING + timedelta(hours=hours), actor=celina)
    assert BoardReader.objects.get().read_at == MORNING + timedelta(hours=2)


def test_list_asks_the_same_for_one_topic_and_for_many(celina: Person, django_assert_num_queries):
    board = make_board()
    topics = [make_topic(board) for _ in range(12)]
    for listed in (topics[:1], topics):
        with django_assert_num_queries(2):
            assert len(reading.unread(listed, celina)) == len(listed)


def test_wishes_of_topic_and_board_are_kept_beside_what_was_read(celina: Person):
    topic, reach = long_topic(), reach_of(celina)
    reading.put_read(topic, 3, actor=celina)
    reading.watch_topic(topic, Watch.ALL, actor=celina, reach=reach)
    reading.bookmark_topic(topic, is_bookmarked=True, actor=celina, reach=reach)
    reading.watch_board(topic.board, Watch.ALL, actor=celina, reach=reach)
    assert TopicReader.objects.values_list("position", "watch", "is_bookmarked").get() == (3, Watch.ALL, True)
    reading.bookmark_topic(topic, is_bookmarked=False, actor=celina, reach=reach)
    assert TopicReader.objects.values_list("position", "watch", "is_bookmarked").get() == (3, Watch.ALL, False)
    assert BoardReader.objects.values_list("watch", "read_at").get() == (Watch.ALL, None)


def test_what_she_may_not_read_is_not_watched_but_always_left(celina: Person):
    topic, reach = long_topic(), reach_of(celina)
    Board.objects.update(audience=Board.Audience.MEMBERS)
    topic = Topic.objects.select_related("board").get()
    for watch in (
        lambda: reading.watch_topic(topic, Watch.ALL, actor=celina, reach=reach),
        lambda: reading.watch_board(topic.board, Watch.REPLIES, actor=celina, reach=reach),
        lambda: reading.bookmark_topic(topic, is_bookmarked=True, actor=celina, reach=reach),
    ):
        with pytest.raises(PermissionDenied):
            watch()
    reading.watch_topic(topic, Watch.NOTHING, actor=celina, reach=reach)
    reading.watch_board(topic.board, Watch.NOTHING, actor=celina, reach=reach)
    assert (TopicReader.objects.get().watch, BoardReader.objects.get().watch) == (Watch.NOTHING, Watch.NOTHING)


def test_unknown_level_is_refused(celina: Person):
    topic = long_topic()
    with pytest.raises(ValueError):
        reading.watch_topic(topic, 9, actor=celina, reach=reach_of(celina))
