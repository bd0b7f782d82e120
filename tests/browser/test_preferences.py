"""Do the choices of "Adjust the page" hold on every kind of page, in a real browser, also without JavaScript?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, press, tick

PHONE = {"width": 320, "height": 640}
# Three templates of the site, the login and a page that is not there.
PAGES = ("/", "/pomoc/?q=Sopot", "/dane/", "/konto/wejscie/", "/nie-ma-mnie/")
# What a choice changes, as the browser has computed it.
GROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.body).color"
LETTERS = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
SPACING = "getComputedStyle(document.querySelector('main p')).letterSpacing"
FACE = "getComputedStyle(document.body).fontFamily"
DURATIONS = "[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration))"
WEB_FONTS = "performance.getEntriesByType('resource').filter(entry => entry.name.includes('.woff')).length"


@pytest.fixture
def page(site: Site, chromium: Browser) -> Iterator[Page]:
    """An old phone without JavaScript; what the tests ask, the browser answers all the same."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, color_scheme="light")
    yield context.new_page()
    context.close()


def choose(page: Page, site: Site, *choices: tuple[str, str], language: str = "") -> None:
    """Fills in the form with fingers and sends it."""
    page.goto(f"{site}{language}/dostosuj/")
    for name, value in choices:
        tick(page, name, value)
    press(page.locator(".panel-form button").first)


def test_yellow_on_black_holds_on_every_page(site, page):
    choose(page, site, ("colours", "yellow"))
    seen = set()
    for address in PAGES:
        page.goto(f"{site}{address}")
        seen.add((page.evaluate(GROUND), page.evaluate(INK)))
    assert seen == {("rgb(0, 0, 0)", "rgb(255, 255, 0)")}


@pytest.mark.full
def test_dark_holds_against_a_light_phone(site, page):
    page.goto(f"{site}/dane/")
    as_in_the_phone = page.evaluate(GROUND)
    choose(page, site, ("colours", "dark"))
    assert (as_in_the_phone, page.evaluate(GROUND)) == ("rgb(255, 254, 250)", "rgb(15, 23, 18)")


@pytest.mark.full
def test_light_holds_against_a_dark_phone(site, page):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/dane/")
    as_in_the_phone = page.evaluate(GROUND)
    choose(page, site, ("colours", "light"))
    assert (as_in_the_phone, page.evaluate(GROUND)) == ("rgb(15, 23, 18)", "rgb(255, 254, 250)")


@pytest.mark.parametrize(("size", "factor"), [("150", 1.5), ("200", 2)])
def test_large_letters_are_large_and_nothing_scrolls_sideways(site, page, size, factor):
    usual = {}
    for address in PAGES:
        page.goto(f"{site}{address}")
        usual[address] = page.evaluate(LETTERS)
    choose(page, site, ("text", size))
    grown, too_wide = {}, []
    for address in PAGES:
        page.goto(f"{site}{address}")
        grown[address] = page.evaluate(LETTERS) / usual[address]
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            too_wide.append(address)
    assert (too_wide, min(grown.values()) >= factor * 0.8) == ([], True)


@pytest.mark.full
def test_wider_spacing_widens(site, page):
    choose(page, site, ("space", "wide"))
    for address in PAGES:
        page.goto(f"{site}{address}")
        assert page.evaluate(SPACING) != "normal"


@pytest.mark.full
def test_easier_letters_are_another_typeface(site, page):
    page.goto(f"{site}/dane/")
    usual = page.evaluate(FACE)
    choose(page, site, ("font", "easy"))
    for address in PAGES:
        page.goto(f"{site}{address}")
        assert page.evaluate(FACE) != usual


def test_little_internet_downloads_no_typeface(site, page):
    page.context.add_cookies([{"name": "look", "value": "lean", "url": site}])  # nothing was downloaded before
    for address in PAGES:
        page.goto(f"{site}{address}")
        assert page.evaluate(WEB_FONTS) == 0
    page.context.clear_cookies()
    page.goto(f"{site}/dane/")
    assert page.evaluate(WEB_FONTS) > 0


@pytest.mark.full
def test_no_motion_stops_every_transition(site, page):
    page.emulate_media(reduced_motion="no-preference")
    choose(page, site, ("motion", "still"))
    page.goto(f"{site}/dane/")
    assert max(page.evaluate(DURATIONS)) <= 0.01


@pytest.mark.full
def test_reader_comes_back_to_where_she_was_in_her_new_colours(site, page):
    page.goto(f"{site}/uk/pomoc/?q=Sopot")
    press(page.locator(".site-help a").nth(1))
    tick(page, "colours", "high-dark")
    press(page.locator(".panel-form button").first)
    assert (page.url, page.evaluate(GROUND)) == (f"{site}/uk/pomoc/?q=Sopot", "rgb(0, 0, 0)")


def test_everything_at_once_is_one_small_cookie(site, page):
    everything = [("colours", "high-light"), ("text", "200"), ("space", "wide"), ("font", "easy"), ("motion", "still")]
    choose(page, site, *everything, ("lean", "lean"))
    cookies = page.context.cookies()
    kept = [(cookie["name"], cookie["value"], cookie["httpOnly"], cookie["sameSite"]) for cookie in cookies]
    assert kept == [("look", "high-light.200.wide.easy.still.lean", True, "Lax")]


@pytest.mark.full
def test_clearing_leaves_nothing(site, page):
    choose(page, site, ("colours", "yellow"))
    page.goto(f"{site}/dostosuj/")
    press(page.locator(".panel-form button[name=clear]"))
    assert (page.context.cookies(), page.evaluate(GROUND)) == ([], "rgb(255, 254, 250)")


def test_form_is_filled_in_by_keyboard_alone(site, page):
    page.goto(f"{site}/dostosuj/")
    page.locator("[name=colours][value='']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.context.cookies()[0]["value"] == "dark"


@pytest.mark.full
def test_samples_show_each_theme_whatever_is_chosen(site, page):
    grounds = "[...document.querySelectorAll('.panel-sample')].map(e => getComputedStyle(e).backgroundColor)"
    expected = ["rgb(252, 228, 161)", "rgb(23, 41, 31)", "rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"]
    choose(page, site, ("colours", "yellow"))
    page.goto(f"{site}/dostosuj/")
    assert page.evaluate(grounds) == expected
