"""Does the one small login page let in who may, refuse the others all alike, and wear out who guesses?"""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from cms.accounts import limits
from network.directory.models import Shop
from network.limits import actions as limit_actions
from network.limits.models import Usage
from network.people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db
LOGIN = "/konto/wejscie/"
WRONG = "Ta nazwa i to hasło do siebie nie pasują."


@pytest.fixture(autouse=True)
def _one_while(monkeypatch):
    """The limits' clock stands still, so that no test crosses the end of a quarter of an hour."""
    monkeypatch.setattr(limit_actions, "timezone", SimpleNamespace(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)))


@pytest.fixture
def ala(shop: Shop) -> Person:
    return cast.ala(shop)


def come_in(client: Client, password: str = cast.PASSWORD, username: str = "ala", **more: str):
    headers = {name: more.pop(name) for name in tuple(more) if name.isupper()}
    return client.post(LOGIN, {"username": username, "password": password, **more}, **headers)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_coordinator_comes_in_to_her_desk(client, ala):
    answer = come_in(client)
    assert (answer.status_code, answer.headers["Location"], is_in(client)) == (302, "/moje-sklepy/", True)


def test_page_stands_in_the_readers_language(client):
    assert 'lang="uk"' in client.get("/uk/konto/wejscie/").content.decode()


def test_wrong_password_keeps_the_name_and_not_the_password(client, ala):
    page = come_in(client, "a wrong password").content.decode()
    assert (WRONG in page, 'value="ala"' in page, "a wrong password" in page) == (True, True, False)
    assert not is_in(client)


def test_known_unknown_and_switched_off_names_are_refused_alike(client, ala):
    cast.person("Zosia").user.__class__.objects.filter(username="zosia").update(is_active=False)
    pages = [
        come_in(client, "wrong", "ala"), come_in(client, "wrong", "nobody"), come_in(client, username="zosia"),
    ]  # fmt: skip
    assert {page.status_code for page in pages} == {200}
    assert len({re.sub(r'value="[^"]*"', "", page.content.decode()) for page in pages}) == 1  # but for name and token


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example.org/",
        "//evil.example.org",
        "/\\evil.example.org",
        "javascript:alert(1)",
        "http:///evil.example.org",
        "\thttps://evil.example.org",
        "https:evil.example.org",
    ],
)
def test_next_stays_on_this_site(client, ala, target):
    assert come_in(client, next=target).headers["Location"] == "/moje-sklepy/"


def test_next_leads_back_to_where_she_wanted(client, ala):
    assert come_in(client, next="/zapytania/").headers["Location"] == "/zapytania/"


def test_session_gets_a_new_key_at_login(client, ala):
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    come_in(client)
    assert client.session.session_key != session.session_key


def test_out_by_post_only(client, ala):
    come_in(client)
    assert client.get("/konto/wyjscie/").status_code == 405
    assert is_in(client)
    assert client.post("/konto/wyjscie/").headers["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize("path", ["/moje-sklepy/", "/pomoc/", "/zapytania/", LOGIN])
def test_pages_of_somebody_logged_in_are_kept_by_nobody(client, ala, path):
    come_in(client)
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_public_pages_may_be_kept(client):
    assert "no-store" not in client.get("/pomoc/").headers.get("Cache-Control", "")


class Counting(MD5PasswordHasher):
    """A hasher that counts how often a password was looked at."""

    algorithm = "md5"
    looks = 0

    def verify(self, password: str, encoded: str) -> bool:
        type(self).looks += 1
        return super().verify(password, encoded)

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing: MD5 has one round."""


def test_too_many_tries_of_one_name_are_refused_before_hashing(client, ala, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    Counting.looks = 0
    answers = [come_in(client, "wrong", REMOTE_ADDR=f"203.0.113.{n}") for n in range(12)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 2
    assert Counting.looks == 10
    page = answers[-1].content.decode()
    assert ("Spróbuj ponownie po" in page, 'value="ala"' in page) == (True, True)


def test_right_password_waits_too_when_there_were_too_many_tries(client, ala):
    for n in range(10):
        come_in(client, "wrong", REMOTE_ADDR=f"203.0.113.{n}")
    assert come_in(client).status_code == 429
    assert not is_in(client)


def test_letter_case_and_blanks_do_not_widen_the_limit(client, ala):
    names = ["ala", "ALA", " Ala ", "aLa"]
    answers = [come_in(client, "wrong", names[n % 4], REMOTE_ADDR=f"203.0.113.{n}") for n in range(11)]
    assert answers[-1].status_code == 429


def test_too_many_tries_from_one_address_are_refused(client, ala):
    answers = [come_in(client, "wrong", f"name{n}") for n in range(limits.TRIES_FROM_ONE_ADDRESS + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429


def test_name_of_somebody_else_is_not_kept_by_the_limit(client, ala):
    come_in(client, "wrong")
    assert not [row for row in Usage.objects.values_list() if "ala" in str(row)]


def test_letters_of_another_width_do_not_widen_the_limit(client, ala):
    names = ["ala", "ａla", "aｌa", "ａｌａ"]
    answers = [come_in(client, "wrong", names[n % 4], REMOTE_ADDR=f"203.0.113.{n}") for n in range(11)]
    assert answers[-1].status_code == 429


def test_a_megabyte_of_marks_for_a_name_is_refused_at_once(client):
    """Composed, this would take minutes."""
    answer = come_in(client, username="a" + "\u0301\u0323" * 200_000)
    assert (answer.status_code, is_in(client)) == (200, False)


def test_admin_sends_to_the_one_login_and_back(client):
    assert client.get("/admin/").headers["Location"] == "/konto/wejscie/?next=/admin/"


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/", "/uk/_util/login/"])
def test_wagtails_own_ways_in_let_nobody_in(client, ala, path):
    answer = client.post(f"{path}?next=/admin/", {"username": "ala", "password": cast.PASSWORD})
    prefix = "/uk" if path.startswith("/uk") else ""
    assert (answer.headers["Location"], is_in(client)) == (f"{prefix}/konto/wejscie/?next=/admin/", False)


def test_nobody_can_have_letters_about_passwords_sent(client, ala):
    assert client.post("/admin/password_reset/", {"email": "ala@example.org"}).status_code == 404


def test_login_form_is_complete_for_password_managers(client):
    page = client.get(LOGIN).content.decode()
    assert ('autocomplete="username"' in page, 'autocomplete="current-password"' in page) == (True, True)


def test_login_is_not_for_search_engines(client):
    assert client.get(LOGIN).headers["X-Robots-Tag"] == "noindex"


def test_post_without_a_token_is_refused(ala):
    assert come_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_who_must_wait_is_told_how_long(client, ala, monkeypatch):
    answers = [come_in(client, "wrong") for _ in range(11)]
    assert int(answers[-1].headers["Retry-After"]) >= 1
