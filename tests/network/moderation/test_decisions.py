"""Does a decision do what it says, with reasons, by somebody who may, once?"""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from advocacy.models import Story
from advocacy.stories.actions import submit_story
from advocacy.stories.subject import STORY
from network.letters.models import Letter
from network.log.models import Entry
from network.moderation.actions import claim
from network.moderation.deciding import Reasons, decide, possible, tell_police
from network.moderation.models import Case, Decision, Sanction
from network.moderation.retention import KEPT, forget_words
from network.moderation.rules import can_decide_case
from network.moderation.sanctions import ends_at, may_write, may_write_to_others, of_person, put
from network.moderation.subject import sweep
from network.notices.models import Notice
from network.partners.models import Enquiry
from network.people.models import Membership, Person, Role
from network.subjects import registry
from tests import cast
from tests.advocacy.story_things import TITLE, begin, shown
from tests.factories import make_shop
from tests.network.moderation.case_things import (
    CANARIES,
    FACTS,
    NOON,
    decided,
    flagged,
    noticed,
    second_moderator,
    story,
    three,
)
from tests.network.partners.enquiry_things import send

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("action", "days", "is_shown", "state"),
    [
        ("nothing", 0, True, "decided"),
        ("hold", 3, False, "open"),
        ("hide", 0, False, "decided"),
        ("remove", 0, False, "decided"),
        ("warn", 0, False, "decided"),
        ("mute", 7, False, "decided"),
        ("exclude", 30, False, "decided"),
    ],
)
def test_decision_does_what_it_says(action: str, days: int, is_shown: bool, state: str) -> None:
    case = flagged(story(), cast.celina())
    decision = decided(case, action, cast.ewa(), days=days)
    case.refresh_from_db()
    assert (Story.objects.shown_to_all().exists(), case.state) == (is_shown, state)
    assert decision.until == (LATER + timedelta(days=days) if days else None)


def test_restore_shows_the_story_as_it_was() -> None:
    told = story()
    case = [flagged(told, person) for person in three()][-1]
    assert possible(Story.objects.get())[0] == "restore"
    decided(case, "restore", cast.ewa())
    after = Story.objects.get()
    facts = ("state", "shown", "version", "published_at")
    assert {name: getattr(after, name) for name in facts} == {name: getattr(told, name) for name in facts}
    assert [text.title for text in after.texts.all()] == [TITLE]


def test_hold_keeps_the_case_until_its_end() -> None:
    case = flagged(story(), cast.celina())
    decided(case, "hold", cast.ewa(), days=3)
    case.refresh_from_db()
    assert case.due_at == LATER + timedelta(days=3)


@pytest.mark.parametrize("action", ["hold", "hide", "remove", "warn", "mute", "exclude"])
@pytest.mark.parametrize("lacking", ["facts", "rule"])
def test_decision_that_takes_away_needs_reasons(action: str, lacking: str) -> None:
    case = flagged(story(), cast.celina())
    reasons = replace(FACTS, days=3, **{lacking: ""})
    with pytest.raises(ValidationError):
        decide(case, action, reasons, actor=cast.ewa(), version=0)
    assert Story.objects.shown_to_all().exists()


@pytest.mark.parametrize("missing", ["facts", "rule", "scope"])
def test_database_refuses_a_restriction_without_reasons(missing: str) -> None:
    case = flagged(story(), cast.celina())
    whole = {"facts": "x", "rule": "privacy", "scope": "text"}
    Decision.objects.create(case=case, action="hide", **whole)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(case=case, action="hide", **(whole | {missing: ""}))


@pytest.mark.parametrize("action", ["hold", "mute", "exclude"])
def test_database_refuses_what_has_no_end(action: str) -> None:
    case = flagged(story(), cast.celina())
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(case=case, action=action, facts="x", rule="privacy", scope="text")


@pytest.mark.parametrize("action", ["remove", "warn", "mute", "exclude"])
def test_database_refuses_what_lasts_by_software(action: str) -> None:
    case = flagged(story(), cast.celina())
    whole = {"facts": "x", "rule": "privacy", "scope": "text", "at": NOON, "until": NOON + timedelta(days=1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(case=case, action=action, is_automated=True, **whole)


@pytest.mark.parametrize(("action", "days"), [("hold", 0), ("hold", 15), ("mute", 0), ("mute", 91), ("exclude", 366)])
def test_days_have_bounds(action: str, days: int) -> None:
    case = flagged(story(), cast.celina())
    with pytest.raises(ValidationError) as refused:
        decided(case, action, cast.ewa(), days=days)
    assert refused.value.code == "days"


def test_law_must_be_named() -> None:
    case = flagged(story(), cast.celina())
    with pytest.raises(ValidationError) as refused:
        decide(case, "hide", Reasons("Fakty", "law"), actor=cast.ewa(), version=0)
    assert refused.value.code == "law"


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR, Role.TRANSLATOR, Role.COORDINATOR, Role.OFFICIAL])
def test_only_moderators_decide(role: str) -> None:
    case = flagged(story(), cast.celina())
    with pytest.raises(PermissionDenied):
        decided(case, "nothing", cast.person("Ktos", role))


def test_nobody_judges_her_own() -> None:
    ewa = cast.ewa()
    case = flagged(shown(ewa), cast.celina())
    with pytest.raises(PermissionDenied):
        decided(case, "nothing", ewa)
    assert list(Case.objects.visible_to(ewa)) == []


def test_moderator_of_one_room_acts_on_nothing_else() -> None:
    case, shop = flagged(story(), cast.celina()), make_shop()
    of_shop = cast.person("Zosia")
    Membership.objects.create(person=of_shop, role=Role.MODERATOR, scope_kind="shop", scope_id=shop.pk)
    assert list(Case.objects.visible_to(of_shop)) == []
    with pytest.raises(PermissionDenied):
        decided(case, "nothing", of_shop)
    Case.objects.update(area_kind="shop", area_id=shop.pk)
    assert list(Case.objects.visible_to(of_shop)) == [case]


@pytest.mark.parametrize(
    ("action", "may"), [("nothing", True), ("hold", True), ("hide", True), ("remove", False), ("mute", False)]
)
def test_who_reported_protects_at_once_and_leaves_the_rest_to_others(action: str, may: bool) -> None:
    ewa, told = cast.ewa(), story()
    case = flagged(told, ewa)
    assert can_decide_case(ewa, case, told, action) is may
    assert can_decide_case(second_moderator(), case, told, action) is True


def test_receiver_who_moderates_does_not_judge_the_message_to_her_shop() -> None:
    shop = make_shop()
    ala = cast.ala(shop)
    Membership.objects.create(person=ala, role=Role.MODERATOR)
    case = flagged(send(shop)[0], ala)
    with pytest.raises(PermissionDenied):
        decided(case, "remove", ala)


def test_removed_enquiry_is_closed_and_cannot_be_hidden() -> None:
    shop = make_shop()
    ala, ewa = cast.ala(shop), cast.ewa()
    enquiry, _code = send(shop, actor=cast.celina())
    case = flagged(enquiry, ala)
    assert possible(enquiry) == ["nothing", "remove", "warn", "mute", "exclude"]
    decided(case, "remove", ewa)
    assert Enquiry.objects.get().state == "closed"


def test_second_moderator_sees_the_decision_of_the_first() -> None:
    case = flagged(story(), cast.celina())
    decide(case, "hold", replace(FACTS, days=2), actor=cast.ewa(), version=0)
    with pytest.raises(ValidationError) as refused:
        decide(case, "remove", FACTS, actor=second_moderator(), version=0)
    assert refused.value.code == "stale"


def test_case_that_somebody_holds_is_hers() -> None:
    told = story()
    case = flagged(told, cast.celina())
    claim(told, actor=second_moderator())
    with pytest.raises(ValidationError, match="Edyta"):
        decide(case, "nothing", Reasons(), actor=cast.ewa(), version=0)


def test_log_names_who_decided_and_what_and_no_words() -> None:
    ewa = cast.ewa()
    case = flagged(story(), cast.celina())
    decided(case, "remove", ewa)
    entry = Entry.objects.get(verb="case_remove")
    assert (entry.actor, entry.subject_kind, entry.subject_id, entry.to_state) == (ewa, "case", case.pk, "remove")
    assert Entry.objects.filter(reason__contains="telefonu").count() == 0


def test_police_are_told_once() -> None:
    ewa = cast.ewa()
    case = flagged(story(), cast.celina(), "life")
    tell_police(case, actor=ewa, moment=NOON)
    assert tell_police(case, actor=ewa, moment=LATER).police_at == NOON
    assert Entry.objects.filter(verb="case_police", actor=ewa).count() == 1


def test_writer_and_reporter_are_told_neutrally() -> None:
    aniela = cast.person("Aniela", Role.MEMBER, email="aniela@example.org")
    celina = cast.person("Celina", Role.MEMBER, email="celina@example.org")
    told = story(aniela)
    case = flagged(told, celina)
    noticed(told)
    decided(case, "remove", cast.ewa())
    letters = {letter.to: letter for letter in Letter.objects.filter(about__contains=":decision:")}
    letters |= {letter.to: letter for letter in Letter.objects.filter(about__startswith="decision:")}
    assert sorted(letters) == sorted([aniela.email, celina.email, CANARIES["email"]])
    said = "".join(letter.subject + letter.body for letter in letters.values())
    assert [word for word in (TITLE, "Celina", FACTS.facts, CANARIES["note"], CANARIES["name"]) if word in said] == []
    assert sorted(Notice.objects.exclude(kind="story_publish").values_list("person__name", "kind")) == sorted(
        [("Aniela", "decision"), ("Celina", "report")]
    )


def test_writer_does_not_learn_of_reports_that_changed_nothing() -> None:
    aniela = cast.person("Aniela", Role.MEMBER, email="aniela@example.org")
    decided(flagged(story(aniela), cast.celina()), "nothing", cast.ewa())
    assert Notice.objects.filter(person=aniela, kind="decision").count() == 0
    assert list(Decision.objects.about_things_of(aniela).shown_to_writers()) == []


@pytest.mark.parametrize(
    ("action", "days", "writes", "writes_to_others"),
    [("warn", 0, True, True), ("mute", 7, False, True), ("exclude", 7, False, False)],
)
def test_sanction_holds_until_its_end(action: str, days: int, writes: bool, writes_to_others: bool) -> None:
    aniela = cast.person("Aniela", Role.MEMBER)
    decided(flagged(story(aniela), cast.celina()), action, cast.ewa(), days=days)
    end = LATER + timedelta(days=days)
    assert (may_write(aniela, LATER), may_write_to_others(aniela, LATER)) == (writes, writes_to_others)
    assert (may_write(aniela, end), may_write_to_others(aniela, end)) == (True, True)
    assert ends_at(aniela, LATER) == (None if writes else end)
    assert may_write(cast.darek(), LATER)


def test_visitor_may_write_without_a_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert may_write(None, NOON)


def test_may_write_costs_one_query_however_many_are_muted(django_assert_num_queries) -> None:
    celina = cast.celina()
    for number in range(20):
        _hide_writer_of(f"Ktos{number}")
    with django_assert_num_queries(1):
        assert may_write(celina, LATER)


def _hide_writer_of(name: str) -> Decision:
    person = cast.person(name, Role.MEMBER)
    case = Case.objects.create(subject_kind="story", subject_id=person.pk, opened_at=NOON, due_at=LATER)
    decision = Decision.objects.create(
        case=case, action="mute", facts="x", rule="respect", scope="person", at=NOON, until=NOON + timedelta(days=9)
    )
    put(person, decision, "mute", is_hidden=True)
    return decision


@pytest.fixture
def aliased(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories as if they stood under aliases: nobody sees who tells them."""
    hidden = replace(STORY.moderated, writer=lambda told: None, to_hidden_writer=lambda told, do: do(told.author))
    monkeypatch.setitem(registry._subjects, "story", replace(STORY, moderated=hidden))


def rows_of(person: Person) -> dict[str, int]:
    """How many rows of moderation, log, notices and letters name her."""
    return {
        "sanctions": Sanction.objects.filter(person=person).count(),
        "notices": Notice.objects.filter(person=person).count(),
        "log": Entry.objects.filter(actor=person).count()
        + Entry.objects.filter(subject_kind="person", subject_id=person.pk).count(),
        "letters": Letter.objects.filter(to=person.email).count(),
    }


@pytest.mark.usefixtures("aliased")
@pytest.mark.parametrize(("action", "days"), [("hide", 0), ("remove", 0), ("warn", 0), ("mute", 7), ("exclude", 7)])
def test_no_row_joins_who_writes_under_an_alias_with_what_was_decided(action: str, days: int) -> None:
    aniela = cast.person("Aniela", Role.MEMBER, email="aniela@example.org")
    told = story(aniela)
    before = rows_of(aniela)
    decided(flagged(told, cast.celina()), action, cast.ewa(), days=days)
    assert rows_of(aniela) == before


@pytest.mark.usefixtures("aliased")
def test_who_writes_under_an_alias_is_muted_and_finds_the_decision() -> None:
    aniela = cast.person("Aniela", Role.MEMBER)
    decision = decided(flagged(story(aniela), cast.celina()), "mute", cast.ewa(), days=7)
    assert not may_write(aniela, LATER)
    assert [one.decision for one in of_person(aniela, LATER)] == [decision]
    assert may_write(cast.darek(), LATER)
    assert list(Decision.objects.about_things_of(aniela)) == [decision]


@pytest.mark.usefixtures("aliased")
def test_marks_of_one_person_are_never_the_same() -> None:
    aniela, ewa = cast.person("Aniela", Role.MEMBER), cast.ewa()
    for title in ("Pierwsza", "Druga"):
        decided(flagged(story(aniela, title=title), cast.person(title, Role.MEMBER)), "mute", ewa, days=7)
    assert len(set(Sanction.objects.values_list("mark", flat=True))) == 2


@pytest.mark.usefixtures("aliased")
def test_urgent_letter_goes_to_a_moderator_who_wrote_it_too() -> None:
    """Who gets no letter would be who wrote it."""
    ewa = cast.ewa()
    flagged(shown(ewa), cast.celina(), "life")
    assert [letter.to for letter in Letter.objects.filter(kind="moderation_urgent")] == [ewa.email]


def test_what_is_late_is_told_once() -> None:
    cast.ewa()
    flagged(story(), cast.celina(), "life")
    moments = [NOON + timedelta(minutes=minutes) for minutes in (59, 60, 61)]
    assert [sweep(moment) for moment in moments] == [0, 1, 0]
    assert Letter.objects.filter(kind="moderation_late").count() == 1


def test_muted_person_hands_in_no_story_until_the_end() -> None:
    aniela = cast.person("Aniela", Role.MEMBER)
    decided(flagged(story(aniela), cast.celina()), "mute", cast.ewa(), days=7)
    draft = begin(aniela)
    with pytest.raises(ValidationError) as refused:
        submit_story(draft, actor=aniela, moment=LATER)
    assert refused.value.code == "paused"
    assert submit_story(draft, actor=aniela, moment=LATER + timedelta(days=7)).state == "submitted"


def test_words_of_an_old_case_are_forgotten_and_its_decision_stays() -> None:
    told = story()
    flag, _code = noticed(told)
    decided(flag.case, "nothing", cast.ewa())
    moments = [LATER + KEPT - timedelta(seconds=1), LATER + KEPT]
    assert [forget_words(moment) for moment in [*moments, moments[1]]] == [0, 2, 0]
    flag.refresh_from_db()
    assert (flag.name, flag.email, flag.note, flag.case.snapshots) == ("", "", "–", [])
    assert Decision.objects.get().action == "nothing"


def test_case_of_a_thing_that_is_gone_can_be_closed() -> None:
    told = story()
    case = flagged(told, cast.celina())
    told.texts.all().delete()
    Story.objects.filter(pk=told.pk).delete()
    decided(case, "nothing", cast.ewa())
    assert Case.objects.get().state == "decided"


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides() -> None:
    case = flagged(story(), cast.celina())
    gate, said = threading.Barrier(2), []

    def act(person: Person) -> None:
        gate.wait()
        try:
            decide(case, "remove", FACTS, actor=person, version=0)
            said.append("decided")
        except ValidationError as refused:
            said.append(str(refused.code))
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(person,)) for person in (cast.ewa(), second_moderator())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["decided", "stale"]
    assert Decision.objects.count() == 1
