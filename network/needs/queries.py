"""Which needs and helplines are asked for?"""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Count, Max

SOURCE_HOLDS = timedelta(days=180)  # then editors are asked to look again; readers see the number all the same


class HelplineQuerySet(models.QuerySet["Helpline"]):  # type: ignore[name-defined]  # the model is defined above this layer
    """Helplines by meaning."""

    def for_every_page(self) -> Self:
        """Those of the footer with their words, in two queries; however old their check is."""
        return self.filter(always_shown=True).prefetch_related("texts")

    def with_texts(self) -> Self:
        """With their words in all languages, in two queries; however old their check is."""
        return self.prefetch_related("texts")

    def to_check(self, today: date) -> Self:
        """Those whose source is older than ``SOURCE_HOLDS`` on the day. A month or year counts from its beginning,
        and so it does as text: "2025-11" stands before "2025-11-03"."""
        return self.filter(verified_on__lt=(today - SOURCE_HOLDS).isoformat())


class NeedQuerySet(models.QuerySet["Need"]):  # type: ignore[name-defined]
    """Needs by meaning."""

    def get_by_natural_key(self, name: str) -> "Need":  # type: ignore[name-defined]  # noqa: F821
        """The need of that name, as fixtures and taggit ask for it. Raises Need.DoesNotExist."""
        return self.get(name=name)

    def with_texts(self) -> Self:
        """With their words in all languages, in two queries."""
        return self.prefetch_related("texts")


class HelpCardQuerySet(models.QuerySet["HelpCard"]):  # type: ignore[name-defined]
    """Help cards by meaning."""

    def whole(self) -> Self:
        """With their words and their helplines, in five queries."""
        return self.prefetch_related("texts", "lines__helpline__texts")

    def state(self) -> str:
        """Changes whenever a card is made, changed or taken away on an editors' screen. One query."""
        return _state(self)


class WatchPhraseQuerySet(models.QuerySet["WatchPhrase"]):  # type: ignore[name-defined]
    """Watch phrases by meaning."""

    def active(self) -> Self:
        """Those that are looked for, with their cards; one query."""
        return self.filter(is_active=True).select_related("card")

    def state(self) -> str:
        """As that of the cards."""
        return _state(self)


def _state(rows: models.QuerySet[models.Model]) -> str:
    sums = rows.aggregate(rows=Count("pk"), newest=Max("pk"), changed=Max("changed_at"))
    return f"{sums['rows']}.{sums['newest']}.{sums['changed']}"
