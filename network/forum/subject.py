"""How do boards, topics and posts introduce themselves to the network?"""

from django.urls import reverse

from network.forum import drafts, moderating, privacy, sentences, telling
from network.forum.models import Board, Post, Topic
from network.subjects.registry import Subject, register

BOARD = register(
    Subject(
        kind="board",
        model=Board,
        title=sentences.board_name,
        address=Board.get_absolute_url,
        summary=sentences.board_about,
        visible_to=lambda person: Board.objects.visible_to(person),  # type: ignore[arg-type]
        tells=telling.BOARD_TELLS,
        titled=lambda rows, language: [
            (board, sentences.board_name(board, language)) for board in rows.prefetch_related("texts")
        ],
        is_sensitive=lambda board: board.is_sensitive or board.audience != Board.Audience.EVERYONE,
        unfollow=telling.unfollow_board,
        typed=lambda text, person: Board.objects.visible_to(person).called(text)[:10],  # type: ignore[arg-type]
    )
)
TOPIC = register(
    Subject(
        kind="topic",
        model=Topic,
        title=lambda topic, language: topic.title,
        address=Topic.get_absolute_url,
        summary=lambda topic, language: "",
        visible_to=lambda person: Topic.objects.visible_to(person),  # type: ignore[arg-type]
        moderated=moderating.OF_TOPICS,
        export=privacy.what_of,  # of the whole forum
        erase=privacy.erase,
        tells=telling.TOPIC_TELLS,
        titled=lambda rows, language: [(topic, topic.title) for topic in rows.select_related("board")],
        news_at=lambda topic, number: reverse("network:post", args=[topic.pk, number]),
        is_sensitive=telling.is_closed,
        answered=telling.answered,
        unfollow=telling.unfollow_topic,
    )
)
POST = register(
    Subject(
        kind="post",
        model=Post,
        title=sentences.post_title,
        address=Post.get_absolute_url,
        summary=lambda post, language: "",  # its words are read in their place, after notes and warnings
        visible_to=lambda person: Post.objects.visible_to(person),  # type: ignore[arg-type]
        sweep=drafts.forget,
        moderated=moderating.OF_POSTS,
    )
)
