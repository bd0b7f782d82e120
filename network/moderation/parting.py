"""What did somebody report and decide, what was decided about her, and what of it stays when she goes?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.moderation.models import Appeal, Case, Claim, Decision, Flag, Sanction
from network.people.models import Person
from network.subjects.parting import Held, Parting, fact, facts
from network.subjects.registry import Subject, register

DECIDED = ("action", "facts", "rule", "law", "scope", "until", "at")


def held_of(person: Person) -> Iterable[Held]:
    """Her claims, reports and sanctions, and what she decided; what is in the things is others'."""
    rows = [
        [fact("about", _("about"), f"{claim.subject_kind} {claim.subject_id}"), *facts(claim, "at")]
        for claim in person.claims.all()
    ]
    yield Held("claims", _("What you are looking at"), rows)
    flags = Flag.objects.filter(person=person)
    yield Held("reports", _("What you reported"), [facts(one, "reason", "note", "at") for one in flags])
    sanctions = Sanction.objects.filter(person=person)
    yield Held("sanctions", _("Sanctions"), [facts(one, "kind", "since", "until", "lifted_at") for one in sanctions])
    decisions = Decision.objects.filter(by=person)
    yield Held(
        "decisions", pgettext("title of a list", "What you decided"), [facts(one, *DECIDED) for one in decisions]
    )


def erase(person: Person, parting: Parting) -> bool:
    """Her claims and sanctions go; reports, decisions and snapshots stay for the other side, and name her no more."""
    person.claims.all().delete()
    Sanction.objects.filter(person=person).delete()
    Flag.objects.filter(email__in=list(parting.traces)).update(name="", email="")
    for model, fields in (
        (Flag, ("note", "name")), (Decision, ("facts", "law")), (Appeal, ("text", "reason")), (Case, ("snapshots",)),
    ):  # fmt: skip
        for row in model._default_manager.iterator():
            _scrub(row, fields, parting)
    Flag.objects.filter(person=person).update(person=None)
    Decision.objects.filter(by=person).update(by=None)
    Case.objects.filter(not_by=person).update(not_by=None)
    Appeal.objects.filter(first_by=person).update(first_by=None)
    Appeal.objects.filter(decided_by=person).update(decided_by=None)
    return False


def _scrub(row: Any, fields: tuple[str, ...], parting: Parting) -> None:
    changed = {name: new for name in fields if (new := parting.without_deep(getattr(row, name))) != getattr(row, name)}
    if changed:
        type(row)._default_manager.filter(pk=row.pk).update(**changed)


CLAIM = register(
    Subject(
        kind="claim",
        model=Claim,
        title=lambda claim, language: "",
        address=lambda claim: "",
        summary=lambda claim, language: "",
        visible_to=lambda person: Claim.objects.none(),  # shown beside the thing alone
        export=held_of,
        erase=erase,
    )
)
