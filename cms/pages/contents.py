"""Which parts does a page have, and where do they begin?"""

from collections.abc import Iterable
from typing import Any, NamedTuple


class Part(NamedTuple):
    """One line of "On this page": the id of a heading, and its words."""

    anchor: str
    title: str


def parts(pieces: Iterable[Any]) -> list[Part]:
    """The parts that a text has, in its order; their ids are those that cms/blocks/heading.html gives to headings."""
    return [
        Part(f"part-{number}", piece.value["text"])
        for number, piece in enumerate(pieces, start=1)
        if piece.block_type == "heading" and piece.value["level"] == "2"
    ]
