"""And what if things are different with me? Answers for those who are unsure whether they may come.

They say only what the typed facts say, and whom to ask about the rest; none is a bare no.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory.models import (
    AccessMode,
    Criterion,
    CriterionGroup,
    NationalAmount,
    RequiredDocument,
    ServiceOffer,
    Shop,
)
from network.directory.queries import NOT_THERE
from network.directory.sentences.facts import languages
from network.directory.sentences.papers import is_needed, papers_of_all
from network.directory.sentences.referrals import ask, routes, wants_referral
from network.directory.sentences.services import service
from network.directory.sentences.ways import depends_on_income, either, groups, has, way, ways_said
from network.directory.sentences.who import above_income

Kind, Status, Offer = Criterion.Kind, Criterion.Status, ServiceOffer.Kind
FROM_UKRAINE = (Status.REFUGEE_UA, Status.REFUGEE, Status.MIGRANT)
OF_SENIORS = (Status.SENIOR, Status.PENSIONER, Status.SENIOR_CARD)
OF_OFFICES = (Status.ASSISTED, Status.SOCIAL_WORK)
SENIOR = 60  # years


class Situation(TypedDict):
    """One worry: its key (for an address on the page), the words of who asks, and the answer in whole sentences."""

    key: str
    question: str
    answer: str


def situations(shop: Shop, amount: NationalAmount | None, today: date) -> list[Situation]:
    """The six worries that people have most, each answered; [] for a shop that is gone or not there yet."""
    if shop.status in NOT_THERE:
        return []
    asked: list[tuple[str, str, Callable[[Shop, NationalAmount | None], str]]] = [
        ("income", _("I earn a little too much"), _earning),
        ("ukraine", _("I am from Ukraine"), _from_ukraine),
        ("senior", _("I am over 60"), _senior),
        ("no-office", _("I am known at no office"), _no_office),
        ("home", _("I cannot leave home"), _at_home),
        ("no-papers", _("I have no papers"), _no_papers),
    ]
    return [{"key": key, "question": question, "answer": answer(shop, amount)} for key, question, answer in asked]


def _earning(shop: Shop, amount: NationalAmount | None) -> str:
    if not groups(shop):
        return _asking(_("We do not know if the income counts here."), shop)
    if not any(map(depends_on_income, groups(shop))):
        return _no_limit(shop)
    if said := above_income(shop):
        return said
    if not any(has(group, Kind.INCOME) for group in groups(shop)):
        return _asking(_("They ask for a low income; how low we do not know."), shop)
    return _asking(_("The ways in that we know have an income limit. Do not give up at once."), shop)


def _no_limit(shop: Shop) -> str:
    """Of a shop of whose ways in none names an income; who refers may still ask for it."""
    if wants_referral(shop):
        return _asking(_("The rules that we know do not ask about the income. Who gives the referral may ask."), shop)
    return _("The rules that we know do not ask about the income.")


def _from_ukraine(shop: Shop, amount: NationalAmount | None) -> str:
    spoken = [row.code for row in shop.languages.all() if row.spoken and row.code == "uk"]
    speak = f"{languages(spoken)}." if spoken else ""
    mine = _with_status(shop, FROM_UKRAINE)
    if mine:
        said = _enough(mine, shop, amount)
    elif groups(shop):
        said = _asking(_("The rules that we know ask for no citizenship."), shop)
    else:
        said = _asking(_("We do not know the rules here."), shop)
    return f"{said} {speak}".strip()


def _senior(shop: Shop, amount: NationalAmount | None) -> str:
    aged = [group for group in groups(shop) if has(group, Kind.AGE) or group.mode == AccessMode.SENIORS]
    mine = [group for group in groups(shop) if group in aged or group in _with_status(shop, OF_SENIORS)]
    said = [_enough(mine, shop, amount)] if mine else []
    said += [service(row) for row in shop.services.all() if row.from_age and row.from_age >= SENIOR]
    if said:
        return " ".join(said)
    if not groups(shop):
        return _asking(_("We do not know the rules here."), shop)
    return _asking(_("We know of no rules of their own for seniors."), shop)


def _no_office(shop: Shop, amount: NationalAmount | None) -> str:
    free = [group for group in groups(shop) if not _needs_office(group, shop) and not has(group, Kind.INDIVIDUAL)]
    if any(not way(group, shop, amount) for group in free):
        return _("That is all right. No office has to know you.")
    if free:
        return _("That is all right. It is enough that %(ways)s.") % {"ways": _ways(free, shop, amount)}
    if wants_referral(shop) and (names := [route["name"] for route in routes(shop)]):
        said = _("Ask for a referral, also if it is your first time there: %(names)s.")
        return said % {"names": either(names)}
    if not groups(shop) and shop.referral == Shop.Referral.NO:
        return _asking(_("You need no referral here. More about who may come we do not know."), shop)
    return _asking(_("We do not know if you can come without an office."), shop)


def _at_home(shop: Shop, amount: NationalAmount | None) -> str:
    said = [service(row) for row in shop.services.all() if row.kind in (Offer.DELIVERY, Offer.PHONE_ORDERS)]
    if said:
        return " ".join(said)
    return _asking(_("We do not know if somebody can bring you the shopping."), shop)


def _no_papers(shop: Shop, amount: NationalAmount | None) -> str:
    if not papers_of_all(shop) and not any(group.documents.all() for group in groups(shop)):
        return _asking(_("We do not know which papers are needed."), shop)
    free = [group for group in groups(shop) if not _needed(group, shop) and not has(group, Kind.REFERRAL)]
    if free and any(group.documents.all() for group in free):
        return _enough([group for group in free if group.documents.all()], shop, amount)
    return _asking(_("Say so before you come: perhaps something else will do."), shop)


def _enough(chosen: Iterable[CriterionGroup], shop: Shop, amount: NationalAmount | None) -> str:
    return _("It is enough that %(ways)s.") % {"ways": _ways(chosen, shop, amount)}


def _ways(chosen: Iterable[CriterionGroup], shop: Shop, amount: NationalAmount | None) -> str:
    return either([said for said in ways_said(chosen, shop, amount) if said])


def _asking(said: str, shop: Shop) -> str:
    return f"{said} {ask(shop)}"


def _with_status(shop: Shop, statuses: Iterable[str]) -> list[CriterionGroup]:
    wanted = set(statuses)
    return [group for group in groups(shop) if wanted & {row.status for row in group.criteria.all()}]


def _needs_office(group: CriterionGroup, shop: Shop) -> bool:
    """Whether on this way in an office must know the person: for a referral, its support, or its certificate."""
    offices = {RequiredDocument.Kind.OFFICE_CERTIFICATE, RequiredDocument.Kind.INCOME_CERTIFICATE}
    known = any(row.status in OF_OFFICES for row in group.criteria.all())
    return known or has(group, Kind.REFERRAL) or bool(offices & {row.kind for row in _needed(group, shop)})


def _needed(group: CriterionGroup, shop: Shop) -> list[RequiredDocument]:
    """The papers one must have before one comes this way."""
    return [row for row in (*papers_of_all(shop), *group.documents.all()) if is_needed(row)]
