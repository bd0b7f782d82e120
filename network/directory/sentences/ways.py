"""One way into a shop, as words that go after "you may come if": "masz skierowanie i mieszkasz w pojedynkę"?"""

from collections.abc import Callable, Iterable
from functools import reduce

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory.income_limits import limits
from network.directory.models import (
    AccessMode,
    Area,
    Criterion,
    CriterionGroup,
    NationalAmount,
    RequiredDocument,
    Shop,
)
from network.directory.sentences.areas import of_areas
from network.directory.sentences.mode_hours import hours_of
from network.directory.sentences.numbers import percent, tied, zloty
from network.words.languages import locale

Kind, Status = Criterion.Kind, Criterion.Status
SAID_IN_ORDER = (Kind.RESIDENCE, Kind.REFERRAL, Kind.AGE, Kind.STATUS, Kind.INCOME, Kind.INDIVIDUAL)
OWN_HOURS = (AccessMode.REGULAR, AccessMode.REFERRAL)  # hours that need no word beside the criteria


def groups(shop: Shop) -> list[CriterionGroup]:
    """The ways in, in order; [] where nobody has told us who may come."""
    return list(shop.criterion_groups.all())


def has(group: CriterionGroup, *kinds: str) -> bool:
    """Whether the way in asks for one of these."""
    return any(criterion.kind in kinds for criterion in group.criteria.all())


def depends_on_income(group: CriterionGroup) -> bool:
    """Whether the way in asks for a low income, with or without a limit that we know."""
    return any(row.kind == Kind.INCOME or row.status == Status.LOW_INCOME for row in group.criteria.all())


def shared_residence(shop: Shop) -> str:
    """Where all must live who may come: "z gminy Wejherowo"; '' where the ways in differ in that."""
    found = [[row for row in group.criteria.all() if row.kind == Kind.RESIDENCE] for group in groups(shop)]
    areas = {tuple(frozenset(map(_where, row.areas.all())) for row in rows) for rows in found}
    if len(areas) != 1 or any(len(rows) != 1 for rows in found):
        return ""
    return of_areas(found[0][0].areas.all())


def _where(area: Area) -> tuple[str, ...]:
    return area.name, area.kind, area.powiat, area.voivodeship, area.district


def way(group: CriterionGroup, shop: Shop, amount: NationalAmount | None) -> str:
    """What one has, is or does on this way in, with its hours; '' where it asks for nothing but the shared residence.

    ``amount``: the national amount of today, for limits in percent.
    """
    said = clauses(group, shop, amount)
    if statement := _statement(group):
        said.append(statement)
    elif group.mode and (not said or group.mode not in OWN_HOURS):
        said.append(_BARE[AccessMode(group.mode)]())
    hours = hours_of(group.mode, shop)
    return ", ".join(part for part in (both(said), hours) if part)


def ways_said(chosen: Iterable[CriterionGroup], shop: Shop, amount: NationalAmount | None) -> list[str]:
    """The words of these ways in, each once."""
    return list(dict.fromkeys(way(group, shop, amount) for group in chosen))


def clauses(group: CriterionGroup, shop: Shop, amount: NationalAmount | None) -> list[str]:
    """The criteria of a way in, one clause each, without the residence that all ways share and without what the
    statement says that one signs there."""
    unsaid = (Kind.RESIDENCE,) if shared_residence(shop) else ()
    rows = [row for row in _ordered(group) if row.kind not in unsaid]
    if _statement(group):
        rows = [row for row in rows if row.status != Status.IN_NEED]
    return [_clause(row, shop, amount) for row in rows]


def in_short(group: CriterionGroup) -> str:
    """For whom a way in is, without what many ways ask for, a residence and an income, and without what its hours
    say; '' where nothing else is left."""
    rows = _ordered(group)
    apart = [row for row in rows if row.kind not in (Kind.RESIDENCE, Kind.INCOME)]
    if group.mode:
        apart = [row for row in apart if row.status != Status.IN_NEED]
    return both([_clause(row, None, None) for row in (apart if apart or group.mode else rows)])


def _ordered(group: CriterionGroup) -> list[Criterion]:
    """The criteria in the order in which they are said, without "everyone", which asks for nothing."""
    said = [row for row in group.criteria.all() if row.kind != Kind.EVERYONE]
    return sorted(said, key=lambda row: SAID_IN_ORDER.index(Kind(row.kind)))


def both(said: list[str]) -> str:
    """All of these: "a, b i c"."""
    return format_list(said, locale=locale())


def either(said: list[str]) -> str:
    """One of these: "a, albo b, albo c"; with commas, because each may hold an "and" or an hour."""
    return reduce(lambda first, second: _("%(first)s, or %(second)s") % {"first": first, "second": second}, said)


def belonging(status: str) -> str:
    """That one belongs to a group of people, as a clause: "you are a foster family"."""
    return _STATUS[Status(status)]()


def _statement(group: CriterionGroup) -> str:
    """What to write on this way in; '' where nothing."""
    for paper in group.documents.all():
        if paper.kind == RequiredDocument.Kind.NEED_STATEMENT and not paper.one_of and not paper.is_recommended:
            return (
                _("you sign a statement on the spot")
                if paper.made_on_the_spot
                else _("you bring a written statement that you need support")
            )
    return ""


def _clause(row: Criterion, shop: Shop | None, amount: NationalAmount | None) -> str:
    return {
        Kind.RESIDENCE: lambda: _residence(row),
        Kind.INCOME: lambda: _income(row, amount),
        Kind.REFERRAL: lambda: _referral(shop),
        Kind.AGE: lambda: _age(row.years or 0),
        Kind.STATUS: lambda: belonging(row.status),
        Kind.INDIVIDUAL: lambda: _("they agree after looking at your situation"),
    }[Kind(row.kind)]()


def _residence(row: Criterion) -> str:
    whence = of_areas(row.areas.all())
    return _("you are %(whence)s") % {"whence": whence} if whence else _("you live nearby (ask where exactly)")


def _referral(shop: Shop | None) -> str:
    """With the office where it is the only one that refers, and on the only way that asks for it."""
    routes = list(shop.routes.all()) if shop else []
    asking = [group for group in groups(shop) if has(group, Kind.REFERRAL)] if shop else []
    if len(routes) == len(asking) == 1 and routes[0].office:
        return _("you have a referral (given by: %(name)s)") % {"name": routes[0].office.name}
    return _("you have a referral")


def _age(years: int) -> str:
    said = ngettext("you are %(count)s year old or older", "you are %(count)s years old or older", years)
    return tied(said % {"count": years})


def _income(row: Criterion, amount: NationalAmount | None) -> str:
    single, family = limits(row, amount)
    if single and family:
        both_amounts = {"single": zloty(single), "family": zloty(family)}
        return _("your income is at most %(single)s (in a family %(family)s a person)") % both_amounts
    if single:
        text = _("your income is at most %(single)s when you live alone (for families we do not know)")
        return text % {"single": zloty(single)}
    if family:
        text = _("the income in your family is at most %(family)s a person (for one person alone we do not know)")
        return text % {"family": zloty(family)}
    share = {"percent": percent(row.percent or 0)}
    return _("your income is at most %(percent)s of the income criterion of social assistance") % share


# Callables, because the words must be looked up in the language of the moment.
_BARE: dict[AccessMode, Callable[[], str]] = {
    AccessMode.REGULAR: lambda: _("you come in the usual hours"),
    AccessMode.REFERRAL: lambda: _("you have a referral"),
    AccessMode.NO_REFERRAL: lambda: _("you come without a referral"),
    AccessMode.EVERYONE: lambda: _("you come in the hours for everyone"),
    AccessMode.SENIORS: lambda: _("you come in the hours for seniors"),
    AccessMode.DONORS: lambda: _("you bring donations"),
    AccessMode.PHONE: lambda: _("you call"),
}
_STATUS: dict[Criterion.Status, Callable[[], str]] = {
    Status.REFUGEE_UA: lambda: _("you are in Poland because of the war in Ukraine"),
    Status.REFUGEE: lambda: _("you look for refuge in Poland"),
    Status.LARGE_FAMILY: lambda: _("you have a large family"),
    Status.FOSTER_FAMILY: lambda: _("you are a foster family"),
    Status.DISABILITY: lambda: _("you have a disability"),
    Status.HOMELESS: lambda: _("you have no home"),
    Status.ALONE: lambda: _("you live alone"),
    Status.SENIOR: lambda: _("you are a senior"),
    Status.LOW_INCOME: lambda: _("your income is low"),
    Status.PENSIONER: lambda: _("you get a pension"),
    Status.SENIOR_CARD: lambda: _("you have the local card for seniors"),
    Status.LARGE_FAMILY_CARD: lambda: _("you have the Large Family Card"),
    Status.JOB_LOST: lambda: _("you are without work or look for some"),
    Status.ILLNESS: lambda: _("you are ill"),
    Status.FIRST_PAY: lambda: _("you wait for your first pay"),
    Status.SUDDEN_NEED: lambda: _("you are suddenly in trouble"),
    Status.MIGRANT: lambda: _("you come from another country"),
    Status.OUTSIDE_SYSTEM: lambda: _("you get no social assistance"),
    Status.SOCIAL_WORK: lambda: _("you work on your situation with a social worker"),
    Status.ASSISTED: lambda: _("the social assistance office supports you"),
    Status.OPERATOR_CIRCLE: lambda: _("those who run the shop support you, or you volunteer with them"),
    Status.IN_NEED: lambda: _("you feel that you need support"),
}
