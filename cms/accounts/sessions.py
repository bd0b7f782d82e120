"""How long does a login last, and what may somebody do who has not shown the second step?

A login whose second step is missing – demanded and not set up, or set up in another browser – counts as a visitor's on
every page but those of the account, where the step is set up or shown. So nothing that a login opens opens for half of
one, whatever a page forgets to ask.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path

from cms.accounts.addresses import with_next
from cms.accounts.models import User
from cms.accounts.rules import second_step_of

Answer = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN = "accounts.began", "accounts.seen"  # in the session: seconds since 1970
# (without use, altogether): whoever decides about others works in sittings; a member's own phone stays logged in.
STAFF = (timedelta(hours=2), timedelta(hours=12))
OTHERS = (timedelta(days=14), timedelta(days=60))
WRITE_EVERY = 300  # seconds between two notes that the session is used
FOLDER = "konto"
# What somebody may open who has a second step and has not shown it here.
DOORS = {"login", "account_login", "logout", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


def watch_logins(get_response: Answer) -> Answer:
    """Ends logins that are too old; makes a visitor of whoever has not shown the second step."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return get_response(request)
        if _is_over(request):
            logout(request)
        elif is_half_in(request):
            return _half_in(request, get_response)
        return get_response(request)

    return middleware


def shown_second_step(request: HttpRequest) -> bool:
    """Whether a code of the app, a passkey or a code on paper was shown in this session."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def is_half_in(request: HttpRequest) -> bool:
    """Whether the second step of this login is still missing; no query where it was shown, else one."""
    if not isinstance(request.user, User) or shown_second_step(request):
        return False
    return any(second_step_of(request.user))


def keep_session(request: HttpRequest, user: User) -> None:
    """This session goes on under a new key after a change that ends all others; the list of sessions knows it."""
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def _half_in(request: HttpRequest, get_response: Answer) -> HttpResponse:
    if not _is_of_the_account(request.path_info):
        request.user = AnonymousUser()
        return get_response(request)
    is_set_up = second_step_of(request.user)[1]  # type: ignore[arg-type]
    if is_set_up and _name(request.path_info) not in DOORS:
        return redirect(with_next("mfa_reauthenticate", request.get_full_path()))
    return get_response(request)


def _is_of_the_account(path: str) -> bool:
    parts = path.strip("/").split("/")
    return parts[1:2] == [FOLDER] if get_language_from_path(path) else parts[0] == FOLDER


def _name(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None


def _is_over(request: HttpRequest) -> bool:
    """Whether the session lay unused or lasts too long; notes that it is used, every few minutes."""
    now, session = time.time(), request.session
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    idle, whole = STAFF if shown_second_step(request) else OTHERS
    if now - seen > idle.total_seconds() or now - began > whole.total_seconds():
        return True
    if BEGAN not in session or now - seen > WRITE_EVERY:
        session[BEGAN], session[SEEN] = began, now
    return False
