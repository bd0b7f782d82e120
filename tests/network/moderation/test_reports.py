"""Does a report open one case, as urgent as what it says, and do three of them hide until somebody looks?"""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from advocacy.models import Story
from advocacy.stories.actions import describe_story, edit_story
from network.letters.models import Letter
from network.log.models import Entry
from network.moderation.models import Case, Decision, Flag
from network.moderation.raising import Said, flag_thing, notify_thing, raise_case
from network.people.models import Person, Role
from tests import cast
from tests.advocacy.story_things import LEAD, TITLE, begin, shown
from tests.factories import make_shop
from tests.network.moderation.case_things import CANARIES, NOON, TOKEN, decided, flagged, noticed, story, three
from tests.network.partners.enquiry_things import send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reason", "colour", "hours"),
    [("life", 0, 1), ("child", 0, 1), ("threat", 1, 24), ("private", 1, 24), ("rude", 2, 72), ("other", 2, 72)],
)
def test_report_is_as_urgent_as_what_it_says(reason: str, colour: int, hours: int) -> None:
    case = flagged(story(), cast.celina(), reason)
    assert (case.colour, case.due_at, case.causes) == (colour, NOON + timedelta(hours=hours), [reason])


def test_second_report_joins_the_open_case_and_makes_it_more_urgent() -> None:
    told, (first, second, _third) = story(), three()
    flagged(told, first, "rude")
    flagged(told, second, "life", moment=NOON + timedelta(minutes=30))
    case = Case.objects.get()
    assert (case.colour, case.due_at) == (0, NOON + timedelta(minutes=90))
    assert case.causes == ["rude", "life"]


def test_later_report_never_gives_more_time() -> None:
    told, (first, second, _third) = story(), three()
    flagged(told, first, "life")
    flagged(told, second, "rude", moment=NOON + timedelta(minutes=30))
    assert (Case.objects.get().colour, Case.objects.get().due_at) == (0, NOON + timedelta(hours=1))


def test_same_person_reports_once_and_says_it_anew() -> None:
    told, celina = story(), cast.celina()
    flagged(told, celina, "rude")
    flagged(told, celina, "threat")
    assert [flag.reason for flag in Flag.objects.all()] == ["threat"]


def test_case_keeps_what_stood_there_and_what_was_written_since() -> None:
    told, (first, second, _third) = story(), three()
    case = flagged(told, first)
    type(told.texts.get()).objects.update(title="Zmieniony tytuł")
    flagged(told, second)
    case.refresh_from_db()
    assert [one["title"] for one in case.snapshots] == [TITLE, "Zmieniony tytuł"]
    assert case.snapshots[0]["text"] == LEAD


def test_nobody_reports_what_she_wrote() -> None:
    author = cast.celina()
    with pytest.raises(PermissionDenied):
        flagged(shown(author), author)


def test_nobody_reports_what_she_may_not_read() -> None:
    draft = begin(cast.celina())
    with pytest.raises(PermissionDenied):
        flagged(draft, cast.darek())
    with pytest.raises(PermissionDenied):
        noticed(draft)
    assert Case.objects.count() == 0


def test_sender_of_an_enquiry_does_not_report_it_and_its_receiver_does() -> None:
    shop = make_shop()
    ala, celina = cast.ala(shop), cast.celina()
    enquiry, _code = send(shop, actor=celina)
    with pytest.raises(PermissionDenied):
        flagged(enquiry, celina)
    assert flagged(enquiry, ala).snapshots[0]["text"] == "← Kanarek treści"


def test_three_different_people_hide_until_somebody_looks() -> None:
    told = story()
    seen = []
    for person in three():
        flagged(told, person)
        seen.append(Story.objects.shown_to_all().exists())
    decision = Decision.objects.get()
    assert seen == [True, True, False]
    assert (decision.action, decision.is_automated, decision.by) == ("hide", True, None)
    assert (decision.rule, decision.scope, bool(decision.facts)) == ("privacy", "text", True)
    assert Case.objects.get().state == "open"


def test_one_person_and_notices_hide_nothing() -> None:
    told, celina = story(), cast.celina()
    for _again in range(4):
        flagged(told, celina)
    for number in range(4):
        noticed(told, token=f"{TOKEN} {number}")
    assert Story.objects.shown_to_all().exists()


def test_reason_that_was_looked_at_does_not_hide_again_and_a_new_one_does() -> None:
    told, ewa = story(), cast.ewa()
    decided(flagged(told, cast.celina(), "rude"), "nothing", ewa)
    for person in three():
        flagged(told, person, "rude")
    assert Story.objects.shown_to_all().exists()
    decided(Case.objects.open().get(), "nothing", ewa)
    for person in three("Inna"):
        flagged(told, person, "private")
    assert not Story.objects.shown_to_all().exists()


def test_software_raises_a_case_and_hides_nothing() -> None:
    told = story()
    raise_case(told, cause="phrase", colour=0, moment=NOON)
    raise_case(told, cause="newcomer", colour=2, moment=NOON)
    case = Case.objects.get()
    assert (case.causes, case.colour, case.version) == (["phrase", "newcomer"], 0, 0)
    assert Story.objects.shown_to_all().exists()


def test_red_case_calls_everybody_on_duty_once_and_says_nothing_of_it() -> None:
    ewa, hanna = cast.ewa(), cast.person("Hanka", Role.SAFEGUARDING, email="hanka@example.org")
    told, people = story(), three()
    flagged(told, people[0], "rude")
    for person in people[1:]:
        flagged(told, person, "life")
    letters = Letter.objects.filter(kind="moderation_urgent")
    assert sorted(letter.to for letter in letters) == sorted([ewa.email, hanna.email])
    assert all(TITLE not in letter.body + letter.subject and CANARIES["note"] not in letter.body for letter in letters)


def test_notice_sent_twice_is_one_with_one_code() -> None:
    told = story()
    first, code = noticed(told)
    second, again = noticed(told)
    assert (first, code) == (second, again)
    assert Flag.objects.with_code(code).get() == first


def test_another_notice_on_the_same_form_has_a_code_of_its_own() -> None:
    told = story()
    first, code = noticed(told)
    second, other = noticed(told, note="Co innego")
    assert (first == second, code == other) == (False, False)


@pytest.mark.parametrize(("note", "in_good_faith"), [("", True), ("  ", True), ("Słowa", False)])
def test_notice_without_words_or_good_faith_is_refused(note: str, in_good_faith: bool) -> None:
    with pytest.raises(ValidationError):
        notify_thing(story(), Said("rude", note), in_good_faith=in_good_faith, token=TOKEN)
    assert Case.objects.count() == 0


def test_notice_needs_no_name_and_no_address() -> None:
    flag, _code = noticed(story(), name="", email="")
    assert (flag.name, flag.email, Letter.objects.filter(kind="moderation_receipt").count()) == ("", "", 0)


def test_receipt_goes_to_the_address_and_says_nothing_of_the_thing() -> None:
    _flag, code = noticed(story())
    letter = Letter.objects.get(kind="moderation_receipt")
    assert (letter.to, code in letter.body) == (CANARIES["email"], True)
    assert [word for word in (TITLE, CANARIES["note"], CANARIES["name"]) if word in letter.body + letter.subject] == []


def test_log_does_not_name_who_reported() -> None:
    celina = cast.celina()
    case = flagged(story(), celina)
    entries = Entry.objects.filter(subject_kind="case", subject_id=case.pk)
    assert [(entry.verb, entry.actor, entry.reason) for entry in entries] == [("case_open", None, "")]
    assert Entry.objects.filter(actor=celina).count() == 0


def test_database_refuses_a_second_open_case() -> None:
    case = flagged(story(), cast.celina())
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(subject_kind="story", subject_id=case.subject_id, due_at=case.due_at)


def test_decided_case_makes_room_for_a_new_one() -> None:
    told, celina = story(), cast.celina()
    decided(flagged(told, celina), "nothing", cast.ewa())
    flagged(told, celina)
    assert sorted(Case.objects.values_list("state", flat=True)) == ["decided", "open"]


def test_story_written_anew_while_hidden_does_not_come_back_by_a_moderator() -> None:
    author = cast.person("Aniela", Role.MEMBER)
    told = story(author)
    case = [flagged(told, person) for person in three()][-1]
    told = edit_story(told, actor=author)
    describe_story(told, actor=author, told_as="person", signature="Inna")
    decided(case, "nothing", cast.ewa())
    assert not Story.objects.shown_to_all().exists()


@pytest.mark.django_db(transaction=True)
def test_of_ten_at_once_one_opens_the_case_and_the_third_hides() -> None:
    told = story()
    people = [cast.person(f"Ktos{number}", Role.MEMBER) for number in range(10)]
    gate, said = threading.Barrier(len(people)), []

    def report(person: Person) -> None:
        gate.wait()
        try:
            flag_thing(told, Said("private"), actor=person, moment=NOON)
            said.append("reported")
        except PermissionDenied:  # it is hidden already
            said.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=report, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(said) == len(people)
    assert said.count("reported") >= 3  # whoever still saw it when she began is heard, too
    assert (Case.objects.count(), Decision.objects.count(), Flag.objects.count()) == (1, 1, said.count("reported"))
