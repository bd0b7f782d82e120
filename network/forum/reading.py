"""How far has somebody read, and what does she want to hear of it?

One row a person and topic, one a person and board; they go forward only, and visitors have none. Writing a post moves
nobody's: at that moment the one reader at the newest number would be who wrote it under an alias.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from network.forum import aliases, rules
from network.forum.models import Board, BoardReader, Topic, TopicReader, Watch
from network.forum.rules import Reach
from network.people.models import Person
from network.people.rules import demand


def put_read(topic: Topic, position: int, *, actor: Person, known: TopicReader | None = None) -> int:
    """She has seen the posts up to this number; returns how far she has read now, never less than before.

    No further than the newest visible number: what waits behind it will be new to her. ``known``: her row, if the page
    has it; then nothing is asked where nothing advances, else one statement, three for a new row.
    """
    seen = min(position, topic.newest_position)
    if known and known.position >= seen:
        return known.position
    mine = TopicReader.objects.filter(person=actor, topic=topic)
    if mine.filter(position__lt=seen).update(position=seen):
        return seen
    TopicReader.objects.bulk_create([TopicReader(person=actor, topic=topic, position=seen)], ignore_conflicts=True)
    mine.filter(position__lt=seen).update(position=seen)  # another page of hers made the row just now
    return mine.values_list("position", flat=True).get()


def put_board_read(board: Board, moment: datetime, *, actor: Person) -> None:
    """Everything on the board until this moment is read. One row; an earlier moment changes nothing."""
    BoardReader.objects.bulk_create([BoardReader(person=actor, board=board)], ignore_conflicts=True)
    older = Q(read_at=None) | Q(read_at__lt=moment)
    BoardReader.objects.filter(older, person=actor, board=board).update(read_at=moment)


def watch_topic(topic: Topic, level: int, *, actor: Person, reach: Reach) -> None:
    """What she wants to hear of the topic: a ``Watch``. Raises PermissionDenied, ValueError for another level.

    To hear nothing is allowed even where she may read no longer.
    """
    demand(level == Watch.NOTHING or _reads(reach, topic, actor))
    TopicReader.objects.update_or_create(person=actor, topic=topic, defaults={"watch": Watch(level)})


def watch_board(board: Board, level: int, *, actor: Person, reach: Reach) -> None:
    """What she wants to hear of the board: a ``Watch``. Raises as ``watch_topic`` does."""
    demand(level == Watch.NOTHING or reach.reads_board(board))
    BoardReader.objects.update_or_create(person=actor, board=board, defaults={"watch": Watch(level)})


def bookmark_topic(topic: Topic, *, is_bookmarked: bool, actor: Person, reach: Reach) -> None:
    """Puts the topic on her list, or takes it off. Raises PermissionDenied for what she may not read."""
    demand(not is_bookmarked or _reads(reach, topic, actor))
    TopicReader.objects.update_or_create(person=actor, topic=topic, defaults={"is_bookmarked": is_bookmarked})


def unread(topics: Iterable[Topic], person: Person | None) -> dict[int, int]:
    """For each of these topics with something new to her the number of the first new post, by key. Two queries.

    New is what came after she read, after the board's watermark and after she joined; nothing is new to a visitor.
    """
    listed = list(topics)
    if person is None or not listed:
        return {}
    rows = TopicReader.objects.filter(person=person, topic__in=listed).values_list("topic_id", "position")
    read = dict(rows)
    boards = {topic.board_id for topic in listed}
    marks = BoardReader.objects.filter(person=person, board__in=boards).exclude(read_at=None)
    since = dict(marks.values_list("board_id", "read_at"))
    return {
        topic.pk: read.get(topic.pk, 0) + 1
        for topic in listed
        if topic.newest_position > read.get(topic.pk, 0)
        and topic.last_post_at > max(person.created_at, since.get(topic.board_id) or person.created_at)
    }


def _reads(reach: Reach, topic: Topic, actor: Person) -> bool:
    return rules.can_read_topic(reach, topic, is_hers=aliases.is_hers(topic, actor))
