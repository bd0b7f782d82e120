"""Is it open today? The question and the answer on the plate of a shop's page."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from network.directory.ages import Standing, dated, effective_status
from network.directory.hours import Opening, OpenState, Span, Timetable, local_day, timetable
from network.directory.models import FactGroup, Shop
from network.directory.sentences.dates import capitalised, date_of, day, day_coming
from network.directory.sentences.facts import status
from network.directory.sentences.sign import access_later, freer_later, hours_known
from network.directory.sentences.spans import access, clock, closing, day_note


def question() -> str:
    """ "Czy dziś jest otwarte?" """
    return _("Is it open today?")


def answer(shop: Shop, moment: datetime, hours: Timetable | None = None) -> str:
    """The answer at an aware moment: yes or no first, then until when and for whom, or of when our knowledge is."""
    hours = hours or timetable(shop)
    today = local_day(moment)
    standing = effective_status(shop, today)
    if standing == Standing.CLOSED:
        return _("No, the shop is gone.")
    if standing == Standing.PLANNED:
        return _("No, the shop is not open yet.")
    if standing == Standing.SUSPENDED and shop.suspended_until:
        return _("No, there is a break until %(date)s.") % {"date": day(shop.suspended_until)}
    if standing in (Standing.WAS_TO_CLOSE, Standing.WAS_SUSPENDED):
        return _ask(status(shop, today))
    return _by_hours(shop, standing, hours, moment)


def _by_hours(shop: Shop, standing: Standing, hours: Timetable, moment: datetime) -> str:
    today, state = local_day(moment), hours.status(moment)
    if state.opening == Opening.UNKNOWN:
        return _("We do not know. Ask first.")
    if hours_known(shop, today):
        return _ask(_hours_known(shop))
    if standing in (Standing.LAST_SEEN_OPEN, Standing.UNKNOWN):
        return _ask(status(shop, today))
    match state.opening:
        case Opening.OPEN | Opening.LATER:
            return _yes(shop, hours, state)
        case Opening.END_NOT_STATED:
            return _("Today from %(time)s, the end is not stated. Ask first.") % {"time": clock(state.now[0].opens)}
        case Opening.BY_APPOINTMENT:
            return _("Today by appointment only.")
    return f"{_no(hours, state, today)} {_next(state.next, today)}"


def _ask(reason: str) -> str:
    return _("Ask first. %(reason)s.") % {"reason": capitalised(reason)}


def _hours_known(shop: Shop) -> str:
    known = dated(shop, FactGroup.HOURS)
    if not known:
        return _("We do not know of when the hours are")
    return _("The hours we know are as of %(date)s") % {"date": date_of(known)}


def _yes(shop: Shop, hours: Timetable, state: OpenState) -> str:
    """ "Tak, do 15:00. Od 14:00 także bez skierowania." """
    start = state.next
    opening = hours.status(start.opens) if start else state
    if start and opening.opening != Opening.OPEN:
        return _unsure_later(start)
    later = freer_later(shop, opening)
    who = "" if later else access(opening.modes, shop)
    yes = _yes_hours(start, opening, ", " + who if who else "")
    if later is None:
        return yes
    then = {"time": clock(later.opens), "access": access_later(shop, opening, later)}
    freer = _("From %(time)s %(access)s.") % then
    return f"{yes} {freer}"


def _yes_hours(start: Span | None, opening: OpenState, who: str) -> str:
    if opening.closes is None:
        return _("Yes, around the clock%(who)s.") % {"who": who}
    closes = closing(opening.now[0].opens, opening.closes)
    if start is None:
        return _("Yes, until %(time)s%(who)s.") % {"time": closes, "who": who}
    return _("Yes, from %(opens)s to %(closes)s%(who)s.") % {"opens": clock(start.opens), "closes": closes, "who": who}


def _unsure_later(start: Span) -> str:
    if start.by_appointment:
        return _("Today by appointment only.")
    return _("Yes, from %(time)s. The end is not stated.") % {"time": clock(start.opens)}


def _no(hours: Timetable, state: OpenState, today: date) -> str:
    if state.opening == Opening.OVER:
        return _("No, already closed today.")
    note = day_note(hours.week(today, days=1)[0])
    return _("No, closed today: %(reason)s.") % {"reason": note} if note else _("No, closed today.")


def _next(following: Span | None, today: date) -> str:
    if following is None:
        return _("We do not know the next day.")
    coming = {"day": capitalised(day_coming(following.opens.date(), today)), "time": clock(following.opens)}
    if following.by_appointment:
        return _("%(day)s from %(time)s, by appointment.") % coming
    return _("%(day)s from %(time)s.") % coming
