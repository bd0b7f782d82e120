"""What does somebody read in the forum? Writing stands in ``writing_views``."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.forum import listing, phrases, reading, sentences, structured, topic_page, topic_words
from network.forum.models import Board
from network.forum.rules import Reach, can_begin_topic, reach_of
from network.notices import actions as notices
from network.people.models import Person


def reach_in(request: HttpRequest) -> Reach:
    """What who asks may do; two queries, none for a visitor."""
    return reach_of(Person.objects.of(request.user))


@require_safe
def forum(request: HttpRequest) -> HttpResponse:
    """All boards: what each is for, and who reads it."""
    reach = reach_in(request)
    known = listing.boards(reach)
    context = {
        "breadcrumb": listing.way_here(),
        "rows": listing.tree(known, reach, request.LANGUAGE_CODE, timezone.now()),
        "person": reach.person,
    }
    return shown(request, "network/forum/forum.html", context, reach, indexed=any(one.is_indexed for one in known))


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of one board."""
    reach, now, language = reach_in(request), timezone.now(), request.LANGUAGE_CODE
    known = listing.boards(reach)
    found = listing.board_called(slug, known)
    if found is None:
        raise Http404
    part = listing.part_of(found, reach, request.GET)
    context = {
        "breadcrumb": listing.way_here(found, language),
        "board": found,
        "row": listing.board_row(found, reach, language, now, [one for one in known if one.parent_id == found.pk]),
        "readers": phrases.all_of(found),
        "rows": [listing.topic_row(topic, found, reach, language, now) for topic in part.topics],
        "may_ask": can_begin_topic(reach, found),
        "levels": phrases.levels_of_board(getattr(found, "watch", None)),
        "person": reach.person,
        "previous_url": part.previous,
        "previous_label": _("Newer topics"),
        "next_url": part.next,
        "next_label": _("Older topics"),
        "first_part": not part.previous,
    }
    return shown(request, "network/forum/board.html", context, reach, board=found)


@require_safe
def unanswered(request: HttpRequest) -> HttpResponse:
    """The topics that nobody has answered yet, the longest waiting first."""
    reach, now, language = reach_in(request), timezone.now(), request.LANGUAGE_CODE
    context = {
        "breadcrumb": [*listing.way_here(), {"label": _("They wait for a first answer")}],
        "rows": [
            listing.topic_row(
                topic, topic.board, reach, language, now, with_board=sentences.board_name(topic.board, language)
            )
            for topic in listing.waiting(reach, now)
        ],
        "person": reach.person,
    }
    return shown(request, "network/forum/unanswered.html", context, reach)


@require_safe
def topic(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """One topic: the posts around the number that the address names. What a person saw here is read from now on."""
    reach, now = reach_in(request), timezone.now()
    found = topic_page.find(pk, reach)
    if found is None:
        raise Http404
    if slug != found.slug:
        query = request.GET.urlencode()
        return redirect(f"{found.get_absolute_url()}?{query}" if query else found.get_absolute_url(), permanent=True)
    page = topic_page.read(found, reach, _position(request))
    context = topic_words.context(page, request.LANGUAGE_CODE, now) | {
        "person": reach.person,
        "unfolded": "od" in request.GET or page.asks,
        "next": request.get_full_path(),
    }
    if found.board.is_indexed:
        block = structured.data_block(page, request.build_absolute_uri)
        context["data_block"] = mark_safe(block)  # noqa: S308 - escaped for its element
    if reach.person and (getattr(found, "read_position", None) or 0) < min(page.last, found.newest_position):
        reading.put_read(found, page.last, actor=reach.person)
        notices.mark_seen(reach.person, found)
    return shown(request, "network/forum/topic.html", context, reach, board=found.board)


@require_safe
def post(request: HttpRequest, pk: int, position: int) -> HttpResponseBase:
    """Leads on to the page of the topic that holds the post with this number."""
    found = topic_page.find(pk, reach_in(request))
    if found is None or position > found.last_position:
        raise Http404
    return redirect(listing.post_url(found, position))


def shown(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    reach: Reach,
    *,
    board: Board | None = None,
    indexed: bool = False,
) -> HttpResponse:
    """The page: named to search engines only where the board says so, kept by nobody where it can be left at once."""
    quick_exit = board is not None and board.is_sensitive
    is_indexed = indexed or (board is not None and board.is_indexed and not quick_exit)
    response = render(request, template, context | {"quick_exit": quick_exit, "indexed": is_indexed})
    if not is_indexed:
        response.headers["X-Robots-Tag"] = "noindex"
    if quick_exit or reach.person:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _position(request: HttpRequest) -> int:
    """The number that the address asks for; 1 for none, and for what is no number."""
    text = request.GET.get("od", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < topic_page.LONGEST_NUMBER else 1
