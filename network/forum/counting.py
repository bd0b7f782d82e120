"""How do the counts of topics and boards stay true? One function moves a post, one a topic; nothing else writes counts.

Counts move by the difference, in the transaction of the verb, under the lock of the topic's row; what is newest is
looked up: of a topic the visible post with the highest number, of a board the topic whose newest post is the latest.
"""

from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import Coalesce

from network.forum.models import Board, Post, Status, Thanks, Topic

VISIBLE = Status.VISIBLE
COUNTED = (
    "status",
    "board",
    "last_position",
    "posts_count",
    "answers_count",
    "newest_position",
    "last_label",
    "last_post_at",
)


def next_position(topic: Topic) -> int:
    """The number of the next post. The row of the topic is ours from here to the end of the transaction: of many who
    write at once each gets a number of her own, without gaps."""
    Topic.objects.filter(pk=topic.pk).update(last_position=F("last_position") + 1)
    topic.refresh_from_db(fields=["last_position"])
    return topic.last_position


def put_status(post: Post, status: str) -> None:
    """Gives a post its status and moves the counts of its topic and board with it.

    The caller's transaction has locked the topic, and read the post after that.
    """
    before, post.status = post.status, status
    post.save(update_fields=["status"])
    count_post(post, post.topic, int(status == VISIBLE) - int(before == VISIBLE))


def count_post(post: Post, topic: Topic, difference: int) -> None:
    """Adds or takes one visible post; ``difference`` 0 changes nothing. Reads the topic's counts anew."""
    if difference == 0:
        return
    by_other = 0 if post.by_asker else difference
    Topic.objects.filter(pk=topic.pk).update(
        posts_count=F("posts_count") + difference, answers_count=F("answers_count") + by_other, **newest_post(topic)
    )
    topic.refresh_from_db(fields=COUNTED)
    if topic.status == VISIBLE:
        _count_on_board(topic, topics=0, posts=difference)


def count_topic(topic: Topic) -> None:
    """A new visible topic stands on its board; its posts are counted as they come."""
    _count_on_board(topic, topics=1, posts=0)


def put_topic_status(topic: Topic, status: str) -> None:
    """Gives a topic its status and moves the counts of its board; the caller's transaction has locked the topic."""
    topic.refresh_from_db(fields=COUNTED)
    difference = int(status == VISIBLE) - int(topic.status == VISIBLE)
    topic.status = status
    topic.save(update_fields=["status"])
    if difference:
        _count_on_board(topic, topics=difference, posts=difference * topic.posts_count)


def put_board(topic: Topic, board: Board) -> None:
    """Puts the topic on another board and moves the counts of both; the caller's transaction has locked the topic."""
    topic.refresh_from_db(fields=COUNTED)
    before, topic.board = topic.board_id, board
    topic.save(update_fields=["board"])
    sign = int(topic.status == VISIBLE)
    for key, one in sorted(((before, -sign), (board.pk, sign))):  # in one order, so that two who move do not wait
        _count(key, topics=one, posts=one * topic.posts_count)


def recount_topic(topic: Topic) -> None:
    """Counts the topic anew from its posts; for repairs, with the topic's row locked by the caller."""
    posts = Post.objects.filter(topic=topic)
    seen = posts.aggregate(
        posts_count=Count("pk", filter=Q(status=VISIBLE)),
        answers_count=Count("pk", filter=Q(status=VISIBLE, by_asker=False)),
        top=Max("position"),
    )
    last = max(topic.last_position, seen.pop("top") or 0)  # a number that was given is never given again
    Topic.objects.filter(pk=topic.pk).update(last_position=last, **seen, **newest_post(topic))


def recount_board(board: Board) -> None:
    """Counts the board anew from its topics; for repairs."""
    shown = Topic.objects.filter(board=board, status=VISIBLE)
    seen = shown.aggregate(topics_count=Count("pk"), posts_count=Coalesce(Sum("posts_count"), 0))
    Board.objects.filter(pk=board.pk).update(**seen, **newest_topic(board.pk))


def recount_thanks(post: Post) -> None:
    """Counts what the post was thanked for; under the lock of its topic."""
    kinds = Thanks.objects.filter(post=post).aggregate(
        thanks_count=Count("pk", filter=Q(kind=Thanks.Kind.THANKS)),
        with_you_count=Count("pk", filter=Q(kind=Thanks.Kind.WITH_YOU)),
    )
    for name, count in kinds.items():
        setattr(post, name, count)
    post.save(update_fields=list(kinds))


def newest_post(topic: Topic) -> dict[str, object]:
    """What a topic says of its newest visible post; without one its own beginning."""
    visible = Post.objects.filter(topic=topic, status=VISIBLE).order_by("-position")
    last = visible.values("position", "label", "created_at").first()
    if last is None:
        return {"newest_position": 0, "last_label": "", "last_post_at": topic.created_at}
    return {"newest_position": last["position"], "last_label": last["label"], "last_post_at": last["created_at"]}


def newest_topic(board_id: int) -> dict[str, object]:
    """What a board says of its newest topic: one row of the list's own index."""
    found = Topic.objects.filter(board=board_id, status=VISIBLE).order_by("-last_post_at", "-id")
    newest = found.values("pk", "last_post_at").first()
    return {"last_topic": newest["pk"] if newest else None, "last_post_at": newest["last_post_at"] if newest else None}


def _count_on_board(topic: Topic, *, topics: int, posts: int) -> None:
    _count(topic.board_id, topics=topics, posts=posts)


def _count(board_id: int, *, topics: int, posts: int) -> None:
    # The board's row is ours first: whoever counts there too waits, and then sees our topic as the newest.
    Board.objects.filter(pk=board_id).update(
        topics_count=F("topics_count") + topics, posts_count=F("posts_count") + posts
    )
    Board.objects.filter(pk=board_id).update(**newest_topic(board_id))
