"""How does a run migrate once, and not once for each worker and each server?

python -m tests.migrated FOLDER [URL]    does it ahead of the tests that will share the folder, first on PostgreSQL
python -m tests.migrated forget URL      drops what PostgreSQL has of it
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "lada.sqlite3"


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder all workers of this run see, and all runs of one check where LADA_TEST_SHARED names it."""
    named = os.environ.get("LADA_TEST_SHARED")
    if named:
        return Path(named)
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@contextmanager
def made_once(folder: Path) -> Iterator[bool]:
    """Whether the folder must be filled now; the other workers wait, and find it filled. A failure leaves it unmade."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if done.exists():
            yield False
            return
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield True
        done.touch()


def manage(data: Path, *commands: str, url: str = "") -> None:
    """Runs management commands as the site would, in a folder of its own; on SQLite, or on the database named."""
    environment = os.environ | {"LADA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "cms.settings", "DATABASE_URL": url}
    if not url:
        environment.pop("DATABASE_URL")
    for command in commands:
        done = subprocess.run(
            [sys.executable, "manage.py", *command.split()],
            cwd=ROOT, env=environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(f"manage.py {command}\n{done.stdout}\n{done.stderr}")


def migrated(shared: Path) -> Path:
    """A SQLite file with all migrations and nothing else, to be copied."""
    folder = shared / "migrated"
    with made_once(folder) as must_make:
        if must_make:
            manage(folder, "migrate -v0")
    return folder / DATABASE


def migrated_on_postgres(shared: Path, url: str) -> str:
    """The name of a database beside the URL's, with all migrations and nothing else, to be copied."""
    folder, name = shared / "migrated-postgres", _beside(url)
    with made_once(folder) as must_make:
        if must_make:
            forget(url)
            with psycopg.connect(url, autocommit=True) as server:
                server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            manage(folder, "migrate -v0", url=urlsplit(url)._replace(path=f"/{name}").geturl())
    return name


def forget(url: str) -> None:
    """Drops it, even while somebody still migrates it."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(_beside(url))))


def _beside(url: str) -> str:
    return f"test_{urlsplit(url).path.strip('/')}_migrated"


if __name__ == "__main__":
    first, *urls = sys.argv[1:]
    if first == "forget":
        forget(urls[0])
    else:
        for asked in urls:
            migrated_on_postgres(Path(first), asked)
        migrated(Path(first))
