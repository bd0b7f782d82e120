"""Who is told of a step of a story, once, in her own language, and what do the letters keep to themselves?"""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from advocacy.stories import actions
from network.letters.models import Letter
from network.models import Leader
from network.notices.models import Notice
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.models import Person, Role
from tests import cast
from tests.advocacy.story_things import LEAD, NOON, TITLE, begin, in_state, shown

pytestmark = pytest.mark.django_db
REASON = "Proszę dopisać, czy pani Halina się zgodziła."


@pytest.fixture
def oksana(db) -> Person:
    """Tells in Ukrainian, with an address."""
    found = cast.person("Oksana", email="oksana@example.org")
    Person.objects.filter(pk=found.pk).update(language="uk")
    found.refresh_from_db()
    return found


@pytest.fixture
def edyta(db) -> Person:
    return cast.person("Edyta", Role.EDITOR, email="edyta@example.org")


def letters(**about: Any) -> list[tuple[str, str]]:
    return [*Letter.objects.filter(**about).order_by("pk").values_list("to", "subject")]


def test_editors_hear_that_a_story_waits(oksana, edyta):
    darek = cast.darek()
    actions.submit_story(begin(oksana), actor=oksana)
    assert letters() == [("edyta@example.org", "Opowieść czeka na przeczytanie")]
    told = [*Notice.objects.order_by("person__pk").values_list("person", "kind")]
    assert told == sorted([(edyta.pk, "story_submitted"), (darek.pk, "story_submitted")])


def test_editor_hears_nothing_of_her_own(edyta):
    actions.submit_story(begin(edyta), actor=edyta)
    assert (Notice.objects.count(), letters()) == (0, [])


def test_each_handing_in_is_told(oksana, edyta):
    story = actions.submit_story(begin(oksana), actor=oksana)
    story = actions.submit_story(actions.take_back_story(story, actor=oksana), actor=oksana)
    assert [to for to, _subject in letters()] == ["edyta@example.org"] * 2
    assert Notice.objects.values("round").distinct().count() == 2


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("send_back_story", "Редакція прочитала вашу оповідь і просить дещо змінити."),
        ("decline_story", "Редакція прочитала вашу оповідь і не прийняла її."),
    ],
)
def test_author_reads_the_reason_in_her_language(oksana, edyta, verb, said):
    story = in_state(begin(oksana), "submitted")
    Letter.objects.all().delete()
    getattr(actions, verb)(story, actor=edyta, reason=REASON)
    letter = Letter.objects.get()
    assert (letter.to, letter.language, letter.subject) == ("oksana@example.org", "uk", "Кілька слів про вашу оповідь")
    assert (said in letter.body, REASON in letter.body) == (True, True)
    assert Notice.objects.get(person=oksana).letter == letter


def test_author_hears_that_it_is_published_with_its_address(oksana, edyta):
    story = in_state(begin(oksana), "submitted")
    Letter.objects.all().delete()
    story = actions.publish_story(story, actor=edyta, title=TITLE, lead=LEAD)
    letter = Letter.objects.get()
    assert f"/uk/opowiesci/{story.slug}/" in letter.body
    assert "Редакція пише" not in letter.body


def test_author_hears_why_her_story_was_hidden(oksana, edyta):
    story = shown(oksana)
    Letter.objects.all().delete()
    actions.withdraw_story(story, actor=edyta, reason=REASON)
    assert REASON in Letter.objects.get(to="oksana@example.org").body


def test_author_who_withdraws_herself_is_told_nothing(oksana, edyta):
    story = shown(oksana)
    Letter.objects.all().delete()
    actions.withdraw_story(story, actor=oksana)
    assert letters() == []


def test_no_subject_says_what_was_written(oksana, edyta):
    story = in_state(begin(oksana, title="Kanarek tytułu"), "submitted")
    story = actions.send_back_story(story, actor=edyta, reason="Kanarek powodu")
    actions.submit_story(story, actor=oksana)
    assert [subject for _to, subject in letters() if "Kanarek" in subject] == []


def test_correction_by_an_editor_is_no_news(oksana, edyta):
    story = actions.edit_story(shown(oksana), actor=edyta)
    Letter.objects.all().delete()
    actions.publish_story(story, actor=edyta, title=TITLE, lead="")
    assert letters() == []


def test_leader_hears_of_what_stands_under_her(oksana, edyta):
    halina = cast.person("Halina", email="halina@example.org")
    leader = Leader.objects.create(person=halina, slug="halina")
    story = actions.begin_story(actor=None, author=oksana, title=TITLE, language="pl", told_as="leader", leader=leader)
    actions.submit_story(story, actor=None)
    Letter.objects.all().delete()
    actions.publish_story(story, actor=edyta, title=TITLE, lead="")
    assert letters() == [
        ("oksana@example.org", "Кілька слів про вашу оповідь"), ("halina@example.org", "Wiadomość o opowieści"),
    ]  # fmt: skip


def test_who_wrote_it_down_hears_for_an_author_whom_no_letter_reaches(shop, edyta):
    franek = cast.franek(shop)
    get_user_model().objects.filter(pk=franek.user.pk).update(email="franek@example.org")
    nobody = Person.objects.create(name="Pani Zofia", language="pl")
    franek.refresh_from_db()
    story = begin(nobody, actor=franek, recorded_by=franek, channel="in_person", receipt_code="7kfm-x2qp-ab9d")
    story = in_state(story, "submitted")
    Letter.objects.all().delete()
    actions.send_back_story(story, actor=edyta, reason=REASON)
    assert letters() == [("franek@example.org", "Wiadomość o opowieści")]


def test_who_wrote_it_down_hears_nothing_once_her_role_ended(shop, edyta):
    recorder = cast.ala(shop)
    nobody = Person.objects.create(name="Pani Zofia", language="pl")
    story = begin(nobody, actor=recorder, recorded_by=recorder, channel="in_person", receipt_code="7kfm-x2qp-ab9d")
    story = in_state(story, "submitted")
    recorder.memberships.update(until=timezone.now())
    Letter.objects.all().delete()
    actions.send_back_story(story, actor=edyta, reason=REASON)
    assert letters() == []


def test_phone_message_goes_where_only_a_number_is(edyta):
    celina = cast.celina()
    get_user_model().objects.filter(pk=celina.user.pk).update(phone="+48600100200")
    story = in_state(begin(Person.objects.get(pk=celina.pk)), "submitted")
    Letter.objects.all().delete()
    actions.send_back_story(story, actor=edyta, reason=REASON)
    letter = Letter.objects.get()
    assert (letter.channel, letter.to) == ("phone", "+48600100200")
    assert (REASON in letter.body, f"/pisz/opowiesc/{story.uuid}/" in letter.body) == (False, True)


def test_editor_without_an_address_hears_by_phone_that_a_story_waits(oksana):
    editor = cast.darek()
    get_user_model().objects.filter(pk=editor.user.pk).update(phone="+48600100200")
    story = in_state(begin(oksana, title="Kanarek tytułu"), "submitted")
    letter = Letter.objects.get(channel="phone")
    assert (letter.kind, letter.to, "Kanarek" in letter.body) == ("story_to_editor", "+48600100200", False)
    assert letter.body.endswith(story.get_absolute_url())


def test_editors_hear_when_a_consent_takes_a_story_away(oksana, edyta):
    story = shown(oksana)
    Letter.objects.all().delete()
    consent, _code = record_consent(
        story, actor=oksana, name="Kanarek zgody", given="written", given_on=NOON.date(), text=True
    )
    withdraw_consent(consent, how="code")
    assert ("edyta@example.org", "Opowieść została ukryta") in letters()
    assert Letter.objects.filter(body__contains="Kanarek zgody").count() == 0
    assert "бо одна зі згод у ній більше не діє" in Letter.objects.get(to="oksana@example.org").body


def test_invented_story_is_told_to_nobody(edyta):
    story = actions.begin_story(actor=None, author=None, title=TITLE, language="pl", told_as="person", is_example=True)
    actions.submit_story(story, actor=None)
    assert Notice.objects.count() == 0
