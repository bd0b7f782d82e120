"""Who has which role, for which thing?"""

from typing import TYPE_CHECKING

from django.db.models import Model, Q

from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person


def has_role(person: "Person | None", *roles: str, thing: Model | None = None) -> bool:
    """Whether the person has one of the roles today: everywhere, or for this very thing. One query at most.

    Raises LookupError when the thing's kind is not registered.
    """
    if person is None:
        return False
    scope = Q(scope_kind="")
    if thing is not None:
        scope |= Q(scope_kind=registry.of(thing).kind, scope_id=thing.pk)
    return person.memberships.current().filter(scope, role__in=roles).exists()
