"""What does one fill in for a second step, at the login and when it is set up?"""

import struct
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.accounts.codes import DAY
from cms.accounts.forms import CodeField
from network.limits.actions import take

# What reading a passkey's answer raises where somebody typed it: it is JSON, base64 and CBOR in each other.
BROKEN = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError, struct.error)


class StepCode(forms.Form):
    """A code of the app or one from paper. A code of the app counts once, on all workers together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            label=_("The code"), help_text=_("Six digits from your app, or one of the codes you wrote down.")
        )

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        by_app = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if by_app and not take("app_code", f"{self.authenticator.user_id}:{code}", at_most=1, per=DAY):  # type: ignore[attr-defined]
            raise ValidationError(_("This code was used. Wait for the next one."), code="used")
        return code


class StepForm(StepCode, AuthenticateForm):
    """The second step after a password or a code."""


class ProveByStepForm(StepCode, ReauthenticateForm):
    """The second step once more, before something about the login is changed."""


class AppForm(ActivateTOTPForm):
    """The first code of an app that was just told the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(label=_("The code that the app shows"), help_text=_("Six digits."))


class PasskeyAnswer(forms.Form):
    """What the browser says of a passkey; whatever is no such answer is refused like a wrong one."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except BROKEN as error:
            raise _no_passkey() from error


class PasskeyLoginForm(PasskeyAnswer, LoginWebAuthnForm):
    """A passkey instead of everything else."""


class PasskeyStepForm(PasskeyAnswer, AuthenticateWebAuthnForm):
    """A passkey after a password or a code."""


class ProveByPasskeyForm(PasskeyAnswer, ReauthenticateWebAuthnForm):
    """A passkey once more."""


class PasskeyForm(AddWebAuthnForm):
    """A new passkey; the browser fills in what it made."""

    passwordless = None  # passkeys are asked for with what opens the phone: they stand for password and second step

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except BROKEN as error:
            raise _no_passkey() from error

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("What do you call it?"), required=False, max_length=60, help_text=_("For example: my phone.")
        )


def _no_passkey() -> ValidationError:
    return ValidationError(_("This passkey does not open a login here."), code="passkey")
