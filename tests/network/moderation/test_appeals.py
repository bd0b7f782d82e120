"""Can somebody disagree, once and in time, and does somebody else look?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from advocacy.models import Story
from network.log.models import Entry
from network.moderation.appealing import appeal, decide_appeal
from network.moderation.models import Appeal, Case, Decision, Sanction
from network.moderation.rules import APPEALS_FOR
from network.moderation.sanctions import may_write
from network.notices.models import Notice
from network.people.models import Person, Role
from tests import cast
from tests.network.moderation.case_things import NOON, decided, flagged, noticed, second_moderator, story

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def aniela() -> Person:
    return cast.person("Aniela", Role.MEMBER, email="aniela@example.org")


@pytest.fixture
def ewa() -> Person:
    return cast.ewa()


def taken(author: Person, by: Person, action: str = "remove", days: int = 0) -> Decision:
    return decided(flagged(story(author), cast.celina()), action, by, days=days)


def disagree(decision: Decision, actor: Person | None, **how: object) -> Appeal:
    return appeal(decision, "To nie był jej numer.", actor=actor, moment=LATER, **how)


def test_writer_disagrees_once(aniela: Person, ewa: Person) -> None:
    decision = taken(aniela, ewa)
    first, second = disagree(decision, aniela), disagree(decision, aniela)
    assert (first, first.first_by, first.due_at) == (second, ewa, LATER + timedelta(hours=72))


def test_nobody_disagrees_for_somebody_else(aniela: Person, ewa: Person) -> None:
    decision = taken(aniela, ewa)
    for other in (cast.darek(), ewa, None):
        with pytest.raises(PermissionDenied):
            disagree(decision, other)


def test_disagreeing_has_half_a_year(aniela: Person, ewa: Person) -> None:
    decision = taken(aniela, ewa)
    with pytest.raises(ValidationError) as refused:
        appeal(decision, "Późno", actor=aniela, moment=decision.at + APPEALS_FOR + timedelta(seconds=1))
    assert refused.value.code == "late"
    assert appeal(decision, "W porę", actor=aniela, moment=decision.at + APPEALS_FOR).pk


def test_log_does_not_name_who_disagrees(aniela: Person, ewa: Person) -> None:
    disagree(taken(aniela, ewa), aniela)
    assert [entry.actor for entry in Entry.objects.filter(verb="case_appeal")] == [None]


def test_same_moderator_does_not_decide_again(aniela: Person, ewa: Person) -> None:
    asked = disagree(taken(aniela, ewa), aniela)
    with pytest.raises(PermissionDenied):
        decide_appeal(asked, "kept", "Tak", actor=ewa)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=asked.pk).update(decided_by=ewa, decided_at=LATER, outcome="kept", reason="Tak")


def test_database_refuses_an_answer_without_a_reason(aniela: Person, ewa: Person) -> None:
    asked = disagree(taken(aniela, ewa), aniela)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=asked.pk).update(decided_by=second_moderator(), decided_at=LATER, outcome="kept")


def test_changed_decision_brings_back_the_text_and_lifts_the_sanction(aniela: Person, ewa: Person) -> None:
    decision = taken(aniela, ewa, "mute", days=30)
    assert not may_write(aniela, LATER)
    decide_appeal(disagree(decision, aniela), "changed", "Numer był sklepu.", actor=second_moderator(), moment=LATER)
    assert (Story.objects.get().shown, may_write(aniela, LATER)) == (True, True)
    assert (Decision.objects.get().undone_at, Sanction.objects.get().lifted_at) == (LATER, LATER)
    assert Notice.objects.filter(person=aniela, kind="appeal").count() == 1


def test_kept_decision_changes_nothing(aniela: Person, ewa: Person) -> None:
    decision = taken(aniela, ewa)
    decide_appeal(disagree(decision, aniela), "kept", "To jej numer.", actor=second_moderator(), moment=LATER)
    assert (Story.objects.get().shown, Decision.objects.get().undone_at) == (False, None)


def test_second_answer_finds_the_first(aniela: Person, ewa: Person) -> None:
    asked, edyta = disagree(taken(aniela, ewa), aniela), second_moderator()
    decide_appeal(asked, "kept", "Tak", actor=edyta)
    with pytest.raises(ValidationError) as refused:
        decide_appeal(asked, "changed", "Nie", actor=edyta)
    assert refused.value.code == "stale"


def test_reporter_disagrees_and_the_case_comes_back_to_somebody_else(aniela: Person, ewa: Person) -> None:
    celina, edyta = cast.celina(), second_moderator()
    told = story(aniela)
    case = flagged(told, celina)
    decision = decided(case, "nothing", ewa)
    asked = disagree(decision, celina, flag=case.flags.get())
    decide_appeal(asked, "changed", "Jednak numer.", actor=edyta, moment=LATER)
    again = Case.objects.open().get()
    assert (again.causes, again.not_by) == (["appeal"], ewa)
    with pytest.raises(PermissionDenied):
        decided(again, "nothing", ewa)
    decided(again, "remove", edyta, moment=LATER)
    assert not Story.objects.get().shown


def test_report_without_account_is_disputed_with_its_code(aniela: Person, ewa: Person) -> None:
    flag, _code = noticed(story(aniela))
    decision = decided(flag.case, "nothing", ewa)
    with pytest.raises(PermissionDenied):
        disagree(decision, None, flag=flag)
    assert disagree(decision, None, flag=flag, knows_code=True).flag == flag


def test_nobody_disputes_the_report_of_another_case(aniela: Person, ewa: Person) -> None:
    flag, _code = noticed(story(aniela))
    other = decided(flagged(story(aniela, title="Inna"), cast.celina()), "nothing", ewa)
    with pytest.raises(PermissionDenied):
        disagree(other, None, flag=flag, knows_code=True)
