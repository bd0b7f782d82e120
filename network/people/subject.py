"""How do people, their roles, leaders and consents introduce themselves to the rest of the network?"""

from network.people.consents.actions import expire_consents
from network.people.consents.retention import forget_consents
from network.people.leaders.subject import LEADER
from network.people.models import Consent, Membership, Person
from network.subjects.registry import Subject, register

__all__ = ["CONSENT", "LEADER", "MEMBERSHIP", "PERSON"]

PERSON = register(
    Subject(
        kind="person",
        model=Person,
        title=lambda person, language: person.name,
        address=lambda person: "",
        summary=lambda person, language: "",
        visible_to=lambda person: Person.objects.filter(pk=person.pk) if person else Person.objects.none(),  # type: ignore[attr-defined]
    )
)
MEMBERSHIP = register(
    Subject(
        kind="membership",
        model=Membership,
        title=lambda membership, language: str(membership),
        address=lambda membership: "",
        summary=lambda membership, language: "",
        visible_to=lambda person: Membership.objects.filter(person=person) if person else Membership.objects.none(),  # type: ignore[misc]
    )
)
CONSENT = register(
    Subject(
        kind="consent",
        model=Consent,
        title=lambda consent, language: "",
        address=lambda consent: "",
        summary=lambda consent, language: "",
        visible_to=lambda person: Consent.objects.none(),  # staff see them beside the story alone
        sweep=lambda moment: expire_consents(moment) + forget_consents(moment),
    )
)
