"""Which persons and memberships are asked for?"""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from network.people.models import Membership, Person  # noqa: F401 – Membership stands in a base class


class PersonQuerySet(models.QuerySet["Person"]):
    """Persons by meaning."""

    def of(self, user: Any) -> "Person | None":
        """The person of a request's user; None for a visitor, and for a login that belongs to nobody (yet)."""
        return self.filter(user=user).first() if user.is_authenticated else None

    def with_role_for(self, role: str, kind: str, key: int) -> Self:
        """Persons who have the role today for this one thing, by its kind in the subject registry and its key."""
        now = timezone.now()
        current = Q(memberships__until=None) | Q(memberships__until__gt=now)
        return self.filter(
            current, memberships__role=role, memberships__scope_kind=kind, memberships__scope_id=key
        ).distinct()


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by meaning."""

    def current(self) -> Self:
        """Those that have not ended."""
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()))
