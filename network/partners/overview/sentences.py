"""How do we say to officials and companies what shops are like, in few words for a table?"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.ages import Standing
from network.directory.models import ImpactFigure, Shop
from network.directory.small_counts import SMALL
from network.partners.overview.asking import Ask
from network.partners.overview.finding import Found
from network.partners.overview.impact import Total
from network.partners.overview.options import IMPLIED
from network.partners.overview.whereabouts import Whereabouts
from network.words.languages import locale

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REMEMBERED = 4096  # dates and numbers, in all languages together
STANDING: "dict[str, _StrPromise]" = {
    Standing.OPEN.value: pgettext_lazy("a shop's state", "in business"),
    Standing.LAST_SEEN_OPEN.value: pgettext_lazy("a shop's state", "last seen open"),
    Standing.CLOSING.value: pgettext_lazy("a shop's state", "about to close"),
    Standing.WAS_TO_CLOSE.value: pgettext_lazy("a shop's state", "was to close"),
    Standing.SUSPENDED.value: pgettext_lazy("a shop's state", "on a break"),
    Standing.WAS_SUSPENDED.value: pgettext_lazy("a shop's state", "break over, not confirmed"),
    Standing.PLANNED.value: pgettext_lazy("a shop's state", "planned"),
    Standing.CLOSED.value: pgettext_lazy("a shop's state", "closed for good"),
    Standing.UNKNOWN.value: pgettext_lazy("a shop's state", "not known"),
}
FIELDS: "dict[str, _StrPromise]" = {
    "q": gettext_lazy("Name, place or operator"),
    "voivodeship": gettext_lazy("Voivodeship"),
    "powiat": gettext_lazy("Powiat"),
    "gmina": gettext_lazy("Gmina"),
    "operator": gettext_lazy("Who runs it"),
    "network": gettext_lazy("Network of shops"),
    "model": pgettext_lazy("of a shop", "Model"),
    "standing": pgettext_lazy("of a shop", "State"),
    "capacity": gettext_lazy("Room for new people"),
    "need": gettext_lazy("What they ask for"),
    "no_examples": gettext_lazy("Leave examples out"),
    "sort": gettext_lazy("In which order"),
    "page": gettext_lazy("Page"),
}
SORTS: "dict[str, _StrPromise]" = {
    "name": pgettext_lazy("sorted by", "shop"),
    "town": pgettext_lazy("sorted by", "town"),
    "voivodeship": pgettext_lazy("sorted by", "voivodeship"),
    "powiat": pgettext_lazy("sorted by", "powiat"),
    "gmina": pgettext_lazy("sorted by", "gmina"),
    "operator": pgettext_lazy("sorted by", "who runs it"),
    "network": pgettext_lazy("sorted by", "network"),
    "model": pgettext_lazy("sorted by", "model"),
    "standing": pgettext_lazy("sorted by", "state"),
    "referral": pgettext_lazy("sorted by", "referral"),
    "capacity": pgettext_lazy("sorted by", "room for new people"),
    "need": pgettext_lazy("sorted by", "number of needs"),
    "people": pgettext_lazy("sorted by", "people helped"),
    "kg": pgettext_lazy("sorted by", "kilograms of food"),
    "age": pgettext_lazy("sorted by", "age of the facts"),
}
# Shorter where a column is narrow.
HEADINGS: "dict[str, _StrPromise]" = {
    "capacity": pgettext_lazy("a narrow column", "New people"),
    "need": pgettext_lazy("a narrow column", "Asks for"),
    "people": pgettext_lazy("a narrow column", "People"),
    "kg": pgettext_lazy("a narrow column", "Kg"),
    "age": pgettext_lazy("a narrow column", "Facts since"),
}


def answer(ask: Ask, found: Found, there: Whereabouts) -> str:
    """How many real shops fit, where, and how many ask for help today: "26 sklepów w 11 województwach, 3 proszą teraz o
    pomoc."."""
    count = len(found.real)
    if not count:
        return _("No shop fits this.") if ask.filtered else _("We know no shop yet.")
    said = {"shops": shops(count), "where": _where(ask, there), "asking": _asking(found.asking)}
    return _("%(shops)s %(where)s, %(asking)s.") % said


def examples(found: Found) -> str:
    """How many invented shops stand in the list besides; '' for none."""
    count = len(found.keys) - len(found.real)
    if not count:
        return ""
    said = ngettext(
        "The list also has %(count)s invented shop; no sum counts it.",
        "The list also has %(count)s invented shops; no sum counts them.",
        count,
    )
    return said % {"count": number(count)}


def shops(count: int) -> str:
    """ "26 sklepów"."""
    return ngettext("%(count)s shop", "%(count)s shops", count) % {"count": number(count)}


def ignored(name: str, value: str) -> str:
    """What of an address was left out: "Województwo: atlantyda"."""
    return f"{FIELDS[name]}: {value[:40]}"


def model(kind: str, payment: str) -> str:
    """What kind of shop it is and how one pays, where the kind does not say it: "sklep społeczny, za darmo; punkty"."""
    said = str(Shop.Kind(kind).label)
    if payment in (Shop.Payment.UNKNOWN, IMPLIED[kind]):
        return said
    return f"{said}; {Shop.Payment(payment).label}"


def number(value: int) -> str:
    """As the reader's language writes it, its groups parted by a space that does not break: "1 816"."""
    return _number(value, get_language())


def date(edtf: str) -> str:
    """A date standing alone, "8 czerwca 2022"; remembered, for a table is full of the same few."""
    return _date(edtf, get_language())


def figure(row: ImpactFigure, *, hidden: bool) -> str:
    """The number of a figure with what belongs to it, without its measure: "około 500–1000 dziennie"."""
    if hidden:
        return fewer()
    said = _amount(row.value, row.up_to, approximate=row.is_approximate)
    if row.rate:
        said = _RATES[row.rate]() % {"number": said}
    if row.shops_covered > 1:
        together = ngettext("%(count)s shop together", "%(count)s shops together", row.shops_covered)
        said = f"{said} ({together % {'count': row.shops_covered}})"
    return said


def fewer() -> str:
    """What stands instead of a small count of people."""
    return _("fewer than %(count)s") % {"count": SMALL}


def total(row: Total) -> str:
    """The number of a sum."""
    said = _amount(row.value, row.up_to if row.up_to > row.value else None, approximate=row.is_approximate)
    return _("at least %(number)s") % {"number": said} if row.at_least else said


def powiat(name: str) -> str:
    """ "powiat kartuski"; a city that is a powiat of its own is called by its name alone."""
    return name if name[:1].isupper() else pgettext("an area", "powiat %(name)s") % {"name": name}


def kilometres(km: float) -> str:
    """A distance, approximate: "około 42 km"."""
    return sentences.distance(km)


@lru_cache(REMEMBERED)
def _number(value: int, _language: str | None) -> str:
    return format_decimal(value, locale=locale())


@lru_cache(REMEMBERED)
def _date(edtf: str, _language: str | None) -> str:
    return sentences.date_plain(edtf)


def _where(ask: Ask, there: Whereabouts) -> str:
    """In so many voivodeships; of a smaller area its name."""
    if ask.gmina:
        return pgettext("shops of an area", "(gmina %(name)s)") % {"name": ask.gmina}
    if ask.powiat:
        return f"({powiat(ask.powiat)})"
    if ask.voivodeship:
        return pgettext("shops of an area", "(%(name)s voivodeship)") % {"name": ask.voivodeship}
    count = len(there.groups)
    return ngettext("in %(count)s voivodeship", "in %(count)s voivodeships", count) % {"count": count}


def _asking(count: int) -> str:
    if not count:
        return _("none asks for help now")
    return ngettext("%(count)s asks for help now", "%(count)s ask for help now", count) % {"count": number(count)}


def _amount(value: int, up_to: int | None, *, approximate: bool) -> str:
    said = number(value) if up_to is None else f"{number(value)}–{number(up_to)}"
    return pgettext("before a number", "about %(number)s") % {"number": said} if approximate else said


_RATES: dict[str, Callable[[], str]] = {
    "day": lambda: _("%(number)s a day"),
    "week": lambda: _("%(number)s a week"),
}
