"""Write the 503 page of each language, with its style sheets, for a proxy to show while the program is down.

After collectstatic. Next to the pages stands ``static/`` with just what they link to.
"""

import re
import shutil
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.pages.errors import page_without_request
from cms.preferences.preferences import Preferences


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path(settings.DATA_DIR) / "errors", help="the folder")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["to"]
        folder.mkdir(parents=True, exist_ok=True)
        for code, _ in settings.LANGUAGES:
            page = page_without_request(HTTPStatus.SERVICE_UNAVAILABLE, code, Preferences())
            (folder / f"503.{code}.html").write_text(page, encoding="utf-8")
            copy_sheets(page, folder)
        self.stdout.write(f"{len(settings.LANGUAGES)} pages in {folder}")


def copy_sheets(page: str, folder: Path) -> None:
    """The style sheets of the page, as collectstatic left them, under the address by which the page asks for them."""
    for address in re.findall(rf'href="{re.escape(settings.STATIC_URL)}([^"]+\.css)"', page):
        found = Path(settings.STATIC_ROOT) / address
        if found.is_file():  # else it was never collected: the page stays readable without
            target = folder / "static" / address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, target)
