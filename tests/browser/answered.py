"""Which HTML do all pages answer, in each language? Asked once for all tests that only read it."""

import json
import os
import subprocess
import sys
from functools import lru_cache
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
    return build_opener(HTTPCookieProcessor(logged_in(site, who) if who else CookieJar()))


@lru_cache
def logged_in(site: Site, who: str) -> CookieJar:
    """The cookies of a login of the demo; it comes in once, for tries are counted and codes on paper used up."""
    jar, (name, password, *codes) = CookieJar(), (site.data / f"{who}-login").read_text().split()
    opener = build_opener(HTTPCookieProcessor(jar))
    said = _sent(opener, f"{site}/konto/wejscie/", {"username": name, "password": password})
    if said.endswith("/drugi-krok/"):
        said = _sent(opener, said, {"code": codes[0]})
    assert "/wejscie/" not in said, f"{who} did not come in"
    return jar


def _sent(opener: OpenerDirector, address: str, words: dict[str, str]) -> str:
    """Fills in the form there; where it leads to."""
    form = BeautifulSoup(opener.open(address).read(), "html.parser").find("input", {"name": "csrfmiddlewaretoken"})
    said = words | {"csrfmiddlewaretoken": form["value"]}  # type: ignore[index]
    with opener.open(address, urlencode(said).encode()) as reply:
        return str(reply.geturl())


def cookies(site: Site, who: str) -> list[Any]:
    """The same cookies as a browser takes them."""
    return [{"name": one.name, "value": one.value, "url": str(site)} for one in logged_in(site, who)]


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
