"""How do tests come in, with codes and second steps?"""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client

from cms.accounts.models import User
from network.letters.models import Letter
from tests import cast

LOGIN, CODE, NEW, WHERE = "/konto/wejscie/", "/konto/kod/", "/konto/nowe/", "/konto/wejscie/kod/"
STEP = "/konto/wejscie/drugi-krok/"
WATCH = "cms.accounts.sessions.watch_logins"


def watched(settings: Any) -> None:
    """The middleware of logins, as on the site."""
    after = settings.MIDDLEWARE.index("allauth.account.middleware.AccountMiddleware") + 1
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:after], WATCH, *settings.MIDDLEWARE[after:]]


def by_password(client: Client, username: str, **more: str) -> Any:
    return client.post(LOGIN, {"username": username, "password": cast.PASSWORD, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sent_code() -> str:
    """The code of the letter written last."""
    found = re.search(r"(\d{4}) (\d{4})", Letter.objects.latest("id").body)
    assert found is not None
    return found[1] + found[2]


def app_code(user: User, later: int = 0) -> str:
    """What the user's app shows now, or ``later`` half minutes from now."""
    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return of_secret(secret, later)


def of_secret(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time() // 30) + later))


def with_app(user: User) -> User:
    """The user with an app and codes on paper."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user
