"""What does a row of a list say about a shop, and which filters are worth offering?"""

from datetime import date, datetime
from typing import TypedDict

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists
from django.urls import translate_url
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from network.directory import needs, sentences
from network.directory.finding import Ask, next_saturday
from network.directory.hours import EVENING, local_day
from network.directory.models import LanguageSpoken, Location, Phone, Shop
from network.directory.sentences import Sign
from network.words.phones import shown

OFFERS_KEPT = 300  # seconds for which a worker remembers which filters are worth offering


class PhoneLink(TypedDict):
    """A number to press."""

    display: str
    tel: str
    purpose: str


class ShopLink(TypedDict):
    """A shop to go to."""

    name: str
    url: str
    is_example: bool


class Row(TypedDict):
    """One shop in a list."""

    shop: ShopLink
    distance: str
    distance_note: str
    address: str
    sign: Sign
    sentences: list[str]
    age: str
    phones: list[PhoneLink]
    tags: list[str]
    way_on: dict[str, str] | None


class Filter(TypedDict):
    """One box to tick; primary ones are always in sight."""

    name: str
    value: str
    label: str
    checked: bool
    primary: bool


def row(shop: Shop, moment: datetime, need: str = "") -> Row:
    """The row of a shop that has a ``distance_km`` and its facts prefetched, for somebody with that need; no query."""
    distance, note = _distance(shop)
    return {
        "shop": link(shop),
        "distance": distance,
        "distance_note": note,
        "address": address(shop.location),
        "sign": sentences.sign(shop, moment),
        "sentences": [f"{sentence}." for sentence in (sentences.referral(shop), sentences.payment(shop))],
        "age": sentences.age_of_facts(shop, local_day(moment)),
        "phones": [phone_link(phone) for phone in shop.phones.all()],
        "tags": [tag for tag in spoken_and_written(shop) if tag],
        "way_on": _way_on(shop, need),
    }


def _way_on(shop: Shop, need: str) -> dict[str, str] | None:
    """Where somebody who needs a referral reads who gives it, if one is needed there."""
    way = needs.way(need)
    if way is None or not way.referrals or shop.referral == Shop.Referral.NO:
        return None
    return {"url": f"{shop.get_absolute_url()}#referral", "label": _("Who gives a referral?")}


def start() -> dict[str, str]:
    """The way to the site's first page, in the reader's language."""
    here = get_language() or settings.LANGUAGE_CODE
    with override(settings.LANGUAGE_CODE):  # "/" is an address of the main language only
        url = translate_url("/", here)
    return {"url": url, "label": _("Start")}


def link(shop: Shop) -> ShopLink:
    """Name, address on the site and whether it is invented."""
    return {"name": shop.name, "url": shop.get_absolute_url(), "is_example": shop.is_example}


def address(location: Location) -> str:
    """Street and town, with the district where one is known: "ul. Lotników 86, Gdynia Orłowo"."""
    town = f"{location.town} {location.district}".strip()
    return ", ".join(part for part in (location.street_address, town) if part)


def phone_link(phone: Phone) -> PhoneLink:
    """A number with its own name and what it is for, or whose it is."""
    about = ""
    if phone.purpose != Phone.Purpose.GENERAL:
        about = str(phone.get_purpose_display())
    elif phone.owner != Phone.Owner.SHOP:
        about = str(phone.get_owner_display())
    said = ", ".join(words for words in (phone.label, about) if words)
    return {"display": shown(phone.number), "tel": phone.number, "purpose": said}


def links_to(number: str) -> list[PhoneLink]:
    """One number of which no more is said, as the list that templates draw; [] for ''."""
    return [{"display": shown(number), "tel": number, "purpose": ""}] if number else []


def spoken_and_written(shop: Shop) -> tuple[str, str]:
    """The languages people are served in, then those in which only information is written; '' for none."""
    spoken = [row.code for row in shop.languages.all() if row.spoken]
    written = [row.code for row in shop.languages.all() if not row.spoken and row.code not in spoken]
    return sentences.languages(spoken), sentences.written_languages(written)


def filters(ask: Ask, moment: datetime) -> list[Filter]:
    """The boxes of the finder; one that no shop would pass is offered only while it is ticked."""
    today = local_day(moment)
    has, spoken = _offers(today)
    codes = sorted({*spoken, *ask.languages} - {"pl"}, key=lambda code: (code != "uk", code))
    boxes = [
        _box("when", "now", _("Open now"), "now" in ask.when, has["hours"], primary=True),
        _box("no_referral", "1", _("I have no referral"), ask.no_referral, has["no_referral"], primary=True),
        *(
            _box("lang", code, sentences.languages([code]), code in ask.languages, True, primary=code == "uk")
            for code in codes
        ),
        _box("when", "today", pgettext("filter", "Open today"), "today" in ask.when, has["hours"]),
        _box("when", "saturday", pgettext("filter", "Open on Saturday"), "saturday" in ask.when, has["saturday"]),
        _box("when", "evening", pgettext("filter", "Open in the evening"), "evening" in ask.when, has["evening"]),
        _box("free", "1", pgettext("filter", "No charge"), ask.free, has["free"]),
        _box("paid", "1", pgettext("filter", "Cheaper than in other shops"), ask.paid, has["paid"]),
        _box("step_free", "1", pgettext("filter", "Entrance without steps"), ask.step_free, has["step_free"]),
    ]
    return [box for box, offered in boxes if offered]


def _box(
    name: str, value: str, label: str, checked: bool, occurs: bool, *, primary: bool = False
) -> tuple[Filter, bool]:
    box: Filter = {"name": name, "value": value, "label": label, "checked": checked, "primary": primary}
    return box, occurs or checked


def _offers(today: date) -> tuple[dict[str, bool], list[str]]:
    """Which facts any shop has, and the languages spoken; remembered for some minutes."""
    key = f"network.finder.offers.{today}"
    kept = cache.get(key)
    if kept is None:
        kept = _occurring(today), list(LanguageSpoken.objects.spoken_somewhere())
        cache.set(key, kept, OFFERS_KEPT)
    return kept


def _occurring(today: date) -> dict[str, bool]:
    """Which facts any shop has; one query."""
    shops = Shop.objects.visible_to(None).where_one_can_go()
    asked = {
        "hours": shops.with_current_hours(today),
        "saturday": shops.perhaps_open_on(next_saturday(today)),
        "evening": shops.perhaps_open_in_an_evening(today, EVENING),
        "no_referral": shops.without_referral(),
        "free": shops.free_of_charge(),
        "paid": shops.paid(),
        "step_free": shops.step_free(),
    }
    flags = Shop.objects.order_by().values_list(*(Exists(found) for found in asked.values())).first()
    return dict(zip(asked, flags or [False] * len(asked), strict=True))


def _distance(shop: Shop) -> tuple[str, str]:
    """Kilometres with "approximately"; under one kilometre the town's name, for the point is only its middle."""
    if shop.distance_km < 1 and shop.location.precision != Location.Precision.ADDRESS:
        return shop.location.town, ""
    return sentences.distance_short(shop.distance_km), pgettext("before a distance", "approximately")
