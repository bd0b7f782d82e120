"""How is a day written on a label?"""

from datetime import date
from typing import TypedDict

from babel.dates import format_date

from network.words.languages import locale


class DayLabel(TypedDict):
    """A day in pieces for a label ("24", "lis, wt."), whole for a screen reader, and as machines write it."""

    iso: str
    day: str
    below: str
    whole: str
    is_past: bool


def day_label(day: date, today: date) -> DayLabel:
    """The label of a day in the active language; past on the day after it."""
    here = locale()
    return {
        "iso": day.isoformat(),
        "day": str(day.day),
        "below": format_date(day, "LLL, ccc", locale=here),
        "whole": format_date(day, "EEEE, d MMMM y", locale=here),
        "is_past": day < today,
    }
