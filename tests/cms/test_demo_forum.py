"""Does the demo bring its boards and invented talks once, marked, in the languages they are written in?"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cms.demo import forum
from network.forum.models import Board, BoardText, Post, Topic, TopicAlias
from network.needs.models import Need

pytestmark = pytest.mark.django_db
TOLD = json.loads(forum.FORUM.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The forum, loaded once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert forum.load() == {"boards": len(TOLD["boards"]), "topics": len(TOLD["topics"])}
        yield
        transaction.set_rollback(True)


def test_every_board_has_words_in_every_language(demo: None):
    assert set(BoardText.objects.values_list("board__slug", "language")) == {
        (board["slug"], language) for board in TOLD["boards"] for language in ("pl", "uk", "en", "ru")
    }


def test_talks_are_marked_and_stand_as_they_are_told(demo: None):
    assert set(Topic.objects.values_list("title", "is_example", "status", "last_position", "language")) == {
        (one["title"], True, "visible", 1 + len(one["answers"]), one["language"]) for one in TOLD["topics"]
    }


def test_each_name_is_the_one_that_is_told(demo: None):
    people = {one["key"]: one["name"] for one in TOLD["people"]}
    for one in TOLD["topics"]:
        names: dict[str, str] = {}
        for said in (one, *one["answers"]):
            names[said["by"]] = said.get("alias") or names.get(said["by"], people[said["by"]])
        told = [names[said["by"]] for said in (one, *one["answers"])]
        assert list(Post.objects.filter(topic__title=one["title"]).values_list("label", flat=True)) == told


def test_every_need_is_one_of_the_vocabulary():
    assert {code for one in TOLD["topics"] for code in one["needs"]} - set(
        Need.objects.values_list("slug", flat=True)
    ) == set()


def test_one_talk_waits_for_its_first_answer(demo: None, client: Client):
    waiting = [one["title"] for one in TOLD["topics"] if not one["answers"]]
    assert [*Topic.objects.unanswered().values_list("title", flat=True)] == waiting
    assert len(waiting) == 1


def test_hardest_board_is_for_people_who_are_signed_in(demo: None, client: Client):
    assert [*Board.objects.filter(is_sensitive=True).values_list("audience", flat=True)] == ["signed_in"]
    assert client.get("/forum/rozmowy/").status_code == 404


def test_loaded_again_changes_nothing(demo: None):
    def rows() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in (Board, BoardText, Topic, Post, TopicAlias)]

    before = rows()
    assert (forum.load(), rows()) == ({"boards": 0, "topics": 0}, before)
