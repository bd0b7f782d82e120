"""Which notices are asked for?"""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from network.notices.models import Notice  # noqa: F401 – stands in a base class
    from network.people.models import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Everybody sees what was told to them, nobody else does."""
        return self.filter(person=person) if person else self.none()

    def unseen(self) -> Self:
        """Those nobody has looked at yet."""
        return self.filter(seen_at=None)

    def about(self, kind: str, key: int) -> Self:
        """Those about one thing, by its kind in the subject registry and its key."""
        return self.filter(subject_kind=kind, subject_id=key)
