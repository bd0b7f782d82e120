"""How does somebody come in, go out again, and make a login?"""

import logging
from typing import Any

from allauth.account.internal.flows.login import perform_login, perform_password_login, record_authentication
from allauth.account.models import Login as LoginInSteps
from django.contrib.auth import views
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.views import authenticate_with_password

from cms.accounts import codes
from cms.accounts.actions import change_contact, is_free, make_login
from cms.accounts.addresses import landing, safe_next, with_next
from cms.accounts.contacts import user_with
from cms.accounts.forms import CodeForm, LoginForm, RequestCodeForm, SignUpForm
from cms.accounts.limits import TRIES_OF_ONE_NAME, WHILE, code_refused, password_refused, sign_up_refused
from cms.accounts.models import User
from cms.accounts.privacy import sign_up_clause
from cms.accounts.rules import has_second_step
from cms.accounts.sessions import is_half_in, keep_session
from network.limits.actions import again_at, take
from network.limits.pages import ask_to_wait, too_often_page
from network.limits.visitors import who_of
from network.people.private import private_page

logger = logging.getLogger("cms.accounts")


@method_decorator(private_page, name="dispatch")
@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class Login(views.LoginView):
    """A password with user name, e-mail or phone. Tries are counted before the password is looked at, because each look
    costs half a second of the processor; the answer is the same for names that exist and names that do not."""

    template_name = "cms/accounts/login.html"
    authentication_form = LoginForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            wanted = safe_next(request)
            if not is_half_in(request):
                # Who is in and comes by a link was refused there, as members are by the admin: back would be a circle.
                return redirect((request.method == "POST" and wanted) or landing(request.user))
            step = "mfa_reauthenticate" if has_second_step(request.user) else "mfa_index"
            return redirect(with_next(step, wanted or landing(request.user)))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        again = password_refused(request, request.POST.get("username", ""))
        if again is None:
            return super().post(request, *args, **kwargs)
        form = self.authentication_form(self.request, initial={"username": request.POST.get("username", "")})
        return ask_to_wait(self.render_to_response(self.get_context_data(form=form, refused=wait_until(again))), again)

    def form_invalid(self, form: Any) -> HttpResponse:
        logger.info("login: refused")
        return super().form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        login = LoginInSteps(user=form.get_user(), redirect_url=safe_next(self.request) or None)
        return perform_password_login(self.request, {}, login)


@method_decorator(private_page, name="dispatch")
class Logout(views.LogoutView):
    """Out, by POST only; then the way in again."""


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def request_code(request: HttpRequest) -> HttpResponse:
    """Where shall a code to come in go? The next page is the same whether somebody has the contact or not."""
    if request.user.is_authenticated:
        return redirect("login")
    form, wanted, again = RequestCodeForm(request.POST or None), safe_next(request), None
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        again = code_refused(request, contact)
        if again is None:
            codes.ask(request, "login", contact, user=_active(user_with(contact)), next_url=wanted)
            return redirect("enter_code")
    page = render(request, "cms/accounts/request_code.html", _with_refusal({"form": form, "next": wanted}, again))
    return ask_to_wait(page, again) if again else page


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """The code that was sent, and what it was asked for: coming in, a new login, a new address, proving oneself."""
    asked = codes.asked(request)
    if asked is None:
        return redirect("login_code")
    if "again" in request.POST:
        return _send_again(request, asked)
    form, over = CodeForm(request.POST or None), not codes.is_open(request)
    if request.method == "POST" and form.is_valid():
        right = codes.fits(request, form.cleaned_data["code"])
        over = right is None
        if right and asked.purpose == "contact" and not is_free(asked.contact):
            form.add_error("code", _("This address or number belongs to another login. Come in with it instead."))
        elif right:
            return _follow(request, asked)
        elif not over:
            form.add_error("code", _("This is not the code."))
    return render(request, "cms/accounts/enter_code.html", {"form": form, "asked": asked, "over": over})


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """A new login. Whoever is younger than 16 gets none, and nothing of what she typed is kept."""
    if request.user.is_authenticated:
        return redirect("login")
    form, again = SignUpForm(request.POST or None), None
    if request.method == "POST" and request.POST.get("old_enough") == "no":
        return render(request, "cms/accounts/too_young.html")
    if request.method == "POST" and form.is_valid():
        name, contact = form.cleaned_data["name"], form.cleaned_data["contact"]
        again = sign_up_refused(request) or (code_refused(request, contact) if contact else None)
        if again is None and contact:
            wanted = safe_next(request)
            user = _active(user_with(contact))
            codes.ask(request, "sign_up", contact, user=user, next_url=wanted, data={"name": name})
            return redirect("enter_code")
        if again is None:
            return _made_without_contact(request, name)
    context = {"form": form, "clause": sign_up_clause(), "next": safe_next(request)}
    page = render(request, "cms/accounts/sign_up.html", _with_refusal(context, again))
    return ask_to_wait(page, again) if again else page


def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's check of the password of a page, with its tries counted."""
    asked = request.method == "POST"
    if asked and not take("page_password", who_of(request), at_most=TRIES_OF_ONE_NAME, per=WHILE):
        return too_often_page(request, again_at(WHILE))
    return authenticate_with_password(request, page_view_restriction_id, page_id)


def wait_until(again: Any) -> str:
    """When to come back, in words."""
    return _("That was a lot of tries. Try again after %(time)s.") % {"time": f"{timezone.localtime(again):%H:%M}"}


def _with_refusal(context: dict[str, Any], again: Any) -> dict[str, Any]:
    return context | {"refused": wait_until(again) if again else ""}


def _active(user: User | None) -> User | None:
    return user if user and user.is_active else None


def _send_again(request: HttpRequest, asked: codes.Asked) -> HttpResponse:
    again = code_refused(request, asked.contact)
    if again:
        return too_often_page(request, again)
    user = User.objects.filter(pk=asked.user or 0, is_active=True).first()
    codes.ask(request, asked.purpose, asked.contact, user=user, next_url=asked.next, data=asked.data)
    return redirect("enter_code")


def _follow(request: HttpRequest, asked: codes.Asked) -> HttpResponse:
    """What the right code was asked for. Whoever has the contact comes in, also where a login was to be made."""
    codes.forget(request)
    if asked.purpose in ("contact", "again"):
        return _of_my_login(request, asked)
    user = _active(user_with(asked.contact)) or _made(asked)
    if user is None:
        return redirect("login")
    return _come_in(request, user, "code", asked.next)


def _of_my_login(request: HttpRequest, asked: codes.Asked) -> HttpResponse:
    user = request.user
    if not isinstance(user, User) or user.pk != asked.user:
        return redirect("login")
    record_authentication(request, user, "code", reauthenticated=True)
    if asked.purpose == "contact":
        change_contact(user, asked.contact)
        keep_session(request, user)
    return redirect(asked.next or "account")


def _made(asked: codes.Asked) -> User | None:
    if asked.purpose != "sign_up":
        return None
    try:
        with transaction.atomic():
            return make_login(name=asked.data["name"], language=_language(), contact=asked.contact).user
    except IntegrityError:  # the same form, sent twice at once
        return _active(user_with(asked.contact))


def _made_without_contact(request: HttpRequest, name: str) -> HttpResponse:
    made = make_login(name=name, language=_language(), contact=None)
    _come_in(request, made.user, "password", "")
    wanted = safe_next(request) or reverse("account")
    context = {"user_name": made.user.username, "password": made.password, "next": wanted}
    return render(request, "cms/accounts/made.html", context)


def _come_in(request: HttpRequest, user: User, how: str, wanted: str) -> HttpResponse:
    record_authentication(request, user, method=how)
    return perform_login(request, LoginInSteps(user=user, redirect_url=wanted or None))


def _language() -> str:
    return get_language() or "pl"
