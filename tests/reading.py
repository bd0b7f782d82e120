"""How does a test read a page? As people do: a no-break space is a blank to the eye."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

NO_BREAK = "\u00a0".encode()


class Reader(Client):
    """A visitor whose pages have ordinary blanks, so that tests can compare sentences as they are written.

    The site ties words everywhere, in the tests too; whoever asks where lines break uses ``django.test.Client``.
    """

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        page = response.headers.get("Content-Type", "").startswith("text/html")
        if page and not response.streaming and not response.has_header("Content-Encoding"):
            response.content = response.content.replace(NO_BREAK, b" ")
        return response
