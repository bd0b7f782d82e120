"""What does a feature say of a person to herself, and what must it know when she goes for good?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

NOTHING = re.compile(r"(?!)")  # found nowhere
# A single word as a name is told apart from the same word by its capital letter; all else is found in whatever case.
ANY_CASE = re.compile(r"[@\s\d]")
Plain = str | int | float | bool | None | list[Any] | dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """One thing we know: a name for programs, a label in the active language, the value for each of them."""

    name: str
    label: str
    value: Plain
    shown: str


@dataclass(frozen=True)
class Held:
    """Things of one sort that we hold of somebody: ``key`` for programs, ``title`` in the active language."""

    key: str
    title: str
    rows: Sequence[Sequence[Fact]]


@dataclass(frozen=True)
class Parting:
    """How somebody goes: what stands in place of her name, what she wishes, and how she is named in texts.

    ``traces`` are her name, address and number as they may stand in a text; ``keeps_stories`` and ``keeps_posts``:
    they stay without her name, else they go or are blanked.
    """

    label: str
    traces: Sequence[str] = ()
    keeps_stories: bool = False
    keeps_posts: bool = False

    def also(self, *traces: str) -> "Parting":
        """The same with more traces, for texts of one thing: the name of her firm, for example."""
        return replace(self, traces=(*self.traces, *(one for one in traces if one.strip())))

    def found_in(self, text: str) -> bool:
        """Whether the text names her: as a whole word or line of words, an address, a number."""
        return self._pattern.search(text) is not None

    def without(self, text: str) -> str:
        """The text with the label wherever it named her."""
        return self._pattern.sub(lambda found: self.label, text)

    def without_deep(self, piece: Any) -> Any:
        """The same inside lists and mappings of JSON; keys of mappings stay."""
        if isinstance(piece, str):
            return self.without(piece)
        if isinstance(piece, list):
            return [self.without_deep(part) for part in piece]
        if isinstance(piece, dict):
            return {name: self.without_deep(part) for name, part in piece.items()}
        return piece

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        known = sorted((one.strip() for one in self.traces if one.strip()), key=len, reverse=True)
        return re.compile("|".join(map(_as_pattern, known))) if known else NOTHING


def fact(name: str, label: object, value: object, shown: str | None = None) -> Fact:
    """One fact; ``shown`` is how it is read where that is not the value itself. Moments become ISO 8601."""
    plain: Plain = value.isoformat() if isinstance(value, (date, datetime)) else _plain(value)
    return Fact(name, capfirst(str(label)), plain, _shown(value) if shown is None else shown)


def facts(thing: Model, *names: str) -> list[Fact]:
    """Fields of a row with their labels in the active language, choices in words. Empty ones are left out."""
    found = []
    for name in names:
        value = getattr(thing, name)
        if value in ("", None, [], {}):
            continue
        label = thing._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # own columns, no relations back
        words = getattr(thing, f"get_{name}_display", None)
        found.append(fact(name, label, value, str(words()) if words else None))
    return found


def _as_pattern(trace: str) -> str:
    words = rf"(?<!\w){re.escape(trace)}(?!\w)"
    return f"(?i:{words})" if ANY_CASE.search(trace) else words


def _plain(value: object) -> Plain:
    return value if isinstance(value, (str, int, float, bool, list, dict)) or value is None else str(value)


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j E Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j E Y")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
