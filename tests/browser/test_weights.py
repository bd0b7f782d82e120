"""What does the first view of a page cost somebody with a cheap phone and little internet, over the wire?"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.answered import Site, inside
from tests.browser.pages import PUBLIC, Page
from tests.browser.visits import PHONE
from tests.migrated import shared_folder

KB = 1000  # bytes
FIRST_VIEW = {"pl": 80 * KB, "uk": 110 * KB, "en": 110 * KB, "ru": 110 * KB}  # without photos
SCRIPT, WITH_PHOTOS = 60 * KB, 500 * KB
# Of a real shop, compressed; the invented shops show every fact there is. tests/cms/test_weights.py weighs all shops.
SHOP_HTML, SHOP_HTML_OF_EXAMPLES = 6 * KB, 7.4 * KB
BILINGUAL = ("network:referral_request",)  # a Polish page with the letters of another language beside it
MOST_QUERIES = 10
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 250_000 / 8, "uploadThroughput": 50_000 / 8}
PATIENCE_SECONDS = 10
ONCE = {page.path: page for page in PUBLIC if page.status == 200}.values()
MAIN = ("/", "/pomoc/?q=Gdynia", "/sklepy/bolszewo-szkolna-52/", "/telefony-pomocy/")
# A Latin and a Cyrillic alphabet for every page; all languages for the main ones.
EVERY = [
    pytest.param(
        page,
        language,
        id=f"{page.name}-{page.path}-{language}",
        marks=[] if page.path in MAIN and language in ("pl", "uk") else [pytest.mark.full],
    )
    for page in ONCE
    for language in (FIRST_VIEW if page.path in MAIN else ("pl", "uk"))
]
KINDS = ("document", "stylesheet", "script", "font", "image", "photo", "other")


def weighed(chromium: Browser, address: str) -> dict[str, int]:
    """Bytes over the wire by kind, heads of the answers included, in an empty browser that reads to the end."""
    context = chromium.new_context(viewport=PHONE)
    requests: list[Request] = []
    page = context.new_page()
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # pictures further down come when they are near
    page.wait_for_load_state("networkidle")
    found: Counter[str] = Counter()
    for request in requests:
        sizes = request.sizes()
        kind = "photo" if "/media/" in request.url else request.resource_type
        found[kind if kind in KINDS else "other"] += sizes["responseHeadersSize"] + sizes["responseBodySize"]
        if kind == "document":
            found["html"] += sizes["responseBodySize"]
    context.close()
    return found


def noted(factory: pytest.TempPathFactory, address: str, found: dict[str, int]) -> None:
    """Adds a row to the table of this run, for whoever wants to see where the bytes go."""
    table: Path = shared_folder(factory) / "weights.tsv"
    with table.open("a") as file:
        file.write("\t".join([address, *(str(found[kind]) for kind in ("html", *KINDS))]) + "\n")


def holds(page: Page, language: str, found: dict[str, int]) -> bool:
    """Whether the page keeps all its budgets."""
    total = sum(found[kind] for kind in KINDS)
    first_view = max(FIRST_VIEW.values()) if page.name in BILINGUAL else FIRST_VIEW[language]
    html = SHOP_HTML_OF_EXAMPLES if "przyklad" in page.path else SHOP_HTML
    return (
        total - found["photo"] <= first_view
        and found["script"] <= SCRIPT
        and total <= WITH_PHOTOS
        and (page.name != "network:shop" or found["html"] <= html)
    )


@pytest.mark.parametrize(("page", "language"), EVERY)
def test_first_view_is_light(
    site: Site, chromium: Browser, tmp_path_factory: pytest.TempPathFactory, page: Page, language: str
):
    found = weighed(chromium, f"{site}{page.address(language)}")
    noted(tmp_path_factory, page.address(language), found)
    assert holds(page, language, found), dict(found)


@pytest.mark.full  # those of the sitemap in tests/cms/test_public_pages_cost.py
def test_public_pages_ask_few_questions(site: Site):
    asked = {address: len(statements) for address, statements in inside(site.data, "queries").items()}
    assert {address: number for address, number in asked.items() if number > MOST_QUERIES} == {}


@pytest.mark.full
@pytest.mark.parametrize("path", ["/", "/uk/", "/sklepy/przyklad-gdansk-oliwa/", "/uk/sklepy/przyklad-gdansk-oliwa/"])
def test_page_is_usable_soon_on_a_slow_line(site: Site, chromium: Browser, path: str):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{site}{path}", wait_until="load")
    milliseconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
    context.close()
    assert milliseconds < PATIENCE_SECONDS * 1000
