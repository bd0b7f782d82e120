"""What does somebody read about her report, or about a decision on her text?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from network.moderation import sentences
from network.moderation.appealing import is_open_to_flagger, is_open_to_writer
from network.moderation.models import Appeal, Decision, Flag
from network.subjects import registry


@dataclass(frozen=True)
class Answer:
    """A report with what became of it, or (``flag`` None) a decision about one's own text."""

    flag: Flag | None
    decision: Decision | None


def of_flag(flag: Flag) -> Answer:
    """The report, with the newest decision of a human being about it; fetched whole, no query."""
    made = [one for one in flag.case.decisions.all() if not one.is_automated]
    return Answer(flag, made[-1] if made else None)


def with_code(code: str) -> list[Answer]:
    """What a code opens: a report without an account, or the decisions about a text that was sent with it."""
    if flag := Flag.objects.whole().with_code(code).first():
        return [of_flag(flag)]
    found: list[Answer] = []
    for subject in registry.everything():
        if subject.moderated and (keys := list(subject.moderated.with_code(code))):
            about = Decision.objects.filter(case__subject_kind=subject.kind, case__subject_id__in=keys)
            found += [Answer(None, one) for one in about.shown_to_writers().whole().newest_first()]
    return found


def shown(answer: Answer, language: str, moment: datetime) -> dict[str, Any]:
    """What the page says of it. No query for what was fetched whole."""
    flag, decision = answer.flag, answer.decision
    appeal = _appeal(answer)
    return {
        "title": sentences.reported(flag) if flag else sentences.day(decision.at) if decision else "",
        "said": sentences.outcome(decision) if flag else sentences.of_the_writer(decision) if decision else "",
        "note": flag.note if flag else "",
        "points": sentences.statement(decision, language) if decision and not flag else [],
        "about": str(decision.uuid) if decision else "",
        "appeal": sentences.of_appeal(appeal) if appeal else "",
        "appeal_reason": appeal.reason if appeal else "",
        "can_appeal": _can_appeal(answer, moment),
    }


def line(decision: Decision) -> dict[str, Any]:
    """One line of the list of decisions about one's own texts."""
    return {
        "url": decision.get_absolute_url(),
        "said": sentences.of_the_writer(decision),
        "kind": sentences.kind(decision.case),
        "at": sentences.day(decision.at),
    }


def _appeal(answer: Answer) -> Appeal | None:
    if answer.decision is None:
        return None
    wanted = answer.flag.pk if answer.flag else None
    return next((one for one in answer.decision.appeals.all() if one.flag_id == wanted), None)


def _can_appeal(answer: Answer, moment: datetime) -> bool:
    if answer.decision is None:
        return False
    if answer.flag:
        return is_open_to_flagger(answer.decision, answer.flag, moment)
    return is_open_to_writer(answer.decision, moment)
