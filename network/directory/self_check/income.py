"""Is an income within a limit?"""

from decimal import Decimal
from enum import Enum

from network.directory.income_limits import Limits, limits, stated
from network.directory.models import Criterion, NationalAmount
from network.directory.self_check.answers import Answers, State


class Measured(Enum):
    """Why an income is within, above or unsure."""

    WITHIN = "within"
    ABOVE = "above"
    NOT_SAID = "not_said"
    LIMIT_UNKNOWN = "limit_unknown"
    LIMITS_DIFFER = "limits_differ"  # between the percentage of today's amount and the amounts a source gives


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
    own = stated(criterion).of(answers.size)
    if own is not None and _within(answers.income, own, answers.size) != is_within:
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
