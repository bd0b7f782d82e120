"""What does the host lend to stories, whose text and photo lie in its pages: a working title, a photo, a screen?

The host lends once, when it starts. Where nobody lends, a story has neither before it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advocacy.stories.models import Story


@dataclass(frozen=True)
class Photo:
    """A photo of a story in one size. ``alt`` says what it shows, in ``language``."""

    url: str
    width: int
    height: int
    alt: str
    language: str


Titles = Callable[[Sequence["Story"]], dict[int, str]]
Photos = Callable[[Sequence["Story"], str, bool], dict[int, Photo]]


def _no_titles(stories: Sequence["Story"]) -> dict[int, str]:
    return {}


def _no_photos(stories: Sequence["Story"], language: str, wide: bool) -> dict[int, Photo]:
    return {}


_titles: Titles = _no_titles
_photos: Photos = _no_photos
_own_screen: Callable[["Story"], str] | None = None


def lend(*, titles: Titles, photos: Photos, own_screen: Callable[["Story"], str]) -> None:
    """The host says where working titles and photos come from, each at a fixed number of queries, and on which screen
    who tells a story sees and changes it: a path in the active language."""
    global _titles, _photos, _own_screen
    _titles, _photos, _own_screen = titles, photos, own_screen


def own_screen(story: "Story") -> str:
    """The path of the screen for who tells the story; its own address where the host has none."""
    return _own_screen(story) if _own_screen else story.get_absolute_url()


def titles(stories: Sequence["Story"]) -> dict[int, str]:
    """The title that each story's newest text has, in the story's own language; keys are missing where none is."""
    return _titles(stories) if stories else {}


def title(story: "Story") -> str:
    """The title of the story's newest text; '' where none is."""
    return titles([story]).get(story.pk, "")


def photos(stories: Sequence["Story"], language: str, *, wide: bool = False) -> dict[int, Photo]:
    """The photo that each shown story has for this reader; keys are missing where none is.

    Small ones for a list; ``wide``: the widest, for where its address is shared.
    """
    return _photos(stories, language, wide) if stories else {}
