"""What is on the shelves?"""

from collections.abc import Iterable
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory.models import Shop, StockHint

Category, Level = StockHint.Category, StockHint.Level
# Drawings of the goods sprite; what has none of its own has none.
DRAWINGS: dict[str, str] = {
    Category.BREAD: "bread",
    Category.VEGETABLES: "beet",
    Category.FRUIT: "apple",
    Category.DAIRY: "milk",
    Category.READY_MEALS: "pot",
    Category.FLOUR: "flour",
    Category.PRESERVES: "jar",
    Category.FOOD: "bag",
}


class Shelf(TypedDict):
    """One kind of goods: its key, its name, how often it is there (``StockHint.Level``), and its drawing or ''."""

    category: str
    label: str
    level: str
    drawing: str


def shelves(shop: Shop) -> list[Shelf]:
    """What is usually or sometimes there; what never is stands in ``shelf_note``."""
    return [
        {
            "category": row.category,
            "label": row.get_category_display(),
            "level": row.level,
            "drawing": DRAWINGS.get(row.category, ""),
        }
        for row in shop.stock_hints.all()
        if row.level != Level.NEVER
    ]


def shelf_note(shop: Shop) -> str:
    """How far one may count on it, and what is never there; '' where we know nothing of the shelves."""
    rows = list(shop.stock_hints.all())
    sentences = []
    if any(row.level == Level.USUALLY for row in rows):
        sentences.append(_("Usually; not everything every day."))
    if some := _labels(rows, Level.SOMETIMES):
        sentences.append(_("Sometimes: %(goods)s.") % {"goods": some})
    if any(row.level == Level.NEVER for row in rows):
        sentences.append(_never(rows))
    return " ".join(sentences)


def _never(rows: Iterable[StockHint]) -> str:
    never = {row.category for row in rows if row.level == Level.NEVER}
    if never == {Category.ALCOHOL, Category.TOBACCO}:
        return _("No alcohol and no tobacco.")
    if never == {Category.ALCOHOL}:
        return _("No alcohol.")
    if never == {Category.TOBACCO}:
        return _("No tobacco.")
    return _("Never there: %(goods)s.") % {"goods": _labels(rows, Level.NEVER)}


def _labels(rows: Iterable[StockHint], level: str) -> str:
    return ", ".join(row.get_category_display() for row in rows if row.level == level)
