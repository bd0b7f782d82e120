"""Is everything behind a login closed to whoever must show a second step and has not?"""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from cms.accounts.models import User
from cms.accounts.rules import WITH_SECOND_STEP, must_have_second_step, second_step_of
from network.directory.models import Shop
from network.letters.models import Letter
from network.people.models import Person, Role
from tests import cast
from tests.cms.accounts.coming_in import LOGIN, STEP, app_code, by_password, is_in, of_secret, watched, with_app

pytestmark = pytest.mark.django_db
SET_UP, APP, PROVE = "/konto/drugi-krok/", "/konto/drugi-krok/aplikacja/", "/konto/potwierdz/drugi-krok/"
DESK = "/moje-sklepy/"


@pytest.fixture(autouse=True)
def _watched(settings):
    watched(settings)


@pytest.fixture
def darek() -> Person:
    return cast.darek()


def path_of(answer) -> str:
    return answer.headers["Location"].partition("?")[0]


def superuser() -> User:
    return cast.jacek().user


@pytest.mark.parametrize("role", [*WITH_SECOND_STEP, "superuser"])
def test_desks_and_admin_are_closed_until_the_step_is_set_up(client, role):
    user = superuser() if role == "superuser" else cast.person("Ewa", role).user
    client.force_login(user)
    for path in ("/admin/", DESK, "/zapytania/"):
        to_login = client.get(path)
        assert path_of(to_login) == LOGIN
        assert path_of(client.get(to_login.headers["Location"])) == SET_UP


@pytest.mark.parametrize("role", [role for role in Role if role not in WITH_SECOND_STEP])
def test_other_roles_need_none(client, role):
    user = cast.person("Ewa", role).user
    client.force_login(user)
    assert path_of(client.get(LOGIN)) != SET_UP
    assert (must_have_second_step(user), second_step_of(user)) == (False, (False, False))


@pytest.mark.parametrize("role", [*Role, ""])
def test_rule_and_query_agree(role):
    user = cast.person("Ewa", role).user
    assert must_have_second_step(user) == second_step_of(user)[0]


def test_role_that_ended_asks_for_nothing(darek):
    darek.memberships.update(since=timezone.now(), until=timezone.now())
    assert second_step_of(darek.user) == (False, False)


def test_post_to_a_desk_does_nothing_without_the_step(client, shop: Shop):
    olga = cast.olga()
    client.force_login(olga.user)
    answer = client.post("/oferty/nowa/", {"title": "x"})
    assert path_of(answer) == LOGIN


def test_public_pages_stay_open_without_the_step(client, darek):
    client.force_login(darek.user)
    assert {client.get(path).status_code for path in ("/pomoc/", "/potrzeby/")} == {200}


def test_role_given_while_she_is_in_closes_at_once(client):
    celina = cast.celina()
    client.force_login(celina.user)
    assert client.get("/konto/haslo/").status_code in (200, 302)
    celina.memberships.create(role=Role.PARTNER)
    assert path_of(client.get("/zapytania/")) == LOGIN


def test_setting_up_an_app_opens_the_rest(client, darek):
    by_password(client, "darek", next="/zapytania/")
    client.get(f"{SET_UP}?next=/zapytania/")
    client.get(APP)
    before = client.session.session_key
    answer = client.post(APP, {"code": of_secret(client.session["mfa.totp.secret"])})
    assert path_of(answer) == "/konto/drugi-krok/kody/"
    codes = client.get("/konto/drugi-krok/kody/")
    assert (len(codes.context["unused_codes"]), codes.context["onward"]) == (10, "/zapytania/")
    assert client.get("/zapytania/").status_code == 200
    assert client.session.session_key != before


def test_wrong_code_sets_up_nothing(client, darek):
    by_password(client, "darek")
    client.get(APP)
    page = client.post(APP, {"code": "abcdef"})
    assert (page.status_code, Authenticator.objects.exists()) == (200, False)


def test_login_asks_for_the_step(client, darek):
    with_app(darek.user)
    assert (by_password(client, "darek").headers["Location"], is_in(client)) == (STEP, False)
    assert client.get(STEP).status_code == 200
    client.post(STEP, {"code": app_code(darek.user)})
    assert (is_in(client), client.get("/zapytania/").status_code) == (True, 200)


def test_code_on_paper_opens_once(client, darek):
    with_app(darek.user)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    by_password(client, "darek")
    client.post(STEP, {"code": code})
    assert is_in(client)
    other = Client()
    by_password(other, "darek")
    other.post(STEP, {"code": code})
    assert not is_in(other)


def test_code_of_the_app_opens_once(client, darek):
    with_app(darek.user)
    code = app_code(darek.user)
    clients = [client, Client()]
    for one in clients:
        by_password(one, "darek")
        one.post(STEP, {"code": code})
    assert [is_in(one) for one in clients] == [True, False]


def test_session_gets_a_new_key_at_the_step(client, darek):
    with_app(darek.user)
    by_password(client, "darek")
    before = client.session.session_key
    client.post(STEP, {"code": app_code(darek.user)})
    assert client.session.session_key != before


def test_too_many_codes_are_refused(client, darek):
    with_app(darek.user)
    by_password(client, "darek")
    answers = [client.post(STEP, {"code": "000000"}, REMOTE_ADDR=f"203.0.113.{n}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_session_opened_before_the_step_was_set_up_must_show_it(client, darek):
    client.force_login(darek.user)
    with_app(darek.user)
    assert path_of(client.get("/zapytania/")) == LOGIN
    for path in ("/konto/", "/konto/haslo/", SET_UP, "/konto/drugi-krok/kody/"):
        assert path_of(client.get(path)) == PROVE
    client.post(PROVE, {"code": app_code(darek.user)})
    assert client.get("/zapytania/").status_code == 200


def test_step_set_up_by_choice_is_asked_of_members_too(client):
    celina = cast.celina()
    with_app(celina.user)
    assert (by_password(client, "celina").headers["Location"], is_in(client)) == (STEP, False)


def test_last_app_of_an_editor_stays(client, darek):
    with_app(darek.user)
    by_password(client, "darek")
    client.post(STEP, {"code": app_code(darek.user)})
    client.post("/konto/drugi-krok/aplikacja/usun/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_app_of_a_member_goes_and_she_hears_of_it(client):
    celina = cast.person("Celina", Role.MEMBER, email="celina@example.org")
    with_app(celina.user)
    by_password(client, "celina")
    client.post(STEP, {"code": app_code(celina.user)})
    client.post("/konto/drugi-krok/aplikacja/usun/")
    assert not Authenticator.objects.exists()
    assert Letter.objects.get().subject == "Zmiana na Twoim koncie"


def test_secrets_are_kept_encrypted(darek):
    with_app(darek.user)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert kept.count("gAAAA") == 2
    assert [code for code in codes if code in kept] == []


def test_older_key_still_opens_secrets(settings, darek):
    with_app(darek.user)
    code = app_code(darek.user)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert app_code(darek.user) == code


def test_picture_of_the_secret_is_for_her_alone(client, darek):
    by_password(client, "darek")
    client.get(APP)
    picture = client.get(f"{APP}obraz.svg")
    assert (picture.headers["Content-Type"], "no-store" in picture.headers["Cache-Control"]) == ("image/svg+xml", True)
    other = Client()
    other.force_login(cast.celina().user)
    assert other.get(f"{APP}obraz.svg").status_code == 404


def test_passkey_question_names_nobody(client, darek):
    asked = json.loads(client.post("/konto/wejscie/klucz/").content)["publicKey"]
    assert (asked["userVerification"], asked.get("allowCredentials") or []) == ("required", [])


BROKEN = [
    "", "{}", "[]", "null", "1", "x" * 5000, '{"id": "x"}', '{"id": 1, "rawId": 1, "response": 1}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "MQ"}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "clientExtensionResults": {}, "response": {"userHandle": "MQ",'
    ' "clientDataJSON": "eA", "authenticatorData": "eA", "signature": "eA", "attestationObject": "eA"}}',
]  # fmt: skip


@pytest.mark.parametrize("credential", BROKEN)
def test_broken_passkey_is_refused_kindly(client, credential):
    client.post("/konto/wejscie/klucz/")
    answer = client.post("/konto/wejscie/klucz/", {"credential": credential})
    assert (answer.status_code, "Ten klucz nie otwiera tu żadnego konta." in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("credential", BROKEN)
def test_broken_passkey_is_not_added(client, darek, credential):
    by_password(client, "darek")
    client.get("/konto/drugi-krok/klucz/")
    answer = client.post("/konto/drugi-krok/klucz/", {"name": "", "credential": credential})
    assert (answer.status_code, Authenticator.objects.exists()) == (200, False)


def test_passkey_question_is_no_page(client):
    assert client.get("/konto/wejscie/klucz/").status_code == 405


def test_second_step_without_a_first_leads_to_the_login(client):
    assert path_of(client.get(STEP)) == LOGIN


def test_password_made_elsewhere_opens_too(client, darek):
    User.objects.filter(pk=darek.user.pk).update(password=make_password(cast.PASSWORD))
    by_password(client, "darek")
    assert is_in(client)
