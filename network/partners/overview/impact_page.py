"""What does the page of figures say: of each area, and of each shop with its source?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypedDict
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory import sentences as directory
from network.directory.dates import DateSpan
from network.directory.models import ImpactFigure
from network.partners.overview import sentences
from network.partners.overview.impact import Total

PAGE = 100  # figures


class TotalRow(TypedDict):
    """A sum: what, when, how many, of how many shops."""

    measure: str
    when: str
    number: str
    shops: str


class AreaTotals(TypedDict):
    """The sums of a voivodeship, or of all Poland."""

    name: str
    is_poland: bool
    rows: list[TotalRow]


class FigureRow(TypedDict):
    """One figure of a shop and where it comes from."""

    shop: str
    url: str
    is_example: bool
    place: str
    measure: str
    when: str
    number: str
    source_url: str
    source: str
    dated: str


@dataclass(frozen=True)
class Part:
    """The figures of one page of the list, and which page it is of how many."""

    figures: list[ImpactFigure]
    number: int
    last: int
    count: int

    def links(self) -> dict[str, str]:
        """Where the neighbouring parts are, and which part this is."""
        base, first = reverse("network:partner_impact"), PAGE * (self.number - 1) + 1
        part = {"first": first, "last": first + len(self.figures) - 1, "count": sentences.number(self.count)}
        return {
            "previous_url": f"{base}?page={self.number - 1}" if self.number > 1 else "",
            "previous_label": _("Previous"),
            "next_url": f"{base}?page={self.number + 1}" if self.number < self.last else "",
            "next_label": _("Next"),
            "part": _("%(first)s–%(last)s of %(count)s") % part if self.last > 1 else "",
        }


def part(figures: list[ImpactFigure], number: int) -> Part:
    """That page of the figures; the last one for a number beyond it."""
    last = max(1, -(-len(figures) // PAGE))
    here = min(number, last)
    return Part(figures[PAGE * (here - 1) : PAGE * here], here, last, len(figures))


def answer(figures: Iterable[ImpactFigure]) -> str:
    """Of how many real shops we know figures."""
    count = len({figure.shop_id for figure in figures if not figure.shop.is_example})
    if not count:
        return _("We know no figures yet.")
    return ngettext("We know figures of %(count)s shop.", "We know figures of %(count)s shops.", count) % {
        "count": sentences.number(count)
    }


def areas(totals: list[Total]) -> list[AreaTotals]:
    """The sums by area, all of Poland first."""
    return [
        {"name": name or _("All of Poland"), "is_poland": not name, "rows": [_total(total) for total in rows]}
        for name, rows in groupby(totals, key=lambda total: total.voivodeship)
    ]


def rows(figures: Iterable[ImpactFigure], not_shown: set[int]) -> list[FigureRow]:
    """The figures of shops, in the order they come."""
    return [_figure(figure, hidden=figure.pk in not_shown) for figure in figures]


def _total(total: Total) -> TotalRow:
    return {
        "measure": directory.capitalised(str(ImpactFigure.Measure(total.measure).label)),
        "when": sentences.date(_edtf(total.span)),
        "number": sentences.total(total),
        "shops": sentences.shops(total.shops),
    }


def _figure(figure: ImpactFigure, *, hidden: bool) -> FigureRow:
    return {
        "shop": figure.shop.name,
        "url": figure.shop.get_absolute_url(),
        "is_example": figure.shop.is_example,
        "place": figure.shop.location.voivodeship,
        "measure": str(figure.get_measure_display()),
        "when": sentences.date(figure.period),
        "number": sentences.figure(figure, hidden=hidden),
        "source_url": figure.source_url,
        "source": urlsplit(figure.source_url).hostname or "",
        "dated": sentences.date(figure.dated) or _("no date"),
    }


def _edtf(span: DateSpan) -> str:
    """The stretch of time as EDTF text, as short as it can be."""
    first = span.first.isoformat()
    return {"day": first, "month": first[:7], "year": first[:4], "span": f"{first}/{span.last.isoformat()}"}[
        span.precision
    ]
