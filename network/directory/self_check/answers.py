"""What does somebody tell us about herself, and what do we know beside it?"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum

from network.directory.models import NationalAmount
from network.places.resolver import Match


class State(IntEnum):
    """Whether a condition is met. The order is the logic: all of them hold as well as the least does (``min``), one
    of several as well as the greatest (``max``)."""

    NO = 0
    UNKNOWN = 1  # too little is known, by her or by us
    NEEDED = 2  # not yet, but to be had: a referral, a certificate, a decision
    YES = 3


class Part(Enum):
    """Where in a gmina that shares its name with its town."""

    TOWN = "town"
    VILLAGES = "villages"


@dataclass(frozen=True)
class Answers:
    """What she said; None: she would rather not say, or was not asked.

    ``size``: people of the household, herself included. ``income``: of all of them together, PLN net a month.
    ``situations``: values of ``Criterion.Status``; a status that is not among them does not fit her.
    """

    place: Match | None = None
    part: Part | None = None
    size: int | None = None
    income: Decimal | None = None
    has_referral: bool | None = None
    age: int | None = None
    situations: frozenset[str] | None = None


@dataclass(frozen=True)
class Ground:
    """What rules are measured against: the amounts of law of the day, and whether the gmina she lives in has a town of
    its own name and villages beside it."""

    amount: NationalAmount | None = None
    namesake: bool = False
