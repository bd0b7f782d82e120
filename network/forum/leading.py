"""What may a moderator do with a whole topic: move it, lock it, keep it on top? Each verb says why, in the log."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.forum import counting, rules, standing
from network.forum.models import Board, Topic
from network.forum.rules import Reach
from network.log import actions as log
from network.moderation import raising
from network.people.models import Person
from network.people.rules import demand


@transaction.atomic
def move_topic(topic: Topic, board: Board, *, actor: Person, reach: Reach, reason: str) -> Topic:
    """Puts the topic on another board, for who moderates both; its address, numbers and aliases stay.

    Raises PermissionDenied, and ValidationError without a reason, to a board that takes no topics, or to readers for
    whom the people there did not write ("wider").
    """
    topic = standing.locked_topic(topic)
    board = Board.objects.select_related("parent").get(pk=board.pk)
    demand(reach.moderates_board(topic.board_id) and reach.moderates_board(board.pk))
    why, before = _why(reason), topic.board
    if board == before:
        return topic
    if not board.takes_topics:
        raise _refused("board", "board", _("This board only holds other boards."))
    if not rules.reads_no_further(before, board):
        wider = _("More or other people read that board than those for whom this was written.")
        raise _refused("board", "wider", wider)
    counting.put_board(topic, board)
    raising.move_cases("topic", [topic.pk], (rules.BOARD, board.pk))
    raising.move_cases("post", topic.posts.values("pk"), (rules.BOARD, board.pk))
    log.record(
        "topic_move", topic, actor=actor, reason=why,
        changes=[{"field": "board", "before": before.slug, "after": board.slug}],
    )  # fmt: skip
    return topic


@transaction.atomic
def lock_topic(topic: Topic, *, is_locked: bool, actor: Person, reach: Reach, reason: str) -> Topic:
    """The topic takes no more answers, or takes them again. Raises PermissionDenied, ValidationError without a reason.

    What is so already changes nothing and is not logged.
    """
    return _put(topic, "is_locked", is_locked, "topic_lock" if is_locked else "topic_unlock", actor, reach, reason)


@transaction.atomic
def pin_topic(topic: Topic, *, is_pinned: bool, actor: Person, reach: Reach, reason: str) -> Topic:
    """The topic stays on top of its board, or no longer. Raises and logs as ``lock_topic`` does."""
    return _put(topic, "is_pinned", is_pinned, "topic_pin" if is_pinned else "topic_unpin", actor, reach, reason)


def lead_topic(topic: Topic, step: str, *, board: Board | None, actor: Person, reach: Reach, reason: str) -> Topic:
    """Does one of ``steps_for``; "move" needs the board. Raises as the step's own verb does, ValidationError without a
    board."""
    if step == "move":
        if board is None:
            raise _refused("board", "board", _("Please choose the board."))
        return move_topic(topic, board, actor=actor, reach=reach, reason=reason)
    if step in ("lock", "unlock"):
        return lock_topic(topic, is_locked=step == "lock", actor=actor, reach=reach, reason=reason)
    return pin_topic(topic, is_pinned=step == "pin", actor=actor, reach=reach, reason=reason)


def steps_for(topic: Topic) -> tuple[str, ...]:
    """What can be done with the topic as it is now: codes for ``lead_topic``."""
    return ("unlock" if topic.is_locked else "lock", "unpin" if topic.is_pinned else "pin", "move")


def boards_for(topic: Topic, reach: Reach, known: Iterable[Board]) -> list[Board]:
    """Those of these boards to which the person may move the topic."""
    return [
        board
        for board in known
        if board.pk != topic.board_id
        and board.takes_topics
        and reach.moderates_board(board.pk)
        and rules.reads_no_further(topic.board, board)
    ]


def _put(topic: Topic, field: str, value: bool, verb: str, actor: Person, reach: Reach, reason: str) -> Topic:
    topic = standing.locked_topic(topic)
    demand(reach.moderates_board(topic.board_id))
    why = _why(reason)
    if getattr(topic, field) != value:
        setattr(topic, field, value)
        topic.save(update_fields=[field])
        log.record(verb, topic, actor=actor, reason=why)
    return topic


def _why(reason: str) -> str:
    if not reason.strip():
        raise _refused("reason", "reason", _("Please say why: the other side can only act on a reason."))
    return reason.strip()


def _refused(field: str, code: str, words: str) -> ValidationError:
    return ValidationError({field: ValidationError(words, code=code)})
