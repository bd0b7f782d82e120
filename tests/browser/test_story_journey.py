"""Does a story go from a leader's phone to everybody, in two languages, and vanish when somebody agrees no more?

In a real browser. The leader writes at 320 px, in Polish or in Ukrainian, with scripts and without. An editor asks for
one change at the desk, and publishes. A translator comes in with her second step and brings it into the other language.
A person in the photo types her code.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.answered import Site, cookies
from tests.browser.conftest import press, said, tick, watched
from tests.cms.pictures_made import photo
from tests.migrated import ROOT

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
SHOP, LEADER = "przyklad-gdansk-oliwa", "przyklad-halina"
APPROVE = "button[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
MOST_PRESSES = 12  # of the leader, from "My texts" to "Send", with a photo and one person in it
PREFIX = {"pl": "", "uk": "/uk"}
OTHER = {"pl": "uk", "uk": "pl"}
STAFF = """
from pathlib import Path
from django.conf import settings
from django.contrib.auth import get_user_model
from cms.accounts.granted import grant_second_step, paper_codes
from network.models import Person
from network.people.models import Role
from network.people.roles.actions import grant_role
users = get_user_model().objects
editor = Person.objects.get(user=users.get(username="staff"))
grant_role(editor, Role.EDITOR, actor=None, reason="The test")
login = users.create_user("translator", password="zdanie-po-zdaniu")
translator = Person.objects.create(user=login, name="Przykład: tłumaczka")
grant_role(translator, Role.TRANSLATOR, actor=None, reason="The test")
grant_second_step(login)
words = ["translator", "zdanie-po-zdaniu", *paper_codes(login)]
Path(settings.DATA_DIR, "translator-login").write_text(" ".join(words))
"""


@dataclass(frozen=True)
class Words:
    """What is told in one language. ``lead`` is the first sentence of ``text``, which has two lines."""

    title: str
    lead: str
    text: str
    more: str
    seen: str
    reason: str

    def called(self, which: str) -> "Words":
        """The same under a title of its own."""
        return replace(self, title=f"{self.title} {which}")

    def pieces(self) -> list[str]:
        """What a translator translates, in its order."""
        return [self.title, self.lead, *self.text.splitlines(), self.more, self.seen]


WORDS = {
    "pl": Words(
        "Chleb dla pani z parteru",
        "Pani z parteru ma nogę w gipsie.",
        "Pani z parteru ma nogę w gipsie. W piątek zaniosłam jej chleb, mleko i gazetę.\nPotem piłyśmy herbatę.",
        "Zrobiło się ciemno, więc zostałam dłużej.",
        "Chleb na stole",
        "Napisz, proszę, jak to się skończyło.",
    ),
    "uk": Words(
        "Хліб для пані з першого поверху",
        "У пані з першого поверху нога в гіпсі.",
        "У пані з першого поверху нога в гіпсі. У п’ятницю я занесла їй хліб, молоко й газету.\nПотім ми пили чай.",
        "Стемніло, і я залишилася довше.",
        "Хліб на столі",
        "Напишіть, будь ласка, чим це скінчилося.",
    ),
}


@dataclass
class Hand:
    """A finger that counts how often it presses."""

    page: Page
    presses: int = 0
    began: float = field(default_factory=time.monotonic)

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()

    def go(self, what: Locator) -> None:
        """Presses what leads to another page."""
        self.presses += 1
        press(what)

    def choose(self, name: str, value: str) -> None:
        self.presses += 1
        tick(self.page, name, value)

    def button(self, action: str) -> None:
        self.go(self.page.locator(f"main form button[name=action][value={action}]:visible").last)


@pytest.fixture(scope="module")
def staffed(site: Site) -> Site:
    """The site, whose staff login is an editor, with a translator beside."""
    environment = os.environ | {"LADA_DATA": str(site.data), "DJANGO_SETTINGS_MODULE": "cms.settings"}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "manage.py", "shell", "-c", STAFF], cwd=ROOT, check=True, env=environment)
    return site


@pytest.fixture(scope="module")
def translator(staffed: Site, chromium: Browser) -> Iterator[BrowserContext]:
    """The translator's browser; she comes in with her password and a code, and stands at the desk then."""
    context = chromium.new_context(viewport=DESK)
    page, (name, password, code, *_codes) = context.new_page(), (staffed.data / "translator-login").read_text().split()
    page.goto(f"{staffed}/admin/biurko/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    press(page.locator("main form:has([name=password]) button[type=submit]").first)
    page.locator("[name=code]").fill(code)
    press(page.locator("main form:has([name=code]) button[type=submit]").first)
    assert page.url == f"{staffed}/admin/biurko/"
    yield context
    context.close()


def on_phone(chromium: Browser, site: Site, javascript: bool) -> BrowserContext:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=javascript)
    context.add_cookies(cookies(site, "leader"))
    return context


def write_story(hand: Hand, site: Site, prefix: str, words: Words) -> str:
    """From her own page to the editors, with a photo and one person's consent; returns that person's code."""
    page = hand.page
    page.goto(f"{site}{prefix}/pisz/")
    hand.go(page.locator("main a.lada-button"))
    page.locator("[name=title]").fill(words.title)
    page.locator("[name=text]").fill(words.text)
    hand.button("next")
    page.locator("[name=photo]").set_input_files(
        {"name": "IMG_20261120.jpg", "mimeType": "image/jpeg", "buffer": photo(size=(1200, 800))}
    )
    page.locator("[name=photo_alt]").fill(words.seen)
    hand.choose("people", "agreed")
    hand.press(page.locator("details.lada-more > summary").first)
    page.locator("[name=person1-name]").fill("Zofia Przykładowa")
    hand.press(page.locator("label[for=id_person1-text]"))
    hand.press(page.locator("label[for=id_person1-face]"))
    hand.button("next")
    code = said(page.locator(".lada-slip-word")).strip()
    hand.go(page.locator("main a.lada-button"))
    assert said(page.locator(".lada-writing-seen h2")) == words.title
    assert page.locator(".lada-writing-seen img").get_attribute("alt") == words.seen
    hand.go(page.locator(".lada-writing-send button"))
    return code


def ask_for_a_change(desk: Page, site: Site, title: str, reason: str) -> str:
    """The editor finds the story at the desk, takes it and sends it back; returns its address at the desk."""
    desk.goto(f"{site}/admin/biurko/")
    press(desk.locator(".lada-desk-row h2 a", has_text=title))
    address = desk.url
    press(desk.locator("form[action*='/biore/'] button"))
    desk.goto(address)
    press(desk.locator("a[href*='/send_back/']").first)
    desk.locator("textarea[name=reason]").fill(reason)
    press(desk.locator("form.lada-desk-reason button[type=submit]:not([name])"))
    return address


def change_what_was_asked(hand: Hand, site: Site, prefix: str, words: Words) -> None:
    """She reads the reason in her own words' language, writes a sentence more and sends again."""
    page = hand.page
    page.goto(f"{site}{prefix}/pisz/")
    assert words.reason in said(page.locator("main"))
    press(page.locator("main h3 a", has_text=words.title).first)
    press(page.locator(".lada-writing-steps a").first)
    assert page.locator("[name=text]").input_value().split() == words.text.split()
    page.locator("[name=text]").fill(f"{words.text}\n{words.more}")
    hand.button("next")
    hand.button("next")
    press(page.locator(".lada-writing-send button"))


def publish(desk: Page, address: str) -> None:
    """The editor approves on Wagtail's own screen; the button lies in a menu that the keyboard opens as well."""
    desk.goto(address)
    press(desk.locator("a[href*='/admin/pages/'][href$='/edit/']").first)
    desk.locator(APPROVE).first.wait_for(state="attached")
    with desk.expect_navigation():
        desk.locator(APPROVE).first.evaluate("button => button.click()")


def translate(translator: BrowserContext, site: Site, words: Words, language: str, into: Words) -> None:
    """From the desk to the screen where both texts stand side by side; there piece by piece, then to everybody."""
    page = translator.new_page()
    page.goto(f"{site}/admin/biurko/")
    press(page.locator(".lada-desk-row h2 a", has_text=words.title))
    press(page.locator(f".lada-desk-languages form[action$='/{language}/'] button"))
    open_, pieces = page.locator("li.incomplete"), words.pieces()
    for number, (piece, translated) in enumerate(zip(pieces, into.pieces(), strict=True)):
        expect(open_).to_have_count(len(pieces) - number)
        assert said(open_.first.locator("p").first) == piece
        open_.first.locator("button", has_text="Tłumacz").click()
        open_.first.locator("textarea").fill(translated)
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            open_.first.locator("button", has_text="Zapisz").click()
    expect(open_).to_have_count(0)
    press(page.locator("button[name=action][value=publish]"))
    assert page.locator(".messages .error").count() == 0
    page.close()


def withdraw_with_code(context: BrowserContext, site: Site, code: str) -> None:
    """The person in the photo types her code; no login, nothing in the address."""
    page = context.new_page()
    page.goto(f"{site}/zgody/")
    page.locator("[name=code]").fill(code)
    press(page.locator("main form:has([name=code]) button[type=submit]").first)
    press(page.locator("main form button[name=withdraw]").first)
    assert code not in page.url
    page.close()


def titles(reader: Page, site: Site, told: dict[str, Words]) -> dict[str, list[str]]:
    """In which languages the story's title stands on each page that may show it, and in the feeds."""
    found: dict[str, list[str]] = {}
    for prefix in PREFIX.values():
        for place in ("/", "/opowiesci/", f"/liderzy/{LEADER}/", f"/sklepy/{SHOP}/"):
            reader.goto(f"{site}{prefix}{place}")
            found[prefix + place] = _named(said(reader.locator("main")), told)
        feed = f"{prefix}/opowiesci/kanal.atom"
        found[feed] = _named(reader.request.get(f"{site}{feed}").text(), told)
    return found


def _named(text: str, told: dict[str, Words]) -> list[str]:
    return [language for language, words in told.items() if words.title in text]


@pytest.mark.full
@pytest.mark.parametrize(
    ("language", "javascript"),
    [("pl", False), ("uk", True), ("pl", True), ("uk", False)],
)
def test_story_goes_from_a_phone_to_everybody_in_two_languages_and_vanishes_when_consent_ends(
    staffed: Site,
    translator: BrowserContext,
    chromium: Browser,
    language: str,
    javascript: bool,
    capsys: pytest.CaptureFixture[str],
):
    site, prefix, other = staffed, PREFIX[language], OTHER[language]
    told = {code: words.called(f"{language}{javascript:d}") for code, words in WORDS.items()}
    words = told[language]
    phone = on_phone(chromium, site, javascript)
    page, faults = watched(phone, site)
    hand = Hand(page)
    code = write_story(hand, site, prefix, words)
    seconds = time.monotonic() - hand.began
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    office = chromium.new_context(viewport=DESK)
    office.add_cookies(cookies(site, "staff"))
    desk = office.new_page()
    at_desk = ask_for_a_change(desk, site, words.title, words.reason)
    presses = hand.presses
    change_what_was_asked(hand, site, prefix, words)
    publish(desk, at_desk)
    translate(translator, site, words, other, told[other])
    visitor = chromium.new_context(viewport=PHONE, java_script_enabled=javascript)
    reader = visitor.new_page()
    shown = titles(reader, site, told)
    assert shown == {place: ["uk" if place.startswith("/uk/") else "pl"] for place in shown}
    stories = []
    for code_of, its in told.items():
        reader.goto(f"{site}{PREFIX[code_of]}/opowiesci/")
        press(reader.locator("a", has_text=its.title).first)
        assert [part in said(reader.locator("main")) for part in (*its.text.splitlines(), its.more)] == [True] * 3
        stories.append(reader.url)
    withdraw_with_code(visitor, site, code)
    gone = titles(reader, site, told)
    assert gone == {place: [] for place in shown}
    assert [reader.goto(story).status in (404, 410) for story in stories] == [True, True]
    assert faults == []
    assert presses <= MOST_PRESSES
    with capsys.disabled():
        print(  # noqa: T201 - what was measured
            f"\nA story from the phone ({language}, scripts: {javascript}): {presses} presses, {seconds:.1f} s of pages"
        )
    for context in (phone, office, visitor):
        context.close()


def test_draft_is_saved_while_one_writes(site: Site, chromium: Browser):
    phone = on_phone(chromium, site, True)
    page, faults = watched(phone, site)
    page.clock.install()
    page.goto(f"{site}/pisz/opowiesc/")
    page.locator("[name=text]").fill("Zanim dopiszę, dzwoni ktoś do drzwi.")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.clock.run_for(21_000)
    page.locator("[data-saved]", has_text="Zapisane o").wait_for()
    page.reload()
    assert page.locator("[name=text]").input_value() == "Zanim dopiszę, dzwoni ktoś do drzwi."
    assert faults == []
    phone.close()
