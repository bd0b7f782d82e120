"""Loads the gazetteer that comes with the package: `manage.py load_places`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from network.places.loading import load


class Command(BaseCommand):
    """Bring the tables of places to the version in this package; cheap when they already are."""

    help = "Loads the gazetteer of Poland (places, villages, postcodes) from its files. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="compare every row even if this version is loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["verbosity"] == 0
        with tqdm(unit=" rows", desc="places", disable=quiet or None, file=self.stderr, leave=False) as bar:
            done = load(bar.update, again=options["again"])
        if done.untouched:
            message = "The gazetteer is loaded already."
        else:
            message = (
                f"{done.places} places ({done.created} new, {done.changed} changed, {done.deleted} gone), "
                f"{done.names} other names, {done.postcodes} postcodes."
            )
        if not quiet:
            self.stdout.write(message)
