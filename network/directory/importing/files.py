"""Which rows does a file hold, and on which line does each begin? JSON and CSV, read in a stream."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from django.utils.translation import gettext as _

from network.directory.importing.json_stream import BrokenJson, elements
from network.directory.importing.problems import UnreadableFile

SEPARATORS = ";\t,"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHUNK = 1 << 20


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file; ``problem`` says why it is no row at all ('' when it is one)."""

    line: int
    values: dict[str, Any]
    problem: str = ""


@dataclass(frozen=True)
class ShopFile:
    """A file that was read through once without a fault; ``rows()`` reads it again, row by row."""

    path: Path
    encoding: str
    is_csv: bool
    count: int
    rows: Callable[[], Iterator[Row]] = field(repr=False)


def open_file(path: Path) -> ShopFile:
    """The file, read through once: what is broken anywhere changes nothing. Raises UnreadableFile."""
    try:
        start = _start(path)
        is_csv = _is_csv(path.suffix.lower(), start.removeprefix(codecs.BOM_UTF8).lstrip())
        encoding = _encoding(path, is_csv)
        reader = _csv_rows if is_csv else _json_rows
        count = sum(1 for _row in reader(path, encoding))
    except FileNotFoundError as error:
        raise UnreadableFile(_("There is no file “%(path)s”.") % {"path": path}) from error
    except OSError as error:
        raise UnreadableFile(_("The file cannot be opened: %(reason)s.") % {"reason": error.strerror}) from error
    return ShopFile(path, encoding, is_csv, count, lambda: reader(path, encoding))


def _is_csv(suffix: str, start: bytes) -> bool:
    """By the end of the file's name; where that does not tell, by how the text begins."""
    return suffix in (".csv", ".tsv") or (suffix != ".json" and start[:1] not in (b"[", b"{"))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        start = file.read(CHUNK)
    if not start.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile(_("The file is empty."))
    if start.startswith(UTF16) or b"\0" in start:
        raise UnreadableFile(_("The file is no text in UTF-8. Save it as UTF-8 and try again."))
    return start


def _encoding(path: Path, is_csv: bool) -> str:
    """UTF-8 with or without its mark; for CSV also the code page of Polish spreadsheets. Raises UnreadableFile."""
    for encoding in ("utf-8-sig", "cp1250") if is_csv else ("utf-8-sig",):
        with suppress(UnicodeDecodeError), path.open(encoding=encoding) as file:
            while file.read(CHUNK):
                pass
            return encoding
    raise UnreadableFile(_("The file is no text in UTF-8. Save it as UTF-8 and try again."))


def _json_rows(path: Path, encoding: str) -> Iterator[Row]:
    with path.open(encoding=encoding) as file:
        try:
            for line, value in elements(file):
                is_row = isinstance(value, dict)
                yield Row(line, value if is_row else {}, "" if is_row else _("This is no record with keys and values."))
        except BrokenJson as error:
            raise UnreadableFile(str(error)) from error


def _csv_rows(path: Path, encoding: str) -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=_separator(file), strict=True)
        try:
            header = [name.strip() for name in next(reader)]
            _check_header(header)
            yield from _records(reader, header)
        except csv.Error as error:
            raise UnreadableFile(
                _("The table breaks in line %(line)d: a quotation mark is missing or out of place.")
                % {"line": reader.line_num}
            ) from error


def _separator(file: TextIO) -> str:
    header = re.sub(r'"[^"]*"', "", file.readline())
    file.seek(0)
    return max(SEPARATORS, key=header.count)


def _check_header(header: list[str]) -> None:
    if "slug" not in header:
        raise UnreadableFile(_("The first line must name the columns; the column “slug” is missing."))
    if twice := sorted({name for name in header if header.count(name) > 1}):
        raise UnreadableFile(_("The column “%(name)s” is there twice.") % {"name": twice[0]})


def _records(reader: Any, header: list[str]) -> Iterator[Row]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            problem = "" if len(cells) == len(header) else _wrong_width(len(cells), len(header))
            yield Row(line, dict(zip(header, cells, strict=False)), problem)
        line = reader.line_num + 1


def _wrong_width(found: int, wanted: int) -> str:
    return _("The row has %(found)d cells, the first line %(wanted)d columns.") % {"found": found, "wanted": wanted}
