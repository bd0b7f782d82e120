"""Does "next" stay on this host, whichever way somebody comes in?"""

import pytest

from network.directory.models import Shop
from tests import cast
from tests.cms.accounts.coming_in import CODE, LOGIN, NEW, WHERE, by_password, sent_code

pytestmark = pytest.mark.django_db
FORGED = [
    "https://evil.example.org/",
    "http://evil.example.org",
    "//evil.example.org",
    "///evil.example.org",
    "////evil.example.org/a",
    "/\\evil.example.org",
    "\\\\evil.example.org",
    "\\/evil.example.org",
    "/\t/evil.example.org",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http:///evil.example.org",
    "https:evil.example.org",
    "\thttps://evil.example.org",
    " https://evil.example.org",
    "https://testserver@evil.example.org/",
    "https://evil.example.org?testserver",
    "ftp://testserver/",
    "http://testserver.evil.example.org/",
    "\x00//evil.example.org",
]


@pytest.fixture
def ala(shop: Shop):
    return cast.ala(shop)


@pytest.mark.parametrize("target", FORGED)
def test_password_leads_to_no_other_host(client, ala, target):
    assert by_password(client, "ala", next=target).headers["Location"] == "/moje-sklepy/"


@pytest.mark.parametrize("target", FORGED)
def test_code_leads_to_no_other_host(client, ala, target):
    client.post(WHERE, {"contact": "ala@example.org", "next": target})
    answer = client.post(CODE, {"code": sent_code(), "next": target})
    assert answer.headers["Location"] == "/moje-sklepy/"


@pytest.mark.parametrize("target", FORGED)
def test_somebody_who_is_in_is_led_to_no_other_host(client, ala, target):
    client.force_login(ala.user)
    assert client.get(LOGIN, {"next": target}).headers["Location"] == "/moje-sklepy/"


def test_code_leads_where_she_wanted(client, ala):
    client.post(WHERE, {"contact": "ala@example.org", "next": "/zapytania/"})
    assert client.post(CODE, {"code": sent_code()}).headers["Location"] == "/zapytania/"


def test_sign_up_leads_where_she_wanted(client, db):
    client.post(NEW, {"name": "Zosia", "old_enough": "yes", "contact": "zosia@example.org", "next": "/zapytania/"})
    assert client.post(CODE, {"code": sent_code()}).headers["Location"] == "/zapytania/"


@pytest.mark.parametrize("target", FORGED)
def test_login_without_an_address_goes_on_only_here(client, target):
    page = client.post(NEW, {"name": "Zosia", "old_enough": "yes", "next": target})
    assert page.context["next"] == "/konto/"


def test_login_without_an_address_goes_on_where_one_came_from(client):
    page = client.post(NEW, {"name": "Zosia", "old_enough": "yes", "next": "/forum/rozmowy/"})
    assert 'href="/forum/rozmowy/"' in page.content.decode()
