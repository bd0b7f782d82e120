"""What stands on the sign at a shop's door?"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from network.directory.ages import Freshness, Standing, dated, effective_status, freshness_of
from network.directory.day_left import Part, end_of_opening, parts
from network.directory.hours import Opening, OpenState, Span, Timetable, local_day, timetable
from network.directory.models import FactGroup, Shop
from network.directory.prospects import is_gone_by
from network.directory.sentences.dates import date_of, date_plain, date_when, day, day_short
from network.directory.sentences.spans import access_by, clock, closing, span_hours


@dataclass(frozen=True)
class Sign:
    """``state``: open, later, closed, ask or gone (the look of the sign); two short lines, the second may be ''."""

    state: str
    title: str
    detail: str = ""


def sign(shop: Shop, moment: datetime, hours: Timetable | None = None) -> Sign:
    """The sign at an aware moment. Hours not confirmed for 180 days, or undated, read "ask first"."""
    hours = hours or timetable(shop)
    today = local_day(moment)
    standing = effective_status(shop, today)
    if out_of_use := _out_of_use(shop, standing):
        return out_of_use
    state = hours.status(moment)
    if doubt := _doubt(shop, standing, state, today):
        return Sign("ask", _("Ask first"), doubt)
    return _by_hours(shop, hours, moment)


def hours_known(shop: Shop, today: date) -> str:
    """Of when the hours are, where they are too old to rely on or undated; '' while they are fresh."""
    if freshness_of(shop, FactGroup.HOURS, today) == Freshness.FRESH:
        return ""
    known = dated(shop, FactGroup.HOURS)
    return _("hours as of %(date)s") % {"date": date_of(known)} if known else _("hours without a date")


def _out_of_use(shop: Shop, standing: Standing) -> Sign | None:
    """The sign of a shop that is surely not open, whatever its hours say."""
    if standing == Standing.CLOSED:
        closed = date_plain(shop.closes)
        return Sign("gone", _("The shop is gone"), _("closed: %(date)s") % {"date": closed} if closed else "")
    if standing == Standing.PLANNED:
        return Sign("closed", _("Not open yet"), _plan(shop))
    if standing == Standing.SUSPENDED and shop.suspended_until:
        return Sign("closed", _("Having a break"), _("until %(date)s") % {"date": day(shop.suspended_until)})
    return None


def _plan(shop: Shop) -> str:
    """When a planned shop is to open, else of when the plan is."""
    if shop.opened:
        return _("to open: %(date)s") % {"date": date_plain(shop.opened)}
    return _("as of %(date)s") % {"date": date_of(shop.status_as_of)} if shop.status_as_of else ""


def _doubt(shop: Shop, standing: Standing, state: OpenState, today: date) -> str:
    """Why one should ask before coming, in a few words; '' where there is no doubt."""
    if standing == Standing.WAS_TO_CLOSE:
        return _("was to close %(when)s") % {"when": date_when(shop.closes)}
    if standing == Standing.WAS_SUSPENDED and shop.suspended_until:
        return _("the break was until %(date)s") % {"date": day(shop.suspended_until)}
    if state.opening == Opening.UNKNOWN:
        return _("we do not know the hours")
    if known := hours_known(shop, today):
        return known
    if standing in (Standing.LAST_SEEN_OPEN, Standing.UNKNOWN):
        return _("we do not know if it still opens")
    return ""


def _by_hours(shop: Shop, hours: Timetable, moment: datetime) -> Sign:
    state, today = hours.status(moment), local_day(moment)
    match state.opening:
        case Opening.OPEN:
            return Sign("open", _open_title(state), _open_detail(shop, parts(shop, hours, moment, begun=True)))
        case Opening.END_NOT_STATED:
            return Sign("ask", _("From %(time)s today") % {"time": clock(state.now[0].opens)}, _("end not stated"))
        case Opening.BY_APPOINTMENT:
            return Sign("ask", _("By appointment"), _hours_only(state.now[0]))
        case Opening.LATER if state.next:
            title = _("Opens at %(time)s") % {"time": clock(state.next.opens)}
            return Sign("later", title, _later_detail(shop, parts(shop, hours, state.next.opens, begun=False)[0]))
        case Opening.OVER:
            return Sign("closed", _("Already closed today"), _next_detail(shop, hours, state.next, today))
    return Sign("closed", _("Closed today"), _next_detail(shop, hours, state.next, today))


def _hours_only(span: Span) -> str:
    """The hours of a span whose appointment is said elsewhere."""
    return span_hours(Span(span.mode, span.opens, span.closes))


def _open_title(state: OpenState) -> str:
    if state.closes is None:
        return _("Open around the clock")
    return _("Open until %(time)s") % {"time": closing(state.now[0].opens, state.closes)}


def _open_detail(shop: Shop, left: list[Part]) -> str:
    """Who may come; where that changes before it closes, until when, or from when more people may."""
    now, following = left[0], left[1] if len(left) > 1 else None
    if following is None or now.closes is None or not now.touches(following) or not following.is_sure:
        return access_by(now.doors, shop)
    if now.door and following.door and following.door.rank > now.door.rank:
        then = {"time": clock(following.opens), "access": access_by(following.doors, shop)}
        return _("from %(time)s %(access)s") % then if then["access"] else access_by(now.doors, shop)
    who = access_by(now.doors, shop)
    return _("until %(time)s %(access)s") % {"time": closing(now.opens, now.closes), "access": who} if who else ""


def _later_detail(shop: Shop, first: Part) -> str:
    if first.by_appointment:
        return _("by appointment")
    return access_by(first.doors, shop) if first.closes else _("end not stated")


def _next_detail(shop: Shop, hours: Timetable, following: Span | None, today: date) -> str:
    if following is None:
        return _("we do not know the next day")
    if is_gone_by(shop, following.opens.date()):
        return _("closes for good %(when)s") % {"when": date_when(shop.closes)}
    end = end_of_opening(parts(shop, hours, following.opens, begun=False))
    return f"{day_short(following.opens.date(), today)} {span_hours(replace(following, closes=end))}"
