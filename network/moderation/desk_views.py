"""What does a moderator see and do? One decision per screen, nothing chosen beforehand; never in a cache."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.directory.listing import start
from network.moderation import actions, appealing, case_page, deciding, queue_page, sentences
from network.moderation.forms import AppealDecisionForm, DecisionForm
from network.moderation.models import Appeal, Case, Decision
from network.moderation.rules import can_decide_appeal, can_decide_case, is_party, moderates_somewhere
from network.people.models import Person
from network.people.private import private_page
from network.people.rules import demand
from network.subjects import registry

FOLDER = "network/moderation"
FORM_METHODS = ["GET", "HEAD", "POST"]


@private_page
@login_required
@require_safe
def moderation(request: HttpRequest) -> HttpResponse:
    """The queue: the most dangerous first, of these what is due first."""
    person = _moderator(request)
    context = queue_page.context(person, timezone.now(), request.GET.get("after", ""))
    return render(request, f"{FOLDER}/queue.html", context | {"breadcrumb": [start(), {"label": _("The queue")}]})


@private_page
@login_required
@require_safe
def case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One case: what stood there, who says what of it, what was decided before, and what can be done."""
    person, found, thing = _case(request, uuid)
    context = case_page.context(found, thing, person, timezone.now())
    return render(request, f"{FOLDER}/case.html", context | {"breadcrumb": [*_way(), {"label": context["kind"]}]})


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def case_decide(request: HttpRequest, uuid: UUID, action: str) -> HttpResponse:
    """One decision, with its reasons; ready answers are added to what was typed."""
    person, found, thing = _case(request, uuid)
    if action not in Decision.Action.values:
        raise Http404
    demand(thing is None or can_decide_case(person, found, thing, action))
    language = case_page.language_of_writer(thing)
    answers = case_page.ready_answers(language)
    form = _decision_form(request, found, action, answers)
    if form.is_bound and form.is_valid() and _decided(form, found, action, person, language):
        messages.success(request, _("Decided. Everybody who should know is told."))
        return redirect("network:moderation")
    context = {
        "breadcrumb": [
            *_way(),
            {"url": found.get_absolute_url(), "label": sentences.kind(found)},
            {"label": _("Decide")},
        ],
        "case": found,
        "title": sentences.BUTTONS[Decision.Action(action)],
        "meaning": sentences.MEANINGS[Decision.Action(action)],
        "answers": answers,
        "form": form,
    }
    return render(request, f"{FOLDER}/decide.html", context)


def _decision_form(request: HttpRequest, found: Case, action: str, answers: list[dict[str, str]]) -> DecisionForm:
    """The form as it was sent; with a ready answer asked for, the same with its words, not yet sent."""
    if request.method != "POST":
        return DecisionForm(action=action, initial={"version": found.version})
    wanted = next((one["text"] for one in answers if one["code"] == request.POST.get("use")), None)
    if "use" not in request.POST:
        return DecisionForm(request.POST, action=action)
    typed = {name: request.POST.get(name, "") for name in ("facts", "rule", "law", "days", "version")}
    parts = [part for part in (typed["facts"].strip(), wanted) if part]
    return DecisionForm(action=action, initial=typed | {"facts": "\n\n".join(parts)})


def _decided(form: DecisionForm, found: Case, action: str, person: Person, language: str) -> bool:
    said = form.cleaned_data
    reasons = deciding.Reasons(
        said["facts"], said.get("rule", ""), said.get("law", ""), said.get("days") or 0, language
    )
    try:
        deciding.decide(found, action, reasons, actor=person, version=said["version"])
    except ValidationError as error:
        known = error.code if error.code in form.fields else None
        form.add_error(known, error)
        return False
    return True


@private_page
@login_required
@require_POST
def case_claim(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """She looks at it; for two hours nobody else does."""
    person, found, thing = _case(request, uuid)
    if thing is None:
        raise Http404
    demand(not is_party(person, thing))
    try:
        actions.claim(thing, actor=person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(found)


@private_page
@login_required
@require_POST
def case_release(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """She leaves it to somebody else."""
    person, _found, thing = _case(request, uuid)
    if thing is not None:
        actions.release(thing, actor=person)
    return redirect("network:moderation")


@private_page
@login_required
@require_POST
def case_police(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """She says that the police were told."""
    person, found, _thing = _case(request, uuid)
    deciding.tell_police(found, actor=person)
    return redirect(found)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def appeal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A disagreement, for somebody else than who decided."""
    person = _moderator(request)
    open_to_her = Appeal.objects.visible_to(person).select_related("decision__case", "flag")
    found = get_object_or_404(open_to_her, uuid=uuid)
    about = found.decision.case
    thing = registry.thing_of(about.subject_kind, about.subject_id)
    demand(can_decide_appeal(person, found, thing))
    form = AppealDecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _answered(form, found, person):
        messages.success(request, _("Decided. Everybody who should know is told."))
        return redirect("network:moderation")
    language = get_language() or "pl"
    context: dict[str, Any] = {
        "breadcrumb": [*_way(), {"label": _("Disagreement")}],
        "appeal": found,
        "is_reporters": found.flag is not None,
        "what": str(found.decision.get_action_display()),
        "points": sentences.statement(found.decision, language),
        "snapshots": case_page.snapshots(about),
        "causes": [sentences.cause(code) for code in about.causes],
        "form": form,
    }
    return render(request, f"{FOLDER}/appeal.html", context)


def _answered(form: AppealDecisionForm, found: Appeal, person: Person) -> bool:
    try:
        appealing.decide_appeal(found, form.cleaned_data["outcome"], form.cleaned_data["reason"], actor=person)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _moderator(request: HttpRequest) -> Person:
    """Who asks, if there is a queue for her. Raises PermissionDenied. Two queries."""
    person = Person.objects.of(request.user)
    if person is None or not moderates_somewhere(person):
        raise PermissionDenied
    return person


def _case(request: HttpRequest, uuid: UUID) -> tuple[Person, Case, Model | None]:
    """The moderator, the case she may see and its thing. Raises PermissionDenied, Http404."""
    person = _moderator(request)
    found = get_object_or_404(Case.objects.visible_to(person), uuid=uuid)
    return person, found, registry.thing_of(found.subject_kind, found.subject_id)


def _way() -> list[dict[str, str]]:
    return [start(), {"url": reverse("network:moderation"), "label": _("The queue")}]
