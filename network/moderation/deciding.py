"""What does a moderator decide about a case, and what follows at once?

Each decision is one transaction: the rule is asked, the thing changed by its own feature, the sanction put, the reasons
kept, the entry written, and everybody told who should know.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.moderation import sanctions, telling
from network.moderation.actions import release
from network.moderation.models import Case, Decision
from network.moderation.queries import claim_of
from network.moderation.rules import (
    KEEPS,
    LONGEST_DAYS,
    OF_PERSONS,
    TAKES_AWAY,
    can_decide_case,
    is_party,
    moderates,
)
from network.people.models import Person
from network.people.rules import demand
from network.subjects import registry

A = Decision.Action


@dataclass(frozen=True)
class Reasons:
    """The statement of reasons. ``days``: for how long, where the action has an end; ``language`` is that of facts."""

    facts: str = ""
    rule: str = ""
    law: str = ""
    days: int = 0
    language: str = "pl"


@transaction.atomic
def decide(
    case: Case, action: str, reasons: Reasons, *, actor: Person, version: int, moment: datetime | None = None
) -> Decision:
    """Decides about the case and does what follows. A hold keeps the case open until its end, everything else ends it.

    ``version``: of the case as the actor saw it. Raises PermissionDenied; ValidationError when somebody was faster
    ("stale"), holds the case ("claimed"), or when the reasons lack something.
    """
    now = moment or timezone.now()
    case = Case.objects.select_for_update().get(pk=case.pk)
    thing = registry.thing_of(case.subject_kind, case.subject_id)
    if thing is None:
        return _gone(case, actor, now)
    demand(can_decide_case(actor, case, thing, action))
    _check(case, thing, action, reasons, actor, version, now)
    takes_away = action in TAKES_AWAY
    scope = (Decision.Scope.PERSON if action in OF_PERSONS else Decision.Scope.TEXT) if takes_away else ""
    decision = Decision.objects.create(
        case=case, by=actor, action=action, facts=reasons.facts.strip(), rule=reasons.rule if takes_away else "",
        law=reasons.law.strip() if takes_away else "", scope=scope, language=reasons.language, at=now,
        until=now + timedelta(days=reasons.days) if action in LONGEST_DAYS else None,
        was_found_by_software="phrase" in case.causes,
    )  # fmt: skip
    has_changed = _do(thing, decision, now)
    _end(case, decision, now)
    log.record(f"case_{action}", case, actor=actor, to_state=action, reason=decision.rule)
    release(thing, actor=None)
    telling.decided(decision, thing, has_changed=has_changed)
    return decision


@transaction.atomic
def undo(decision: Decision, thing: Model | None, *, moment: datetime) -> None:
    """Takes back what a decision did, as an appeal has shown that it was wrong; call it in the appeal's transaction."""
    if decision.undone_at:
        return
    decision.undone_at = moment
    decision.save(update_fields=["undone_at"])
    sanctions.lift(decision, moment)
    if thing is not None:
        _show(thing, moment)


@transaction.atomic
def tell_police(case: Case, *, actor: Person, moment: datetime | None = None) -> Case:
    """Says that the police were told (article 18 of the DSA). Again changes nothing. Raises PermissionDenied."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    thing = registry.thing_of(case.subject_kind, case.subject_id)
    demand(thing is not None and moderates(actor, thing) and not is_party(actor, thing))
    if case.police_at is None:
        case.police_at = moment or timezone.now()
        case.save(update_fields=["police_at"])
        log.record("case_police", case, actor=actor)
    return case


def possible(thing: Model | None) -> list[str]:
    """What can be decided about the thing as it is now, the mildest first."""
    if thing is None:
        return [A.NOTHING]
    found = registry.moderated_of(thing)
    is_held = found.is_held(thing)
    keeps = A.RESTORE if is_held else A.NOTHING
    is_there = is_held or found.is_shown(thing)
    hides = [A.HOLD, A.HIDE] if found.hide and is_there else []
    return [keeps, *hides, *([A.REMOVE] if is_there else []), A.WARN, A.MUTE, A.EXCLUDE]


def _check(case: Case, thing: Model, action: str, reasons: Reasons, actor: Person, version: int, now: datetime) -> None:
    """Raises ValidationError that says what is missing, or who was faster."""
    if case.state != Case.State.OPEN or case.version != version:
        raise ValidationError(_("Somebody has decided about this meanwhile. Please look at it anew."), code="stale")
    held = claim_of(thing, now)
    if held and held.person_id != actor.pk:
        said = {"person": held.person.name, "time": f"{timezone.localtime(held.at):%H:%M}"}
        raise ValidationError(_("%(person)s has been looking at this since %(time)s.") % said, code="claimed")
    if action not in possible(thing):
        raise ValidationError(_("This is not possible here."), code="action")
    if action in KEEPS:
        return
    if not reasons.facts.strip() or not reasons.rule:
        raise ValidationError(_("Please say what is wrong, and with which rule: it must be understood."), code="facts")
    if reasons.rule == Decision.Rule.LAW and not reasons.law.strip():
        raise ValidationError(_("Please name the law."), code="law")
    if action in LONGEST_DAYS and not 1 <= reasons.days <= LONGEST_DAYS[action]:
        most = {"count": LONGEST_DAYS[action]}
        raise ValidationError(_("Please say for how many days: at least 1, at most %(count)s.") % most, code="days")


def _do(thing: Model, decision: Decision, now: datetime) -> bool:
    """Has the feature do it, and puts the sanction; whether anything has changed for who reads."""
    found = registry.moderated_of(thing)
    if decision.action in KEEPS:
        return _show(thing, now)
    was_shown = found.is_shown(thing)
    if decision.action == A.REMOVE or found.hide is None:
        if was_shown or found.is_held(thing):
            found.remove(thing, now)
    elif was_shown:
        found.hide(thing, now)
    if decision.action in OF_PERSONS:
        _sanction(thing, decision)
    return was_shown


def _show(thing: Model, now: datetime) -> bool:
    """Shows again what was hidden; whether it was."""
    found = registry.moderated_of(thing)
    if found.restore is None or not found.is_held(thing):
        return False
    found.restore(thing, now)
    return True


def _sanction(thing: Model, decision: Decision) -> None:
    """By name where everybody sees who wrote it; else the feature calls back, and no row names her."""
    found = registry.moderated_of(thing)
    if writer := found.writer(thing):
        sanctions.put(writer, decision, decision.action, is_hidden=False)
    else:
        found.to_hidden_writer(thing, lambda person: sanctions.put(person, decision, decision.action, is_hidden=True))


def _end(case: Case, decision: Decision, now: datetime) -> None:
    case.version += 1
    if decision.action == A.HOLD and decision.until:
        case.due_at = max(case.opened_at, decision.until)
    else:
        case.state, case.decided_at = Case.State.DECIDED, now
    case.save(update_fields=["version", "due_at", "state", "decided_at"])


def _gone(case: Case, actor: Person, now: datetime) -> Decision:
    """The thing is not there any more: whoever has a queue may close the case, and nothing else is left to do."""
    demand(Case.objects.visible_to(actor).contains(case) and case.state == Case.State.OPEN)
    decision = Decision.objects.create(case=case, by=actor, action=A.NOTHING, at=now)
    _end(case, decision, now)
    log.record("case_nothing", case, actor=actor, to_state=A.NOTHING)
    telling.decided(decision, None, has_changed=False)
    return decision
