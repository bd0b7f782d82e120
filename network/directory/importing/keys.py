"""Which keys can a record of a shop have, of what type is each, and where does it go?"""

from dataclasses import dataclass
from enum import Enum

from network.directory.models import FactGroup


class Type(Enum):
    """What a value of a key may be."""

    TEXT = "text"
    TEXTS = "list of texts"
    NUMBER = "number"
    DATE = "date"
    DAY = "day"
    FLAG = "yes or no"


@dataclass(frozen=True)
class Key:
    """One key of a record. ``is_quoted``: kept in the words of the source until somebody types it."""

    type: Type = Type.TEXT
    longest: int = 5000
    group: FactGroup | None = None
    is_quoted: bool = False


def _text(longest: int, group: FactGroup | None = None) -> Key:
    return Key(Type.TEXT, longest, group)


def _prose(group: FactGroup, kind: Type = Type.TEXT) -> Key:
    return Key(kind, 5000, group, is_quoted=True)


G = FactGroup
LIMIT_KEYS = (
    "limit_kg_per_visit_per_person",
    "limit_visits_per_week",
    "limit_visits_per_month",
    "limit_visits_per_year",
    "limit_referrals_per_year",
    "limit_referral_months_max",
    "limit_pln_per_visit",
    "limit_pln_per_day",
    "limit_items_per_product",
)
KEYS: dict[str, Key] = {
    # identity
    "slug": _text(80),
    "name": _text(200),
    "kind": _text(24),
    "operator": _text(200),
    "network": _text(80),
    "is_example": Key(Type.FLAG),
    "record_quality": _text(40),  # about the record, not about the shop: kept with the import
    # place
    "street_address": _text(200, G.PLACE),
    "district": _text(120, G.PLACE),
    "town": _text(120, G.PLACE),
    "postal_code": _text(6, G.PLACE),
    "voivodeship": _text(40, G.PLACE),
    "powiat": _text(80, G.PLACE),
    "gmina": _text(120, G.PLACE),
    "lat": Key(Type.NUMBER),
    "lon": Key(Type.NUMBER),
    "coord_precision": _text(10),
    "coord_source": _text(200),
    # status
    "status": _text(24, G.STATUS),
    "status_as_of": Key(Type.DATE),
    "suspended_until": Key(Type.DAY),
    "opened_date": Key(Type.DATE, group=G.HISTORY),
    "opened_date_precision": _text(20),
    "closed_date": Key(Type.DATE, group=G.STATUS),
    # hours
    "opening_hours_osm": _text(500, G.HOURS),
    "walk_in_hours_osm": _text(500, G.HOURS),
    "open_to_everyone_hours": _text(500, G.HOURS),
    "donation_hours_osm": _text(500, G.DONORS),
    "opening_hours_as_of": Key(Type.DATE),
    # referral, price, limits, contact, languages, access
    "referral_required": _text(8, G.REFERRAL),
    "payment_model": _text(20, G.PRICE),
    "price_percent_of_market_max": Key(Type.NUMBER, group=G.PRICE),
    "points_allowance": Key(Type.NUMBER, group=G.PRICE),
    "points_period": _text(6, G.PRICE),
    **{key: Key(Type.NUMBER, group=G.LIMITS) for key in LIMIT_KEYS},
    "phone": _text(200, G.CONTACT),
    "email": _text(254, G.CONTACT),
    "staff_languages": Key(Type.TEXTS, 12, G.LANGUAGES),
    "information_languages": Key(Type.TEXTS, 12, G.LANGUAGES),
    "step_free": _text(8, G.ACCESS),
    # sources
    "source_urls": Key(Type.TEXTS, 500),
    "source_dates": Key(Type.TEXTS, 120),
    # prose: kept word for word until somebody types it
    "location_note": _prose(G.PLACE),
    "status_note": _prose(G.STATUS),
    "opening_hours_raw": _prose(G.HOURS),
    "opening_hours_notes": _prose(G.HOURS),
    "residence_required": _prose(G.WHO),
    "special_groups": _prose(G.WHO, Type.TEXTS),
    "above_income_rule": _prose(G.WHO),
    "income_history": _prose(G.WHO, Type.TEXTS),
    "referral_institutions": _prose(G.REFERRAL, Type.TEXTS),
    "referral_valid": _prose(G.REFERRAL),
    "walk_in_rule": _prose(G.REFERRAL),
    "documents_required": _prose(G.PAPERS, Type.TEXTS),
    "payment_note": _prose(G.PRICE),
    "points_price_list": _prose(G.PRICE),
    "limit_note": _prose(G.LIMITS),
    "extra_services": _prose(G.SERVICES, Type.TEXTS),
    "product_range": _prose(G.SHELVES, Type.TEXTS),
    "donations_accepted": _prose(G.DONORS),
    "partners": _prose(G.HISTORY, Type.TEXTS),
    "funding": _prose(G.HISTORY),
    "statistics": _prose(G.HISTORY, Type.TEXTS),
    "notes": _prose(G.HISTORY),
    # numbers that belong into a way in together with what else is asked there: quoted until somebody types it
    "income_single_pln": _prose(G.WHO, Type.NUMBER),
    "income_per_family_member_pln": _prose(G.WHO, Type.NUMBER),
    "income_percent_of_statutory": _prose(G.WHO, Type.NUMBER),
}
