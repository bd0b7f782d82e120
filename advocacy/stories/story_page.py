"""What stands on a story's page around its text?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from advocacy.stories import lent, reading, sentences, structured
from advocacy.stories.models import Story, StoryText
from network.directory.hours import local_day
from network.directory.listing import link, start
from network.needs.listing import vocabulary
from network.people.leaders.rules import is_public
from network.words.languages import names

MOST_OTHERS = 3


class Way(TypedDict):
    """A link with its words."""

    url: str
    label: str


@dataclass(frozen=True)
class Shown:
    """A story as this reader meets it."""

    story: Story
    text: StoryText
    language: str

    @property
    def foreign(self) -> str:
        """The language of the text where that is not the reader's, else ''."""
        return "" if self.text.language == self.language else self.text.language


def shown_to(story: Story, language: str) -> Shown | None:
    """The story in the reader's language, else in its own; None while it is not shown. No query: fetched with rows."""
    text = reading.text_for(story, language)
    return Shown(story, text, language) if story.shown and text else None


def context(shown: Shown, moment: datetime, address: Callable[[str], str]) -> dict[str, Any]:
    """Everything of the page but the text, which the host lends; at a fixed number of queries.

    ``address`` makes a path absolute.
    """
    story, text, day = shown.story, shown.text, reading.day_of(shown.story)
    photo = lent.photos([story], shown.language, wide=True).get(story.pk)
    return {
        "breadcrumb": [*way_here(), {"url": "", "label": text.title, "lang": shown.foreign}],
        "title": text.title,
        "lead": text.lead,
        "foreign": shown.foreign,
        "text_language": text.language,
        "teller": sentences.teller(story),
        "teller_url": teller_url(story),
        "where": reading.where(story),
        "day": day,
        "said": sentences.published(day, local_day(moment)),
        "notes": sentences.of_its_text(story, text, shown.language),
        "original": sentences.translated_from(story, text),
        "other_languages": other_languages(shown),
        "shop": link(story.shop) if story.shop else None,
        "needs": needs(story),
        "others": _others(story, shown.language),
        "scene": None if photo else reading.scene(story),
        "share_photo": photo,
        "alternates": alternates(story),
        "canonical_url": path_in(story, text.language),
        "is_example": story.is_example,
        "data_block": structured.data_block(shown.story, shown.text, photo, address),
    }


def way_here() -> list[dict[str, str]]:
    """The steps above a story."""
    return [start(), {"url": reverse("advocacy:stories"), "label": _("Stories")}]


def teller_url(story: Story) -> str:
    """The page of the leader or shop that tells it, where everybody may read that; '' for a person."""
    if story.told_as == Story.ToldAs.LEADER and story.leader and is_public(story.leader):
        return story.leader.get_absolute_url()
    return story.shop.get_absolute_url() if story.told_as == Story.ToldAs.SHOP and story.shop else ""


def other_languages(shown: Shown) -> list[dict[str, str]]:
    """In which languages else it can be read, and where."""
    named = dict(settings.LANGUAGES)
    codes = [code for code, _name in settings.LANGUAGES if code in texts_of(shown.story)]
    return [
        {"code": code, "name": named.get(code, names([code])), "url": path_in(shown.story, code)}
        for code in codes
        if code not in (shown.language, shown.text.language)
    ]


def texts_of(story: Story) -> set[str]:
    """The languages in which there is a text; fetched with the rows."""
    return {text.language for text in story.texts.all()}


def alternates(story: Story) -> list[dict[str, str]]:
    """The addresses of the story in the languages in which there is a text, for search engines."""
    codes = texts_of(story)
    return [{"code": code, "url": path_in(story, code)} for code, _name in settings.LANGUAGES if code in codes]


def path_in(story: Story, language: str) -> str:
    """The story's path with the prefix of a language of the site; without one for another language."""
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        return story.get_absolute_url()


def needs(story: Story) -> list[Way]:
    """What it tells of, each with the stories about that; one query."""
    known, stories = vocabulary(), reverse("advocacy:stories")
    codes = [tagged.tag.slug for tagged in story.tagged_needs.all()]
    return [{"url": f"{stories}?need={code}", "label": known[code]["name"]} for code in known if code in codes]


def _others(story: Story, language: str) -> list[reading.StoryRow]:
    """The newest other ones."""
    rows = reading.newest_rows(language, MOST_OTHERS + 1, photos=False)
    return [row for row in rows if row["url"] != story.get_absolute_url()][:MOST_OTHERS]
