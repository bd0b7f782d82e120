"""Which income limit rules on a way into a shop?"""

from decimal import Decimal
from typing import NamedTuple

from network.directory.models import Criterion, NationalAmount


class Limits(NamedTuple):
    """PLN net a month, the limit included: for one person living alone, for each person of a family; None: unknown."""

    single: Decimal | None
    family: Decimal | None

    def of(self, size: int) -> Decimal | None:
        """The limit for a household of that size."""
        return self.single if size == 1 else self.family


def limits(criterion: Criterion, amount: NationalAmount | None) -> Limits:
    """The percentage of the amounts of law where there is one, unknown while these are; else what the shop states."""
    if criterion.percent is None:
        return stated(criterion)
    if amount is None:
        return Limits(None, None)
    return Limits(amount.single * criterion.percent / 100, amount.family * criterion.percent / 100)


def stated(criterion: Criterion) -> Limits:
    """The amounts that the shop itself states."""
    return Limits(criterion.single, criterion.family)
