"""How much may one take, and how often may one come?"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.models import AccessMode, Limit, Per, Period, Shop
from network.directory.sentences.dates import capitalised
from network.directory.sentences.mode_hours import in_hours_of
from network.directory.sentences.numbers import counted, number, tied, zloty

Unit, Goods = Limit.Unit, Limit.Goods
# What one reads where it is about referrals, and what is about those who give.
ELSEWHERE = (Unit.REFERRALS, Unit.REFERRAL_MONTHS)


def limits(shop: Shop) -> list[str]:
    """All limits but those of referrals (``route_terms``), whole sentences; [] where we know of none."""
    rows = [row for row in shop.limits.all() if row.unit not in ELSEWHERE and row.mode != AccessMode.DONORS]
    return [limit_said(row) for row in rows]


def limit_said(row: Limit) -> str:
    """One limit: "Najwyżej 2 razy w tygodniu.", "Bez skierowania: jest limit wizyt, liczby nie znamy."."""
    said = _unknown(row) if row.amount is None else _known(row, row.amount)
    if row.by_household_size:
        said = _("%(limit)s, the more people at home the more") % {"limit": said}
    mode = "" if row.mode == AccessMode.REGULAR else in_hours_of(row.mode)
    return f"{mode}: {said}." if mode else f"{capitalised(said)}."


def quantity(unit: str, amount: Decimal | int) -> str:
    """A number with its unit: "2 razy", "2,5 kg", "100 zł"."""
    if unit == Unit.PLN:
        return zloty(amount)
    if unit == Unit.KG:
        return tied(_("%(number)s kg") % {"number": number(_plain(amount))})
    whole, part = _NOUNS[Unit(unit)]
    return counted(amount, whole, part)


def in_period(period: str) -> str:
    """ "w tygodniu", "za każdym razem"; '' for no period."""
    return _PERIODS[Period(period)]() if period else ""


def for_whom(per: str) -> str:
    """ "na osobę", "na wszystkich w domu"; '' where nobody has told us."""
    return _PERS[Per(per)]() if per else ""


def _plain(amount: Decimal | int) -> Decimal | int:
    return int(amount) if amount == int(amount) else Decimal(amount).normalize()


def _known(row: Limit, amount: Decimal) -> str:
    what = {"what": _what(row, amount)}
    at_most = row.direction == Limit.Direction.AT_MOST
    if row.unit == Unit.PEOPLE_INSIDE and at_most:
        return _("at most %(what)s inside at a time") % what
    if row.is_approximate:
        return _("about %(what)s") % what if at_most else _("about %(what)s or more") % what
    if row.unit == Unit.KG and row.period == Period.VISIT and not at_most:
        return _("a bag weighs at least %(what)s") % {"what": quantity(row.unit, amount)}
    return _("at most %(what)s") % what if at_most else _("at least %(what)s") % what


def _what(row: Limit, amount: Decimal) -> str:
    """The number with all that narrows it: "2,5 kg na osobę za każdym razem"."""
    goods = _GOODS[Goods(row.goods)]() if row.goods else ""
    period = "" if row.unit == Unit.VISITS and row.period == Period.VISIT else in_period(row.period)
    parts = [quantity(row.unit, amount), goods, for_whom(row.per), period]
    if row.unit == Unit.REFERRAL_MONTHS:
        parts = [parts[0], _("in a row")]
    return " ".join(part for part in parts if part)


def _unknown(row: Limit) -> str:
    """There is a limit, and we do not know its number."""
    goods = _GOODS[Goods(row.goods)]() if row.goods else ""
    parts = [_LIMITED[Unit(row.unit)](), goods, for_whom(row.per), in_period(row.period)]
    return _("there is %(limit)s, we do not know the number") % {"limit": " ".join(part for part in parts if part)}


# Callables, because the words must be looked up in the language of the moment.
Noun = tuple[Callable[[int], str], Callable[[], str]]
_NOUNS: dict[Limit.Unit, Noun] = {
    Unit.VISITS: (
        lambda n: ngettext("%(number)s time", "%(number)s times", n),
        lambda: pgettext("after a fraction", "%(number)s times"),
    ),
    Unit.POINTS: (
        lambda n: ngettext("%(number)s point", "%(number)s points", n),
        lambda: pgettext("after a fraction", "%(number)s points"),
    ),
    Unit.ITEMS: (
        lambda n: ngettext("%(number)s piece", "%(number)s pieces", n),
        lambda: pgettext("after a fraction", "%(number)s pieces"),
    ),
    Unit.PEOPLE_INSIDE: (
        lambda n: ngettext("%(number)s person", "%(number)s people", n),
        lambda: pgettext("after a fraction", "%(number)s people"),
    ),
    Unit.REFERRALS: (
        lambda n: ngettext("%(number)s referral", "%(number)s referrals", n),
        lambda: pgettext("after a fraction", "%(number)s referrals"),
    ),
    Unit.REFERRAL_MONTHS: (
        lambda n: ngettext("%(number)s month", "%(number)s months", n),
        lambda: pgettext("after a fraction", "%(number)s months"),
    ),
}
_PERIODS: dict[Period, Callable[[], str]] = {
    Period.VISIT: lambda: pgettext("how often", "each time"),
    Period.DAY: lambda: pgettext("how often", "a day"),
    Period.WEEK: lambda: pgettext("how often", "a week"),
    Period.MONTH: lambda: pgettext("how often", "a month"),
    Period.YEAR: lambda: pgettext("how often", "a year"),
}
_PERS: dict[Per, Callable[[], str]] = {
    Per.PERSON: lambda: _("per person"),
    Per.HOUSEHOLD: lambda: _("for the whole household"),
}
_GOODS: dict[Limit.Goods, Callable[[], str]] = {
    Goods.EACH_PRODUCT: lambda: _("of each product"),
    Goods.RESALE: lambda: _("of goods that could be sold on"),
}
_LIMITED: dict[Limit.Unit, Callable[[], str]] = {
    Unit.VISITS: lambda: pgettext("there is", "a limit of visits"),
    Unit.KG: lambda: pgettext("there is", "a limit of weight"),
    Unit.PLN: lambda: pgettext("there is", "a limit of the sum"),
    Unit.POINTS: lambda: pgettext("there is", "a limit of points"),
    Unit.ITEMS: lambda: pgettext("there is", "a limit of pieces"),
    Unit.PEOPLE_INSIDE: lambda: pgettext("there is", "a limit of people inside"),
    Unit.REFERRALS: lambda: pgettext("there is", "a limit of referrals"),
    Unit.REFERRAL_MONTHS: lambda: pgettext("there is", "a limit of months with a referral"),
}
