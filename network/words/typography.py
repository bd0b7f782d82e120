"""Which blanks of a page must not end a line: after "w", before a dash, inside "12 000 zł" and "30 listopada 2026"?"""

import re
from functools import lru_cache
from itertools import groupby

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

NO_BREAK = "\u00a0"
MOST_TIES = 2  # in a row, so that "a i w z domu" still fits a narrow phone
LONGEST = 20  # characters held together: "30 października 2026"
BREAKS = " \t\r\n"

# Words of one letter that must not stand alone at the end of a line.
LONELY = {"pl": "aiouwz", "uk": "авзійоуя", "ru": "авикосуя"}
UNITS = (
    "km m cm kg dag g l ml zł gr PLN EUR € h s min godz r MB KB kB "
    "км м см кг г л мл зл злотих злотых грн хв год мин ч р"
).split()
# How templates are indented: a tenth of a page's weight, and nothing to see.
INDENT = re.compile(r"[ \t]*\n[ \t\r\n]*")
# Elements that stand on lines of their own: a break beside one of their tags is nothing to see and is not sent.
BLOCK = (
    "</?(?:article|aside|blockquote|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|li|main|nav"
    "|ol|p|section|summary|table|tbody|td|thead|tr|ul)\\b"
)
STANDS_ALONE = re.compile(BLOCK)
BESIDE = re.compile(rf"({BLOCK}[^<>]*>)\n|\n(?={BLOCK})")
SPACIOUS = (["table"], ["select"])  # elements stepped over in which breaks and indents are nothing to see
TYPED = re.compile("<(textarea|pre)\\b")
# Everything that is no running text is stepped over as a whole; "++" never goes back, so a stray "<" costs nothing.
NOT_TEXT = re.compile(
    r"""(<!--.*?-->
    |<(script|style|textarea|pre|code|select|svg|table)\b[^>]*+>.*?</\2\s*>
    |</?[a-zA-Z!](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>)""",
    re.DOTALL | re.VERBOSE,
)
# After a blank that stands behind a digit: "12 000", "733 492 273", "58 677 64 01".
NUMBER = (
    r"(?:(?<=\b\d )|(?<=\b\d\d )|(?<=\b\d{3} ))(?=\d{3}\b)"
    r"|(?:(?<=\b\d{3} )|(?<=\d \d\d ))(?=\d\d\b)"
)
UNIT = rf"(?:{'|'.join(UNITS)})(?!\w)|%"
DASH = r"(?=[–—](?:\s|\Z))"


def unbroken(html_text: str, language: str) -> str:
    """The rendered HTML with no-break spaces where a line must not end, by the rules of the language.

    Only blanks of running text are touched: no tag, comment, script, style, preformatted or typed text, and no table,
    whose narrow cells have to break wherever they can. Done twice it gives the same. At most ``MOST_TIES`` in a row and
    ``LONGEST`` characters are held together, numbers apart. Of breaks and indents between lines one break stays, also
    in tables and choices; beside tags of elements that stand on lines of their own none.
    """
    blanks = _blanks(language)
    pieces = NOT_TEXT.split(html_text)  # text, what is no text, its name if it is an element as a whole, text, …
    for at in range(0, len(pieces), 3):
        pieces[at] = INDENT.sub("\n", pieces[at])
        if at and STANDS_ALONE.match(pieces[at - 2]):
            pieces[at] = pieces[at].removeprefix("\n")
        if at + 1 < len(pieces) and STANDS_ALONE.match(pieces[at + 1]):
            pieces[at] = pieces[at].removesuffix("\n")
        if " " in pieces[at] and not pieces[at].isspace():
            followed = at + 1 < len(pieces) and pieces[at + 1][1] != "/"
            pieces[at] = blanks.sub(_Binding(pieces[at], followed).bound, pieces[at])
        if pieces[at + 2 : at + 3] in SPACIOUS and not TYPED.search(pieces[at + 1]):
            pieces[at + 1] = BESIDE.sub(r"\1", INDENT.sub("\n", pieces[at + 1]))
    del pieces[2::3]
    return "".join(pieces)


class _Binding:
    """How much of a text is held together up to where the search has come."""

    def __init__(self, text: str, followed: bool) -> None:
        self.text = text
        self.end = len(text) if followed else len(text.rstrip())  # a blank before a closing tag ties nothing
        self.start = 0  # of what is held together
        self.last = -1  # blank that was tied
        self.ties = 0  # from the start to the last

    def bound(self, found: re.Match[str]) -> str:
        """What stands in the place of a blank that may be tied."""
        at = found.start()
        if at >= self.end:
            return " "
        self._move_to(at)
        number = found.lastgroup == "number"
        if not number and (self.ties >= MOST_TIES or self._word_end(at) - self.start > LONGEST):
            return " "
        self.last = at
        self.ties += not number
        return NO_BREAK

    def _move_to(self, at: int) -> None:
        """Counts on to the blank at this place; begins anew where a line may break in between."""
        start = at
        while start > max(self.last + 1, at - LONGEST) and self.text[start - 1] not in BREAKS:
            start -= 1
        if start != self.last + 1:
            self.start, self.ties = start, 0
        self.ties += self.text.count(NO_BREAK, start, at)

    def _word_end(self, at: int) -> int:
        """Where the word after the blank ends; looks no farther than it may reach."""
        end = at + 1
        while end < min(len(self.text), at + LONGEST) and self.text[end] not in BREAKS:
            end += 1
        return end


@lru_cache
def _blanks(language: str) -> re.Pattern[str]:
    """Finds the blanks of a text that may be tied."""
    months = _months(language)
    behind_digit = f"(?P<number>{NUMBER})|(?={UNIT})" + (rf"|(?=(?:{'|'.join(months)})\b)" if months else "")
    asked = [rf"(?<=\d )(?:{behind_digit})", DASH]
    letters = LONELY.get(language.partition("-")[0], "")
    if letters:
        letter = f"[{letters}{letters.upper()}]"
        asked.append(rf"""(?:(?<=[\s(\[„“”«"';–—]{letter} )|(?<=\A{letter} ))(?!\s)""")
    if months:
        before_year = "|".join(f"(?<=(?:{'|'.join(same)}) )" for _, same in groupby(months, len))
        asked.append(rf"(?=\d{{4}}\b)(?:{before_year})")
    return re.compile(f" (?:{'|'.join(asked)})")


def _months(language: str) -> list[str]:
    """The months as they stand after a day, shortest first; [] in a language Babel does not know."""
    try:
        names = get_month_names("wide", "format", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return []
    return sorted({re.escape(name) for name in names.values()}, key=len)
