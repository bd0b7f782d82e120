"""Which shops does the table answer with, in which order, and how many are there where?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from network.directory.models import Shop
from network.directory.queries import ShopQuerySet
from network.directory.small_counts import SMALL, is_small
from network.partners.overview import queries
from network.partners.overview.asking import AREAS, LARGEST_FIRST, Ask
from network.partners.overview.options import CAPACITIES, IMPLIED, STANDINGS
from network.partners.overview.sorting import in_order, plain

PAGE = 25
# Where the table keeps what is asked for, and what it is sorted by.
FILTERS = {
    "voivodeship": "location__voivodeship",
    "powiat": "location__powiat",
    "gmina": "location__gmina",
    "operator": "operator",
    "network": "chain",
    "standing": "standing",
    "capacity": "capacity_now",
}
KEYS = {
    "name": "name",
    "town": "location__town",
    "operator": "operator__name",
    "network": "chain",
    "model": "kind",
    "standing": "standing",
    "referral": "referral",
    "capacity": "capacity_now",
    "people": "newest",
    "kg": "newest",
    "age": "oldest",
} | {name: FILTERS[name] for name in AREAS}
SEARCHED = ("name", "chain", "operator__name", "location__town", "location__district", *(FILTERS[n] for n in AREAS))
# Fixed lists stand in the order of their meaning; what is unknown is sorted as nothing at all.
RANKS: dict[str, dict[str, int]] = {
    "standing": {value: rank for rank, value in enumerate(STANDINGS) if value != "unknown"},
    "capacity": {value: rank for rank, value in enumerate(CAPACITIES) if value != "unknown"},
    "model": {str(value): rank for rank, value in enumerate(Shop.Kind.values)},
    "referral": {value: rank for rank, value in enumerate(("no", "partly", "yes"))},
}


Wide = tuple[Any, ...]  # a row of the database: key, invented, name, what to sort by, names to search
KEY, INVENTED, NAME, SORTED = range(4)


@dataclass(frozen=True)
class Found:
    """The keys of the shops that fit, in order, those of the real ones, and what each of them asks for today."""

    keys: list[int]
    real: Set[int]  # the invented ones enter no sum
    needs: dict[int, list[str]]  # key of a shop, of any, → kinds

    @property
    def asking(self) -> int:
        """How many real shops ask for something."""
        return len(self.real & self.needs.keys())

    def pages(self) -> int:
        """At least 1."""
        return max(1, -(-len(self.keys) // PAGE))

    def page(self, number: int) -> list[int]:
        """The keys of the shops on that page; the last page for a number beyond it."""
        start = PAGE * (min(number, self.pages()) - 1)
        return self.keys[start : start + PAGE]


def find(ask: Ask, today: date) -> Found:
    """All shops that fit, in the order asked for; two queries, whatever their number."""
    needs = by_shop(queries.wanted(today))
    key = KEYS.get(ask.sorted_by, "pk")
    shops = _measured(queries.narrowed(today, filters(ask), needing(ask, needs), [key]), ask.sorted_by)
    rows: Iterable[Wide] = shops.values_list("pk", "invented", "name", key, *(SEARCHED if ask.q else ()))
    if ask.no_examples:
        rows = (row for row in rows if not row[INVENTED])
    if ask.q:
        words = plain(ask.q).split()
        rows = (row for row in rows if _named(words, row[-len(SEARCHED) :]))
    ordered = _in_order(list(rows), ask, needs)
    return Found([row[KEY] for row in ordered], {row[KEY] for row in ordered if not row[INVENTED]}, needs)


def filters(ask: Ask) -> dict[str, Any]:
    """What is asked of the database: lookup → value. Where nobody told how one pays, the kind of the shop does."""
    asked: dict[str, Any] = {FILTERS[name]: value for name in FILTERS if (value := getattr(ask, name))}
    if ask.model:
        asked["kind"], payment = ask.model.split(".")
        is_implied = payment == IMPLIED[asked["kind"]]
        asked["payment__in"] = [payment, Shop.Payment.UNKNOWN.value] if is_implied else [payment]
    return asked


def needing(ask: Ask, needs: dict[int, list[str]]) -> list[int] | None:
    """The keys of the shops that ask for what is looked for; None where nothing is."""
    return [shop for shop, kinds in needs.items() if ask.need in kinds] if ask.need else None


def by_shop(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """The kinds that each shop asks for."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for shop, kind in pairs:
        found[shop].append(kind)
    return dict(found)


def needed(found: Found) -> set[str]:
    """The kinds that any shop asks for today."""
    return {kind for kinds in found.needs.values() for kind in kinds}


def _measured(shops: ShopQuerySet, sorted_by: str) -> ShopQuerySet:
    if sorted_by in queries.NEWEST:
        return queries.with_newest(shops, sorted_by)
    return queries.with_oldest(shops) if sorted_by == "age" else shops


def _named(words: list[str], texts: tuple[str | None, ...]) -> bool:
    """Whether every word typed stands somewhere in the names."""
    together = " ".join(plain(text) for text in texts if text)
    return all(word in together for word in words)


def _in_order(rows: list[Wide], ask: Ask, needs: dict[int, list[str]]) -> list[Wide]:
    """Sorted by what is asked, equal ones by name; what is not known comes last either way round."""
    rows.sort(key=lambda row: in_order(row[NAME]), reverse=ask.sort == "-name")
    if ask.sorted_by == "name":
        return rows
    key = _key(ask.sorted_by, needs)
    keyed = [(key(row), row) for row in rows]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=itemgetter(0), reverse=ask.downwards)
    return [row for _value, row in known] + [row for value, row in keyed if value is None]


def _key(sorted_by: str, needs: dict[int, list[str]]) -> Callable[[Wide], Any]:
    """What a row is sorted by; None: not known."""
    if sorted_by in RANKS:
        return lambda row: RANKS[sorted_by].get(row[SORTED])
    if sorted_by == "need":
        return lambda row: len(needs[row[KEY]]) if row[KEY] in needs else None
    if sorted_by == "people":  # so that the order tells nothing of what is hidden
        return lambda row: SMALL - 1 if row[SORTED] is not None and is_small(sorted_by, row[SORTED]) else row[SORTED]
    if sorted_by in (*LARGEST_FIRST, "age"):
        return lambda row: row[SORTED]
    return lambda row: in_order(row[SORTED]) if row[SORTED] else None
