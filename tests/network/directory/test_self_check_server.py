"""Does a real server, at its most talkative, keep anything of an answer in its logs or its files?"""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.full
ROOT = Path(__file__).resolve().parents[3]
TALKATIVE = ("--access-logfile", "-", "--log-level", "debug", "--capture-output")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of gunicorn with an empty site, and the folder with all it writes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "LADA_DATA": str(tmp_path),
        "LADA_DEBUG": "0",
        "LADA_LOG_LEVEL": "DEBUG",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    environment.pop("DATABASE_URL", None)
    for command in ("migrate -v0", "collectstatic --noinput -v0"):
        subprocess.run([sys.executable, "manage.py", *command.split()], cwd=ROOT, env=environment, check=True)
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "cms.wsgi", "--bind", f"127.0.0.1:{port}", *TALKATIVE],
            cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{port}", tmp_path
        finally:
            running.terminate()
            running.wait(20)


def answer(address: str, said: dict[str, str]) -> str:
    """The page that answers a POST; waits for the server to come up."""
    for _attempt in range(100):
        try:
            with urlopen(address, urlencode(said).encode(), timeout=10) as reply:  # noqa: S310 - our own server
                return reply.read().decode()
        except URLError:
            time.sleep(0.2)
    pytest.fail("the server did not answer")


def written(folder: Path, until: bytes) -> bytes:
    """Everything in the folder, once it holds a text: the line about a request is written after its answer."""
    for _attempt in range(100):
        found = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
        if until in found:
            return found
        time.sleep(0.1)
    pytest.fail(f"{until!r} was never written")


def test_server_writes_no_answer_anywhere(server: tuple[str, Path]):
    address, folder = server
    for path in ("/sprawdz/", "/sprawdz/po-kolei/"):
        word, income = f"Q{secrets.token_hex(8)}", f"{secrets.randbelow(900_000) + 100_000}.73"
        page = answer(address + path, {"place": word, "income": income, "situations": word, "size": "2"})
        assert word in page
        kept = written(folder, until=f'"POST {path} HTTP/1.1" 200'.encode())
        assert [one for one in (word, word.lower(), income) if one.encode() in kept] == []
