"""What stands around every page: languages, helplines, links?"""

from typing import TypedDict

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from network.needs import sentences
from network.needs.models import Helpline

MAIN = (
    ("network:finder", _("Help nearby")),
    ("network:self_check", _("May I come?")),
    ("network:requests", _("What shops need")),
    ("network:partner_shops", _("For partners")),
)
FOOTER = (
    ("network:data", _("Data and licences")),
    ("network:enquiry_code", _("Answer to my message")),
    ("network:desk", _("My shop")),
)
HELPLINES_KEPT = 60  # seconds; a corrected number is on every page a minute later


class Language(TypedDict):
    """The same page in another language."""

    code: str
    name: str
    url: str
    current: bool
    dir: str


class HelplineRow(TypedDict):
    """A number of the footer with everything that must stand beside it."""

    number: str
    tel: str
    title: str
    hours: str
    languages: str
    free_of_charge: bool
    source: str
    checked_on: str


def furniture(request: HttpRequest) -> dict[str, object]:
    """For all templates. Lists are made when a template walks them, so an answer without the base costs nothing."""
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "languages": SimpleLazyObject(lambda: languages(request)),
        "helplines": SimpleLazyObject(helplines),
        "main_links": [link(name, label, request) for name, label in MAIN],
        "footer_links": [link(name, label, request) for name, label in FOOTER],
    }


def link(name: str, label: Promise, request: HttpRequest) -> dict[str, object]:
    """A way to a page, and whether the reader is there already."""
    url = reverse(name)
    return {"url": url, "label": label, "current": request.path == url}


def languages(request: HttpRequest) -> list[Language]:
    """The page in each language of the site, named in its own words."""
    here = get_language()
    return [
        {
            "code": code,
            "name": name,
            "url": translate_url(request.get_full_path(), code),
            "current": code == here,
            "dir": "rtl" if get_language_info(code)["bidi"] else "ltr",
        }
        for code, name in settings.LANGUAGES
    ]


def helplines() -> list[HelplineRow]:
    """The numbers of the footer in the reader's language; remembered for a minute, else two queries."""
    language = get_language() or settings.LANGUAGE_CODE
    return cache.get_or_set(f"cms.helplines.{language}", lambda: _helplines(language), HELPLINES_KEPT) or []


def _helplines(language: str) -> list[HelplineRow]:
    return [
        {
            "number": line.number,
            "tel": line.number.replace(" ", ""),
            "title": sentences.title(line, language),
            "hours": sentences.hours(line),
            "languages": sentences.spoken(line),
            "free_of_charge": line.free_of_charge,
            "source": line.source,
            "checked_on": sentences.checked(line),
        }
        for line in Helpline.objects.for_every_page()
    ]
