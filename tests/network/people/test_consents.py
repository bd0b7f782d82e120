"""Does a consent hold until it is withdrawn or over, and then no more, until it is given anew?"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from advocacy.models import Story
from network.letters.models import Letter
from network.log import receipts
from network.log.models import Entry
from network.models import Notice
from network.people.consents import rules
from network.people.consents.actions import expire_consents, record_consent, withdraw_consent
from network.people.consents.listing import consents_of, own_consents
from network.people.models import Consent, Leader, Person, Role
from network.people.signals import consent_withdrawn
from tests import cast
from tests.factories import make_shop

pytestmark = pytest.mark.django_db

LONG_AGO = date(2026, 1, 5)
HOW = Consent.Withdrawn
NOON_AFTER = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def teller(shop) -> Person:
    """Iza, a leader with a page of her own."""
    return cast.person("Iza", Role.LEADER, shop, email="iza@example.org")


@pytest.fixture
def leader(teller) -> Leader:
    """Her page, shown to everyone."""
    return Leader.objects.create(
        person=teller, slug="iza", state="published", shown=True, version=1, published_at=timezone.now()
    )


def given(leader: Leader, **facts: Any) -> tuple[Consent, str]:
    """Maria's consent, written down by the leader."""
    said = {"actor": leader.person, "name": "Maria", "given": Consent.Given.SPOKEN, "given_on": LONG_AGO}
    return record_consent(leader, **(said | {"text": True} | facts))


def test_code_of_a_consent_is_kept_as_its_hash_alone(leader):
    consent, code = given(leader)
    assert (consent.receipt_hash, receipts.hashed(code)) == (receipts.hashed(code), consent.receipt_hash)
    assert code not in str(Consent.objects.values().get())


def test_form_sent_twice_is_one_consent_with_one_code(leader):
    first, second = given(leader, token="a" * 24), given(leader, token="a" * 24)
    assert (first, Consent.objects.count(), Entry.objects.count()) == (second, 1, 1)


def test_token_of_another_form_makes_another_consent(leader):
    given(leader, token="a" * 24)
    _other, code = given(leader, token="a" * 24, name="Olena")
    assert (Consent.objects.count(), Consent.objects.with_code(code).get().name) == (2, "Olena")


def test_log_does_not_know_the_name(leader):
    consent, _code = given(leader, name="Canary-1f9c", evidence="Canary-2ab7")
    withdraw_consent(consent, how=HOW.CODE)
    assert "Canary" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    "facts",
    [
        {"text": False},
        {"name": "  "},
        {"given_on": date(2999, 1, 1)},
        {"until": LONG_AGO - timedelta(days=1)},
    ],
)
def test_consent_that_makes_no_sense_is_refused(leader, facts):
    with pytest.raises(ValidationError):
        given(leader, **facts)
    assert not Consent.objects.exists()


def test_strangers_record_nothing(leader):
    with pytest.raises(PermissionDenied):
        given(leader, actor=cast.celina())


def test_nothing_is_blocked_while_consents_hold(leader):
    given(leader, face=True)
    assert rules.blocked("leader", leader.pk) == frozenset()


def test_withdrawn_consent_blocks_what_it_allowed(leader):
    consent, _code = given(leader, face=True)
    given(leader, name="Olena", voice=True)
    withdraw_consent(consent, how=HOW.CODE)
    assert rules.blocked("leader", leader.pk) == {"text", "face"}


def test_consent_is_over_the_day_after_its_last_one(leader):
    given(leader, until=date(2026, 3, 1))
    days = [date(2026, 3, 1), date(2026, 3, 2)]
    assert [rules.blocked("leader", leader.pk, day) for day in days] == [frozenset(), {"text"}]


def test_new_consent_unblocks_what_it_allows_again(leader):
    consent, _code = given(leader, face=True)
    withdraw_consent(consent, how=HOW.CODE)
    given(leader, actor=cast.darek(), renews=consent)
    assert rules.blocked("leader", leader.pk) == {"face"}


def test_consent_given_again_and_withdrawn_again_blocks(leader):
    darek = cast.darek()
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.CODE)
    again, _code = given(leader, actor=darek, renews=consent)
    withdraw_consent(again, how=HOW.CODE)
    blocked = rules.blocked("leader", leader.pk)
    given(leader, actor=darek, renews=again)
    assert (blocked, rules.blocked("leader", leader.pk)) == ({"text"}, frozenset())


def test_consent_of_somebody_else_unblocks_nothing(leader):
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.CODE)
    given(leader)
    assert rules.blocked("leader", leader.pk) == {"text"}


def test_who_tells_it_cannot_say_that_somebody_agrees_again(leader):
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.CODE)
    with pytest.raises(PermissionDenied):
        given(leader, renews=consent)


def test_person_herself_agrees_again(leader):
    consent, _code = given(leader, person=leader.person)
    withdraw_consent(consent, how=HOW.PERSON, actor=leader.person)
    given(leader, person=leader.person, renews=consent)
    assert rules.blocked("leader", leader.pk) == frozenset()


def test_consent_that_holds_is_not_given_again(leader):
    consent, _code = given(leader)
    with pytest.raises(ValidationError):
        given(leader, actor=cast.darek(), renews=consent)


def test_consent_given_again_before_its_last_day_keeps_the_text(leader):
    consent, _code = given(leader, until=date(2026, 3, 1))
    given(leader, actor=cast.darek(), renews=consent)
    done = expire_consents(NOON_AFTER)
    assert (done, Leader.objects.get().shown, rules.blocked("leader", leader.pk)) == (1, True, frozenset())


def test_older_code_ends_what_renewed_it(leader):
    consent, _code = given(leader, until=date(2026, 3, 1))
    given(leader, actor=cast.darek(), renews=consent)
    expire_consents(NOON_AFTER)
    withdraw_consent(consent, how=HOW.CODE)
    ways = list(Consent.objects.values_list("withdrawn_how", flat=True))
    assert (ways, Leader.objects.get().shown) == (["expired", "code"], False)


def test_many_things_are_asked_in_one_query(leader, django_assert_num_queries):
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.CODE)
    with django_assert_num_queries(1):
        found = rules.blocked_among("leader", [leader.pk, leader.pk + 1])
    assert found == {leader.pk: {"text"}, leader.pk + 1: frozenset()}


def test_withdrawing_takes_the_text_away_in_the_same_breath(leader):
    consent, _code = given(leader)
    heard = []

    def hear(consent, **kwargs):
        heard.append((consent.pk, Leader.objects.get().shown))

    consent_withdrawn.connect(hear)
    withdraw_consent(consent, how=HOW.CODE)
    consent_withdrawn.disconnect(hear)
    assert heard == [(consent.pk, False)]


def test_face_alone_leaves_the_text(leader):
    consent, _code = given(leader, text=False, face=True)
    withdraw_consent(consent, how=HOW.CODE)
    assert Leader.objects.get().shown


def test_nothing_is_withdrawn_when_what_follows_fails(leader):
    consent, _code = given(leader)

    def fail(consent, **kwargs):
        raise RuntimeError

    consent_withdrawn.connect(fail)
    with pytest.raises(RuntimeError):
        withdraw_consent(consent, how=HOW.CODE)
    consent_withdrawn.disconnect(fail)
    assert (Consent.objects.get().withdrawn_at, Leader.objects.get().shown) == (None, True)


def test_withdrawing_twice_is_once(leader):
    consent, _code = given(leader)
    first = withdraw_consent(consent, how=HOW.CODE)
    second = withdraw_consent(consent, how=HOW.DESK, actor=cast.darek())
    entries = Entry.objects.filter(verb="consent_withdrawn").count()
    assert (second.withdrawn_at, second.withdrawn_how, entries) == (first.withdrawn_at, "code", 1)


@pytest.mark.parametrize(("who", "may"), [("hers", True), ("editor", False), ("nobody", False)])
def test_as_the_person_only_she_withdraws(leader, who, may):
    person = cast.celina()
    consent, _code = given(leader, person=person)
    actor = {"hers": person, "editor": cast.darek(), "nobody": None}[who]
    assert withdraws(consent, how=HOW.PERSON, actor=actor) == may


@pytest.mark.parametrize(
    ("who", "may"), [("teller", True), ("editor", True), ("member", False), ("other_shop", False), ("nobody", False)]
)
def test_at_the_desk_who_answers_for_the_text_withdraws(leader, shop, who, may):
    actor = {
        "teller": lambda: leader.person,
        "editor": cast.darek,
        "member": cast.celina,
        "other_shop": lambda: cast.bartek(shop),
        "nobody": lambda: None,
    }[who]()
    consent, _code = given(leader)
    assert withdraws(consent, how=HOW.DESK, actor=actor) == may


def test_nothing_expires_before_its_time(leader):
    consent, _code = given(leader, until=timezone.localdate())
    assert not withdraws(consent, how=HOW.EXPIRED, actor=None)


def withdraws(consent: Consent, **how: Any) -> bool:
    """Whether it may be withdrawn so; then it is."""
    try:
        withdraw_consent(consent, **how)
    except PermissionDenied:
        return False
    return True


def test_desk_says_how_the_wish_came(leader):
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.DESK, actor=leader.person, channel="phone")
    entry = Entry.objects.get(verb="consent_withdrawn")
    assert (entry.channel, entry.recorded_by, entry.to_state) == ("phone", leader.person, "desk")


def test_sweep_ends_a_consent_the_day_after_its_last_one(leader):
    given(leader, until=date(2026, 3, 1))
    done = [expire_consents(NOON_AFTER - timedelta(days=1)), expire_consents(NOON_AFTER), expire_consents(NOON_AFTER)]
    consent = Consent.objects.get()
    assert (done[1:], consent.withdrawn_how, consent.withdrawn_at) == ([1, 0], "expired", NOON_AFTER)
    assert not Leader.objects.get().shown


def test_last_day_ends_by_the_clock_of_here(leader):
    given(leader, until=date(2026, 3, 1))
    expire_consents(datetime(2026, 3, 1, 22, 59, tzinfo=UTC))
    before = Consent.objects.get().withdrawn_at
    expire_consents(datetime(2026, 3, 1, 23, 1, tzinfo=UTC))
    assert (before, Consent.objects.get().withdrawn_how) == (None, "expired")


def test_two_weeks_before_the_end_teller_and_editors_are_told_once(leader):
    darek = cast.darek()
    given(leader, until=date(2026, 3, 15))
    told = [expire_consents(NOON_AFTER - timedelta(days=2)), expire_consents(NOON_AFTER), expire_consents(NOON_AFTER)]
    people = set(Notice.objects.filter(kind="consent_ends").values_list("person", flat=True))
    assert (told, people) == ([0, 2, 0], {leader.person.pk, darek.pk})
    assert list(Letter.objects.values_list("kind", "to")) == [("consent_ends", "iza@example.org")]


def test_quiet_sweep_costs_two_queries(leader, django_assert_num_queries):
    for name in ("Maria", "Olena", "Jan"):
        given(leader, name=name)
    with django_assert_num_queries(2):
        expire_consents(NOON_AFTER)


def test_who_tells_it_hears_that_somebody_withdrew_but_not_who(leader):
    consent, _code = given(leader, name="Canary-77d1", text=False, face=True)
    withdraw_consent(consent, how=HOW.CODE)
    letter = Letter.objects.get(kind="consent_withdrawn")
    assert (letter.to, "Canary" in letter.body + letter.subject) == ("iza@example.org", False)


def test_step_of_the_text_itself_is_told_once(leader):
    consent, _code = given(leader)
    withdraw_consent(consent, how=HOW.CODE)
    told = Notice.objects.filter(person=leader.person).values_list("kind", flat=True)
    assert (list(told), Letter.objects.count()) == (["leader_withdraw"], 1)


def test_who_withdrew_gets_a_receipt_in_her_language(leader):
    olena = cast.person("Olena", email="olena@example.org")
    Person.objects.filter(pk=olena.pk).update(language="uk")
    olena.refresh_from_db()
    consent, _code = given(leader, name="Olena", person=olena)
    withdraw_consent(consent, how=HOW.PERSON, actor=olena)
    letter = Letter.objects.get(kind="consent_receipt")
    assert (letter.to, letter.language) == ("olena@example.org", "uk")


def by_phone_alone(person: Person, number: str = "+48600100200") -> Person:
    get_user_model().objects.filter(pk=person.user.pk).update(email=None, phone=number)
    return Person.objects.get(pk=person.pk)


def phone_messages() -> list[tuple[str, str, str]]:
    return list(Letter.objects.filter(channel="phone").values_list("kind", "to", "subject"))


def test_who_withdrew_and_has_only_a_phone_gets_the_receipt_there(leader):
    olena = by_phone_alone(cast.person("Olena"))
    consent, _code = given(leader, name="Canary-3e", person=olena)
    withdraw_consent(consent, how=HOW.PERSON, actor=olena)
    assert phone_messages() == [("consent_receipt", "+48600100200", "")]
    assert "Canary" not in Letter.objects.get(channel="phone").body


def test_who_tells_it_and_has_only_a_phone_hears_there_of_a_withdrawal(leader):
    by_phone_alone(leader.person)
    consent, _code = given(leader, name="Canary-77d1", text=False, face=True)
    withdraw_consent(consent, how=HOW.CODE)
    assert phone_messages() == [("consent_withdrawn", "+48600100200", "")]
    body = Letter.objects.get(channel="phone").body
    assert ("Canary" in body, body.endswith(f"/zgody/leader/{leader.pk}/")) == (False, True)


def test_who_has_only_a_phone_hears_there_that_a_consent_ends_soon(leader):
    by_phone_alone(leader.person)
    given(leader, until=date(2026, 3, 15))
    expire_consents(NOON_AFTER)
    assert phone_messages() == [("consent_ends", "+48600100200", "")]
    assert "15 marca 2026" in Letter.objects.get(channel="phone").body


def test_rows_of_consents_are_for_those_who_answer_for_the_text(leader, shop):
    given(leader)
    people = {"teller": leader.person, "editor": cast.darek(), "member": cast.celina(), "other": cast.ala(shop)}
    seen = {who: [row.name for row in consents_of(leader, person)] for who, person in people.items()}
    assert seen == {"teller": ["Maria"], "editor": ["Maria"], "member": [], "other": []}


def test_own_consents_cost_the_same_for_one_and_for_many(leader, django_assert_num_queries):
    person = cast.celina()
    given(leader, person=person)
    with django_assert_num_queries(3):
        own_consents(person)
    for name in ("Maria K.", "Maria W."):
        given(leader, name=name, person=person)
    with django_assert_num_queries(3):
        rows = own_consents(person)
    assert len(rows) == 3


def test_coordinators_of_the_shop_answer_for_its_stories(shop):
    elsewhere = make_shop("tczew")
    story = Story.objects.create(slug="a", language="pl", shop=shop)
    people = {"hers": cast.ala(shop), "other": cast.bartek(elsewhere)}
    assert {who: rules.can_withdraw_at_desk(person, story) for who, person in people.items()} == {
        "hers": True,
        "other": False,
    }
