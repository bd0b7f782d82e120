"""manage.py follow_roles: does everybody's login stand in the groups of her roles, with all that they may do today?"""

from typing import Any

from django.core.management.base import BaseCommand

from cms.accounts.groups import follow
from network.people.models import Person


class Command(BaseCommand):
    help = "Puts every login into the groups that follow from its person's roles; run it after a new release."

    def handle(self, *args: Any, **options: Any) -> None:
        followed = [follow(person) for person in Person.objects.exclude(user=None).select_related("user").iterator()]
        self.stdout.write(f"{len(followed)} logins, {sum(map(bool, followed))} of them in a group")
