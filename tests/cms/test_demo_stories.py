"""Does the demo tell its invented stories once, marked, in the languages they are written in?"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from advocacy.models import Story, StoryText
from cms.demo import leaders, stories
from network.letters.models import Letter
from network.notices.models import Notice
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
TOLD = json.loads(stories.STORIES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The stories, loaded once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("przyklad-gdansk-oliwa", "przyklad-tczew", "przyklad-lublin"):
            make_shop(slug, is_example=True)
        leaders.load()
        assert stories.load() == len(TOLD)
        yield
        transaction.set_rollback(True)


def test_stories_are_shown_and_marked(demo: None, client: Client):
    assert [*Story.objects.order_by("pk").values_list("slug", "is_example", "state")] == [
        (told["key"], True, "published") for told in TOLD
    ]
    assert client.get("/opowiesci/").content.decode().count("lada-tag-example") == len(TOLD)


def test_stories_have_the_languages_they_are_written_in(demo: None):
    found = {(text.story.slug, text.language) for text in StoryText.objects.select_related("story")}
    assert found == {(told["key"], language) for told in TOLD for language in told["texts"]}


def test_loaded_again_changes_nothing(demo: None):
    before = [*Story.objects.values()]
    assert (stories.load(), [*Story.objects.values()]) == (0, before)


def test_nobody_is_written_to(demo: None):
    assert Letter.objects.filter(kind__startswith="story").count() == 0
    assert Notice.objects.filter(kind="story_submitted").count() == 0


def test_story_that_was_changed_since_stays(demo: None):
    Story.objects.filter(slug=TOLD[0]["key"]).update(signature="Ktoś")
    stories.load()
    assert Story.objects.get(slug=TOLD[0]["key"]).signature == "Ktoś"
