"""How does somebody come in, and go out again?"""

import unicodedata
from datetime import timedelta
from typing import Any

from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from wagtail.views import authenticate_with_password

from cms.accounts.forms import LoginForm
from network.limits.actions import again_at, take
from network.limits.pages import ask_to_wait, too_often_page
from network.limits.visitors import who_of
from network.people.private import private_page

WHILE = timedelta(minutes=15)
TRIES_FROM_ONE_ADDRESS = 30  # a whole office may share one
TRIES_OF_ONE_NAME = 10


@method_decorator(private_page, name="dispatch")
class Login(views.LoginView):
    """User name and password. Tries are counted before the password is looked at, because each look costs half a
    second of the processor; the answer is the same for names that exist and names that do not."""

    template_name = "cms/accounts/login.html"
    authentication_form = LoginForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _may_try(request):
            return self.too_many()
        return super().post(request, *args, **kwargs)

    def too_many(self) -> HttpResponse:
        """The page again with the name that was typed, and when to come back."""
        form = self.authentication_form(self.request, initial={"username": self.request.POST.get("username", "")})
        again = again_at(WHILE)
        when = f"{timezone.localtime(again):%H:%M}"
        refused = _("That was a lot of tries. Try again after %(time)s.") % {"time": when}
        return ask_to_wait(self.render_to_response(self.get_context_data(form=form, refused=refused)), again)


@method_decorator(private_page, name="dispatch")
class Logout(views.LogoutView):
    """Out, by POST only; then the way in again."""


def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's check of the password of a page, with its tries counted."""
    asked = request.method == "POST"
    if asked and not take("page_password", who_of(request), at_most=TRIES_OF_ONE_NAME, per=WHILE):
        return too_often_page(request, again_at(WHILE))
    return authenticate_with_password(request, page_view_restriction_id, page_id)


def _may_try(request: HttpRequest) -> bool:
    # As Django composes it before it looks for the login: letters of another width are no other name.
    typed = request.POST.get("username", "").strip()[:150]  # composing more could take minutes
    name = unicodedata.normalize("NFKC", typed).casefold()
    return take("login_from", who_of(request), at_most=TRIES_FROM_ONE_ADDRESS, per=WHILE) and take(
        "login_as", name, at_most=TRIES_OF_ONE_NAME, per=WHILE
    )
