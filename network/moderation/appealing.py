"""How does somebody disagree with a decision, and who looks at it again?"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.moderation import telling
from network.moderation.deciding import undo
from network.moderation.models import Appeal, Case, Decision, Flag
from network.moderation.raising import raise_case
from network.moderation.rules import APPEAL_CLOCK, APPEALS_FOR, KEEPS, can_decide_appeal
from network.people.models import Person
from network.people.rules import demand
from network.subjects import registry

Outcome = Appeal.Outcome


def is_open_to_writer(decision: Decision, moment: datetime) -> bool:
    """Whether who wrote it may still disagree: something was taken away, not long ago, and she has not yet."""
    taken = decision.action not in KEEPS and decision.undone_at is None
    return taken and _in_time(decision, moment) and not any(one.flag_id is None for one in decision.appeals.all())


def is_open_to_flagger(decision: Decision, flag: Flag, moment: datetime) -> bool:
    """Whether who reported it may still disagree: it was left as it is, not long ago, and she has not yet."""
    kept = decision.action in KEEPS and not decision.is_automated
    return kept and _in_time(decision, moment) and all(one.flag_id != flag.pk for one in decision.appeals.all())


@transaction.atomic
def appeal(
    decision: Decision,
    text: str,
    *,
    actor: Person | None = None,
    flag: Flag | None = None,
    knows_code: bool = False,
    language: str = "pl",
    moment: datetime | None = None,
) -> Appeal:
    """Asks for a second look by somebody else, within 72 hours; the same appeal sent twice is one.

    By who wrote the thing, logged in or with its code; with ``flag`` by who reported it. ``knows_code``: the caller
    has seen the code of the thing, or of the report. No row says who appeals: under an alias nobody would be named.
    Raises PermissionDenied for somebody else's, ValidationError when it is too late or nothing was said.
    """
    now = moment or timezone.now()
    decision = Decision.objects.select_for_update(of=("self",)).select_related("case").get(pk=decision.pk)
    demand(_is_theirs(decision, actor, flag, knows_code=knows_code))
    if known := decision.appeals.filter(flag=flag).first():
        return known
    if not text.strip():
        raise ValidationError(_("Please say why you do not agree."), code="text")
    is_open = is_open_to_flagger(decision, flag, now) if flag else is_open_to_writer(decision, now)
    if not is_open:
        raise ValidationError(_("It is too late to disagree with this decision."), code="late")
    try:
        with transaction.atomic():
            made = Appeal.objects.create(
                decision=decision, flag=flag, text=text.strip(), language=language, at=now,
                due_at=now + APPEAL_CLOCK, first_by=decision.by,
            )  # fmt: skip
    except IntegrityError:  # the same form, sent twice at once
        return decision.appeals.get(flag=flag)
    log.record("case_appeal", decision.case, actor=None)
    return made


@transaction.atomic
def decide_appeal(
    appeal: Appeal, outcome: str, reason: str, *, actor: Person, moment: datetime | None = None
) -> Appeal:
    """Somebody else than the first time says whether the decision stays; a wrong one is taken back at once.

    Where it was wrong to leave the thing as it is, the case comes back to the queue, for somebody else again. Raises
    PermissionDenied, and ValidationError when somebody was faster or without a reason.
    """
    now = moment or timezone.now()
    appeal = Appeal.objects.select_for_update(of=("self",)).select_related("decision__case", "flag").get(pk=appeal.pk)
    case = appeal.decision.case
    thing = registry.thing_of(case.subject_kind, case.subject_id)
    demand(can_decide_appeal(actor, appeal, thing))
    if appeal.decided_at:
        raise ValidationError(_("Somebody has decided about this meanwhile. Please look at it anew."), code="stale")
    if not reason.strip() or outcome not in Outcome.values:
        raise ValidationError(_("Please say what you decide, and why."), code="reason")
    appeal.decided_by, appeal.decided_at, appeal.outcome, appeal.reason = actor, now, outcome, reason.strip()
    appeal.save(update_fields=["decided_by", "decided_at", "outcome", "reason"])
    log.record("case_appeal_decide", case, actor=actor, to_state=outcome)
    if outcome == Outcome.CHANGED:
        _follow(appeal, case, thing, now)
    telling.appeal_answered(appeal, thing)
    return appeal


def _follow(appeal: Appeal, case: Case, thing: object, now: datetime) -> None:
    if appeal.flag is None:
        undo(appeal.decision, thing, moment=now)  # type: ignore[arg-type]
    elif thing is not None:
        raise_case(thing, cause="appeal", colour=case.colour, not_by=appeal.first_by, moment=now)  # type: ignore[arg-type]


def _is_theirs(decision: Decision, actor: Person | None, flag: Flag | None, *, knows_code: bool) -> bool:
    """Whether it is hers to disagree: what she wrote, or what she reported."""
    if flag is not None:
        is_hers = actor is not None and flag.person_id == actor.pk
        return flag.case_id == decision.case_id and (is_hers or (knows_code and flag.person_id is None))
    if knows_code:
        return True
    return actor is not None and Decision.objects.about_things_of(actor).contains(decision)


def _in_time(decision: Decision, moment: datetime) -> bool:
    return moment - decision.at <= APPEALS_FOR
