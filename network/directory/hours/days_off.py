"""Which public holiday is this day in Poland?"""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop
from holidays.countries.poland import Poland

# Every day off of the Polish act on days off (since 2025 with Christmas Eve), so that the names reach the catalogues.
HOLIDAYS = (
    gettext_noop("New Year's Day"),
    gettext_noop("Epiphany"),
    gettext_noop("Easter Sunday"),
    gettext_noop("Easter Monday"),
    gettext_noop("National Day"),
    gettext_noop("National Day of the Third of May"),
    gettext_noop("Pentecost"),
    gettext_noop("Corpus Christi"),
    gettext_noop("Assumption Day"),
    gettext_noop("All Saints' Day"),
    gettext_noop("National Independence Day"),
    gettext_noop("Christmas Eve"),
    gettext_noop("Christmas Day"),
    gettext_noop("Second Day of Christmas"),
)


@lru_cache(maxsize=64)
def _year(year: int) -> dict[date, str]:
    return dict(Poland(years=year, language="en_US", expand=False))


def holiday(day: date) -> str | None:
    """The English name (a msgid) of the public holiday on this day; None on other days, Sundays too."""
    return _year(day.year).get(day)
