"""What does somebody see and do on the needs board?"""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.directory.hours import local_day
from network.directory.listing import start
from network.partners.board import actions, listing, request_page, rules, sentences
from network.partners.board.forms import BoardForm, OfferForm
from network.partners.board.offer_page import offer_context
from network.partners.models import Offer, ShopRequest
from network.people.models import Person
from network.people.privacy import clause
from network.people.private import private_page

CONFLICT = 409  # somebody else was faster


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """The board: what shops ask for."""
    today = local_day(timezone.now())
    form = BoardForm(request.GET, voivodeships=listing.voivodeships(today))
    asked = form.understood()
    found = listing.page(asked, today)
    context = {
        "breadcrumb": [start(), {"label": _("What shops need")}],
        "form": BoardForm(initial=asked, voivodeships=form.voivodeships),
        "more_open": any(asked[name] for name in ("goods", "voivodeship", "urgency", "promised")),
        "filtered": any(value for name, value in asked.items() if name != "page"),
        "summary": listing.summary(found),
        "unknown_place": found.unknown_place,
        "rows": [listing.row(wanted, today) for wanted in found.requests],
        **listing.neighbours(asked, found),
    }
    return render(request, "network/partners/requests.html", context)


@require_safe
def request_detail(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """One request and the ways to answer it."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(ShopRequest.objects.visible_to(person).with_shop(), uuid=uuid)
    page = request_page.RequestPage(found, person, local_day(timezone.now()))
    return _shown(request, page)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def request_promise(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Promises one of one's own offers."""
    person, today = Person.objects.of(request.user), local_day(timezone.now())
    found = get_object_or_404(ShopRequest.objects.visible_to(person).with_shop(), uuid=uuid)
    if request.method != "POST":
        return redirect(found)
    if not request.user.is_authenticated:
        return redirect_to_login(found.get_absolute_url())
    if not rules.can_make_offer(person):
        raise PermissionDenied
    page = request_page.RequestPage(found, person, today)
    form = page.promise_form(request.POST)
    if form.is_valid():
        try:
            actions.promise_request(found, form.cleaned_data["offer"], actor=person, today=today)
        except ValidationError as refused:
            return _shown(request, page.anew(), form=form, problem=refused.messages[0], status=CONFLICT)
        return redirect(found)
    return _shown(request, page, form=form)


@private_page
@require_POST
@login_required
def request_take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Takes one's promise back; done before, it changes nothing."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(ShopRequest.objects.visible_to(person).select_related("offer"), uuid=uuid)
    if found.state == ShopRequest.State.PROMISED:
        with suppress(ValidationError):  # somebody was faster; the page says what became of it
            actions.take_back_promise(found, actor=person)
    return redirect(found)


@private_page
@require_safe
@login_required
def offers(request: HttpRequest) -> HttpResponse:
    """What I offer."""
    person, today = Person.objects.of(request.user), local_day(timezone.now())
    mine = Offer.objects.of(person) if person else Offer.objects.none()
    context = {
        "breadcrumb": [start(), {"label": _("My offers")}],
        "rows": [listing.offer_row(offer, today) for offer in mine[: listing.MOST_OFFERS]],
        "can_offer": rules.can_make_offer(person),
        "person": person,
    }
    return render(request, "network/partners/offers.html", context)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offer_new(request: HttpRequest) -> HttpResponse:
    """Says what one can give; for a request named in the address, back to it afterwards."""
    person, today = Person.objects.of(request.user), local_day(timezone.now())
    if not rules.can_make_offer(person):
        raise PermissionDenied
    answers = request_page.asked_in(request.GET.get("request", ""), person)
    form = OfferForm(request.POST or None, initial=request_page.offer_for(answers, person))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        offer = actions.make_offer(said, actor=person, today=today, key=said["key"])
        return redirect(answers or offer)
    context: dict[str, Any] = {
        "breadcrumb": listing.below_offers(_("New offer")),
        "form": form,
        "answers": answers,
        "clause": clause(**sentences.privacy()),
    }
    if answers:
        context["answers_line"] = listing.row(answers, today)["line"]
    return render(request, "network/partners/offer_new.html", context)


@private_page
@require_safe
@login_required
def offer_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One offer: for its owner with the requests it can answer, for a shop in reach with the distance."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Offer.objects.visible_to(person), uuid=uuid)
    context = offer_context(found, person, local_day(timezone.now()))
    return render(request, "network/partners/offer.html", context)


@private_page
@require_POST
@login_required
def offer_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Withdraws an offer; done before, it changes nothing."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Offer.objects.visible_to(person), uuid=uuid)
    if found.state != Offer.State.WITHDRAWN:
        with suppress(ValidationError):  # somebody was faster; the page says what became of it
            actions.withdraw_offer(found, actor=person)
    return redirect(found)


def _shown(request: HttpRequest, page: request_page.RequestPage, status: int = 200, **more: Any) -> HttpResponseBase:
    """The page of a request; kept private where it knows its reader."""
    answer = private_page(render) if request.user.is_authenticated else render
    return answer(request, "network/partners/request.html", page.context(**more), status=status)
