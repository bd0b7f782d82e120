"""Does somebody with an old phone learn that she may come, and with which papers? In Ukrainian, without JavaScript."""

from playwright.sync_api import Browser, Page

from tests.browser.conftest import press, said, tick, watched

PHONE = {"width": 320, "height": 640}


def fits(page: Page) -> bool:
    return not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_resident_goes_from_the_home_page_to_yes_and_her_papers(site: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE, locale="uk-UA")
    page, faults = watched(context, site)
    page.goto(f"{site}/uk/")
    press(page.locator("main a[href='/uk/sprawdz/']"))
    page.locator("[name=place]").fill("Гданськ")
    page.locator("[name=size]").fill("3")
    page.locator("[name=income]").fill("1 800,50 zł")
    tick(page, "referral", "yes")
    press(page.locator("main form button[type=submit]").first)
    assert page.url == f"{site}/uk/sprawdz/"
    row = page.locator("li.lada-check", has_text="Przykład: sklep społeczny w Gdańsku Oliwie")
    words = said(row)
    assert "Так" in said(row.locator(".lada-check-answer"))
    assert "направлення" in words
    assert "документ із фото" in words
    assert fits(page)
    row.locator("a[href='/uk/sklepy/przyklad-gdansk-oliwa/']").first.click()
    page.wait_for_url("**/uk/sklepy/przyklad-gdansk-oliwa/")
    assert "Чи можна мені прийти сьогодні?" in said(page.locator(".lada-wall"))
    assert fits(page)
    assert faults == []
    assert context.cookies() == []
    context.close()


def test_card_with_the_request_for_a_referral_stands_in_two_languages(site: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page, faults = watched(context, site)
    page.goto(f"{site}/uk/sklepy/bolszewo-szkolna-52/")
    press(page.locator("a[href*='prosba-o-skierowanie']").first)
    languages = {part.get_attribute("lang") for part in page.locator("main [lang]").all()}
    assert {"uk", "pl"} <= languages | {page.locator("html").get_attribute("lang")}
    assert fits(page)
    assert faults == []
    context.close()
