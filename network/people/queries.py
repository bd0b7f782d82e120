"""Which persons and memberships are asked for?"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.log import receipts
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.people.models import Consent, Leader, Membership, Person  # noqa: F401 – they stand in base classes


class PersonQuerySet(models.QuerySet["Person"]):
    """Persons by meaning."""

    def of(self, user: Any) -> "Person | None":
        """The person of a request's user; None for a visitor, and for a login that belongs to nobody (yet)."""
        return self.filter(user=user).first() if user.is_authenticated else None

    def editors(self) -> Self:
        """Who edits everywhere, today, and can log in; each once, the oldest first, with the login."""
        now = timezone.now()
        current = Q(memberships__until=None) | Q(memberships__until__gt=now)
        found = self.filter(current, memberships__role="editor", memberships__scope_kind="", user__is_active=True)
        return found.select_related("user").distinct().order_by("pk")

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


_PUBLIC = Q(shown=True) & (Q(ended_on=None) | Q(keeps_page=True))


class LeaderQuerySet(models.QuerySet["Leader"]):
    """Leaders by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Everybody sees those whose page is public, each leader also her own; editors all.

        The same decision as ``leaders.rules.can_read_leader``; one query, and one more for the role of an editor.
        """
        if has_role(person, "editor"):
            return self.all()
        return self.filter(_PUBLIC | Q(person=person)) if person else self.public()

    def of(self, person: "Person | None") -> "Leader | None":
        """The person as a leader; None for a visitor and for everybody else."""
        return self.filter(person=person).select_related("person").first() if person else None

    def public(self) -> Self:
        """Those everybody may read: a text is shown, and the mandate lasts or she keeps the page."""
        return self.filter(_PUBLIC)

    def speaking(self) -> Self:
        """Those whose mandate lasts."""
        return self.filter(ended_on=None)

    def speaking_for(self, kind: str, key: int) -> Self:
        """Those whose mandate lasts and holds for this one thing, by its kind in the subject registry and its key."""
        now = timezone.now()
        current = Q(person__memberships__until=None) | Q(person__memberships__until__gt=now)
        scope = {"person__memberships__scope_kind": kind, "person__memberships__scope_id": key}
        return self.speaking().filter(current, person__memberships__role="leader", **scope).distinct()

    def unfinished(self) -> Self:
        """Those whose text waits for an editor, or came back to her."""
        return self.filter(state__in=("submitted", "in_review", "sent_back")).order_by("submitted_at", "pk")

    def with_texts(self) -> Self:
        """With her name, and what her text is called in each language; two queries."""
        return self.select_related("person").prefetch_related("texts")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents by meaning."""

    def about(self, kind: str, key: int) -> Self:
        """Those for one thing, by its kind in the subject registry and its key."""
        return self.filter(subject_kind=kind, subject_id=key)

    def about_any(self, kind: str, keys: Iterable[int]) -> Self:
        """Those for things of one kind, the first recorded first."""
        return self.filter(subject_kind=kind, subject_id__in=list(keys))

    def of_person(self, person: "Person | None") -> Self:
        """Those a person with a login gave herself; none for a visitor."""
        return self.filter(person=person) if person else self.none()

    def with_code(self, code: str) -> Self:
        """The one this code withdraws, or none."""
        return self.filter(receipt_hash__in=receipts.possible(code))

    def in_force(self) -> Self:
        """Those nobody withdrew; one whose last day is over is withdrawn by the next sweep."""
        return self.filter(withdrawn_at=None)

    def to_expire(self, moment: datetime) -> Self:
        """Those whose last day is over by then, here."""
        return self.in_force().filter(until__lt=timezone.localdate(moment))

    def ended_by(self, moment: datetime) -> Self:
        """Those that were withdrawn, or ended by a sweep, until then; the oldest first."""
        return self.filter(withdrawn_at__lte=moment).order_by("withdrawn_at", "id")

    def ends_soon(self, moment: datetime, within: timedelta) -> Self:
        """Those in force whose last day comes within so many days, that day included."""
        today = timezone.localdate(moment)
        return self.in_force().filter(until__gte=today, until__lte=today + within)
