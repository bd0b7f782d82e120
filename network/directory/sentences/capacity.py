"""Is there room for new people?"""

from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory.ages import effective_capacity
from network.directory.models import Shop
from network.directory.queries import NOT_THERE
from network.directory.sentences.dates import DAY, DAY_WITHOUT_YEAR, typographic
from network.directory.sentences.numbers import tied
from network.words.languages import locale

Capacity = Shop.Capacity


def capacity(shop: Shop, today: date) -> str:
    """Whether they take new people, and until when we know that; unknown after that day. '' for a shop that is gone
    or not there yet."""
    if shop.status in NOT_THERE:
        return ""
    level, until = effective_capacity(shop, today), shop.capacity_until
    if level == Capacity.UNKNOWN or until is None:
        return _("We do not know if they take new people.")
    said = {"until": _day(until, today)}
    if level == Capacity.QUEUE:
        return _("New people wait (until %(until)s). Ask how long.") % said
    if level == Capacity.FULL:
        return _("There is no room for new people (until %(until)s). Ask when there will be.") % said
    return _open(shop.free_places, said["until"])


def _open(places: int | None, until: str) -> str:
    if not places:
        return _("They take new people (until %(until)s).") % {"until": until}
    said = ngettext(
        "They take new people, there is %(count)s place (until %(until)s).",
        "They take new people, there are %(count)s places (until %(until)s).",
        places,
    )
    return tied(said % {"count": places, "until": until})


def _day(until: date, today: date) -> str:
    said = format_date(until, DAY_WITHOUT_YEAR if until.year == today.year else DAY, locale=locale())
    return typographic(said).replace(" ", "\u00a0")
