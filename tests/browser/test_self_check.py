"""Does somebody with an old phone learn whether she may come, and does the page fit every screen?"""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import press, said, watched
from tests.browser.visits import DESK, PHONE, axe, measured, tabbed

OTHERS = ["", "/en", "/ru"]


def test_resident_learns_without_javascript_what_to_bring(site: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE, locale="uk-UA")
    page, faults = watched(context, site)
    page.goto(f"{site}/uk/sprawdz/")
    page.fill("[name=place]", "Больщево")
    page.fill("[name=size]", "1")
    page.fill("[name=income]", "1 800,50 zł")
    press(page.locator("form.lada-check-form button[type=submit]"))
    first = page.locator(".lada-check").first
    assert "Bolszewo" in said(first.locator("h2"))
    assert first.locator("ul li").count() >= 1
    assert page.url == f"{site}/uk/sprawdz/"
    first.locator("h2 a").click()
    page.wait_for_url("**/uk/sklepy/bolszewo-szkolna-52/")
    assert (faults, context.cookies()) == ([], [])
    context.close()


def test_town_and_villages_of_one_name_are_told_apart(site: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page, faults = watched(context, site)
    page.goto(f"{site}/sprawdz/")
    page.fill("[name=place]", "Wejherowo")
    page.fill("[name=age]", "44")
    press(page.locator("form.lada-check-form button[type=submit]"))
    press(page.locator("button[name=part][value=villages]"))
    assert page.locator("button[name=part]").count() == 0
    press(page.locator("button[name=change]"))
    assert page.locator("[name=age]").input_value() == "44"
    assert (faults, context.cookies()) == ([], [])
    context.close()


def test_one_question_on_a_screen_leads_to_the_same_answer(site: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page, faults = watched(context, site)
    page.goto(f"{site}/sprawdz/po-kolei/")
    page.fill("[name=place]", "Bolszewo")
    for _screen in range(5):
        press(page.locator("form.lada-check-form button:not([name])"))
    assert "Bolszewo" in said(page.locator(".lada-check h2").first)
    assert faults == []
    context.close()


# The questions themselves are in the list of pages; these are the answers to a form that was sent.
@pytest.mark.parametrize(
    ("language", "viewport"),
    [
        pytest.param("", DESK, id="pl-desk"),
        pytest.param("/uk", PHONE, id="uk-phone"),
        *(pytest.param(other, PHONE, id=f"{other[1:] or 'pl'}-phone", marks=pytest.mark.full) for other in OTHERS),
    ],
)
def test_answers_of_the_self_check_are_fit(site: str, chromium: Browser, language: str, viewport: dict[str, int]):
    context = chromium.new_context(viewport=viewport)
    page, faults = watched(context, site)
    found = {}

    def look(name: str) -> None:
        found[name] = measured(page) | axe(page) | tabbed(page)

    page.goto(f"{site}{language}/sprawdz/")
    page.fill("[name=income]", "?")
    press(page.locator("form.lada-check-form button[type=submit]"))
    look("error")
    page.fill("[name=income]", "1500")
    page.fill("[name=place]", "Wejherowo")
    press(page.locator("form.lada-check-form button[type=submit]"))
    look("answer")
    page.goto(f"{site}{language}/sprawdz/po-kolei/")
    page.fill("[name=place]", "Osiek")
    press(page.locator("form.lada-check-form button[type=submit]"))
    look("which place")
    assert found == {"error": {}, "answer": {}, "which place": {}}
    assert faults == []
    context.close()
