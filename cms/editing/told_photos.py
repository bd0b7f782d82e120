"""Which pictures stand in a told text, and ever stood there?"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.models import Revision

from cms.pages.models import LeaderPage, StoryPage


def photos_of(pages: Iterable[StoryPage | LeaderPage]) -> set[int]:
    """The keys of all pictures in these texts as they stand, and as they ever stood in a draft; one query."""
    rows = list(pages)
    keys = {key for page in rows for key in (page.photo_id, page.share_image_id) if key}
    keys |= {key for page in rows for key in _pictures(list(page.body.raw_data))}
    drafts = Revision.page_revisions.filter(object_id__in=[str(page.pk) for page in rows])
    for content in drafts.values_list("content", flat=True).iterator():
        keys |= {content[name] for name in ("photo", "share_image") if content.get(name)}
        keys |= set(_pictures(json.loads(content.get("body") or "[]")))
    return keys


def _pictures(piece: Any) -> Iterator[int]:
    """The keys of pictures anywhere inside stored pieces of text."""
    if isinstance(piece, list):
        for part in piece:
            yield from _pictures(part)
    elif isinstance(piece, dict):
        for name, part in piece.items():
            if name == "image" and isinstance(part, int):
                yield part
            yield from _pictures(part)
