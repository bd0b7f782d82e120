"""Which invented stories does the demo tell?"""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from advocacy.models import Story
from advocacy.stories.actions import begin_story, submit_story
from cms.pages.models import LadaHomePage
from cms.writing.pages import publish_text, save_text
from network.models import Leader, Need, Place, Shop
from network.places.resolver import resolve

STORIES = Path(__file__).resolve().parent / "stories.json"


def load(path: Path = STORIES) -> int:
    """Adds those that are not there yet, known by their key, with their texts in the site's languages; how many.

    What people made of them since stays. Load shops, places and leaders first. Raises DoesNotExist for a shop or
    leader that is missing or no example: of a real shop only real people tell.
    """
    told: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return sum(_load(one) for one in told)


@transaction.atomic
def _load(told: dict[str, Any]) -> bool:
    """Whether it was new."""
    if Story.objects.filter(token=told["key"]).exists():
        return False
    leader = Leader.objects.get(slug=told["leader"], is_example=True) if told["leader"] else None
    texts, language = told["texts"], told["language"]
    story = begin_story(
        actor=None,
        author=leader.person if leader else None,
        title=told["key"],  # the address says that it is an example; the title of the text comes with its page
        language=language,
        told_as=told["told_as"],
        signature=told["signature"],
        leader=leader,
        shop=Shop.objects.get(slug=told["shop"], is_example=True) if told["shop"] else None,
        place=_place(told["place"]),
        needs=Need.objects.filter(slug__in=told["needs"]),
        token=told["key"],
        is_example=True,
    )
    submit_story(story, actor=None)
    homes = set(LadaHomePage.objects.values_list("locale__language_code", flat=True))
    for code in sorted(homes & set(texts), key=lambda code: code != language):  # the original first
        publish_text(save_text(story, language=code, **texts[code]))  # Wagtail's signal calls the story's verb
    return True


def _place(name: str) -> Place | None:
    """The place of the gazetteer that the name means; None where nobody knows it."""
    found = resolve(name).best
    return Place.objects.filter(pk=found.place_id).first() if found and found.place_id else None
