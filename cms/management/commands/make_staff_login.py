"""How does the first person get into the admin of a fresh machine?"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

NAME = "staff"
FILE = "staff-login"


def kept_password(file: Path) -> str:
    """The password kept for this machine; made now, readable by its owner only, when there is none."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(f"{NAME} {secrets.token_urlsafe(12)}\n")
    except FileExistsError:
        pass  # made by an earlier run
    return file.read_text().split()[1]


class Command(BaseCommand):
    help = "Makes the login of this machine for the admin and prints it. An existing login stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(settings.DATA_DIR) / FILE
        password = kept_password(file)
        users = get_user_model().objects
        user = users.filter(username=NAME).first() or users.create_superuser(username=NAME, password=password)
        if user.check_password(password):
            self.stdout.write(f"user {NAME}, password {password}   (kept in {file})")
        else:
            self.stdout.write(f"user {NAME}, with the password somebody has chosen since")
