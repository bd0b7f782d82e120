"""Which addresses does somebody's login have?

allauth's names stand where its own code leads to them; what of it is not here is not mounted.
"""

from django.urls import path

from cms.accounts import account_views, data_views, step_views, views
from cms.accounts.account_views import proved
from cms.accounts.limits import View, counted
from network.people.private import private_page


def step(view: View) -> View:
    """A page that sees a secret: kept by nobody, its tries counted."""
    return private_page(counted(view))


def setting_up(view: View) -> View:
    """A page that changes how the login opens, for somebody who has just proved herself."""
    return private_page(proved(counted(view)))


urlpatterns = [
    path("", account_views.account, name="account"),
    path("wejscie/", views.Login.as_view(), name="login"),
    path("wejscie/", views.Login.as_view(), name="account_login"),
    path("wejscie/kod/", views.request_code, name="login_code"),
    path("wejscie/klucz/", step(step_views.come_in_with_passkey), name="login_passkey"),
    path("wejscie/drugi-krok/", step(step_views.StepAtLogin.as_view()), name="mfa_authenticate"),
    path("wyjscie/", views.Logout.as_view(), name="logout"),
    path("nowe/", views.sign_up, name="sign_up"),
    path("kod/", views.enter_code, name="enter_code"),
    path("haslo/", account_views.password, name="account_password"),
    path("adres/", account_views.change, name="account_contact"),
    path("adres/usun/<slug:channel>/", account_views.remove, name="account_contact_remove"),
    path("sesje/", private_page(account_views.Sessions.as_view()), name="usersessions_list"),
    path("moje-dane/", data_views.my_data, name="my_data"),
    path("usun/", data_views.erase, name="account_erase"),
    path("usuniete/", data_views.gone, name="account_gone"),
    path("potwierdz/", step(account_views.Prove.as_view()), name="account_reauthenticate"),
    path("potwierdz/drugi-krok/", step(step_views.ProveByStep.as_view()), name="mfa_reauthenticate"),
    path("potwierdz/klucz/", step(step_views.ProveByPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("drugi-krok/", private_page(step_views.SecondSteps.as_view()), name="mfa_index"),
    path("drugi-krok/aplikacja/", setting_up(step_views.SetUpApp.as_view()), name="mfa_activate_totp"),
    path("drugi-krok/aplikacja/obraz.svg", account_views.app_picture, name="account_app_picture"),
    path("drugi-krok/aplikacja/usun/", setting_up(step_views.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("drugi-krok/kody/", setting_up(step_views.PaperCodes.as_view()), name="mfa_view_recovery_codes"),
    path("drugi-krok/kody/nowe/", setting_up(step_views.NewPaperCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("drugi-krok/klucz/", setting_up(step_views.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("drugi-krok/klucz/<int:pk>/usun/", setting_up(step_views.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
]
