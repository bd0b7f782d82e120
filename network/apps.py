"""What is the app called, and what is wired when Django starts?"""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

# In this order they sweep: letters last, so that what the others write leaves in the same run.
SUBJECTS = (
    "network.people.subject",
    "network.places.subject",
    "network.directory.subject",
    "network.moderation.subject",
    "network.moderation.parting",
    "network.partners.subject",
    "network.partners.enquiries.subject",
    "network.forum.subject",
    "network.notices.subject",
    "network.limits.subject",
    "network.letters.subject",
)
CHECKS = ("network.limits.checks", "network.letters.checks")


class NetworkConfig(AppConfig):
    name = "network"
    label = "network"
    verbose_name = _("Community network")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from network.log.guard import keep_after_migrate  # the models must be loaded first

        for module in (*SUBJECTS, *CHECKS):
            import_module(module)
        post_migrate.connect(keep_after_migrate, sender=self, dispatch_uid="network.log.guard")
