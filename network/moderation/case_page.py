"""What does a moderator see of one case, and what may she do with it?"""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.moderation import sentences
from network.moderation.deciding import possible
from network.moderation.models import AnswerTemplate, Case, Colour, Decision
from network.moderation.queries import claim_of, templates_for
from network.moderation.queue_page import tag
from network.moderation.rules import RED, can_decide_case, is_party
from network.people.models import Person
from network.subjects import registry


def context(case: Case, thing: Model | None, person: Person, moment: datetime) -> dict[str, Any]:
    """The case with its texts, reports and earlier decisions; a fixed number of queries for each kind of thing."""
    claim = claim_of(thing, moment) if thing else None
    is_mine = claim is not None and claim.person_id == person.pk
    has_part = thing is not None and is_party(person, thing)
    is_open = case.state == Case.State.OPEN
    is_others = claim is not None and not is_mine
    return {
        "case": case,
        "kind": sentences.kind(case),
        "tag": tag(case),
        "time": _time(case, moment),
        "causes": [sentences.cause(code) for code in case.causes],
        "is_hard": case.colour != Colour.GREEN,
        "is_red": case.colour == RED and is_open,
        "snapshots": snapshots(case),
        "thing_url": _address(thing, person),
        "flags": list(case.flags.all()),
        "history": _history(case),
        "claim": claim,
        "claim_since": f"{timezone.localtime(claim.at):%H:%M}" if claim else "",
        "is_mine": is_mine,
        "has_part": has_part,
        "is_gone": thing is None,
        "can_claim": is_open and thing is not None and not has_part and claim is None,
        "actions": _actions(case, thing, person) if is_open and not has_part and not is_others else [],
    }


def snapshots(case: Case) -> list[dict[str, Any]]:
    """What stood there each time it was reported, with the day, the newest first."""
    return [one | {"at": sentences.day(datetime.fromisoformat(one["at"]))} for one in reversed(case.snapshots)]


def language_of_writer(thing: Model | None) -> str:
    """In which language who wrote it is spoken to: hers, where everybody sees who that is, else that of the text."""
    if thing is None:
        return get_language() or "pl"
    found = registry.moderated_of(thing)
    if writer := found.writer(thing):
        return str(writer.language)
    return found.address(thing)[1] or found.words(thing).language


def ready_answers(language: str) -> list[dict[str, str]]:
    """Reasons that lie ready, in the language of who reads them. Two queries."""
    found = templates_for(AnswerTemplate.Purpose.DECISION, language)
    return [{"code": one.code, "name": one.name, "text": one.text, "language": one.language} for one in found]


def _time(case: Case, moment: datetime) -> str:
    if case.state != Case.State.OPEN:
        return ""
    time = {"time": sentences.for_how_long(case.due_at - moment)}
    return _("%(time)s over") % time if case.due_at <= moment else _("%(time)s left") % time


def _address(thing: Model | None, person: Person) -> str:
    """Where it stands, if she may open it there too. One query."""
    if thing is None:
        return ""
    subject = registry.of(thing)
    return subject.address(thing) if subject.visible_to(person).filter(pk=thing.pk).exists() else ""


def _history(case: Case) -> list[dict[str, Any]]:
    """What was decided about this thing before, and now, the newest first. One query."""
    found = Decision.objects.filter(case__subject_kind=case.subject_kind, case__subject_id=case.subject_id)
    return [
        {
            "what": str(one.get_action_display()),
            "by": one.by.name if one.by else _("the software"),
            "at": sentences.day(one.at),
            "until": sentences.day(one.until) if one.until else "",
            "facts": one.facts,
            "language": one.language,
            "undone": one.undone_at is not None,
        }
        for one in found.select_related("by").order_by("-id")[:20]
    ]


def _actions(case: Case, thing: Model | None, person: Person) -> list[dict[str, Any]]:
    """The decisions open to her, the mildest first, each with its own screen."""
    return [
        {
            "label": sentences.BUTTONS[Decision.Action(action)],
            "meaning": sentences.MEANINGS[Decision.Action(action)],
            "url": reverse("network:case_decide", args=[case.uuid, action]),
        }
        for action in possible(thing)
        if thing is None or can_decide_case(person, case, thing, action)
    ]
