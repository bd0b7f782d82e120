"""Who publishes right now? Wagtail's signals do not say it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_acting: ContextVar[Any] = ContextVar("acting", default=None)


@contextmanager
def acting(user: Any) -> Iterator[None]:
    """Inside, whatever goes live or down does so by this user's hand; None leaves who it was."""
    token = _acting.set(user or _acting.get())
    try:
        yield
    finally:
        _acting.reset(token)


def who() -> Any:
    """The user whose doing it is; None for the system: a command, a sweep."""
    return _acting.get()
