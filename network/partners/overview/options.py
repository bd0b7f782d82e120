"""What can one choose from: which areas, operators, networks and models do our shops have?"""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from network.directory.ages import Standing
from network.directory.models import Shop
from network.partners.models import Wanted
from network.partners.overview.queries import OverviewRow, facets

Area = tuple[str, str, str]  # voivodeship, powiat, gmina
STANDINGS = [standing.value for standing in Standing]
# What the kind of a shop says of paying already.
IMPLIED: dict[str, str] = {
    Shop.Kind.FREE: Shop.Payment.FREE,
    Shop.Kind.REFUGEE: Shop.Payment.FREE,
    Shop.Kind.DISCOUNT: Shop.Payment.DISCOUNT,
}
CAPACITIES = [str(value) for value in Shop.Capacity.values]
NEEDS = [str(value) for value in Wanted.values]
KEPT = 300  # seconds for which a worker remembers what there is to choose from


@dataclass(frozen=True)
class Options:
    """What occurs, in the order in which it is offered."""

    areas: tuple[Area, ...] = ()
    operators: tuple[tuple[int, str], ...] = ()
    networks: tuple[str, ...] = ()
    models: tuple[tuple[str, str], ...] = ()  # kind and payment; what the kind implies stands for "unknown" too
    standings: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()


def options(today: date) -> Options:
    """What occurs in any shop, examples included; one query, remembered for some minutes."""
    key = f"network.partners.options.{today}"
    kept = cache.get(key)
    if kept is None:
        kept = _occurring(facets(today))
        cache.set(key, kept, KEPT)
    return kept


def _occurring(rows: list[OverviewRow]) -> Options:
    standings, capacities = {row["standing"] for row in rows}, {row["capacity_now"] for row in rows}
    areas = {(row["location__voivodeship"], row["location__powiat"], row["location__gmina"]) for row in rows}
    operators = {(row["operator"], row["operator__name"]) for row in rows if row["operator"]}
    unknown = str(Shop.Payment.UNKNOWN)
    models = {(row["kind"], IMPLIED[row["kind"]] if row["payment"] == unknown else row["payment"]) for row in rows}
    kinds, payments = [*Shop.Kind.values], [*Shop.Payment.values]
    return Options(
        areas=tuple(sorted(areas)),
        operators=tuple(sorted(operators, key=lambda pair: pair[1])),
        networks=tuple(sorted({row["chain"] for row in rows} - {""})),
        models=tuple(sorted(models, key=lambda pair: (kinds.index(pair[0]), payments.index(pair[1])))),
        standings=tuple(value for value in STANDINGS if value in standings),
        capacities=tuple(value for value in CAPACITIES if value in capacities),
    )
