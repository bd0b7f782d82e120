"""Which boards, topics, posts and drafts are asked for, and who may see them?

Lists go by keys (the last row seen), never by counting rows from the start; posts by ranges of their numbers.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from network.forum.rules import VISIBLE, Reach, reach_of

if TYPE_CHECKING:
    from network.forum.models import Board, Post, PostDraft, Topic, TopicAlias  # noqa: F401 – they stand in base classes
    from network.people.models import Person

Key = tuple[bool, datetime, int]  # of a row in a list of topics: pinned, newest post, key


class BoardQuerySet(models.QuerySet["Board"]):
    """Boards by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Those she may read; the same decision as ``rules.can_read_board``. One query for her roles."""
        return self.within(reach_of(person))

    def within(self, reach: Reach) -> Self:
        """Those in somebody's reach."""
        return self.filter(reach.boards)

    def called(self, typed: str) -> Self:
        """Those with this in their name in any language, or with this address; none for nothing typed."""
        text = typed.strip()
        named = Q(texts__name__icontains=text) | Q(slug=text)
        return self.filter(named).distinct().order_by("slug") if text else self.none()

    def with_newest(self) -> Self:
        """With the board around and the newest topic; one query."""
        return self.select_related("parent", "last_topic")


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Those of boards she may read that are visible, hers in every state, and all where she moderates."""
        return self.within(reach_of(person))

    def within(self, reach: Reach) -> Self:
        """Those in somebody's reach."""
        return self.filter(reach.boards_at("board__"), _shown(reach, "", "board"))

    def on_board(self, board_id: int) -> Self:
        """What stands for all readers of the board, pinned ones first, then by the newest post."""
        return self.filter(board=board_id, status=VISIBLE).order_by("-is_pinned", "-last_post_at", "-id")

    def after(self, key: Key) -> Self:
        """Those behind this row in ``on_board``: older, or no longer pinned."""
        pinned, at, pk = key
        behind = Q(is_pinned=pinned) & (Q(last_post_at__lt=at) | Q(last_post_at=at, pk__lt=pk))
        return self.filter(behind | Q(is_pinned=False)) if pinned else self.filter(behind)

    def before(self, key: Key) -> Self:
        """Those in front of this row, the nearest first."""
        pinned, at, pk = key
        ahead = Q(is_pinned=pinned) & (Q(last_post_at__gt=at) | Q(last_post_at=at, pk__gt=pk))
        found = self.filter(ahead) if pinned else self.filter(ahead | Q(is_pinned=True))
        return found.order_by("is_pinned", "last_post_at", "id")

    def unanswered(self) -> Self:
        """Those nobody else has answered yet, the longest waiting first."""
        return self.filter(status=VISIBLE, answers_count=0, is_locked=False).order_by("created_at", "id")

    def free_for(self, person: "Person | None", moment: datetime) -> Self:
        """Those nobody else wants to answer just now."""
        free = Q(claimed_until=None) | Q(claimed_until__lte=moment)
        return self.filter(free | Q(claimed_by=person)) if person else self.filter(free)


class PostQuerySet(models.QuerySet["Post"]):
    """Posts by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Those of topics she may read that are visible, hers in every state, and all where she moderates."""
        return self.within(reach_of(person))

    def within(self, reach: Reach) -> Self:
        """Those in somebody's reach."""
        in_topic = _shown(reach, "topic__", "topic__board")
        return self.filter(reach.boards_at("topic__board__"), in_topic, _shown(reach, "", "topic__board"))

    def numbered(self, topic_id: int, first: int, last: int) -> Self:
        """Those of the topic with numbers from first to last, whatever their status: a hidden one leaves a stub."""
        return self.filter(topic=topic_id, position__range=(first, last)).order_by("position")


class AliasQuerySet(models.QuerySet["TopicAlias"]):
    """Aliases by meaning; for ``aliases.py`` and ``hers`` below alone."""

    def of_person(self, person: "Person") -> Self:
        """Hers, in all topics."""
        return self.filter(person=person)


class DraftQuerySet(models.QuerySet["PostDraft"]):
    """Drafts by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Her own."""
        return self.filter(person=person) if person else self.none()

    def older_than(self, moment: datetime) -> Self:
        """Those nobody has touched since."""
        return self.filter(changed_at__lt=moment)


def hers(person: "Person", prefix: str = "") -> Q:
    """What she wrote, by name or under an alias, as a condition on topics and posts, or what has one."""
    model: type[TopicAlias] = apps.get_model("network", "TopicAlias")
    aliases = model.objects.of_person(person).values("pk")
    return Q(**{f"{prefix}author": person}) | Q(**{f"{prefix}alias__in": aliases})


def _shown(reach: Reach, prefix: str, board: str) -> Q:
    """What stands for all readers of the board, what is hers in every state, and all where she moderates."""
    if reach.moderates_all:
        return Q()
    shown = Q(**{f"{prefix}status": VISIBLE})
    if reach.moderates:
        shown |= Q(**{f"{board}__in": reach.moderates})
    return shown | hers(reach.person, prefix) if reach.person else shown
