"""What does a page show of needs and helplines? Rows ready for templates, in the active language."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from django.core.cache import cache
from django.utils.translation import get_language

from network.components import HelpCard as HelpCardRow
from network.needs import sentences
from network.needs.models import HelpCard, Helpline, Need
from network.words.languages import default_code

KEPT = 60  # seconds; a bettered word is on the pages a minute later


class NeedRow(TypedDict):
    """A need in the active language: what it is called, and how somebody says it of herself."""

    code: str
    name: str
    answer: str
    asked_at_home: bool


class HelplineRow(TypedDict):
    """A number with everything that must stand beside it."""

    number: str
    tel: str
    title: str
    hours: str
    languages: str
    free_of_charge: bool
    source: str
    checked_on: str


def vocabulary() -> dict[str, NeedRow]:
    """All needs by their code, in their order; remembered for a minute, else two queries."""
    language = _language()
    return cache.get_or_set(f"network.needs.{language}", lambda: _vocabulary(language), KEPT) or {}


def answers_at_home() -> list[NeedRow]:
    """The answers of the home page to "What do you need?"; as the vocabulary."""
    return [row for row in vocabulary().values() if row["asked_at_home"]]


def helpline_rows(lines: Iterable[Helpline]) -> list[HelplineRow]:
    """The lines in their order, each with its sentences; no query where the texts are fetched."""
    language = _language()
    return [
        {
            "number": line.number,
            "tel": line.number.replace(" ", ""),
            "title": sentences.title(line, language),
            "hours": sentences.hours(line),
            "languages": sentences.spoken(line),
            "free_of_charge": line.free_of_charge,
            "source": line.source,
            "checked_on": sentences.checked(line),
        }
        for line in lines
    ]


def all_helplines() -> list[HelplineRow]:
    """Every number we know, for the help page; two queries, so that a corrected number is there at once."""
    return helpline_rows(Helpline.objects.with_texts())


def urgent_helplines() -> list[HelplineRow]:
    """Those that stand on every page, for a card above what else is said; two queries."""
    return helpline_rows(Helpline.objects.for_every_page())


def help_card(code: str, moment: datetime) -> HelpCardRow | None:
    """The card of that code in the active language: its own numbers first, then those of every page, parted into who
    answers at the moment and who does not. None when there is no such card any more. Seven queries at most."""
    card = HelpCard.objects.whole().filter(code=code).first()
    if card is None:
        return None
    lines = {line.pk: line for line in (*card.helplines(), *Helpline.objects.for_every_page())}.values()
    text = sentences.card_text(card, _language())
    return {
        "kind": card.code,
        "title": text.title,
        "text": text.text,
        "language": "" if text.language == _language() else text.language,
        "now": helpline_rows(line for line in lines if line.answers_at(moment)),
        "later": helpline_rows(line for line in lines if not line.answers_at(moment)),
    }


def _vocabulary(language: str) -> dict[str, NeedRow]:
    return {
        need.slug: {
            "code": need.slug,
            "name": sentences.name(need, language),
            "answer": sentences.answer(need, language),
            "asked_at_home": need.asked_at_home,
        }
        for need in Need.objects.with_texts()
    }


def _language() -> str:
    return get_language() or default_code()
