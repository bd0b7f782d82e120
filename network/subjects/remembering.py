"""What may a feature keep until something changes? How it is kept, and what ends it, is the host's to say.

For what stands on many pages and says nothing of "now": each verb writes an entry in the log, by which a host knows
that something has changed. Where no host says how, nothing is kept.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")
Keep = Callable[[str, Callable[[], Any]], Any]


def _anew(name: str, make: Callable[[], Any]) -> Any:
    return make()


_keep: Keep = _anew


def keep_with(keep: Keep) -> None:
    """The host says how things are kept: by a name, made by a function when nothing is there."""
    global _keep
    _keep = keep


def remembered(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` returns, perhaps kept from an earlier time at which everything was as it is now.

    ``name`` tells apart whatever the answer depends on, the reader's language among it; never who reads.
    """
    found: Made = _keep(name, make)
    return found
