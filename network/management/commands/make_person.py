"""manage.py make_person: how does a shop come to have a coordinator who can log in?"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from network.directory.models import Shop
from network.people.actions import give_role, make_person
from network.people.models import Person, Role

OF_A_SHOP = (Role.COORDINATOR, Role.LEADER, Role.HELPER)


class Command(BaseCommand):
    help = "Makes a person with a login and prints the password once; with --add gives one who is there another role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="as the person wants to be called")
        parser.add_argument("--username", required=True)
        parser.add_argument("--role", choices=Role.values)
        parser.add_argument("--shop", help="slug of the shop the role is for")
        parser.add_argument("--email", default="", help="where letters for the person go")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES]
        )
        parser.add_argument("--add", action="store_true", help="the login is there; give its person one more role")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when the role and the shop do not fit, or the login is (or is not) there."""
        shop = self.shop(options["role"], options["shop"])
        person = self.known(options["username"]) if options["add"] else self.made(**options)
        if options["role"]:
            self.stdout.write(str(give_role(person, options["role"], shop)))

    def shop(self, role: str | None, slug: str | None) -> Shop | None:
        if (role in OF_A_SHOP) != bool(slug):
            raise CommandError("--shop goes with the roles " + ", ".join(OF_A_SHOP))
        found = Shop.objects.filter(slug=slug).first() if slug else None
        if slug and not found:
            raise CommandError(f"there is no shop {slug}")
        return found

    def known(self, username: str) -> Person:
        person = Person.objects.filter(user__username=username).first()
        if not person:
            raise CommandError(f"nobody has the login {username}")
        return person

    def made(self, *, name: str, username: str, email: str, language: str, **options: Any) -> Person:
        try:
            with transaction.atomic():
                person, password = make_person(name, username=username, language=language, email=email)
        except IntegrityError as error:
            raise CommandError("this user name or this address is taken; --add gives a role to who has it") from error
        self.stdout.write(f"user {username}, password {password}")
        return person
