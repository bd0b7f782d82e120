"""How do editors' pages introduce themselves to the rest of the network?

A page is one row per language, so nothing may point at a row: whoever notes something about a page keeps its
``translation_key``, which all its languages share.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse
from wagtail.models import Page

from advocacy.models import Story
from advocacy.stories.lent import lend
from cms.caching import remembered
from cms.pages.about_need import about_need
from cms.pages.lending import (
    leader_lent,
    leader_text_of,
    lent,
    portrait,
    prose_of,
    story_lent,
    story_photos,
    story_texts_of,
    story_titles,
)
from cms.translations.editions import path_in, readable
from network.directory.models import Shop
from network.models import Leader, Person
from network.people.leaders.rules import is_hers, speaks_today
from network.subjects.registry import Section, Subject, register
from network.subjects.remembering import keep_with
from network.words.languages import default_code


def _in(page: Page, language: str) -> Page:
    """The live translation of the page, else the page itself; one query."""
    translations = Page.objects.filter(translation_key=page.translation_key, alias_of=None).live()
    return translations.filter(locale__language_code=language).first() or page


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On a shop's page: its prose and pictures, where editors have written some; on a leader's her words and portrait;
    on a story's its text and photo."""
    if isinstance(thing, Leader):
        yield from _of_leader(thing, person, language)
    if isinstance(thing, Story):
        yield from _of_story(thing, language)
    page = prose_of(thing, language) if isinstance(thing, Shop) else None
    if page:
        yield Section("cms/shop_section.html", lent(page))


def _of_story(story: Story, language: str) -> Iterable[Section]:
    page = story_texts_of([story], language).get(story.pk)
    if page:
        yield Section("cms/story_section.html", story_lent(story, page))


def _of_leader(leader: Leader, person: object, language: str) -> Iterable[Section]:
    if isinstance(person, Person) and is_hers(person, leader) and speaks_today(leader):
        yield Section("cms/leader_own.html", {"slot": "own"})
    page = leader_text_of(leader, language) if leader.shown else None
    if page:
        yield Section("cms/leader_section.html", leader_lent(leader, page))
        if hung := portrait(leader, page):
            yield Section("cms/leader_portrait.html", hung)


keep_with(remembered)
lend(titles=story_titles, photos=story_photos, own_screen=lambda story: reverse("story_text", args=[story.uuid]))
PAGE = register(
    Subject(
        kind="page",
        model=Page,
        title=lambda page, language: _in(page, language).title,
        address=lambda page: path_in(page, default_code()),
        summary=lambda page, language: _in(page, language).search_description,
        visible_to=lambda person: readable(Page.objects.all()),
        sections=_sections,
        about_need=about_need,
    )
)
