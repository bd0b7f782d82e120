"""A real server with the demo on a database of its own, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.browser.answered import Site, inside
from tests.migrated import DATABASE, ROOT, made_once, manage, migrated, shared_folder

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREPARATION = ("migrate", "load_demo", "make_staff_login", "collectstatic --noinput")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium browser tests are skipped, or fail if demanded."""
    missing = shutil.which("chromium") is None and not os.environ.get("LADA_REQUIRE_ALL")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address: str) -> bool:
    """Whether somebody answers with a page."""
    try:
        with urlopen(address, timeout=5) as reply:  # noqa: S310 - our own server
            return reply.status == 200
    except OSError:  # nobody listens yet, or the first answer takes longer than our patience
        return False


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a site with the demo, as ``make serve`` would set it up; made once for all workers."""
    shared = shared_folder(tmp_path_factory)
    empty, folder = migrated(shared), shared / "demo"
    with made_once(folder) as must_make:
        if must_make:
            shutil.copy(empty, folder / DATABASE)
            manage(folder, *PREPARATION)
    return folder


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The address of a running site with the demo; each worker has its own, so that tests may write."""
    data = tmp_path_factory.mktemp("data") / "var"
    shutil.copytree(prepared, data, ignore=shutil.ignore_patterns("static"))
    (data / "static").symlink_to(prepared / "static")
    port = free_port()
    environment = os.environ | {"LADA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "cms.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = Site(f"http://127.0.0.1:{port}")
    address.data = data
    try:
        for _ in range(100):
            if server.poll() is not None:
                pytest.fail("the server stopped")
            if answers(f"{address}/pomoc/"):
                break
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def error_pages(site: Site) -> dict[str, str]:
    """The HTML of the error pages no address leads to, by the address the list of pages gives them."""
    return inside(site.data, "errors")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def tick(page: Page, name: str, value: str) -> None:
    """Chooses a radio button or a box by its label, as a finger does: the label lies over the small round thing."""
    box = page.locator(f"[name={name}][value='{value}']")
    page.locator(f"label[for='{box.get_attribute('id')}']").click()
    assert box.is_checked()


def press(part: Locator) -> None:
    """Presses what leads to another page, and waits until that page is there whole: a read would come too early."""
    with part.page.expect_navigation():
        part.click()


def watched(context: BrowserContext, site: str) -> tuple[Page, list[str]]:
    """A page, and a list that fills with whatever must not happen: foreign requests, script errors, blocked content."""
    page, faults = context.new_page(), []
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else faults.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    return page, faults


def said(part: Locator) -> str:
    """What a part of a page says; a no-break space is a blank to the eye."""
    return part.inner_text().replace("\u00a0", " ")
