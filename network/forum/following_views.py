"""What does somebody want to hear of a talk or a board, which talks does she remember, and who leads a talk?"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.forum import leading, listing, phrases, reading, sentences, topic_page
from network.forum.forms import LeadForm
from network.forum.models import Topic, Watch
from network.forum.rules import Reach
from network.forum.views import shown
from network.forum.writing_views import writer_in
from network.people.models import Person
from network.people.private import private_page
from network.people.rules import demand


@private_page
@require_POST
@login_required
def topic_follow(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Says what she wants to hear of a talk: nothing, answers to her, everything."""
    reach, person, topic = _topic(request, pk)
    if (level := _level(request)) is not None:
        reading.watch_topic(topic, level, actor=person, reach=reach)
    return redirect(topic)


@private_page
@require_POST
@login_required
def topic_remember(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Puts a talk on her list, or takes it off."""
    reach, person, topic = _topic(request, pk)
    reading.bookmark_topic(topic, is_bookmarked="forget" not in request.POST, actor=person, reach=reach)
    return redirect(topic)


@private_page
@require_POST
@login_required
def board_follow(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Says whether she wants to hear of each new talk on a board."""
    reach, person = writer_in(request)
    board = listing.board_called(slug, listing.boards(reach))
    if board is None:
        raise Http404
    if (level := _level(request)) is not None:
        reading.watch_board(board, level, actor=person, reach=reach)
    return redirect(board)


@private_page
@require_safe
@login_required
def remembered(request: HttpRequest) -> HttpResponseBase:
    """The talks she remembers, the newest on her list first."""
    reach, _person = writer_in(request)
    now, language = timezone.now(), request.LANGUAGE_CODE
    context = {
        "breadcrumb": [*listing.way_here(), {"label": _("Talks to remember")}],
        "rows": [
            listing.topic_row(
                topic, topic.board, reach, language, now, with_board=sentences.board_name(topic.board, language)
            )
            for topic in listing.remembered(reach)
        ],
        "person": reach.person,
    }
    return shown(request, "network/forum/remembered.html", context, reach)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def topic_lead(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Who leads the board moves, closes or pins a talk, and says why."""
    reach, person, topic = _topic(request, pk)
    demand(reach.moderates_board(topic.board_id))
    boards = leading.boards_for(topic, reach, listing.boards(reach))
    names = [(board.slug, sentences.board_name(board, request.LANGUAGE_CODE)) for board in boards]
    form = LeadForm(request.POST or None, topic=topic, boards=names)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            leading.lead_topic(
                topic,
                said["step"],
                board=next((board for board in boards if board.slug == said["board"]), None),
                actor=person,
                reach=reach,
                reason=said["reason"],
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("network:topic", pk=topic.pk, slug=topic.slug)
    context = {
        "breadcrumb": [
            *listing.way_here(topic.board, request.LANGUAGE_CODE),
            {"url": topic.get_absolute_url(), "label": phrases.this_talk()},
            {"label": _("Move, close or pin")},
        ],
        "heading": _("Move, close or pin this talk"),
        "send": _("Do it"),
        "form": form,
        "board": topic.board,
        "topic": topic,
        "person": person,
    }
    return shown(request, "network/forum/lead.html", context, reach, board=topic.board)


def _topic(request: HttpRequest, pk: int) -> tuple[Reach, Person, Topic]:
    reach, person = writer_in(request)
    topic = topic_page.find(pk, reach)
    if topic is None:
        raise Http404
    return reach, person, topic


def _level(request: HttpRequest) -> int | None:
    """The ``Watch`` that was chosen; None for what is none."""
    text = request.POST.get("level", "")
    return int(text) if text in {str(level.value) for level in Watch} else None
