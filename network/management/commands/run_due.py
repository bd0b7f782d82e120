"""What is due now? Publishes what was scheduled, then lets every subject sweep; a timer runs it every minute."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Revision

from network.subjects import registry


class Command(BaseCommand):
    help = "Does what is due: scheduled publishing, then the sweep of every subject. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints how much each sweep did. An error in one ends the command with its traceback and exit status 1.

        Nothing is swallowed, and yet no sweep keeps the others from theirs: an ExitStack calls all that it holds,
        last in first out, whatever they raise, and lets the errors out at its end, each chained to the one before.
        """
        moment = timezone.now()
        with ExitStack() as stack:
            for subject in reversed(registry.everything()):
                if subject.sweep is not None:
                    stack.callback(self.sweep, subject.kind, subject.sweep, moment, options["verbosity"])
            stack.callback(self.publish, moment, options["verbosity"])

    def publish(self, moment: datetime, verbosity: int) -> None:
        due = Revision.objects.filter(approved_go_live_at__lt=moment).count()
        call_command("publish_scheduled")
        self.tell(f"scheduled publishing: {due}", verbosity)

    def sweep(self, kind: str, work: Callable[[datetime], int], moment: datetime, verbosity: int) -> None:
        self.tell(f"{kind}: {work(moment)}", verbosity)

    def tell(self, words: str, verbosity: int) -> None:
        if verbosity > 0:
            self.stdout.write(words)
