"""What do people see who withdraw a consent, and those who write one down? A code never stands in an address."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import translate_url
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network.limits.pages import ask_to_wait
from network.people.consents import actions, limits, listing, rules, sentences
from network.people.consents.forms import CodeForm, ConsentForm, DeskForm, new_token
from network.people.editorial import Editorial
from network.people.models import Consent, Person
from network.people.privacy import clause
from network.people.private import private_page
from network.subjects import registry

FOLDER = "network/people"
FORM_METHODS = ["GET", "HEAD", "POST"]


@private_page
@require_http_methods(FORM_METHODS)
def consent_withdraw(request: HttpRequest) -> HttpResponse:
    """One's own consents, and the place for a code: first what will happen, then it is done at once."""
    person = Person.objects.of(request.user)
    form = CodeForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if refused := limits.trying_code(request):
            form.add_error("code", sentences.too_often(refused))
        elif consent := Consent.objects.with_code(code).first():
            return _by_code(request, consent, code, person)
        else:
            form.add_error("code", _("No consent has this code. Look at it once more."))
    context = {
        "breadcrumb": [*_way(), {"label": _("Consents")}],
        "form": form,
        "rows": listing.own_consents(person),
        "person": person,
    }
    answer = render(request, f"{FOLDER}/consents.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _by_code(request: HttpRequest, consent: Consent, code: str, person: Person | None) -> HttpResponse:
    if "withdraw" in request.POST:
        actions.withdraw_consent(consent, how=Consent.Withdrawn.CODE, actor=person)
    return _asked(request, consent, code=code)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def consent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One of one's own consents: what will happen, and the button."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Consent.objects.of_person(person), uuid=uuid)
    if request.method == "POST":
        actions.withdraw_consent(found, how=Consent.Withdrawn.PERSON, actor=person)
    return _asked(request, found)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def consent_desk(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Somebody told us that she withdraws; who answers for the text writes it down, and it is done."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Consent, uuid=uuid)
    thing = actions.thing_of(found)
    if not rules.can_withdraw_at_desk(person, thing):
        raise Http404
    form = DeskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        channel = form.cleaned_data["channel"]
        actions.withdraw_consent(found, how=Consent.Withdrawn.DESK, actor=person, channel=channel)
    return _asked(request, found, desk=form, about_url=listing.about_url(thing) if thing else "")


@private_page
@login_required
@require_safe
def consents_about(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """All consents of one text, for those who answer for it."""
    person, thing = _answering(request, kind, key)
    context = {
        "breadcrumb": [*_way(), {"label": sentences.about(thing)}],
        "about": sentences.about(thing),
        "consents": listing.consents_of(thing, person),
        "missing": sentences.missing(rules.blocked(kind, key)),
        "kind": kind,
        "key": key,
    }
    return render(request, f"{FOLDER}/consents_about.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def consent_new(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Write down a consent; with ``?renews=`` one that is over is given again. Its code is shown once."""
    person, thing = _answering(request, kind, key)
    renews = _renewed(request, kind, key)
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=_initial(renews))
    if form.is_bound and form.is_valid():
        try:
            made, code = actions.record_consent(thing, actor=person, renews=renews, **form.facts())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            context = {"breadcrumb": [*_way(), {"label": _("Recorded")}], "code": code, "consent": made, "thing": thing}
            return render(request, f"{FOLDER}/consent_code.html", context | {"about_url": listing.about_url(thing)})
    said = clause(**sentences.privacy())
    context = {"breadcrumb": [*_way(), {"label": _("New consent")}], "about": sentences.about(thing), "form": form}
    return render(request, f"{FOLDER}/consent_new.html", context | {"renews": renews, "clause": said})


def _answering(request: HttpRequest, kind: str, key: int) -> tuple[Person | None, Model]:
    """The reader and the text she answers for. Raises Http404 for every other thing, there or not."""
    person = Person.objects.of(request.user)
    model = {subject.kind: subject.model for subject in registry.everything()}.get(kind)
    if model is None or not issubclass(model, Editorial):
        raise Http404
    thing = get_object_or_404(model, pk=key)
    if not rules.can_read_consents(person, thing):
        raise Http404
    return person, thing


def _renewed(request: HttpRequest, kind: str, key: int) -> Consent | None:
    """The consent of this text that the address names. Raises Http404 for another one, PermissionDenied for who may
    not decide it."""
    if not (asked := request.GET.get("renews", "")):
        return None
    found = next((one for one in Consent.objects.about(kind, key) if str(one.uuid) == asked), None)
    if found is None:
        raise Http404
    if not rules.can_renew_consent(Person.objects.of(request.user), found):
        raise PermissionDenied
    return found


def _initial(renews: Consent | None) -> dict[str, Any]:
    begun: dict[str, Any] = {"token": new_token(), "scope": Consent.Scope.SITE}
    if renews is None:
        return begun
    name = "" if renews.name == rules.NAMELESS else renews.name
    return begun | {"name": name, "scope": renews.scope, "allows": sorted(rules.allowed_by(renews))}


def _asked(
    request: HttpRequest, consent: Consent, *, code: str = "", desk: DeskForm | None = None, about_url: str = ""
) -> HttpResponse:
    """Exactly what will happen, and one button; or that it is done, where nothing of it holds any more."""
    holding = actions.in_force(consent)
    if not holding:
        return _ended(request, consent, about_url)
    newest = holding[-1]
    context = {
        "breadcrumb": [*_way(), {"label": pgettext("a consent", "Withdraw")}],
        "consent": newest,
        "about": sentences.about(actions.thing_of(newest)),
        "allowed": sentences.allowed(newest),
        "given": sentences.given(newest),
        "consequences": sentences.consequences(newest),
        "code": code,
        "form": desk,
    }
    return render(request, f"{FOLDER}/consent.html", context)


def _ended(request: HttpRequest, consent: Consent, about_url: str) -> HttpResponse:
    consent.refresh_from_db()
    context = {
        "breadcrumb": [*_way(), {"label": _("Done")}],
        "state": sentences.state(consent),
        "done": sentences.done(consent),
        "about_url": about_url,
    }
    return render(request, f"{FOLDER}/consent_done.html", context)


def _way() -> list[dict[str, str]]:
    """The first step of the breadcrumb; "/" is an address of the main language only."""
    here = get_language() or settings.LANGUAGE_CODE
    with override(settings.LANGUAGE_CODE):
        url = translate_url("/", here)
    return [{"url": url, "label": _("Start")}]
