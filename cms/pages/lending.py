"""What do editors' pages lend to the pages of shops, leaders and stories?"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from advocacy.models import Story
from advocacy.stories.lent import Photo
from cms.blocks.lines import begins_with
from cms.translations.editions import readable
from cms.translations.status import told_of_translation
from network.directory.models import Shop
from network.models import Leader
from network.people.consents.rules import FACE, blocked, blocked_among

if TYPE_CHECKING:
    from cms.files.models import SiteImage, SiteRendition
    from cms.pages.models.shop import ShopPage
    from cms.pages.models.told import LeaderPage, StoryPage

ONE_LEVEL_DOWN = 1  # the text stands in a part of the shop's page, whose heading is of the second level


def prose_of(shop: Shop, language: str) -> "ShopPage | None":
    """The live page of the shop that anybody may read: in this language, else in Polish, else None.

    One query, and one for a translation: ``told`` says whether it is older than its original, or a machine's.
    """
    model: type[ShopPage] = apps.get_model("cms", "ShopPage")  # the model asks this module for its preview
    codes = {language, settings.LANGUAGE_CODE}
    found = readable(model.objects.filter(shop=shop, language__in=codes)).select_related("locale")
    live = {page.language: page for page in found}
    page = live.get(language) or live.get(settings.LANGUAGE_CODE)
    if page:
        page.told = told_of_translation(page, live)
    return page


def lent(page: "ShopPage") -> dict[str, object]:
    """What the section's template needs."""
    language = page.locale.language_code
    return {
        "page": page,
        "text_language": language,
        "text_is_foreign": language != get_language(),
        "heading_shift": ONE_LEVEL_DOWN,
        **getattr(page, "told", {}),
    }


def leader_text_of(leader: Leader, language: str) -> "LeaderPage | None":
    """The live page of the leader that anybody may read: in this language, else in hers, else in any. One query."""
    model: type[LeaderPage] = apps.get_model("cms", "LeaderPage")
    found = readable(model.objects.filter(leader=leader, language__isnull=False)).select_related("locale", "photo")
    order = (language, leader.person.language)
    return min(found, key=lambda page: (page.language not in order, page.language != language, page.pk), default=None)


def leader_lent(leader: Leader, page: "LeaderPage") -> dict[str, object]:
    """What the section with her words needs; no query when the leader's texts are prefetched."""
    language = page.locale.language_code
    text = next((text for text in leader.texts.all() if text.language == language), None)
    return {
        "page": page,
        "name": leader.person.name,
        "text_language": language,
        "text_is_foreign": language != get_language(),
        "text_is_older": text is not None and text.version < leader.version,
        "text_is_machine": text.is_machine if text else page.is_machine,
        "changed_on": text.published_at if text else page.last_published_at,
        "begins_with_lead": begins_with(page.body, page.lead),
        "heading_shift": ONE_LEVEL_DOWN,
    }


def portrait(leader: Leader, page: "LeaderPage") -> dict[str, object] | None:
    """What her portrait on the wall needs; None without a photo, and while a consent to show a face is over."""
    if page.photo is None or FACE in blocked("leader", leader.pk):
        return None
    page.photo.contextual_alt_text = page.photo_alt
    return {"slot": "wall", "image": page.photo, "text_language": page.locale.language_code}


def story_texts_of(stories: Iterable[Story], language: str) -> "dict[int, StoryPage]":
    """The live page of each shown story that anybody may read: in this language, else in the story's own; one query."""
    model: type[StoryPage] = apps.get_model("cms", "StoryPage")
    known = {story.pk: story for story in stories if story.shown}
    pages = readable(model.objects.filter(story__in=known, language__isnull=False)).select_related("locale", "photo")
    found: dict[int, StoryPage] = {}
    for page in pages:
        is_best = page.language == language or (
            page.language == known[page.story_id].language and page.story_id not in found
        )
        if is_best:
            found[page.story_id] = page
    return found


def story_lent(story: Story, page: "StoryPage") -> dict[str, object]:
    """What the section with a story's text needs; one query for the consents where there is a photo.

    ``begins_with_lead``: the text says its lead itself.
    """
    language = page.locale.language_code
    return {
        "page": page,
        "photo": _described(page.photo, page.photo_alt) if page.photo and _may_show_faces(story) else None,
        "begins_with_lead": begins_with(page.body, page.lead),
        "text_language": language,
        "text_is_foreign": language != get_language(),
        "heading_shift": 0,
    }


def story_titles(stories: Sequence[Story]) -> dict[int, str]:
    """The title of the newest text of each story in its own language, by the story's key; one query."""
    model: type[StoryPage] = apps.get_model("cms", "StoryPage")
    languages = {story.pk: story.language for story in stories}
    pages = model.objects.filter(story__in=languages, alias_of=None).values_list("story", "language", "draft_title")
    return {story: title for story, language, title in pages if language == languages[story]}


def story_photos(stories: Sequence[Story], language: str, wide: bool) -> dict[int, Photo]:
    """The photo of each shown story, by its key, in a file that is drawn already; three queries.

    None while a consent to show a face is over.
    """
    pages = {key: page for key, page in story_texts_of(stories, language).items() if page.photo}
    if not pages:
        return {}
    prefetch_related_objects(list(pages.values()), "photo__renditions")
    faceless = blocked_among("story", pages)
    files = {key: _jpeg(page.photo, wide) for key, page in pages.items() if page.photo and FACE not in faceless[key]}
    return {
        key: Photo(file.url, file.width, file.height, pages[key].photo_alt, str(pages[key].language))
        for key, file in files.items()
        if file
    }


def _jpeg(image: "SiteImage", wide: bool) -> "SiteRendition | None":
    """Of the files drawn when the page was published the widest JPEG, or the narrowest; None where there is none."""
    drawn = [one for one in image.renditions.all() if one.filter_spec.endswith("format-jpeg")]
    drawn.sort(key=lambda one: one.width, reverse=wide)
    return next(iter(drawn), None)


def _described(image: "SiteImage", alt: str) -> "SiteImage":
    image.contextual_alt_text = alt
    return image


def _may_show_faces(story: Story) -> bool:
    return FACE not in blocked("story", story.pk)
