"""How does a drill run part of the site in a process of its own, on the database and the disk of the test?"""

import subprocess
import sys
from pathlib import Path

from django.db import connection

# The storage is set before Django starts: its models take hold of it then.
BEGIN = """
import sys, django
from datetime import datetime
from django.conf import settings
name, port, moment, media, *more = sys.argv[1:]
settings.MEDIA_ROOT = media
settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
django.setup()
from django.db import connections
connections.databases["default"]["NAME"] = name
"""


def process(
    code: str, *arguments: str, moment: str = "", port: int = 1, media: Path | str = "/nowhere"
) -> subprocess.Popen[str]:
    """Runs the code, in which ``moment`` (ISO) and ``more`` (the arguments) are known; letters go to the port."""
    given = [connection.settings_dict["NAME"], str(port), moment, str(media), *arguments]
    return subprocess.Popen([sys.executable, "-c", BEGIN + code, *given], stdout=subprocess.PIPE, text=True)
