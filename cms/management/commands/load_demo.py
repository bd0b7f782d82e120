"""manage.py load_demo: how does this site come to have shops to show on its first day?"""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.demo import board, forum, leaders, pages_loader, stories
from network.directory.actions import confirm_facts
from network.directory.models import Confirmation, Shop

DEMO = Path(__file__).resolve().parents[2] / "demo"
FILES = ("social_shops.json", "facts.json", "examples.json")


class Command(BaseCommand):
    """Safe to run again: what is there already stays as it is."""

    help = (
        "Loads the demo: 26 real shops with their sources; three invented ones, what they ask for and who offers it; "
        "pages in every language."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        verbosity = options["verbosity"]
        call_command("load_places", verbosity=verbosity, stdout=self.stdout, stderr=self.stderr)
        for name in FILES:
            self.stdout.write(f"{name}:")
            call_command("import_shops", DEMO / name, verbosity=verbosity, stdout=self.stdout, stderr=self.stderr)
        added = board.load(timezone.localdate())
        self.stdout.write("board.json:")
        self.stdout.write(_("Requests of the examples: %(requests)d new, offers: %(offers)d new") % added)
        pages = pages_loader.load()
        self.stdout.write("pages:")
        self.stdout.write(_("Pages: %(pages)d new, translations of them: %(translations)d new") % pages)
        self.stdout.write("leaders.json:")
        self.stdout.write(_("Leaders of the examples: %(count)d new") % {"count": leaders.load()})
        self.stdout.write("stories.json:")
        self.stdout.write(_("Stories of the examples: %(count)d new") % {"count": stories.load()})
        talks = forum.load()
        self.stdout.write("forum.json:")
        self.stdout.write(_("Boards: %(boards)d new, invented talks: %(topics)d new") % talks)
        confirmed = confirm_examples()
        self.stdout.write(_("Groups of facts of the examples confirmed today: %(count)d") % {"count": confirmed})


def confirm_examples() -> int:
    """Confirms, today, all that is known about the invented shops; returns how many groups were not confirmed yet.

    For a real shop that would be a lie; an example has nobody else to confirm it.
    """
    today = timezone.localdate()
    count = 0
    for shop in Shop.objects.filter(is_example=True).prefetch_related("fact_ages"):
        for age in shop.fact_ages.all():
            if age.confirmed_on is None or age.confirmed_on < today:
                confirm_facts(shop, age.group, on=today, channel=Confirmation.Channel.EXAMPLE, by=None)
                count += 1
    return count
