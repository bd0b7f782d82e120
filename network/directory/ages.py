"""How old is a fact, and what does that make of it?"""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from network.directory.dates import DateSpan
from network.directory.models import FactGroup, Shop
from network.directory.queries import STALE_AFTER

if TYPE_CHECKING:
    from network.directory.models import FactAge

FRESH = 180  # days
STALE = STALE_AFTER.days


class Freshness(Enum):
    """FRESH up to 180 days, AGING up to 365, STALE beyond; UNDATED: nobody knows."""

    FRESH = "fresh"
    AGING = "aging"
    STALE = "stale"
    UNDATED = "undated"

    @property
    def passes_filters(self) -> bool:
        """Facts of at most a year may answer a filter; only fresh ones are shown without "ask first"."""
        return self in (Freshness.FRESH, Freshness.AGING)


class Standing(Enum):
    """A shop's status as it may be read today."""

    OPEN = "open"
    LAST_SEEN_OPEN = "last_seen_open"
    CLOSING = "closing"
    WAS_TO_CLOSE = "was_to_close"
    SUSPENDED = "suspended"
    WAS_SUSPENDED = "was_suspended"
    PLANNED = "planned"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def age(days: int) -> Freshness:
    """How fresh something is after so many days."""
    if days <= FRESH:
        return Freshness.FRESH
    return Freshness.AGING if days <= STALE else Freshness.STALE


def freshness(fact_age: "FactAge | None", today: date) -> Freshness:
    """How fresh a group of facts is; UNDATED without a row, without a date in it, or with one still to come."""
    if fact_age is None or fact_age.known_on is None or fact_age.known_on > today:
        return Freshness.UNDATED
    return age((today - fact_age.known_on).days)


def fact_age(shop: Shop, group: str) -> "FactAge | None":
    """The row about a group's age, from the prefetched ``fact_ages``; None if there is none."""
    return next((row for row in shop.fact_ages.all() if row.group == group), None)


def freshness_of(shop: Shop, group: str, today: date) -> Freshness:
    """How fresh a shop's group of facts is."""
    return freshness(fact_age(shop, group), today)


def dated(shop: Shop, group: str) -> str:
    """The date to show for a group, as EDTF text: the confirmation's, else the source's; '' where none is known."""
    row = fact_age(shop, group)
    if row is None:
        return ""
    if row.confirmed_on:
        return row.confirmed_on.isoformat()
    return row.dated or (row.known_on.isoformat() if row.known_on else "")


def effective_status(shop: Shop, today: date) -> Standing:
    """What the stored status means today: "open" unconfirmed is "last seen open", a passed date is a question."""
    match shop.status:
        case Shop.Status.OPEN:
            return Standing.OPEN if _is_confirmed(shop, today) else Standing.LAST_SEEN_OPEN
        case Shop.Status.CLOSING:
            return _closing(shop, today)
        case Shop.Status.SUSPENDED:
            over = shop.suspended_until is None or shop.suspended_until < today
            return Standing.WAS_SUSPENDED if over else Standing.SUSPENDED
    return Standing(shop.status)


def counts_as_open(shop: Shop, today: date) -> bool:
    """Whether filters and feeds may take the shop as open."""
    return effective_status(shop, today) in (Standing.OPEN, Standing.CLOSING)


def effective_capacity(shop: Shop, today: date) -> Shop.Capacity:
    """Whether there is room for new people, as long as what was said of it holds; UNKNOWN after its last day."""
    holds = shop.capacity_until is not None and shop.capacity_until >= today
    return Shop.Capacity(shop.capacity) if holds else Shop.Capacity.UNKNOWN


def has_reliable_hours(shop: Shop, today: date) -> bool:
    """Whether the shop's hours may be told where nobody reads "ask first": of this year, of a shop in business."""
    return counts_as_open(shop, today) and freshness_of(shop, FactGroup.HOURS, today).passes_filters


def _closing(shop: Shop, today: date) -> Standing:
    if shop.closes and DateSpan.parse(shop.closes).last < today:
        return Standing.WAS_TO_CLOSE
    return Standing.CLOSING if shop.closes or _is_confirmed(shop, today) else Standing.LAST_SEEN_OPEN


def _is_confirmed(shop: Shop, today: date) -> bool:
    """A Confirmation of the status at most a year old; a source's date alone confirms nothing."""
    row = fact_age(shop, FactGroup.STATUS)
    return row is not None and row.confirmed_on is not None and (today - row.confirmed_on).days <= STALE
