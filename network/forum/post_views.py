"""What does somebody do with what stands there: change it, take it away, thank, say that it helped, read all of it?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.forum import actions, aliases, guarding, listing, phrases, reading, topic_page
from network.forum.forms import EditForm
from network.forum.models import Post, Status, Thanks, Topic
from network.forum.rules import Reach, can_moderate_post
from network.forum.views import shown
from network.forum.writing_views import PREVIEW, address_of, preview_of, writer_in
from network.people.models import Person
from network.people.private import private_page
from network.people.rules import demand


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def post_edit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Writes a post anew: its author, or with a reason who leads the board."""
    reach, person, post = post_in(request, pk)
    is_hers = aliases.is_hers(post, person)
    demand(post.status != Status.REMOVED and (is_hers or can_moderate_post(reach, post)))
    form = EditForm(request.POST or None, is_hers=is_hers, initial={"text": post.source})
    if request.method == "POST" and form.is_valid() and PREVIEW not in request.POST:
        try:
            held = guarding.why_held(person, post.topic.board) if is_hers else ""
            text, why = form.cleaned_data["text"], _reason(form)
            actions.edit_post(post, text, actor=person, reach=reach, reason=why, held=held)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect(address_of(post))
    context = _around(post, request, _("Change the post")) | {
        "form": form,
        "send": _("Save the change"),
        "preview": preview_of(form, request),
        "is_edit": True,
    }
    return shown(request, "network/forum/write.html", context, reach, board=post.topic.board)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def post_remove(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Takes one's own words away; says first what stays."""
    reach, person, post = post_in(request, pk)
    demand(aliases.is_hers(post, person))
    if request.method == "POST":
        actions.remove_post(post, actor=person, reach=reach)
        return redirect(address_of(post))
    context = _around(post, request, _("Take the post away")) | {"post": post, "back_url": address_of(post)}
    return shown(request, "network/forum/remove.html", context, reach, board=post.topic.board)


@private_page
@require_safe
@login_required
def post_history(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What a post said before, for its author and who leads the board."""
    reach, person, post = post_in(request, pk)
    demand(aliases.is_hers(post, person) or reach.moderates_board(post.topic.board_id))
    context = _around(post, request, _("Earlier texts")) | {
        "post": post,
        "rows": phrases.revisions(post, timezone.now()),
        "back_url": address_of(post),
    }
    return shown(request, "network/forum/history.html", context, reach, board=post.topic.board)


@private_page
@require_POST
@login_required
def post_thank(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Says thank you, or "I am with you"; pressed again it is taken back."""
    reach, person, post = post_in(request, pk)
    kind = request.POST.get("kind", "")
    if kind in Thanks.Kind.values:  # else a form that is not ours, or none
        actions.thank(post, kind, actor=person, reach=reach)
    return redirect(address_of(post))


@private_page
@require_POST
@login_required
def post_helped(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who asked says that an answer helped, or takes that back."""
    _reach, person, post = post_in(request, pk)
    actions.mark_helped(post, actor=person, helped=not post.has_helped)
    return redirect(address_of(post))


@private_page
@require_POST
@login_required
def topic_claim(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """A helper will answer a question that waits: for an hour nobody else is asked to."""
    reach, person = writer_in(request)
    topic = topic_page.find(pk, reach)
    if topic is None:
        raise Http404
    try:
        actions.claim_first_answer(topic, actor=person, reach=reach)
    except ValidationError:  # somebody was faster; the talk shows what became of it
        return redirect(topic)
    return redirect("network:topic_answer", pk=topic.pk, slug=topic.slug)


@private_page
@require_POST
@login_required
def topic_confirm(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Says that what stands there still holds."""
    reach, person = writer_in(request)
    topic = topic_page.find(pk, reach)
    if topic is None:
        raise Http404
    actions.confirm_topic(topic, actor=person, reach=reach)
    return redirect(topic)


@private_page
@require_POST
@login_required
def board_read(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everything on the board is read."""
    reach, person = writer_in(request)
    board = listing.board_called(slug, listing.boards(reach))
    if board is None:
        raise Http404
    reading.put_board_read(board, timezone.now(), actor=person)
    return redirect(board)


def _around(post: Post, request: HttpRequest, heading: str) -> dict[str, Any]:
    topic: Topic = post.topic
    return {
        "breadcrumb": [
            *listing.way_here(topic.board, request.LANGUAGE_CODE),
            {"url": topic.get_absolute_url(), "label": phrases.this_talk()},
            {"label": heading},
        ],
        "heading": heading,
        "topic": topic,
        "board": topic.board,
        "readers": phrases.all_of(topic.board),
    }


def post_in(request: HttpRequest, pk: int) -> tuple[Reach, Person, Post]:
    """Who asks, what she may do, and the post, if she may read it. Raises PermissionDenied, Http404."""
    reach, person = writer_in(request)
    post = topic_page.find_post(pk, reach)
    if post is None:
        raise Http404
    return reach, person, post


def _reason(form: EditForm) -> str:
    return form.cleaned_data.get("reason", "")
