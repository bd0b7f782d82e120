"""Which counts of people are so small that somebody might be recognised, and which others would give them away?"""

from collections.abc import Collection

from network.directory.models import ImpactFigure

Measure = ImpactFigure.Measure

SMALL = 5  # fewer than this are said in words alone
OF_PEOPLE = frozenset(
    {Measure.PEOPLE, Measure.HOUSEHOLDS, Measure.FAMILIES, Measure.WITH_REFERRAL, Measure.WITH_STATEMENT}
)
# Parts stand beside their whole: people with a referral and with a statement, beside all people of the same time.
WHOLE, PARTS = Measure.PEOPLE, (Measure.WITH_REFERRAL, Measure.WITH_STATEMENT)


def is_small(measure: str, value: int) -> bool:
    """Whether so few people are counted that the number is not shown."""
    return measure in OF_PEOPLE and value < SMALL


def give_away(parts: Collection[int], whole: int | None) -> bool:
    """Whether a part is small, or what the parts leave of the whole is: then none of the parts may be shown.

    ``whole`` None: it is not known. Parts that are more than their whole are a mistake, and not shown either.
    """
    left = 0 if whole is None else whole - sum(parts)
    return any(part < SMALL for part in parts) or (left != 0 and left < SMALL)
