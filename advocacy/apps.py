"""What is the app called, and what is wired when Django starts?"""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SUBJECTS = ("advocacy.stories.subject",)


class AdvocacyConfig(AppConfig):
    name = "advocacy"
    label = "advocacy"
    verbose_name = _("Outward voice")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in SUBJECTS:  # the models must be loaded first
            import_module(module)
