"""Which news does a reader see, in which language, and in which order?"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from cms.translations.editions import path_in, readable

if TYPE_CHECKING:
    from cms.pages.models.news import NewsIndexPage, NewsPage

PART = 12  # pieces of news on one page of the list
PART_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
IN_FEED = 20


@dataclass(frozen=True)
class NewsRow:
    """One line of the list. ``foreign``: the language of its words where that is not the reader's, else ''."""

    title: str
    lead: str
    date: date
    url: str
    is_example: bool
    foreign: str


def news() -> PageQuerySet:
    """All news that anybody may read: in the reader's language, the rest in Polish; the newest first."""
    model: type[NewsPage] = apps.get_model("cms", "NewsPage")  # the models ask this module for their list
    here = get_language() or settings.LANGUAGE_CODE
    pieces = readable(model.objects.all())
    mine = pieces.filter(locale__language_code=here, translation_key=OuterRef("translation_key"))
    in_polish = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Exists(mine)
    found = pieces.filter(Q(locale__language_code=here) | in_polish)
    return found.select_related("locale").defer_streamfields().order_by("-date", "-pk")


def part(request: HttpRequest) -> dict[str, object]:
    """The part of the list that is asked for, and the addresses of its neighbours; one query. The first part for a
    number that is none; nothing beyond the last."""
    number = asked_part(request.GET.get("page", ""))
    pieces = list(news()[(number - 1) * PART : number * PART + 1])  # one more tells whether there is a next part
    return {
        "rows": [row(piece) for piece in pieces[:PART]],
        "previous_url": f"?page={number - 1}" if number > 1 else "",
        "next_url": f"?page={number + 1}" if len(pieces) > PART else "",
    }


def asked_part(text: str) -> int:
    """The number of a part as an address says it, 1 to 9999; 1 for anything else."""
    return int(text) if PART_NUMBER.fullmatch(text) else 1


def row(piece: "NewsPage") -> NewsRow:
    """A piece of news as a line of a list, at the reader's own address."""
    here = get_language() or settings.LANGUAGE_CODE
    language = piece.locale.language_code
    url = path_in(piece, here)
    return NewsRow(piece.title, piece.lead, piece.date, url, piece.is_example, "" if language == here else language)


def feed(index: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """The newest news as Atom; each piece in the language it is written in."""
    atom = Atom1Feed(
        title=index.title,
        link=request.build_absolute_uri(path_in(index, get_language() or settings.LANGUAGE_CODE)),
        description=index.lead,
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for piece in news()[:IN_FEED]:
        link = request.build_absolute_uri(row(piece).url)
        noon = datetime.combine(piece.date, time(12), tzinfo=UTC)
        changed = piece.last_published_at or noon
        atom.add_item(piece.title, link, piece.lead, unique_id=link, pubdate=noon, updateddate=changed)
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
