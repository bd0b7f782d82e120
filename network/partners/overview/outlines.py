"""What shape does the country have on our map, and where on it does a point lie?

The outlines come from ``scripts/bake_map.py``: borders as arcs, each once, in units of a hundredth of a degree of
latitude; longitudes drawn together by the cosine of 52°, y downwards from 55° N, 14° E.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("outlines.json")
WEST, NORTH = 14.0, 55.0
UNIT = 100
NARROW = math.cos(math.radians(52))
MARGIN = 12  # units around what is shown
Spot = tuple[int, int]


class Window(NamedTuple):
    """The part of the map that is shown, in its units."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"


@dataclass(frozen=True)
class Outlines:
    """The land with its borders as one path; each voivodeship's own path and window."""

    land: str
    window: Window
    shapes: dict[str, str]
    windows: dict[str, Window]


def spot(lat: float, lon: float) -> tuple[float, float]:
    """Where on the map a point lies, in its units."""
    return (lon - WEST) * NARROW * UNIT, (NORTH - lat) * UNIT


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """The map; read once a process."""
    baked = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [_points(flat) for flat in baked["arcs"]]
    areas: dict[str, list[list[int]]] = baked["areas"]
    rings = {name: [_ring(numbers, arcs) for numbers in found] for name, found in areas.items()}
    shapes = {name: "".join(f"{_path(ring)}z" for ring in found) for name, found in rings.items()}
    windows = {name: _window([point for ring in found for point in ring]) for name, found in rings.items()}
    every = [point for arc in arcs for point in arc]
    return Outlines("".join(shapes.values()), _window(every), shapes, windows)


def _points(flat: list[int]) -> list[Spot]:
    x, y = flat[:2]
    found = [(x, y)]
    for step in range(2, len(flat), 2):
        x, y = x + flat[step], y + flat[step + 1]
        found.append((x, y))
    return found


def _ring(numbers: list[int], arcs: list[list[Spot]]) -> list[Spot]:
    """The points of the arcs one after another; a negative number is an arc that runs backwards."""
    ways = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return [point for way in ways for point in way[:-1]]


def _path(points: list[Spot]) -> str:
    """The points as data of an SVG path: the first one, then steps."""
    (x, y), *rest = points
    steps = []
    for next_x, next_y in rest:
        steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}"


def _window(points: list[Spot]) -> Window:
    left, top = min(x for x, _y in points) - MARGIN, min(y for _x, y in points) - MARGIN
    right, bottom = max(x for x, _y in points) + MARGIN, max(y for _x, y in points) + MARGIN
    return Window(left, top, right - left, bottom - top)
