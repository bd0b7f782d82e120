"""How does the matrix ask an address as somebody, and what does an answer mean?"""

from http.cookies import SimpleCookie
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from django.utils.functional import cached_property

LOGIN, HOME = "/konto/wejscie/", "/admin/"
ADMIN = "admin/"


class Asking:
    """One person at her browser; whatever she changes is taken back after each answer."""

    def __init__(self, user: AbstractBaseUser | None) -> None:
        client = Client()
        if user is not None:
            client.force_login(user)
        self.cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        self._known: dict[tuple[str, str], str] = {}

    def answer(self, method: str, path: str) -> str:
        """What the address means for her; asked once, since nothing stays of a request."""
        key = (method, path)
        if key not in self._known:
            self._known[key] = meaning(self.ask(method, path))
        return self._known[key]

    def ask(self, method: str, path: str) -> HttpResponse:
        """The answer to a request without a body."""
        client = Client(raise_request_exception=False)
        client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            response: HttpResponse = getattr(client, method)(path)
            if response.streaming:
                response.getvalue()  # read to its end, as a browser does
            transaction.set_rollback(True)
        return response


def meaning(response: HttpResponse) -> str:
    """The status; "login" where the answer sends to the way in."""
    asks = response.status_code == 302 and LOGIN in response["Location"]
    return "login" if asks else str(response.status_code)


def is_refused(response: HttpResponse) -> bool:
    """Whether the admin keeps somebody out: by the login, by 403, or by leading back to its first page."""
    if response.status_code in (401, 403):
        return True
    return response.status_code == 302 and (LOGIN in response["Location"] or response["Location"] == HOME)


class Address:
    """One name of the resolver, with its pattern."""

    def __init__(self, name: str, route: str, pattern: URLPattern) -> None:
        self.name, self.route, self.pattern = name, route, pattern

    @cached_property
    def is_admin(self) -> bool:
        return self.route.startswith(ADMIN)

    @cached_property
    def arguments(self) -> list[str]:
        """The names of what stands in it."""
        pattern = self.pattern.pattern
        return list(pattern.converters) or list(pattern.regex.groupindex)


def addresses() -> list[Address]:
    """Every address of the site; one without a name is called by its route."""
    found: list[Address] = []

    def walk(resolver: Any, spaces: list[str], route: str) -> None:
        for one in resolver.url_patterns:
            here = route + str(one.pattern)
            if isinstance(one, URLResolver):
                walk(one, [*spaces, one.namespace] if one.namespace else spaces, here)
            else:
                found.append(Address(":".join([*spaces, one.name]) if one.name else here, here, one))

    walk(get_resolver(), [], "")
    return found
