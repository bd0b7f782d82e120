"""How often may somebody try to come in, ask for a code or make a login? Counted before anything is hashed or sent."""

import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.accounts.contacts import Channel, Contact
from network.limits.actions import again_at, take
from network.limits.pages import too_often_page
from network.limits.visitors import who_of

View = Callable[..., HttpResponseBase]

WHILE, HOUR, DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
TRIES_FROM_ONE_ADDRESS = 30  # in a while; a whole office may share one
TRIES_OF_ONE_NAME = 10
CODES_FROM_ONE_ADDRESS = 20  # in an hour
CODES_TO_ONE_CONTACT = 5  # in an hour
PHONE_MESSAGES = 500  # in a day, of the whole site: each costs
NEW_LOGINS_FROM_ONE_ADDRESS = 10  # in an hour
STEPS_OF_ONE_LOGIN = 10  # second steps and proofs, in a while


def password_refused(request: HttpRequest, typed: str) -> datetime | None:
    """From when a password may be tried again; None: now, and the try is counted."""
    # As the database composes it before it looks for the login: letters of another width are no other name.
    name = unicodedata.normalize("NFKC", typed.strip()[:150]).casefold()  # composing more could take minutes
    from_here = take("login_from", who_of(request), at_most=TRIES_FROM_ONE_ADDRESS, per=WHILE)
    free = from_here and take("login_as", name, at_most=TRIES_OF_ONE_NAME, per=WHILE)
    return None if free else again_at(WHILE)


def code_refused(request: HttpRequest, contact: Contact) -> datetime | None:
    """From when a code may be sent again; None: now, and it is counted."""
    if contact.channel == Channel.PHONE and not take("codes_by_phone", "", at_most=PHONE_MESSAGES, per=DAY):
        return again_at(DAY)
    from_here = take("codes_from", who_of(request), at_most=CODES_FROM_ONE_ADDRESS, per=HOUR)
    free = from_here and take("codes_to", contact.to, at_most=CODES_TO_ONE_CONTACT, per=HOUR)
    return None if free else again_at(HOUR)


def sign_up_refused(request: HttpRequest) -> datetime | None:
    """From when a login may be made again; None: now, and it is counted."""
    free = take("sign_up_from", who_of(request), at_most=NEW_LOGINS_FROM_ONE_ADDRESS, per=HOUR)
    return None if free else again_at(HOUR)


def counted(view: View) -> View:
    """Counts what is sent to a step that proves who somebody is: by visitor, and by login where one is known. Too
    often: the page that says when it goes on; a code or a password is typed anew anyway."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not _may_step(request):
            return too_often_page(request, again_at(WHILE))
        return view(request, *args, **kwargs)

    return answered


def _may_step(request: HttpRequest) -> bool:
    if not take("step_from", who_of(request), at_most=TRIES_FROM_ONE_ADDRESS, per=WHILE):
        return False
    login = str(request.user.pk or request.session.get("account_login", {}).get("user_pk") or "")
    return not login or take("step_of", login, at_most=STEPS_OF_ONE_LOGIN, per=WHILE)
