"""manage.py make_person: how does a shop come to have a coordinator who can log in?"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from network.directory.models import Shop
from network.people.actions import make_person
from network.people.models import Person, Role
from network.people.roles.actions import grant_role

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
        told = "the login is there; make its person known, or give her one more role"
        parser.add_argument("--add", action="store_true", help=told)

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when the role and the shop do not fit, or the login is (or is not) there."""
        shop = self.shop(options["role"], options["shop"])
        person = self.known(**options) if options["add"] else self.made(**options)
        if options["role"]:
            held = grant_role(person, options["role"], actor=None, reason="manage.py make_person", thing=shop)
            self.stdout.write(str(held))

    def shop(self, role: str | None, slug: str | None) -> Shop | None:
        if (role in OF_A_SHOP) != bool(slug):
            raise CommandError("--shop goes with the roles " + ", ".join(OF_A_SHOP))
        found = Shop.objects.filter(slug=slug).first() if slug else None
        if slug and not found:
            raise CommandError(f"there is no shop {slug}")
        return found

    def known(self, *, name: str, username: str, language: str, **options: Any) -> Person:
        """Who has the login; a login that is nobody's yet, as createsuperuser makes it, becomes this person's."""
        user = get_user_model()._default_manager.filter(username=username).first()
        if not user:
            raise CommandError(f"nobody has the login {username}")
        return Person.objects.get_or_create(user=user, defaults={"name": name, "language": language})[0]

    def made(self, *, name: str, username: str, email: str, language: str, **options: Any) -> Person:
        try:
            with transaction.atomic():
                person, password = make_person(name, username=username, language=language, email=email)
        except IntegrityError as error:
            raise CommandError("this user name or this address is taken; --add gives a role to who has it") from error
        self.stdout.write(f"user {username}, password {password}")
        return person
