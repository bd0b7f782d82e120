"""Where do we know it from? Sources and their words, those of one date together, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory import sentences
from network.directory.dates import DateSpan
from network.directory.models import FactGroup, Quotation, Shop, Source
from network.directory.shop_page.quotations import FOR_EDITORS


class SourceLink(TypedDict):
    """A text somewhere else: its address, its host as label, the date of the text."""

    url: str
    label: str
    dated: str


class Words(TypedDict):
    """What a source says, word for word; ``about`` names the facts, ``anchor`` is '' but for the first of its facts."""

    anchor: str
    about: str
    text: str
    language: str


class Newest(TypedDict):
    """What the shop's page says of its sources; ``more`` leads to the others, their words and figures, '' for none."""

    source: SourceLink | None
    more: str
    url: str


@dataclass
class OfOneDate:
    """What was written at one time. Nobody noted which of these sources says which of these words."""

    heading: str
    sources: list[SourceLink] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def newest(shop: Shop) -> Newest | None:
    """The newest source, and the way to all of them, their words and figures; None where there is nothing to tell."""
    rows, more = shop.sources.all(), _more(shop)
    if not rows and not more:
        return None
    latest = max(rows, key=lambda row: _day(row.dated), default=None)
    return {
        "source": _link(latest) if latest else None,
        "more": more,
        "url": reverse("network:shop_sources", args=[shop.slug]),
    }


def by_date(shop: Shop) -> list[OfOneDate]:
    """All sources and all they say that nobody has typed, the newest first, what has no date last; no query but the
    prefetched rows."""
    found: dict[str, OfOneDate] = {}
    told: set[str] = set()
    rows: Iterable[Source | Quotation] = [*shop.sources.all(), *_quotations(shop)]
    for row in sorted(rows, key=lambda row: _day(row.dated), reverse=True):
        one = found.setdefault(row.dated, OfOneDate(_heading(row.dated)))
        if isinstance(row, Source):
            one.sources.append(_link(row))
        else:
            one.words.append(_words(row, told))
    return list(found.values())


def _quotations(shop: Shop) -> list[Quotation]:
    """What is still shown, in the order in which people ask."""
    order = list(FactGroup)
    rows = [row for row in shop.quotations.all() if not row.typed and row.key not in FOR_EDITORS]
    return sorted(rows, key=lambda row: order.index(FactGroup(row.group)))


def _more(shop: Shop) -> str:
    """What the page of the sources has in addition to the newest one; '' for nothing."""
    count = len(shop.sources.all())
    if _quotations(shop):
        said = ngettext("%(count)s source, word for word", "%(count)s sources, word for word", count)
        return said % {"count": count} if count else _("Sources, word for word")
    if shop.figures.all():
        return _("Sources and numbers")
    return ngettext("%(count)s source", "All sources: %(count)s", count) % {"count": count} if count > 1 else ""


def _day(dated: str) -> date:
    """The last day the date may mean, to put the newest first; no date is older than all."""
    return DateSpan.parse(dated).last if dated else date.min


def _heading(dated: str) -> str:
    return sentences.capitalised(sentences.date_plain(dated) or _("no date"))


def _link(source: Source) -> SourceLink:
    return {
        "url": source.url,
        "label": urlsplit(source.url).hostname or source.url,
        "dated": _heading(source.dated) if source.dated else source.date_note or _heading(""),
    }


def _words(row: Quotation, told: set[str]) -> Words:
    anchor = "" if row.group in told else row.group
    told.add(row.group)
    about = sentences.quoted_about(row.key) or sentences.capitalised(row.get_group_display())
    return {"anchor": anchor, "about": about, "text": sentences.quoted_words(row.text), "language": row.language}
