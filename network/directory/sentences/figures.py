"""What did the shop do, in figures?"""

from collections.abc import Callable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.models import ImpactFigure, Shop
from network.directory.sentences.dates import capitalised, date_of, date_plain
from network.directory.sentences.limits import quantity
from network.directory.sentences.numbers import number, tied
from network.directory.sentences.ways import both
from network.directory.small_counts import PARTS, SMALL, WHOLE, give_away, is_small

Measure, Rate = ImpactFigure.Measure, ImpactFigure.Rate


def figures(shop: Shop) -> list[str]:
    """One line for each time, newest first: "Luty 2019: 199 osób, w tym 150 ze skierowaniem."; [] for none.

    No number of people, households or families under 5 is said or can be counted from others.
    """
    rows = sorted(shop.figures.all(), key=_together, reverse=True)
    return [_line(list(mine)) for _key, mine in groupby(rows, key=_together)]


def _together(row: ImpactFigure) -> tuple[str, int]:
    return row.period, row.shops_covered


def _line(rows: list[ImpactFigure]) -> str:
    """All figures of one time."""
    first = rows[0]
    said = f"{capitalised(date_plain(first.period))}: {', '.join(_figures(rows))}"
    if first.shops_covered > 1:
        shops = ngettext("%(count)s shop together", "%(count)s shops together", first.shops_covered)
        said += f" ({tied(shops % {'count': first.shops_covered})})"
    dates = [date_of(dated) for dated in dict.fromkeys(row.dated for row in rows) if dated not in ("", first.period)]
    if dates:
        said += " – " + _("source of %(dates)s") % {"dates": ", ".join(dates)}
    return f"{said}."


def _figures(rows: list[ImpactFigure]) -> Iterator[str]:
    whole = next((row for row in rows if row.measure == WHOLE), None)
    parts = [row for row in rows if row.measure in PARTS and whole is not None and row.rate == whole.rate]
    for row in rows:
        if row is whole and parts and not give_away([part.value for part in parts], row.value):
            names = both([_PARTS[Measure(part.measure)]() % {"number": _amount(part)} for part in parts])
            yield _("%(people)s, of them %(parts)s") % {"people": _said(row), "parts": names}
        elif row not in parts:
            yield _said(row)


def _said(row: ImpactFigure) -> str:
    rate = _RATES[Rate(row.rate)]() if row.rate else ""
    return f"{_counted(row)} {rate}".strip()


def _counted(row: ImpactFigure) -> str:
    """ "199 osób", "około 55 600 kg żywności", "100–150 osób", "mniej niż 5 osób"."""
    measure, most = Measure(row.measure), row.up_to or row.value
    if is_small(measure, row.value):
        return _("fewer than %(what)s") % {"what": _noun(measure, SMALL)} if most < SMALL else _up_to(measure, most)
    if row.up_to and row.up_to > row.value:
        return f"{number(row.value)}–{_noun(measure, row.up_to)}"
    said = _noun(measure, row.value)
    return _("about %(what)s") % {"what": said} if row.is_approximate else said


def _up_to(measure: ImpactFigure.Measure, most: int) -> str:
    return _("at most %(what)s") % {"what": _noun(measure, most)}


def _amount(row: ImpactFigure) -> str:
    return _("about %(what)s") % {"what": number(row.value)} if row.is_approximate else number(row.value)


def _noun(measure: ImpactFigure.Measure, count: int) -> str:
    if measure == Measure.KG:
        return _("%(weight)s of food") % {"weight": quantity("kg", count)}
    return tied(_NOUNS[measure](count) % {"number": number(count)})


# Callables, because the words must be looked up in the language of the moment.
_PARTS: dict[ImpactFigure.Measure, Callable[[], str]] = {
    Measure.WITH_REFERRAL: lambda: pgettext("of them", "%(number)s with a referral"),
    Measure.WITH_STATEMENT: lambda: pgettext("of them", "%(number)s with a statement"),
}
_RATES: dict[ImpactFigure.Rate, Callable[[], str]] = {
    Rate.DAY: lambda: pgettext("how often", "a day"),
    Rate.WEEK: lambda: pgettext("how often", "a week"),
}
_NOUNS: dict[ImpactFigure.Measure, Callable[[int], str]] = {
    Measure.PEOPLE: lambda n: ngettext("%(number)s person", "%(number)s people", n),
    Measure.HOUSEHOLDS: lambda n: ngettext("%(number)s household", "%(number)s households", n),
    Measure.FAMILIES: lambda n: ngettext("%(number)s family", "%(number)s families", n),
    Measure.BAGS: lambda n: ngettext("%(number)s bag of shopping", "%(number)s bags of shopping", n),
    Measure.VISITS: lambda n: ngettext("%(number)s visit", "%(number)s visits", n),
    Measure.REFERRALS: lambda n: ngettext("%(number)s referral", "%(number)s referrals", n),
    Measure.RECEIPTS: lambda n: ngettext("%(number)s receipt", "%(number)s receipts", n),
    Measure.DONORS: lambda n: ngettext("%(number)s donor", "%(number)s donors", n),
    Measure.WITH_REFERRAL: lambda n: ngettext(
        "%(number)s person with a referral", "%(number)s people with a referral", n
    ),
    Measure.WITH_STATEMENT: lambda n: ngettext(
        "%(number)s person with a statement", "%(number)s people with a statement", n
    ),
}
