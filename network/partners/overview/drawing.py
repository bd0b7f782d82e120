"""What stands on the map: dots that are links, numbers where there are many, and gminas without a shop?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from django.urls import reverse

from network.partners.overview import sentences
from network.partners.overview.asking import Ask
from network.partners.overview.options import Area
from network.partners.overview.outlines import Window, outlines, spot
from network.partners.overview.whereabouts import Group, Town, Whereabouts

DOT, SMALLEST, LARGEST = 8, 11, 20  # radius of a dot and of a circle with a number, in 600 units of width
USUAL = 640  # units across; a smaller part of the map is drawn with smaller dots, so that they look the same
LETTER = 7.5  # units across a letter of a label, about
LINE = 16  # units from one label to the next
LOWER = 5  # units from the middle of a letter to the line it stands on


class Dot(TypedDict):
    """A place on the map with shops: one dot, or a circle with their number; ``label`` '' where it would not fit."""

    x: str
    y: str
    r: str
    url: str
    title: str
    count: str
    text_y: str
    label: str
    label_x: str
    anchor: str


class Picture(TypedDict):
    """What the template draws; ``size`` "near": one voivodeship, drawn with smaller lines and letters, "far": all."""

    window: str
    land: str
    chosen: str
    gaps: str
    dots: list[Dot]
    size: str


@dataclass(frozen=True)
class Spot:
    """Shops at one point, and where their link leads."""

    x: float
    y: float
    name: str
    count: int
    url: str


def picture(ask: Ask, there: Whereabouts, *, gaps: Iterable[tuple[float, float]] = ()) -> Picture:
    """The map of the shops that fit; no query. ``gaps``: points without a shop near."""
    drawn = outlines()
    window = drawn.windows.get(ask.voivodeship, drawn.window)
    scale = window.width / USUAL
    return {
        "window": str(window),
        "land": drawn.land,
        "chosen": drawn.shapes.get(ask.voivodeship, ""),
        "gaps": _specks(gaps, window),
        "dots": _dots([one for one in spots(ask, there) if _inside(one, window)], scale, window),
        "size": "near" if ask.voivodeship else "far",
    }


def spots(ask: Ask, there: Whereabouts) -> list[Spot]:
    """The towns with shops, or the areas where the towns are too many."""
    return [_town(ask, town) for town in there.towns] or [_area(ask, group) for group in there.groups]


def _town(ask: Ask, town: Town) -> Spot:
    name, url = town.name, _table(ask, town.area)
    if town.shop:
        slug, name = town.shop
        url = reverse("network:shop", args=[slug])
    return Spot(*spot(town.lat, town.lon), name, town.count, url)


def _area(ask: Ask, group: Group) -> Spot:
    voivodeship, powiat, gmina = group.area
    name = gmina or (sentences.powiat(powiat) if powiat else voivodeship)
    return Spot(*spot(group.lat, group.lon), name, group.count, _table(ask, group.area))


def _table(ask: Ask, area: Area) -> str:
    voivodeship, powiat, gmina = area
    narrower = ask.but(voivodeship=voivodeship, powiat=powiat, gmina=gmina)
    return f"{reverse('network:partner_shops')}{narrower.query()}"


def _dots(found: list[Spot], scale: float, window: Window) -> list[Dot]:
    """The dots, those of most shops last so that they lie on top; labels where they meet no other."""
    taken: list[tuple[float, float, float, float]] = []
    ordered = sorted(found, key=lambda one: one.count)
    for one in ordered:
        r = _radius(one) * scale
        taken.append((one.x - r, one.y - r, one.x + r, one.y + r))
    labels = {id(one): _label(one, scale, window, taken) for one in reversed(ordered)}
    return [_dot(one, scale, *labels[id(one)]) for one in ordered]


def _inside(one: Spot, window: Window) -> bool:
    """Whether it is seen: a link that is not seen must not be there."""
    return window.x < one.x < window.x + window.width and window.y < one.y < window.y + window.height


def _radius(one: Spot) -> float:
    """The more shops the larger, but never so that it hides a neighbour."""
    return DOT if one.count == 1 else min(LARGEST, SMALLEST + one.count**0.5 / 2)


def _label(
    one: Spot, scale: float, window: Window, taken: list[tuple[float, float, float, float]]
) -> tuple[str, float, str]:
    """The name beside the dot on the side where it fits, and which end of it stands there; '' where it does not."""
    text = one.name if one.count > 1 else ""
    wide, high = len(text) * LETTER * scale, LINE * scale / 2
    off = (_radius(one) + 3) * scale
    for anchor, left in (("start", one.x + off), ("end", one.x - off - wide)):
        box = (left, one.y - high, left + wide, one.y + high)
        inside = window.x <= left and left + wide <= window.x + window.width
        if text and inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return text, one.x + (off if anchor == "start" else -off), anchor
    return "", 0, "start"


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dot(one: Spot, scale: float, label: str, label_x: float, anchor: str) -> Dot:
    return {
        "x": _written(one.x),
        "y": _written(one.y),
        "r": _written(_radius(one) * scale),
        "url": one.url,
        "title": f"{one.name}: {sentences.shops(one.count)}" if one.count > 1 else one.name,
        "count": str(one.count) if one.count > 1 else "",
        "text_y": _written(one.y + LOWER * scale),
        "label": label,
        "label_x": _written(label_x),
        "anchor": anchor,
    }


def _written(units: float) -> str:
    """A number as SVG reads it, in every language."""
    return f"{units:.1f}"


def _specks(points: Iterable[tuple[float, float]], window: Window) -> str:
    """A dot for each (latitude, longitude) inside the window, as data of one path: strokes of no length."""
    at = sorted({(round(x), round(y)) for x, y in (spot(lat, lon) for lat, lon in points)})
    found, last = [], (0, 0)
    for x, y in at:
        if window.x <= x <= window.x + window.width and window.y <= y <= window.y + window.height:
            found.append(f"m{x - last[0]} {y - last[1]}h0")
            last = (x, y)
    return "".join(found)
