"""Is the site closed for a while?"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.pages.errors import unavailable

Answer = Callable[[HttpRequest], HttpResponse]
USUAL_MINUTES = 10


def keep_closed(get_response: Answer) -> Answer:
    """While the site is closed everybody gets the 503 page; static files are served before this is asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        seconds = closed_for()
        return get_response(request) if seconds is None else unavailable(request, seconds)

    return middleware


def closed_for() -> int | None:
    """After how many seconds visitors should come back; None while the site is open. One look at the disk."""
    if settings.CLOSED:
        return USUAL_MINUTES * 60
    try:
        minutes = switch().read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    return int(minutes if minutes.isascii() and minutes.isdigit() else USUAL_MINUTES) * 60  # also a file made by touch


def close(minutes: int = USUAL_MINUTES) -> None:
    """Closes the site on this machine, from the next request on, in all processes."""
    switch().write_text(f"{minutes}\n", encoding="ascii")


def reopen() -> None:
    """Opens it again; nothing happens where it is open."""
    switch().unlink(missing_ok=True)


def switch() -> Path:
    """The file that closes the site by being there."""
    return Path(settings.DATA_DIR) / "closed"
