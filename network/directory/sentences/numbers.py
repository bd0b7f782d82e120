"""How do we write a number with what it counts, so that no line ends between the two?"""

import re
from collections.abc import Callable
from decimal import Decimal

from babel.numbers import format_decimal, format_percent
from django.utils.translation import gettext as _

from network.words.languages import locale

GROUPED_FROM = 10_000  # below, four digits stand together: 3030, but 55 600
AFTER_DIGIT = re.compile(r"(?<=\d) (?=\w)")


def tied(text: str) -> str:
    """With no-break spaces between every number and the word after it."""
    return AFTER_DIGIT.sub("\u00a0", text)


def number(value: Decimal | int) -> str:
    """As the language writes it: "2,5", "3030", "55 600"."""
    return format_decimal(value, locale=locale(), group_separator=value >= GROUPED_FROM)


def percent(value: int) -> str:
    """ "300%", with the space that the language puts there."""
    return format_percent(Decimal(value) / 100, locale=locale())


def zloty(value: Decimal | int) -> str:
    """Money: "3030 zł", and with grosze where there are some: "1752,50 zł"."""
    whole = value == int(value)
    said = number(int(value)) if whole else format_decimal(value, "0.00", locale=locale())
    return tied(_("%(amount)s zł") % {"amount": said})


def counted(value: Decimal | int, whole: Callable[[int], str], part: Callable[[], str]) -> str:
    """A number with its noun: ``whole`` gives the plural form of a whole number, ``part`` that after a fraction.

    Both are texts with "%(number)s".
    """
    text = whole(int(value)) if value == int(value) else part()
    return tied(text % {"number": number(int(value) if value == int(value) else value.normalize())})  # type: ignore[union-attr]
