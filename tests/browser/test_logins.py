"""Does somebody get a login on her phone, come in again, and show a second step – with and without JavaScript?"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, press, tick, watched
from tests.browser.visits import axe, listed, measured

PHONE = {"width": 320, "height": 640}
NEW, ACCOUNT, LOGIN = "/konto/nowe/", "/konto/", "/konto/wejscie/"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sent_code(site: Site) -> str:
    """The code of the letter written last."""
    with closing(sqlite3.connect(site.data / "lada.sqlite3")) as database:
        rows = database.execute("SELECT body FROM network_letter WHERE kind = 'code' ORDER BY id DESC LIMIT 1")
        found = re.search(r"(\d{4}) (\d{4})", rows.fetchone()[0])
    assert found is not None
    return found[1] + found[2]


def send(page: Page, field: str) -> None:
    press(page.locator(f"main form:has([name={field}]) button[type=submit]").first)


@pytest.fixture(
    params=[
        pytest.param(("", True), id="pl", marks=pytest.mark.full),
        pytest.param(("/uk", False), id="uk without JavaScript"),
    ]
)
def phone(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[tuple[Page, list[str], str]]:
    """A phone of 320 px: its page, what must not happen, and the address of the site in its language."""
    prefix, javascript = request.param
    context = chromium.new_context(viewport=PHONE, java_script_enabled=javascript)
    page, faults = watched(context, site)
    yield page, faults, f"{site}{prefix}"
    context.close()


def sign_up(page: Page, address: str, contact: str = "") -> None:
    page.goto(f"{address}{NEW}")
    page.locator("[name=name]").fill("Basia")
    tick(page, "old_enough", "yes")
    page.locator("[name=contact]").fill(contact)
    send(page, "name")


def test_somebody_makes_a_login_and_comes_in_again(site: Site, phone: tuple[Page, list[str], str]):
    page, faults, address = phone
    contact = f"basia{len(address)}@example.org"
    sign_up(page, address, contact)
    page.locator("[name=code]").fill(sent_code(site))
    send(page, "code")
    assert page.url == f"{address}/pisz/"  # where she begins to write
    expect(page.locator("main a.lada-button[href$='/pisz/opowiesc/']")).to_be_visible()
    page.goto(f"{address}{ACCOUNT}")
    expect(page.locator("main")).to_contain_text(contact)
    press(page.locator("form[action$='/wyjscie/'] button"))
    press(page.locator("a[href*='/wejscie/kod/']").first)
    page.locator("[name=contact]").fill(contact)
    send(page, "contact")
    page.locator("[name=code]").fill(sent_code(site))
    send(page, "code")
    page.goto(f"{address}{ACCOUNT}")
    expect(page.locator("main")).to_contain_text(contact)
    assert faults == []


def test_login_without_email_and_phone_opens_with_what_was_written_down(phone: tuple[Page, list[str], str]):
    page, faults, address = phone
    sign_up(page, address)
    name, password = page.locator(".lada-code").all_inner_texts()
    page.goto(f"{address}{ACCOUNT}")
    press(page.locator("form[action$='/wyjscie/'] button"))
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    send(page, "password")
    page.goto(f"{address}{ACCOUNT}")
    expect(page.locator("main")).to_contain_text(name)
    assert faults == []


def test_whoever_is_younger_is_shown_somebody_to_talk_to(phone: tuple[Page, list[str], str]):
    page, faults, address = phone
    page.goto(f"{address}{NEW}")
    page.locator("[name=name]").fill("Jasio")
    tick(page, "old_enough", "no")
    send(page, "name")
    expect(page.locator("main a[href='tel:116111']")).to_be_visible()
    assert faults == []


# What opens for ten minutes after coming in; the list of pages has the others.
OWN = ["/konto/haslo/", "/konto/adres/", "/konto/drugi-krok/aplikacja/", "/konto/drugi-krok/klucz/"]


@pytest.mark.parametrize("prefix", [pytest.param("", marks=pytest.mark.full), "/uk"])
def test_pages_of_the_login_are_whole_on_a_phone(site: Site, chromium: Browser, prefix: str):
    context = chromium.new_context(viewport=PHONE)
    page, faults = watched(context, site)
    sign_up(page, f"{site}{prefix}")
    seen = {"made": measured(page) | axe(page)}
    for path in OWN:
        page.goto(f"{site}{prefix}{path}")
        assert page.url == f"{site}{prefix}{path}"
        seen[path] = measured(page) | axe(page)
    page.goto(f"{site}{prefix}/konto/adres/")
    page.locator("[name=contact]").fill("zofia@example.org")
    send(page, "contact")
    seen["code"] = measured(page) | axe(page)
    assert {path: listed(found) for path, found in seen.items() if any(found.values())} == {}
    assert faults == []
    context.close()


def test_passkey_stands_for_password_and_second_step(site: Site, chromium: Browser):
    # A passkey belongs to a name, and a number of an address is none.
    address = site.replace("127.0.0.1", "localhost")
    context = chromium.new_context(viewport=PHONE)
    page, faults = watched(context, address)
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_up(page, address)
    page.goto(f"{address}/konto/drugi-krok/klucz/")
    press(page.locator("form[data-passkey] button"))
    page.wait_for_url("**/drugi-krok/kody/")
    expect(page.locator(".account-codes li")).to_have_count(10)
    page.goto(f"{address}{ACCOUNT}")
    press(page.locator("form[action$='/wyjscie/'] button"))
    page.goto(f"{address}{LOGIN}?next=/konto/sesje/")
    press(page.locator("form[data-passkey] button"))
    page.wait_for_url("**/konto/sesje/")
    assert faults == []
    context.close()
