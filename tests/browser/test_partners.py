"""Does a clerk find a shop in the table, write to it, and read its answer? At a desk, in Polish, in a real browser."""

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, press, said, tick, watched

DESK = {"width": 1280, "height": 900}
QUESTION = "Mamy 40 kg mąki z krótką datą. Czy możecie ją odebrać we wtorek?"
ANSWER = "Tak, we wtorek od 8:00. Prosimy zadzwonić do bramy."
SHOP = "przyklad-gdansk-oliwa"


def write_to_the_shop(page: Page) -> str:
    """From the table to the receipt; returns the code."""
    page.locator("[name=q]").fill("Oliwie")
    press(page.locator("main form button[type=submit]").first)
    press(page.locator(f"main table a[href='/sklepy/{SHOP}/']").first)
    press(page.locator(f"a[href^='/sklepy/{SHOP}/zapytanie/']").first)
    tick(page, "sender_kind", "official")
    page.locator("[name=sender_name]").fill("Olga")
    page.locator("[name=organisation]").fill("Urząd Gminy Przykład")
    tick(page, "topic", "goods")
    page.locator("[name=message]").fill(QUESTION)
    press(page.locator("main form button[type=submit]").first)
    return said(page.locator(".lada-code")).strip()


def answer_at_the_desk(page: Page, site: Site) -> None:
    page.goto(f"{site}/moje-sklepy/")
    name, password = (site.data / "shop-login").read_text().split()
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    press(page.locator("main form:has([name=password]) button[type=submit]"))
    page.goto(f"{site}/moje-sklepy/{SHOP}/")
    press(page.locator("a[href^='/zapytania/']").first)
    press(page.locator("form[action$='/otworz/'] button"))
    assert QUESTION in said(page.locator("main"))
    page.locator("textarea").first.fill(ANSWER)
    press(page.locator("main form:has(textarea) button[type=submit]").first)
    assert ANSWER in said(page.locator("main"))


def test_official_goes_from_the_table_to_an_answered_enquiry(site: Site, chromium: Browser):
    sender, shop = chromium.new_context(viewport=DESK), chromium.new_context(viewport=DESK)
    page, faults = watched(sender, site)
    page.goto(f"{site}/dla-partnerow/")
    code = write_to_the_shop(page)
    desk, more = watched(shop, site)
    answer_at_the_desk(desk, site)
    page.goto(f"{site}/zapytania/kod/")
    page.locator("[name=code]").fill(code.lower().replace("-", " "))
    press(page.locator("main form button[type=submit]").first)
    assert ANSWER in said(page.locator("main"))
    assert code not in page.url
    assert faults + more == []
    sender.close()
    shop.close()
