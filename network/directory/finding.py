"""Which shops does the finder answer with, and from where is the distance counted?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self

from network.directory import needs
from network.directory.hours import EVENING, local_day, passes_open_filter
from network.directory.models import Shop
from network.directory.queries import ShopQuerySet
from network.places.resolver import Match, Resolution, resolve

PAGE = 10
REACH_KM = 50
FARTHER = 3  # shops shown where none is within reach
SATURDAY = 5
POSITION = "position"  # how a point was understood that a phone gave, or a link


@dataclass(frozen=True)
class Ask:
    """What somebody asks: a place as typed or a point, and which shops. All may be empty."""

    query: str = ""
    point: tuple[float, float] | None = None
    when: tuple[str, ...] = ()
    no_referral: bool = False
    step_free: bool = False
    free: bool = False
    paid: bool = False
    languages: tuple[str, ...] = ()
    need: str = ""  # its code
    skip: int = 0

    @classmethod
    def of(cls, given: dict[str, Any]) -> Self:
        """From the understood values of ``FinderForm``."""
        whole = given["lat"] is not None and given["lon"] is not None and given["of"] == given["q"]
        point = (given["lat"], given["lon"]) if whole else None
        return cls(
            query=given["q"],
            point=point,
            when=tuple(given["when"]),
            no_referral=given["no_referral"],
            step_free=given["step_free"],
            free=given["free"],
            paid=given["paid"],
            languages=tuple(given["lang"]),
            need=given["need"],
            skip=given["skip"] or 0,
        )

    @property
    def filtered(self) -> bool:
        """Whether shops of some kind only are asked for; a need is answered in its own way."""
        return any((self.when, self.no_referral, self.step_free, self.free, self.paid, self.languages))


@dataclass(frozen=True)
class Answer:
    """The place understood (None: none), the shops of this page, nearest first, and where the next page begins.

    ``out_of_reach``: not even the nearest shop is within ``REACH_KM``; a few are listed all the same. ``need_met``:
    a shop within reach answers the need, so that only such shops are listed."""

    resolution: Resolution
    place: Match | None = None
    shops: tuple[Shop, ...] = ()
    next_skip: int | None = None
    out_of_reach: bool = False
    need_met: bool = True


def find(ask: Ask, moment: datetime) -> Answer:
    """The nearest shops that fit, with ``distance_km`` and all facts of a row.

    The first page ends at ``REACH_KM``: what is farther is offered as the next page, unless there is nothing nearer.
    """
    resolution = understood(ask)
    place = resolution.best
    if place is None:
        return Answer(resolution)
    answering = needs.answering(ask.need)
    met = answering is None or answering.any_within(place.lat, place.lon, REACH_KM)
    wanted = candidates(ask, moment, needed=answering if met else None)
    passes = _passes(ask, moment) if ask.when else None
    shops, next_skip = wanted.nearest_page(place.lat, place.lon, PAGE, ask.skip, passes)
    if ask.skip:
        return Answer(resolution, place, tuple(shops), next_skip, need_met=met)
    near = sum(shop.distance_km <= REACH_KM for shop in shops)
    shown = shops[: near or FARTHER]
    if len(shown) < len(shops):
        next_skip = shops[len(shown)].rank
    return Answer(resolution, place, tuple(shown), next_skip, bool(shops) and not near, met)


def candidates(ask: Ask, moment: datetime, needed: ShopQuerySet | None = None) -> ShopQuerySet:
    """The shops that may fit, as far as the database can tell; of those that answer a need, where they are given."""
    shops = Shop.objects.visible_to(None).where_one_can_go() if needed is None else needed
    for wanted, narrowed in (
        (ask.no_referral, ShopQuerySet.without_referral),
        (ask.step_free, ShopQuerySet.step_free),
        (ask.free, ShopQuerySet.free_of_charge),
        (ask.paid, ShopQuerySet.paid),
    ):
        shops = narrowed(shops) if wanted else shops
    if ask.languages:
        shops = shops.speaking(ask.languages)
    for kind in ask.when:
        shops = _perhaps_open(shops, moment, kind)
    return shops


def next_saturday(day: date) -> date:
    """The Saturday that "on Saturday" means: the day itself if it is one, else the next."""
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


def _perhaps_open(shops: ShopQuerySet, moment: datetime, kind: str) -> ShopQuerySet:
    today = local_day(moment)
    if kind == "now":
        return shops.perhaps_open_at(moment)
    if kind == "evening":
        return shops.perhaps_open_in_an_evening(today, EVENING)
    return shops.perhaps_open_on(next_saturday(today) if kind == "saturday" else today)


def _passes(ask: Ask, moment: datetime) -> Callable[[Shop], bool]:
    return lambda shop: all(passes_open_filter(shop, moment, kind) for kind in ask.when)


def understood(ask: Ask) -> Resolution:
    """From where the distances are counted: what the typed words mean, or the point itself."""
    if ask.point is None:
        return resolve(ask.query) if ask.query else Resolution("")
    lat, lon = ask.point
    return Resolution(ask.query, (Match(None, ask.query, POSITION, "", "", "", lat, lon, POSITION),))
