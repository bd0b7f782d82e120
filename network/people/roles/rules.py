"""Who may give whom which role, for what, and end it?

Editors give the roles of the daily work; the roles that judge, protect or represent are given by superusers alone.
Nobody gives herself a role or ends her own: two people always know.
"""

from typing import TYPE_CHECKING

from network.log.models import Entry
from network.people.models import Role
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.people.models import Membership, Person

BY_EDITORS = frozenset({Role.MEMBER, Role.LEADER, Role.COORDINATOR, Role.HELPER, Role.TRANSLATOR})
ACCOUNT = "person_account"  # verb of the log: an account made at the desk
# For things of which kind a role is held, "" for everywhere; one that is not here is held everywhere alone.
SCOPES: dict[str, tuple[str, ...]] = {
    Role.MEMBER: ("", "board"),
    Role.MODERATOR: ("", "board"),
    Role.LEADER: ("place", "shop"),
    Role.COORDINATOR: ("shop",),
    Role.HELPER: ("shop",),
}


def is_superuser(person: "Person | None") -> bool:
    """Whether her login may do everything, in whatever site it lives."""
    user = person.user if person else None
    return bool(user and user.is_active and user.is_superuser)


def roles_granted_by(person: "Person | None") -> list[Role]:
    """The roles this person may give and end, in the order of ``Role``; one query at most."""
    if is_superuser(person):
        return list(Role)
    return [role for role in Role if role in BY_EDITORS] if has_role(person, Role.EDITOR) else []


def can_use_people_desk(person: "Person | None") -> bool:
    """Whether she may look people up at the desk: who may give any role at all."""
    return bool(roles_granted_by(person))


def can_make_account(person: "Person | None") -> bool:
    """Whether she may make a login for somebody at the desk."""
    return can_use_people_desk(person)


def can_print_slip(person: "Person | None", to: "Person") -> bool:
    """Whether she may print a new slip, with a new code, for somebody else: for an account made at the desk that no
    code reaches by e-mail or phone, and whose roles are all hers to give – nobody comes into a stronger account this
    way. Three queries at most."""
    if person is None or person.pk == to.pk or not _needs_slip(to) or is_superuser(to):
        return False
    granted = roles_granted_by(person)
    if not granted or to.memberships.current().exclude(role__in=granted).exists():
        return False
    return Entry.objects.filter(subject_kind="person", subject_id=to.pk, verb=ACCOUNT).exists()


def can_erase_person(person: "Person | None", whom: "Person") -> bool:
    """Whether staff may let somebody else be erased who asked for it: where all her roles are hers to give, and she is
    no superuser. Three queries at most."""
    if person is None or person.pk == whom.pk or is_superuser(whom):
        return False
    granted = roles_granted_by(person)
    return bool(granted) and not whom.memberships.current().exclude(role__in=granted).exists()


def can_grant_role(person: "Person | None", role: str, to: "Person") -> bool:
    """Whether she may give the role to this other person."""
    return person is not None and person.pk != to.pk and role in roles_granted_by(person)


def can_end_role(person: "Person | None", membership: "Membership") -> bool:
    """Whether she may end this membership of somebody else."""
    return can_grant_role(person, membership.role, membership.person)


def fits(role: str, kind: str) -> bool:
    """Whether the role can be held for a thing of this kind; '' is everywhere."""
    return kind in SCOPES.get(role, ("",))


def _needs_slip(person: "Person") -> bool:
    """Whether only a slip lets her in: a login that works, without an address and a number."""
    return bool(person.user and person.user.is_active) and not (person.email or person.phone)
