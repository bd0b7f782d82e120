"""May moderators alone move, lock and pin a topic, and does the log say why?"""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from network.forum import leading
from network.forum.models import Board, Topic
from network.forum.rules import reach_of
from network.log.models import Entry
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def move(topic: Topic, board: Board, actor: Person, reason: str = "Tu pasuje.") -> Topic:
    return leading.move_topic(topic, board, actor=actor, reach=reach_of(actor), reason=reason)


def moderator_of(*boards: Board) -> Person:
    person = cast.person("Mira")
    for board in boards:
        Membership.objects.create(person=person, role=Role.MODERATOR, scope_kind="board", scope_id=board.pk)
    return person


def test_moved_topic_takes_its_counts_along():
    here, there = make_board("a"), make_board("b")
    topic, left = make_topic(here), make_topic(here)
    make_post(topic)
    moved = move(topic, there, moderator_of(here, there))
    assert (moved.board, Topic.objects.get(pk=topic.pk).board) == (there, there)
    found = Board.objects.order_by("slug").values_list("topics_count", "posts_count", "last_topic", "last_post_at")
    assert list(found) == [(1, 1, left.pk, MORNING), (1, 2, topic.pk, MORNING)]


def test_hidden_topic_moves_without_counts():
    here, there = make_board("a"), make_board("b")
    move(make_topic(here, status="hidden"), there, cast.ewa())
    assert list(Board.objects.values_list("topics_count", "posts_count")) == [(0, 0), (0, 0)]


def test_move_is_logged_with_reason_and_both_boards():
    ewa, topic = cast.ewa(), make_topic(make_board("a"))
    move(topic, make_board("b"), ewa, " Tu pasuje. ")
    entry = Entry.objects.get(verb="topic_move")
    assert (entry.actor, entry.reason) == (ewa, "Tu pasuje.")
    assert entry.changes == [{"field": "board", "before": "a", "after": "b"}]


def test_who_leads_one_of_the_boards_moves_nothing():
    here, there = make_board("a"), make_board("b")
    topic = make_topic(here)
    for actor in (moderator_of(here), cast.celina(), cast.darek()):
        with pytest.raises(PermissionDenied):
            move(topic, there, actor)


def test_move_to_where_it_stands_is_none():
    topic = make_topic()
    move(topic, topic.board, cast.ewa())
    assert not Entry.objects.filter(verb="topic_move").exists()


def test_board_of_boards_takes_no_topic():
    with pytest.raises(ValidationError) as refused:
        move(make_topic(), make_board("b", takes_topics=False), cast.ewa())
    assert refused.value.error_dict["board"][0].code == "board"


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        ("everyone", "everyone", True), ("everyone", "signed_in", True), ("everyone", "members", True),
        ("signed_in", "everyone", False), ("signed_in", "signed_in", True), ("signed_in", "members", True),
        ("members", "everyone", False), ("members", "signed_in", False), ("members", "members", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", [False, True])
def test_topic_moves_to_no_readers_for_whom_it_was_not_written(before: str, after: str, moves: bool, around: bool):
    def board(slug: str, audience: str) -> Board:
        if not around:
            return make_board(slug, audience=audience)
        return make_board(slug, parent=make_board(f"{slug}-around", audience=audience))

    topic = make_topic(board("a", "everyone"))
    Board.objects.filter(pk=topic.board.parent_id or topic.board_id).update(audience=before)
    other = board("b", after)
    if moves:
        assert move(topic, other, cast.ewa()).board == other
    else:
        with pytest.raises(ValidationError):
            move(topic, other, cast.ewa())


VERBS = {
    "topic_lock": partial(leading.lock_topic, is_locked=True),
    "topic_unlock": partial(leading.lock_topic, is_locked=False),
    "topic_pin": partial(leading.pin_topic, is_pinned=True),
    "topic_unpin": partial(leading.pin_topic, is_pinned=False),
}


@pytest.mark.parametrize("verb", VERBS)
def test_lock_and_pin_are_logged_once(verb: str):
    ewa, topic = cast.ewa(), make_topic()
    Topic.objects.update(is_locked="un" in verb, is_pinned="un" in verb)
    for _ in range(2):
        found = VERBS[verb](topic, actor=ewa, reach=reach_of(ewa), reason=" Temat zamknięty. ")
    wanted = "un" not in verb
    assert (found.is_locked, found.is_pinned) == ((wanted, not wanted) if "lock" in verb else (not wanted, wanted))
    entries = Entry.objects.filter(verb=verb).values_list("actor", "reason", "subject_id")
    assert list(entries) == [(ewa.pk, "Temat zamknięty.", topic.pk)]


@pytest.mark.parametrize("verb", VERBS)
def test_lock_and_pin_need_a_reason_and_a_moderator_of_this_board(verb: str):
    topic, ewa, mira = make_topic(), cast.ewa(), moderator_of(make_board("b"))
    with pytest.raises(ValidationError):
        VERBS[verb](topic, actor=ewa, reach=reach_of(ewa), reason=" ")
    with pytest.raises(PermissionDenied):
        VERBS[verb](topic, actor=mira, reach=reach_of(mira), reason="Bo tak.")
    assert Topic.objects.values_list("is_locked", "is_pinned").get() == (False, False)
