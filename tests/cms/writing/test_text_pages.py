"""Where do texts lie, and how are they written, published and taken down by code?"""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.blocks import lines
from cms.pages.models import LadaHomePage, LeaderIndexPage, LeaderPage, StoryIndexPage, StoryPage
from cms.writing import pages
from network.models import Person, Shop
from tests import cast
from tests.cms.page_things import make_image
from tests.cms.writing.writing_things import halina

pytestmark = pytest.mark.django_db
MIGRATION = import_module("cms.migrations.0006_places_for_texts")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


@pytest.fixture
def story(celina: Person) -> Story:
    return stories.begin_story(
        actor=celina, author=celina, title="Chleb", language="pl", told_as="person", signature="Maria"
    )


def save(story: Story, language: str = "pl", **facts: object) -> pages.Text:
    said = {"title": "Chleb", "lead": "Krótko.", "paragraphs": ["Raz.", "Dwa."]} | facts
    return pages.save_text(story, language=language, **said)


def numbers(parent: Page) -> tuple[int, int]:
    """How many children treebeard counts, and how many there are."""
    return Page.objects.get(pk=parent.pk).numchild, Page.objects.get(pk=parent.pk).get_children().count()


def test_folders_lie_below_the_home_page_of_the_sites_language():
    home = LadaHomePage.objects.get(locale__language_code="pl")
    found = [(page.title, page.live, page.specific_class) for page in home.get_children()]
    assert found == [("Opowieści", True, StoryIndexPage), ("Liderzy i liderki", True, LeaderIndexPage)]
    assert numbers(home) == (2, 2)


def test_folders_go_and_come_back_and_are_made_once():
    home = LadaHomePage.objects.get(locale__language_code="pl")
    MIGRATION.unmake(apps, None)
    assert (StoryIndexPage.objects.count(), LeaderIndexPage.objects.count(), numbers(home)) == (0, 0, (0, 0))
    MIGRATION.make(apps, None)
    MIGRATION.make(apps, None)
    assert (StoryIndexPage.objects.count(), LeaderIndexPage.objects.count(), numbers(home)) == (1, 1, (2, 2))
    assert Page.find_problems() == ([], [], [], [], [])


def test_folder_with_texts_is_not_taken_away(story: Story):
    save(story)
    MIGRATION.unmake(apps, None)
    assert (StoryIndexPage.objects.count(), StoryPage.objects.count()) == (1, 1)


def test_draft_is_a_page_nobody_sees_in_the_folder_of_its_language(story: Story):
    page = save(story)
    found = pages.text_page(story, "pl")
    assert (found, found.live, found.get_parent().specific_class, found.story) == (page, False, StoryIndexPage, story)
    assert pages.text_page(story, "uk") is None


def test_folder_of_another_language_is_made_on_demand_and_is_a_translation_of_the_first(story: Story):
    original, other = save(story), save(story, language="uk", title="Хліб")
    folders = [page.get_parent().specific for page in (original, other)]
    assert [folder.locale.language_code for folder in folders] == ["pl", "uk"]
    assert folders[0].translation_key == folders[1].translation_key
    assert original.translation_key == other.translation_key
    assert Page.find_problems() == ([], [], [], [], [])


def test_saving_again_makes_no_second_page_and_leaves_what_is_shown(story: Story):
    stories.submit_story(story, actor=None)
    pages.publish_text(save(story))
    save(story, title="Chleb i sól", paragraphs=["Trzy."])
    page = pages.text_page(story, "pl")
    assert (StoryPage.objects.count(), page.live, page.title) == (1, True, "Chleb")
    assert (pages.draft(page).title, lines.typed(pages.draft(page).body)) == ("Chleb i sól", "Trzy.")


def test_paragraphs_and_photo_left_out_stay(story: Story):
    image = make_image()
    save(story, photo=image, photo_alt="Półka")
    save(story, title="Inaczej", paragraphs=None)
    newest = pages.draft(pages.text_page(story, "pl"))
    assert (newest.title, newest.photo, newest.photo_alt, lines.typed(newest.body)) == (
        "Inaczej", image, "Półka", "Raz.\n\nDwa.",
    )  # fmt: skip


def test_text_needs_a_title(story: Story):
    with pytest.raises(ValidationError):
        save(story, title="")
    assert StoryPage.objects.count() == 0


def test_photo_needs_a_text(story: Story):
    with pytest.raises(LookupError):
        pages.set_photo(story, language="pl", photo=make_image(), photo_alt="Półka")


def test_photo_without_description_is_not_published(story: Story):
    stories.submit_story(story, actor=None)
    page = save(story, photo=make_image(), photo_alt="")
    with pytest.raises(ValidationError):
        pages.publish_text(page)
    assert pages.text_page(story, "pl").live is False


def test_publishing_shows_the_text_and_moves_the_story(story: Story):
    stories.submit_story(story, actor=None)
    pages.publish_text(save(story))
    story.refresh_from_db()
    assert (story.state, story.shown, story.texts.get().title) == ("published", True, "Chleb")


def test_withdrawing_takes_all_languages_down(story: Story):
    stories.submit_story(story, actor=None)
    pages.publish_text(save(story))
    pages.publish_text(save(story, language="uk", title="Хліб"))
    stories.withdraw_story(Story.objects.get(pk=story.pk), actor=story.author)
    assert pages.withdraw_pages(story) == 2
    assert [page.live for page in pages.text_pages(story)] == [False, False]
    assert pages.withdraw_pages(story) == 0


def test_two_stories_of_one_title_have_two_addresses_in_the_tree(story: Story, celina: Person):
    other = stories.begin_story(actor=celina, author=celina, title="Chleb", language="pl", told_as="person")
    assert len({save(story).slug, save(other).slug}) == 2


def test_leaders_text_lies_in_the_other_folder(shop: Shop):
    leader = halina(shop)
    page = pages.save_text(leader, language="pl", title="Halina", lead="", paragraphs=["Dzień dobry."])
    assert (type(page), page.get_parent().specific_class, page.leader) == (
        LeaderPage,
        LeaderIndexPage,
        leader,
    )
