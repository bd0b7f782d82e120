"""How is a second step set up, shown and taken away? allauth runs it; what stands around it is ours."""

import json
from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.accounts.actions import tell_second_step
from cms.accounts.addresses import landing, safe_next
from cms.accounts.forms import LoginForm
from cms.accounts.models import User
from cms.accounts.rules import must_have_second_step
from cms.accounts.sessions import is_half_in, keep_session
from cms.accounts.step_forms import PasskeyLoginForm

AFTER = "accounts.after_second_step"  # in the session: where to go once it is set up


class SecondSteps(IndexView):
    """What is set up, and why it is asked for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        wanted = safe_next(self.request)
        if wanted:
            self.request.session[AFTER] = wanted
        return context | {
            "demanded": must_have_second_step(self.request.user),
            "half_in": is_half_in(self.request),
            "app": context["authenticators"].get(Authenticator.Type.TOTP),
            "papers": context["authenticators"].get(Authenticator.Type.RECOVERY_CODES),
            "keys": context["authenticators"].get(Authenticator.Type.WEBAUTHN, []),
        }


class StepAtLogin(AuthenticateView):
    """The second step after a password or a code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        has_key = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN).exists()
        options = json.dumps(context["js_data"]["request_options"]) if has_key else ""
        return context | {"options": options}


class ProveByStep(ReauthenticateView):
    """The second step once more."""


class ProveByPasskey(ReauthenticateWebAuthnView):
    """A passkey once more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"options": json.dumps(context["js_data"]["request_options"])}


class SetUpApp(ActivateTOTPView):
    """An app that shows a new code every half minute."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        shown_here(self.request, Authenticator.Type.TOTP)
        return response


class RemoveApp(DeactivateTOTPView):
    """The app is asked for no more."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        tell_second_step(self.request.user)
        return response


class AddPasskey(AddWebAuthnView):
    """A passkey of this phone or computer, or a key on one's ring: password and second step in one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        options = passkeys.begin_registration(self.request.user, True)
        return super(AddWebAuthnView, self).get_context_data(**kwargs) | {"options": json.dumps(options)}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        shown_here(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskey(RemoveWebAuthnView):
    """A passkey opens the login no more; the last one of somebody who must have one stays."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            return redirect("mfa_index")
        response = super().form_valid(form)
        tell_second_step(self.request.user)
        return response


class PaperCodes(ViewRecoveryCodesView):
    """The codes to write down, and where it goes on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onward = self.request.session.pop(AFTER, "") or landing(self.request.user)
        return super().get_context_data(**kwargs) | {"onward": onward}


class NewPaperCodes(GenerateRecoveryCodesView):
    """New codes; those before are worthless."""


@require_POST
def come_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """First the question for the browser (JSON), then its answer: in. Wrong answers of all kinds get one sentence."""
    if "credential" not in request.POST:
        return JsonResponse(passkeys.begin_authentication(user=None))
    form = PasskeyLoginForm(data=request.POST)
    wanted = safe_next(request)
    if not form.is_valid():
        refused = _("This passkey does not open a login here.")
        context = {"form": LoginForm(request), "refused": refused, "next": wanted}
        return render(request, "cms/accounts/login.html", context)
    found = form.cleaned_data["credential"]
    return perform_passwordless_login(request, found, Login(user=found.user, redirect_url=wanted or None))


def shown_here(request: HttpRequest, kind: str) -> None:
    """Notes that the second step was shown in this session, which gets a new key; tells her by letter."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)
    user = cast(User, request.user)
    keep_session(request, user)
    tell_second_step(user)
