"""Is the style page sound in every theme: nothing too faint, nothing sideways, nothing blocked?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cms.look.colours import THEMES
from tests.browser.answered import Site
from tests.browser.pages import Page
from tests.browser.visits import DESK, PHONE, Visitor, axe, visitor

# Two that are far apart here and now; in the full run all.
THEMES_NOW = [pytest.param(name, marks=[] if name in ("dark", "yellow") else [pytest.mark.full]) for name in THEMES]
SCREENS = {"phone": PHONE, "desk": DESK}


@pytest.fixture(scope="module")
def staff(site: Site, chromium: Browser) -> Iterator[Visitor]:
    """Somebody of the staff, logged in."""
    somebody = visitor(chromium, site, {}, PHONE, "staff")
    yield somebody
    somebody.context.close()


@pytest.mark.parametrize("theme", THEMES_NOW)
@pytest.mark.parametrize("screen", ["phone", pytest.param("desk", marks=pytest.mark.full)])
def test_style_page_is_sound_in_the_theme(staff: Visitor, theme: str, screen: str):
    page = Page("style_page", f"/wyglad/?look={theme}", "staff")
    with staff.at(page, "pl") as opened:
        opened.set_viewport_size(SCREENS[screen])
        sideways = opened.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (axe(opened), sideways, staff.faults) == ({}, 0, [])


@pytest.mark.parametrize("theme", THEMES_NOW)
def test_strip_shows_the_theme_on_a_page_of_another(staff: Visitor, theme: str):
    of_page = "yellow" if theme == "light" else "light"
    grounds = []
    for address, selector in (
        (f"/wyglad/?look={theme}", "body"),
        (f"/wyglad/?look={of_page}", f".look-strip.look-{theme}"),
    ):
        with staff.at(Page("style_page", address, "staff"), "pl") as opened:
            grounds.append(opened.eval_on_selector(selector, "one => getComputedStyle(one).backgroundColor"))
    assert grounds[0] == grounds[1]
