"""Is a value of a record what its key promises, and how is it written in our way?

Every reader takes a value of JSON and returns it cleaned, or raises Refused with a sentence for whoever made the file.
"""

import json
import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from network.directory.dates import DateSpan
from network.directory.importing.keys import Key, Type
from network.words.languages import is_code

HTML = re.compile(r"<[/!]?[A-Za-z][^>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,6});")
# Neither seen nor harmless: control characters, halves of characters, blanks without width, marks that turn the text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
SPREADSHEET_DAY = re.compile(r"[34]\d{4}(?:\.0+)?|5[0-5]\d{3}")  # 1982 to 2052 as spreadsheets count days
DOTTED_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.*")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST = 1_000_000_000
ONE_LINE = 500  # characters; longer texts may have lines
LONGEST_SHOWN = 60
YES, NO = {"1", "true", "yes", "tak"}, {"0", "false", "no", "nie"}
check_address = URLValidator(schemes=["http", "https"])


class Refused(ValueError):
    """The value cannot be taken; the message says why."""


def read(value: Any, key: Key) -> Any:
    """The value in the type of its key; None or an empty list where nothing is stated. Raises Refused."""
    if key.type is Type.TEXTS:
        return texts(value, key.longest)
    if value is None or value == "" or (isinstance(value, str) and not value.strip()):
        return None
    match key.type:
        case Type.NUMBER:
            return number(value)
        case Type.DATE:
            return edtf(value)
        case Type.DAY:
            return day(value)
        case Type.FLAG:
            return flag(value)
    return text(value, key.longest)


def text(value: Any, longest: int) -> str:
    """A text without spaces around it."""
    if not isinstance(value, str):
        raise Refused(_("This must be a text, not %(value)s.") % {"value": _shown(value)})
    value = value.strip() if longest > ONE_LINE else " ".join(value.split())
    if len(value) > longest:
        said = {"length": len(value), "longest": longest}
        raise Refused(_("The text has %(length)d characters, at most %(longest)d fit.") % said)
    if found := HTML.search(value):
        raise Refused(_("The text holds HTML (“%(found)s”); write plain words.") % {"found": found[0][:40]})
    if CONTROL.search(value):
        raise Refused(_("The text holds characters that cannot be shown."))
    return value


def texts(value: Any, longest: int) -> list[str]:
    """A list of texts; blank ones stay, for lists may run side by side."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused(_("This must be a list of texts, not %(value)s.") % {"value": _shown(value)})
    return [text("" if item is None else item, longest) for item in value]


def number(value: Any) -> int | float:
    """A number above zero, or a coordinate; never a negative one."""
    _check_number(value)
    if not 0 < value < LARGEST:
        raise Refused(
            _("The number must be more than 0 and less than a thousand million, not %(value)s.")
            % {"value": _shown(value)}
        )
    return value


def any_number(value: Any) -> int | float:
    """A number of either sign, for a column that knows its own bounds; neither infinite nor NaN."""
    _check_number(value)
    if not -LARGEST < value < LARGEST:
        raise Refused(_("This must be a number, not %(value)s.") % {"value": _shown(value)})
    return value


def whole(value: Any, largest: int) -> int:
    """A number without a fraction, for a column that holds at most ``largest``."""
    if any_number(value) != int(value) or abs(value) > largest:
        said = {"largest": largest, "value": _shown(value)}
        raise Refused(_("This must be a whole number up to %(largest)d, not %(value)s.") % said)
    return int(value)


def flag(value: Any) -> bool:
    """Yes or no."""
    word = str(value).strip().lower()
    if word in YES | NO:
        return word in YES
    raise Refused(_("This must be true or false, not %(value)s.") % {"value": _shown(value)})


def edtf(value: Any) -> str:
    """A date with its precision: "2022-06-08", "2022-06", "2022", "2019/2021"."""
    written = str(value).strip()
    if meant := _spreadsheet(written):
        said = {"text": written, "date": meant}
        raise Refused(_("“%(text)s” is a date as spreadsheets write it; write %(date)s.") % said)
    try:
        DateSpan.parse(written)
    except ValueError:
        said = {"text": written[:60]}
        raise Refused(_("“%(text)s” is no date. Write 2022-06-08, 2022-06, 2022 or 2019/2021.") % said) from None
    return written


def day(value: Any) -> str:
    """One day: "2022-06-08"."""
    written = edtf(value)
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise Refused(_("“%(text)s” must be one day, such as 2022-06-08.") % {"text": written}) from None


def choice(value: str, allowed: Collection[str]) -> str:
    """One of the words allowed."""
    if value not in allowed:
        raise Refused(_("“%(value)s” is none of: %(allowed)s.") % {"value": value, "allowed": ", ".join(allowed)})
    return value


def slug(value: str) -> str:
    """An address part: small Latin letters, digits and hyphens."""
    if not SLUG.fullmatch(value):
        raise Refused(_("“%(value)s” must be small Latin letters and digits joined by hyphens.") % {"value": value})
    return value


def url(value: str) -> str:
    """A web address."""
    try:
        check_address(value)
    except ValidationError:
        raise Refused(_("“%(value)s” is no web address.") % {"value": value[:80]}) from None
    return value


def email(value: str) -> str:
    """An e-mail address."""
    try:
        validate_email(value)
    except ValidationError:
        raise Refused(_("“%(value)s” is no e-mail address.") % {"value": value[:80]}) from None
    return value


def language(value: str) -> str:
    """A code of BCP 47."""
    if not is_code(value):
        raise Refused(_("“%(value)s” is no code of a language, such as pl or uk.") % {"value": value})
    return value


def _check_number(value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(_("This must be a number, not %(value)s.") % {"value": _shown(value)})


def _shown(value: Any) -> str:
    """The value in a sentence, not longer than one line."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= LONGEST_SHOWN else written[:LONGEST_SHOWN] + "…"


def _spreadsheet(written: str) -> str:
    """The day that a spreadsheet meant; '' when it is none of theirs."""
    try:
        if SPREADSHEET_DAY.fullmatch(written):
            return (date(1899, 12, 30) + timedelta(days=int(float(written)))).isoformat()
        if match := DOTTED_DAY.fullmatch(written):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return ""
    match = DAY_AND_TIME.fullmatch(written)
    return match[1] if match else ""
