"""What do the components ask for that any feature may show? The shapes of their inputs, in words already translated."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

Tone = Literal["", "now", "open", "error", "example"]


class Good(TypedDict):
    """A thing standing on the counter: a drawing of goods.svg in one of its tones."""

    name: str
    tone: str


class Step(TypedDict):
    """A step of a stepper. ``url`` is the way back to a step that is done, '' where there is none."""

    label: str
    url: str


class Tag(TypedDict):
    """A word on a ground: none, "now" (label), "open" (green), "error" (at once) or "example" (framed)."""

    text: str
    tone: Tone


class Difference(TypedDict):
    """What stood there and what shall stand there; one of the two is '' when something is only added or taken away.

    ``language`` is the code of the language both are written in, '' for that of the page.
    """

    was: str
    now: str
    language: str


class PriceTag(TypedDict):
    """A change: how it was, how it is, and who says so. ``title`` and ``url`` are '' when it has no page."""

    was: str
    now: str
    state: Literal["tried", "adopted", "dropped"]
    source: str
    title: str
    url: str


class Action(TypedDict):
    """What can be done with a row: a form is sent to ``url``, or a page opened there if ``opens``."""

    label: str
    url: str
    opens: bool


class QueueRow(TypedDict):
    """One case that waits for somebody.

    ``time`` is what is left ("38 min"), ``time_note`` of how much ("of an hour") or "overdue"; ``about`` says what it
    is; ``taken`` who has it and since when, '' if nobody; ``quote`` and ``title`` are in ``language`` ('': the page's).
    """

    state: Literal["waiting", "first", "taken", "overdue"]
    time: str
    time_note: str
    tag: Tag | None
    about: str
    title: str
    url: str
    language: str
    quote: str
    difference: Difference | None
    notes: Sequence[str]
    taken: str
    actions: Sequence[Action]


class Column(TypedDict):
    """A column of a table that folds; numbers stand at its end."""

    label: str
    is_number: bool


class Cell(TypedDict):
    """What stands in one place of a table; an empty cell disappears when its row folds."""

    text: str
    note: NotRequired[str]
    url: NotRequired[str]
    outside: NotRequired[bool]
    language: NotRequired[str]
    is_example: NotRequired[bool]


class FoldTable(TypedDict):
    """A table whose rows fold on a narrow screen; the first cell of a row is its heading."""

    caption: str
    caption_hidden: bool
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


class CrisisLine(TypedDict):
    """A number for people in danger or despair, as ``network.needs.sentences`` words it."""

    number: str
    tel: str
    title: str
    hours: str
    free_of_charge: bool
    languages: str
    checked_on: str


class HelpCard(TypedDict):
    """What can be done now, for somebody whose words sound like danger.

    ``kind`` is the code of the danger; ``now`` are the numbers that answer at this moment, ``later`` the others;
    ``language`` is that of title and text, '' for the page's.
    """

    kind: str
    title: str
    text: str
    language: str
    now: Sequence[CrisisLine]
    later: Sequence[CrisisLine]
