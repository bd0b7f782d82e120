"""Does the quick exit leave at once, in a real browser, and does "back" show nothing?"""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.conftest import ROOT, Site

AWAY = "https://pl.wikipedia.org/"
TELL_WHEN_BLANK = """() => {
    const page = document.documentElement;
    new MutationObserver(() => console.log(page.style.display)).observe(page, {attributeFilter: ["style"]});
}"""
MAKE = """
from tests.cms.page_things import make_plain
for slug in ("spokojnie", "spokojnie-dalej"):
    make_plain(slug, title="Kiedy w domu jest strach", quick_exit=True)
"""


@pytest.fixture(scope="module")
def pages(site: Site) -> list[str]:
    """The addresses of two pages with an exit on the running site."""
    environment = os.environ | {"LADA_DATA": str(site.data), "DJANGO_SETTINGS_MODULE": "cms.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", MAKE]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return [f"{site}/spokojnie/", f"{site}/spokojnie-dalej/"]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser for which the other site exists, without the internet."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    context.route(f"{AWAY}**", answer)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_second_tab_stop_leaves(page, pages):
    page.goto(pages[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)


@pytest.mark.full
def test_shift_three_times_leaves(page, pages):
    page.goto(pages[0])
    press_shift(page, 3)
    page.wait_for_url(AWAY)


@pytest.mark.full
def test_writing_capital_letters_does_not_leave(page, pages):
    page.goto(pages[0])
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, 2)
    page.wait_for_timeout(300)
    assert page.url == pages[0]


@pytest.mark.full
def test_three_slow_presses_do_not_leave(page, pages):
    page.goto(pages[0])
    for _ in range(3):
        press_shift(page, 1)
        page.wait_for_timeout(1600)
    assert page.url == pages[0]


def test_page_is_blank_before_the_other_one_has_come(page, pages):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[0])
    page.evaluate(TELL_WHEN_BLANK)
    press_shift(page, 3)
    page.wait_for_url(AWAY)
    assert said == ["none"]


def test_back_shows_the_page_before_and_not_this_one(page, site, pages):
    page.goto(f"{site}/dane/")
    page.goto(pages[0])
    page.locator("#quick-exit").click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == f"{site}/dane/"


@pytest.mark.full
def test_back_to_another_page_with_an_exit_leaves_again(page, site, pages):
    page.goto(pages[1])
    page.goto(pages[0])
    page.locator("#quick-exit").click()
    page.wait_for_url(AWAY)
    page.go_back(wait_until="commit")
    page.wait_for_url(AWAY)


@pytest.mark.full
def test_who_returns_on_purpose_may_stay(page, pages):
    page.goto(pages[0])
    press_shift(page, 3)
    page.wait_for_url(AWAY)
    page.goto(pages[0])
    page.wait_for_timeout(300)
    assert page.url == pages[0]


@pytest.mark.full
def test_other_site_does_not_learn_where_the_visitor_was(page, pages):
    page.goto(pages[0])
    with page.expect_request(f"{AWAY}**") as asked:
        page.locator("#quick-exit").click()
    assert "referer" not in asked.value.all_headers()


def test_exit_is_a_link_without_javascript(chromium, pages):
    context = chromium.new_context(java_script_enabled=False)
    context.route(f"{AWAY}**", lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(pages[0])
    with page.expect_request(f"{AWAY}**") as asked:
        page.locator("#quick-exit").click()
    page.wait_for_url(AWAY)
    assert "referer" not in asked.value.all_headers()
    context.close()


def test_exit_stays_in_sight_and_covers_no_focus(page, pages):
    page.goto(pages[0])
    page.locator(".site-footer a").last.focus()
    bar = page.locator("#quick-exit").bounding_box()
    page.locator(".site-logo").focus()
    focused = page.locator(".site-logo").bounding_box()
    assert (bar["y"], focused["y"] >= bar["y"] + bar["height"]) == (0, True)
