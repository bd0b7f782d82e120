"""What does the page of a topic read, for this reader and these numbers?

Posts are read by ranges of their numbers: the hundredth page costs what the first does, and a link to number 181 opens
the page that holds it.
"""

from dataclasses import dataclass, field

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, Value, prefetch_related_objects

from network.forum import aliases
from network.forum.listing import PART, with_choices, with_position
from network.forum.models import Post, Status, Thanks, Topic, TopicAlias
from network.forum.rules import Reach
from network.people.models import Person

LONGEST_NUMBER = 10  # digits of a position that the database takes


@dataclass(frozen=True)
class TopicPage:
    """A topic and the posts from ``first`` to ``last``; ``alias`` is the reader's own in it."""

    topic: Topic
    reach: Reach
    first: int
    last: int
    alias: TopicAlias | None = None
    posts: list[Post] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether the reader began the topic."""
        return self.is_hers(self.topic)

    def is_hers(self, thing: Post | Topic) -> bool:
        """Whether the reader wrote it, by name or under her alias here."""
        if self.reach.person is None:
            return False
        by_alias = thing.alias_id is not None and self.alias is not None and thing.alias_id == self.alias.pk
        return by_alias or thing.author_id == self.reach.person.pk

    @property
    def leads(self) -> bool:
        """Whether the reader leads the board."""
        return self.reach.moderates_board(self.topic.board_id)

    @property
    def read_to(self) -> int:
        """How far the reader had read before this; 0 for who never was here, and for visitors."""
        return getattr(self.topic, "read_position", None) or 0


def find(pk: int, reach: Reach) -> Topic | None:
    """The topic with its board and the codes of its needs, if the person may read it; else None.

    One query, which brings a row for each need, and one for the words of its boards.
    """
    found = Topic.objects.within(reach).filter(pk=pk).select_related("board__parent")
    found = with_choices(with_position(found.annotate(need_code=F("tagged_needs__tag__slug")), reach), reach)
    rows = list(found.order_by("tagged_needs"))
    if not rows:
        return None
    topic = rows[0]
    topic.need_codes = [row.need_code for row in rows if row.need_code]  # type: ignore[attr-defined]
    prefetch_related_objects([one for one in (topic.board, topic.board.parent) if one], "texts")
    return topic


def read(topic: Topic, reach: Reach, position: int) -> TopicPage:
    """The page that holds this number; the first or last one for a number that is not there. Two queries at most."""
    position = min(max(position, 1), max(topic.last_position, 1))
    first = (position - 1) // PART * PART + 1
    last = min(first + PART - 1, topic.last_position)
    posts = _with_thanks(Post.objects.numbered(topic.pk, first, last), reach)
    return TopicPage(topic, reach, first, last, aliases.alias_in(topic, reach.person), list(posts))


def _with_thanks(posts: "QuerySet[Post]", reach: Reach) -> "QuerySet[Post]":
    """With what the person has pressed at each."""
    if reach.person is None:
        return posts.annotate(is_thanked=Value(False, BooleanField()), is_with=Value(False, BooleanField()))
    mine = Thanks.objects.filter(person=reach.person, post=OuterRef("pk"))
    return posts.annotate(
        is_thanked=Exists(mine.filter(kind=Thanks.Kind.THANKS)), is_with=Exists(mine.filter(kind=Thanks.Kind.WITH_YOU))
    )


def find_post(pk: int, reach: Reach) -> Post | None:
    """The post with its topic and board, if the person may read it; else None. One query."""
    return Post.objects.within(reach).select_related("topic__board__parent", "author").filter(pk=pk).first()


def names_in(topic: Topic) -> list[str]:
    """The names above the posts of a topic, each once; one query."""
    return list(Post.objects.filter(topic=topic).order_by().values_list("label", flat=True).distinct())


def name_kept(topic: Topic, person: Person) -> str:
    """The name under which she has written here and goes on to write: her alias or her own; "" while she may choose."""
    if alias := aliases.alias_in(topic, person):
        return alias.label
    return person.name if Post.objects.filter(topic=topic, author=person).exists() else ""


def answered(topic: Topic, number: str) -> Post | None:
    """The post with this number, to stand above its answer, if all who read the board read it; None else."""
    if not (number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER):
        return None
    found = Post.objects.numbered(topic.pk, int(number), int(number)).first()
    return found if found and found.status == Status.VISIBLE else None
