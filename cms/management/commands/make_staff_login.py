"""How does the first person get into the admin of a fresh machine, and who can try out the desk of an example shop?"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.management.base import BaseCommand

from cms.demo.board import people
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
        self.offer(FILE, STAFF, users.create_superuser)
        for name, key in people().items():
            person = Person.objects.filter(uuid=key).first()
            if person is not None:
                user = self.offer(f"{name}-login", name, users.create_user)
                Person.objects.filter(pk=person.pk, user=None).update(user=user)

    def offer(self, file_name: str, name: str, create: Any) -> AbstractUser:
        file = Path(settings.DATA_DIR) / file_name
        password = kept_password(file, name)
        user = get_user_model().objects.filter(username=name).first() or create(username=name, password=password)
        if user.check_password(password):
            self.stdout.write(f"user {name}, password {password}   (kept in {file})")
        else:
            self.stdout.write(f"user {name}, with the password somebody has chosen since")
        return user
