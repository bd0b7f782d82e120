"""What does somebody ask of the table, and how is that written in an address?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from network.partners.overview.options import CAPACITIES, NEEDS, STANDINGS, Area, Options

SORTS = (
    "name", "town", "voivodeship", "powiat", "gmina", "operator", "network", "model", "standing", "referral",
    "capacity", "need", "people", "kg", "age",
)  # fmt: skip
LARGEST_FIRST = ("need", "people", "kg")  # where the most is what somebody looks for
LONGEST = 100  # characters of words searched for
LAST_PAGE = 10_000
AREAS = ("voivodeship", "powiat", "gmina")


@dataclass(frozen=True)
class Ask:
    """Which shops, in which order, which part of the list; '' where nothing is asked. Made by ``read``."""

    q: str = ""
    voivodeship: str = ""
    powiat: str = ""
    gmina: str = ""
    operator: str = ""  # its key
    network: str = ""
    model: str = ""  # kind and payment, parted by a dot
    standing: str = ""
    capacity: str = ""
    need: str = ""
    no_examples: str = ""  # "1"
    sort: str = "name"  # with "-" before it: the other way round
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether not all shops are asked for."""
        return replace(self, sort="name", page=1) != Ask()

    @property
    def sorted_by(self) -> str:
        """The name of the column."""
        return self.sort.lstrip("-")

    @property
    def downwards(self) -> bool:
        """Whether the largest comes first."""
        return self.sort.startswith("-")

    @property
    def area(self) -> Area:
        """Voivodeship, powiat and gmina; '' for those not asked for."""
        return self.voivodeship, self.powiat, self.gmina

    def but(self, **changes: Any) -> Self:
        """The same question with other values, from the first page of its list unless a page is given."""
        return replace(self, **{"page": 1, **changes})

    def pairs(self) -> list[tuple[str, str]]:
        """What is asked, as pairs for an address; always in one order, without what goes without saying."""
        asked = ((one.name, getattr(self, one.name), one.default) for one in fields(self))
        return [(name, str(value)) for name, value, default in asked if value != default]

    def query(self) -> str:
        """The end of an address: "?voivodeship=pomorskie&page=2", or ''."""
        return f"?{urlencode(self.pairs())}" if self.pairs() else ""


@dataclass(frozen=True)
class Reading:
    """The question as it was understood, and what was not: (name, value as it came)."""

    ask: Ask
    ignored: list[tuple[str, str]] = field(default_factory=list)


def read(given: Mapping[str, str], options: Options) -> Reading:
    """The question of an address. What we do not know is left out and told; a larger area that is certain is added."""
    reading = Reading(Ask())
    known = {name: _known(name, options) for name in ("operator", "network", "model", "standing", "capacity", "need")}
    known |= {"no_examples": {"1"}, "sort": {*SORTS, *(f"-{name}" for name in SORTS)}}
    values: dict[str, Any] = {
        name: given[name] for name, values in known.items() if _passes(name, given, values, reading.ignored)
    }
    values |= dict(zip(AREAS, _area(given, options, reading.ignored), strict=True))
    words = given.get("q", "").replace("\0", "").strip()[:LONGEST]
    return Reading(Ask(q=words, page=page_number(given, reading.ignored), **values), reading.ignored)


def page_number(given: Mapping[str, str], ignored: list[tuple[str, str]]) -> int:
    """The number of the part asked for, 1 where none is or where it is no number; that is then added to ``ignored``."""
    text = given.get("page", "")
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= LAST_PAGE:
        return int(text)
    ignored.append(("page", text))
    return 1


def _known(name: str, options: Options) -> Collection[str]:
    """Every value that can be asked for. Of a fixed list that is all of them, for what no shop has today one may have
    tomorrow, and a link should live; of names only those that occur."""
    if name == "operator":
        return {str(pk) for pk, _name in options.operators}
    if name == "network":
        return options.networks
    if name == "model":
        return {".".join(model) for model in options.models}
    return {"standing": STANDINGS, "capacity": CAPACITIES, "need": NEEDS}[name]


def _passes(name: str, given: Mapping[str, str], known: Collection[str], ignored: list[tuple[str, str]]) -> bool:
    value = given.get(name, "")
    if value and value not in known:
        ignored.append((name, value))
    return value in known and bool(value)


def _area(given: Mapping[str, str], options: Options, ignored: list[tuple[str, str]]) -> Area:
    """The area asked for: parts that lie nowhere in the larger ones are left out, larger ones that are the only
    possible are filled in."""
    fitting = [*options.areas]
    chosen: dict[int, str] = {}
    for level, name in enumerate(AREAS):
        if not (value := given.get(name, "")):
            continue
        within = [area for area in fitting if area[level] == value]
        if within:
            fitting, chosen[level] = within, value
        else:
            ignored.append((name, value))
    found = [chosen.get(level, "") for level in range(len(AREAS))]
    for level in range(max(chosen, default=0)):
        only = {area[level] for area in fitting}
        found[level] = found[level] or (only.pop() if len(only) == 1 else "")
    return found[0], found[1], found[2]
