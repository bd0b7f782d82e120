"""What can somebody change about her own login?"""

from collections.abc import Callable
from functools import partial, wraps
from io import BytesIO
from typing import Any, cast

import qrcode
from allauth.account.views import ReauthenticateView
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathFillImage

from cms.accounts import codes
from cms.accounts.actions import change_password, remove_contact
from cms.accounts.adapter import proved_lately
from cms.accounts.addresses import landing
from cms.accounts.browsers import browser_of
from cms.accounts.contacts import Channel, Contact, contact_of
from cms.accounts.forms import ChangeContactForm, PasswordForm
from cms.accounts.limits import code_refused
from cms.accounts.models import User
from cms.accounts.rules import has_second_step
from cms.accounts.sessions import keep_session
from cms.accounts.views import wait_until
from network.limits.pages import ask_to_wait, too_often_page
from network.people.models import Person
from network.people.private import private_page
from network.people.roles.rules import can_use_people_desk
from network.words.phones import shown

View = Callable[..., HttpResponseBase]


def own(request: HttpRequest) -> User:
    """The login of a request that was let in."""
    return cast(User, request.user)


def proved(view: View, *, then: str = "") -> View:
    """For somebody who came in, or proved again who she is, within ten minutes: by password or second step, else by a
    code to her address or number, which is sent when she asks for it. ``then``: the page after the code; the same
    address where it is empty."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not proved_lately(request):
            contact = contact_of(user)
            if user.has_usable_password() or has_second_step(user) or contact is None:
                raise ReauthenticationRequired
            return _by_code(request, user, contact, reverse(then) if then else request.path)
        return view(request, *args, **kwargs)

    return login_required(answered)


def _by_code(request: HttpRequest, user: User, contact: Contact, next_url: str) -> HttpResponse:
    """A page with the one button that sends the code: opening an address, or a form that lay open, sends nothing."""
    if request.method != "POST" or "send_code" not in request.POST:
        return render(request, "cms/accounts/prove_by_code.html", {"contact": contact})
    again = code_refused(request, contact)
    if again:
        return too_often_page(request, again)
    codes.ask(request, "again", contact, user=user, next_url=next_url)
    return redirect("enter_code")


@private_page
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the login, each with the way to change it."""
    user = own(request)
    person = Person.objects.of(user)
    context = {
        "person": person,
        "user": user,
        "phone": shown(user.phone) if user.phone else "",
        "landing": landing(user),
        "has_step": has_second_step(user),
        "gives_roles": can_use_people_desk(person),
    }
    return render(request, "cms/accounts/account.html", context)


@private_page
@sensitive_post_parameters("password")
@proved
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A new password, or the first; it ends all other sessions."""
    form = PasswordForm(request.POST or None, user=own(request))
    if request.method == "POST" and form.is_valid():
        change_password(own(request), form.cleaned_data["password"])
        keep_session(request, own(request))
        return redirect("account")
    return render(request, "cms/accounts/password.html", {"form": form})


@private_page
@proved
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Another e-mail address or phone number; it counts once the code that is sent there was typed."""
    form, again = ChangeContactForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        again = code_refused(request, contact)
        if again is None:
            codes.ask(request, "contact", contact, user=own(request))
            return redirect("enter_code")
    page = render(request, "cms/accounts/change.html", {"form": form, "refused": wait_until(again) if again else ""})
    return ask_to_wait(page, again) if again else page


@private_page
@require_POST
@partial(proved, then="account")
def remove(request: HttpRequest, channel: str) -> HttpResponse:
    """The login answers to its address, or its number, no more."""
    if channel not in Channel.values:
        raise Http404
    try:
        remove_contact(own(request), channel)
    except ValidationError as error:
        return render(request, "cms/accounts/not_removed.html", {"reason": error.messages[0]}, status=409)
    keep_session(request, own(request))
    return redirect("account")


@private_page
@login_required
@require_safe
def app_picture(request: HttpRequest) -> HttpResponse:
    """The secret of the app being set up, as a picture for its camera; of nobody else and no other time."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    address = get_mfa_adapter().build_totp_url(request.user, secret)
    picture = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage).save(picture)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@method_decorator(login_required, name="dispatch")
class Sessions(ListUserSessionsView):
    """Where somebody is logged in; one press ends all the others, or one of them."""

    template_name = "usersessions/usersession_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        own = self.request.session.session_key
        context["sessions"] = [
            {
                "pk": row.pk,
                "since": row.created_at,
                "browser": browser_of(row.user_agent),
                "own": row.session_key == own,
            }
            for row in context["sessions"]
        ]
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        one = self.request.POST.get("session", "")
        if not one:
            return super().form_valid(form)
        for row in UserSession.objects.filter(user=self.request.user, pk=int(one) if one.isdecimal() else 0):
            row.end()
        return redirect("usersessions_list")


class Prove(ReauthenticateView):
    """The password once more."""

    template_name = "account/reauthenticate.html"
