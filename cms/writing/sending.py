"""What does somebody see of her story before and after she has sent it, and what may she do with it?"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from advocacy.models import Story
from advocacy.stories import rules
from advocacy.stories import sentences as story_sentences
from cms.blocks import lines
from cms.writing import actions, pages, queries, sentences
from cms.writing.views import FOLDER, FORM_METHODS, described, hers, steps, title_of, way
from network.models import Person
from network.people.editorial import State
from network.people.private import private_page


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_send(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The text as readers will see it, where it is on its way, and what she may do with it. POST sends it."""
    person, found = hers(request, uuid)
    faults: list[str] = []
    if request.method == "POST":
        try:
            actions.send(found, actor=person)
        except ValidationError as error:
            faults = error.messages
            found.refresh_from_db()
        else:
            return redirect("story_send", uuid=found.uuid)
    return _story_page(request, person, found, faults)


@private_page
@login_required
@require_POST
def story_take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """She goes on writing what she had sent."""
    person, found = hers(request, uuid)
    if found.state in (State.DRAFT, State.SENT_BACK):
        return redirect("story_text", uuid=found.uuid)
    return _step(request, person, found, lambda: actions.take_back(found, actor=person))


@private_page
@login_required
@require_POST
def story_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """She writes anew what was published, declined or withdrawn; what is shown stays until then."""
    person, found = hers(request, uuid)
    if found.state in (State.DRAFT, State.SENT_BACK):
        return redirect("story_text", uuid=found.uuid)
    return _step(request, person, found, lambda: actions.open_again(found, actor=person))


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What will happen, and the button; then nobody sees it any more."""
    person, found = hers(request, uuid)
    return _last_step(request, person, found, "withdraw", rules.can_withdraw_story(person, found))


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_delete(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What will happen, and the button; then the draft is gone."""
    person, found = hers(request, uuid)
    return _last_step(request, person, found, "delete", actions.can_throw_away(found))


def _last_step(request: HttpRequest, person: Person, found: Story, step: str, is_open: bool) -> HttpResponse:
    if not is_open:
        return redirect("story_send", uuid=found.uuid)
    if request.method == "POST":
        verb = actions.withdraw if step == "withdraw" else actions.throw_away
        try:
            verb(found, actor=person)
        except ValidationError as error:
            return _story_page(request, person, found, error.messages)
        return redirect("my_texts")
    context = {
        "breadcrumb": way(title_of(found)),
        "title": title_of(found),
        "language": found.language,
        "step": step,
        "back_url": reverse("story_send", args=[found.uuid]),
        "is_shown": found.shown,
    }
    return render(request, f"{FOLDER}/story_end.html", context)


def _step(request: HttpRequest, person: Person, found: Story, verb: Any) -> HttpResponse:
    """Takes the step and leads to the form; where it is not open any more, says so on the story's page."""
    try:
        verb()
    except ValidationError as error:
        found.refresh_from_db()
        return _story_page(request, person, found, error.messages)
    return redirect("story_text", uuid=found.uuid)


def _story_page(request: HttpRequest, person: Person, found: Story, faults: list[str]) -> HttpResponse:
    page = pages.text_page(found, found.language)
    newest = pages.draft(page) if page else None
    is_open = rules.can_write_story(person, found)
    reason = queries.reasons(queries.KIND, [found.pk]).get(found.pk)
    missing = actions.what_is_missing(found, newest) if is_open else []
    context = {
        "breadcrumb": way(title_of(found, newest)),
        "story": found,
        "page": newest,
        "begins_with_lead": newest is not None and lines.begins_with(newest.body, newest.lead),
        "title": title_of(found, newest),
        "teller": story_sentences.teller(found),
        "photo": described(newest),
        "steps": steps(found),
        "state": story_sentences.state_for_author(found),
        "turn": sentences.whose_turn(found.state, found.changed_at),
        "reason": reason.text if reason and found.state in (State.SENT_BACK, State.DECLINED, State.WITHDRAWN) else "",
        "consents": sentences.consents_of(queries.people_of(queries.KIND, [found.pk])[found.pk], timezone.localdate()),
        "consents_url": reverse("network:consents_about", args=[queries.KIND, found.pk]),
        "is_open": is_open,
        "missing": [{"text": words, "url": _where(found, code)} for code, words in missing],
        "faults": faults,
        "may": {
            "take_back": rules.can_take_back_story(person, found),
            "edit": rules.can_edit_story(person, found),
            "withdraw": rules.can_withdraw_story(person, found) and found.version > 0,
            "delete": actions.can_throw_away(found),
        },
    }
    return render(request, f"{FOLDER}/story.html", context)


def _where(found: Story, code: str) -> str:
    """The step at which something missing is said."""
    return reverse("story_text" if code == "text" else "story_photo", args=[found.uuid])
