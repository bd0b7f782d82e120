"""What is the app of this site called, and what is wired when Django starts?"""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SUBJECTS = ("cms.pages.subject", "cms.editing.consents")


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Site")

    def ready(self) -> None:
        for module in SUBJECTS:  # the models must be loaded first
            import_module(module)
        import_module("cms.indexing").connect()
        import_module("cms.editing.receivers").connect()
