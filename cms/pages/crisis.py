"""Which numbers stand on every page, whatever editors and the database say?"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Fixed(NamedTuple):
    """A number with the least that must stand beside it."""

    number: str
    title: Promise
    hours: Promise
    free_of_charge: bool


FIXED = (  # the same three as in templates/cms/components/helplines_fixed.html
    Fixed("112", _("Danger to life or health"), _("around the clock"), True),
    Fixed("116 123", _("Crisis of the mind, adults"), _("around the clock"), True),
    Fixed("116 111", _("Children and young people"), _("around the clock"), True),
)


def missing(numbers: set[str]) -> list[Fixed]:
    """The fixed numbers that are not among those an editor keeps in the footer."""
    return [line for line in FIXED if line.number not in numbers]
