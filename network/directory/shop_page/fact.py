"""What is one question of a shop's page made of?"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.ages import Freshness, dated, freshness_of
from network.directory.hours import Timetable
from network.directory.listing import PhoneLink
from network.directory.models import AccessMode, FactGroup, Shop
from network.directory.sentences import PaperList, Shelf, Situation
from network.directory.shop_page.quotations import Quoted, quoted
from network.directory.shop_page.week import Week, weekly


class RouteRow(TypedDict):
    """Who refers: the name, how it goes, the phone."""

    name: str
    said: str
    phones: list[PhoneLink]


@dataclass
class Fact:
    """One question and its answer, in the order of the page; what is empty is not shown.

    ``quotations``: what sources say, which stands here only where it is all we know (``only_quoted``: although
    something else is said here); else it is read on the page of the sources.
    ``unknown``: what we do not know of it, said once for all questions at the end ('' where we know it).
    """

    icon: str
    heading: str
    sentences: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    routes: list[RouteRow] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    phones: list[PhoneLink] = field(default_factory=list)
    week: Week = field(default_factory=Week)
    papers: list[PaperList] = field(default_factory=list)
    shelves: list[Shelf] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    quotations: list[Quoted] = field(default_factory=list)
    only_quoted: bool = False
    ages: list[str] = field(default_factory=list)
    unknown: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether it says something of our own, whose age is worth telling."""
        lists = (self.sentences, self.items, self.routes, self.more, self.phones, self.papers, self.shelves, self.notes)
        return any(lists) or bool(self.week.days) or bool(self.situations)

    @property
    def quoted_here(self) -> list[Quoted]:
        """Words of sources that are the only answer we have."""
        return self.quotations if self.only_quoted or not self.is_typed else []

    @property
    def quoted_elsewhere(self) -> str:
        """Where the words of sources stand on their own page, as we answer ourselves; '' where there are none."""
        return self.quotations[0]["group"] if self.quotations and not self.quoted_here else ""

    @property
    def is_answered(self) -> bool:
        """Whether there is anything to read under the question."""
        return self.is_typed or bool(self.quotations)


def plain(shop: Shop, icon: str, heading: str, group: FactGroup, said: list[str], today: date) -> Fact:
    """A question answered by whole sentences, by what sources say about it, and of when that is."""
    return Fact(icon, heading, sentences=whole(said), quotations=quoted(shop, [group]), ages=[age(shop, group, today)])


def with_hours(fact: Fact, shop: Shop, hours: Timetable, mode: AccessMode, today: date) -> Fact:
    """With the weekly hours of a mode that is not for visits."""
    fact.items = weekly(hours, mode, today)
    if fact.items:
        fact.sentences.append(f"{sentences.mode_heading(mode, shop)}:")
    return fact


def known_or(fact: Fact, known: object, unknown: str) -> Fact:
    """The fact, with what to say at the end where it is not known."""
    if not known:
        fact.unknown = unknown
    return fact


def whole(said: list[str]) -> list[str]:
    """Whole sentences, of phrases that may lack the full stop; without the empty ones."""
    return [text if text.endswith((".", ":", "?")) else f"{text}." for text in said if text]


def age(shop: Shop, group: FactGroup, today: date) -> str:
    """Of when a group of facts is, where it is older than fresh; '' while it is fresh, and where nobody knows, which
    is said once for all groups beside their ages."""
    known = dated(shop, group)
    if not known or freshness_of(shop, group, today) == Freshness.FRESH:
        return ""
    said = _("as of %(date)s") % {"date": sentences.date_of(known)}
    return f"{sentences.capitalised(said)}."
