"""What stands around the facts: the way here, ages, what to take along, where to go instead?"""

from datetime import date
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.ages import has_reliable_hours
from network.directory.listing import start
from network.directory.models import Confirmation, FactAge, Shop
from network.directory.queries import NOT_THERE
from network.directory.sentences.referrals import wants_referral

WORTH_NAMING = 3  # so many groups of one date are named; more are "all of this"


class TakeAlong(TypedDict):
    """Addresses of what one takes along; '' where the shop has no such thing to give."""

    sms: str
    calendar: str
    request: str


def ages(shop: Shop) -> list[str]:
    """Of what date the facts are, those of one date together: "opening hours, price: 12 November 2026, by phone".

    Last those of which nobody knows the date.
    """
    channels = {(row.group, row.on): row for row in shop.confirmations.all()}
    groups: dict[str, list[str]] = {}
    for row in sorted(shop.fact_ages.all(), key=lambda row: row.known_on is None):
        confirmation = channels.get((row.group, row.confirmed_on)) if row.confirmed_on else None
        groups.setdefault(_age(row, confirmation) or _("no date"), []).append(row.get_group_display())
    if len(groups) == 1 and sum(map(len, groups.values())) > WORTH_NAMING:
        return [_("All of this: %(when)s") % {"when": when} for when in groups]
    return [f"{', '.join(names)}: {when}" for when, names in groups.items()]


def take_along(shop: Shop, today: date) -> TakeAlong | None:
    """What to take along; None for a shop that is gone or not there yet. A calendar only of hours one may rely on."""
    if shop.status in NOT_THERE:
        return None
    return {
        "sms": reverse("network:shop_sms", args=[shop.slug]),
        "calendar": reverse("network:shop_calendar", args=[shop.slug]) if has_calendar(shop, today) else "",
        "request": reverse("network:referral_request", args=[shop.slug]) if wants_referral(shop) else "",
    }


def has_calendar(shop: Shop, today: date) -> bool:
    """Whether the hours are known, of this year, and of a shop in business."""
    return has_reliable_hours(shop, today) and bool(shop.opening_rules.all())


def breadcrumb(shop: Shop) -> list[dict[str, str]]:
    """The way here."""
    return [
        start(),
        {"url": reverse("network:finder"), "label": _("Help nearby")},
        {"url": "", "label": shop.location.town},
    ]


def neighbours(shop: Shop, count: int) -> list[Shop]:
    """The nearest shops to go to instead of a shop that is gone; [] for others."""
    if shop.status not in NOT_THERE:
        return []
    there = Shop.objects.visible_to(None).to_go_to_instead_of(shop)
    return there.nearest_to(shop.location.lat, shop.location.lon, count)


def example_notice(shop: Shop) -> str:
    """That the shop is invented; '' for a real one."""
    return _("This shop is invented. It shows what a shop's page can say.") if shop.is_example else ""


def _age(row: FactAge, confirmation: Confirmation | None) -> str:
    """The date of a group of facts as exactly as it is known, and how it was confirmed if somebody did."""
    if confirmation is None or (confirmation.channel == Confirmation.Channel.SOURCE and row.dated):
        return sentences.date_plain(row.dated or (row.known_on.isoformat() if row.known_on else ""))
    return f"{sentences.date_plain(confirmation.on.isoformat())}, {confirmation.get_channel_display()}"
