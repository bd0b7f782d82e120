"""How does somebody prove that an address or a number is hers? With a code that was sent there.

The code belongs to the browser's session that asked for it: there only its keyed hash is kept, with what shall follow.
It holds ten minutes, for three tries, once; asking again makes the one before worthless. Tries are counted in the
database, so that many at once are not more than three.
"""

import secrets
import time
from datetime import timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from cms.accounts import emails
from cms.accounts.contacts import Contact
from cms.accounts.models import User
from network.limits.actions import take

KEY = "accounts.code"  # in the session
LIFETIME = 600  # seconds
TRIES, DIGITS = 3, 8
DAY = timedelta(days=1)


class Asked(NamedTuple):
    """What a code was asked for."""

    purpose: str  # "login", "sign_up", "contact", "again"
    contact: Contact
    user: int | None  # whose login it opens; None: nobody's
    next: str
    data: dict[str, Any]


def ask(
    request: HttpRequest, purpose: str, contact: Contact, *, user: User | None, next_url: str = "", data: Any = None
) -> None:
    """Sends a code to the contact and remembers in the session what for; the code before is worthless now.

    Where nobody has the contact, a way in is not sent; everything else is the same, so the page tells nothing.
    """
    key, code = secrets.token_urlsafe(16), new_code()
    opens = user is not None or purpose == "sign_up"
    with transaction.atomic():
        emails.code(contact, code if opens else "", get_language() or settings.LANGUAGE_CODE, about=key)
    request.session[KEY] = {
        "key": key,
        "hash": _hash(key, code) if opens else "",
        "at": time.time(),
        "asked": [purpose, list(contact), user.pk if user else None, next_url, data or {}],
    }


def asked(request: HttpRequest) -> Asked | None:
    """What this browser asked a code for; None when it asked for none."""
    state: dict[str, Any] | None = request.session.get(KEY)
    if state is None:
        return None
    purpose, contact, user, next_url, data = state["asked"]
    return Asked(purpose, Contact(*contact), user, next_url, data)


def is_open(request: HttpRequest) -> bool:
    """Whether the code may still be tried: it is young enough."""
    state: dict[str, Any] | None = request.session.get(KEY)
    return state is not None and time.time() - state["at"] <= LIFETIME


def fits(request: HttpRequest, typed: str) -> bool | None:
    """Whether this is the code; None when it can no longer be tried (too old, three tries, used)."""
    state: dict[str, Any] | None = request.session.get(KEY)
    if state is None or not is_open(request) or not take("code_tried", state["key"], at_most=TRIES, per=DAY):
        return None
    right = constant_time_compare(_hash(state["key"], typed), state["hash"])
    return right and take("code_used", state["key"], at_most=1, per=DAY)


def forget(request: HttpRequest) -> None:
    """Nothing is asked any more."""
    request.session.pop(KEY, None)


def new_code() -> str:
    """Eight random digits."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def _hash(key: str, code: str) -> str:
    digits = "".join(one for one in code if one.isalnum())[:64]
    return salted_hmac("cms.accounts.codes", f"{key}|{digits}", algorithm="sha256").hexdigest()
