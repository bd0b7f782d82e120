"""What do the verbs of a leader's page do, whom do they tell, and what do they refuse?"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from network.letters.models import Letter
from network.log.models import Entry
from network.notices.models import Notice
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.leaders import actions
from network.people.models import Leader, LeaderText, Membership, Role
from network.subjects import registry
from tests import cast
from tests.factories import make_shop
from tests.network.people.leader_things import EMAIL, PHONE, halina, in_state, published

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def shop(db):
    return make_shop()


def verbs(leader: Leader) -> list[str]:
    return list(
        Entry.objects.filter(subject_kind="leader", subject_id=leader.pk).order_by("pk").values_list("verb", flat=True)
    )


def told(leader: Leader) -> list[str]:
    return list(Notice.objects.filter(person=leader.person).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Łucja Żak", "lucja-zak"), ("Галина", "halyna"), ("🙂", None), ("Moja strona", "moja-strona-2")],
)
def test_leader_gets_an_address_in_plain_letters(name, slug):
    leader = actions.make_leader(cast.person(name), actor=None)
    assert leader.slug == slug if slug else leader.slug.isascii() and leader.slug != ""


def test_two_leaders_of_one_name_have_two_addresses():
    first, second = (actions.make_leader(cast.person(name), actor=None) for name in ("Anna", "anna."))
    assert (first.slug, second.slug) == ("anna", "anna-2")


def test_leader_is_made_once():
    person = cast.celina()
    assert actions.make_leader(person, actor=None) == actions.make_leader(person, actor=None, called="inna")


def test_leader_is_made_by_editors_and_by_herself_with_the_role(shop):
    person = cast.person("Halina", Role.LEADER, shop)
    with pytest.raises(PermissionDenied):
        actions.make_leader(person, actor=cast.celina())
    assert actions.make_leader(person, actor=person).person == person
    assert actions.make_leader(cast.person("Iga"), actor=cast.darek()).slug == "iga"


@pytest.mark.parametrize("codes", [["xx"], ["pl", "../etc"], ["pl\n"], [f"a{n}" for n in range(13)]])
def test_language_nobody_knows_is_refused(codes):
    leader = halina()
    with pytest.raises(ValidationError):
        actions.describe_leader(leader, actor=leader.person, called="", languages=codes, takes_messages=True)


def test_facts_are_hers_alone_and_written_down(shop):
    leader = halina(shop)
    with pytest.raises(PermissionDenied):
        actions.describe_leader(leader, actor=cast.darek(), called="x", languages=["pl"], takes_messages=True)
    leader = actions.describe_leader(
        leader, actor=leader.person, called="  nasz \n głos ", languages=["uk", "pl", "uk"], takes_messages=False
    )
    assert (leader.called, leader.languages, leader.takes_messages) == ("nasz głos", ["uk", "pl"], False)
    changed = Entry.objects.get(verb="leader_describe").changes
    assert [change["field"] for change in changed] == ["called", "languages", "takes_messages"]


def test_text_goes_through_the_door_and_each_step_is_told_once():
    leader, editor = halina(), cast.darek()
    leader = actions.submit_leader(leader, actor=leader.person)
    leader = actions.review_leader(leader, actor=editor)
    leader = actions.send_back_leader(leader, actor=editor, reason="Dodaj jedno zdanie")
    leader = actions.submit_leader(leader, actor=leader.person)
    leader = actions.publish_leader(leader, actor=editor, title="Drzwi", lead="Siadam.")
    assert (leader.state, leader.shown, leader.version) == ("published", True, 1)
    assert told(leader) == ["leader_review", "leader_send_back", "leader_publish"]
    assert Letter.objects.filter(to=EMAIL).count() == 3
    text = LeaderText.objects.get(leader=leader)
    assert (text.language, text.title, text.lead, text.version) == ("pl", "Drzwi", "Siadam.", 1)


def test_editors_are_told_once_of_each_text_that_waits():
    leader = halina()
    editor, colleague = cast.darek(), cast.person("Edyta", Role.EDITOR, email="edyta@example.org")
    actions.submit_leader(actions.take_back_leader(actions.submit_leader(leader, actor=None), actor=None), actor=None)
    notices = Notice.objects.filter(kind="leader_submit").order_by("pk").values_list("person", flat=True)
    assert list(notices) == [editor.pk, colleague.pk] * 2
    letters = Letter.objects.filter(kind="leader_to_editor")
    assert [(letter.to, letter.subject) for letter in letters] == [
        ("edyta@example.org", "Strona czeka na przeczytanie")
    ] * 2


def test_leader_without_an_address_is_told_by_phone():
    leader = halina()
    leader.person.user.email = None
    leader.person.user.save()
    actions.send_back_leader(actions.submit_leader(leader, actor=None), actor=None, reason="Kanarek powodu")
    letter = Letter.objects.get(channel="phone")
    assert (letter.to, letter.subject) == (PHONE, "")
    assert letter.body.endswith("/liderzy/halina/moja-strona/")
    assert "Kanarek" not in letter.body


def test_editor_without_an_address_hears_by_phone_that_a_page_waits():
    leader, editor = halina(), cast.darek()
    type(editor.user).objects.filter(pk=editor.user.pk).update(phone="+48600100200")
    actions.submit_leader(leader, actor=None)
    letter = Letter.objects.get(kind="leader_to_editor")
    assert (letter.channel, letter.to, letter.subject) == ("phone", "+48600100200", "")
    assert letter.body.endswith("/liderzy/halina/")


def test_letters_are_in_her_language_and_say_nothing_of_the_reason():
    leader = halina(language="uk")
    leader = actions.submit_leader(leader, actor=leader.person)
    actions.send_back_leader(leader, actor=cast.darek(), reason="Kanarek powodu")
    letter = Letter.objects.get(to=EMAIL)
    assert (letter.language, letter.subject) == ("uk", "Кілька слів про вашу сторінку")
    assert "/uk/liderzy/halina/moja-strona/" in letter.body
    assert "Kanarek" not in letter.subject + letter.body
    assert Entry.objects.get(verb="leader_send_back").reason == "Kanarek powodu"


def test_published_text_stays_while_a_new_one_is_written():
    leader = in_state(halina(), "sent_back", shown=True)
    assert (leader.state, leader.shown, leader.version) == ("sent_back", True, 1)


def test_translation_knows_from_which_version_it_was_made():
    leader = published(halina())
    translator = cast.grazyna()
    actions.publish_leader_text(leader, actor=translator, language="uk", title="Двері", lead="")
    leader = actions.edit_leader(leader, actor=leader.person)
    leader = published(leader)
    versions = dict(leader.texts.values_list("language", "version"))
    assert versions == {"pl": 2, "uk": 1}


def test_language_is_hidden_alone():
    leader = published(halina())
    actions.publish_leader_text(leader, actor=None, language="uk", title="Двері", lead="")
    actions.hide_leader_text(leader, actor=cast.grazyna(), language="uk")
    assert list(leader.texts.values_list("language", flat=True)) == ["pl"]


def test_nothing_is_translated_before_it_is_published():
    with pytest.raises(ValidationError):
        actions.publish_leader_text(halina(), actor=None, language="uk", title="Двері", lead="")


def test_text_without_a_title_is_refused_whole():
    leader = actions.submit_leader(halina(), actor=None)
    with pytest.raises(ValidationError):
        actions.publish_leader(leader, actor=None, title=" \n", lead="")
    leader.refresh_from_db()
    assert (leader.state, leader.version) == ("submitted", 0)


def test_withdrawn_page_is_hidden_in_every_language_and_an_editor_says_why():
    leader = published(halina())
    actions.publish_leader_text(leader, actor=None, language="uk", title="Двері", lead="")
    with pytest.raises(ValidationError):
        actions.withdraw_leader(leader, actor=cast.darek())
    leader = actions.withdraw_leader(leader, actor=leader.person)
    assert (leader.state, leader.shown, leader.texts.count()) == ("withdrawn", False, 0)


@pytest.mark.parametrize("who", ["celina", "grazyna", "olga", "ewa"])
def test_step_of_an_editor_is_refused_to_others(who):
    leader, person = actions.submit_leader(halina(), actor=None), getattr(cast, who)()
    for step in (
        lambda: actions.review_leader(leader, actor=person),
        lambda: actions.send_back_leader(leader, actor=person, reason="x"),
        lambda: actions.decline_leader(leader, actor=person, reason="x"),
        lambda: actions.publish_leader(leader, actor=person, title="x", lead=""),
        lambda: actions.withdraw_leader(leader, actor=person, reason="x"),
        lambda: actions.submit_leader(leader, actor=person),
        lambda: actions.take_back_leader(leader, actor=person),
        lambda: actions.end_mandate(leader, actor=person, reason="x", keeps_page=True, on=DAY),
        lambda: actions.keep_page(leader, actor=person, keeps=True),
    ):
        with pytest.raises(PermissionDenied):
            step()
    assert verbs(leader) == ["leader_make", "leader_submit"]


def test_draft_nobody_handed_in_is_not_published():
    with pytest.raises(ValidationError):
        actions.publish_leader(halina(), actor=cast.darek(), title="Drzwi", lead="")


def test_page_is_hidden_with_the_consent_and_stays_so_until_a_new_one():
    leader = published(halina())
    consent, _code = record_consent(
        leader, actor=None, name="Sąsiadka", given="spoken", given_on=DAY, text=True, language="pl"
    )
    withdraw_consent(consent, how="code")
    leader.refresh_from_db()
    assert (leader.state, leader.shown) == ("withdrawn", False)
    leader = actions.submit_leader(actions.edit_leader(leader, actor=leader.person), actor=leader.person)
    with pytest.raises(ValidationError):
        actions.publish_leader(leader, actor=cast.darek(), title="Drzwi", lead="")


@pytest.mark.parametrize("by", ["herself", "an editor"])
@pytest.mark.parametrize("keeps", [True, False])
def test_mandate_ends_with_its_roles_and_she_is_told(shop, by, keeps):
    leader = published(halina(shop))
    other = Membership.objects.create(person=leader.person, role=Role.MEMBER)
    actor = leader.person if by == "herself" else cast.darek()
    leader = actions.end_mandate(leader, actor=actor, reason="Przeprowadzka", keeps_page=keeps, on=DAY)
    held = Membership.objects.current().filter(person=leader.person)
    assert (leader.ended_on, leader.keeps_page, list(held)) == (DAY, keeps, [other])
    assert told(leader)[-1] == "leader_end"
    entry = Entry.objects.get(verb="leader_end")
    assert (entry.actor, entry.reason) == (actor, "Przeprowadzka")


@pytest.mark.parametrize(
    "wrong", [{"reason": " "}, {"on": timezone.localdate() + timedelta(days=1)}], ids=["no reason", "a day to come"]
)
def test_mandate_does_not_end_without_reason_or_ahead(shop, wrong):
    leader = halina(shop)
    given = {"reason": "Koniec", "keeps_page": False, "on": DAY} | wrong
    with pytest.raises(ValidationError):
        actions.end_mandate(leader, actor=leader.person, **given)
    assert Membership.objects.current().filter(person=leader.person, role=Role.LEADER).count() == 1


def test_after_the_mandate_nothing_is_written_and_the_page_is_still_hers_to_keep(shop):
    leader = published(halina(shop))
    leader = actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=False, on=DAY)
    for step in (
        lambda: actions.edit_leader(leader, actor=leader.person),
        lambda: actions.publish_leader(leader, actor=None, title="x", lead=""),
        lambda: actions.end_mandate(leader, actor=None, reason="x", keeps_page=True, on=DAY),
    ):
        with pytest.raises(ValidationError):
            step()
    assert Leader.objects.public().count() == 0
    actions.keep_page(leader, actor=leader.person, keeps=True)
    assert Leader.objects.public().count() == 1


def waiting(person) -> list[tuple[str, str]]:
    return [(one.kind, one.turn) for one in registry.get("leader").waiting(person, "pl")]


def test_what_waits_is_named_to_who_may_act(shop, django_assert_num_queries):
    leader, editor = actions.submit_leader(halina(shop), actor=None), cast.darek()
    assert (waiting(editor), waiting(leader.person), waiting(cast.celina()), waiting(None)) == (
        [("leader", "editor")], [], [], [],
    )  # fmt: skip
    actions.send_back_leader(leader, actor=editor, reason="x")
    assert (waiting(editor), waiting(leader.person)) == ([], [("leader", "author")])


def test_many_that_wait_cost_as_much_as_one(django_assert_num_queries):
    editor = cast.darek()
    for name in ("Anna", "Iga", "Olena"):
        actions.submit_leader(halina(name=name), actor=None)
        with django_assert_num_queries(2):
            waiting(editor)
