"""What may moderation ask about a topic and a post, and have done with it?

Both have the same answers; what differs is what would be judged. Who stands behind an alias never leaves this module
but into the function that moderation hands in.
"""

from collections.abc import Callable
from datetime import datetime

from network.forum import aliases, standing
from network.forum.models import Post, Status, Topic
from network.forum.queries import hers
from network.forum.rules import BOARD, reach_of
from network.people.models import Person
from network.subjects.registry import Moderated, Words


def may_moderate(person: Person | None, thing: Post | Topic) -> bool:
    """Whoever leads the board. One query, and one for a post's topic."""
    return reach_of(person).moderates_board(_topic(thing).board_id)


def is_writer(person: Person, thing: Post | Topic) -> bool:
    """Whether it is hers, by name or under an alias."""
    return aliases.is_hers(thing, person)


def to_hidden_writer(thing: Post | Topic, do: Callable[[Person], object]) -> object:
    """Calls ``do`` with who stands behind the alias, where somebody is left."""
    person = aliases.writer_of(thing)
    return do(person) if person else None


def is_shown(thing: Post | Topic) -> bool:
    """Whether all who read the board read it."""
    return {thing.status, _topic(thing).status} == {Status.VISIBLE}


def is_held(thing: Post | Topic) -> bool:
    """Whether a decision can show it again: not what its author took away herself."""
    return thing.status != Status.VISIBLE and not _is_taken_away(thing)


def hide(thing: Post | Topic, moment: datetime) -> None:
    """Its author and those who lead the board read it still."""
    _put(thing, Status.HIDDEN)


def remove(thing: Post | Topic, moment: datetime) -> None:
    """Those who lead the board read it still, for the time of an appeal."""
    _put(thing, Status.REMOVED)


def restore(thing: Post | Topic, moment: datetime) -> None:
    """All who read the board read it again."""
    if is_held(thing):
        _put(thing, Status.VISIBLE)


def _topic(thing: Post | Topic) -> Topic:
    return thing if isinstance(thing, Topic) else thing.topic


def _put(thing: Post | Topic, status: str) -> None:
    if isinstance(thing, Topic):
        standing.put_topic(thing, status)
    else:
        standing.put_post(thing, status)


def _is_taken_away(thing: Post | Topic) -> bool:
    """A text that its author took away is gone; her topic went with its first post."""
    first = thing.posts.filter(position=1).first() if isinstance(thing, Topic) else thing
    return thing.status == Status.REMOVED and (first is None or not first.source)


def _of_topic(topic: Topic) -> Words:
    first = topic.posts.filter(position=1).first()
    return Words(topic.title, first.source if first else "", topic.language, topic.label)


def _of_post(post: Post) -> Words:
    return Words(post.topic.title, post.source, post.language, post.label)


def _moderated(model: type[Post] | type[Topic], words: Callable[..., Words]) -> Moderated:
    return Moderated(
        words=words,
        may_moderate=may_moderate,
        is_writer=is_writer,
        written_by=lambda person: model._default_manager.filter(hers(person)).values("pk"),
        writer=lambda thing: thing.author,
        to_hidden_writer=to_hidden_writer,
        area=lambda thing: (BOARD, _topic(thing).board_id),
        is_shown=is_shown,
        is_held=is_held,
        hide=hide,
        remove=remove,
        restore=restore,
    )


OF_TOPICS, OF_POSTS = _moderated(Topic, _of_topic), _moderated(Post, _of_post)
