"""Does everything in the forum's tables still agree, and how is what does not put right?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from network.forum import aliases, counting, drafts, rendering, sentences, standing
from network.forum.models import Board, Post, PostDraft, Status, Thanks, Topic, TopicReader

BATCH = 1000
SHOWN = Q(posts__status=Status.VISIBLE)
HERS = Case(When(Q(author=F("topic__author")) | Q(alias=F("topic__alias")), then=Value(True)), default=Value(False))


@dataclass(frozen=True)
class Wrong:
    """One thing that is not as it should be. ``repair`` is None where only a human being can tell what is right."""

    thing: str
    says: str
    repair: Callable[[], object] | None = None


def numbers() -> Iterator[Wrong]:
    """Posts of a topic are numbered from 1 to its last number, none missing."""
    rows = Topic.objects.annotate(n=Count("posts"), low=Min("posts__position"), top=Max("posts__position"))
    for topic in rows.order_by("pk").iterator(BATCH):
        if topic.n != topic.last_position or (topic.n and (topic.low, topic.top) != (1, topic.n)):
            lost = topic.top is None or topic.n != topic.top
            says = f"{topic.n} posts, numbers {topic.low} to {topic.top}, last number {topic.last_position}"
            may = not lost and topic.top > topic.last_position
            yield Wrong(f"topic {topic.pk}", says, partial(_recount, topic) if may else None)


def askers() -> Iterator[Wrong]:
    """A post is marked as the asker's where author or alias say so; of erased people the mark is all that is left."""
    known = Post.objects.exclude(author=None, alias=None).exclude(topic__author=None, topic__alias=None)
    for post in known.annotate(hers=HERS).exclude(by_asker=F("hers")).order_by("pk"):
        yield Wrong(f"post {post.pk}", f"by_asker is {post.by_asker}", partial(_put, post, by_asker=post.hers))


def topics() -> Iterator[Wrong]:
    """What a topic counts, and its newest post, are those of its visible posts."""
    last = Post.objects.filter(topic=OuterRef("pk"), status=Status.VISIBLE).order_by("-position")
    rows = Topic.objects.annotate(
        shown=Count("posts", filter=SHOWN), answered=Count("posts", filter=SHOWN & Q(posts__by_asker=False)),
        top=Coalesce(Max("posts__position", filter=SHOWN), 0), name=Subquery(last.values("label")[:1]),
        at=Subquery(last.values("created_at")[:1]),
    )  # fmt: skip
    for topic in rows.order_by("pk").iterator(BATCH):
        found = {
            "posts_count": topic.shown, "answers_count": topic.answered, "newest_position": topic.top,
            "last_label": topic.name or "", "last_post_at": topic.at or topic.created_at,
        }  # fmt: skip
        if says := _differences(topic, found):
            yield Wrong(f"topic {topic.pk}", says, partial(_recount, topic))


def boards() -> Iterator[Wrong]:
    """What a board counts, and its newest topic, are those of its visible topics; boards stand in two levels."""
    shown = Q(topics__status=Status.VISIBLE)
    rows = Board.objects.annotate(
        topics_seen=Count("topics", filter=shown), posts_seen=Coalesce(Sum("topics__posts_count", filter=shown), 0)
    )
    for board in rows.select_related("parent").order_by("pk"):
        newest = counting.newest_topic(board.pk)
        found = {
            "topics_count": board.topics_seen, "posts_count": board.posts_seen,
            "last_topic_id": newest["last_topic"], "last_post_at": newest["last_post_at"],
        }  # fmt: skip
        if says := _differences(board, found):
            yield Wrong(f"board {board.pk}", says, partial(counting.recount_board, board))
        if board.parent and board.parent.parent_id:
            yield Wrong(f"board {board.pk}", "stands on a third level")


def thanks() -> Iterator[Wrong]:
    """A post counts the thanks there are."""
    rows = Post.objects.annotate(
        thanked=Count("thanks", filter=Q(thanks__kind=Thanks.Kind.THANKS)),
        stood_by=Count("thanks", filter=Q(thanks__kind=Thanks.Kind.WITH_YOU)),
    )
    for post in rows.exclude(thanks_count=F("thanked"), with_you_count=F("stood_by")).order_by("pk"):
        says = _differences(post, {"thanks_count": post.thanked, "with_you_count": post.stood_by})
        yield Wrong(f"post {post.pk}", says, partial(_recount_thanks, post))


def readers() -> Iterator[Wrong]:
    """Nobody has read further than to the last number."""
    for row in (
        TopicReader.objects.filter(position__gt=F("topic__last_position")).select_related("topic").order_by("pk")
    ):
        says = f"position is {row.position}, the topic ends at {row.topic.last_position}"
        yield Wrong(f"reader {row.pk}", says, partial(_put, row, position=row.topic.last_position))


def names() -> Iterator[Wrong]:
    """Under an alias stands its name, of its own topic; without author and alias the words for an erased person."""
    erased = sentences.erased_labels()
    for post in Post.objects.exclude(alias=None).exclude(alias__topic=F("topic")).order_by("pk"):
        yield Wrong(f"post {post.pk}", "has an alias of another topic")
    for kind, model in (("post", Post), ("topic", Topic)):
        rows: QuerySet[Any] = model.objects.annotate(called=F("alias__label"))
        for thing in rows.exclude(alias=None).exclude(label=F("called")).order_by("pk"):
            yield Wrong(f"{kind} {thing.pk}", "is not named as its alias", partial(_put, thing, label=thing.called))
        for thing in rows.filter(author=None, alias=None).exclude(label__in=erased).order_by("pk"):
            right = sentences.erased_label(thing.language)
            yield Wrong(f"{kind} {thing.pk}", "is named after nobody who is left", partial(_put, thing, label=right))


def secrets() -> Iterator[Wrong]:
    """Nothing but the alias joins a person and what she writes under it."""
    for place in aliases.given_away():
        yield Wrong(place, "names who writes under an alias")
    aliased = {f"post-{key}" for key in Post.objects.exclude(alias=None).values_list("pk", flat=True)}
    for draft in PostDraft.objects.filter(key__startswith="post-").order_by("pk"):
        if draft.key in aliased:
            yield Wrong(f"draft {draft.pk}", "is of a post under an alias", draft.delete)
    for draft in PostDraft.objects.filter(data__has_key="alias").order_by("pk"):
        data = {name: value for name, value in draft.data.items() if name != "alias"} | {drafts.UNDER_ALIAS: True}
        yield Wrong(f"draft {draft.pk}", "holds an alias", partial(_put, draft, data=data))


def texts() -> Iterator[Wrong]:
    """The HTML of a post is what is made of its source today. The one check that takes long: a millisecond a post."""
    for post in Post.objects.order_by("pk").iterator(BATCH):
        html = rendering.rendered(post.source, links=post.has_links)
        if post.html != html or post.renderer != rendering.VERSION:
            says = "has other HTML than its source" if post.html != html else f"was made by version {post.renderer}"
            yield Wrong(f"post {post.pk}", says, partial(_put, post, html=html, renderer=rendering.VERSION))


# In this order one repairs: boards count what topics say, topics what is marked at posts.
CHECKS: tuple[Callable[[], Iterator[Wrong]], ...] = (
    numbers, askers, names, topics, boards, thanks, readers, secrets, texts,
)  # fmt: skip


@transaction.atomic
def _recount(topic: Topic) -> None:
    counting.recount_topic(standing.locked_topic(topic))


@transaction.atomic
def _recount_thanks(post: Post) -> None:
    counting.recount_thanks(standing.locked_post(post))


def _put(row: Post | Topic | TopicReader | PostDraft, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))


def _differences(row: Topic | Board | Post, found: dict[str, object]) -> str:
    """ "posts_count is 3, should be 2"; "" where all agree."""
    wrong = ((name, getattr(row, name), right) for name, right in found.items() if getattr(row, name) != right)
    return "; ".join(f"{name} is {there}, should be {right}" for name, there, right in wrong)
