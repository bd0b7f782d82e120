"""How does a thing come before a moderator: by a report, by a notice, by the software?

Nothing here takes a thing away but reports of three different people with a login, until somebody looks at it. A watch
phrase or a newcomer's first text only opens a case, or makes an open one more urgent.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.log import receipts
from network.moderation import emails, sentences, telling
from network.moderation.models import Case, Colour, Decision, Flag, Reason
from network.moderation.rules import CLOCKS, FLAGS_THAT_HIDE, KEEPS, RED, can_flag_thing
from network.people.models import Person
from network.people.rules import demand
from network.subjects import registry

MOST_SNAPSHOTS = 5
NOTICE, THREE_FLAGS = "notice", "three_flags"
RISKS = {
    Reason.LIFE: Colour.RED, Reason.CHILD: Colour.RED, Reason.THREAT: Colour.AMBER, Reason.PRIVATE: Colour.AMBER,
    Reason.FRAUD: Colour.AMBER, Reason.LAW: Colour.AMBER, Reason.RUDE: Colour.GREEN, Reason.ADVERT: Colour.GREEN,
    Reason.OTHER: Colour.GREEN,
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a report says. Name and address are asked of people without a login alone, and may be empty."""

    reason: str
    note: str = ""
    name: str = ""
    email: str = ""
    language: str = "pl"


@transaction.atomic
def raise_case(
    thing: Model, *, cause: str, colour: int, not_by: Person | None = None, moment: datetime | None = None
) -> Case:
    """Opens a case, or adds the cause to the open one and makes it as urgent as the more urgent of both; returns it.

    The software calls it for what it finds, in the transaction of the verb; it never hides anything. People on duty get
    a letter when a case becomes red. Raises LookupError for a kind that nobody moderates.
    """
    now, is_moderated = moment or timezone.now(), registry.moderated_of(thing)
    case, is_new = _locked_or_new(thing, colour, now)
    was_red = not is_new and case.colour == RED
    case.colour = min(case.colour, colour)
    case.due_at = max(case.opened_at, min(case.due_at, now + CLOCKS[colour]))
    case.causes = case.causes if cause in case.causes else [*case.causes, cause]
    case.snapshots = _with_snapshot(case.snapshots, is_moderated.words(thing), now)
    case.not_by = not_by or case.not_by
    case.save(update_fields=["colour", "due_at", "causes", "snapshots", "not_by"])
    log.record("case_open" if is_new else "case_raise", case, actor=None, to_state=cause)
    if case.colour == RED and not was_red:
        telling.urgent(case)
    return case


def lock_case(thing: Model) -> None:
    """Makes the open case of the thing ours until the end of the transaction, where there is one: for a verb that will
    lock the thing and then call ``raise_case``, in the order in which decisions lock."""
    Case.objects.select_for_update().open().about(registry.of(thing).kind, thing.pk).first()


def move_cases(kind: str, keys: "Collection[int] | QuerySet[Any]", area: tuple[str, int]) -> int:
    """What waits about these things belongs to another room from now on; returns how many cases that were."""
    mine = Case.objects.open().filter(subject_kind=kind, subject_id__in=keys)
    return mine.update(area_kind=area[0], area_id=area[1])


@transaction.atomic
def flag_thing(thing: Model, said: Said, *, actor: Person, moment: datetime | None = None) -> Flag:
    """Somebody with a login reports a thing she may read; again while the case is open is the same report, said anew.

    Reports of three people hide it until a moderator looks, but not for a reason that was looked at before.
    Raises PermissionDenied for what she may not read, or has written.
    """
    now = moment or timezone.now()
    demand(can_flag_thing(actor, thing))
    case = raise_case(thing, cause=said.reason, colour=RISKS[Reason(said.reason)], moment=now)
    flag, _is_new = Flag.objects.update_or_create(
        case=case,
        person=actor,
        defaults={"reason": said.reason, "note": said.note, "language": said.language},
        create_defaults={"reason": said.reason, "note": said.note, "language": said.language, "at": now},
    )
    if _reported_by(case) >= FLAGS_THAT_HIDE:
        _hide_until_looked_at(case, thing, now)
    return flag


@transaction.atomic
def notify_thing(
    thing: Model, said: Said, *, in_good_faith: bool, token: str, moment: datetime | None = None
) -> tuple[Flag, str]:
    """Somebody without a login reports a thing that everybody may read; returns the report and its code.

    The same form sent twice is one report with one code. A letter with the code goes to an address, where there is one.
    Raises PermissionDenied for what is not public, and ValidationError without words or good faith.
    """
    now = moment or timezone.now()
    code = receipts.code_from(token)
    if known := Flag.objects.with_code(code).first():
        if (known.reason, known.note) == (said.reason, said.note):
            return known, code
        code = receipts.new_code()
    if not registry.of(thing).visible_to(None).filter(pk=thing.pk).exists():
        raise PermissionDenied
    if not (in_good_faith and said.note.strip()):
        raise ValidationError(_("Please say in your own words what is wrong, and that it is true."), code="notice")
    case = raise_case(thing, cause=said.reason, colour=RISKS[Reason(said.reason)], moment=now)
    raise_case(thing, cause=NOTICE, colour=case.colour, moment=now)
    flag = Flag.objects.create(
        case=case, reason=said.reason, note=said.note, name=said.name, email=said.email, language=said.language,
        in_good_faith=True, receipt_hash=receipts.hashed(code), at=now,
    )  # fmt: skip
    if flag.email:
        emails.receipt(flag, code)
    return flag, code


def _locked_or_new(thing: Model, colour: int, now: datetime) -> tuple[Case, bool]:
    """The open case of the thing, ours until the transaction ends, and whether it is new."""
    kind, (area_kind, area_id) = registry.of(thing).kind, registry.moderated_of(thing).area(thing)
    mine = Case.objects.select_for_update().open().about(kind, thing.pk)
    if found := mine.first():
        return found, False
    try:
        with transaction.atomic():
            made = Case.objects.create(
                subject_kind=kind, subject_id=thing.pk, area_kind=area_kind, area_id=area_id, colour=colour,
                opened_at=now, due_at=now + CLOCKS[colour],
            )  # fmt: skip
    except IntegrityError:  # somebody else has reported it in this very moment
        return mine.get(), False
    return made, True


def _with_snapshot(known: list[dict[str, Any]], words: registry.Words, now: datetime) -> list[dict[str, Any]]:
    """What stood there, once more where it has changed since; the first and the newest are kept."""
    new = {"title": words.title, "text": words.text, "language": words.language, "label": words.label}
    if known and {name: known[-1][name] for name in new} == new:
        return known
    found = [*known, new | {"at": now.isoformat(timespec="seconds")}]
    return found if len(found) <= MOST_SNAPSHOTS else [found[0], *found[-MOST_SNAPSHOTS + 1 :]]


def _reported_by(case: Case) -> int:
    """How many different people with a login reported it for something that nobody has looked at before."""
    earlier = Flag.objects.filter(
        case__subject_kind=case.subject_kind, case__subject_id=case.subject_id, case__state=Case.State.DECIDED,
        case__decisions__action__in=KEEPS, case__decisions__by__isnull=False,
    )  # fmt: skip
    return case.flags.exclude(person=None).exclude(reason__in=earlier.values("reason")).count()


def _hide_until_looked_at(case: Case, thing: Model, now: datetime) -> None:
    """Nobody sees it until a moderator has looked; a decision of the software, with its reasons like any other."""
    found = registry.moderated_of(thing)
    if found.hide is None or not found.is_shown(thing) or THREE_FLAGS in case.causes:
        return
    found.hide(thing, now)
    case.causes, case.version = [*case.causes, THREE_FLAGS], case.version + 1
    case.save(update_fields=["causes", "version"])
    language = found.words(thing).language
    decision = Decision.objects.create(
        case=case, action=Decision.Action.HIDE, facts=sentences.hidden_by_reports(language), rule=_rule_of(case),
        scope=Decision.Scope.TEXT, language=language, is_automated=True, at=now,
    )  # fmt: skip
    log.record("case_hide", case, actor=None, to_state=decision.action)
    telling.writer(decision, thing)


def _rule_of(case: Case) -> str:
    """Which rule the reports speak of; of several the most urgent one's."""
    rules = {
        Reason.LIFE: "safety", Reason.CHILD: "safety", Reason.THREAT: "respect", Reason.PRIVATE: "privacy",
        Reason.FRAUD: "honesty", Reason.RUDE: "respect", Reason.ADVERT: "adverts",
    }  # fmt: skip
    said = sorted((Reason(reason) for reason in case.flags.values_list("reason", flat=True)), key=RISKS.__getitem__)
    return next((rules[reason] for reason in said if reason in rules), "room")
