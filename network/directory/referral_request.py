"""What do I say at the office? A request for a referral, to fill in, in two languages side by side."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.listing import address
from network.directory.models import NationalAmount, Shop
from network.directory.sentences import PaperList
from network.words.phones import shown

OFFICES = "pl"  # the language in which offices read
BESIDE_POLISH = "uk"


@dataclass(frozen=True)
class Block:
    """A piece of the request. ``kind``: title, text, line (with room to write), list, or right (what law says)."""

    kind: str
    text: str
    items: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Cell:
    """A piece in one language; None where the other language has one more."""

    code: str
    direction: str
    block: Block | None


def languages(active: str, asked: str) -> tuple[str, str]:
    """The reader's language and the one beside it: the one asked for, else Polish, else Ukrainian."""
    known = dict(settings.LANGUAGES)
    if asked in known and asked != active:
        return active, asked
    return active, BESIDE_POLISH if active == OFFICES and BESIDE_POLISH in known else OFFICES


def request_in(
    codes: tuple[str, str], shop: Shop, amount: NationalAmount | None, today: date
) -> list[tuple[Cell, ...]]:
    """The request, piece by piece, each in both languages; no query but the prefetched rows."""
    columns = [_in_language(code, lambda: blocks(shop, amount, today)) for code in codes]
    return [tuple(_cell(code, block) for code, block in zip(codes, row, strict=True)) for row in zip_longest(*columns)]


def blocks(shop: Shop, amount: NationalAmount | None, today: date) -> list[Block]:
    """The request in the active language: who I am, what I ask for, what the shop's rules say, what law says."""
    asked = _("Good morning. I ask for a referral to the social shop: %(shop)s, %(address)s.")
    return [
        Block("title", _("Request for a referral")),
        _offices(shop),
        Block("text", asked % {"shop": shop.name, "address": address(shop.location)}),
        Block("line", _("First name and surname")),
        Block("line", _("Where I live")),
        Block("line", _("Phone")),
        Block("line", _("How many people live with me")),
        Block("line", _("Our income a month, after tax")),
        *_rules(shop, amount, today),
        Block("text", _("Please answer in writing.")),
        Block("line", _("Day and signature")),
        Block("right", _rights()),
    ]


def _offices(shop: Shop) -> Block:
    """Who refers, with the phone; room to write where nobody is known."""
    named = [_named(row["name"], row["phone"]) for row in sentences.routes(shop)]
    return Block("list", _("To:"), tuple(named)) if named else Block("line", _("To:"))


def _named(name: str, phone: str) -> str:
    if not phone:
        return name
    return _("%(name)s, tel. %(number)s") % {"name": name, "number": shown(phone).replace(" ", "\u00a0")}


def _rules(shop: Shop, amount: NationalAmount | None, today: date) -> list[Block]:
    """What we know of who may come and with which papers, and of when; a question where we know nothing."""
    ways = [sentences.who_lead(shop), *sentences.ways_in(shop, amount)] if shop.criterion_groups.all() else []
    known = [*ways, *sentences.income(shop, amount, today)]
    papers = [f"{part['title']}: {'; '.join(part['items'])}".lstrip(": ") for part in _papers(shop)]
    found = (
        [Block("list", _("What the shop's rules say:"), tuple(text for text in known if text))] if any(known) else []
    )
    if papers:
        found.append(Block("list", _("Papers that the shop asks for:"), tuple(papers)))
    return found or [Block("text", _("Please tell me who may use this shop and which papers I need."))]


def _papers(shop: Shop) -> list[PaperList]:
    return sentences.papers(shop) if shop.documents.all() else []


def _rights() -> str:
    """Code of administrative procedure (act of 14 June 1960), article 63 §1: a request may be made orally, for the
    record; §4: an office confirms that it received one when asked to."""
    return _(
        "In a public office you may also say it aloud: they write it down. If you ask, they confirm that they received "
        "it. (Code of administrative procedure, article 63 § 1 and § 4)"
    )


def _in_language(code: str, said: Callable[[], list[Block]]) -> list[Block]:
    with translation.override(code):
        return said()


def _cell(code: str, block: Block | None) -> Cell:
    return Cell(code, "rtl" if get_language_info(code)["bidi"] else "ltr", block)
