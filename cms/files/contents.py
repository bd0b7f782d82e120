"""Is a document what its name says? A page or a program dressed up as a spreadsheet is refused."""

import lzma
import zipfile
import zlib
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What stands in the packed formats: the file that names the type, or a folder only this type has.
MIMETYPES = {
    "epub": b"application/epub+zip",
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
FOLDERS = {"docx": "word/", "xlsx": "xl/"}
PLAIN = ("csv", "txt")
# What the reading of a ZIP raises where it is broken or made to do harm.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(KeyError, ValueError, OSError, EOFError, RuntimeError, IndexError),
)
LOOKED_AT = 64 * 1024  # bytes of a plain text


def check_contents(file: IO[bytes]) -> None:
    """Raises ValidationError when what is inside does not agree with the ending of the name."""
    ending = PurePath(str(getattr(file, "name", ""))).suffix.lower().removeprefix(".")
    file.seek(0)
    if not _agrees(file, ending):
        raise ValidationError(
            _("Inside, this file is not what its name says (.%(ending)s).") % {"ending": ending}, code="contents"
        )
    file.seek(0)


def _agrees(file: IO[bytes], ending: str) -> bool:
    if ending == "pdf":
        return file.read(5) == b"%PDF-"
    if ending in PLAIN:
        return _is_plain_text(file.read(LOOKED_AT))
    return _is_packed(file, ending)


def _is_packed(file: IO[bytes], ending: str) -> bool:
    """Whether it is a ZIP with what this kind of document has in it; nothing is unpacked but its short type."""
    try:
        with zipfile.ZipFile(file) as packed:
            if ending in FOLDERS:
                return any(name.startswith(FOLDERS[ending]) for name in packed.namelist())
            with packed.open("mimetype") as mimetype:
                return ending in MIMETYPES and mimetype.read(80).strip() == MIMETYPES[ending]
    except BROKEN:
        return False


def _is_plain_text(start: bytes) -> bool:
    """Whether the bytes are text (in UTF-8, or in an older one-byte encoding) and no page of HTML."""
    return b"\0" not in start and not start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        (b"<!doctype", b"<html", b"<?xml")
    )
