"""Is every page fit for everybody: at 320 px, by keyboard, without JavaScript, on paper, in each language?"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.answered import Site
from tests.browser.pages import LANGUAGES, PAGES, Page
from tests.browser.visits import (
    DEAD,
    DESK,
    PHONE,
    Faults,
    Visitor,
    axe,
    listed,
    measured,
    measured_between,
    printed,
    tabbed,
    visitor,
)

# What people open most, a page of each, and one for each login; in the full run every page there is.
MOST_OPENED = {
    "LadaHomePage", "PlainPage", "advocacy:stories", "advocacy:story", "network:finder", "network:shop",
    "network:self_check", "network:requests", "network:partner_shops", "network:enquiry_new", "network:leader",
    "network:forum", "network:board", "network:topic", "network:report", "login", "sign_up", "preferences", "404",
}  # fmt: skip
FIRST = [
    *{page.name: page for page in reversed(PAGES) if not page.who and page.name in MOST_OPENED}.values(),
    *(page for page in PAGES if page.name in ("style_page", "network:desk_shop", "story_new", "network:offer_new")),
]
EVERY = [
    pytest.param(
        page,
        id=f"{page.name}-{page.path}-{page.who or 'anyone'}",
        marks=[] if page in FIRST else [pytest.mark.full],
    )
    for page in PAGES
]


# What looks different where there is room; in the full run every page.
ROOMY = {"LadaHomePage", "ProjectPage", "network:finder", "network:shop", "network:partner_shops", "network:desk_shop"}
AT_A_DESK = [
    pytest.param(*one.values, id=one.id, marks=one.marks if one.values[0].name in ROOMY else [pytest.mark.full])
    for one in EVERY
]


class Visitors(dict[tuple[Any, ...], Visitor]):
    """One browser for each kind of visitor, made when first needed: its cache is warm from then on."""

    def __init__(self, chromium: Browser, site: Site, errors: dict[str, str]) -> None:
        self.chromium, self.site, self.errors = chromium, site, errors

    def get(self, viewport: Any, who: str, javascript: bool = True) -> Visitor:  # type: ignore[override]
        key = (viewport["width"], who, javascript)
        if key not in self:
            self[key] = visitor(self.chromium, self.site, self.errors, viewport, who, javascript)
        return self[key]


@pytest.fixture(scope="session")
def visitors(chromium: Browser, site: Site, error_pages: dict[str, str]) -> Iterator[Visitors]:
    """The visitors of this worker."""
    all_of_them = Visitors(chromium, site, error_pages)
    yield all_of_them
    for one in all_of_them.values():
        one.context.close()


def what_happened(one: Visitor, page: Page) -> Faults:
    """Foreign requests, errors in the console, cookies nobody asked for."""
    cookies = [cookie["name"] for cookie in one.context.cookies()] if not one.who else list(page.cookies)
    faults: Faults = {"console and requests": one.faults.copy()}
    faults["cookies"] = [] if tuple(cookies) == page.cookies else cookies
    return {kind: found for kind, found in faults.items() if found}


@pytest.mark.parametrize("page", AT_A_DESK)
def test_page_is_fit_at_a_desk(visitors: Visitors, page: Page):
    one = visitors.get(DESK, page.who)
    with one.at(page, "pl") as opened:
        faults = measured(opened) | axe(opened) | tabbed(opened) | measured_between(opened) | what_happened(one, page)
    assert faults == {}, listed(faults)


# Axe takes the longest: it reads each page in the letters and the length that strain a phone most, here and above.
@pytest.mark.parametrize("page", EVERY)
def test_page_is_fit_on_a_phone(visitors: Visitors, page: Page):
    one = visitors.get(PHONE, page.who)
    with one.at(page, "uk") as opened:
        faults = measured(opened) | axe(opened) | tabbed(opened) | printed(opened) | what_happened(one, page)
    assert faults == {}, listed(faults)


@pytest.mark.full
@pytest.mark.parametrize("page", EVERY)
def test_page_works_on_a_phone_without_javascript(visitors: Visitors, page: Page):
    one = visitors.get(PHONE, page.who, javascript=False)
    with one.at(page, "ru") as opened:
        faults = measured(opened) | what_happened(one, page)
        dead = opened.evaluate(DEAD)
    assert faults == {}, listed(faults)
    assert dead == []


# Other words are longer or shorter, and nothing else: what axe and the keyboard find is found above. Russian too.
@pytest.mark.full
@pytest.mark.parametrize("page", EVERY)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language not in ("uk", "ru")])
def test_page_is_fit_on_a_phone_in_the_other_languages(visitors: Visitors, page: Page, language: str):
    one = visitors.get(PHONE, page.who)
    with one.at(page, language) as opened:
        faults = measured(opened) | what_happened(one, page)
    assert faults == {}, listed(faults)
