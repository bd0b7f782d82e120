"""How does the table leave the site as a file that no spreadsheet program takes for a formula?

One line a shop, in the order of the table, under a header in the reader's language. The columns, in this order: shop,
town, gmina, powiat, voivodeship, who runs it, network, kind, price, state, state as of, referral, room for new people,
holds until, what they ask for, people helped, when, kilograms of food, when, oldest date of these facts, example, page.
Words are in the reader's language, dates are ISO 8601 or EDTF (2026-11-01, 2026-11, 2026, 2019/2021), numbers are
plain; of people fewer than 5 the words say so. CSV: UTF-8 with a mark at its beginning, semicolons, CRLF.

Only what the table shows is here: no addresses of letters, nothing private.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from network.directory.models import ImpactFigure, Shop
from network.directory.small_counts import is_small
from network.partners.models import Wanted
from network.partners.overview import queries, sentences
from network.partners.overview.facts import Facts, facts
from network.partners.overview.finding import Found
from network.partners.overview.impact import newest

Cell = str | int
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # with these a spreadsheet program begins to calculate
NOT_WRITTEN = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]+")  # XML knows no word for them, and a cell is one line
BOM = "\ufeff"
LONGEST = 32_767  # characters in a cell of a spreadsheet


def columns() -> list[str]:
    """The header, in the reader's language."""
    sorts = sentences.SORTS
    titles = (
        sorts["name"], sorts["town"], sorts["gmina"], sorts["powiat"], sorts["voivodeship"], sorts["operator"],
        sorts["network"], _("kind"), pgettext("a column", "price"), sorts["standing"], _("state as of"),
        sorts["referral"], sorts["capacity"], _("holds until"), _("what they ask for"), sorts["people"],
        _("people helped, when"), sorts["kg"], _("kilograms of food, when"), _("oldest date of these facts"),
        pgettext("a column", "example"), _("page"),
    )  # fmt: skip
    return [str(title) for title in titles]


def lines(found: Found, today: date, root: str) -> Iterator[list[Cell]]:
    """The shops as cells; three queries for any number of them. ``root``: "https://lada.example"."""
    keys = found.keys
    known, figures = facts(keys, today), newest(queries.figures_of(keys))
    address = f"{root}{reverse('network:shop', args=['-'])}"
    for key in keys:
        if key in known:
            yield _line(known[key], found.needs.get(key, []), figures, address)


def as_csv(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file line by line; the first row is the header."""
    buffer = io.StringIO()
    # A program that parts cells by commas would find a formula in "Sklep,=1+1" without its quotation marks.
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    yield BOM
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([safe(cell) for cell in row])
        yield buffer.getvalue()


def as_xlsx(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file; the first row is the header. Every text is written as a text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lada")
    sheet.freeze_panes = "B2"
    for row in rows:
        sheet.append([_text(sheet, cell) if isinstance(cell, str) else cell for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def safe(cell: Cell) -> Cell:
    """A cell of a CSV file: one line, and an apostrophe before what would be a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def one_line(text: str) -> str:
    """Without line ends and other marks that are no letters."""
    return NOT_WRITTEN.sub(" ", text).strip()[:LONGEST]


def _text(sheet: Any, text: str) -> Any:
    """A text cell; openpyxl would take one that begins with "=" for a formula, and one like "#N/A" for an error."""
    plain = one_line(text)
    if not plain.startswith(("=", "#")):
        return plain
    cell = WriteOnlyCell(sheet, value=plain)
    cell.data_type = "s"
    return cell


def _line(facts: Facts, needs: list[str], figures: dict[tuple[int, str], ImpactFigure], address: str) -> list[Cell]:
    row = facts.row
    numbers = [cell for measure in queries.NEWEST for cell in _number(figures.get((row["pk"], measure)))]
    return [
        row["name"], row["location__town"], row["location__gmina"], row["location__powiat"],
        row["location__voivodeship"], row["operator__name"] or "", row["chain"], str(Shop.Kind(row["kind"]).label),
        str(Shop.Payment(row["payment"]).label), str(sentences.STANDING[row["standing"]]), facts.state_known,
        str(Shop.Referral(row["referral"]).label), str(Shop.Capacity(row["capacity_now"]).label),
        facts.capacity_until, ", ".join(str(Wanted(kind).label) for kind in needs), *numbers, facts.oldest,
        pgettext("a column", "example") if row["is_example"] else "", address.replace("/-/", f"/{row['slug']}/"),
    ]  # fmt: skip


def _number(figure: ImpactFigure | None) -> tuple[Cell, str]:
    """The value and the time of a figure; what is no plain number is said in words."""
    if figure is None:
        return "", ""
    hidden = is_small(figure.measure, figure.value)
    plain = not (hidden or figure.up_to or figure.is_approximate or figure.shops_covered > 1)
    return figure.value if plain else sentences.figure(figure, hidden=hidden), figure.period
