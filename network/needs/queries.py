"""Which helplines are asked for?"""

from typing import Self

from django.db import models


class HelplineQuerySet(models.QuerySet["Helpline"]):  # type: ignore[name-defined]  # the model is defined above this layer
    """Helplines by meaning."""

    def for_every_page(self) -> Self:
        """Those of the footer with their words, in two queries; however old their check is."""
        return self.filter(always_shown=True).prefetch_related("texts")
