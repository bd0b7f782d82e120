"""What do the tests of imports write into files, and how do they run the command?"""

import io
import json
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.utils import translation

RECORD: dict[str, Any] = {
    "slug": "tczew-prosta-1",
    "name": "Sklep społeczny w Tczewie",
    "kind": "free_social_shop",
    "town": "Tczew",
    "voivodeship": "pomorskie",
    "lat": 54.09,
    "lon": 18.78,
    "coord_precision": "town",
}
NOTHING_CHANGED = "created: 0, updated: 0, unchanged: 1, with changes made here that stay: 0, failed: 0"


def record(**values: Any) -> dict[str, Any]:
    """A record of one shop that can be taken, with these values."""
    return {**RECORD, **values}


def write_json(folder: Path, *rows: object, name: str = "shops.json") -> Path:
    """A file of these rows, one a line; the first stands in line 2."""
    path = folder / name
    path.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8")
    return path


def run(path: Path, **options: Any) -> tuple[list[str], bool]:
    """The lines the command prints (errors last), and whether its exit status is 0."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with translation.override("en"):
            call_command("import_shops", path, stdout=out, stderr=err, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), *err.getvalue().splitlines(), str(error)], False
    return [*out.getvalue().splitlines(), *err.getvalue().splitlines()], True


def take(folder: Path, *rows: object, **options: Any) -> list[str]:
    """Imports the rows and returns the lines printed."""
    return run(write_json(folder, *rows), **options)[0]
