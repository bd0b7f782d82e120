"""What do the gazetteer's files say? Reads them and joins them into the rows of the tables."""

import csv
import gzip
import hashlib
import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from network.words.folding import fold

DATA = Path(__file__).parent / "data"
FILES = ("places.tsv.gz", "villages.tsv.gz", "postcodes.tsv.gz", "districts.tsv", "nicknames.tsv")
FORMAT = "1"  # raise it when the joining below or the folding changes, so that hosts load again
SEAT_WITHIN = 40  # km; a powiat's seat may lie outside it, as a city with rights of its own
VOIVODESHIPS = {  # GeoNames' first-level codes → name, capital, other names
    "72": ("dolnośląskie", "Wrocław", "Dolny Śląsk|Нижня Сілезія|Нижняя Силезия|Нижньосілезьке|Нижнесилезское"),
    "73": ("kujawsko-pomorskie", "Bydgoszcz", "Куявсько-Поморське|Куявско-Поморское"),
    "74": ("łódzkie", "Łódź", "Лодзьке|Лодзинское"),
    "75": ("lubelskie", "Lublin", "Lubelszczyzna|Люблінське|Люблинское"),
    "76": ("lubuskie", "Zielona Góra", "Любуське|Любушское"),
    "77": ("małopolskie", "Kraków", "Małopolska|Малопольща|Малопольське|Малопольское|Lesser Poland"),
    "78": ("mazowieckie", "Warszawa", "Mazowsze|Мазовія|Мазовецьке|Мазовецкое|Mazovia"),
    "79": ("opolskie", "Opole", "Opolszczyzna|Опольське|Опольское"),
    "80": ("podkarpackie", "Rzeszów", "Podkarpacie|Підкарпатське|Подкарпатское"),
    "81": ("podlaskie", "Białystok", "Podlasie|Підляське|Подляское"),
    "82": ("pomorskie", "Gdańsk", "Pomorze|Поморське|Поморское|Помор'я|Pomerania"),
    "83": ("śląskie", "Katowice", "Śląsk|Górny Śląsk|Сілезія|Силезия|Сілезьке|Силезское|Silesia"),
    "84": ("świętokrzyskie", "Kielce", "Kielecczyzna|Свентокшиське|Свентокшиское"),
    "85": ("warmińsko-mazurskie", "Olsztyn", "Mazury|Warmia|Вармінсько-Мазурське|Варминьско-Мазурское"),
    "86": ("wielkopolskie", "Poznań", "Wielkopolska|Великопольське|Великопольское|Greater Poland"),
    "87": ("zachodniopomorskie", "Szczecin", "Pomorze Zachodnie|Західнопоморське|Западно-Поморское"),
}


@dataclass
class PlaceRow:
    """One place as the files give it; `key` is stable over new versions of the sources."""

    key: str
    kind: str
    name: str
    voivodeship: str
    powiat: str
    gmina: str
    city: str
    lat: float
    lon: float
    population: int = 0
    others: list[str] = field(default_factory=list)


def checksum() -> str:
    """A hash of the files and of FORMAT: equal → the same rows."""
    digest = hashlib.sha256(FORMAT.encode())
    for name in FILES:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()


def postcodes() -> dict[str, tuple[str, float, float]]:
    """Code → (town, latitude, longitude)."""
    return {r["code"]: (r["town"], float(r["lat"]), float(r["lon"])) for r in _table("postcodes.tsv.gz")}


def places() -> list[PlaceRow]:
    """Every place, areas included, biggest sources first. About 55 000 rows; takes about a second."""
    towns = [_town(row) for row in _table("places.tsv.gz")]
    _add_districts(towns)
    _add_nicknames(towns)
    settlements = towns + list(_villages(postcodes()))
    return settlements + list(_gminas(settlements)) + list(_powiats(settlements)) + list(_voivodeships(towns))


def _table(name: str) -> Iterator[dict[str, str]]:
    """Rows of a gzipped TSV with a header."""
    with gzip.open(DATA / name, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _typed(name: str) -> list[list[str]]:
    """Rows of a hand-typed TSV; lines with # are notes."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _town(row: dict[str, str]) -> PlaceRow:
    others = [name for name in row["alternates"].split("|") if name]
    area = (VOIVODESHIPS[row["admin1"]][0], row["powiat"], row["gmina"], row["city"])
    point = (float(row["lat"]), float(row["lon"]))
    return PlaceRow(f"g{row['geoname']}", row["kind"], row["name"], *area, *point, int(row["population"]), others)


def _add_districts(towns: list[PlaceRow]) -> None:
    """Add the hand-typed districts; one that GeoNames has too only lends it its other names."""
    cities = {town.name: town for town in towns if town.kind == "city"}
    known = {(town.city, fold(town.name)): town for town in towns if town.city}
    for city, name, lat, lon, population, others in _typed("districts.tsv"):
        names = [other for other in others.split("|") if other]
        if (city, fold(name)) in known:
            known[(city, fold(name))].others += names
            continue
        area = (cities[city].voivodeship, cities[city].powiat, city, city)
        point = (float(lat), float(lon))
        towns.append(PlaceRow(f"d{city}/{name}", "district", name, *area, *point, int(population), names))


def _add_nicknames(towns: list[PlaceRow]) -> None:
    """Give the biggest place of the name its nicknames."""
    biggest = {town.name: town for town in sorted(towns, key=lambda town: town.population)}
    for name, nicknames in _typed("nicknames.tsv"):
        biggest[name].others += nicknames.split("|")


def _villages(codes: dict[str, tuple[str, float, float]]) -> Iterator[PlaceRow]:
    """Villages at the middle of their postcodes' points; without one, at the middle of their gmina."""
    points = {code: point for code, (_, *point) in codes.items()}
    rows = [
        (row, _middle(points[code] for code in row["codes"].split() if code in points))
        for row in _table("villages.tsv.gz")
    ]
    by_gmina = defaultdict(list)
    for row, point in rows:
        if point:
            by_gmina[_area(row)].append(point)
    for row, own in rows:
        point = own or _middle(by_gmina[_area(row)])
        if point:
            area = (VOIVODESHIPS[row["admin1"]][0], row["powiat"], row["gmina"], "")
            yield PlaceRow("v" + "/".join((*_area(row), row["name"])), "village", row["name"], *area, *point)


def _area(row: dict[str, str]) -> tuple[str, str, str]:
    return (row["admin1"], row["powiat"], row["gmina"])


def _middle(points: Iterable[Sequence[float]]) -> tuple[float, float] | None:
    """The median latitude and longitude; None without a point."""
    found = list(points)
    return (statistics.median(p[0] for p in found), statistics.median(p[1] for p in found)) if found else None


def _gminas(settlements: list[PlaceRow]) -> Iterator[PlaceRow]:
    """One row a gmina, at its seat: the place of its name, else its biggest, else its middle."""
    for (voivodeship, powiat, gmina), members in _grouped(settlements, ("voivodeship", "powiat", "gmina")):
        seat = max(members, key=lambda p: (p.name == gmina, p.population))
        is_known = seat.population or seat.name == gmina
        point = None if is_known else _middle((p.lat, p.lon) for p in members)
        key = f"m{voivodeship}/{powiat}/{gmina}"
        yield PlaceRow(key, "gmina", gmina, voivodeship, powiat, gmina, "", *(point or (seat.lat, seat.lon)))


def _powiats(settlements: list[PlaceRow]) -> Iterator[PlaceRow]:
    """One row a land powiat, at the town it is called after (as its name tells), else at its biggest place."""
    towns = [p for p in settlements if p.kind in ("city", "town")]
    for (voivodeship, powiat), members in _grouped(settlements, ("voivodeship", "powiat")):
        if powiat[0].isupper():
            continue
        middle = _middle((p.lat, p.lon) for p in members) or (0.0, 0.0)
        near = [t for t in towns if math.hypot((t.lat - middle[0]) * 111, (t.lon - middle[1]) * 68) < SEAT_WITHIN]
        seats = [t for t in near if t.voivodeship == voivodeship] + [p for p in members if p.population]
        seat = max(seats, key=lambda p: (_alike(p.name, powiat), p.population))
        yield PlaceRow(f"p{voivodeship}/{powiat}", "powiat", powiat, voivodeship, powiat, "", "", seat.lat, seat.lon)


def _alike(town: str, powiat: str) -> int:
    """How many first letters a town and a powiat's adjective share, four at most; less than three count as none."""
    pairs = zip(fold(town)[:4], fold(powiat)[:4], strict=False)
    shared = 0
    for a, b in pairs:
        if a != b:
            break
        shared += 1
    return shared if shared >= 3 else 0


def _voivodeships(towns: list[PlaceRow]) -> Iterator[PlaceRow]:
    """The 16 voivodeships, at their capitals."""
    cities = {town.name: town for town in towns if town.kind == "city"}
    for name, capital, others in VOIVODESHIPS.values():
        point = (cities[capital].lat, cities[capital].lon)
        yield PlaceRow(f"w{name}", "voivodeship", name, name, "", "", "", *point, 0, others.split("|"))


def _grouped(rows: list[PlaceRow], fields: tuple[str, ...]) -> list[tuple[tuple[str, ...], list[PlaceRow]]]:
    """Rows by the values of `fields`, sorted; rows where one of the values is empty are left out."""
    groups = defaultdict(list)
    for row in rows:
        values = tuple(getattr(row, name) for name in fields)
        if all(values):
            groups[values].append(row)
    return sorted(groups.items())
