"""What do the pages of the demo say in a language, and how does a plan of pieces come to hold these words?

A language is one file, ``pages/<code>.json``: page → name → text. The plan (``pages/plan.json``) names them:
"=name" stands for the words as they are, "¶name" for rich text. In rich text a line is a paragraph, lines that begin
with "- " are a list; links and bold words are HTML.
"""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from wagtail_localize.strings import StringValue, extract_strings

FOLDER = Path(__file__).resolve().parent / "pages"
NAMESPACE = UUID("5f1f7f1c-6f0d-4a4e-9a52-3f1f3a1f9a10")
Texts = dict[str, str]  # of one page, by name


def plans() -> list[dict[str, Any]]:
    """The pages in the order in which they are made: a page after the one it stands under."""
    return json.loads((FOLDER / "plan.json").read_text(encoding="utf-8"))


def texts(language: str) -> dict[str, Texts]:
    """The words of all pages in this language; empty where nobody has written them."""
    path = FOLDER / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def rich(text: str) -> str:
    """The text as HTML of a rich text field."""
    parts = groupby(text.split("\n"), key=lambda line: line.startswith("- "))
    return "".join(_list(lines) if listed else _paragraphs(lines) for listed, lines in parts)


def filled(plan: Any, said: Texts, found: Callable[[str], Any], key: str) -> Any:
    """The plan with its words in place. "@name" becomes what ``found`` gives; pieces get ids that stay the same.

    Raises KeyError for words that the language's file lacks.
    """
    if isinstance(plan, list):
        return [filled(one, said, found, f"{key}/{number}") for number, one in enumerate(plan)]
    if isinstance(plan, dict):
        made = {name: filled(one, said, found, f"{key}/{name}") for name, one in plan.items()}
        return {**made, "id": str(uuid5(NAMESPACE, key))} if "type" in made and "value" in made else made
    return _word(plan, said, found) if isinstance(plan, str) else plan


def memory(mine: Texts, theirs: Texts) -> dict[str, str]:
    """What the translation editor's segments of one language are in another, whole texts and lines of rich text."""
    pairs = [(mine[name], theirs[name]) for name in mine if name in theirs]
    known = {StringValue.from_plaintext(ours).data: StringValue.from_plaintext(text).data for ours, text in pairs}
    return known | {ours: text for pair in pairs for ours, text in zip(*map(_segments, pair), strict=False)}


def _word(plan: str, said: Texts, found: Callable[[str], Any]) -> Any:
    kind, name = plan[:1], plan[1:]
    if kind == "=":
        return said[name]
    if kind == "¶":
        return rich(said[name])
    return found(name) if kind == "@" else plan


def _segments(text: str) -> list[str]:
    return [value.data for value, _attrs in extract_strings(rich(text))[1]]


def _paragraphs(lines: Iterator[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _list(lines: Iterator[str]) -> str:
    return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
