"""Which letters get their words only when they leave, so that what has changed meanwhile counts?

A feature says once, when Django starts, how its kind of letter is made. A letter that waits for the mail server holds
no words of it, and one that should not leave any more is dropped.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from network.letters.models import Letter


class Words(NamedTuple):
    """What stands in a letter."""

    subject: str
    body: str


Compose = Callable[["Letter"], Words | None]
_composers: dict[str, Compose] = {}


def compose_with(kind: str, compose: Compose) -> None:
    """Letters of this kind are made by the function when they leave; None from it drops the letter."""
    _composers[kind] = compose


def words_of(letter: "Letter") -> Words | None:
    """What is to be sent now; None for a letter that nobody should get any more."""
    compose = _composers.get(letter.kind)
    return compose(letter) if compose else Words(letter.subject, letter.body)
