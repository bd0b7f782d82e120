"""How do search engines read a shop? Its facts in the words of schema.org (JSON-LD)."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from network.directory import sentences
from network.directory.ages import has_reliable_hours
from network.directory.hours import VISITORS, DayPlan, Timetable, local_day
from network.directory.models import Certainty, Location, OpeningRule, Phone, Shop

Node = dict[str, Any]
Weeks = OpeningRule.Weeks

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AHEAD = 60  # days for which other hours than usual are told
# Inside a script element "<" could end it, and "&" is not read as in other text.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def data_block(shop: Shop, moment: datetime, hours: Timetable, address: Callable[[str], str]) -> str:
    """The JSON text for a ``<script type="application/ld+json">``, safe inside it; '' for an invented shop.

    ``address`` makes a path absolute. No query but the prefetched rows.
    """
    if shop.is_example:
        return ""
    node = page(shop, moment, hours, address)
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def page(shop: Shop, moment: datetime, hours: Timetable, address: Callable[[str], str]) -> Node:
    """The page about the shop: its language, the age of its oldest fact, and the shop itself, told once: pages in
    other languages only name the shop of the page in the main language."""
    url = address(shop.get_absolute_url())
    with translation.override(settings.LANGUAGE_CODE):
        main = address(shop.get_absolute_url())
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "url": url,
            "inLanguage": get_language(),
            "dateModified": _oldest_age(shop),
            "mainEntity": _store(shop, moment, hours, url) if url == main else {"@id": f"{main}#shop"},
        }
    )


def _store(shop: Shop, moment: datetime, hours: Timetable, url: str) -> Node:
    today = local_day(moment)
    return _filled(
        {
            "@type": ["GroceryStore", "NGO"],
            "@id": f"{url}#shop",
            "identifier": str(shop.uuid),
            "name": shop.name,
            "url": url,
            "address": _postal_address(shop.location),
            "geo": _geo(shop.location),
            "email": shop.email,
            "telephone": _own_phone(shop),
            "contactPoint": _contact_points(shop),
            "brand": {"@type": "Brand", "name": shop.chain} if shop.chain else None,
            "parentOrganization": _operator(shop),
            "foundingDate": _exact(shop.opened),
            "dissolutionDate": _exact(shop.closes) if shop.status == Shop.Status.CLOSED else "",
            "amenityFeature": _amenities(shop),
            "paymentAccepted": _payment(shop),
            "makesOffer": _audience(shop),
            # Only hours that our own filters would trust: machines cannot read "ask first".
            **(_openings(shop, hours, today) if has_reliable_hours(shop, today) else {}),
        }
    )


def _filled(node: Node) -> Node:
    """Without what we do not know: schema.org has no word for it."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _oldest_age(shop: Shop) -> str:
    """The date of the group of facts that is oldest, as an ISO date; '' where none is dated."""
    known = [row.known_on for row in shop.fact_ages.all() if row.known_on]
    return min(known).isoformat() if known else ""


def _postal_address(location: Location) -> Node:
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": location.street_address,
            "postalCode": location.postcode,
            "addressLocality": f"{location.town} {location.district}".strip(),
            "addressRegion": location.voivodeship,
            "addressCountry": "PL",
        }
    )


def _geo(location: Location) -> Node | None:
    """The point of the house; the middle of a town would send people to a wrong door."""
    if location.precision != Location.Precision.ADDRESS:
        return None
    return {"@type": "GeoCoordinates", "latitude": location.lat, "longitude": location.lon}


def _own_phone(shop: Shop) -> str:
    return next((row.number for row in shop.phones.all() if row.owner == Phone.Owner.SHOP), "")


def _contact_points(shop: Shop) -> list[Node]:
    """Every number with what it is for; the languages spoken stand with the shop's own numbers."""
    spoken = sorted({row.code for row in shop.languages.all() if row.spoken})
    points = [
        _contact_point(phone.number, phone.label or str(phone.get_purpose_display()), phone.owner, spoken)
        for phone in shop.phones.all()
    ]
    return points or ([{"@type": "ContactPoint", "availableLanguage": spoken}] if spoken else [])


def _contact_point(number: str, purpose: str, owner: str, spoken: list[str]) -> Node:
    languages = spoken if owner == Phone.Owner.SHOP else []
    return _filled(
        {"@type": "ContactPoint", "telephone": number, "contactType": purpose, "availableLanguage": languages}
    )


def _operator(shop: Shop) -> Node | None:
    if shop.operator is None:
        return None
    return _filled({"@type": "Organization", "name": shop.operator.name, "url": shop.operator.website})


def _exact(edtf: str) -> str:
    """A date that ISO 8601 can say: a day, a month, a year; '' for a span and for what is only inferred."""
    return "" if "/" in edtf or edtf.endswith("?") else edtf


def _amenities(shop: Shop) -> list[Node]:
    """What is known to be there or not; unknown is left out."""
    known = [_feature(row.get_feature_display(), there=row.is_there) for row in shop.access_facts.all()]
    if shop.step_free != Certainty.UNKNOWN:
        known.insert(0, _feature(Shop._meta.get_field("step_free").verbose_name, there=shop.step_free == Certainty.YES))
    return known


def _feature(name: object, *, there: bool) -> Node:
    return {"@type": "LocationFeatureSpecification", "name": str(name), "value": there}


def _payment(shop: Shop) -> str:
    taken = {"Cash": shop.takes_cash, "Credit Card": shop.takes_card}
    return ", ".join(name for name, known in taken.items() if known == Certainty.YES)


def _audience(shop: Shop) -> Node | None:
    """For whom it is; schema.org lets a service have an audience, not a shop."""
    if not shop.criterion_groups.all():
        return None
    who = f"{sentences.who_lead(shop)} {'; '.join(sentences.ways_in(shop, None))}".strip()
    audience = {"@type": "Audience", "audienceType": who}
    service = {"@type": "Service", "serviceType": str(shop.get_kind_display()), "audience": audience}
    return {"@type": "Offer", "itemOffered": service}


def _openings(shop: Shop, hours: Timetable, today: date) -> Node:
    """The weekly rules, and the days of the next weeks on which other hours hold.

    Hours by appointment are left out. Rules of some weeks only are told as single days.
    """
    rules = [row for row in shop.opening_rules.all() if row.mode in VISITORS and not row.by_appointment]
    weekly = [row for row in rules if row.weeks == Weeks.EVERY and (row.valid_to is None or row.valid_to >= today)]
    uneven = {row.weekday for row in rules if row.weeks != Weeks.EVERY}
    plans = [plan for plan in hours.week(today, days=AHEAD) if _is_special(plan) or plan.date.weekday() in uneven]
    return {
        "openingHoursSpecification": [_weekly(row, shop) for row in weekly],
        "specialOpeningHoursSpecification": [node for plan in plans for node in _on_day(plan, shop)],
    }


def _is_special(plan: DayPlan) -> bool:
    return plan.holiday is not None or plan.reason is not None


def _weekly(rule: OpeningRule, shop: Shop) -> Node:
    return _filled(
        {
            "@type": "OpeningHoursSpecification",
            "name": sentences.mode_heading(rule.mode, shop),
            "dayOfWeek": f"https://schema.org/{DAYS[rule.weekday]}",
            "opens": f"{rule.opens:%H:%M}",
            "closes": f"{rule.closes:%H:%M}" if rule.closes else "",
            "validFrom": rule.valid_from.isoformat() if rule.valid_from else "",
            "validThrough": rule.valid_to.isoformat() if rule.valid_to else "",
        }
    )


def _on_day(plan: DayPlan, shop: Shop) -> list[Node]:
    """The hours of one day; from 00:00 to 00:00 says closed, as search engines read it."""
    day = {"validFrom": plan.date.isoformat(), "validThrough": plan.date.isoformat()}
    spans = [span for span in plan.spans if span.mode in VISITORS and not span.by_appointment]
    if not spans:
        return [{"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00", **day}]
    return [
        _filled(
            {
                "@type": "OpeningHoursSpecification",
                "name": sentences.mode_heading(span.mode, shop),
                "opens": f"{span.opens:%H:%M}",
                "closes": f"{span.closes:%H:%M}" if span.closes else "",
                **day,
            }
        )
        for span in spans
    ]
