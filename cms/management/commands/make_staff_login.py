"""How does the first person get into the admin of a fresh machine, and who can try out the desk of an example shop?

The file of a login: its name and password in the first line, then a code on paper in each line, then the app's secret.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from cms.accounts.granted import app_secret, grant_second_step, paper_codes
from cms.accounts.models import User
from cms.accounts.rules import must_have_second_step
from cms.demo import board, leaders
from network.people.models import Person

FILE = "staff-login"  # of the superuser; an example's file is named after her login
STAFF = "staff"


def kept_password(file: Path, name: str) -> str:
    """The password kept for this machine; made now, readable by its owner only, when there is none."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(f"{name} {secrets.token_urlsafe(12)}\n")
    except FileExistsError:
        pass  # made by an earlier run
    return file.read_text().split()[1]


class Command(BaseCommand):
    help = "Makes the logins of this machine and prints them: the admin's, and those of the demo's invented people."

    def handle(self, *args: Any, **options: Any) -> None:
        """What somebody has chosen since stays as it is; invented people get a login only where the demo is loaded."""
        users = get_user_model().objects
        staff = self.offer(FILE, STAFF, users.create_superuser)
        Person.objects.get_or_create(user=staff, defaults={"name": STAFF.title()})  # so that the log can name her
        self.offer_steps(FILE, staff)
        for name, key in (board.people() | leaders.people()).items():
            person = Person.objects.filter(uuid=key).first()
            if person is not None:
                user = self.offer(f"{name}-login", name, users.create_user)
                Person.objects.filter(pk=person.pk, user=None).update(user=user)
                self.offer_steps(f"{name}-login", user)

    def offer(self, file_name: str, name: str, create: Any) -> User:
        file = Path(settings.DATA_DIR) / file_name
        password = kept_password(file, name)
        user = get_user_model().objects.filter(username=name).first() or create(username=name, password=password)
        if user.check_password(password):
            self.stdout.write(f"user {name}, password {password}   (kept in {file})")
        else:
            self.stdout.write(f"user {name}, with the password somebody has chosen since")
        return user

    def offer_steps(self, file_name: str, user: User) -> None:
        """The second step of a login that needs one, as it is today, in its file and on the screen; nothing once
        somebody has chosen another password."""
        file = Path(settings.DATA_DIR) / file_name
        first = file.read_text().splitlines()[0]
        if not (must_have_second_step(user) and user.check_password(first.split()[1])):
            return
        grant_second_step(user)
        codes, secret = paper_codes(user), app_secret(user)
        file.write_text("\n".join([first, *codes, *([f"app:{secret}"] if secret else [])]) + "\n")
        self.stdout.write(f"     then a code, each once: {', '.join(codes)}")
        if secret:
            self.stdout.write(f"     or those of an app told this: {secret}")
