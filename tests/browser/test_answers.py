"""Is the HTML of every page what the standard wants, and do all pages have their common parts in one order?"""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.browser.answered import Site, answers
from tests.browser.pages import LANGUAGES, PAGES, Page
from tests.migrated import ROOT

CHECKERS = Path(os.environ.get("LADA_CHECKERS", ROOT / ".venv" / "checkers"))
NU = CHECKERS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
needs_nu = pytest.mark.skipif(
    not (NU.exists() and shutil.which("java")) and not os.environ.get("LADA_REQUIRE_ALL"),
    reason="the Nu HTML checker is not installed (.venv/bin/python scripts/install.py checkers, and Java)",
)
Answers = dict[tuple[Page, str], str]


@pytest.fixture(scope="module")
def found(site: Site, error_pages: dict[str, str]) -> Answers:
    """The HTML of every page in every language."""
    return answers(site, error_pages)


@pytest.fixture(scope="module")
def read(found: Answers) -> dict[tuple[Page, str], BeautifulSoup]:
    """The same, taken apart."""
    return {key: BeautifulSoup(html, "html.parser") for key, html in found.items()}


@needs_nu
def test_nu_html_checker_finds_nothing(found: Answers, tmp_path: Path):
    names = {}
    for number, ((page, language), html) in enumerate(found.items()):
        names[f"{number}.html"] = page.address(language)
        (tmp_path / f"{number}.html").write_text(html)
    command = ["java", "-jar", str(NU), "--format", "json", "--stdout", "--exit-zero-always", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    errors: dict[str, set[str]] = {}
    for message in json.loads(said)["messages"]:
        if message["type"] != "info":
            line = f"{message['message']} | {message.get('extract', '').strip()}"
            errors.setdefault(line, set()).add(names[Path(message["url"]).name])
    lines = "\n".join(f"{line}\n    {', '.join(sorted(where)[:6])}" for line, where in errors.items())
    assert errors == {}, lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_tell_pages_apart(read: dict[tuple[Page, str], BeautifulSoup], language: str):
    ordinary = [page for page in PAGES if page.status == 200 and not read[page, language].select("#quick-exit")]
    titles = {page.path: read[page, language].title.get_text(" ", strip=True) for page in ordinary}  # type: ignore[union-attr]
    repeated = [title for title, count in Counter(titles.values()).items() if count > 1 or not title]
    assert {title: [path for path, own in titles.items() if own == title] for title in repeated} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_one_can_leave_at_once_have_a_neutral_title(read: dict[tuple[Page, str], BeautifulSoup], language: str):
    left = [page for page in PAGES if read[page, language].select("#quick-exit")]
    assert left
    assert {read[page, language].title.get_text(strip=True) for page in left} == {"Lada"}  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_in_the_same_order_on_every_page(read: dict[tuple[Page, str], BeautifulSoup], language: str):
    orders: dict[tuple[str, ...], list[str]] = {}
    for page in PAGES:
        footer = read[page, language].find_all("footer")[-1]
        numbers = tuple(link["href"] for link in footer.select("a[href^='tel:']"))
        orders.setdefault(numbers[:3], []).append(page.path)
    assert list(orders) == [("tel:112", "tel:116123", "tel:116111")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_furniture_stands_in_the_same_order_on_every_page(read: dict[tuple[Page, str], BeautifulSoup], language: str):
    home = next(page for page in PAGES if page.path == "/")
    order = _furniture(read[home, language])
    other = {page.path: here for page in PAGES if (here := _furniture(read[page, language])) != _among(order, here)}
    assert other == {}, "\n".join(f"{path}: {here} instead of {_among(order, here)}" for path, here in other.items())


def _furniture(soup: BeautifulSoup) -> list[str]:
    """Links of header and footer that mean the same on every page: without the other languages and the way back."""
    links = [link for part in (soup.header, soup.find_all("footer")[-1]) for link in part.find_all("a", lang=False)]  # type: ignore[union-attr]
    addresses = [re.sub(r"\?.*", "", link["href"]) for link in links]
    of_logins = ("/konto/", "/powiadomienia/")
    return [address for address in addresses if not address.endswith(of_logins)]


def _among(order: list[str], here: list[str]) -> list[str]:
    return [one for one in order if one in here]
