"""Which pages are kept ready for the next visitor, and until when?

Only what everybody may see and nobody asked for: an address without a question, for somebody without a login. A page
is kept under its address, the reader's preferences and a *generation*: the newest rows of the logs, which every verb,
every screen of the editors and every publishing adds to. So whatever changes, on any worker or host, the next visitor
gets a new page, and each worker may keep its own store: there is nothing to share and nothing to purge.
"""

import hashlib
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.core.cache import cache, caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from cms.preferences.preferences import COOKIE, read
from network.log.models import Entry

Answer = Callable[[HttpRequest], HttpResponse]
Made = TypeVar("Made")

MINUTE, WHILE, DAY = 60, 600, 24 * 3600  # seconds
# Public pages, and how long their sentences stay true while nothing changes: where "now" stands until the minute ends.
LIFETIMES = {
    "network:finder": MINUTE,
    "network:shop": MINUTE,
    "network:shop_sources": WHILE,
    "network:partner_shops": MINUTE,
    "network:partner_gaps": MINUTE,
    "network:partner_impact": MINUTE,
    "network:requests": WHILE,
    "network:data": WHILE,
    "advocacy:stories": WHILE,
    "advocacy:story": WHILE,
    "network:leaders": WHILE,
    "network:leader": WHILE,
    "network:forum": MINUTE,
    "network:board": MINUTE,
    "network:topic": MINUTE,
    "wagtail_serve": WHILE,
}
LARGEST = 64 * 1024  # bytes of a kept page; with the number of entries in the settings this bounds the memory
LOGS = (Entry, PageLogEntry, ModelLogEntry)
NEWEST = 50  # rows of each log that are looked at
# The generation as this request saw it first, in a list that is empty until somebody asks.
_known: ContextVar[list[str] | None] = ContextVar("known", default=None)


class Kept(NamedTuple):
    """An answer as it went out."""

    headers: dict[str, str]
    content: bytes


def keep_pages(get_response: Answer) -> Answer:
    """Answers with the kept page, else keeps the new one; keeps none where no cache is called "pages"."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = _known.set([])
        # Wagtail asks on every page which of its sites was meant; this is where it keeps the answer.
        request._wagtail_site = SimpleLazyObject(lambda: _site(request))  # type: ignore[attr-defined]
        try:
            is_kept = "pages" in settings.CACHES and is_for_everybody(request)
            return _kept_or_new(request, get_response) if is_kept else get_response(request)
        finally:
            _known.reset(token)

    return middleware


def _site(request: HttpRequest) -> Site | None:
    """The site of this host, else the default one; its root is the home page in the reader's language, which Wagtail
    would look for on every page."""
    return remembered(f"cms.site.{request.get_host()}.{get_language()}", lambda: _localized_site(request))


def _localized_site(request: HttpRequest) -> Site | None:
    site = Site._find_for_request(request)
    if site:
        site.root_page = site.root_page.localized
    return site


def _kept_or_new(request: HttpRequest, get_response: Answer) -> HttpResponse:
    begun, key = time.time(), _key(request)  # the generation is asked before the page reads its rows, never after
    kept = caches["pages"].get(key)
    if kept:
        return HttpResponse(kept.content, headers=kept.headers)
    response = get_response(request)
    seconds = begun + _lifetime(request, response, begun) - time.time()
    if seconds > 0:
        caches["pages"].set(key, Kept(dict(response.headers), response.content), seconds)
    return response


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether the answer may depend on nothing but address, host, preferences and language.

    A cookie that is not known here (a login, a message to show once) means a page of one's own.
    """
    known = {COOKIE, settings.CSRF_COOKIE_NAME}
    return (
        request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and "HTTP_AUTHORIZATION" not in request.META
        and known.issuperset(request.COOKIES)
        and not getattr(request, "is_dummy", False)  # Wagtail's preview of a draft, at the page's own address
    )


def remembered(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` returns, kept in this worker until something changes, at most ten minutes. For what stands on every
    page and says nothing of "now": at most one query a page, however many such things it has."""
    return cache.get_or_set(f"{name}.{generation()}", make, WHILE)  # type: ignore[return-value]


def generation() -> str:
    """Changes with every row that is added to a log; one query, once in a request."""
    known = _known.get()
    if known is None:
        return _generation()
    if not known:
        known.append(_generation())
    return known[0]


def _generation() -> str:
    """The sum of the newest keys rather than the greatest one: where transactions overlap (PostgreSQL) a smaller key
    may become visible after a greater one."""
    newest = '(SELECT SUM(id) FROM (SELECT id FROM "{}" ORDER BY id DESC LIMIT {}) AS newest)'
    sums = [newest.format(log._meta.db_table, NEWEST) for log in LOGS]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(sums)}")
        return ".".join(str(number or 0) for number in cursor.fetchone())


def still_true(name: str, arguments: tuple[str, ...], moment: float) -> float:
    """For how many seconds after the moment (seconds since 1970) a page of that URL name says what is true.

    None of those named in ``LIFETIMES``: 0. The home page ("wagtail_serve" with an empty path) says what is open now.
    Never past midnight here, when days until which facts hold have passed.
    """
    lifetime = MINUTE if (name, *arguments) == ("wagtail_serve", "") else LIFETIMES.get(name, 0)
    until_minute = MINUTE - moment % MINUTE
    local = datetime.fromtimestamp(moment, get_current_timezone())
    until_midnight = DAY - (local.hour * 3600 + local.minute * 60 + local.second)
    return min(until_minute if lifetime == MINUTE else lifetime, until_midnight)


def _lifetime(request: HttpRequest, response: HttpResponse, moment: float) -> float:
    """Seconds from the moment on; 0 for what must not be kept."""
    control = response.headers.get("Cache-Control", "")
    to_keep = (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies  # a token of a form, a login
        and not re.search("no-store|private", control)
        and len(response.content) <= LARGEST
    )
    match = request.resolver_match
    return still_true(match.view_name, match.args, moment) if to_keep and match else 0


def _key(request: HttpRequest) -> str:
    """Everything an answer for everybody may depend on. Raises DisallowedHost for a host that is not ours."""
    parts = (
        request.scheme or "",
        request.get_host(),
        request.path,
        read(request.COOKIES.get(COOKIE, "")).cookie,
        "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "",
        generation(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
