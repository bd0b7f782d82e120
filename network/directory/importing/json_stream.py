"""How is a long JSON list read element by element, without holding it in memory, knowing every line?"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from django.utils.translation import gettext as _

NOT_SPACE = re.compile(r"[^ \t\r\n]")
CHUNK = 1 << 18
LARGEST = 1 << 25  # characters of one record; more is no shop


class BrokenJson(ValueError):
    """The text is no JSON list; the message says where it breaks."""


def _no_number(name: str) -> str:
    return name  # NaN and Infinity are refused later, in their own field


class Doubled(dict[str, Any]):
    """A record in which a key stands twice: which of its values is meant, nobody knows."""

    key = ""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    doubled.key = next(key for key, count in Counter(key for key, _value in pairs).items() if count > 1)
    return doubled


DECODER = json.JSONDecoder(parse_constant=_no_number, object_pairs_hook=_no_key_twice)


class _Text:
    """The part of the text that is being read: what lies before is forgotten, only its lines are counted."""

    def __init__(self, file: TextIO) -> None:
        self.file, self.buffer, self.at, self.line, self.ended = file, "", 0, 1, False

    def more(self, size: int) -> None:
        """Reads on, and lets go of what was used."""
        self.buffer, self.at = self.buffer[self.at :], 0
        new = self.file.read(size)
        self.buffer, self.ended = self.buffer + new, not new

    def move(self, to: int) -> None:
        """Goes on to a place in the buffer."""
        self.line += self.buffer.count("\n", self.at, to)
        self.at = to

    def peek(self) -> str:
        """The next character that is no space; '' at the end."""
        while True:
            found = NOT_SPACE.search(self.buffer, self.at)
            self.move(found.start() if found else len(self.buffer))
            if self.at < len(self.buffer) or self.ended:
                return self.buffer[self.at : self.at + 1]
            self.more(CHUNK)

    def take(self) -> str:
        """The next character that is no space, used up."""
        found = self.peek()
        self.at += len(found)
        return found

    def value(self) -> Any:
        """The value that begins here. Raises BrokenJson."""
        size = CHUNK
        while True:
            try:
                value, end = DECODER.raw_decode(self.buffer, self.at)
            except RecursionError as error:
                raise self.broken() from error
            except ValueError as error:
                if self.ended or len(self.buffer) - self.at > LARGEST or self._is_sure(error):
                    raise self.broken(error) from error
            else:
                if end < len(self.buffer) or self.ended:
                    self.move(end)
                    return value
            self.more(size)
            size *= 2  # a long record is tried again only a few times

    def broken(self, error: ValueError | None = None) -> BrokenJson:
        """What to say about the place where it breaks."""
        at = error.pos if isinstance(error, json.JSONDecodeError) else self.at
        line = self.line + self.buffer.count("\n", self.at, at)
        if self.ended and (at >= len(self.buffer.rstrip()) or _is_open(error)):
            return BrokenJson(_("The list breaks off in line %(line)d: its end is missing.") % {"line": line})
        return BrokenJson(_("The file is no JSON: it breaks in line %(line)d.") % {"line": line})

    def _is_sure(self, error: ValueError) -> bool:
        """Whether no text to come could mend it."""
        return isinstance(error, json.JSONDecodeError) and not _is_open(error) and error.pos < len(self.buffer) - 99


def _is_open(error: ValueError | None) -> bool:
    """Whether a text within quotation marks has no end yet."""
    return isinstance(error, json.JSONDecodeError) and error.msg.startswith("Unterminated string")


def elements(file: TextIO) -> Iterator[tuple[int, Any]]:
    """Each element of the list with the number of the line where it begins. Raises BrokenJson as soon as it is seen."""
    text = _Text(file)
    if text.take() != "[":
        raise BrokenJson(_("The file must hold a list of records: it must begin with “[”."))
    if text.peek() == "]":
        text.take()
    else:
        yield from _items(text)
    if text.peek():
        raise BrokenJson(_("After the end of the list there is more in line %(line)d.") % {"line": text.line})


def _items(text: _Text) -> Iterator[tuple[int, Any]]:
    while True:
        text.peek()
        line = text.line
        yield line, text.value()
        match text.take():
            case "]":
                return
            case ",":
                continue
            case _:
                raise text.broken()
