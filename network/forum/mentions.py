"""Whom does a post name behind an @, and who is told? Only people who write in this topic, by the name they have there.

Who is told gets the same notice as whoever follows the topic: it says neither why nor under which name.
"""

from collections.abc import Iterable

from network.forum import aliases, rendering
from network.forum.models import LONGEST_LABEL, Post, Status, Topic, TopicReader, Watch
from network.forum.rules import reach_of
from network.notices import actions as notices
from network.notices.models import Notice
from network.people.models import Person
from network.words.folding import fold

NEWS = "topic_news"  # the notice
MOST = 10
HIGHEST_ROUND = 32_767  # a small integer in every database


def names_in(topic: Topic) -> list[str]:
    """Names under which people write visibly in the topic, sorted; for a list to choose from. One query."""
    shown = Post.objects.filter(topic=topic, status=Status.VISIBLE).order_by("label")
    return list(shown.values_list("label", flat=True).distinct())


def mentioned(source: str, names: Iterable[str]) -> list[str]:
    """Which of the names stand behind an @, in the order of writing, each once, ten at most.

    Case, diacritics and what follows the name do not matter: "@sowa," is Sowa. Of "Anna" and "Anna Maria" the longer.
    """
    folded = sorted(((fold(name), name) for name in names if fold(name)), key=lambda pair: -len(pair[0]))
    found: list[str] = []
    for written in rendering.plain(source).split("@")[1 : MOST + 1]:
        if written[:1].isspace():
            continue
        said = f"{fold(written[: 2 * LONGEST_LABEL])} "
        found += [name for key, name in folded if said.startswith(f"{key} ")][:1]
    return list(dict.fromkeys(found))


def tell(post: Post) -> list[Person]:
    """Tells those whom a visible post names, and returns them; each once a post, however often it is changed.

    Nobody is told of her own post, of what she may not read, of a topic of which she wants to hear nothing, or where
    she has not yet looked at the last notice of it.
    """
    if "@" not in post.source or {post.status, post.topic.status} != {Status.VISIBLE}:
        return []
    names = mentioned(post.source, names_in(post.topic))
    return [person for person in aliases.people_called(post.topic, names) if _is_told(person, post)]


def _is_told(person: Person, post: Post) -> bool:
    topic = post.topic
    if aliases.is_hers(post, person) or not reach_of(person).reads_board(topic.board):
        return False
    if TopicReader.objects.filter(topic=topic, person=person, watch=Watch.NOTHING).exists():
        return False
    if Notice.objects.visible_to(person).about("topic", topic.pk).unseen().exists():
        return False
    return notices.tell(person, NEWS, topic, round=min(post.position, HIGHEST_ROUND)) is not None
