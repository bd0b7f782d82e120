"""Does somebody with a phone find the nearest shop, with JavaScript and without?"""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import said, watched

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_resident_finds_the_nearest_shop_from_the_home_page(site: str, chromium: Browser, javascript: bool):
    context = chromium.new_context(java_script_enabled=javascript, viewport=PHONE, locale="uk-UA")
    page, faults = watched(context, site)
    page.goto(f"{site}/uk/")
    page.locator("input[name=q]").first.fill("Вейгерово")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uk/pomoc/**")
    first = page.locator("ol > li").first
    assert "Bolszewo" in said(first)
    assert first.locator("a[href='tel:+48733492273']").count() == 1
    first.locator("a").first.click()
    page.wait_for_url("**/uk/sklepy/bolszewo-szkolna-52/")
    assert said(page.locator("h1")) == "Sklep Społeczny „Za Stołem” – Bolszewo"
    assert faults == []
    assert context.cookies() == []
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
    assert "Bolszewo" in said(page.locator("ol > li").first)
    assert faults == []
    context.close()
