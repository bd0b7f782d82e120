"""Does a report go from a stranger's phone to a moderator, her decision to who wrote the text, and its disagreement to
somebody else? In Polish, at 320 px, without a script."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.answered import Site, cookies
from tests.browser.conftest import press, said, tick
from tests.migrated import ROOT

PHONE = {"width": 320, "height": 640}
TITLE, NOTE, WHY = "Numer na kartce", "Jest tu numer mojej sąsiadki.", "To numer sklepu, nie sąsiadki."
PASSWORD = "zdanie-po-zdaniu"
STAFF = f"""
from pathlib import Path
from django.conf import settings
from django.contrib.auth import get_user_model
from advocacy.stories import actions
from cms.accounts.granted import grant_second_step, paper_codes
from cms.writing.pages import publish_text, save_text
from network.models import Person
from network.people.models import Role
from network.people.roles.actions import grant_role
users = get_user_model().objects
for name in ("moderator-a", "moderator-b"):
    login = users.create_user(name, password="{PASSWORD}")
    person = Person.objects.create(user=login, name=f"Przykład: {{name}}")
    grant_role(person, Role.MODERATOR, actor=None, reason="The test")
    grant_second_step(login)
    Path(settings.DATA_DIR, f"{{name}}-login").write_text(" ".join([name, "{PASSWORD}", *paper_codes(login)]))
author = Person.objects.get(user=users.get(username="leader"))
story = actions.begin_story(
    actor=None, author=author, title="{TITLE}", language="pl", told_as="person", signature="Maria"
)
actions.submit_story(story, actor=None)
publish_text(save_text(story, language="pl", title="{TITLE}", lead="Kartka na drzwiach.", paragraphs=["Numer."]))
Path(settings.DATA_DIR, "reported-story").write_text(story.get_absolute_url())
"""


@pytest.fixture(scope="module")
def staffed(site: Site) -> Site:
    """The site with two moderators, and a story of the leader."""
    environment = os.environ | {"LADA_DATA": str(site.data), "DJANGO_SETTINGS_MODULE": "cms.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", STAFF]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return site


def on_phone(chromium: Browser) -> BrowserContext:
    return chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]


def moderator(chromium: Browser, site: Site, name: str) -> Page:
    """Somebody of the moderators, with her password and a code, at the queue."""
    page, (login, password, code, *_codes) = (
        on_phone(chromium).new_page(),
        (site.data / f"{name}-login").read_text().split(),
    )
    page.goto(f"{site}/moderacja/")
    page.locator("[name=username]").fill(login)
    page.locator("[name=password]").fill(password)
    press(page.locator("main form:has([name=password]) button[type=submit]").first)
    page.locator("[name=code]").fill(code)
    press(page.locator("main form:has([name=code]) button[type=submit]").first)
    assert page.url == f"{site}/moderacja/"
    return page


def send(page: Page) -> None:
    """Presses the one button that sends the form of the page."""
    press(page.locator("form.lada-form .lada-actions button").last)


def report(page: Page, site: Site, story: str) -> str:
    """A stranger says what is wrong, in two steps; returns her code."""
    page.goto(f"{site}{story}")
    press(page.locator(".lada-report-link a"))
    tick(page, "reason", "private")
    page.locator("[name=note]").fill(NOTE)
    page.locator("label[for=id_in_good_faith]").last.click()
    send(page)
    return said(page.locator(".lada-code")).strip()


def take_away(page: Page) -> str:
    """The moderator takes the case and takes the text away, with a ready answer as her reasons; returns them."""
    press(page.locator(".lada-queue h2 a", has_text=TITLE))
    assert page.locator("details.lada-snapshot[open]").count() == 0  # it may be hard to read
    press(page.locator("form[action$='/zajmij-sie/'] button"))
    press(page.locator(".lada-decisions a[href$='/remove/']"))
    assert page.locator("form.lada-form input:checked").count() == 0
    page.locator("details.lada-ready > summary").click()
    press(page.locator("button[name=use]").first)
    facts = page.locator("[name=facts]").input_value()
    tick(page, "rule", "privacy")
    send(page)
    assert page.url.endswith("/moderacja/")
    return facts


def disagree(page: Page, site: Site, facts: str) -> None:
    """Who wrote it reads why, and does not agree."""
    page.goto(f"{site}/decyzje/")
    press(page.locator(".lada-talks a").first)
    assert facts in said(page.locator(".lada-reasons"))
    page.locator("[name=text]").fill(WHY)
    send(page)


def change(page: Page) -> None:
    """Somebody else changes the decision."""
    press(page.locator("a[href*='/moderacja/odwolania/']").first)
    assert WHY in said(page.locator("main"))
    tick(page, "outcome", "changed")
    page.locator("[name=reason]").fill("Sprawdziliśmy: to numer sklepu.")
    send(page)


def is_narrow(page: Page) -> bool:
    """Whether nothing stands wider than the phone. Asked in a page with scripts, of the same address."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True


def test_report_decision_and_disagreement_need_no_script(staffed: Site, chromium: Browser) -> None:
    story = (staffed.data / "reported-story").read_text()
    stranger = on_phone(chromium).new_page()
    code = report(stranger, staffed, story)
    first = moderator(chromium, staffed, "moderator-a")
    facts = take_away(first)
    assert stranger.goto(f"{staffed}{story}").status == 404  # type: ignore[union-attr]
    stranger.goto(f"{staffed}/zgloszenia/kod/")
    stranger.locator("[name=code]").fill(code)
    send(stranger)
    assert stranger.locator(".lada-answer").count() == 1
    assert facts not in said(stranger.locator("main"))
    writer = on_phone(chromium)
    writer.add_cookies(cookies(staffed, "leader"))
    disagree(writer.new_page(), staffed, facts)
    first.goto(f"{staffed}/moderacja/")
    assert first.locator("a[href*='/moderacja/odwolania/']").count() == 0
    change(moderator(chromium, staffed, "moderator-b"))
    assert stranger.goto(f"{staffed}{story}").status == 200  # type: ignore[union-attr]


def test_pages_of_moderation_fit_a_phone(staffed: Site, chromium: Browser) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    story = (staffed.data / "reported-story").read_text()
    for prefix in ("", "/uk"):
        page.goto(f"{staffed}{prefix}{story}")
        press(page.locator(".lada-report-link a"))
        assert is_narrow(page)
        page.goto(f"{staffed}{prefix}/zgloszenia/kod/")
        assert is_narrow(page)
    context.close()
