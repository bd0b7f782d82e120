"""Who is told of a new post or topic, and what may a letter about it say?

Everybody gets the same notice, "something new in this topic": whoever follows it, began it or was answered. Which of
these it was stands nowhere, for beside an alias it would say who wrote there.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.forum import aliases, mentions
from network.forum.models import Board, BoardReader, Post, Status, Topic, TopicReader, Watch
from network.forum.rules import BOARD
from network.moderation.rules import MODERATORS
from network.notices import actions as notices
from network.people.models import Membership, Person
from network.subjects.registry import Telling

NEWS, BEGUN = mentions.NEWS, "board_news"
TOPIC_TELLS: Mapping[str, Telling] = {
    NEWS: Telling(_("There is something new in a topic."), choice="followed", gathers=True),
}
BOARD_TELLS: Mapping[str, Telling] = {
    BEGUN: Telling(_("There is a new topic on a board that you follow."), choice="followed", gathers=True),
}
NEWEST = 100  # so many posts are looked through for answers


def tell(post: Post, moment: datetime | None = None) -> None:
    """Tells of a post that has just become visible; call it in that transaction. Who wrote it is told nothing.

    Eight queries at most, however many people follow.
    """
    topic = post.topic
    if {post.status, topic.status} != {Status.VISIBLE}:
        return
    first = 1 if post.position > 1 else None
    asked = {number for number in (post.position, post.answers, first) if number}
    writers = aliases.writers_at(topic, asked)
    own = writers.pop(post.position, 0)  # nobody has the key 0
    follows = TopicReader.objects.filter(topic=topic, watch=Watch.ALL).values("person")
    deaf = TopicReader.objects.filter(topic=topic, watch=Watch.NOTHING).values("person")
    concerned = Person.objects.filter(Q(pk__in=writers.values()) | Q(pk__in=follows)).exclude(pk=own)
    told = concerned.exclude(pk__in=deaf).filter(_reads(topic.board))
    notices.tell_many(list(told), NEWS, topic, round=min(post.position, mentions.HIGHEST_ROUND), moment=moment)
    if post.position == 1:
        _tell_of_topic(topic, own, moment)


def answered(topic: Topic, since: Mapping[int, int]) -> Collection[int]:
    """Which of these persons were answered or named by somebody else, or began the topic, each since her number."""
    posts = Post.objects.filter(topic=topic, status=Status.VISIBLE, position__gte=min(since.values()))
    newest = list(posts.order_by("-position")[:NEWEST])
    numbers = {number for post in newest for number in (post.position, post.answers, 1) if number}
    writers = aliases.writers_at(topic, numbers)
    found = set()
    for post in newest:
        people = {writers.get(post.answers or 0, 0), writers.get(1, 0), *_named(post, topic)}
        people.discard(writers.get(post.position, 0))
        found |= {pk for pk in people if pk in since and since[pk] <= post.position}
    return found


def unfollow_topic(person: Person, topic: Topic) -> None:
    """She hears nothing more of it; no permission is needed for that."""
    TopicReader.objects.update_or_create(person=person, topic=topic, defaults={"watch": Watch.NOTHING})


def unfollow_board(person: Person, board: Board) -> None:
    """As of a topic."""
    BoardReader.objects.update_or_create(person=person, board=board, defaults={"watch": Watch.NOTHING})


def is_closed(topic: Topic) -> bool:
    """Letters quote nothing of a sensitive board, nor of one that not everybody reads. ``board`` comes with it."""
    return topic.board.is_sensitive or topic.board.audience != Board.Audience.EVERYONE


def _reads(board: Board) -> Q:
    """Who may read the board today, as a condition on people: the same decision as ``rules.reach_of``."""
    found = Q()
    for one in (board, board.parent):
        if one and one.audience == Board.Audience.MEMBERS:
            here = Q(scope_kind=BOARD, scope_id=one.pk) | Q(scope_kind="", role__in=MODERATORS)
            found &= Q(pk__in=Membership.objects.current().filter(here).values("person"))
    return found


def _tell_of_topic(topic: Topic, own: int, moment: datetime | None) -> None:
    boards = [pk for pk in (topic.board_id, topic.board.parent_id) if pk]
    for board in Board.objects.filter(pk__in=boards).select_related("parent"):
        follow = BoardReader.objects.filter(board=board, watch=Watch.ALL).values("person")
        people = Person.objects.filter(_reads(board), pk__in=follow).exclude(pk=own)
        notices.tell_many(list(people), BEGUN, board, round=topic.pk, moment=moment)


def _named(post: Post, topic: Topic) -> set[int]:
    if "@" not in post.source:
        return set()
    names = mentions.mentioned(post.source, mentions.names_in(topic))
    return {person.pk for person in aliases.people_called(topic, names)}
