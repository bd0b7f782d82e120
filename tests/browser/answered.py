"""Which HTML do all pages answer, in each language? Asked once for all tests that only read it."""

import json
import os
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from bs4 import BeautifulSoup

from tests.browser.pages import ERRORS, LANGUAGES, PAGES, Page
from tests.migrated import ROOT


class Site(str):
    """The address of a running site, with the folder of its data."""

    data: Path


def inside(data: Path, question: str) -> Any:
    """What ``tests.browser.inside`` prints in a data folder."""
    environment = os.environ | {"LADA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "cms.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "tests.browser.inside", question]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def reader(site: Site, who: str = "") -> OpenerDirector:
    """Somebody who fetches pages; logged in where a login of the demo is named."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    if who:
        login = f"{site}/konto/wejscie/"
        form = BeautifulSoup(opener.open(login).read(), "html.parser").find("input", {"name": "csrfmiddlewaretoken"})
        name, password = (site.data / f"{who}-login").read_text().split()
        said = {"username": name, "password": password, "csrfmiddlewaretoken": form["value"]}  # type: ignore[index]
        opener.open(login, urlencode(said).encode())
    return opener


def answer(opener: OpenerDirector, address: str) -> str:
    """The HTML, whatever the status."""
    try:
        with opener.open(address) as reply:
            return reply.read().decode()
    except HTTPError as refused:
        return refused.read().decode()


def answers(site: Site, errors: dict[str, str]) -> dict[tuple[Page, str], str]:
    """The HTML of every page in every language."""
    readers = {who: reader(site, who) for who in {page.who for page in PAGES}}
    return {
        (page, language): errors[page.address(language)]
        if page in ERRORS
        else answer(readers[page.who], f"{site}{page.address(language)}")
        for page in PAGES
        for language in LANGUAGES
    }
