"""What do both sides of a talk see and send? Never in a cache, never in an address what only one of them may know."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.directory.listing import start
from network.directory.models import Operator, Shop
from network.limits.pages import ask_to_wait
from network.moderation.sanctions import excluded_until
from network.moderation.sentences import paused
from network.partners.enquiries import actions, limits, page, rules, sentences
from network.partners.enquiries.forms import (
    TOPICS,
    TRAP,
    CodeForm,
    EnquiryForm,
    LeaderEnquiryForm,
    MessageForm,
    new_token,
)
from network.partners.enquiries.recipients import Receiver, reach
from network.partners.models import Enquiry, EnquiryMessage, ShopRequest
from network.people.models import Leader, Person
from network.people.privacy import clause
from network.people.private import private_page

FOLDER = "network/partners"
PAGE = 50
FORM_METHODS = ["GET", "HEAD", "POST"]


@private_page
@require_http_methods(FORM_METHODS)
def enquiry_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to a shop; with ``?request=`` about what it asks for."""
    shop = get_object_or_404(Shop.objects.visible_to(None), slug=slug)
    asked = ShopRequest.objects.visible_to(Person.objects.of(request.user)).for_shop(shop)
    return _new(request, shop, asked.with_uuid(request.GET.get("request", "")))


@private_page
@require_http_methods(FORM_METHODS)
def operator_enquiry_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to who runs shops."""
    return _new(request, get_object_or_404(Operator, pk=pk), None)


@private_page
@require_http_methods(FORM_METHODS)
def leader_enquiry_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to a leader, as long as she speaks for others and takes messages."""
    found = Leader.objects.public().select_related("person__user")
    return _new(request, get_object_or_404(found, slug=slug), None)


def _new(request: HttpRequest, to: Receiver, about: ShopRequest | None) -> HttpResponse:
    person = Person.objects.of(request.user)
    to_leader = isinstance(to, Leader)
    form_class = LeaderEnquiryForm if to_leader else EnquiryForm
    form = form_class(request.POST if request.method == "POST" else None, initial=_initial(person, about))
    refused, closed = None, sentences.takes_none(_name(to)) if _takes_none(to) else ""
    if closed and form.is_bound:
        form.add_error(None, _("%(closed)s Your words stand below; copy what you need.") % {"closed": closed})
    elif form.is_bound and form.is_valid():
        said = form.cleaned_data
        known = actions.sent_before(to, said["message"], sender=form.sender(), token=said["token"])
        barred = excluded_until(person, timezone.now())
        refused = None if known or barred else limits.sending(request, to, said["email"])
        if barred:
            form.add_error(None, paused(barred))
        elif refused:
            form.add_error(None, sentences.too_often(refused, timezone.now()))
        else:
            return _sent(request, to, about, form, person)
    context = {
        "breadcrumb": [start(), *_way(to), {"label": _("Write")}],
        "name": _name(to),
        "is_example": getattr(to, "is_example", False),
        "to_leader": to_leader,
        "closed": closed,
        "about": about,
        "goes_to": closed or sentences.goes_to(reach(to)),
        "form": form,
        "trap": TRAP,
        "clause": clause(**(sentences.privacy_with_leader() if to_leader else sentences.privacy())),
    }
    answer = render(request, f"{FOLDER}/enquiry_new.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _sent(
    request: HttpRequest, to: Receiver, about: ShopRequest | None, form: EnquiryForm, person: Person | None
) -> HttpResponse:
    said = form.cleaned_data
    topic = said.get("topic", Enquiry.Topic.OTHER)  # a leader is not asked what about
    enquiry, code = actions.send_enquiry(
        to, said["message"], sender=form.sender(), topic=topic, language=get_language() or "pl",
        token=said["token"], actor=person, request=about,
    )  # fmt: skip
    context = {
        "breadcrumb": [start(), *_way(to), {"label": _("Sent")}],
        "goes_to": sentences.goes_to(reach(to)),
        "code": code,
        "email": enquiry.email,
        "enquiry": enquiry if person else None,
    }
    return render(request, f"{FOLDER}/enquiry_sent.html", context)


@private_page
@require_http_methods(FORM_METHODS)
def enquiry_code(request: HttpRequest) -> HttpResponse:
    """Find the talk by its code, go on writing, or close it; the code travels in the body of a POST alone."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if refused := limits.trying_code(request):
            form.add_error("code", sentences.too_often(refused, timezone.now()))
        elif enquiry := Enquiry.objects.with_talk().with_code(code).first():
            return _by_code(request, enquiry, code)
        else:
            form.add_error("code", _("No message has this code. Look at it once more."))
    context = {
        "breadcrumb": [start(), {"label": _("Find an answer")}],
        "form": form,
        "words": MessageForm(initial={"text": request.POST["text"]})["text"] if "text" in request.POST else None,
    }
    answer = render(request, f"{FOLDER}/enquiry_code.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _by_code(request: HttpRequest, enquiry: Enquiry, code: str) -> HttpResponse:
    form, done = MessageForm(), ""
    if "close" in request.POST:
        actions.close_enquiry(enquiry, actor=None, code=code)
        done = _("Closed.")
    elif "text" in request.POST:
        form = MessageForm(request.POST)
        done = _("Sent.") if _written_again(enquiry, form, actor=None, code=code) else ""
    if done:
        enquiry, form = Enquiry.objects.with_talk().get(pk=enquiry.pk), MessageForm()
    return _talk(request, page.for_sender(enquiry, form, code=code) | {"done": done})


@private_page
@login_required
@require_safe
def enquiries(request: HttpRequest) -> HttpResponse:
    """The talks of somebody logged in: her own, and those to her shops; the newest first."""
    person = Person.objects.of(request.user)
    found = Enquiry.objects.visible_to(person).before(request.GET.get("before", "")).with_talk()
    shown = list(found[: PAGE + 1])
    context = {
        "breadcrumb": [start(), {"label": _("Messages")}],
        "rows": page.rows(shown[:PAGE], person) if person else [],
        "next_url": f"?before={shown[PAGE - 1].pk}" if len(shown) > PAGE else "",
        "next_label": _("Older"),
    }
    return render(request, f"{FOLDER}/enquiries.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def enquiry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One talk, for both sides: to read, to answer, to write again."""
    person, found = _found(request, uuid)
    is_sender = rules.is_sender(person, found)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        write = _written_again if is_sender else _answered
        if write(found, form, actor=person):
            return redirect(found)
    return _talk(request, page.for_sender(found, form) if is_sender else page.for_shop(found, form))


@private_page
@login_required
@require_POST
def enquiry_open(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The shop's side opens the envelope; the sender learns that it was read."""
    person, found = _found(request, uuid)
    actions.open_enquiry(found, actor=person)
    return redirect(found)


@private_page
@login_required
@require_POST
def enquiry_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Either side ends the talk."""
    person, found = _found(request, uuid)
    actions.close_enquiry(found, actor=person)
    return redirect(found)


def _found(request: HttpRequest, uuid: UUID) -> tuple[Person | None, Enquiry]:
    """The reader and the talk she may see. Raises Http404 for every other talk, there or not."""
    person = Person.objects.of(request.user)
    return person, get_object_or_404(Enquiry.objects.visible_to(person).with_talk(), uuid=uuid)


def _answered(enquiry: Enquiry, form: MessageForm, *, actor: Person | None) -> bool:
    if not _may_go_on(enquiry, form):
        return False
    return _said(enquiry, form, lambda text: actions.answer_enquiry(enquiry, text, actor=actor))


def _written_again(enquiry: Enquiry, form: MessageForm, *, actor: Person | None, code: str = "") -> bool:
    if not _may_go_on(enquiry, form):
        return False
    if refused := limits.writing_again(enquiry):
        form.add_error(None, sentences.too_often(refused, timezone.now()))
        return False
    return _said(enquiry, form, lambda text: actions.write_again(enquiry, text, actor=actor, code=code))


def _said(enquiry: Enquiry, form: MessageForm, say: Callable[[str], EnquiryMessage]) -> bool:
    """Says it; whether that was still possible: the other side may close the talk in this very moment."""
    try:
        say(form.cleaned_data["text"])
    except PermissionDenied:
        enquiry.refresh_from_db(fields=["state"])
        if _may_go_on(enquiry, form):
            raise
        return False
    return True


def _may_go_on(enquiry: Enquiry, form: MessageForm) -> bool:
    """Whether the words can be sent; where the other side has closed the talk meanwhile, the form says so."""
    if rules.is_over(enquiry):
        form.add_error(None, _("This conversation was closed meanwhile. Your words stand below; copy what you need."))
    return form.is_valid()


def _talk(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"{FOLDER}/enquiry.html", context)


def _way(to: Receiver) -> list[dict[str, str]]:
    """The step of the shop or leader in the breadcrumb; an operator has no page."""
    return [] if isinstance(to, Operator) else [{"url": to.get_absolute_url(), "label": _name(to)}]


def _name(to: Receiver) -> str:
    return to.person.name if isinstance(to, Leader) else to.name


def _takes_none(to: Receiver) -> bool:
    return isinstance(to, Leader) and not rules.takes_messages(to)


def _initial(person: Person | None, about: ShopRequest | None) -> dict[str, str]:
    return {
        "sender_name": person.name if person else "",
        "email": person.email if person else "",
        "topic": TOPICS[about.kind] if about else "",  # type: ignore[index]
        "token": new_token(),
    }
