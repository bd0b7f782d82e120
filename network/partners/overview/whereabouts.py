"""In which areas are the shops that fit, and in which towns?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from network.directory.queries import ShopQuerySet
from network.partners.overview import queries
from network.partners.overview.asking import Ask
from network.partners.overview.finding import Found, filters, needing
from network.partners.overview.options import Area
from network.partners.overview.sorting import in_order

FEW = 300  # shops that are read one by one; more are counted by the database
MOST = 60  # towns that are told apart


class Placed(NamedTuple):
    """Where one shop is."""

    pk: int
    slug: str
    name: str
    town: str
    voivodeship: str
    powiat: str
    gmina: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Group:
    """An area: how many real shops it has, how many of them ask for something, and the middle of them."""

    area: Area  # of a voivodeship without powiat and gmina, of a powiat without gmina
    count: int
    asking: int
    lat: float
    lon: float


@dataclass(frozen=True)
class Town:
    """A town with its real shops; ``shop``: (slug, name) of the only one."""

    area: Area
    name: str
    count: int
    lat: float
    lon: float
    shop: tuple[str, str] | None


@dataclass(frozen=True)
class Whereabouts:
    """The areas in order of their names; the towns, [] where they are too many to be told apart."""

    groups: list[Group] = field(default_factory=list)
    towns: list[Town] = field(default_factory=list)


def level(ask: Ask) -> int:
    """Which areas are counted: 0 voivodeships, 1 the powiats of the one asked for, 2 the gminas of a powiat."""
    return 2 if ask.powiat else 1 if ask.voivodeship else 0


def whereabouts(ask: Ask, found: Found, today: date) -> Whereabouts:
    """Where the real shops of the answer are; one query."""
    shops = queries.narrowed(today, filters(ask), needing(ask, found.needs))
    if len(found.real) <= FEW:
        return of_shops(queries.placed(queries.named(found.real)), found.needs, level(ask))
    if ask.q:  # the words are looked for here, not in the database
        rows = (row for row in queries.placed(shops) if row[0] in found.real)
        return of_shops(rows, found.needs, level(ask))
    return _counted(shops, level(ask), today)


def of_all(shops: ShopQuerySet, number: int, level: int, today: date) -> Whereabouts:
    """Where these shops are, so many; one query."""
    return of_shops(queries.placed(shops), {}, level) if number <= FEW else _counted(shops, level, today)


def of_shops(rows: Iterable[tuple], needs: dict[int, list[str]], level: int) -> Whereabouts:
    """Where these shops are (rows of ``queries.placed``); no query but theirs."""
    areas: defaultdict[Area, list[Placed]] = defaultdict(list)
    towns: defaultdict[tuple[Area, str], list[Placed]] = defaultdict(list)
    for shop in map(Placed._make, rows):
        of = (shop.voivodeship, shop.powiat, shop.gmina)
        areas[of[0], of[1] if level else "", of[2] if level > 1 else ""].append(shop)
        towns[of, shop.town].append(shop)
    groups = [_group(area, shops, needs) for area, shops in areas.items()]
    told_apart = towns if len(towns) <= MOST else {}
    return Whereabouts(_by_name(groups), [_town(area, name, shops) for (area, name), shops in told_apart.items()])


def _counted(shops: ShopQuerySet, level: int, today: date) -> Whereabouts:
    rows = queries.counted(shops, level + 1, today)
    return Whereabouts(_by_name([Group((*row[:-4], "", "")[:3], *row[-4:]) for row in rows]))


def _by_name(groups: list[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: [in_order(name) for name in group.area])


def _group(area: Area, shops: list[Placed], needs: dict[int, list[str]]) -> Group:
    return Group(area, len(shops), sum(shop.pk in needs for shop in shops), *_middle(shops))


def _town(area: Area, name: str, shops: list[Placed]) -> Town:
    only = (shops[0].slug, shops[0].name) if len(shops) == 1 else None
    return Town(area, name, len(shops), *_middle(shops), only)


def _middle(shops: list[Placed]) -> tuple[float, float]:
    return sum(shop.lat for shop in shops) / len(shops), sum(shop.lon for shop in shops) / len(shops)
