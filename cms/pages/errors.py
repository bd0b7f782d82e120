"""What does somebody see when it does not work? In the language of the address and the chosen look, with numbers."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language_from_path, override

from cms.pages.nearby_addresses import near
from cms.preferences.preferences import COOKIE, Preferences, read
from cms.translations.switch import switch

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
DATABASE_AWAY = (OperationalError, InterfaceError)  # nobody answers, locked for too long, disk full
SOON = 120  # seconds until a browser or a robot should ask again


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what cannot be read, 413 for more than we take."""
    too_much = isinstance(exception, TOO_MUCH)
    return bare(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_much else HTTPStatus.BAD_REQUEST)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the way in for whoever is not in."""
    return _forbidden(request, form_refused=False)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token."""
    return _forbidden(request, form_refused=True)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the finder's question and, where one is nearly called like this, a page that exists."""
    with override(language_of(request)):
        return render(request, "404.html", {"near": near(request.path_info)}, status=HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer. Django calls this while the exception is being handled."""
    if isinstance(sys.exc_info()[1], DATABASE_AWAY):
        return unavailable(request)
    return bare(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable(request: HttpRequest, seconds: int = SOON) -> HttpResponse:
    """503: closed, or the database is away; asks to come back after so many seconds."""
    response = bare(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(seconds)
    return response


def bare(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """The error page that touches neither database nor session, in the look and language the request asks for."""
    look = read(request.COOKIES.get(COOKIE, ""))
    page = page_without_request(status, language_of(request), look, request.path_info)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def page_without_request(status: HTTPStatus, language: str, look: Preferences, path: str = "/") -> str:
    """The HTML of an error page whose template needs no request: 400, 413, 500, 503."""
    with override(language):
        address = escape_leading_slashes(path)
        languages = switch(language, lambda code: translate_url(address, code))
        context = {"look": look, "languages": languages, "site_name": settings.WAGTAIL_SITE_NAME}
        return render_to_string(f"{status.value}.html", context)


def language_of(request: HttpRequest) -> str:
    """What the address says, also where an error came before the language was set."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def _forbidden(request: HttpRequest, *, form_refused: bool) -> HttpResponse:
    with override(language_of(request)):
        context = {"form_refused": form_refused, "login_url": _way_in(request)}
        return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)


def _way_in(request: HttpRequest) -> str:
    """To the login, and back to what one wanted to see; "" for whoever is in."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return ""
    return redirect_to_login(request.get_full_path()).url if request.method in ("GET", "HEAD") else reverse("login")
