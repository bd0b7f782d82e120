"""How does a post or a topic become visible, held, hidden or removed? Asked by nobody: verbs and decisions call it.

Each function locks the topic's row first, so that of two who act at once the second sees what the first did.
"""

from django.db import transaction

from network.forum import counting, mentions, telling
from network.forum.models import Board, Post, Status, Topic


def locked_topic(topic: Topic) -> Topic:
    """The topic as it is now; its row is ours until the end of the transaction. Two queries."""
    # "No key": a board that makes this topic its newest must not wait for us, while we wait for the board.
    found = Topic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    # Not joined above: PostgreSQL would find no row where the topic was moved while we waited for it.
    found.board = Board.objects.select_related("parent").get(pk=found.board_id)
    return found


def locked_post(post: Post) -> Post:
    """The post as it is now; its topic's row is ours until the end of the transaction, so that counts stay true."""
    topic = locked_topic(Topic(pk=post.topic_id))
    found = Post.objects.select_related("author").get(pk=post.pk)
    found.topic = topic
    return found


@transaction.atomic
def put_post(post: Post, status: str) -> Post:
    """Gives a post its status, with all counts; returns it as it is now. Writes no log: the decision does.

    A topic goes with its first post where nothing else is visible in it, and comes back with it. Who is mentioned is
    told once the post is visible.
    """
    now = locked_post(post)
    before, topic = now.status, now.topic
    counting.put_status(now, status)
    alone = topic.posts_count == 0 or (status == Status.VISIBLE and topic.status == before)
    if now.position == 1 and alone and topic.status != status:
        counting.put_topic_status(topic, status)
    if before == Status.PENDING:
        telling.tell(now)
    mentions.tell(now)
    post.status, post.topic = now.status, topic
    return now


@transaction.atomic
def put_topic(topic: Topic, status: str) -> Topic:
    """Gives a topic its status, with the counts of its board; its posts keep theirs. Writes no log either."""
    now = locked_topic(topic)
    counting.put_topic_status(now, status)
    topic.status = now.status
    return now
