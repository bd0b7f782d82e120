"""How do search engines read a topic of a board that they may list? In the words of schema.org (JSON-LD)."""

import json
from collections.abc import Callable
from typing import Any

from network.directory.structured import ESCAPES
from network.forum import rendering
from network.forum.listing import post_url
from network.forum.models import Post, Status
from network.forum.topic_page import TopicPage

Node = dict[str, Any]


def data_block(page: TopicPage, address: Callable[[str], str]) -> str:
    """The JSON text for a ``<script type="application/ld+json">``, safe inside it; "" where there is nothing to tell.

    Of invented topics nothing is told, and of a post neither more nor less than stands on the page. ``address`` makes a
    path absolute. No query.
    """
    posts = [post for post in page.posts if post.status == Status.VISIBLE]
    if page.topic.is_example or page.topic.status != Status.VISIBLE or not posts:
        return ""
    first = posts[0] if posts[0].position == 1 else None
    node: Node = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": page.topic.title,
        "url": address(page.topic.get_absolute_url()),
        "inLanguage": page.topic.language,
        "datePublished": page.topic.created_at.isoformat(timespec="minutes"),
        "author": {"@type": "Person", "name": page.topic.label},
        "commentCount": page.topic.answers_count,
        "comment": [_comment(post, page, address) for post in posts if post.position > 1],
    }
    if first:
        node["text"] = rendering.plain(first.source)
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _comment(post: Post, page: TopicPage, address: Callable[[str], str]) -> Node:
    return {
        "@type": "Comment",
        "url": address(post_url(page.topic, post.position)),
        "inLanguage": post.language,
        "datePublished": post.created_at.isoformat(timespec="minutes"),
        "author": {"@type": "Person", "name": post.label},
        "text": rendering.plain(post.source),
    }
