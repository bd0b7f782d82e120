"""Who has which role, for which thing?"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q

from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person

# Who may write something down for somebody without a login, wherever the role holds.
RECORDERS = ("helper", "leader", "coordinator", "editor")


def demand(allowed: bool) -> None:
    """Raises PermissionDenied where a rule has said no: the first line of a verb."""
    if not allowed:
        raise PermissionDenied


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


def still_records(person: "Person", recorder_id: int | None) -> bool:
    """Whether it was this person who wrote a thing down for somebody, and her role for that holds today. What she wrote
    down is not hers: it ends with the role. One query, where it was she."""
    if person.pk != recorder_id:
        return False
    return person.memberships.current().filter(role__in=RECORDERS).exists()
