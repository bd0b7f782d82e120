"""What does a public page cost the server, made and kept, beside a view that does nothing?

`python -m tests.bench.bench_pages` prints milliseconds of the processor, queries and bytes.
"""

import gzip
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.bench.measuring import median, scratch_database

PAGES = {
    "home": "/",
    "home, uk": "/uk/",
    "finder": "/pomoc/",
    "finder with a place": "/pomoc/?q=Gdynia",
    "shop": "/sklepy/gdynia-lotnikow-86/",
    "shop, uk": "/uk/sklepy/gdynia-lotnikow-86/",
    "plain page": "",  # the first one of the demo
    "needs board": "/potrzeby/",
    "table for partners": "/dla-partnerow/",
}
TIMES = 30
NOTHING = "/nothing/"


def nothing(request: HttpRequest) -> HttpResponse:
    """As little as a view can do."""
    return HttpResponse("nothing")


urlpatterns = [path("nothing/", nothing)]


def main() -> None:
    """Print a line for each page as it is made and as it is kept."""
    with scratch_database():
        from django.conf import settings  # the app registry must be ready
        from django.core.cache import caches
        from django.core.management import call_command
        from django.test import override_settings

        call_command("load_demo", verbosity=0)
        bare = {"ROOT_URLCONF": "tests.bench.bench_pages", "MIDDLEWARE": []}
        pages = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
        with override_settings(ALLOWED_HOSTS=["localhost"], CACHES=settings.CACHES | {"pages": pages}):
            with override_settings(**bare):
                unit = cost(site(), NOTHING)[0]
            say("a view that does nothing", (unit, 0, 7, 7), unit)
            server = site()
            for name, address in {**PAGES, "plain page": first_plain_page()}.items():
                say(f"{name}, made", cost(server, address, caches["pages"].clear), unit)
                say(f"{name}, kept", cost(server, address), unit)


def first_plain_page() -> str:
    """The address of a page of the demo."""
    from cms.pages.models import PlainPage

    page = PlainPage.objects.live().filter(locale__language_code="pl").order_by("path").first()
    assert page is not None
    return str(page.get_url())


def site() -> Callable[[str], HttpResponse]:
    """The site as a server enters it, with the middleware of this moment."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler, factory = WSGIHandler(), RequestFactory(SERVER_NAME="localhost")

    def answer(address: str) -> HttpResponse:
        environ: dict[str, Any] = factory.get(address, headers={"accept-encoding": "gzip"}).environ
        response = handler(environ, lambda status, headers: None)
        assert response.status_code == 200, (address, response.status_code)
        return response

    return answer


def cost(
    server: Callable[[str], HttpResponse], address: str, before: Callable[[], object] = lambda: None
) -> tuple[float, int, int, int]:
    """Median milliseconds of the processor, queries, bytes as read and as sent; ``before`` runs unmeasured."""
    from django.db import connection

    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    for _ in range(3):
        before()
        response = server(address)
    before()
    with connection.execute_wrapper(count):
        server(address)
    taken = []
    for _ in range(TIMES):
        before()
        begin = time.process_time()
        server(address)
        taken.append(1000 * (time.process_time() - begin))
    sent = response.content
    plain = gzip.decompress(sent) if response.headers.get("Content-Encoding") == "gzip" else sent
    return median(taken), len(asked), len(plain), len(sent)


def say(name: str, found: tuple[float, int, int, int], unit: float) -> None:
    """One line, with the ratio to the view that does nothing."""
    milliseconds, queries, plain, sent = found
    ratio = milliseconds / unit
    print(f"{name:28} {milliseconds:7.2f} ms {ratio:7.1f} x {queries:4} queries {plain:7} bytes {sent:6} sent")


if __name__ == "__main__":
    main()
