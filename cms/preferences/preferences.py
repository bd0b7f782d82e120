"""What has a reader chosen about the look, and how does a cookie and a page say it?"""

from collections.abc import Mapping
from dataclasses import dataclass

COOKIE = "look"
COLOURS = ("light", "dark", "high-light", "high-dark", "yellow")
SIZES = ("150", "200")
# Field → the word of the cookie and the class of the page. The cookie is a list of words, so that whoever looks into
# the browser's memory can read what we keep there: how a page looks, nothing about who reads it.
SWITCHES = {
    "space": ("wide", "space-wide"),
    "font": ("easy", "font-easy"),
    "motion": ("still", "no-motion"),
    "lean": ("lean", "lean"),
}
GROUNDS = {  # the wall of each theme, for the browser's own bar above the page
    "light": "#fce4a1",
    "dark": "#17291f",
    "high-light": "#ffffff",
    "high-dark": "#000000",
    "yellow": "#000000",
}
LONGEST = 200  # characters of a cookie that are looked at; ours have 35 at most


@dataclass(frozen=True)
class Preferences:
    """A reader's choices; the empty one leaves everything to the phone. Every value is one of the few known ones."""

    colours: str = ""
    text: str = ""
    space: bool = False
    font: bool = False
    motion: bool = False  # true: no motion
    lean: bool = False

    @property
    def cookie(self) -> str:
        """The choices as words, always in one order ("yellow.200.wide.easy"), so also a key; "" without any."""
        switched = [word for name, (word, _) in SWITCHES.items() if getattr(self, name)]
        return ".".join(filter(None, [self.colours, self.text, *switched]))

    @property
    def classes(self) -> str:
        """Classes of ``<html>``, with blanks between them; "" where the phone decides everything."""
        colours = f"look-{self.colours}" if self.colours else ""
        text = f"text-{self.text}" if self.text else ""
        switched = [name_of_class for name, (_, name_of_class) in SWITCHES.items() if getattr(self, name)]
        return " ".join(filter(None, [colours, text, *switched]))

    @property
    def ground(self) -> str:
        """The colour for the browser's own bar, "" where the phone chooses between light and dark."""
        return GROUNDS.get(self.colours, "")


def read(cookie: str) -> Preferences:
    """The choices in a cookie. Whatever is unknown is ignored, so an old, broken or hostile cookie does no harm."""
    words = set(cookie[:LONGEST].split("."))
    return Preferences(
        colours=next((word for word in COLOURS if word in words), ""),
        text=next((word for word in SIZES if word in words), ""),
        **{name: word in words for name, (word, _) in SWITCHES.items()},
    )


def choose(answers: Mapping[str, str]) -> Preferences:
    """The choices of a posted form; unknown fields are not looked at, an unknown value means "as in the phone"."""
    colours, text = answers.get("colours", ""), answers.get("text", "")
    return Preferences(
        colours=colours if colours in COLOURS else "",
        text=text if text in SIZES else "",
        **{name: answers.get(name) == word for name, (word, _) in SWITCHES.items()},
    )
