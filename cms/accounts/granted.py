"""How does the machine's owner get a login whose second step works at once? With an app's secret and codes on paper."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from django.db import transaction

from cms.accounts.models import User
from cms.accounts.rules import has_second_step


@transaction.atomic
def grant_second_step(user: User) -> None:
    """Sets up an app and codes on paper for the login, unless she has a second step; new codes when all are used."""
    if not has_second_step(user):
        TOTP.activate(user, generate_totp_secret())
    if not paper_codes(user):
        Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(user)


def paper_codes(user: User) -> list[str]:
    """The codes on paper that still open the login."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return row.wrap().get_unused_codes() if row else []


def app_secret(user: User) -> str:
    """What to type into an app so that it shows the codes of this login; "" for one without an app."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return decrypt(row.data["secret"]) if row else ""
