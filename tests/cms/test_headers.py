"""Does every answer carry the headers that keep readers safe, and no cookie?"""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PUBLIC = ["/", "/uk/", "/pomoc/", "/dane/", "/nie-ma/", "/pomoc/miejsca/?q=x"]


@pytest.mark.parametrize("path", PUBLIC)
def test_public_answer_allows_nothing_foreign_or_inline(client: Client, path: str):
    policy = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", [*PUBLIC, "/admin/login/"])
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_answer_carries_header(client: Client, path: str, header: str, value: str):
    assert client.get(path).headers[header] == value


@pytest.mark.parametrize("path", PUBLIC)
def test_visitor_gets_no_cookie(client: Client, path: str):
    assert dict(client.get(path).cookies) == {}


def test_admin_has_a_policy_of_its_own_that_names_no_other_host(client: Client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", PUBLIC[:4])
def test_post_without_a_token_is_refused_in_the_readers_language(path: str):
    answer = Client(enforce_csrf_checks=True).post(path)
    assert answer.status_code == 403
    assert f'lang="{"uk" if path.startswith("/uk") else "pl"}"' in answer.content.decode()


def test_robots_are_kept_out_of_the_admin_only(client: Client):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /admin/\n"


def test_icon_is_found_where_browsers_look(client: Client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/cms/favicon.png"
