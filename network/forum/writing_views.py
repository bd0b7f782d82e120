"""What does somebody write in the forum: a question or an answer, looked at first, kept for later, or sent?"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from network.forum import actions, drafts, guarding, listing, phrases, rendering, sentences, topic_page
from network.forum.forms import AnswerForm, AskForm, of_draft
from network.forum.models import Board, Post, PostDraft
from network.forum.rules import Reach, can_answer_topic, can_begin_topic
from network.forum.views import reach_in, shown
from network.people.models import Person
from network.people.privacy import clause
from network.people.private import private_page
from network.people.rules import demand

LATER, PREVIEW = "later", "preview"  # which button was pressed
CONFLICT = 409


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def topic_new(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Asks a question: written, looked at, kept for later, sent."""
    reach, person = writer_in(request)
    board = listing.board_called(slug, listing.boards(reach))
    if board is None:
        raise Http404
    demand(can_begin_topic(reach, board))
    key = f"board-{board.pk}"
    draft = None if request.method == "POST" else drafts.draft_of(person, key)
    initial, seen = _begun(draft)
    form = AskForm(request.POST or None, person=person, board=board, initial=initial | {"seen": seen})
    context = {
        "breadcrumb": [*listing.way_here(board, request.LANGUAGE_CODE), {"label": _("New question")}],
        "heading": _("Ask your question"),
        "send": pgettext("a question", "Send the question"),
        "has_draft": bool(seen),
    }

    def send() -> Post:
        said = form.typed(held=guarding.why_held(person, board))
        return actions.begin_topic(board, said, actor=person, reach=reach)

    return _written(request, form, board, key, send, reach, context)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def topic_answer(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Answers in a topic; ``na`` in the address is the number that is answered, ``cytat`` begins with its words."""
    reach, person = writer_in(request)
    topic = topic_page.find(pk, reach)
    if topic is None:
        raise Http404
    demand(can_answer_topic(reach, topic))
    key, kept_name = f"topic-{topic.pk}", topic_page.name_kept(topic, person)
    draft = None if request.method == "POST" else drafts.draft_of(person, key)
    initial, seen = _begun(draft)
    number = request.POST.get("answers") or request.GET.get("na") or initial.get("answers", "")
    if answered := topic_page.answered(topic, number):
        initial |= _answering(answered, initial.get("text", ""), quotes="cytat" in request.GET)
    form = AnswerForm(
        request.POST or None, person=person, board=topic.board, keeps_name=bool(kept_name),
        taken=() if kept_name else topic_page.names_in(topic), initial=initial | {"seen": seen},
    )  # fmt: skip
    context = {
        "breadcrumb": [
            *listing.way_here(topic.board, request.LANGUAGE_CODE),
            {"url": topic.get_absolute_url(), "label": phrases.this_talk()},
            {"label": pgettext("in a topic", "Answer")},
        ],
        "heading": pgettext("in a topic", "Answer"),
        "send": pgettext("an answer", "Send the answer"),
        "topic": topic,
        "answered": answered,
        "kept_name": kept_name,
        "has_draft": bool(seen),
    }

    def send() -> Post:
        held = guarding.why_held(person, topic.board)
        said = form.typed(held=held, answers=answered.position if answered else None)
        return actions.answer_topic(topic, said, actor=person, reach=reach)

    return _written(request, form, topic.board, key, send, reach, context)


def _written(
    request: HttpRequest,
    form: AnswerForm,
    board: Board,
    key: str,
    send: Callable[[], Post],
    reach: Reach,
    context: dict[str, Any],
) -> HttpResponseBase:
    """Sends, keeps for later or shows what was typed, by the button that was pressed; every refusal keeps the words."""
    person, status = reach.person, 200
    if person and request.method == "POST" and LATER in request.POST:
        form.is_valid()
        try:
            drafts.save_draft(actor=person, key=key, data=form.kept(), sequence=form.cleaned_data.get("seen") or 0)
        except ValidationError as refused:
            form.forgive()
            context["newer"], status = drafts.draft_of(person, key), CONFLICT
            if refused.code != "stale" or context["newer"] is None:
                form.refuse(refused)
        else:
            return redirect(f"{request.path}?zapisane")
    elif person and request.method == "POST" and form.is_valid() and PREVIEW not in request.POST:
        try:
            guarding.count_use(person)
            post = send()
        except ValidationError as refused:
            form.refuse(refused)
        else:
            return redirect(address_of(post))
    context |= {
        "form": form,
        "board": board,
        "board_name": sentences.board_name(board, request.LANGUAGE_CODE),
        "readers": [*phrases.all_of(board), *_if_new(person, board)],
        "preview": preview_of(form, request),
        "saved": "zapisane" in request.GET,
        "clause": clause(**phrases.privacy()),
        "person": person,
    }
    response: HttpResponse = shown(request, "network/forum/write.html", context, reach, board=board)
    response.status_code = status
    return response


def _if_new(person: Person | None, board: Board) -> list[str]:
    """For somebody whose first posts wait."""
    return [phrases.first_words()] if person and guarding.why_held(person, board) == guarding.NEWCOMER else []


def _begun(draft: PostDraft | None) -> tuple[dict[str, Any], int]:
    """With what a form begins, and the number of the draft it shows."""
    return (of_draft(draft.data), draft.sequence) if draft else ({}, 0)


def _answering(answered: Post, text: str, *, quotes: bool) -> dict[str, Any]:
    """The number that is answered, and its words behind what is there already."""
    if not quotes:
        return {"answers": answered.position}
    quotation = rendering.quotation(answered.label, answered.position, answered.source)
    return {"answers": answered.position, "text": f"{text}\n\n{quotation}" if text else quotation}


def preview_of(form: Any, request: HttpRequest) -> str:
    """The text as it will stand there, if that button was pressed; "" else."""
    if PREVIEW not in request.POST or not form.is_valid():
        return ""
    return mark_safe(rendering.rendered(form.cleaned_data["text"]))  # noqa: S308 - made by rendering.py's allowlist


def writer_in(request: HttpRequest) -> tuple[Reach, Person]:
    """Who asks; a login that belongs to nobody may write nothing."""
    reach = reach_in(request)
    if reach.person is None:
        raise PermissionDenied
    return reach, reach.person


def address_of(post: Post) -> str:
    return listing.post_url(post.topic, post.position)
