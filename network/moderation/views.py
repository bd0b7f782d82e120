"""What do people see who report something, or about whose text something was decided? Never in a cache."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network.directory.listing import start
from network.limits.pages import ask_to_wait
from network.moderation import appealing, limits, reader_pages, sentences
from network.moderation.forms import TRAP, AppealForm, CodeForm, NoticeForm, ReportForm, new_token
from network.moderation.models import Decision, Flag
from network.moderation.queue_page import PAGE
from network.moderation.raising import flag_thing, notify_thing
from network.people.models import Person
from network.people.privacy import clause
from network.people.private import private_page
from network.subjects import registry

FOLDER = "network/moderation"
FORM_METHODS = ["GET", "HEAD", "POST"]


@private_page
@require_http_methods(FORM_METHODS)
def report(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Report a thing one may read: with a login or without, in one step."""
    person = Person.objects.of(request.user)
    thing = _readable(kind, key, person)
    form_class = ReportForm if person else NoticeForm
    form = form_class(request.POST if request.method == "POST" else None, initial={"token": new_token()})
    is_own = person is not None and registry.moderated_of(thing).is_writer(person, thing)
    refused = None
    if form.is_bound and form.is_valid() and not is_own:
        refused = limits.reporting(request, person, form.cleaned_data.get("email", ""))
        if refused is None:
            return _reported(request, thing, form, person)
        form.add_error(None, sentences.too_often(refused))
    context = {
        "breadcrumb": [start(), {"label": _("Report")}],
        "title_of_thing": registry.of(thing).title(thing, get_language() or "pl"),
        "thing_url": registry.of(thing).address(thing),
        "is_own": is_own,
        "form": form,
        "trap": TRAP,
        "clause": clause(**sentences.privacy()),
    }
    answer = render(request, f"{FOLDER}/report.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _readable(kind: str, key: int, person: Person | None) -> Model:
    """The thing, if she may read it and it can be reported. Raises Http404."""
    try:
        subject = registry.get(kind)
    except KeyError:
        raise Http404 from None
    if subject.moderated is None:
        raise Http404
    found: Model = get_object_or_404(subject.visible_to(person), pk=key)
    return found


def _reported(request: HttpRequest, thing: Model, form: ReportForm, person: Person | None) -> HttpResponse:
    said, code = form.said(get_language() or "pl"), ""
    if person:
        flag = flag_thing(thing, said, actor=person)
    else:
        good = form.cleaned_data["in_good_faith"]
        flag, code = notify_thing(thing, said, in_good_faith=good, token=form.cleaned_data["token"])
    context = {
        "breadcrumb": [start(), {"label": _("Sent")}],
        "code": code,
        "email": flag.email,
        "is_red": flag.reason in ("life", "child"),
        "thing_url": registry.of(thing).address(thing),
    }
    return render(request, f"{FOLDER}/report_sent.html", context)


@private_page
@require_http_methods(FORM_METHODS)
def report_code(request: HttpRequest) -> HttpResponse:
    """What became of a report, or of a text, by its code; the code travels in the body of a POST alone."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if refused := limits.trying_code(request):
            form.add_error("code", sentences.too_often(refused))
        elif found := reader_pages.with_code(code):
            return _by_code(request, found, code)
        else:
            form.add_error("code", _("No message has this code. Look at it once more."))
    context = {
        "breadcrumb": [start(), {"label": _("Answer to my report")}],
        "form": form,
        "words": AppealForm(initial={"text": request.POST["text"]})["text"] if "text" in request.POST else None,
    }
    answer = render(request, f"{FOLDER}/report_code.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _by_code(request: HttpRequest, found: list[reader_pages.Answer], code: str) -> HttpResponse:
    """The answers that a code opens; with words, the disagreement of whoever knows it."""
    form, done = AppealForm(), ""
    chosen = next((one for one in found if one.decision and str(one.decision.uuid) == request.POST.get("about")), None)
    if chosen and chosen.decision and "text" in request.POST:
        form = AppealForm(request.POST)
        done = _disagreed(request, form, chosen.decision, flag=chosen.flag, knows_code=True)
        found = reader_pages.with_code(code)
    context = {
        "breadcrumb": [start(), {"label": _("Answer to my report")}],
        "answers": [reader_pages.shown(one, get_language() or "pl", timezone.now()) for one in found],
        "form": form,
        "code": code,
        "done": done,
    }
    return render(request, f"{FOLDER}/answer.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def my_reports(request: HttpRequest) -> HttpResponse:
    """What somebody reported while logged in, what became of it, and her disagreement."""
    person = Person.objects.of(request.user)
    flags = Flag.objects.of_person(person).whole()
    form, done = AppealForm(), ""
    if request.method == "POST":
        form = AppealForm(request.POST)
        found = [reader_pages.of_flag(flag) for flag in flags[:PAGE]]
        chosen = next(
            (one for one in found if one.decision and str(one.decision.uuid) == request.POST.get("about")), None
        )
        if chosen is None or chosen.decision is None:
            raise Http404
        done = _disagreed(request, form, chosen.decision, actor=person, flag=chosen.flag)
    found = [reader_pages.of_flag(flag) for flag in flags.all()[:PAGE]]
    context = {
        "breadcrumb": [start(), {"label": _("My reports")}],
        "answers": [reader_pages.shown(one, get_language() or "pl", timezone.now()) for one in found],
        "form": form,
        "done": done,
    }
    return render(request, f"{FOLDER}/my_reports.html", context)


@private_page
@login_required
@require_safe
def my_decisions(request: HttpRequest) -> HttpResponse:
    """Every decision about something she wrote, by name or under an alias; the newest first."""
    person = Person.objects.of(request.user)
    found = Decision.objects.about_things_of(person).shown_to_writers().whole().newest_first()
    context = {
        "breadcrumb": [start(), {"label": _("Decisions about my texts")}],
        "rows": [reader_pages.line(decision) for decision in found[:PAGE]],
    }
    return render(request, f"{FOLDER}/my_decisions.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def decision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The statement of reasons, for who wrote the text, and the form with which she disagrees."""
    person = Person.objects.of(request.user)
    mine = Decision.objects.about_things_of(person).shown_to_writers().whole()
    found, form = get_object_or_404(mine, uuid=uuid), AppealForm()
    if request.method == "POST":
        form = AppealForm(request.POST)
        if _disagreed(request, form, found, actor=person):
            return redirect(found)
    answer = reader_pages.Answer(None, found)
    context: dict[str, Any] = {
        "breadcrumb": [start(), {"label": _("Decision about my text")}],
        "answer": reader_pages.shown(answer, get_language() or "pl", timezone.now()),
        "form": form,
    }
    return render(request, f"{FOLDER}/decision.html", context)


def _disagreed(request: HttpRequest, form: AppealForm, about: Decision, **who: Any) -> str:
    """Sends the disagreement; what is then said, or '' where the form says what is wrong."""
    if not form.is_valid():
        return ""
    if refused := limits.appealing(request):
        form.add_error(None, sentences.too_often(refused))
        return ""
    try:
        appealing.appeal(about, form.cleaned_data["text"], language=get_language() or "pl", **who)
    except ValidationError as error:
        form.add_error(None, error)
        return ""
    return _("Sent. Somebody else will look at it.")
