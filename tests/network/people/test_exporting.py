"""Does an export hold everything of one person, in her language, and nothing of anybody else's?"""

import json

import pytest
from django.utils import translation

from network.directory.models import Shop
from network.log import actions as log
from network.people.exporting import as_json, held_of
from network.subjects.parting import fact
from tests import cast
from tests.cms import erasure_things
from tests.cms.erasure_things import EMAIL, KEPT, LETTER, NAME
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(shop: Shop) -> erasure_things.World:
    make_shop("tczew", town="Tczew")
    return erasure_things.made(shop)


def things(person) -> dict[str, list[dict[str, object]]]:
    return json.loads(as_json(held_of(person)))["things"]


def test_export_holds_every_sort_of_hers(world):
    counts = {name: len(rows) for name, rows in things(world.zofia).items()}
    many = {counts.pop(name) > 1 for name in ("log", "notices", "letters")}
    assert many == {True}
    for may_be in ("sessions", "read", "boards"):
        counts.pop(may_be, None)
    assert counts == {
        "login": 1,
        "second_steps": 2,
        "texts": 4,
        "photos": 4,
        "stories": 2,
        "story_texts": 2,
        "stories_recorded": 1,
        "leader": 1,
        "leader_texts": 1,
        "person": 1,
        "memberships": 3,
        "consents": 1,
        "consents_recorded": 1,
        "claims": 1,
        "shop_requests": 1,
        "offers": 1,
        "enquiries": 1,
        "enquiry_answers": 1,
        "topics": 1,
        "posts": 2,
        "aliases": 1,
        "drafts": 1,
        "thanks": 1,
    }


def test_export_says_her_own_words(world):
    said = things(world.zofia)
    own = (said["login"][0]["email"], said["person"][0]["name"], said["enquiries"][0]["messages"])
    assert own == (EMAIL, NAME, [f"{KEPT} pyta. {NAME}, +48585551277"])
    assert [text["title"] for text in said["texts"]][-1] == NAME


def test_export_of_another_holds_nothing_of_hers(world):
    held = things(world.celina)
    assert [talk.pop("to") for talk in held["enquiries"]] == [NAME]  # the leader Celina wrote to
    assert [NAME in post["source"] for post in held.pop("posts")] == [True, False]  # in a quotation
    said = json.dumps(held, ensure_ascii=False)
    assert [one for one in (NAME, EMAIL, LETTER) if one in said] == []


def test_export_of_hers_holds_no_message_of_others(world):
    assert f"{KEPT} pisze" not in as_json(held_of(world.zofia))


def test_labels_are_in_the_active_language():
    celina = cast.celina()
    labels = []
    for language in ("pl", "en"):
        with translation.override(language):
            facts = [one for held in held_of(celina) if held.key == "person" for one in held.rows[0]]
            labels += [one.label for one in facts if one.name == "language"]
    assert labels == ["Język", "Language"]


def test_log_says_what_she_did_and_not_what_was_done_to_her():
    celina, darek = cast.celina(), cast.darek()
    log.record("person_look", celina, actor=darek, reason="Pytanie")
    assert [one["verb"] for one in things(darek)["log"]] == ["person_look"]
    assert "log" not in things(celina)


@pytest.mark.parametrize(("value", "plain", "shown"), [(["a", "b"], ["a", "b"], "a, b"), (None, None, ""), (3, 3, "3")])
def test_fact_has_a_value_for_programs_and_one_to_read(value, plain, shown):
    made = fact("name", "label", value)
    assert (made.value, made.shown, made.label) == (plain, shown, "Label")
