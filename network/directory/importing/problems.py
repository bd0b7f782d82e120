"""What can be wrong with a file, and with one row of it?"""

from dataclasses import dataclass


class UnreadableFile(Exception):
    """Nothing of the file can be taken; the message says why in one sentence."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a row: which field, and why it was not taken. ``field`` is '' when it is the whole row."""

    field: str
    reason: str


class BadRow(Exception):
    """The row cannot be taken; ``problems`` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems
