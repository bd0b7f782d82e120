"""How does what somebody typed become the HTML of a post? Once, when it is saved.

Markdown without HTML, then an allowlist: no pictures, no styles, no links but to the web, the post and the phone. A new
version of this module (``VERSION``) lets a job make the HTML of older posts anew from their source.
"""

import re
import unicodedata

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

VERSION = 1
LONGEST_NESTING = 20  # levels of quotations and lists; deeper ones are left out
MOST_LINES_QUOTED = 6
MOST_MENTIONS = 10
TAGS = {"p", "br", "em", "strong", "s", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"}
SCHEMES = {"http", "https", "mailto", "tel"}
SIGNS = re.compile(r"([\\`*_\[\]<>~#@!&])")  # what Markdown would read as a mark
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S", re.IGNORECASE)
KEPT_CONTROLS = "\n\t"
JOINERS = "\u200c\u200d"  # without them words and emoji fall apart


def _machine() -> MarkdownIt:
    found = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True, "maxNesting": LONGEST_NESTING})
    return found.enable("strikethrough").disable(["image", "heading", "lheading", "html_block", "html_inline"])


_markdown = _machine()


def tidied(text: str) -> str:
    """The text as it is kept: NFC, lines parted by "\\n", without control characters and blanks at its ends."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in lines if _is_kept(letter)).strip()


def one_line(text: str) -> str:
    """The same for a title or a name: one line, single blanks."""
    return " ".join(tidied(text).split())


def rendered(source: str, *, links: bool = True) -> str:
    """The HTML of a post: of the tags in ``TAGS`` alone, every link marked ``nofollow ugc noopener``.

    ``links`` False leaves the words of links and takes the links: for people whose first posts are looked at.
    """
    tags = TAGS if links else TAGS - {"a"}
    html = _markdown.render(source)
    return nh3.clean(
        html, tags=tags, attributes={"*": set(), "a": {"href"} if links else set()}, url_schemes=SCHEMES,
        link_rel="nofollow ugc noopener",
    ).strip()  # fmt: skip


def plain(source: str) -> str:
    """What a post says, without marks, in one line: for watch phrases, notices, and to compare two posts."""
    return " ".join(" ".join(_words(_markdown.parse(source))).split())


def has_link(source: str) -> bool:
    """Whether it links to somewhere, or writes an address that a reader would copy."""
    tokens = [child for token in _markdown.parse(source) for child in token.children or ()]
    links = (str(token.attrGet("href") or "") for token in tokens if token.type == "link_open")
    return any(not link.startswith("#") for link in links) or ADDRESS.search(source) is not None


def quotation(label: str, position: int, source: str) -> str:
    """The beginning of an answer that quotes: a link to the post and its first lines, as Markdown.

    Earlier quotations in it are left out, and so is who was quoted there.
    """
    lines = [line for line in source.strip().splitlines() if not line.lstrip().startswith(">")]
    return "\n".join(f"> {line}".rstrip() for line in (mark(label, position), "", *lines[:MOST_LINES_QUOTED])) + "\n\n"


def mark(label: str, position: int) -> str:
    """How a quotation says whom it quotes: a link to the post with the name above it."""
    shown = SIGNS.sub(r"\\\1", label)
    return f"[{shown}](#p{position}):"


def _is_kept(letter: str) -> bool:
    if letter in KEPT_CONTROLS or letter in JOINERS:
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _words(tokens: list[Token]) -> list[str]:
    words: list[str] = []
    for token in tokens:
        if token.children:
            words.append("".join(child.content or " " for child in token.children))
        elif token.content and token.type in ("code_block", "fence"):
            words.append(token.content)
    return words
