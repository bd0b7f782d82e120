"""How do people, their roles, leaders and consents introduce themselves to the rest of the network?"""

from django.utils.translation import gettext_lazy as _

from network.people.consents.actions import ENDS, WITHDRAWN, expire_consents
from network.people.consents.parting import erase as erase_consents
from network.people.consents.parting import held_of as consents_of
from network.people.consents.retention import forget_consents
from network.people.erasing import sweep as go_on_erasing
from network.people.leaders.subject import LEADER
from network.people.models import Consent, Membership, Person
from network.people.parting import erase_memberships, erase_person, held_of, memberships_of
from network.subjects.registry import Subject, Telling, register

__all__ = ["CONSENT", "LEADER", "MEMBERSHIP", "PERSON"]

PERSON = register(
    Subject(
        kind="person",
        model=Person,
        title=lambda person, language: person.name,
        address=lambda person: "",
        summary=lambda person, language: "",
        visible_to=lambda person: Person.objects.filter(pk=person.pk) if person else Person.objects.none(),  # type: ignore[attr-defined]
        sweep=go_on_erasing,
        export=held_of,
        erase=erase_person,
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
        export=memberships_of,
        erase=erase_memberships,
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
        tells={
            WITHDRAWN: Telling(_("Somebody has withdrawn a consent for a text of yours."), stands_alone=True),
            ENDS: Telling(_("A consent ends within two weeks."), stands_alone=True),
        },
        export=consents_of,
        erase=erase_consents,
    )
)
