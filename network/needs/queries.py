"""Which helplines are asked for?"""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from network.people.models import Person


class HelplineQuerySet(models.QuerySet["Helpline"]):  # type: ignore[name-defined]  # the model is defined above this layer
    """Helplines by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """All of them: a number that helps is hidden from nobody."""
        return self.all()

    def for_every_page(self) -> Self:
        """Those of the footer with their words, in two queries; however old their check is."""
        return self.filter(always_shown=True).prefetch_related("texts")
