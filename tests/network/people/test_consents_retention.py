"""Is it forgotten who had consented, a year after nothing of it is shown, and not a day before?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from network.log.models import Entry
from network.people.consents import rules
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.consents.listing import consents_of, own_consents
from network.people.consents.retention import KEPT, forget_consents
from network.people.leaders.actions import publish_leader
from network.people.models import Consent, Leader, Person, Role
from tests import cast

pytestmark = pytest.mark.django_db

ENDED = datetime(2026, 3, 2, 12, tzinfo=UTC)
YEAR_AFTER = ENDED + KEPT
SECOND = timedelta(seconds=1)
NAMES = {"name": "Canary-51", "evidence": "Canary-52"}


@pytest.fixture
def leader(shop) -> Leader:
    """Iza's page, shown since before the consents ended."""
    return Leader.objects.create(
        person=cast.person("Iza", Role.LEADER, shop), slug="iza", state="published", shown=True, version=1,
        published_at=ENDED - timedelta(days=50), changed_at=ENDED - timedelta(days=50),
    )  # fmt: skip


def ended(leader: Leader, moment: datetime = ENDED, **allows: bool) -> Consent:
    """A consent that was withdrawn with its code, and what followed, at the moment."""
    said = {"given": "spoken", "given_on": date(2026, 1, 5), "person": cast.person("Olena"), **NAMES}
    consent, _code = record_consent(leader, actor=leader.person, **(said | (allows or {"text": True})))
    consent = withdraw_consent(consent, how=Consent.Withdrawn.CODE, moment=moment)
    Leader.objects.filter(shown=False).update(changed_at=moment)
    return consent


def kept(consent: Consent) -> tuple[str, str, Person | None]:
    consent.refresh_from_db()
    return consent.name, consent.evidence, consent.person


def test_name_is_forgotten_a_year_after_and_not_a_second_before(leader):
    consent = ended(leader)
    before = forget_consents(YEAR_AFTER - SECOND), kept(consent)[:2]
    assert before == (0, ("Canary-51", "Canary-52"))
    assert (forget_consents(YEAR_AFTER), kept(consent)) == (1, ("–", "", None))


def test_forgetting_again_does_nothing(leader):
    ended(leader)
    assert [forget_consents(YEAR_AFTER), forget_consents(YEAR_AFTER + KEPT)] == [1, 0]


def test_what_and_when_remain_and_go_on_blocking(leader):
    consent = ended(leader, text=True, face=True)
    fields = [field.name for field in Consent._meta.fields if field.name not in ("name", "evidence", "person")]
    before = Consent.objects.values(*fields).get()
    forget_consents(YEAR_AFTER)
    assert Consent.objects.values(*fields).get() == before
    assert (rules.blocked("leader", leader.pk), consent.withdrawn_at) == ({"text", "face"}, ENDED)
    with pytest.raises(ValidationError, match=r".*"):
        publish_leader(leader, actor=None, title="Iza", lead="")


def test_no_name_of_a_consent_that_holds_is_forgotten(leader):
    consent, _code = record_consent(
        leader, actor=leader.person, given="spoken", given_on=date(2026, 1, 5), text=True, **NAMES
    )
    assert (forget_consents(YEAR_AFTER + 9 * KEPT), kept(consent)[0]) == (0, "Canary-51")


def test_name_is_kept_while_what_it_allowed_is_shown_again(leader):
    consent = ended(leader)
    Leader.objects.update(state="published", shown=True)
    assert (forget_consents(YEAR_AFTER), kept(consent)[0]) == (0, "Canary-51")


def test_name_is_kept_for_a_year_after_the_text_went_again(leader):
    consent = ended(leader)
    Leader.objects.update(changed_at=ENDED + timedelta(days=30))
    assert (forget_consents(YEAR_AFTER), kept(consent)[0]) == (0, "Canary-51")
    assert forget_consents(YEAR_AFTER + timedelta(days=30)) == 1


def test_face_is_forgotten_though_the_text_is_shown(leader):
    consent = ended(leader, face=True)
    leader.refresh_from_db()
    assert (leader.shown, forget_consents(YEAR_AFTER), kept(consent)) == (True, 1, ("–", "", None))


def test_consent_for_a_thing_that_is_gone_is_forgotten(leader):
    consent = ended(leader)
    leader.delete()
    assert (forget_consents(YEAR_AFTER), kept(consent)[0]) == (1, "–")


def test_desk_says_that_the_name_was_deleted(leader):
    ended(leader)
    forget_consents(YEAR_AFTER)
    assert [(row.name, row.evidence) for row in consents_of(leader, leader.person)] == [
        ("Imię usunięte: ta zgoda skończyła się dawno temu", "")
    ]
    assert own_consents(Person.objects.get(name="Olena")) == []


def test_forgetting_is_written_down_without_the_name(leader):
    consent = ended(leader)
    forget_consents(YEAR_AFTER)
    entry = Entry.objects.get(verb="consent_forgotten")
    assert (entry.subject_kind, entry.subject_id, entry.actor) == ("consent", consent.pk, None)
    assert "Canary" not in str(list(Entry.objects.values()))


def test_sweep_forgets(leader):
    consent = ended(leader, moment=timezone.now() - KEPT - SECOND)
    call_command("run_due", verbosity=0)
    assert kept(consent)[0] == "–"


def test_sweep_with_nothing_to_forget_costs_one_query(leader, django_assert_num_queries):
    ended(leader)
    with django_assert_num_queries(1):
        forget_consents(YEAR_AFTER - SECOND)
