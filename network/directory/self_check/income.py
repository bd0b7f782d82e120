"""Is an income within a limit?"""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from network.directory.models import Criterion, NationalAmount
from network.directory.self_check.answers import Answers, State


class Limits(NamedTuple):
    """PLN net a month, the limit included: for one person living alone, for each person of a family; None: unknown."""

    single: Decimal | None
    family: Decimal | None

    def of(self, size: int) -> Decimal | None:
        """The limit for a household of that size."""
        return self.single if size == 1 else self.family


class Measured(Enum):
    """Why an income is within, above or unsure."""

    WITHIN = "within"
    ABOVE = "above"
    NOT_SAID = "not_said"
    LIMIT_UNKNOWN = "limit_unknown"
    LIMITS_DIFFER = "limits_differ"  # between the percentage of today's amount and the amounts a source gives


def by_law(criterion: Criterion, amount: NationalAmount | None) -> Limits:
    """The limits that the percentage makes of the amounts of law; unknown without a percentage or an amount."""
    if criterion.percent is None or amount is None:
        return Limits(None, None)
    return Limits(amount.single * criterion.percent / 100, amount.family * criterion.percent / 100)


def own(criterion: Criterion) -> Limits:
    """The amounts that the shop itself states."""
    return Limits(criterion.single, criterion.family)


def limits(criterion: Criterion, amount: NationalAmount | None) -> Limits:
    """The limits that rule: of the percentage where there is one, else the shop's own."""
    return own(criterion) if criterion.percent is None else by_law(criterion, amount)


def income(criterion: Criterion, answers: Answers, amount: NationalAmount | None) -> tuple[State, Measured]:
    """Whether the household's income is within the limit; equal is within.

    The percentage rules. Where the shop's own amounts, which are of an older day, say otherwise, nobody can be sure.
    """
    if answers.size is None or answers.income is None:
        return State.UNKNOWN, Measured.NOT_SAID
    ruling = limits(criterion, amount).of(answers.size)
    if ruling is None:
        return State.UNKNOWN, Measured.LIMIT_UNKNOWN
    is_within = _within(answers.income, ruling, answers.size)
    stated = own(criterion).of(answers.size)
    if stated is not None and _within(answers.income, stated, answers.size) != is_within:
        return State.UNKNOWN, Measured.LIMITS_DIFFER
    return (State.YES, Measured.WITHIN) if is_within else (State.NO, Measured.ABOVE)


def low_income(answers: Answers, amount: NationalAmount | None) -> tuple[State, Measured]:
    """Whether an income is "low" where nobody says how low: what is within the amounts of social assistance is, above
    them it is for the shop or the office to say."""
    if answers.size is None or answers.income is None:
        return State.UNKNOWN, Measured.NOT_SAID
    limit = Limits(amount.single, amount.family).of(answers.size) if amount else None
    if limit is not None and _within(answers.income, limit, answers.size):
        return State.YES, Measured.WITHIN
    return State.UNKNOWN, Measured.LIMIT_UNKNOWN


def _within(income: Decimal, limit: Decimal, size: int) -> bool:
    return income <= limit * size
