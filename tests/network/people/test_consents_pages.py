"""Is withdrawing as easy as giving: with a code, logged in, at the desk, and closed to everybody else?"""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from network.people.consents.actions import record_consent
from network.people.consents.limits import CODES_TRIED
from network.people.models import Consent, Leader, Role
from tests import cast

pytestmark = pytest.mark.django_db

PLACE = "/zgody/"


@pytest.fixture
def leader(shop) -> Leader:
    iza = cast.person("Iza", Role.LEADER, shop)
    return Leader.objects.create(
        person=iza, slug="iza", state="published", shown=True, version=1, published_at=timezone.now()
    )


def given(leader: Leader, **facts: Any) -> tuple[Consent, str]:
    said = {"name": "Maria", "given": Consent.Given.SPOKEN, "given_on": date(2026, 1, 5), "text": True}
    return record_consent(leader, actor=leader.person, **(said | facts))


def test_code_shows_what_will_happen_and_does_nothing_yet(client, leader):
    _consent, code = given(leader, face=True)
    page = client.post(PLACE, {"code": code.upper().replace("-", " ")})
    assert (page.status_code, Consent.objects.get().withdrawn_at) == (200, None)
    assert page.content.decode().count('name="withdraw"') == 1


def test_code_and_one_button_withdraw_without_a_login(client, leader):
    _consent, code = given(leader)
    client.post(PLACE, {"code": code, "withdraw": "yes"})
    assert (Consent.objects.get().withdrawn_how, Leader.objects.get().shown) == ("code", False)


def test_code_never_stands_in_an_address(client, leader):
    _consent, code = given(leader)
    page = client.post(PLACE, {"code": code})
    assert f'action="{PLACE}' not in page.content.decode()
    assert client.get(PLACE, {"code": code, "withdraw": "yes"}).status_code == 200
    assert Consent.objects.get().withdrawn_at is None


@pytest.mark.parametrize("code", ["abcd-2345-efgh", "x", "%00", "🙂" * 20])
def test_wrong_codes_get_one_answer(client, leader, code):
    given(leader)
    page = client.post(PLACE, {"code": code})
    assert page.status_code == 200
    assert "Error" in page.content.decode() or "Błąd" in page.content.decode()


def test_code_used_before_says_that_it_is_done(client, leader):
    _consent, code = given(leader)
    client.post(PLACE, {"code": code, "withdraw": "yes"})
    page = client.post(PLACE, {"code": code})
    assert (page.status_code, 'name="withdraw"' in page.content.decode()) == (200, False)


def test_codes_are_tried_thirty_times_an_hour(client, leader):
    for _attempt in range(CODES_TRIED):
        assert client.post(PLACE, {"code": "abcd-2345-efgh"}).status_code == 200
    page = client.post(PLACE, {"code": "abcd-2345-efgh"})
    assert (page.status_code, "abcd-2345-efgh" in page.content.decode()) == (429, True)


def test_page_is_kept_nowhere(client, leader):
    assert client.get(PLACE).headers["Cache-Control"] == "private, no-store"


def test_own_consents_stand_on_the_page_and_are_withdrawn_there(client, leader):
    celina = cast.celina()
    consent, _code = given(leader, person=celina, name="Celina-8d2f")
    client.force_login(celina.user)
    listed = client.get(PLACE).content.decode()
    client.post(f"/zgody/{consent.uuid}/")
    assert ("Celina-8d2f" in listed, Consent.objects.get().withdrawn_how) == (True, "person")


def test_consent_of_somebody_else_is_not_there(client, leader):
    consent, _code = given(leader, person=leader.person)
    client.force_login(cast.celina().user)
    answers = [client.get(f"/zgody/{consent.uuid}/"), client.post(f"/zgody/{consent.uuid}/")]
    assert ([answer.status_code for answer in answers], Consent.objects.get().withdrawn_at) == ([404, 404], None)


def test_extra_fields_change_nothing(client, leader):
    celina = cast.celina()
    consent, _code = given(leader, person=celina)
    client.force_login(celina.user)
    client.post(f"/zgody/{consent.uuid}/", {"how": "desk", "name": "Eve", "channel": "phone", "subject_id": "1"})
    consent.refresh_from_db()
    assert (consent.withdrawn_how, consent.name, consent.subject_id) == ("person", "Maria", leader.pk)


@pytest.mark.parametrize(("who", "status"), [("editor", 200), ("teller", 200), ("member", 404)])
def test_desk_pages_are_for_those_who_answer_for_the_text(client, leader, who, status):
    consent, _code = given(leader)
    person = {"editor": cast.darek, "teller": lambda: leader.person, "member": cast.celina}[who]()
    client.force_login(person.user)
    addresses = [
        f"/zgody/{consent.uuid}/przy-biurku/",
        f"/zgody/leader/{leader.pk}/",
        f"/zgody/leader/{leader.pk}/nowa/",
    ]
    assert [client.get(address).status_code for address in addresses] == [status] * 3


@pytest.mark.parametrize("address", ["shop/1/", "person/1/", "nothing/1/", "leader/999999999999999999999999/"])
def test_other_things_have_no_consents(client, leader, address):
    client.force_login(cast.darek().user)
    assert client.get(f"/zgody/{address}").status_code == 404


def test_desk_asks_how_the_wish_came_and_withdraws(client, leader):
    consent, _code = given(leader)
    client.force_login(cast.darek().user)
    asked = client.post(f"/zgody/{consent.uuid}/przy-biurku/")
    before = Consent.objects.get().withdrawn_how
    client.post(f"/zgody/{consent.uuid}/przy-biurku/", {"channel": "phone"})
    assert (asked.status_code, before, Consent.objects.get().withdrawn_how) == (200, "", "desk")


FORM = {
    "name": "Olena", "allows": ["text", "face"], "scope": "site", "given": "written", "given_on": "2026-01-05",
    "token": "t" * 24,
}  # fmt: skip


def test_consent_is_recorded_and_its_code_withdraws_it(client, leader):
    client.force_login(leader.person.user)
    page = client.post(f"/zgody/leader/{leader.pk}/nowa/", FORM)
    consent = Consent.objects.get()
    code = page.context["code"]
    client.logout()
    client.post(PLACE, {"code": code, "withdraw": "yes"})
    consent.refresh_from_db()
    assert (consent.text, consent.face, consent.voice, consent.withdrawn_how) == (True, True, False, "code")


def test_what_was_typed_stays_when_something_is_missing(client, leader):
    client.force_login(leader.person.user)
    page = client.post(f"/zgody/leader/{leader.pk}/nowa/", FORM | {"allows": [], "evidence": "Segregator-5e"})
    assert ("Segregator-5e" in page.content.decode(), Consent.objects.count()) == (True, 0)


def test_teller_cannot_renew_by_typing_the_address(client, leader):
    consent, code = given(leader)
    client.post(PLACE, {"code": code, "withdraw": "yes"})
    client.force_login(leader.person.user)
    page = client.post(f"/zgody/leader/{leader.pk}/nowa/?renews={consent.uuid}", FORM)
    assert (page.status_code, Consent.objects.count()) == (403, 1)


@pytest.mark.parametrize("prefix", ["", "/uk", "/en", "/ru"])
def test_page_speaks_each_language(client, leader, prefix):
    assert client.get(f"{prefix}{PLACE}").status_code == 200
