"""May I come today? The question and the answer on the plate of a shop's page."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from network.directory.admission import Door
from network.directory.ages import Freshness, age, dated
from network.directory.dates import DateSpan
from network.directory.day_left import Part, end_of_opening
from network.directory.hours import Opening, Timetable, timetable
from network.directory.models import FactGroup, Shop
from network.directory.prospects import Case, Prospect, prospect
from network.directory.sentences.asking import whom
from network.directory.sentences.dates import capitalised, date_of, date_when, day, day_coming
from network.directory.sentences.doors import said, times
from network.directory.sentences.facts import status
from network.directory.sentences.spans import clock, day_note


def question() -> str:
    """ "Czy mogę dziś przyjść?" """
    return _("May I come today?")


def answer(shop: Shop, moment: datetime, hours: Timetable | None = None) -> str:
    """The answer at an aware moment: yes or no first, then when and for whom, or of when our knowledge is.

    A "no" says when next; where that is not known, ``reason`` says what to do.
    """
    hours = hours or timetable(shop)
    found = prospect(shop, moment, hours)
    match found.case:
        case Case.GONE:
            return _("No, the shop is gone.")
        case Case.PLANNED:
            return _planned(shop, found.today)
        case Case.BREAK if shop.suspended_until:
            return _("No, there is a break until %(date)s.") % {"date": day(shop.suspended_until)}
        case Case.NO_HOURS:
            return _unknown(shop)
        case Case.OLD_HOURS:
            return _ask_first(_hours_known(shop))
        case Case.TODAY:
            return _today(shop, found)
        case Case.NOT_TODAY:
            return f"{_no(hours, found)} {_next(shop, found)}"
    return _ask_first(status(shop, found.today))


def _planned(shop: Shop, today: date) -> str:
    """An old plan may have come true since: then we tell only of when it is."""
    if not shop.status_as_of:
        return _("No. All we know of is a plan without a date.")
    if age((today - DateSpan.parse(shop.status_as_of).last).days) == Freshness.FRESH:
        return _("No, the shop is not open yet.")
    return _("No. All we know of is a plan as of %(date)s.") % {"date": date_of(shop.status_as_of)}


def closes_for_good(shop: Shop) -> str:
    """That a shop which is about to close does so, and when if that is known."""
    if not shop.closes:
        return _("The shop is about to close for good.")
    return _("The shop closes for good %(when)s.") % {"when": date_when(shop.closes)}


def _unknown(shop: Shop) -> str:
    if asked := whom(shop):
        return _("We do not know. Ask first: %(whom)s.") % {"whom": asked}
    return _("We do not know, nor do we know whom to ask.")


def _ask_first(why: str) -> str:
    return _("Ask first. %(reason)s.") % {"reason": capitalised(why)}


def _hours_known(shop: Shop) -> str:
    known = dated(shop, FactGroup.HOURS)
    if not known:
        return _("We do not know of when the hours are")
    return _("The hours we know are as of %(date)s") % {"date": date_of(known)}


def _today(shop: Shop, found: Prospect) -> str:
    """ "Tak. Do 15:00 ze skierowaniem, od 15:00 także bez niego."; the sign tells until when it is open."""
    sure = [part for part in found.parts if part.is_sure]
    if not sure:
        return _unsure(found.parts)
    if all(part.door in (None, Door.UNKNOWN) for part in sure):
        return _("Open today %(hours)s. We do not know if you need a referral.") % {"hours": times(sure)}
    return _("Yes. %(hours)s.") % {"hours": capitalised(said(found.parts, shop, found.state.closes))}


def _unsure(left: Sequence[Part]) -> str:
    """One has to ask: there is no end, or people come by appointment only."""
    open_end = [part for part in left if not part.by_appointment]
    if open_end:
        return _("Today from %(time)s, the end is not stated. Ask first.") % {"time": clock(open_end[0].opens)}
    return _("Today by appointment only, %(hours)s.") % {"hours": times(left)}


def _no(hours: Timetable, found: Prospect) -> str:
    if found.state.opening == Opening.OVER:
        return _("No, already closed today.")
    note = day_note(hours.week(found.today, days=1)[0])
    return _("No, closed today: %(reason)s.") % {"reason": note} if note else _("No, closed today.")


def _next(shop: Shop, found: Prospect) -> str:
    """When next, and for whom; or that we do not know."""
    if found.is_last:
        return closes_for_good(shop)
    if not found.parts:
        return _("We do not know the next day.")
    day_named = capitalised(day_coming(found.parts[0].opens.date(), found.today))
    return f"{day_named} {said(found.parts, shop, end_of_opening(found.parts))}."
