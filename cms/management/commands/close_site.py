"""Close the site for a while: everybody gets the 503 page, in four languages, with the numbers for the worst hour."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.pages.closing import USUAL_MINUTES, close


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--minutes", type=int, default=USUAL_MINUTES, help="when visitors should come back")

    def handle(self, *args: Any, **options: Any) -> None:
        close(max(1, options["minutes"]))
        self.stdout.write("Closed. manage.py open_site opens it again.")
