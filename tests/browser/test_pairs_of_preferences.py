"""Does a page hold whatever somebody has chosen about its look, in every pair, and what the phone says?"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

import pytest
from playwright.sync_api import Browser, BrowserContext

from cms.preferences.preferences import COLOURS, COOKIE, SIZES, SWITCHES, Preferences
from tests.browser.answered import Site
from tests.browser.pages import SHOP
from tests.browser.visits import DESK, PHONE, Faults, axe, listed, measured, tabbed

PATHS = ["/", f"/sklepy/{SHOP}/", "/pomoc/?q=Gdynia"]
# The home page here and now; in the full run all three.
HOME_NOW = [PATHS[0], *(pytest.param(path, marks=pytest.mark.full) for path in PATHS[1:])]
VALUES = {"colours": ("", *COLOURS), "text": ("", *SIZES)} | dict.fromkeys(SWITCHES, (False, True))
MOST = 5
EMULATED = [
    {"color_scheme": "dark"},
    {"color_scheme": "light", "contrast": "more"},
    {"color_scheme": "dark", "contrast": "more"},
    {"forced_colors": "active"},
    {"reduced_motion": "reduce"},
]


def all_of_them() -> list[Preferences]:
    """Every combination."""
    return [Preferences(**dict(zip(VALUES, chosen, strict=True))) for chosen in product(*VALUES.values())]


def meetings(chosen: Preferences, size: int) -> set[tuple[tuple[str, object], ...]]:
    """The groups of so many values that stand together in a choice."""
    return set(combinations(((name, getattr(chosen, name)) for name in VALUES), size))


@cache
def covering(size: int) -> list[Preferences]:
    """Few choices in which any so many values meet once: always the one that adds most."""
    among = {chosen: meetings(chosen, size) for chosen in all_of_them()}
    left, taken = set().union(*among.values()), []
    while left:
        best = max(among, key=lambda chosen: len(among[chosen] & left))
        taken.append(best)
        left -= among[best]
    return taken


def name_of(chosen: Preferences) -> str:
    return chosen.cookie or "nothing"


# Those that say most here and now, the others in the full run.
FIRST_NOW = [
    chosen if place < MOST else pytest.param(chosen, marks=pytest.mark.full) for place, chosen in enumerate(covering(2))
]


@pytest.fixture(scope="module", params=[PHONE, pytest.param(DESK, marks=pytest.mark.full)], ids=["phone", "desk"])
def context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A browser whose cache is warm from the second page on."""
    opened = chromium.new_context(viewport=request.param)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """The same on a phone alone."""
    opened = chromium.new_context(viewport=PHONE)
    yield opened
    opened.close()


def faults_of(
    context: BrowserContext, site: Site, path: str, chosen: Preferences, *, by_keyboard: bool, by_axe: bool = True
) -> Faults:
    """What is wrong with a page for somebody who chose this."""
    context.clear_cookies()
    if chosen.cookie:
        context.add_cookies([{"name": COOKIE, "value": chosen.cookie, "url": str(site)}])
    page = context.new_page()
    page.goto(f"{site}{path}")
    given = page.locator("html").get_attribute("class") or ""
    faults = measured(page) | (axe(page) if by_axe else {}) | (tabbed(page) if by_keyboard else {})
    page.close()
    return faults if given == chosen.classes else faults | {"classes": [given]}


@pytest.mark.parametrize("path", HOME_NOW)
@pytest.mark.parametrize("chosen", FIRST_NOW, ids=name_of)
def test_page_holds_each_pair_of_choices(context: BrowserContext, site: Site, path: str, chosen: Preferences):
    faults = faults_of(context, site, path, chosen, by_keyboard=path == PATHS[0])
    assert faults == {}, listed(faults)


@pytest.mark.full
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("chosen", covering(3), ids=name_of)
def test_page_holds_each_three_choices(phone: BrowserContext, site: Site, path: str, chosen: Preferences):
    # Axe takes the longest, and sees nothing of motion, spacing and typefaces, which the pairs vary already.
    by_axe = not (chosen.motion or chosen.space or chosen.font)
    faults = faults_of(phone, site, f"/uk{path}", chosen, by_keyboard=False, by_axe=by_axe)
    assert faults == {}, listed(faults)


@pytest.mark.parametrize(("size", "most"), [(2, 24), (3, 80)])
def test_few_choices_have_all_meetings(size: int, most: int):
    every = set().union(*(meetings(chosen, size) for chosen in all_of_them()))
    assert set().union(*(meetings(chosen, size) for chosen in covering(size))) == every
    assert len(covering(size)) <= most


@pytest.mark.parametrize("path", HOME_NOW)
@pytest.mark.parametrize("emulated", EMULATED, ids=lambda emulated: "-".join(emulated.values()))
def test_page_holds_what_the_phone_says(chromium: Browser, site: Site, path: str, emulated: dict[str, str]):
    context = chromium.new_context(viewport=PHONE, **emulated)
    page = context.new_page()
    page.goto(f"{site}{path}")
    # In forced colours the system paints, and axe reads what the sheet says.
    faults = measured(page) | tabbed(page) | ({} if "forced_colors" in emulated else axe(page))
    context.close()
    assert faults == {}, listed(faults)


def ground(chromium: Browser, site: Site, **emulated: str) -> str:
    """The colour of the home page's ground."""
    context = chromium.new_context(viewport=PHONE, **emulated)
    page = context.new_page()
    page.goto(f"{site}/")
    found = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    return found


def test_phone_chooses_the_colours_while_nobody_else_has(chromium: Browser, site: Site):
    light, dark = ground(chromium, site, color_scheme="light"), ground(chromium, site, color_scheme="dark")
    assert light != dark
    assert ground(chromium, site, color_scheme="light", contrast="more") == "rgb(255, 255, 255)"
    assert ground(chromium, site, color_scheme="dark", contrast="more") == "rgb(0, 0, 0)"
