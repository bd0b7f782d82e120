"""Which notices are asked for?"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from network.notices.rules import KEPT

if TYPE_CHECKING:
    from network.notices.models import Notice, NoticeChoice  # noqa: F401 – they stand in base classes
    from network.people.models import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Everybody sees what was told to them, nobody else does."""
        return self.filter(person=person) if person else self.none()

    def of_login(self, user: Any) -> Self:
        """Those told to the person whose login it is, each with her, so that she need not be asked for."""
        return self.filter(person__user=user).select_related("person")

    def unseen(self) -> Self:
        """Those nobody has looked at yet."""
        return self.filter(seen_at=None)

    def about(self, kind: str, key: int) -> Self:
        """Those about one thing, by its kind in the subject registry and its key."""
        return self.filter(subject_kind=kind, subject_id=key)

    def before(self, key: str) -> Self:
        """Those behind the one with this key in a list, the newest first; all of them for what is no key."""
        found = self.order_by("-id")
        return found.filter(pk__lt=int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else found

    def up_to(self, key: int) -> Self:
        """Those that were there when this one was the newest."""
        return self.filter(pk__lte=key)

    def letters_due(self, moment: datetime) -> Self:
        """Those still unseen about which a letter may be due by then, the longest due first, with who is told."""
        found = self.unseen().filter(letter_due_at__lte=moment)
        return found.select_related("person__user").order_by("letter_due_at", "id")

    def waiting_again(self) -> Self:
        """Unseen ones that gather news and about which nothing was decided yet, or only that no letter is wanted."""
        return self.unseen().filter(gathers=True, letter=None, letter_due_at=None, awaits_digest=False)

    def for_digest(self, until: datetime) -> Self:
        """Unseen ones for the weekly letter of that hour, oldest first."""
        return self.unseen().filter(awaits_digest=True, at__lt=until).order_by("id")

    def forgotten(self, moment: datetime) -> Self:
        """News seen long ago. Other notices stay: they say that something was told once."""
        return self.filter(gathers=True, seen_at__lt=moment - KEPT)


class NoticeChoiceQuerySet(models.QuerySet["NoticeChoice"]):
    """Choices by meaning."""

    def of(self, person: "Person") -> "NoticeChoice":
        """What the person has chosen, or what holds while she has chosen nothing; that is no row yet."""
        return self.filter(person=person).first() or self.model(person=person)
