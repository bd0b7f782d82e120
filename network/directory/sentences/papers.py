"""Which papers to bring?"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory.models import CriterionGroup, RequiredDocument, Shop
from network.directory.sentences.mode_hours import in_hours_of
from network.directory.sentences.ways import either, groups, in_short

Kind, Who = RequiredDocument.Kind, RequiredDocument.Who


class PaperList(TypedDict):
    """Papers for those of one way in: ``title`` says for whom ('' for all), ``items`` are phrases without a full stop.

    ``template_url`` is the address of the form to fill in, '' where there is none.
    """

    title: str
    items: list[str]
    template_url: str


def papers(shop: Shop) -> list[PaperList]:
    """What everybody brings, then what those of each way in bring in addition; ways with the same papers together.

    Where we know of none, one list whose only item is the sentence that we do not know.
    """
    of_all = papers_of_all(shop)
    found = [_list("", of_all)] if of_all else []
    found += _of_ways(shop)
    return found or [{"title": "", "items": [_("We do not know which papers are needed.")], "template_url": ""}]


def papers_of_all(shop: Shop) -> list[RequiredDocument]:
    """What everybody brings, whichever way in."""
    return [row for row in shop.documents.all() if row.group_id is None]


def paper(row: RequiredDocument) -> str:
    """One paper with whose it is, when it is asked for and where it is made."""
    said = _KINDS[Kind(row.kind)]()
    details = [
        _("of everyone at home") if row.who == Who.HOUSEHOLD else "",
        _("only at the first visit") if row.first_visit_only else "",
        _("you can do that on the spot") if row.made_on_the_spot else "",
        _("good to have, but not required") if row.is_recommended else "",
    ]
    told = ", ".join(part for part in details if part)
    return f"{said} – {told}" if told else said


def is_needed(row: RequiredDocument) -> bool:
    """Whether one must have it before one comes."""
    return not (row.made_on_the_spot or row.is_recommended)


def _of_ways(shop: Shop) -> list[PaperList]:
    alike: dict[tuple[str, ...], list[CriterionGroup]] = {}
    for group in groups(shop):
        if rows := list(group.documents.all()):
            by_mode = "" if in_short(group) else group.mode
            alike.setdefault((by_mode, *_items(rows), _template(rows)), []).append(group)
    return [_list(_title(mine, shop), list(mine[0].documents.all())) for mine in alike.values()]


def _title(mine: list[CriterionGroup], shop: Shop) -> str:
    """Whose papers these are: "Gdy masz skierowanie", "Bez skierowania"; '' where it is all who come."""
    if len(mine) == len(groups(shop)):
        return ""
    if ways := dict.fromkeys(said for group in mine if (said := in_short(group))):
        return _("If %(way)s") % {"way": either(list(ways))}
    return in_hours_of(mine[0].mode)


def _template(rows: Iterable[RequiredDocument]) -> str:
    return next((row.template_url for row in rows if row.template_url), "")


def _list(title: str, rows: list[RequiredDocument]) -> PaperList:
    return {"title": title, "items": list(_items(rows)), "template_url": _template(rows)}


def _items(rows: Iterable[RequiredDocument]) -> Iterator[str]:
    """One phrase for each paper, and one for all that stand for each other."""
    for number, same in groupby(sorted(rows, key=lambda row: row.one_of), key=lambda row: row.one_of):
        said = [paper(row) for row in same]
        if number and len(said) > 1:
            yield _("one of these: %(papers)s") % {"papers": either(said)}
        else:
            yield from said


# Callables, because the words must be looked up in the language of the moment.
_KINDS: dict[RequiredDocument.Kind, Callable[[], str]] = {
    Kind.REFERRAL: lambda: _("a referral (a paper that says you may shop here)"),
    Kind.VOUCHER: lambda: _("the voucher with points that you pay with"),
    Kind.IDENTITY: lambda: _("a document with your photo, such as an identity card or a passport"),
    Kind.NEED_STATEMENT: lambda: _("a statement (a few written words that you need support)"),
    Kind.INCOME_STATEMENT: lambda: _("a statement of income (you write how much money you have a month)"),
    Kind.INCOME_CERTIFICATE: lambda: _("a certificate of low income from the social assistance office"),
    Kind.OFFICE_CERTIFICATE: lambda: _("a certificate from the social assistance office"),
    Kind.OPERATOR_CERTIFICATE: lambda: _("a certificate from those who run the shop"),
    Kind.PASSPORT_ENTRY: lambda: _("a passport with the date of entry into Poland"),
    Kind.PASSPORT_UA: lambda: _("a Ukrainian passport with the stamp of entry into Poland"),
    Kind.REFUGEE_CERTIFICATE: lambda: _("a certificate of refugee status"),
    Kind.PESEL: lambda: _("a paper with your PESEL (the number that a town office gives you)"),
    Kind.CLIENT_CARD: lambda: _("the client card of this shop"),
    Kind.SENIOR_CARD: lambda: _("the local card for seniors"),
    Kind.LARGE_FAMILY_CARD: lambda: _("the Large Family Card"),
    Kind.GROUP_PAPER: lambda: _("a paper that shows it (such as a card or a certificate)"),
    Kind.OWN_BAGS: lambda: _("your own bags"),
}
