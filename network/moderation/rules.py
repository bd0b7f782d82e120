"""Who may take up what waits, and put it down again?"""

from typing import TYPE_CHECKING

from network.people.models import Role
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.moderation.models import Claim
    from network.people.models import Person

STAFF = (Role.EDITOR, Role.TRANSLATOR, Role.MODERATOR, Role.SAFEGUARDING)


def can_claim_thing(person: "Person | None") -> bool:
    """Whoever does this kind of work here; what becomes of the thing is asked again by its own verbs. One query."""
    return has_role(person, *STAFF)


def can_release_claim(person: "Person | None", claim: "Claim") -> bool:
    """Whoever holds it, and an editor, for those who went home."""
    return person is not None and (claim.person_id == person.pk or has_role(person, Role.EDITOR))
