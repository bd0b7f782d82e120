"""What does the accessibility statement say, made from its facts in the reader's language?

The elements and ids are those of "Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji
dostępności", version 2.0 of 31 July 2024; the deadlines those of article 18 of the act of 4 April 2019.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.pages.contents import Part
from network.directory.sentences.dates import day
from network.words.phones import NotAPhoneNumber, dialled

if TYPE_CHECKING:
    from cms.pages.models.statement import AccessibilityStatementPage

OMBUDSMAN = "https://bip.brpo.gov.pl/pl/content/jak-zglosic-sie-do-rzecznika-praw-obywatelskich"


def context(page: "AccessibilityStatementPage") -> dict[str, object]:
    """For the template: the sentences of this statement."""
    return {
        "status": status(page.status),
        "method": method(page.method),
        "days": {
            name: day(getattr(page, name)) for name in ("published_on", "updated_on", "prepared_on", "reviewed_on")
        },
        "phone_link": phone_link(page.contact_phone),
        "preferences_url": reverse("preferences"),
        "ombudsman_url": OMBUDSMAN,
    }


def contents() -> list[Part]:
    """The headings of the statement, with the ids its template gives them."""
    return [
        Part("stan", _("How accessible the site is")),
        Part("przygotowanie", _("How this statement was made")),
        Part("dostosowanie", _("How you can adjust the page")),
        Part("a11y-kontakt", _("Contact about accessibility")),
        Part("wnioski", _("Requests and complaints")),
        Part("inne", _("Other information")),
    ]


def status(name: str) -> str:
    """How far the site keeps the act; raises KeyError for an unknown status."""
    return {
        "full": _("The site is fully compliant with that act."),
        "partial": _("The site is partly compliant with that act, because of what is listed below."),
        "none": _("The site is not compliant with that act, because of what is listed below."),
    }[name]


def method(name: str) -> str:
    """Who checked; raises KeyError for an unknown way."""
    return {
        "self": _("We checked the site ourselves."),
        "others": _("Somebody independent checked the site."),
    }[name]


def phone_link(number: str) -> str:
    """As a phone dials it, with the country; '' for what is no number, so that nobody is sent to a wrong one."""
    try:
        return dialled(number)
    except NotAPhoneNumber:
        return ""


def review_due_on(reviewed_on: date) -> date:
    """The day on which the statement should be looked through again: after twelve months (article 11)."""
    try:
        return reviewed_on.replace(year=reviewed_on.year + 1)
    except ValueError:  # 29 February
        return date(reviewed_on.year + 1, 3, 1)
