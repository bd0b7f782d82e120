"""What of a new statement is taken, and what was changed here since the last import and therefore stays?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from network.directory.facts import empty
from network.directory.families import Facts
from network.directory.importing.record import Statement

NOT_STATED = object()


@dataclass(frozen=True)
class Difference:
    """A fact that is one thing on the site and another in the file."""

    name: str
    here: Any
    there: Any


@dataclass
class Comparison:
    """``take``: what the site shall say from now on. ``kept``: where the site keeps what somebody changed here."""

    take: Facts = field(default_factory=dict)
    kept: list[Difference] = field(default_factory=list)


def compare(current: Facts, statement: Statement, last: Facts, others: Iterable[Facts]) -> Comparison:
    """What to do with a statement, given what the same origin said ``last`` and what ``others`` (imports from other
    origins) said.

    What the site says is an editor's word when no import said it; that is never overwritten.
    """
    found, others = Comparison(), list(others)
    for name, new in _all(statement, last).items():
        here = current.get(name, empty(name))
        said = last.get(name, NOT_STATED)
        from_elsewhere = any(name in other and other[name] == here for other in others)
        if here == new or (said == new and from_elsewhere):
            continue
        if said is NOT_STATED and new == empty(name):
            continue
        if _is_ours(here, said, name) or (said is NOT_STATED and from_elsewhere):
            found.take[name] = new
        else:
            found.kept.append(Difference(name, here, new))
    return found


def _all(statement: Statement, last: Facts) -> Facts:
    """What is stated, and None for each row that the origin once stated and now leaves out."""
    gone = (name for name in last if name not in statement.facts and name.startswith(tuple(statement.covers)))
    return {**statement.facts, **dict.fromkeys(gone)}


def _is_ours(here: Any, said: Any, name: str) -> bool:
    """Whether the site says what this origin said last, or nothing where it said nothing."""
    return here == (empty(name) if said is NOT_STATED else said)
