"""What does one visit to a page tell? Everything is measured while it is open: opening it costs the most."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import playwright.sync_api
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Route

from tests.browser.answered import Site, cookies
from tests.browser.pages import Page

PHONE, TABLET, DESK = {"width": 320, "height": 640}, {"width": 768, "height": 1024}, {"width": 1280, "height": 900}
MEASURE = (Path(__file__).parent / "measure.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
MOST_STOPS = 400
Faults = dict[str, list[Any]]

# Where the focus is, whether one sees it, and whether something lies over it.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const name = `${at.tagName.toLowerCase()} ${(at.innerText || at.name || '').trim().slice(0, 40)}`;
  const ringed = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  if (at.localName === 'wagtail-userbar') return { name, shows: true, free: true };  // the editors' own
  // A dot of a map is drawn with another edge; dots lie over each other, the list beside them does the same.
  const dot = at.closest('svg') && at.querySelector('circle');
  const edge = (one) => getComputedStyle(one).stroke + getComputedStyle(one).strokeWidth;
  const other = dot && document.querySelector('svg a:not(:focus) circle');
  const redrawn = dot && (!other || edge(dot) !== edge(other));
  // The parts of a date are inside of Chromium's own field, which rings them itself.
  const shows = redrawn || ringed(at) || at.type === 'date' || [...(at.labels || [])].some(ringed);
  // Of a thing higher than the screen, the part one sees.
  const seen = (box) => ({ left: box.left, width: box.width, top: Math.max(box.top, 0),
    height: Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0) });
  const boxes = [at.getClientRects()[0], ...[...(at.labels || [])].map((one) => one.getBoundingClientRect())].map(seen);
  const free = dot || boxes.some((box) => {
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    if (top && top.localName === 'wagtail-userbar') return true;  // the editors' own, small, in a corner
    return top && (at.contains(top) || top.contains(at) || [...(at.labels || [])].some((one) => one.contains(top)));
  });
  return { name, shows: Boolean(shows), free: Boolean(free) };
}"""
DEAD = """() => [...document.querySelectorAll('button[type=button]')]
  .filter((one) => one.getBoundingClientRect().width).map((one) => one.innerText)"""
PRINTED = """() => [...document.querySelectorAll('body *')]
  .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position) && one.getBoundingClientRect().height)
  .map((one) => one.className)"""
NUMBERS = """() => [...document.querySelectorAll('a[href^="tel:"]')]
  .filter((one) => one.getBoundingClientRect().height).map((one) => one.getAttribute('href'))"""
FIRST_NUMBERS = ["tel:112", "tel:116123", "tel:116111"]


@dataclass
class Visitor:
    """A browser of somebody: the width of the screen, with JavaScript or not, logged in or not."""

    site: Site
    context: BrowserContext
    who: str = ""
    javascript: bool = True
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def at(self, page: Page, language: str) -> Iterator[playwright.sync_api.Page]:
        """The page, open; faults of this visit gather in ``faults``."""
        self.faults.clear()
        opened = self.context.new_page()
        opened.on("request", lambda request: self._asked(request.url))
        opened.on("pageerror", lambda error: self.faults.append(str(error)))
        opened.on("console", lambda said: self._said(said.type, said.text, page.status))
        answer = opened.goto(f"{self.site}{page.address(language)}")
        assert answer is not None
        if (answer.status, opened.url) != (page.status, f"{self.site}{page.address(language)}"):
            self.faults.append(f"status {answer.status} at {opened.url}")
        yield opened
        opened.close()
        if not self.who:
            self.context.clear_cookies()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.faults.append(f"asked {url}")

    def _said(self, kind: str, text: str, status: int) -> None:
        if kind == "error" and f"status of {status}" not in text:
            self.faults.append(text)


def visitor(
    chromium: Browser, site: Site, errors: dict[str, str], viewport: Any, who: str = "", javascript: bool = True
) -> Visitor:
    """A visitor with no cookies; logged in where a login of the demo is named. ``errors``: HTML by address."""
    context = chromium.new_context(viewport=viewport, java_script_enabled=javascript)
    context.route("**/blad/*/", lambda route: _show_error(route, errors[urlsplit(route.request.url).path]))
    if who:
        context.add_cookies(cookies(site, who))
    return Visitor(site, context, who, javascript)


def _show_error(route: Route, html: str) -> None:
    status = int(route.request.url.split("/")[-2])
    route.fulfill(status=status, body=html, content_type="text/html; charset=utf-8")


def measured(opened: playwright.sync_api.Page) -> Faults:
    """Width, headings, targets, room for spaced text."""
    return opened.evaluate(MEASURE)


def measured_between(opened: playwright.sync_api.Page) -> Faults:
    """Whether the page fits a width between phone and desk too."""
    before = opened.viewport_size
    opened.set_viewport_size(TABLET)
    faults = {f"{kind} at {TABLET['width']} px": found for kind, found in measured(opened).items()}
    opened.set_viewport_size(before)
    return faults


def listed(faults: Faults) -> str:
    """All faults in lines: an assertion shows only some of a long dictionary."""
    return "\n".join(f"{kind}: {one}" for kind, found in faults.items() for one in found)


def axe(opened: playwright.sync_api.Page) -> Faults:
    """What axe finds, by its rules."""
    found = Axe().run(opened, options=AXE).response["violations"]
    return {f"axe {rule['id']}": [node["target"] for node in rule["nodes"]][:3] for rule in found}


def tabbed(opened: playwright.sync_api.Page) -> Faults:
    """Whether the focus is seen at each stop of the Tab key, and leaves the page in the end."""
    faults: Faults = {}
    for _stop in range(MOST_STOPS):
        opened.keyboard.press("Tab")
        at = opened.evaluate(FOCUS)
        if at is None:
            return faults
        if not at["shows"]:
            faults.setdefault("focus is not seen", []).append(at["name"])
        if not at["free"]:
            faults.setdefault("focus is covered", []).append(at["name"])
    return faults | {"focus is trapped": [at["name"]]}


def printed(opened: playwright.sync_api.Page) -> Faults:
    """Whether paper has the main text and the numbers, and no bars."""
    opened.emulate_media(media="print")
    bars, numbers = opened.evaluate(PRINTED), opened.evaluate(NUMBERS)
    words = opened.locator("main").inner_text().strip()
    opened.emulate_media(media="null")
    is_letter = opened.locator("body.lada-sheet-only").count()  # a sheet for an office
    missing = [] if is_letter else [one for one in FIRST_NUMBERS if one not in numbers]
    faults = {"bars on paper": bars, "numbers missing on paper": missing}
    return {kind: found for kind, found in faults.items() if found} | ({} if words else {"paper": ["empty"]})
