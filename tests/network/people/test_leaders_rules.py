"""Who may read, write and judge a leader's page: do rules and query agree, for every role in every state?"""

import itertools
from datetime import date

import pytest

from network.people.leaders import actions, rules
from network.people.models import Leader
from tests.factories import make_shop
from tests.network.people.leader_things import STATES, everybody, halina, in_state

pytestmark = pytest.mark.django_db
SHOWN_STATES = [(state, shown) for state, shown in itertools.product(STATES, (False, True)) if state != "withdrawn"]
ALL = [*SHOWN_STATES, ("withdrawn", False)]


@pytest.fixture
def shop(db):
    return make_shop()


def readers(leader: Leader, people) -> set[str]:
    """Who reads by the rule, which must be who reads by the query."""
    by_rule = {name for name, person in people.items() if rules.can_read_leader(person, leader)}
    by_query = {name for name, person in people.items() if leader in Leader.objects.visible_to(person)}
    assert by_rule == by_query
    return by_rule


def allowed(rule, leader, people) -> set[str]:
    return {name for name, person in people.items() if rule(person, leader)}


@pytest.mark.parametrize(("state", "shown"), ALL)
def test_leader_is_read_by_everybody_while_shown_else_by_herself_and_editors(shop, state, shown):
    leader = in_state(halina(shop), state, shown=shown)
    people = everybody(shop, leader)
    assert readers(leader, people) == (set(people) if leader.shown else {"herself", "editor"})


@pytest.mark.parametrize("keeps", [True, False])
def test_leader_after_her_mandate_is_read_as_she_chooses(shop, keeps):
    leader = in_state(halina(shop), "published")
    people = everybody(shop, leader)
    leader = actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=keeps, on=date(2026, 11, 1))
    assert readers(leader, people) == (set(people) if keeps else {"herself", "editor"})


@pytest.mark.parametrize(("state", "shown"), ALL)
def test_leader_is_written_by_herself_alone_while_she_may(shop, state, shown):
    leader = in_state(halina(shop), state, shown=shown)
    expected = {"herself"} if state in ("draft", "sent_back") else set()
    assert allowed(rules.can_write_leader, leader, everybody(shop, leader)) == expected


@pytest.mark.parametrize(("state", "shown"), ALL)
def test_leader_is_judged_by_editors_while_she_waits(shop, state, shown):
    leader = in_state(halina(shop), state, shown=shown)
    people = everybody(shop, leader)
    waits = state in ("submitted", "in_review")
    assert allowed(rules.can_review_leader, leader, people) == ({"editor"} if waits else set())
    is_open = waits or (state == "draft" and shown)
    assert allowed(rules.can_publish_leader, leader, people) == ({"editor"} if is_open else set())


@pytest.mark.parametrize(("state", "shown"), ALL)
def test_leader_is_opened_again_by_herself_and_by_editors_what_is_shown(shop, state, shown):
    leader = in_state(halina(shop), state, shown=shown)
    expected = set()
    if state in ("published", "declined", "withdrawn"):
        expected = {"herself", "editor"} if leader.shown else {"herself"}
    assert allowed(rules.can_edit_leader, leader, everybody(shop, leader)) == expected


@pytest.mark.parametrize(("state", "shown"), ALL)
def test_leader_is_withdrawn_by_herself_and_editors_and_translated_while_shown(shop, state, shown):
    leader = in_state(halina(shop), state, shown=shown)
    people = everybody(shop, leader)
    expected = set() if state == "withdrawn" else {"herself", "editor"}
    assert allowed(rules.can_withdraw_leader, leader, people) == expected
    translators = {"editor", "translator"} if leader.shown else set()
    assert allowed(rules.can_translate_leader, leader, people) == translators


def test_mandate_is_ended_by_herself_and_editors_once(shop):
    leader = halina(shop)
    people = everybody(shop, leader)
    assert allowed(rules.can_end_mandate, leader, people) == {"herself", "editor"}
    leader = actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=False, on=date(2026, 11, 1))
    assert allowed(rules.can_end_mandate, leader, people) == set()


def test_page_is_begun_by_whoever_was_made_a_leader(shop):
    leader = halina(shop)
    people = everybody(shop, leader)
    begin = {name for name, person in people.items() if rules.can_begin_page(person)}
    assert begin == {"herself", "another leader"}


def test_editor_who_leads_does_not_judge_herself(shop):
    leader = in_state(halina(shop), "submitted")
    leader.person.memberships.create(role="editor")
    assert not rules.can_review_leader(leader.person, leader)
    assert not rules.can_publish_leader(leader.person, leader)
    assert not rules.can_translate_leader(leader.person, leader)
