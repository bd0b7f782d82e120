"""Where does the quick exit lead, and where does it say what it cannot do?"""

from typing import NamedTuple

from django import template
from django.utils.translation import get_language

from cms.blocks.links import destinations
from cms.caching import remembered
from cms.pages.site_settings import LadaSettings

register = template.Library()


class ExitLinks(NamedTuple):
    """``away``: an innocent site elsewhere. ``advice``: our page about safe browsing, "" where there is none."""

    away: str
    advice: str


@register.simple_tag
def exit_links() -> ExitLinks:
    """What editors have set, the advice in the reader's language, else in Polish; kept until something changes."""
    return remembered(f"cms.exit.{get_language()}", _links)


def _links() -> ExitLinks:
    kept = LadaSettings.load()
    found = destinations([kept.safe_browsing_page_id] if kept.safe_browsing_page_id else [])
    return ExitLinks(kept.exit_url, next((place.url for place in found.values()), ""))
