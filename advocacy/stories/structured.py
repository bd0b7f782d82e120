"""How do search engines read a story? In the words of schema.org (JSON-LD)."""

import json
from collections.abc import Callable
from typing import Any

from advocacy.stories import sentences
from advocacy.stories.lent import Photo
from advocacy.stories.models import Story, StoryText
from network.directory.structured import ESCAPES


def data_block(story: Story, text: StoryText, photo: Photo | None, address: Callable[[str], str]) -> str:
    """The JSON text for a ``<script type="application/ld+json">``, safe inside it; '' for an invented story.

    ``address`` makes a path absolute. No query: the story is fetched with its rows.
    """
    if story.is_example:
        return ""
    article = _article(story, text, photo, address)
    return json.dumps(article, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _article(story: Story, text: StoryText, photo: Photo | None, address: Callable[[str], str]) -> dict[str, Any]:
    teller = sentences.teller(story)
    kind = "Organization" if story.told_as == Story.ToldAs.SHOP else "Person"
    said = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": text.title,
        "description": text.lead,
        "inLanguage": text.language,
        "url": address(story.get_absolute_url()),
        "datePublished": story.published_at.isoformat() if story.published_at else "",
        "dateModified": text.published_at.isoformat(),
        "author": {"@type": kind, "name": teller} if teller else None,
        "image": address(photo.url) if photo else None,
    }
    return {name: value for name, value in said.items() if value}
