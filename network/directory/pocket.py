"""What do the pages have in common that one takes along: the way back, and the choice of their language?"""

from typing import TypedDict

from django.conf import settings
from django.utils.translation import get_language

from network.directory.models import Shop
from network.directory.shop_page import breadcrumb as way_to_shop


class LanguageLink(TypedDict):
    """The same page with its text in another language, named in its own words."""

    code: str
    label: str
    query: str
    current: bool


def breadcrumb(shop: Shop, here: str) -> list[dict[str, str]]:
    """The way here, over the shop's page."""
    *steps, town = way_to_shop(shop)
    return [*steps, {**town, "url": shop.get_absolute_url()}, {"url": "", "label": here}]


def language_asked(code: str) -> str:
    """The code if it is a language of the site, else the reader's own."""
    return code if code in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE


def offered(parameter: str, current: str, *, without: str = "") -> list[LanguageLink]:
    """All languages of the site but one, as links that change a parameter of the address."""
    return [
        {"code": code, "label": str(name), "query": f"?{parameter}={code}", "current": code == current}
        for code, name in settings.LANGUAGES
        if code != without
    ]
