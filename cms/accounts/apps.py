"""Which app keeps the logins, and which forms do Wagtail's user screens use?"""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default = True

    def ready(self) -> None:
        import_module("cms.accounts.subject")  # the models must be loaded first


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with this site's fields."""

    default = False
    user_viewset = "cms.accounts.viewsets.SiteUserViewSet"
