"""Where does allauth ask this site: who sends letters, what is remembered of a visitor, how secrets are kept?"""

import base64
import hashlib
import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cms.accounts.addresses import landing
from cms.accounts.browsers import browser_of
from cms.accounts.models import User
from cms.accounts.rules import FACTORS, must_have_second_step

RECENT = 600  # seconds for which a proof holds, before something about the login is changed
NOBODY = "0.0.0.0"  # noqa: S104 - what stands in the list of sessions instead of an address: none is kept

logger = logging.getLogger("cms.accounts")


class AccountAdapter(DefaultAccountAdapter):
    """allauth runs the steps of a login; letters, addresses and pages are ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": _("This is not the password of this login."),
        "incorrect_code": _("This is not the code."),
    }

    def get_login_stages(self) -> list[str]:
        """After a password or a code: the second step, where one is set up."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing(request.user)

    get_signup_redirect_url = get_login_redirect_url

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never through allauth's own form: ours asks other things."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return redirect("login")

    def get_client_ip(self, request: HttpRequest) -> str:
        return NOBODY

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """None: each page says itself what happened, and a message would be one more cookie."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """None: letters are rows (``cms.accounts.emails``)."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within ten minutes of coming in or proving oneself again."""
        return not proved_lately(self.request)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        ways = [record["method"] for record in get_authentication_records(request, user)]
        logger.info("login: user %s by %s", user.pk, ", ".join(ways))
        return response


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of apps and codes on paper are kept encrypted, so a copy of the database alone opens nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _("This is not the code.")}

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called until she names it: the browser it was made with."""
        return browser_of(context.request.headers.get("User-Agent", "")) or str(_("A browser"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who must have one."""
        user: User = authenticator.user
        others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
        return others.exists() or not must_have_second_step(user)


def proved_lately(request: HttpRequest) -> bool:
    """Whether somebody came in, or proved again who she is, within the last ten minutes of this session."""
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < RECENT for record in records)


def _keys() -> MultiFernet:
    """Derived from the site's secret key; those before it still open what they closed."""
    digests = (hashlib.sha256(f"cms.accounts|{key}".encode()).digest() for key in _secret_keys())
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def _secret_keys() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
