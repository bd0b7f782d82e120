"""What does all we know of a shop let us say about coming today?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from network.directory.admission import WITHOUT_REFERRAL, Door, doors
from network.directory.ages import Freshness, Standing, effective_status, freshness_of
from network.directory.dates import DateSpan
from network.directory.day_left import Part, parts
from network.directory.hours import Opening, OpenState, Timetable, local_day
from network.directory.models import FactGroup, Shop


class Case(Enum):
    """What an answer has to begin with; the first that holds."""

    GONE = "gone"  # closed for good
    PLANNED = "planned"
    BREAK = "break"
    DOUBTFUL_END = "doubtful_end"  # an announced end or break has passed, and nobody confirmed it
    NO_HOURS = "no_hours"
    OLD_HOURS = "old_hours"  # or undated
    DOUBTFUL_STATUS = "doubtful_status"  # nobody confirmed that it still opens
    TODAY = "today"
    NOT_TODAY = "not_today"


_BY_STANDING = {
    Standing.CLOSED: Case.GONE,
    Standing.PLANNED: Case.PLANNED,
    Standing.SUSPENDED: Case.BREAK,
    Standing.WAS_TO_CLOSE: Case.DOUBTFUL_END,
    Standing.WAS_SUSPENDED: Case.DOUBTFUL_END,
}


@dataclass(frozen=True)
class Prospect:
    """``parts``: the hours that are left today (TODAY) or those of the next day (NOT_TODAY; empty if none is known
    or the shop closes for good before it)."""

    case: Case
    today: date
    state: OpenState
    parts: tuple[Part, ...] = ()

    @property
    def modes(self) -> frozenset[str]:
        """The access modes of these hours."""
        return frozenset(mode for part in self.parts for mode in part.modes)

    @property
    def doors(self) -> frozenset[Door]:
        """For whom these hours are."""
        return frozenset(door for part in self.parts for door in part.doors)

    @property
    def is_last(self) -> bool:
        """Whether the shop closes for good before its next hours."""
        return self.case == Case.NOT_TODAY and not self.parts and self.state.next is not None


def prospect(shop: Shop, moment: datetime, hours: Timetable) -> Prospect:
    """The prospects at an aware moment, from the shop's prefetched rows."""
    today, state = local_day(moment), hours.status(moment)
    case = _case(shop, state, today)
    if case == Case.TODAY:
        begun = state.opening != Opening.LATER
        start = moment if begun or state.next is None else state.next.opens
        return Prospect(case, today, state, tuple(parts(shop, hours, start, begun=begun)))
    if case == Case.NOT_TODAY and state.next and not is_gone_by(shop, state.next.opens.date()):
        return Prospect(case, today, state, tuple(parts(shop, hours, state.next.opens, begun=False)))
    return Prospect(case, today, state)


def next_without_referral(shop: Shop, hours: Timetable, today: date) -> Part | None:
    """The first hours within the week after today in which people surely come without a referral; None for none."""
    for plan in hours.week(today + timedelta(days=1)):
        for span in plan.spans:
            if span.is_certain and doors({span.mode}, shop) & WITHOUT_REFERRAL and not is_gone_by(shop, plan.date):
                return parts(shop, hours, span.opens, begun=False)[0]
    return None


def is_gone_by(shop: Shop, day: date) -> bool:
    """Whether the shop is to have closed for good before the day, as far as it has said so."""
    return shop.status == Shop.Status.CLOSING and bool(shop.closes) and DateSpan.parse(shop.closes).last < day


def _case(shop: Shop, state: OpenState, today: date) -> Case:
    standing = effective_status(shop, today)
    if standing in _BY_STANDING:
        return _BY_STANDING[standing]
    if state.opening == Opening.UNKNOWN:
        return Case.NO_HOURS
    if freshness_of(shop, FactGroup.HOURS, today) != Freshness.FRESH:
        return Case.OLD_HOURS
    if standing in (Standing.LAST_SEEN_OPEN, Standing.UNKNOWN):
        return Case.DOUBTFUL_STATUS
    return Case.NOT_TODAY if state.opening in (Opening.OVER, Opening.CLOSED_TODAY) else Case.TODAY
