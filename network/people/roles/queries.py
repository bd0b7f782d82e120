"""Whom does staff find at the desk, and what is known of her roles: since when, who gave them, why?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from network.log.models import Entry
from network.people.models import Membership, Person
from network.subjects import registry

if TYPE_CHECKING:
    from django.db.models import Model

GRANT, END, LOOK = "membership_grant", "membership_end", "person_look"
LOOK_HOLDS = timedelta(hours=1)  # after saying why one looks
FOUND = 20


@dataclass(frozen=True)
class Held:
    """A role somebody has or had: for which thing (None: everywhere), and the entries that gave and ended it."""

    membership: Membership
    thing: "Model | None"
    granted: Entry | None  # None: before such entries were written
    ended: Entry | None

    @property
    def is_current(self) -> bool:
        """Whether it holds now."""
        until = self.membership.until
        return until is None or until > timezone.now()


def called(text: str) -> QuerySet[Person]:
    """Persons whose name or user name holds the typed words, by name, with their current roles; none for no words."""
    words = text.split()[:6]
    found = Person.objects.filter(erased_at=None) if words else Person.objects.none()
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(user__username__icontains=word))
    current = Prefetch("memberships", Membership.objects.current().order_by("pk"), to_attr="held_now")
    return found.select_related("user").prefetch_related(current).order_by("name", "pk")


def roles_of(person: Person) -> list[Held]:
    """All roles she has and had, those that hold first, then the latest; a query per kind of thing and two more."""
    memberships = list(person.memberships.all())
    entries = _entries(memberships)
    things = _things(memberships)
    held = [
        Held(
            one,
            things.get((one.scope_kind, one.scope_id)),
            entries.get((GRANT, one.pk)),
            entries.get((END, one.pk)),
        )
        for one in memberships
    ]
    return sorted(held, key=lambda one: (not one.is_current, -one.membership.since.timestamp(), -one.membership.pk))


def looked_lately(actor: Person, person: Person, moment: datetime) -> bool:
    """Whether the actor said within the last hour why she looks at this person."""
    return Entry.objects.filter(
        subject_kind=registry.of(person).kind,
        subject_id=person.pk,
        verb=LOOK,
        actor=actor,
        at__gt=moment - LOOK_HOLDS,
    ).exists()


def _entries(memberships: Iterable[Membership]) -> dict[tuple[str, int], Entry]:
    """What the log says of them, by verb and key."""
    kind, keys = registry.get("membership").kind, [one.pk for one in memberships]
    entries = Entry.objects.filter(subject_kind=kind, subject_id__in=keys, verb__in=(GRANT, END))
    return {(entry.verb, entry.subject_id): entry for entry in entries.select_related("actor").order_by("pk")}


def _things(memberships: Iterable[Membership]) -> "dict[tuple[str, int], Model]":
    """The things the roles are for, by kind and key; what is gone is not there."""
    keys: dict[str, set[int]] = {}
    for one in memberships:
        if one.scope_kind:
            keys.setdefault(one.scope_kind, set()).add(one.scope_id)
    return {
        (kind, key): thing
        for kind, wanted in keys.items()
        for key, thing in registry.get(kind).model._default_manager.in_bulk(list(wanted)).items()
    }
