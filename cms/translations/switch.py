"""What does a page's switch between languages show?"""

from collections.abc import Callable
from typing import TypedDict

from django.conf import settings
from django.utils.translation import get_language_info


class Language(TypedDict):
    """The same page in another language."""

    code: str
    name: str
    url: str
    current: bool
    dir: str


def switch(here: str | None, address: Callable[[str], str]) -> list[Language]:
    """Every language of the site, named in its own words; ``address``: where the page stands in the language of a
    code."""
    return [
        {
            "code": code,
            "name": name,
            "url": address(code),
            "current": code == here,
            "dir": "rtl" if get_language_info(code)["bidi"] else "ltr",
        }
        for code, name in settings.LANGUAGES
    ]
