"""Does everything in the forum still agree? Counts, numbers, names, readers, texts; --repair puts right what it can."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.forum import checking


class Command(BaseCommand):
    help = "Checks the forum: one line for each thing that is wrong, exit status 1 while something remains so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="put right what can be put right")
        parser.add_argument("--quick", action="store_true", help="leave out the HTML of all posts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with the number of things that remain wrong."""
        checks = [check for check in checking.CHECKS if not (options["quick"] and check is checking.texts)]
        left = sum(self.tell(check, repair=options["repair"]) for check in checks)
        if left:
            raise CommandError(f"{left} left")
        if options["verbosity"] > 0:
            self.stdout.write("The forum agrees with itself.")

    def tell(self, check: Callable[[], Iterator[checking.Wrong]], *, repair: bool) -> int:
        """Says and repairs what one check finds; how many remain wrong."""
        left = 0
        for wrong in list(check()):
            done = repair and wrong.repair is not None
            if done and wrong.repair:
                wrong.repair()
            left += not done
            self.stdout.write(f"{check.__name__}: {wrong.thing} {wrong.says}{' – repaired' if done else ''}")
        return left
