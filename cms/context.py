"""What stands around every page: languages, helplines, links?"""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.caching import remembered
from cms.menus.links import Link, links
from cms.menus.models import MenuItem
from cms.pages import crisis
from cms.preferences.preferences import COOKIE, read
from cms.translations.switch import Language, switch
from network.needs.listing import HelplineRow, urgent_helplines


def furniture(request: HttpRequest) -> dict[str, object]:
    """For all templates. Lists are made when a template walks them, so an answer without the base costs nothing."""
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "look": read(request.COOKIES.get(COOKIE, "")),
        "languages": SimpleLazyObject(lambda: languages(request)),
        "helplines": SimpleLazyObject(helplines),
        "main_links": SimpleLazyObject(lambda: menu(MenuItem.Menu.MAIN, request)),
        "footer_links": SimpleLazyObject(lambda: menu(MenuItem.Menu.FOOTER, request)),
    }


def menu(name: str, request: HttpRequest) -> list[Link]:
    """The lines of a menu in the reader's language."""
    return links(name, get_language() or settings.LANGUAGE_CODE, request.path)


def languages(request: HttpRequest) -> list[Language]:
    """The page in each language of the site, named in its own words."""
    address = request.get_full_path()
    return switch(get_language(), lambda code: translate_url(address, code))


def helplines() -> list[HelplineRow]:
    """The numbers of the footer in the reader's language; remembered until something changes, else two queries."""
    language = get_language() or settings.LANGUAGE_CODE
    return remembered(f"cms.helplines.{language}", _helplines)


def _helplines() -> list[HelplineRow]:
    rows = urgent_helplines()
    fixed = crisis.missing({row["number"] for row in rows})
    return [_fixed(line) for line in fixed] + rows


def _fixed(line: crisis.Fixed) -> HelplineRow:
    return {
        "number": line.number,
        "tel": line.number.replace(" ", ""),
        "title": str(line.title),
        "hours": str(line.hours),
        "languages": "",
        "free_of_charge": line.free_of_charge,
        "source": "",
        "checked_on": "",
    }
