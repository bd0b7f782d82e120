"""What do sources say in their own words, where nobody has typed it yet?"""

from collections.abc import Collection
from itertools import groupby
from typing import TypedDict

from django.utils.translation import gettext as _

from network.directory import sentences
from network.directory.models import Shop

FOR_EDITORS = ("notes",)  # quotations about the record, not about the shop


class Quoted(TypedDict):
    """Words of a source, with what they are about where they do not say it, and the group of facts they belong to."""

    label: str
    text: str
    source_text: str
    group: str


def quoted(shop: Shop, groups: Collection[str]) -> list[Quoted]:
    """The words of each key in one piece, with "according to a source of February 2019"; from the prefetched rows."""
    rows = [row for row in shop.quotations.all() if row.group in groups and row.key not in FOR_EDITORS]
    by_key = groupby([row for row in rows if not row.typed], key=lambda row: (row.key, row.dated, row.group))
    return [
        {
            "label": sentences.quoted_about(key),
            "text": "; ".join(sentences.quoted_words(row.text) for row in found),
            "source_text": _source_text(dated),
            "group": group,
        }
        for (key, dated, group), found in by_key
    ]


def _source_text(dated: str) -> str:
    if when := sentences.date_of(dated):
        return _("according to a source of %(when)s") % {"when": when}
    return _("according to a source without a date")
