"""How does text typed on a phone become the body of a page, and the body text again?

What is typed has lines. Each line is a paragraph; lines that begin with a hyphen are a list. Everything is escaped, so
nothing that is typed is ever a tag. An editor may have used more (headings, links, pictures): such a body is told
apart, so that nobody's plain form overwrites it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

ITEM = re.compile(r"^\s*[-–—•*·]\s+(?=\S)")
PLAIN_TAGS = {"p", "ul", "li", "br"}
PLAIN_ATTRIBUTES = {"data-block-key"}  # written by the editor's text field; they mean nothing


def paragraphs(text: str) -> list[str]:
    """The lines that were typed, without blank ones; a list is one paragraph of several lines ("- milk\\n- bread")."""
    found: list[str] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        item = f"- {ITEM.sub('', line)}" if ITEM.match(line) else line
        if found and item.startswith("- ") and found[-1].startswith("- "):
            found[-1] += f"\n{item}"
        else:
            found.append(item)
    return found


def stream(texts: Iterable[str]) -> list[tuple[str, RichText]]:
    """The paragraphs as the one block of a body; an empty body for none."""
    html = "".join(_block(text) for text in texts if text.strip())
    return [("text", RichText(html))] if html else []


def typed(body: StreamValue) -> str:
    """The words of a body as lines one could have typed, a blank line between them; what is no text is left out."""
    return "\n\n".join(line for block in body for line in _lines(block))


def begins_with(body: StreamValue, lead: str) -> bool:
    """Whether the body's first words are the lead, so that nobody needs to read it twice; a cut lead ends in "…"."""
    start = " ".join(lead.split()).rstrip("…").rstrip()
    return bool(start) and " ".join(typed(body).split()).startswith(start)


def is_plain(body: StreamValue) -> bool:
    """Whether the body holds nothing that typed text cannot say."""
    return all(block.block_type == "text" and _is_plain_html(block.value.source) for block in body)


def _block(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(ITEM.match(line) for line in lines):
        return "<ul>" + "".join(f"<li>{escape(ITEM.sub('', line))}</li>" for line in lines) + "</ul>"
    return f"<p>{'<br/>'.join(escape(line) for line in lines)}</p>"


def _lines(block: StreamValue.StreamChild) -> Sequence[str]:
    if block.block_type != "text":
        return (
            [words] if (words := " ".join(str(block.block.get_searchable_content(block.value) or "").split())) else []
        )
    return [line for element in BeautifulSoup(block.value.source, "html.parser").children if (line := _said(element))]


def _said(element: PageElement) -> str:
    if isinstance(element, Tag) and element.name in ("ul", "ol"):
        return "\n".join(f"- {item.get_text().strip()}" for item in element.find_all("li"))
    return "\n".join(_split_at_breaks(element)).strip()


def _split_at_breaks(element: PageElement) -> Iterator[str]:
    if isinstance(element, NavigableString):
        yield str(element)
    elif isinstance(element, Tag):
        for line_break in element.find_all("br"):
            line_break.replace_with("\n")
        yield from (line.strip() for line in element.get_text().splitlines())


def _is_plain_html(source: str) -> bool:
    tags = BeautifulSoup(source, "html.parser").find_all(True)
    return all(tag.name in PLAIN_TAGS and PLAIN_ATTRIBUTES.issuperset(tag.attrs) for tag in tags)
