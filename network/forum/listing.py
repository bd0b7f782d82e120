"""Which boards and topics does a page of the forum list, and what does a row say?

Lists are read by keys: a link names the last row seen, so the hundredth part costs what the first does.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypedDict

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory.listing import start
from network.forum import phrases, sentences
from network.forum.models import Board, BoardReader, Topic, TopicReader
from network.forum.queries import Key, TopicQuerySet, hers
from network.forum.rules import Reach, can_begin_topic
from network.words.languages import is_in_other_letters

PART = 20  # topics, and posts, on a page
MOST_REMEMBERED = 100
NEW_FOR = timedelta(days=60)  # what is older is new to nobody: no row needs to remember it
AFTER, BEFORE = "po", "przed"
KEY = re.compile(r"([01])-(\d{1,17})-(\d{1,18})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)


class BoardRow(TypedDict):
    """A board of a list. ``newest`` is None where nothing may be said of it."""

    name: str
    lang: str
    url: str
    about: str
    readers: str
    topics: str
    newest: "TopicLink | None"
    newest_at: str
    is_new: bool
    is_example: bool
    new_url: str
    inside: "list[BoardRow]"


class TopicLink(TypedDict):
    """A topic to go to."""

    title: str
    lang: str
    letters: bool
    url: str


class TopicRow(TypedDict):
    """A topic of a list. ``unread_url`` leads to the first post that is new to the reader, "" where none is."""

    link: TopicLink
    label: str
    label_letters: bool
    state: str
    waits: bool
    when: str
    language: str
    note: str
    is_pinned: bool
    is_locked: bool
    is_example: bool
    unread_url: str
    board: str
    claim_url: str


@dataclass(frozen=True)
class Part:
    """One part of a list of topics, and the queries of the addresses of its neighbours; "" where there is none."""

    topics: list[Topic] = field(default_factory=list)
    previous: str = ""
    next: str = ""


def boards(reach: Reach) -> list[Board]:
    """All boards the person may read, with their words, their newest topic and how far she has read; two queries."""
    found = Board.objects.within(reach).with_newest().prefetch_related("texts")
    return list(_with_reading(found, reach))


def board_called(slug: str, known: list[Board]) -> Board | None:
    """The one with this address among those she may read."""
    return next((board for board in known if board.slug == slug), None)


def tree(known: list[Board], reach: Reach, language: str, now: datetime) -> list[BoardRow]:
    """The rows of the index: the boards, and inside each the boards it holds; no query."""
    return [
        board_row(board, reach, language, now, inside=[one for one in known if one.parent_id == board.pk])
        for board in known
        if board.parent_id is None
    ]


def board_row(
    board: Board, reach: Reach, language: str, now: datetime, inside: "list[Board] | None" = None
) -> BoardRow:
    """The row of a board from ``boards``; no query. Of a sensitive board no title is told outside of it."""
    text = sentences.text_of_board(board, language)
    newest = board.last_topic
    told = newest is not None and not board.is_sensitive
    return {
        "name": sentences.board_name(board, language),
        "lang": text.language if text and text.language != language else "",
        "url": board.get_absolute_url(),
        "about": sentences.board_about(board, language),
        "readers": phrases.readers(board),
        "topics": phrases.topics(board.topics_count) if board.takes_topics else "",
        "newest": topic_link(newest, language) if told and newest else None,
        "newest_at": phrases.when(board.last_post_at, now) if board.last_post_at else "",
        "is_new": newest is not None and _is_new(newest, board, reach, now, getattr(board, "read_position", None)),
        "is_example": board.is_example,
        "new_url": reverse("network:topic_new", args=[board.slug]) if can_begin_topic(reach, board) else "",
        "inside": [board_row(one, reach, language, now) for one in inside or []],
    }


def part_of(board: Board, reach: Reach, asked: QueryDict) -> Part:
    """The part of the board's topics that the address asks for, with how far the person has read; one query.

    What cannot be understood is the first part.
    """
    topics = with_position(Topic.objects.on_board(board.pk), reach)
    if key := key_in(asked.get(BEFORE, "")):
        found = list(topics.before(key)[: PART + 1])
        more, shown = len(found) > PART, found[:PART][::-1]
        return Part(shown, _query(BEFORE, shown[:1]) if more else "", _query(AFTER, shown[-1:]))
    if key := key_in(asked.get(AFTER, "")):
        found = list(topics.after(key)[: PART + 1])
        return Part(
            found[:PART], _query(BEFORE, found[:1]), _query(AFTER, found[PART - 1 : PART]) if found[PART:] else ""
        )
    found = list(topics[: PART + 1])
    return Part(found[:PART], "", _query(AFTER, found[PART - 1 : PART]) if found[PART:] else "")


def waiting(reach: Reach, now: datetime) -> list[Topic]:
    """The topics of her boards that wait longest for a first answer and that nobody else has taken on, at most one
    part; one query, and one for the words of the boards."""
    free = Topic.objects.within(reach).unanswered().free_for(reach.person, now)
    found = free.select_related("board__parent").prefetch_related("board__texts")
    if reach.person:
        found = found.annotate(is_hers=ExpressionWrapper(hers(reach.person), BooleanField()))
    return list(with_position(found, reach)[:PART])


def remembered(reach: Reach) -> list[Topic]:
    """The topics that the person remembers and may read, the newest on her list first, at most one part; one query,
    and one for the words of the boards."""
    kept = TopicReader.objects.filter(person=reach.person, is_bookmarked=True)
    found = Topic.objects.within(reach).filter(readers__in=kept).order_by("-readers__pk")
    found = found.select_related("board__parent").prefetch_related("board__texts")
    return list(with_position(found, reach)[:MOST_REMEMBERED])


def topic_row(
    topic: Topic, board: Board, reach: Reach, language: str, now: datetime, *, with_board: str = ""
) -> TopicRow:
    """The row of a topic from ``part_of`` or ``waiting``; no query."""
    read = getattr(topic, "read_position", None)
    is_new = _is_new(topic, board, reach, now, read)
    return {
        "link": topic_link(topic, language),
        "label": topic.label,
        "label_letters": is_in_other_letters(topic.label),
        "state": phrases.answers(topic),
        "waits": topic.answers_count == 0 and not topic.is_locked,
        "when": phrases.when(topic.last_post_at, now),
        "language": phrases.other_language(topic.language, language),
        "note": phrases.note(topic),
        "is_pinned": topic.is_pinned,
        "is_locked": topic.is_locked,
        "is_example": topic.is_example,
        "unread_url": post_url(topic, (read or 0) + 1) if is_new else "",
        "board": with_board,
        "claim_url": _claim_url(topic, reach) if with_board else "",
    }


def _claim_url(topic: Topic, reach: Reach) -> str:
    """Where a helper says that she will answer; "" for everybody else."""
    may = reach.helps and not getattr(topic, "is_hers", False)
    return reverse("network:topic_claim", args=[topic.pk, topic.slug]) if may else ""


def topic_link(topic: Topic, language: str) -> TopicLink:
    """Title and address; ``lang`` is "" where the title is in the page's language, ``letters`` says that it is written
    in letters the page itself does not need."""
    return {
        "title": topic.title,
        "lang": "" if topic.language == language else topic.language,
        "letters": is_in_other_letters(topic.title),
        "url": topic.get_absolute_url(),
    }


def post_url(topic: Topic, position: int) -> str:
    """Where the post with this number stands; it holds whatever the length of a page."""
    return f"{topic.get_absolute_url()}?od={position}#p{position}"


def way_here(board: Board | None = None, language: str = "") -> list[dict[str, str]]:
    """The steps from the site's first page to the forum, and to a board whose words (and its parent's) are fetched."""
    steps = [start(), {"url": reverse("network:forum"), "label": _("Forum")}]
    around = [one for one in (board.parent, board) if one] if board else []
    return steps + [{"url": one.get_absolute_url(), "label": sentences.board_name(one, language)} for one in around]


def key_in(text: str) -> Key | None:
    """The row that an address names; None for what is no key."""
    found = KEY.fullmatch(text)
    if found is None:
        return None
    return found[1] == "1", EPOCH + TICK * int(found[2]), int(found[3])


def _query(name: str, topics: list[Topic]) -> str:
    """The query of an address that goes on from this row; "" without one."""
    return f"?{name}={key_of(topics[0])}" if topics else ""


def key_of(topic: Topic) -> str:
    """The row as an address names it; what ``key_in`` reads."""
    return f"{int(topic.is_pinned)}-{(topic.last_post_at - EPOCH) // TICK}-{topic.pk}"


def with_position(topics: TopicQuerySet, reach: Reach) -> TopicQuerySet:
    """With ``read_position``: how far the person has read; None for what she never opened, and for visitors."""
    if reach.person is None:
        return topics
    hers = TopicReader.objects.filter(person=reach.person, topic=OuterRef("pk"))
    return topics.annotate(read_position=Subquery(hers.values("position")[:1]))


def with_choices(topics: TopicQuerySet, reach: Reach) -> TopicQuerySet:
    """With ``watch`` and ``is_remembered``, as the person has chosen; None where she has not."""
    if reach.person is None:
        return topics
    hers = TopicReader.objects.filter(person=reach.person, topic=OuterRef("pk"))
    return topics.annotate(
        watch=Subquery(hers.values("watch")[:1]), is_remembered=Subquery(hers.values("is_bookmarked")[:1])
    )


def _with_reading(found: "QuerySet[Board]", reach: Reach) -> "QuerySet[Board]":
    """With ``read_at`` of the person's watermark, and ``read_position`` in the newest topic."""
    if reach.person is None:
        return found
    newest = TopicReader.objects.filter(person=reach.person, topic=OuterRef("last_topic"))
    mark = BoardReader.objects.filter(person=reach.person, board=OuterRef("pk"))
    return found.annotate(
        read_position=Subquery(newest.values("position")[:1]),
        read_at=Subquery(mark.values("read_at")[:1]),
        watch=Subquery(mark.values("watch")[:1]),
    )


def _is_new(topic: Topic, board: Board, reach: Reach, now: datetime, read: int | None) -> bool:
    """Whether somebody wrote what the person has not read: after her watermark, her first day here and the cut-off."""
    if reach.person is None or (read or 0) >= topic.newest_position:
        return False
    known = [now - NEW_FOR, reach.person.created_at, getattr(board, "read_at", None)]
    return topic.last_post_at > max(moment for moment in known if moment)
