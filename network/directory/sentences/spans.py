"""How do we say hours, and for whom they are?"""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory.admission import ASKING, Door, areas_for_everyone, doors, widest
from network.directory.hours import DayPlan, Span
from network.directory.models import AccessMode, OpeningException, Shop
from network.directory.sentences.areas import of_few_areas
from network.directory.sentences.dates import capitalised, day

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

Mode = AccessMode


def clock(moment: datetime) -> str:
    """ "13:00"."""
    return f"{moment:%H:%M}"


def closing(opens: datetime, closes: datetime) -> str:
    """ "15:00"; an end that is stated as midnight reads "24:00"."""
    return "24:00" if closes.time() == time(0) and closes.date() > opens.date() else clock(closes)


def span_hours(span: Span) -> str:
    """ "13:00–16:00", "od 12:00, nie wiadomo do której", each also with "po umówieniu"."""
    if span.closes is None:
        hours = _("from %(time)s, end not stated") % {"time": clock(span.opens)}
    else:
        hours = f"{clock(span.opens)}–{closing(span.opens, span.closes)}"
    return _("%(hours)s, by appointment") % {"hours": hours} if span.by_appointment else hours


def day_hours(spans: Iterable[Span]) -> str:
    """All hours of a day for one access mode; "zamknięte" for none."""
    return ", ".join(span_hours(span) for span in spans) or pgettext("a day in the table of hours", "closed")


def exception(row: OpeningException) -> str:
    """One change of the usual hours: "24 grudnia 2026: zamknięte (święto)"."""
    days = day(row.first_day) if row.first_day == row.last_day else f"{day(row.first_day)} – {day(row.last_day)}"
    if row.opens is None or row.closes is None:
        hours = pgettext("a day in the table of hours", "closed")
    else:
        hours = f"{row.opens:%H:%M}–{row.closes:%H:%M}"
    said = f"{days}: {hours}"
    return said if row.reason == OpeningException.Reason.OTHER else f"{said} ({row.get_reason_display()})"


def day_note(plan: DayPlan) -> str:
    """What is special about a day: the name of the holiday, else the reason of the exception; '' on usual days."""
    if plan.holiday:
        return _(plan.holiday)
    if plan.reason is None or plan.reason == OpeningException.Reason.OTHER:
        return ""
    return str(OpeningException.Reason(plan.reason).label)


def mode_heading(mode: str, shop: Shop) -> str:
    """The heading over the hours of an access mode."""
    never_asks = shop.referral == Shop.Referral.NO
    return {
        Mode.REGULAR: lambda: _("Hours"),
        Mode.REFERRAL: lambda: _("With a referral"),
        Mode.NO_REFERRAL: lambda: _("Without a referral") if never_asks else _("Also without a referral"),
        Mode.EVERYONE: lambda: capitalised(_for_everyone(shop)),
        Mode.SENIORS: lambda: _("For seniors"),
        Mode.DONORS: lambda: _("Handing in donations"),
        Mode.PHONE: lambda: _("By phone"),
    }[Mode(mode)]()


def access(modes: "AbstractSet[str]", shop: Shop) -> str:
    """Who may come while these access modes hold, in a few words: "ze skierowaniem"; '' where we do not know."""
    return access_by(doors(modes, shop), shop)


def access_by(doors: "AbstractSet[Door]", shop: Shop) -> str:
    """The same where the doors are known."""
    door = widest(doors)
    return _ACCESS[door](doors, shop) if door else ""


def _without_referral(doors: "AbstractSet[Door]", _shop: Shop) -> str:
    return _("also without a referral") if doors & ASKING else _("without a referral")


def _for_everyone(shop: Shop) -> str:
    whence = of_few_areas(areas_for_everyone(shop))
    return _("for everyone %(whence)s") % {"whence": whence} if whence else _("for everyone")


_ACCESS: "dict[Door, Callable[[AbstractSet[Door], Shop], str]]" = {
    Door.EVERYONE: lambda _doors, shop: _for_everyone(shop),
    Door.NO_REFERRAL: _without_referral,
    Door.PARTLY: lambda _doors, _shop: _("some people need a referral"),
    Door.REFERRAL: lambda _doors, _shop: _("with a referral"),
    Door.UNKNOWN: lambda _doors, _shop: "",
    Door.SENIORS: lambda _doors, _shop: _("for seniors"),
}
