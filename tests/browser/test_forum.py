"""Does somebody ask under an invented name and get an answer, on a phone of 320 px, without JavaScript? In Polish."""

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.answered import Site, cookies
from tests.browser.conftest import press, said, tick, watched

PHONE = {"width": 320, "height": 640}
BOARD = "/forum/pierwsze-pytania/"
TITLE, TEXT = "Czy mogę przyjść z psem?", "Nie mam go z kim zostawić.\n\nJest **mały**."
ANSWER = "U nas pies czeka w przedsionku, ktoś go popilnuje."


def phone(chromium: Browser, site: Site, who: str) -> BrowserContext:
    """Somebody's phone, where she has come in already and no script runs."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    context.add_cookies(cookies(site, who))
    return context


def fits(page: Page) -> bool:
    """Whether nothing has to be pushed sideways; without scripts the browser's own boxes tell."""
    return page.locator("main").bounding_box()["width"] <= PHONE["width"]


def ask(page: Page, site: Site) -> str:
    """From the board to the question: kept for later, looked at, sent; returns the invented name."""
    page.goto(f"{site}{BOARD}")
    press(page.locator(f"main a[href='{BOARD}nowy-temat/']"))
    page.locator("[name=text]").fill(TEXT)
    press(page.locator("button[name=later]"))
    assert page.locator("[name=text]").input_value() == TEXT
    tick(page, "writes_as", "alias")
    name = page.locator("[name=alias]").input_value()
    press(page.locator("main form button[type=submit]").first)
    assert page.locator("#id_title_error").count() == 1  # the title is missing, and every word is still there
    assert (page.locator("[name=text]").input_value(), page.locator("[name=alias]").input_value()) == (TEXT, name)
    page.locator("[name=title]").fill(TITLE)
    press(page.locator("button[name=preview]"))
    assert said(page.locator("section .lada-post-text strong")) == "mały"
    assert fits(page)
    press(page.locator("main form button[type=submit]").first)
    return name


def answer(page: Page, address: str) -> None:
    """Reads the question and answers it under the own name."""
    page.goto(address)
    press(page.locator("#p1 a[href*='odpowiedz']"))
    assert "Nie mam go z kim zostawić." in said(page.locator("figure blockquote"))
    page.locator("[name=text]").fill(ANSWER)
    tick(page, "writes_as", "own")
    press(page.locator("main form button[type=submit]").first)
    assert page.url.endswith("#p2")
    assert ANSWER in said(page.locator("#p2"))


def test_question_is_asked_and_answered_without_scripts(site: Site, chromium: Browser):
    hers, his, anyone = (
        phone(chromium, site, "shop"),
        phone(chromium, site, "leader"),
        chromium.new_context(viewport=PHONE),
    )
    page, faults = watched(hers, site)
    name = ask(page, site)
    address = page.url.partition("#")[0]  # with it the browser would not ask anew
    assert said(page.locator("#p1 h2")).startswith(name)
    other, more = watched(his, site)
    answer(other, address)
    page.goto(address)
    press(page.locator("#p2 form[action$='/pomoglo/'] button"))
    press(page.locator("#p2 button[value=thanks]"))
    assert page.locator("#p2 button[value=thanks][aria-pressed=true]").count() == 1
    reader, still = watched(anyone, site)
    reader.goto(f"{site}{BOARD}")
    press(reader.locator("main h2 a", has_text=TITLE).first)
    assert [said(part) for part in reader.locator("article .lada-post-text").all()] == [
        TEXT.replace("**", ""), ANSWER,
    ]  # fmt: skip
    assert reader.locator("#p2 .lada-sign-open").count() == 1
    assert reader.locator("main form").count() == 0
    assert faults + more + still == []
    for context in (hers, his, anyone):
        context.close()


def test_own_words_can_be_taken_away_without_scripts(site: Site, chromium: Browser):
    context = phone(chromium, site, "shop")
    page, faults = watched(context, site)
    ask(page, site)
    press(page.locator("#p1 a[href$='/zmien/']"))
    page.locator("[name=text]").fill("Pies zostanie u sąsiadki.")
    press(page.locator("main form button[type=submit]").first)
    assert "Pies zostanie u sąsiadki." in said(page.locator("#p1"))
    press(page.locator("#p1 a[href$='/zabierz/']"))
    press(page.locator("main form button[type=submit]").first)
    assert "Pies zostanie u sąsiadki." not in said(page.locator("main"))
    assert faults == []
    context.close()
