"""How does a table leave the site as a file that no spreadsheet program takes for a formula?

CSV: UTF-8 with a mark at its beginning, semicolons, CRLF. The first row is the header.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

Cell = str | int
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # with these a spreadsheet program begins to calculate
NOT_WRITTEN = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]+")  # XML knows no word for them, and a cell is one line
BOM = "\ufeff"
LONGEST = 32_767  # characters in a cell of a spreadsheet


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
