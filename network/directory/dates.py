"""How exactly do we know a date? Dates as sources give them: a day, a month, a year, or somewhere between two.

Written in EDTF (ISO 8601-2, level 0, and "?" of level 1 for "inferred"): ``2022-06-08``, ``2022-06``, ``2022``,
``2019-02/2021``, ``2023-12?``.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WARSAW = ZoneInfo("Europe/Warsaw")  # whose midnight ends a day of a shop
PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, order=True)
class DateSpan:
    """The first and the last day that a statement may mean; ``inferred``: nobody states it, it follows from others."""

    first: date
    last: date
    inferred: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """The span of an EDTF text. Raises ValueError when it is none."""
        body, inferred = (text[:-1], True) if text.endswith("?") else (text, False)
        start, _slash, end = body.partition("/")
        first, last = _days(start), _days(end or start)
        if last[1] < first[0]:
            raise ValueError(f"{text!r} ends before it starts")
        return cls(first[0], last[1], inferred)

    @property
    def precision(self) -> str:
        """ "day", "month", "year" or "span"."""
        first, last = self.first, self.last
        if first == last:
            return "day"
        if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == month_end(last):
            return "month"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return "year"
        return "span"


def month_end(day: date) -> int:
    """The number of the last day of that day's month."""
    return calendar.monthrange(day.year, day.month)[1]


def _days(part: str) -> tuple[date, date]:
    """The first and last day of one EDTF date. Raises ValueError."""
    match = PART.fullmatch(part)
    if not match:
        raise ValueError(f"{part!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(group or 0) for group in match.groups())
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if match[3] is None:
        first = date(year, month, 1)
        return first, first.replace(day=month_end(first))
    exact = date(year, month, day)
    return exact, exact


def validate_edtf(text: str) -> None:
    """Raises ValidationError when the text is no EDTF date of the forms above."""
    try:
        DateSpan.parse(text)
    except ValueError as error:
        raise ValidationError(
            _("“%(text)s” is no date. Write 2022-06-08, 2022-06, 2022 or 2019/2021."), params={"text": text}
        ) from error


def validate_past(value: date | str) -> None:
    """Raises ValidationError for a day, or an EDTF text whose first day, is still to come: nobody saw it yet."""
    try:
        first = DateSpan.parse(value).first if isinstance(value, str) else value
    except ValueError:
        return  # another validator says so
    if first > timezone.localdate(timezone=WARSAW):
        raise ValidationError(_("%(date)s is still to come; facts are of today or earlier."), params={"date": value})


class EdtfField(models.CharField):
    """A date with its precision as EDTF text; '' where no date is known."""

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 22)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
