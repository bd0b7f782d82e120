"""What can somebody change about her own login, when does it end, and is all of it kept by nobody?"""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, reverse

from cms.accounts import adapter, sessions
from cms.accounts.browsers import browser_of
from cms.accounts.models import User
from network.letters.models import Letter
from tests import cast
from tests.cms.accounts.coming_in import CODE, LOGIN, WHERE, app_code, by_password, is_in, sent_code, watched, with_app

pytestmark = pytest.mark.django_db
MAIL = "celina@example.org"
ACCOUNT, PASSWORD, ADDRESS, SESSIONS = "/konto/", "/konto/haslo/", "/konto/adres/", "/konto/sesje/"
LONG_AGO = 10**8


@pytest.fixture(autouse=True)
def _watched(settings):
    watched(settings)


@pytest.fixture
def celina() -> User:
    user = cast.celina().user
    user.email = MAIL
    user.save()
    return user


@pytest.fixture
def hers(celina) -> Client:
    client = Client()
    by_password(client, "celina")
    return client


def later(client: Client, monkeypatch, seconds: float) -> None:
    """As if so much time had passed."""
    now = time.time() + seconds
    for module in (sessions, adapter):
        monkeypatch.setattr(module.time, "time", lambda: now)


def path_of(answer) -> str:
    return answer.headers["Location"].partition("?")[0]


@pytest.mark.parametrize("name", ["celina", MAIL, "CELINA@example.org", "58 555 12 34"])
def test_password_opens_with_each_of_her_names(client, celina, name):
    User.objects.update(phone="+48585551234")
    by_password(client, name)
    assert is_in(client)


def test_user_name_that_looks_like_an_address_of_another_opens_the_own_login(client, celina):
    User.objects.create_user("celina@example.org", password=cast.PASSWORD + "x")
    by_password(client, MAIL)
    assert not is_in(client)


def test_new_password_opens_and_the_old_does_not(hers, celina):
    hers.post(PASSWORD, {"password": "kapusta-kiszona-7"})
    assert (is_in(hers), hers.get(ACCOUNT).status_code) == (True, 200)
    celina.refresh_from_db()
    assert (celina.check_password("kapusta-kiszona-7"), celina.check_password(cast.PASSWORD)) == (True, False)


def test_new_password_ends_all_other_sessions(hers, celina):
    other = Client()
    by_password(other, "celina")
    before = hers.session.session_key
    hers.post(PASSWORD, {"password": "kapusta-kiszona-7"})
    assert path_of(other.get(ACCOUNT)) == LOGIN
    assert hers.session.session_key != before


@pytest.mark.parametrize("password", ["", "short", "password1", "celina"])
def test_weak_password_is_refused(hers, celina, password):
    page = hers.post(PASSWORD, {"password": password})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["password"])


def test_change_is_told_where_she_was_reached_before(hers, celina):
    hers.post(PASSWORD, {"password": "kapusta-kiszona-7"})
    letter = Letter.objects.get()
    assert (letter.to, letter.subject, "kapusta" in letter.body) == (MAIL, "Zmiana na Twoim koncie", False)


def test_new_address_counts_after_the_code(hers, celina):
    hers.post(ADDRESS, {"contact": "nowa@example.org"})
    celina.refresh_from_db()
    assert celina.email == MAIL
    hers.post(CODE, {"code": sent_code()})
    celina.refresh_from_db()
    assert celina.email == "nowa@example.org"
    assert Letter.objects.latest("id").to == MAIL


def test_new_address_ends_all_other_sessions(hers, celina):
    other = Client()
    by_password(other, "celina")
    before = hers.session.session_key
    hers.post(ADDRESS, {"contact": "nowa@example.org"})
    hers.post(CODE, {"code": sent_code()})
    assert (path_of(other.get(ACCOUNT)), hers.get(ACCOUNT).status_code) == (LOGIN, 200)
    assert hers.session.session_key != before


def test_address_changed_by_staff_ends_sessions_too(hers, celina):
    User.objects.update(email="nowa@example.org")
    assert path_of(hers.get(ACCOUNT)) == LOGIN


def test_admin_changes_neither_password_nor_address(client):
    client.force_login(cast.jacek().user)
    with_app(User.objects.get(username="jacek"))
    client.post("/konto/potwierdz/drugi-krok/", {"code": app_code(User.objects.get(username="jacek"))})
    page = client.get("/admin/account/").content.decode()
    assert ("old_password" in page, 'type="email"' in page) == (False, False)


def test_old_address_opens_nothing_after_the_change(hers, celina, client):
    EmailAddress.objects.create(user=celina, email=MAIL, verified=True, primary=True)
    hers.post(ADDRESS, {"contact": "nowa@example.org"})
    hers.post(CODE, {"code": sent_code()})
    client.post(WHERE, {"contact": MAIL})
    assert not any(one.isdigit() for one in Letter.objects.latest("id").body)
    assert not EmailAddress.objects.exists()


def test_phone_is_added_beside_the_address(hers, celina):
    hers.post(ADDRESS, {"contact": "58 555 12 34"})
    hers.post(CODE, {"code": sent_code()})
    celina.refresh_from_db()
    assert (celina.email, celina.phone) == (MAIL, "+48585551234")


def test_address_of_somebody_else_is_not_taken(hers, celina):
    User.objects.create_user("halina", email="halina@example.org")
    hers.post(ADDRESS, {"contact": "halina@example.org"})
    page = hers.post(CODE, {"code": sent_code()})
    celina.refresh_from_db()
    assert (celina.email, list(page.context["form"].errors)) == (MAIL, ["code"])


def test_code_for_an_address_does_not_change_the_login_of_the_next_one_in(hers, celina):
    hers.post(ADDRESS, {"contact": "nowa@example.org"})
    code, state = sent_code(), hers.session["accounts.code"]
    hers.post("/konto/wyjscie/")
    hers.force_login(cast.person("Halina").user)
    session = hers.session
    session["accounts.code"] = state
    session.save()
    hers.post(CODE, {"code": code})
    assert not User.objects.filter(email="nowa@example.org").exists()


def test_address_goes_and_phone_stays_null(hers, celina):
    hers.post("/konto/adres/usun/email/")
    celina.refresh_from_db()
    assert (celina.email, celina.phone) == (None, None)


def test_last_way_in_is_not_removed(hers, celina):
    User.objects.filter(pk=celina.pk).update(phone=None)
    celina.set_unusable_password()
    celina.save()
    client = Client()
    client.post(WHERE, {"contact": MAIL})
    client.post(CODE, {"code": sent_code()})
    answer = client.post("/konto/adres/usun/email/")
    celina.refresh_from_db()
    assert (answer.status_code, celina.email) == (409, MAIL)


def test_no_third_kind_of_contact(hers):
    assert hers.post("/konto/adres/usun/password/").status_code == 404


@pytest.mark.parametrize("path", [PASSWORD, ADDRESS, "/konto/drugi-krok/aplikacja/"])
def test_change_asks_for_the_password_again_after_a_while(hers, monkeypatch, path):
    assert hers.get(path).status_code == 200
    later(hers, monkeypatch, adapter.RECENT + 1)
    answer = hers.get(path)
    assert path_of(answer) == "/konto/potwierdz/"
    answer = hers.post(answer.headers["Location"], {"password": cast.PASSWORD})
    assert path_of(answer) == path


def test_wrong_password_proves_nothing(hers, monkeypatch):
    later(hers, monkeypatch, adapter.RECENT + 1)
    page = hers.post("/konto/potwierdz/?next=/konto/haslo/", {"password": "wrong"})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["password"])


@pytest.fixture
def by_code_only(celina, monkeypatch) -> Client:
    """Her browser, where she came in with a code a while ago; she has no password."""
    celina.set_unusable_password()
    celina.save()
    client = Client()
    client.post(WHERE, {"contact": MAIL})
    client.post(CODE, {"code": sent_code()})
    later(client, monkeypatch, adapter.RECENT + 1)
    return client


@pytest.mark.parametrize("path", [PASSWORD, ADDRESS, "/konto/drugi-krok/aplikacja/"])
def test_login_without_password_is_proved_by_a_code_she_asks_for(by_code_only, monkeypatch, path):
    assert path_of(by_code_only.post(path, {"send_code": "1"})) == CODE
    monkeypatch.undo()
    assert path_of(by_code_only.post(CODE, {"code": sent_code()})) == path


@pytest.mark.parametrize("path", [PASSWORD, ADDRESS, "/konto/drugi-krok/aplikacja/"])
def test_opening_a_page_of_the_login_sends_no_code(by_code_only, path):
    before = Letter.objects.count()
    page = by_code_only.get(path)
    assert (page.status_code, 'name="send_code"' in page.content.decode()) == (200, True)
    assert Letter.objects.count() == before


def test_form_that_lay_open_sends_no_code_and_changes_nothing(by_code_only, celina):
    before = Letter.objects.count()
    page = by_code_only.post(PASSWORD, {"password": "kapusta-kiszona-7"})
    celina.refresh_from_db()
    assert (page.status_code, Letter.objects.count(), celina.has_usable_password()) == (200, before, False)


def test_code_for_removing_leads_back_to_the_login(by_code_only, monkeypatch):
    assert path_of(by_code_only.post("/konto/adres/usun/email/", {"send_code": "1"})) == CODE
    monkeypatch.undo()
    assert path_of(by_code_only.post(CODE, {"code": sent_code()})) == ACCOUNT


def test_codes_to_prove_oneself_are_limited_before_they_are_sent(by_code_only):
    before = Letter.objects.count()
    answers = [by_code_only.post(PASSWORD, {"send_code": "1"}).status_code for _ in range(6)]
    assert (answers, Letter.objects.count() - before) == ([302] * 4 + [429] * 2, 4)  # one opened the login


def test_proving_is_limited(hers, monkeypatch):
    later(hers, monkeypatch, adapter.RECENT + 1)
    answers = [hers.post("/konto/potwierdz/", {"password": "wrong"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_sessions_are_listed_without_addresses(hers, celina):
    other = Client(headers={"user-agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/120"}, REMOTE_ADDR="203.0.113.9")
    by_password(other, "celina")
    page = hers.get(SESSIONS)
    assert [row["own"] for row in page.context["sessions"]] == [True, False]
    assert "Firefox, Android" in page.content.decode()
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"0.0.0.0"}  # noqa: S104


def test_one_session_is_ended(hers, celina):
    others = [Client(), Client()]
    for other in others:
        by_password(other, "celina")
    row = UserSession.objects.get(session_key=others[0].session.session_key)
    hers.post(SESSIONS, {"session": row.pk})
    assert [path_of(other.get(ACCOUNT)) if other.get(ACCOUNT).status_code == 302 else "" for other in others] == [
        LOGIN,
        "",
    ]


def test_all_other_sessions_are_ended(hers, celina):
    other = Client()
    by_password(other, "celina")
    hers.post(SESSIONS)
    assert (path_of(other.get(ACCOUNT)), hers.get(ACCOUNT).status_code) == (LOGIN, 200)


def test_session_of_somebody_else_is_not_ended(hers):
    other = Client()
    by_password(other, cast.person("Halina").user.username)
    hers.post(SESSIONS, {"session": UserSession.objects.get(user__username="halina").pk})
    assert other.get(ACCOUNT).status_code == 200


def test_session_dies_when_the_login_is_switched_off(hers, celina):
    User.objects.update(is_active=False)
    assert path_of(hers.get(ACCOUNT)) == LOGIN


def test_session_dies_at_logout(hers):
    key = hers.session.session_key
    hers.post("/konto/wyjscie/")
    assert not Session.objects.filter(session_key=key).exists()


def test_session_that_lies_unused_ends(hers, monkeypatch):
    hers.get(ACCOUNT)
    later(hers, monkeypatch, sessions.OTHERS[0].total_seconds() - 60)
    assert hers.get(ACCOUNT).status_code == 200
    later(hers, monkeypatch, sessions.OTHERS[0].total_seconds() + 60)
    assert path_of(hers.get(ACCOUNT)) == LOGIN


def test_session_ends_in_the_end_however_it_is_used(hers, monkeypatch):
    hers.get(ACCOUNT)
    session = hers.session
    session[sessions.BEGAN] -= sessions.OTHERS[1].total_seconds() + 1
    session.save()
    assert path_of(hers.get(ACCOUNT)) == LOGIN


@pytest.mark.parametrize(
    "path", [ACCOUNT, PASSWORD, ADDRESS, SESSIONS, "/konto/drugi-krok/", "/konto/drugi-krok/klucz/"]
)
def test_pages_of_a_login_are_kept_by_nobody(hers, path):
    answer = hers.get(path)
    assert answer.status_code == 200
    assert ("no-store" in answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == (True, "noindex")


@pytest.mark.parametrize(
    "path", [ACCOUNT, PASSWORD, ADDRESS, SESSIONS, "/konto/drugi-krok/", "/konto/drugi-krok/klucz/"]
)
def test_pages_of_a_login_are_closed_to_visitors(client, path):
    assert path_of(client.get(path)) == LOGIN


@pytest.mark.parametrize(
    "name",
    [
        "account_signup", "account_email", "account_reset_password", "account_confirm_email", "account_logout",
        "account_change_password", "account_set_password", "socialaccount_login", "mfa_list_webauthn",
    ],
)  # fmt: skip
def test_pages_of_allauth_that_are_not_ours_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    ("agent", "called"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17) AppleWebKit/605 Version/17 Mobile Safari/604", "Safari, iPhone"),
        ("", ""),
    ],
)
def test_browser_has_the_name_people_know(agent, called):
    assert browser_of(agent) == called


@pytest.mark.parametrize(("who", "stands"), [(cast.darek, True), (cast.celina, False)])
def test_way_to_people_and_roles_stands_for_whom_it_opens(who, stands):
    client = Client()
    client.force_login(who().user)
    assert ('href="/ludzie/"' in client.get(ACCOUNT).content.decode()) == stands
