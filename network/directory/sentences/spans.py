"""How do we say hours, and for whom they are?"""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory.hours import DayPlan, Span
from network.directory.models import AccessMode, OpeningException, Shop
from network.directory.sentences.dates import day

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

Mode = AccessMode
FREEST_FIRST = (Mode.EVERYONE, Mode.NO_REFERRAL, Mode.REGULAR, Mode.REFERRAL, Mode.SENIORS)


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
    return {
        Mode.REGULAR: lambda: _("Hours"),
        Mode.REFERRAL: lambda: _("With a referral"),
        Mode.NO_REFERRAL: lambda: _("Without a referral") if _asks_none(shop) else _("Also without a referral"),
        Mode.EVERYONE: lambda: _("For everyone"),
        Mode.SENIORS: lambda: _("For seniors"),
        Mode.DONORS: lambda: _("Handing in donations"),
        Mode.PHONE: lambda: _("By phone"),
    }[Mode(mode)]()


def access(modes: "AbstractSet[str]", shop: Shop) -> str:
    """Who may come while these access modes hold, in a few words: "ze skierowaniem"; '' where we do not know."""
    mode = freest(modes)
    if mode == Mode.EVERYONE:
        return _("for everyone")
    if mode == Mode.NO_REFERRAL:
        return _("also without a referral") if len(modes - {Mode.SENIORS}) > 1 else _("without a referral")
    if mode == Mode.REFERRAL:
        return _("with a referral")
    if mode == Mode.SENIORS:
        return _("for seniors")
    return _by_own_rule(shop) if mode else ""


def freest(modes: "AbstractSet[str]") -> AccessMode | None:
    """The mode that lets most people in; None if none is for visitors."""
    return next((mode for mode in FREEST_FIRST if mode in modes), None)


def rank(modes: "AbstractSet[str]", shop: Shop) -> int:
    """How many people may come, for comparing: the more the greater."""
    mode = freest(modes)
    if mode is None:
        return -1
    if mode == Mode.REGULAR and _asks_none(shop):
        mode = Mode.NO_REFERRAL
    return len(FREEST_FIRST) - FREEST_FIRST.index(mode)


def _asks_none(shop: Shop) -> bool:
    return shop.referral == Shop.Referral.NO


def _by_own_rule(shop: Shop) -> str:
    return {
        Shop.Referral.YES: lambda: _("with a referral"),
        Shop.Referral.PARTLY: lambda: _("some people need a referral"),
        Shop.Referral.NO: lambda: _("without a referral"),
        Shop.Referral.UNKNOWN: lambda: "",
    }[Shop.Referral(shop.referral)]()
