"""Open the site again after close_site."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.pages.closing import reopen


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        reopen()
        self.stdout.write("Open.")
