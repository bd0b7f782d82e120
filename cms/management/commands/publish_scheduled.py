"""What was planned for a time that has come? Publishes it; what may not be published is planned no more, and its
editor is told.

In place of Wagtail's command of this name, which ends at the first page that cannot be published and tries it for ever.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Revision

from cms.editing.planned import expire, publish


class Command(BaseCommand):
    help = "Publishes what was planned until now, and takes down what was to end."

    def handle(self, *args: Any, **options: Any) -> None:
        """One after the other; a page that is refused keeps no other from being published."""
        moment = timezone.now()
        expire(moment)
        due = Revision.objects.filter(approved_go_live_at__lt=moment).order_by("approved_go_live_at")
        for revision in due:
            publish(revision)
