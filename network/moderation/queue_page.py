"""What stands in the moderators' queue, line by line?"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from network.components import QueueRow, Tag
from network.moderation import sentences
from network.moderation.models import Appeal, Case, Claim, Colour
from network.moderation.queries import claims
from network.people.models import Person

PAGE, MOST_APPEALS = 20, 20


def context(person: Person, moment: datetime, after: str) -> dict[str, Any]:
    """One part of the queue, behind the case that ``after`` names ('': from its beginning), and on the first part the
    disagreements. Three queries, however long it is."""
    found = list(Case.objects.open().visible_to(person).in_order().after(after)[: PAGE + 1])
    held = claims(moment)
    cases = [(case, held.get((case.subject_kind, case.subject_id))) for case in found[:PAGE]]
    return {
        "rows": [row(case, claim, person, moment) for case, claim in cases],
        "appeals": [] if after else _appeals(person, moment),
        "next_url": f"?after={found[PAGE - 1].cursor}" if len(found) > PAGE else "",
        "next_label": _("Further"),
        "previous_url": "?" if after else "",
        "previous_label": _("Back to the beginning"),
    }


def row(case: Case, claim: Claim | None, person: Person, moment: datetime) -> QueueRow:
    """One line: how long still, how dangerous, what it is, why it is there, who has it. No word of the text."""
    is_late = case.due_at <= moment
    taken = "" if claim is None else _taken(claim, person)
    title = case.snapshots[-1]["title"] if case.snapshots else ""
    return {
        "state": "overdue" if is_late else "taken" if claim and claim.person_id != person.pk else "waiting",
        "time": sentences.for_how_long(case.due_at - moment),
        "time_note": _("over") if is_late else _("left"),
        "tag": tag(case),
        "about": sentences.kind(case),
        "title": title or sentences.kind(case),
        "url": case.get_absolute_url(),
        "language": case.snapshots[-1]["language"] if title else "",
        "quote": "",
        "difference": None,
        "notes": [", ".join(sentences.cause(code) for code in case.causes)],
        "taken": taken,
        "actions": [],
    }


def tag(case: Case) -> Tag:
    """The colour, which says its word too."""
    tones = {Colour.RED: "error", Colour.AMBER: "now", Colour.GREEN: ""}
    return {"text": sentences.colour(case), "tone": tones[Colour(case.colour)]}  # type: ignore[typeddict-item]


def _taken(claim: Claim, person: Person) -> str:
    since = f"{timezone.localtime(claim.at):%H:%M}"
    if claim.person_id == person.pk:
        return _("You have had it since %(time)s.") % {"time": since}
    return _("%(person)s has been looking at this since %(time)s.") % {"person": claim.person.name, "time": since}


def _appeals(person: Person, moment: datetime) -> list[dict[str, Any]]:
    found = Appeal.objects.open().visible_to(person).not_first_by(person).select_related("decision__case")
    return [
        {
            "url": appeal.get_absolute_url(),
            "kind": sentences.kind(appeal.decision.case),
            "decision": str(appeal.decision.get_action_display()),
            "time": sentences.for_how_long(appeal.due_at - moment),
            "is_late": appeal.due_at <= moment,
        }
        for appeal in found[:MOST_APPEALS]
    ]
