"""Who may read a board, write in it, and lead it?

One look at a person's roles decides for all boards: ``Reach``. A board inside another is never seen further than that.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from network.moderation.rules import MODERATORS
from network.people.models import Membership, Role

if TYPE_CHECKING:
    from network.forum.models import Board, Post, Topic
    from network.people.models import Person

BOARD = "board"  # in the subject registry
EVERYONE, SIGNED_IN, MEMBERS = "everyone", "signed_in", "members"
VISIBLE = "visible"
HELPERS = (Role.HELPER, *MODERATORS)


@dataclass(frozen=True)
class Reach:
    """What a person may do in the forum: the boards (keys) she is a member of or moderates, and whether everywhere.

    ``helps``: she answers questions that wait; ``protects``: she may look up who stands behind an alias.
    """

    person: "Person | None" = None
    member_of: frozenset[int] = field(default=frozenset())
    moderates: frozenset[int] = field(default=frozenset())
    moderates_all: bool = False
    helps: bool = False
    protects: bool = False

    @property
    def boards(self) -> Q:
        """Which boards she may read, as a condition on ``Board``."""
        return self.boards_at("")

    def boards_at(self, prefix: str) -> Q:
        """The same, seen from a row that has the board behind ``prefix`` ("board__")."""
        if self.moderates_all:
            return Q()
        return self._audience(prefix) & (Q(**{f"{prefix}parent": None}) | self._audience(f"{prefix}parent__"))

    def _audience(self, prefix: str) -> Q:
        open_to_her = [EVERYONE, SIGNED_IN] if self.person else [EVERYONE]
        hers = self.member_of | self.moderates
        return Q(**{f"{prefix}audience__in": open_to_her}) | Q(**{f"{prefix}pk__in": hers})

    def moderates_board(self, board_id: int) -> bool:
        """Whether she leads this board, or all of them."""
        return self.moderates_all or board_id in self.moderates

    def reads_board(self, board: "Board") -> bool:
        """The same decision as ``boards``."""
        return self._reads(board) and (board.parent is None or self._reads(board.parent))

    def _reads(self, board: "Board") -> bool:
        if self.moderates_all or board.pk in self.member_of | self.moderates:
            return True
        return board.audience == EVERYONE or (board.audience == SIGNED_IN and self.person is not None)


def reach_of(person: "Person | None") -> Reach:
    """What the person may do; one query, none for a visitor."""
    if person is None:
        return Reach()
    here = Q(scope_kind="") | Q(scope_kind=BOARD) | Q(role__in=HELPERS)
    held = Membership.objects.current().filter(here, person=person)
    roles = [(role, kind, key) for role, kind, key in held.values_list("role", "scope_kind", "scope_id")]
    on_boards = [(role, key) for role, kind, key in roles if kind == BOARD]
    return Reach(
        person=person,
        member_of=frozenset(key for _role, key in on_boards),
        moderates=frozenset(key for role, key in on_boards if role == Role.MODERATOR),
        moderates_all=any(role in MODERATORS and kind == "" for role, kind, _key in roles),
        helps=any(role in HELPERS for role, _kind, _key in roles),
        protects=any(role == Role.SAFEGUARDING for role, _kind, _key in roles),
    )


def can_read_board(person: "Person | None", board: "Board") -> bool:
    """The same decision as ``Board.objects.visible_to(person)``. One query at most, and one for the board around it."""
    return reach_of(person).reads_board(board)


def can_begin_topic(reach: Reach, board: "Board") -> bool:
    """Whoever is signed in, where she may read and topics are taken."""
    return reach.person is not None and board.takes_topics and reach.reads_board(board)


def can_read_topic(reach: Reach, topic: "Topic", *, is_hers: bool) -> bool:
    """The same decision as ``Topic.objects.within(reach)``; ``is_hers``: she began it, by name or under an alias."""
    return reach.reads_board(topic.board) and _is_shown(reach, topic, topic.board_id, is_hers)


def can_read_post(reach: Reach, post: "Post", *, is_hers: bool, is_her_topic: bool) -> bool:
    """The same decision as ``Post.objects.within(reach)``; whether post and topic are hers, by name or alias."""
    topic = post.topic
    return can_read_topic(reach, topic, is_hers=is_her_topic) and _is_shown(reach, post, topic.board_id, is_hers)


def _is_shown(reach: Reach, thing: "Topic | Post", board_id: int, is_hers: bool) -> bool:
    return thing.status == VISIBLE or is_hers or reach.moderates_board(board_id)


def can_answer_topic(reach: Reach, topic: "Topic") -> bool:
    """Whoever is signed in, where she may read; a locked or hidden topic is for those who lead the board."""
    if reach.person is None or not reach.reads_board(topic.board):
        return False
    is_open = topic.status == VISIBLE and not topic.is_locked
    return is_open or reach.moderates_board(topic.board_id)


def reads_no_further(before: "Board", after: "Board") -> bool:
    """Whether only people read the one board who may read the other: a topic may go there from the other.

    Of two boards for members nobody says that they are the same people.
    """
    order = (EVERYONE, SIGNED_IN, MEMBERS)
    return _audience_of(before) != MEMBERS and order.index(_audience_of(after)) >= order.index(_audience_of(before))


def _audience_of(board: "Board") -> str:
    order = (EVERYONE, SIGNED_IN, MEMBERS)
    return max(board.audience, board.parent.audience if board.parent else EVERYONE, key=order.index)


def can_moderate_post(reach: Reach, post: "Post") -> bool:
    """Who leads the board, of anything but her own. Whether it is hers under an alias is asked by the caller."""
    is_own = reach.person is not None and post.author_id == reach.person.pk
    return reach.moderates_board(post.topic.board_id) and not is_own
