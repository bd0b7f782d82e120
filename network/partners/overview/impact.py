"""What have the shops done, in figures, and which of them may be shown and added up?

Small counts of people are hidden, and nothing else on our pages may give them away:

- A count of people, households or families under 5 reads "fewer than 5", here, in the table, in its files and side by
  side. In the order of the table all of them weigh the same.
- A hidden figure enters no sum, so that nobody can take the others from the sum and find it. The sum then says
  "at least". (To round sums, or to hide a second part, would make true figures worse and save no more.)
- Parts of a whole stand beside it: people with a referral and with a statement, beside all people of the same time.
  Where one part is small, or what the parts leave over is, the parts are hidden together: else the whole less one
  part would be the other.
- Figures are added when they mean the same: one measure, one stretch of time (hence one year), one shop each, no
  rates. Months are not added up to years: people who came in two months are the same people. Invented shops are left
  out, and a shop counts once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from network.directory.dates import DateSpan
from network.directory.models import ImpactFigure
from network.directory.small_counts import PARTS, WHOLE, give_away, is_small

FEWEST = 2  # shops in a sum


@dataclass(frozen=True)
class Total:
    """A sum over shops of an area ('' is all of Poland); ``at_least``: a hidden figure is left out of it."""

    voivodeship: str
    measure: str
    span: DateSpan
    value: int
    up_to: int  # the same as ``value`` where every figure is one number
    shops: int
    is_approximate: bool
    at_least: bool


def hidden(figures: Iterable[ImpactFigure]) -> set[int]:
    """The keys of the figures that are not shown. Needs all figures of each shop."""
    together: defaultdict[tuple[int, DateSpan, str], dict[str, ImpactFigure]] = defaultdict(dict)
    kept = set()
    for figure in figures:
        together[figure.shop_id, _span(figure.period), figure.rate][figure.measure] = figure
        if is_small(figure.measure, figure.value):
            kept.add(figure.pk)
    for measured in together.values():
        parts = [measured[part] for part in PARTS if part in measured]
        whole = measured.get(WHOLE)
        if parts and give_away([part.value for part in parts], whole.value if whole else None):
            kept.update(part.pk for part in parts)
    return kept


def totals(figures: Sequence[ImpactFigure], not_shown: set[int]) -> list[Total]:
    """Sums of at least two shops' figures, for all of Poland and for each voivodeship: the newest time first."""
    groups: defaultdict[tuple[str, str, DateSpan], dict[int, ImpactFigure]] = defaultdict(dict)
    for figure in figures:
        if figure.shop.is_example or figure.shops_covered > 1 or figure.rate:
            continue
        for area in {"", figure.shop.location.voivodeship}:
            key = (area, figure.measure, _span(figure.period))
            known = groups[key].setdefault(figure.shop_id, figure)
            groups[key][figure.shop_id] = max(known, figure, key=lambda one: (one.dated, one.pk))
    sums = (_total(key, [*of_shops.values()], not_shown) for key, of_shops in groups.items())
    found = [total for total in sums if total.shops >= FEWEST]
    measures = ImpactFigure.Measure.values
    return sorted(
        found, key=lambda total: (total.voivodeship, -total.span.last.toordinal(), measures.index(total.measure))
    )


def newest(figures: Iterable[ImpactFigure]) -> dict[tuple[int, str], ImpactFigure]:
    """(shop, measure) → the first of its figures, which come with the newest first."""
    found: dict[tuple[int, str], ImpactFigure] = {}
    for figure in figures:
        found.setdefault((figure.shop_id, figure.measure), figure)
    return found


@lru_cache(maxsize=1024)
def _span(period: str) -> DateSpan:
    """The stretch of time, whether it is stated or inferred; few are different."""
    span = DateSpan.parse(period)
    return DateSpan(span.first, span.last)


def _total(key: tuple[str, str, DateSpan], figures: list[ImpactFigure], not_shown: set[int]) -> Total:
    shown = [figure for figure in figures if figure.pk not in not_shown]
    return Total(
        *key,
        value=sum(figure.value for figure in shown),
        up_to=sum(figure.up_to or figure.value for figure in shown),
        shops=len(shown),
        is_approximate=any(figure.is_approximate for figure in shown),
        at_least=len(shown) < len(figures),
    )
