"""How does a test fill in a form as a browser does: with the page's own token, fields and cookies?"""

import re
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client

from network.people.models import Person
from tests.reading import Reader

FORM = re.compile(r"<form(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def browser(person: Person | None = None) -> Client:
    """A client that is held to CSRF tokens, logged in as the person."""
    client = Reader(enforce_csrf_checks=True)
    if person is not None:
        client.force_login(person.user)
    return client


def hidden_fields(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the page's form that posts to the address. Raises LookupError when there is none."""
    for form in FORM.finditer(html):
        if 'method="post"' in form["head"] and (f'action="{action}"' in form["head"] or "action=" not in form["head"]):
            return dict(HIDDEN.findall(form["body"]))
    raise LookupError(f"no form posts to {action}")


def press(client: Client, page: str, action: str = "", **typed: Any) -> HttpResponse:
    """Opens the page, fills in its form that posts to the action (default: to the page itself) and sends it."""
    html = client.get(page).content.decode()
    target = action or page
    return client.post(target, hidden_fields(html, target) | typed, follow=False)


def path_of(response: HttpResponse) -> str:
    """Where a redirect leads, without its query."""
    return urlsplit(response.headers["Location"]).path
