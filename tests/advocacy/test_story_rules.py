"""Who may do what with a story: do rule and query say the same, for every role in every state?"""

import pytest
from django.utils import timezone

from advocacy.models import Story
from advocacy.stories import rules
from network.people.consents.rules import can_read_consents
from network.people.models import Leader, Membership, Person, Role
from tests import cast
from tests.advocacy.story_things import begin, in_state
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
STATES = ["draft", "submitted", "in_review", "sent_back", "declined", "published", "edited", "withdrawn"]
PUBLIC = {"published", "edited"}
HANDED_IN = set(STATES) - {"draft"}
JUDGED = {"submitted", "in_review"}


def former(shop) -> Person:
    gone = cast.person("Franek", Role.COORDINATOR, shop)
    Membership.objects.filter(person=gone).update(until=timezone.now())
    return gone


# Who sees a story of Ala's shop that Ala tells in the shop's name, in which states; and in which she may publish it.
ROLES = {
    "visitor": (lambda shop, other: None, PUBLIC, set()),
    "member": (lambda shop, other: cast.celina(), PUBLIC, set()),
    "another coordinator": (lambda shop, other: cast.person("Ada", Role.COORDINATOR, shop), set(STATES), set()),
    "coordinator of another shop": (lambda shop, other: cast.bartek(other), PUBLIC, set()),
    "coordinator everywhere": (lambda shop, other: cast.person("Wanda", Role.COORDINATOR), PUBLIC, set()),
    "former coordinator": (lambda shop, other: former(shop), PUBLIC, set()),
    "helper of the shop": (lambda shop, other: cast.franek(shop), PUBLIC, set()),
    "leader of the shop": (lambda shop, other: cast.iza(shop), PUBLIC, set()),
    "translator": (lambda shop, other: cast.grazyna(), PUBLIC, set()),
    "moderator": (lambda shop, other: cast.ewa(), PUBLIC, set()),
    "official": (lambda shop, other: cast.olga(), PUBLIC, set()),
    "partner": (lambda shop, other: cast.piotr(), PUBLIC, set()),
    "editor": (lambda shop, other: cast.darek(), HANDED_IN, JUDGED | {"edited"}),
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_story_is_seen_and_published_by_whom_the_table_says(shop, role):
    ala = cast.ala(shop)
    stories = {state: in_state(begin(ala, told_as="shop", shop=shop), state) for state in STATES}
    make, seen, published = ROLES[role]
    person = make(shop, make_shop("tczew", town="Tczew"))
    visible = {*Story.objects.visible_to(person)}
    assert {state for state, story in stories.items() if story in visible} == seen
    assert {state for state, story in stories.items() if rules.can_read_story(person, story)} == seen
    assert {state for state, story in stories.items() if rules.can_publish_story(person, story)} == published


@pytest.mark.parametrize("state", STATES)
def test_author_sees_hers_in_every_state_and_writes_it_while_it_is_hers(state):
    celina = cast.celina()
    story = in_state(begin(celina), state)
    assert Story.objects.visible_to(celina).filter(pk=story.pk).exists() is True
    assert Story.objects.told_by(celina).get() == story
    assert rules.can_read_story(celina, story) is True
    assert rules.can_write_story(celina, story) is (state in {"draft", "sent_back", "edited"})
    assert rules.can_take_back_story(celina, story) is (state in JUDGED)
    assert rules.can_withdraw_story(celina, story) is (state != "withdrawn")


def test_leader_has_a_part_in_what_stands_under_her():
    halina, piotr = cast.person("Halina"), cast.piotr()
    story = begin(piotr, actor=None, leader=None)
    assert rules.tells_story(halina, story) is False
    story.leader = Leader.objects.create(person=halina, slug="halina")
    story.save()
    assert (rules.tells_story(halina, story), Story.objects.told_by(halina).get()) == (True, story)


@pytest.mark.parametrize("state", ["submitted", "in_review", "edited"])
def test_editor_does_not_judge_her_own(state):
    darek = cast.darek()
    story = in_state(begin(darek), state)
    assert rules.can_publish_story(darek, story) is False
    assert rules.can_review_story(darek, story) is False


def test_who_wrote_it_down_for_somebody_does_not_judge_it():
    darek = cast.darek()
    story = begin(cast.celina(), actor=darek, recorded_by=darek, channel="in_person", receipt_code="7kfm-x2qp-ab9d")
    assert (rules.tells_story(darek, story), rules.can_review_story(darek, in_state(story, "submitted"))) == (
        True,
        False,
    )


RECORDED = {"channel": "in_person", "receipt_code": "7kfm-x2qp-ab9d"}


@pytest.mark.parametrize("role", ["helper", "leader", "coordinator", "editor"])
@pytest.mark.parametrize("lasts", [True, False])
def test_who_wrote_it_down_has_a_part_in_it_while_her_role_lasts(shop, role, lasts):
    recorder = cast.person("Wanda", role, None if role == "editor" else shop)
    story = begin(cast.celina(), actor=recorder, recorded_by=recorder, **RECORDED)
    if not lasts:
        recorder.memberships.update(until=timezone.now())
    assert rules.tells_story(recorder, story) is lasts
    assert rules.can_write_story(recorder, story) is lasts
    assert rules.can_read_story(recorder, story) is lasts
    assert Story.objects.told_by(recorder).exists() is lasts
    assert Story.objects.visible_to(recorder).exists() is lasts
    assert can_read_consents(recorder, story) is lasts


def test_member_who_once_wrote_it_down_keeps_what_she_told_herself(shop):
    franek = cast.franek(shop)
    own = begin(franek)
    begin(cast.celina(), actor=franek, recorded_by=franek, **RECORDED)
    franek.memberships.update(until=timezone.now())
    assert list(Story.objects.told_by(franek)) == [own]


def test_editor_does_not_judge_what_she_wrote_down_before_she_edited(shop):
    franek = cast.franek(shop)
    story = in_state(begin(cast.celina(), actor=franek, recorded_by=franek, **RECORDED), "submitted")
    franek.memberships.update(until=timezone.now())
    Membership.objects.create(person=franek, role=Role.EDITOR)
    assert (rules.tells_story(franek, story), rules.can_publish_story(franek, story)) == (True, False)
    assert not Story.objects.not_told_by(franek).exists()


@pytest.mark.parametrize(("state", "expected"), [(state, state in PUBLIC) for state in STATES])
def test_translator_translates_what_is_shown(state, expected):
    story = in_state(begin(cast.celina()), state)
    assert rules.can_translate_story(cast.grazyna(), story) is expected
    assert rules.can_translate_story(cast.ewa(), story) is False
