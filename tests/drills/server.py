"""How does a drill run the site's real server on the database of the test, and ask it many things at once?"""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPErrorProcessor, OpenerDirector, Request, build_opener

from bs4 import BeautifulSoup
from django.db import connection

from tests.migrated import ROOT

Got = TypeVar("Got")
WORKERS = "--workers 2 --threads 4"  # as deploy/lada-web.service starts it


class Answer(NamedTuple):
    """``leads_to``: where a redirect leads, else ""."""

    status: int
    leads_to: str
    page: str


class AsItIs(HTTPErrorProcessor):
    """Every answer is one, whatever its status; nothing is followed."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        return response

    https_response = http_response


class Visitor:
    """A browser with cookies of its own, or with those of another."""

    def __init__(self, address: str, jar: CookieJar | None = None) -> None:
        self.address, self.jar = address, jar if jar is not None else CookieJar()
        self.opener: OpenerDirector = build_opener(AsItIs, HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        """The page there."""
        return str(self.opener.open(self.address + path, timeout=60).read().decode())

    def token(self, path: str) -> str:
        """The token of the form there."""
        found: Any = BeautifulSoup(self.get(path), "html.parser").find("input", {"name": "csrfmiddlewaretoken"})
        return str(found["value"])

    def post(self, path: str, words: dict[str, str], **headers: str) -> Answer:
        """What is answered to the form."""
        asked = Request(self.address + path, urlencode(words).encode(), headers=headers)  # noqa: S310 - our own server
        with self.opener.open(asked, timeout=60) as reply:
            return Answer(reply.status, reply.headers.get("Location", ""), reply.read().decode())


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of the site's server, with as many workers as on a real host, while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    name = str(connection.settings_dict["NAME"])
    more = {
        "LADA_DATA": str(folder),
        "LADA_DRILL_DATABASE": name,
        "DJANGO_SETTINGS_MODULE": "tests.drills.site_settings",
    }
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "cms.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
        *WORKERS.split(),
    ]
    server = subprocess.Popen([*command, "--no-control-socket"], cwd=ROOT, env=os.environ | more)
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def at_once(acts: Sequence[Callable[[], Got]], hands: int = 8) -> list[Got]:
    """What each of the acts brought, so many at a time; the first of them begin together."""
    barrier = threading.Barrier(min(hands, len(acts)))

    def act(number: int) -> Got:
        if number < hands:
            barrier.wait(20)
        return acts[number]()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(act, range(len(acts))))


def _wait_for(server: "subprocess.Popen[bytes]", port: int, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not come up")
