"""Does the editors' desk work without asking anybody else, and within its own policy?"""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.answered import cookies
from tests.browser.conftest import Site, watched

SCREENS = [
    "",
    "pages/",
    "images/",
    "images/add/",
    "documents/",
    "snippets/",
    "reports/site-history/",
    "reports/aging-pages/",
    "users/",
    "redirects/",
    "settings/cms/ladasettings/",
    "account/",
]


@pytest.fixture(scope="module")
def session(site: Site, chromium: Browser) -> StorageState:
    """The cookies of a member of staff; one login, because they are counted."""
    context = chromium.new_context()
    context.add_cookies(cookies(site, "staff"))
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk(site: Site, chromium: Browser, session: StorageState) -> Iterator[tuple[Page, list[str], str]]:
    """A member of staff logged in: the page, what must not happen, and the address of the admin."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="pl-PL", storage_state=session)
    page, faults = watched(context, f"{site}/")
    yield page, faults, f"{site}/admin/"
    context.close()


@pytest.mark.full
@pytest.mark.parametrize("path", SCREENS)
def test_screen_of_the_admin_asks_nobody_else(desk: tuple[Page, list[str], str], path: str):
    page, faults, admin = desk
    answer = page.goto(f"{admin}{path}", wait_until="networkidle")
    assert answer is not None and answer.status == 200
    assert faults == []


@pytest.mark.full
def test_page_is_edited_and_previewed(desk: tuple[Page, list[str], str]):
    page, faults, admin = desk
    page.goto(f"{admin}pages/")
    page.locator("a[href$='/edit/']").first.click()
    page.wait_for_load_state("networkidle")
    page.click("[data-side-panel-toggle=preview]")
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1").first).to_be_visible(timeout=20_000)
    page.wait_for_load_state("networkidle")
    greeting = page.locator("[name=greeting]")
    greeting.fill("")
    greeting.press_sequentially("Podgląd")
    expect(frame.locator("h1").first).to_have_text("Podgląd", timeout=20_000)
    assert faults == []


def test_image_is_uploaded_and_shown(desk: tuple[Page, list[str], str]):
    page, faults, admin = desk
    drawing = io.BytesIO()
    Image.new("RGB", (600, 400), "#1b4d38").save(drawing, "PNG")
    page.goto(f"{admin}images/add/", wait_until="networkidle")
    picture = {"name": "lada.png", "mimeType": "image/png", "buffer": drawing.getvalue()}
    page.set_input_files("input[type=file]", files=[picture])
    expect(page.locator("[name=title]")).to_have_value("lada")
    with page.expect_navigation(wait_until="networkidle"):
        page.click("main [type=submit]")
    assert page.locator("main img").first.evaluate("picture => picture.naturalWidth") > 0
    assert faults == []
