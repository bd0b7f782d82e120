"""What does a coordinator see and do at the desk of her shop?"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.directory.hours import local_day
from network.directory.models import Shop
from network.notices import actions as notices
from network.partners.board import actions as board
from network.partners.board.forms import RequestForm
from network.partners.board.states import REQUEST
from network.partners.desk import actions, desk_page
from network.partners.desk.forms import CapacityForm, ContactForm
from network.partners.desk.shops import offered, shops_page
from network.partners.models import ShopRequest
from network.partners.queries import shops_of
from network.people.models import Person
from network.people.private import private_page

CONFLICT = 409  # the request moved on meanwhile
VERBS = {"met": board.mark_met, "withdraw": board.withdraw_request}


@private_page
@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """The shops I look after; one alone is opened at once."""
    person = Person.objects.of(request.user)
    shops = shops_of(person)
    if len(only := shops[:2]) == 1:
        return redirect("network:desk_shop", only[0].slug)
    context = {"person": person, **shops_page(shops, request.GET.get("page", ""))}
    return render(request, "network/partners/desk_shops.html", context)


@private_page
@require_safe
@login_required
def desk_shop(request: HttpRequest, slug: str) -> HttpResponse:
    """All that waits at one shop."""
    person, shop = _person_and_shop(request, slug)
    return _shown(request, shop, person, done=_done(request.GET.get("done", "")))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk_capacity(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether new people can come."""
    person, shop = _person_and_shop(request, slug)
    if request.method != "POST":
        return redirect("network:desk_shop", slug)
    form = CapacityForm(request.POST)
    if form.is_valid():
        said, today = form.cleaned_data, local_day(timezone.now())
        try:
            actions.say_capacity(
                shop, said["level"], free_places=said["free_places"], until=said["until"], actor=person, today=today
            )
            return _back(shop, "capacity")
        except ValidationError as refused:
            form.add_error(None, refused)
    return _shown(request, shop, person, capacity_form=form)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Where letters for the shop go."""
    person, shop = _person_and_shop(request, slug)
    if request.method != "POST":
        return redirect("network:desk_shop", slug)
    form = ContactForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.set_contact(shop, said["email"], said["letter_language"], actor=person)
        return _back(shop, "contact")
    return _shown(request, shop, person, contact_form=form)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk_request_new(request: HttpRequest, slug: str) -> HttpResponse:
    """The shop asks for something; begun from an offer where the address names one."""
    person, shop = _person_and_shop(request, slug)
    form = RequestForm(request.POST or None, initial=offered(request.GET.get("offer", ""), person))
    if request.method == "POST" and form.is_valid():
        said, today = form.cleaned_data, local_day(timezone.now())
        board.ask_for(shop, said, actor=person, today=today, key=said["key"])
        return _back(shop, "request")
    return _form(request, shop, form, _("New request"))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk_request_change(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Says a request anew, while nobody has promised it."""
    person, shop = _person_and_shop(request, slug)
    found = get_object_or_404(ShopRequest.objects.for_shop(shop).with_shop(), uuid=uuid)
    known = {name: getattr(found, name) for name in board.REQUEST_FIELDS}
    form = RequestForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            board.change_request(found, form.cleaned_data, actor=person, today=local_day(timezone.now()))
            return _back(shop, "request")
        except ValidationError as refused:
            form.add_error(None, refused)
    return _form(request, shop, form, _("Change the request"))


@private_page
@require_POST
@login_required
def desk_request_step(request: HttpRequest, slug: str, uuid: UUID, step: str) -> HttpResponse:
    """It came, it did not, it is needed no more or again; pressed twice, it is one step."""
    person, shop = _person_and_shop(request, slug)
    found = get_object_or_404(ShopRequest.objects.for_shop(shop).select_related("shop", "offer"), uuid=uuid)
    if found.state != REQUEST[desk_page.STEPS[step]].after:
        try:
            if step == "reopen":
                board.reopen_request(found, actor=person, today=local_day(timezone.now()))
            else:
                VERBS[step](found, actor=person)
        except ValidationError as refused:
            return _shown(request, shop, person, problem=refused.messages[0], status=CONFLICT)
    notices.mark_seen(person, found)
    return _back(shop, "step")


def _person_and_shop(request: HttpRequest, slug: str) -> tuple[Person, Shop]:
    """Who is here and the shop, if its desk is open to her. Raises Http404."""
    person = Person.objects.of(request.user)
    shop = get_object_or_404(shops_of(person).select_related("location"), slug=slug)
    assert person is not None  # noqa: S101 – nobody's shops are none
    return person, shop


def _shown(request: HttpRequest, shop: Shop, person: Person, status: int = 200, **more: Any) -> HttpResponse:
    context = desk_page.context(shop, person, local_day(timezone.now()), **more)
    return render(request, "network/partners/desk.html", context, status=status)


def _form(request: HttpRequest, shop: Shop, form: RequestForm, title: str) -> HttpResponse:
    context = {"breadcrumb": desk_page.breadcrumb(shop, title), "form": form, "title": title, "shop_name": shop.name}
    return render(request, "network/partners/desk_request.html", context)


def _back(shop: Shop, done: str) -> HttpResponse:
    return redirect(f"{reverse('network:desk_shop', args=[shop.slug])}?done={done}")


def _done(word: str) -> str:
    """What was just done, by the word in the address; '' for none."""
    return {
        "capacity": _("Saved. The shop's page says it from now on."),
        "contact": _("Saved."),
        "request": _("Saved. Everybody can read it on the board."),
        "step": _("Saved."),
    }.get(word, "")
