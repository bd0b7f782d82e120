"""Does somebody with a phone find the nearest shop, with JavaScript and without?"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import watched

PHONE, TABLET, DESK = {"width": 320, "height": 640}, {"width": 768, "height": 1024}, {"width": 1280, "height": 900}
PAGES = [
    "/",
    "/pomoc/",
    "/pomoc/?q=Gdynia",
    "/pomoc/?q=Osiek",
    "/pomoc/?q=Zakopane",
    "/pomoc/?q=asdfghjkl",
    "/sklepy/bolszewo-szkolna-52/",
    "/sklepy/tychy-spichlerz/",
    "/sklepy/przyklad-gdansk-oliwa/",
    "/sklepy/przyklad-tczew/",
    "/sklepy/przyklad-lublin/",
    "/dane/",
    "/nie-ma/",
]
REQUEST = "/potrzeby/6f0c1a52-7b0e-4c0e-9a55-0d6d3c1b0c01/"
TERMS_AND_PARTNERS = [
    "/sprawdz/",
    "/sprawdz/po-kolei/",
    "/sklepy/bolszewo-szkolna-52/sms/",
    "/sklepy/bolszewo-szkolna-52/prosba-o-skierowanie/?with=uk",
    "/dla-partnerow/",
    "/dla-partnerow/porownanie/?shop=bolszewo-szkolna-52&shop=przyklad-gdansk-oliwa",
    "/dla-partnerow/bez-sklepu/",
    "/dla-partnerow/wyniki/",
    "/potrzeby/",
    REQUEST,
    "/sklepy/przyklad-gdansk-oliwa/zapytanie/",
    "/zapytania/kod/",
    "/konto/wejscie/",
]
LANGUAGES = ["", "/uk", "/en", "/ru"]
# What a page with a form that is sent may set: the token against forged forms, and nothing else.
COOKIES = {
    "/sklepy/przyklad-gdansk-oliwa/zapytanie/": ["csrftoken"],
    "/zapytania/kod/": ["csrftoken"],
    "/konto/wejscie/": ["csrftoken"],
}


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_resident_finds_the_nearest_shop_from_the_home_page(site: str, chromium: Browser, javascript: bool):
    context = chromium.new_context(java_script_enabled=javascript, viewport=PHONE, locale="uk-UA")
    page, faults = watched(context, site)
    page.goto(f"{site}/uk/")
    page.locator("input[name=q]").first.fill("Вейгерово")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uk/pomoc/**")
    first = page.locator("ol > li").first
    assert "Bolszewo" in first.inner_text()
    assert first.locator("a[href='tel:+48733492273']").count() == 1
    first.locator("a").first.click()
    page.wait_for_url("**/uk/sklepy/bolszewo-szkolna-52/")
    assert page.locator("h1").inner_text() == "Sklep Społeczny „Za Stołem” – Bolszewo"
    assert faults == []
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_pages_are_accessible_and_fit(site: str, chromium: Browser, language: str, viewport: dict[str, int]):
    context = chromium.new_context(viewport=viewport)
    page, faults = watched(context, site)
    found = {}
    for path in PAGES:
        page.goto(f"{site}{language}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        rules = [rule["id"] for rule in Axe().run(page).response["violations"]]
        headings = page.locator("h1").count()
        found[path] = (wide, rules, headings)
    assert found == dict.fromkeys(PAGES, (False, [], 1))
    assert [fault for fault in faults if "404" not in fault] == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_pages_of_terms_and_partners_fit_and_set_no_cookie(
    site: str, chromium: Browser, language: str, viewport: dict[str, int]
):
    context = chromium.new_context(viewport=viewport)
    page, faults = watched(context, site)
    found = {}
    for path in TERMS_AND_PARTNERS:
        page.goto(f"{site}{language}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        cookies = [cookie["name"] for cookie in context.cookies()]
        found[path] = (wide, page.locator("h1").count(), cookies, faults.copy())
        faults.clear()
        context.clear_cookies()
    context.close()
    assert found == {path: (False, 1, COOKIES.get(path, []), []) for path in TERMS_AND_PARTNERS}


# Axe needs the longest, so it reads each page once at the widths that differ, in the languages with other letters.
@pytest.mark.parametrize(("language", "viewport"), [("", DESK), ("/uk", PHONE)], ids=["pl-desk", "uk-phone"])
def test_pages_of_terms_and_partners_are_accessible(
    site: str, chromium: Browser, language: str, viewport: dict[str, int]
):
    context = chromium.new_context(viewport=viewport)
    page, _faults = watched(context, site)
    found: dict[str, list[str]] = {}
    for path in TERMS_AND_PARTNERS:
        page.goto(f"{site}{language}{path}")
        found[path] = [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert found == {path: [] for path in TERMS_AND_PARTNERS}
    context.close()


def test_suggestions_appear_while_typing(site: str, chromium: Browser):
    context = chromium.new_context(viewport=PHONE)
    page, faults = watched(context, site)
    page.goto(f"{site}/pomoc/")
    with page.expect_response("**/pomoc/miejsca/**") as reply:
        page.locator("input[name=q]").first.press_sequentially("wejher", delay=30)
    assert reply.value.json()["places"][0]["value"].startswith("Wejherowo")
    assert faults == []
    context.close()


def test_position_is_used_on_click_only_and_rounded(site: str, chromium: Browser):
    context = chromium.new_context(
        viewport=PHONE, geolocation={"latitude": 54.605678, "longitude": 18.234567}, permissions=["geolocation"]
    )
    page, faults = watched(context, site)
    page.goto(f"{site}/pomoc/")
    assert "lat" not in page.url
    page.locator("form button[type=button]").first.click()
    page.wait_for_url("**lat=54.61**")
    assert "lon=18.23" in page.url
    assert "54.605678" not in page.url
    assert "Bolszewo" in page.locator("ol > li").first.inner_text()
    assert faults == []
    context.close()
