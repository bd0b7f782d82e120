"""How does somebody get a role, and lose it? Each time somebody says why, and the host's groups follow at once."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.people.models import Membership, Person, Role
from network.people.roles.queries import END, GRANT, LOOK
from network.people.roles.rules import can_end_role, can_grant_role, can_use_people_desk, fits
from network.people.signals import role_changed
from network.subjects import registry

if TYPE_CHECKING:
    from network.log.models import Entry


@transaction.atomic
def grant_role(
    person: Person, role: "Role | str", *, actor: Person | None, reason: str, thing: Model | None = None
) -> Membership:
    """The role from now on, everywhere or for one thing; the membership that holds already, if there is one.

    ``actor`` None is the system (sign-up, the demo, a command on the machine). Raises PermissionDenied when the actor
    may not give it; ValidationError without a reason, and when the role is not held for such a thing
    (``rules.SCOPES``): leaders are of a place or a shop, coordinators and helpers of a shop, moderators of a board or
    of everything. LookupError for an unregistered kind.
    """
    kind, key = (registry.of(thing).kind, thing.pk) if thing else ("", 0)
    if actor is not None and not can_grant_role(actor, role, person):
        raise PermissionDenied
    _must_have(reason)
    if not fits(Role(role), kind):
        raise ValidationError(_("This role belongs to another kind of place, or to none."), code="scope")
    Person.objects.select_for_update().get(pk=person.pk)  # two desks at once give one role
    held = person.memberships.current().filter(role=role, scope_kind=kind, scope_id=key).first()
    if held:
        return held
    membership = Membership.objects.create(person=person, role=role, scope_kind=kind, scope_id=key)
    _told(GRANT, membership, actor, reason)
    return membership


@transaction.atomic
def end_role(membership: Membership, *, actor: Person | None, reason: str) -> Membership:
    """The membership, over from now on; one that was over stays as it was.

    Raises PermissionDenied when the actor may not end it, ValidationError without a reason.
    """
    if actor is not None and not can_end_role(actor, membership):
        raise PermissionDenied
    _must_have(reason)
    locked = Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)
    now = timezone.now()
    if locked.until is not None and locked.until <= now:
        return locked
    locked.until = max(now, locked.since)
    locked.save(update_fields=["until"])
    _told(END, locked, actor, reason)
    return locked


def look_up(person: Person, *, actor: Person, reason: str) -> "Entry":
    """Notes that staff looks at somebody's record, and why; returns the entry. Raises as ``end_role`` does."""
    if not can_use_people_desk(actor):
        raise PermissionDenied
    _must_have(reason)
    return log.record(LOOK, person, actor=actor, reason=" ".join(reason.split()))


def _must_have(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Please say why: whoever looks at it later should understand it."), code="reason")


def _told(verb: str, membership: Membership, actor: Person | None, reason: str) -> "Entry":
    """Writes the entry and tells the host, in the transaction of the verb."""
    entry = log.record(verb, membership, actor=actor, reason=" ".join(reason.split()))
    role_changed.send(sender=Membership, person=membership.person)
    return entry
