"""Which places have one of these names or sounds? Each look-up is one hand-written statement on an index.

The same in the ORM takes half a millisecond more each, and reading one text may take a dozen.
"""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import connection

from network.places.models import Place, PlaceAlias, PlaceName
from network.places.queries import AREAS, LAST_CHARACTER

MOST_ROWS = 400
PLACES, NAMES, ALIASES = (model._meta.db_table for model in (Place, PlaceName, PlaceAlias))


class Known(NamedTuple):
    """What the resolver needs of a place; `pk` 0 means that it is no row of the gazetteer."""

    pk: int
    kind: str
    name: str
    gmina: str
    powiat: str
    voivodeship: str
    city: str
    lat: float
    lon: float
    population: int
    folded: str


Found = tuple[Known, str, str]  # a place, the folded name and the sound that matched
COLUMNS = ", ".join(f"p.{name}" for name in ("id", *Known._fields[1:]))
AREA_KINDS = ", ".join(repr(area) for area in AREAS)
OWN = f"SELECT {COLUMNS}, p.folded, p.sound FROM {PLACES} p WHERE p."  # noqa: S608 – constants only
OTHER = f"SELECT {COLUMNS}, n.folded, n.sound FROM {NAMES} n JOIN {PLACES} p ON p.id = n.place_id WHERE n."  # noqa: S608
SETTLEMENTS = f" AND p.kind NOT IN ({AREA_KINDS}) LIMIT {MOST_ROWS}"
ONLY_AREAS = f" AND p.kind IN ({AREA_KINDS}) LIMIT {MOST_ROWS}"


def named(folded: Collection[str]) -> list[Found]:
    """Settlements with one of the folded names, as own or other name."""
    return _either("folded", folded)


def sounding(keys: Collection[str]) -> list[Found]:
    """Settlements with one of the sound keys."""
    return _either("sound", [key for key in keys if key])


def areas_named(folded: Collection[str], keys: Collection[str] = ()) -> list[Found]:
    """Gminas, powiats and voivodeships with one of the folded names or sounds."""
    return _either("folded", folded, ONLY_AREAS) + _either("sound", [key for key in keys if key], ONLY_AREAS)


def begun(start: str, *, people: int = 0) -> list[Known]:
    """Settlements of at least so many people whose own folded name begins so."""
    if connection.vendor == "sqlite":  # uses the index for a range only; PostgreSQL sorts by its locale, so LIKE there
        condition, values = "folded >= %s AND p.folded < %s", [start, start + LAST_CHARACTER]
    else:
        condition, values = "folded LIKE %s", [start + "%"]
    rows = _rows(f"{OWN}{condition} AND p.population >= %s{SETTLEMENTS}", [*values, people])
    return [place for place, _, _ in rows]


def aliased(folded: Collection[str]) -> list[Known]:
    """What editors say these texts mean: the alias's name and point, the areas of the place it belongs to."""
    marks = ", ".join(["%s"] * len(folded))
    columns = (
        "p.id, coalesce(p.kind, 'district'), a.name, coalesce(p.gmina, ''), coalesce(p.powiat, ''),"
        " coalesce(p.voivodeship, ''), '', a.lat, a.lon, coalesce(p.population, 0), a.folded"
    )
    sql = f"SELECT {columns}, '', '' FROM {ALIASES} a LEFT JOIN {PLACES} p ON p.id = a.place_id"  # noqa: S608
    return [place for place, _, _ in _rows(f"{sql} WHERE a.folded IN ({marks})", list(folded))]


def _either(column: str, values: Collection[str], kinds: str = SETTLEMENTS) -> list[Found]:
    """Rows of both tables, own names first."""
    if not values:
        return []
    condition = f"{column} IN ({', '.join(['%s'] * len(values))}){kinds}"
    own, other = (f"SELECT {rank} AS rank, f.* FROM ({which}{condition}) f" for rank, which in enumerate((OWN, OTHER)))  # noqa: S608
    return _rows(f"{own} UNION ALL {other} ORDER BY 1", [*values, *values], skip=1)


def _rows(sql: str, values: list[Any], skip: int = 0) -> list[Found]:
    """What the statement finds, without the first ``skip`` columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(Known(row[skip] or 0, *row[skip + 1 : -2]), row[-2], row[-1]) for row in cursor.fetchall()]
