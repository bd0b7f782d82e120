"""Can staff find a person, say why she looks, give and end a role, and hand out an account on a slip?"""

import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.log.models import Entry
from network.people.actions import make_account, print_slip
from network.people.models import Membership, Person, Role
from network.people.roles.actions import grant_role, look_up
from network.places.models import Place
from tests import cast
from tests.factories import make_shop

pytestmark = pytest.mark.django_db

DESK, NEW = "/ludzie/", "/ludzie/nowe-konto/"
TOKEN = "t" * 32
ACCOUNT = {"token": TOKEN, "name": "Łucja Żak", "language": "uk", "is_16": "on"}


@pytest.fixture
def darek(client):
    found = cast.darek()
    client.force_login(found.user)
    return found


@pytest.fixture
def celina():
    return cast.celina()


def record(person):
    return reverse("network:person_record", args=[person.uuid])


def granting(person):
    return reverse("network:role_grant", args=[person.uuid])


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("typed", ["cel", "CELINA", " lina "])
def test_person_is_found_by_a_part_of_her_name(client, darek, celina, typed):
    cast.person("Olek")
    found = re.findall(r'href="(/ludzie/[0-9a-f-]{36}/)"', text(client.get(DESK, {"q": typed})))
    assert found == [record(celina)]


def test_desk_lists_nobody_unasked(client, darek, celina):
    assert "Celina" not in text(client.get(DESK))


def test_one_and_many_found_cost_the_same(client, darek, django_assert_num_queries):
    for number in range(3):
        grant_role(cast.person(f"Anna{number}"), Role.MEMBER, actor=None, reason="Sign-up")
    client.get(DESK, {"q": "anna"})
    with CaptureQueriesContext(connection) as one:
        client.get(DESK, {"q": "anna0"})
    with django_assert_num_queries(len(one)):
        client.get(DESK, {"q": "anna"})


def test_record_opens_once_somebody_said_why(client, darek, celina):
    grant_role(celina, Role.TRANSLATOR, actor=None, reason="Canary of the reason")
    assert "Canary of the reason" not in text(client.get(record(celina)))
    shown = client.post(record(celina), {"reason": "She asks for her shop"}, follow=True)
    assert "Canary of the reason" in text(shown)
    entry = Entry.objects.get(verb="person_look")
    assert (entry.actor, entry.subject_id, entry.reason) == (darek, celina.pk, "She asks for her shop")


def test_looking_without_a_reason_shows_nothing(client, darek, celina):
    grant_role(celina, Role.TRANSLATOR, actor=None, reason="Canary of the reason")
    assert "Canary of the reason" not in text(client.post(record(celina), {"reason": " "}, follow=True))
    assert not Entry.objects.filter(verb="person_look").exists()


def test_looks_of_others_open_nothing(client, darek, celina):
    grant_role(celina, Role.TRANSLATOR, actor=None, reason="Canary of the reason")
    look_up(celina, actor=cast.jacek(), reason="Other")
    assert "Canary of the reason" not in text(client.get(record(celina)))


def test_record_tells_who_gave_and_ended_each_role(client, darek, celina, shop):
    jacek = cast.jacek()
    held = grant_role(celina, Role.COORDINATOR, actor=jacek, reason="Begins here", thing=shop)
    look_up(celina, actor=darek, reason="Look")
    end = reverse("network:role_end", args=[celina.uuid, held.pk])
    client.post(end, {"reason": "Moved to Gdynia"})
    said = text(client.get(record(celina)))
    assert [words in said for words in ("Begins here", "Moved to Gdynia", "Jacek", "Darek", shop.name)] == [True] * 5


def test_role_without_a_scope_is_given(client, darek, celina):
    response = client.post(granting(celina), {"role": "translator", "reason": "Knows Ukrainian"})
    assert (response.status_code, response["Location"]) == (302, f"{record(celina)}?done=granted")
    held = celina.memberships.get(role="translator")
    assert Entry.objects.get(subject_kind="membership", subject_id=held.pk).actor == darek


def test_new_leader_is_told_to_begin_her_page_herself(client, darek, celina, shop):
    asked = {"role": "leader", "where": "bolszewo", "reason": "Speaks for them"}
    response = client.post(granting(celina), asked)
    assert response["Location"] == f"{record(celina)}?done=leads"


def test_role_is_given_for_the_shop_that_was_typed(client, darek, celina, shop):
    make_shop("tczew", town="Tczew")
    client.post(granting(celina), {"role": "coordinator", "where": "bolszewo", "reason": "Runs it"})
    held = celina.memberships.get(role="coordinator")
    assert (held.scope_kind, held.scope_id) == ("shop", shop.pk)


def test_name_that_means_several_is_asked_again(client, darek, celina, shop):
    other = make_shop("bolszewo-2")
    asked = {"role": "coordinator", "where": "bolszewo", "reason": "Runs it"}
    assert set(re.findall(r'value="(shop:\d+)"', text(client.post(granting(celina), asked)))) == {
        f"shop:{shop.pk}", f"shop:{other.pk}",
    }  # fmt: skip
    client.post(granting(celina), asked | {"thing": f"shop:{other.pk}"})
    assert celina.memberships.get(role="coordinator").scope_id == other.pk


def test_thing_that_was_not_found_is_refused(client, darek, celina, shop):
    stranger = make_shop("tczew", town="Tczew")
    make_shop("bolszewo-2")
    asked = {"role": "coordinator", "where": "bolszewo", "reason": "Runs it", "thing": f"shop:{stranger.pk}"}
    assert client.post(granting(celina), asked).status_code == 200
    assert not celina.memberships.filter(role="coordinator").exists()


def test_leader_is_given_a_place(client, darek, celina):
    place = Place.objects.create(
        key="t:1", kind="village", name="Luzino", folded="luzino", sound="luzino", lat=54.5, lon=18.1, gmina="Luzino",
        powiat="wejherowski",
    )  # fmt: skip
    client.post(granting(celina), {"role": "leader", "where": "Luzino", "reason": "Chosen by the neighbours"})
    held = celina.memberships.get(role="leader")
    assert (held.scope_kind, held.scope_id) == ("place", place.pk)


@pytest.mark.parametrize("role", ["editor", "moderator", "safeguarding", "official", "partner", "superuser", ""])
def test_role_an_editor_may_not_give_is_no_choice(client, darek, celina, role):
    response = client.post(granting(celina), {"role": role, "reason": "Please"})
    assert (response.status_code, celina.memberships.exclude(role="member").count()) == (200, 0)


def test_extra_fields_change_nothing(client, darek, celina):
    extra = {"is_superuser": "1", "is_staff": "1", "person": str(darek.pk), "actor": "", "until": "2020-01-01"}
    client.post(granting(celina), {"role": "translator", "reason": "Knows Ukrainian"} | extra)
    user = get_user_model().objects.get(pk=celina.user.pk)
    assert (user.is_superuser, user.is_staff, celina.memberships.get(role="translator").until) == (False, False, None)


def test_role_of_another_person_is_not_ended_through_her_address(client, darek, celina):
    held = grant_role(cast.person("Olek"), Role.TRANSLATOR, actor=None, reason="Other")
    address = reverse("network:role_end", args=[celina.uuid, held.pk])
    assert client.post(address, {"reason": "x"}).status_code == 404
    assert Membership.objects.get(pk=held.pk).until is None


def test_account_is_made_with_a_code_that_opens_it(client, darek):
    said = text(client.post(NEW, ACCOUNT))
    username, code = re.findall(r'lada-slip-word">([^<]+)<', said)
    user = authenticate(username=username, password=code)
    person = user.person
    assert (person.name, person.language, user.email, user.phone) == ("Łucja Żak", "uk", None, None)
    assert (username.startswith("lucja-zak-"), user.password.endswith(code)) == (True, False)


def test_slip_is_in_her_language(client, darek):
    assert '<div class="lada-slip" lang="uk">' in text(client.post(NEW, ACCOUNT))


def test_account_sent_twice_is_one_with_one_code(client, darek):
    first, second = (re.findall(r'lada-slip-word">([^<]+)<', text(client.post(NEW, ACCOUNT))) for _ in range(2))
    assert (first, Person.objects.filter(name="Łucja Żak").count()) == (second, 1)


def test_code_is_shown_no_more_once_she_chose_her_own(darek):
    made, code = make_account("Łucja", actor=darek, token=TOKEN, language="uk")
    made.user.set_password("her own long password")
    made.user.save()
    assert (bool(code), make_account("Łucja", actor=darek, token=TOKEN, language="uk")) == (True, (made, ""))


def test_each_slip_is_written_down(client, darek):
    client.post(NEW, ACCOUNT)
    client.post(NEW, ACCOUNT)
    made = Person.objects.get(name="Łucja Żak")
    kinds = Entry.objects.filter(subject_kind="person", subject_id=made.pk, actor=darek).values_list("verb", flat=True)
    assert sorted(kinds) == ["person_account", "person_slip", "person_slip"]


def test_code_stands_in_no_row(client, darek):
    said = text(client.post(NEW, ACCOUNT))
    code = re.findall(r'lada-slip-word">([^<]+)<', said)[1]
    user = Person.objects.get(name="Łucja Żak").user
    rows = [str(list(model.objects.values())) for model in (Entry, Person, get_user_model())]
    assert (user.check_password(code), [code in row for row in rows]) == (True, [False] * 3)


@pytest.fixture
def assisted(darek):
    """Łucja, whose account was made at the desk, and the code of her first slip."""
    return make_account("Łucja", actor=darek, token=TOKEN, language="uk")


def renewing(person):
    return reverse("network:slip_new", args=[person.uuid])


ASKED = {"token": "n" * 32, "reason": "Lost in the bus; I know her from the queue"}


def slip_of(response):
    return re.findall(r'lada-slip-word">([^<]+)<', text(response))


def test_new_slip_opens_the_account_and_the_old_one_does_not(client, assisted):
    person, old = assisted
    username, code = slip_of(client.post(renewing(person), ASKED))
    user = authenticate(username=username, password=code)
    assert (user and user.person, authenticate(username=username, password=old)) == (person, None)


def test_new_slip_ends_the_sessions_of_the_old_one(client, assisted):
    hers = Client()
    hers.force_login(assisted[0].user)
    before = hers.get(reverse("my_texts")).status_code
    client.post(renewing(assisted[0]), ASKED)
    assert (before, hers.get(reverse("my_texts")).status_code) == (200, 302)


def test_new_slip_is_written_down_with_its_reason_and_without_the_code(client, assisted, darek):
    code = slip_of(client.post(renewing(assisted[0]), ASKED))[1]
    entry = Entry.objects.get(verb="person_slip_new")
    assert (entry.actor, entry.subject_id, entry.reason) == (darek, assisted[0].pk, ASKED["reason"])
    assert [secret in str(list(Entry.objects.values())) for secret in (code, ASKED["token"])] == [False, False]


def test_new_slip_sent_twice_is_one_code(client, assisted):
    first, second = (slip_of(client.post(renewing(assisted[0]), ASKED)) for _ in range(2))
    assert (first, Entry.objects.filter(verb="person_slip_new").count()) == (second, 1)


def test_form_of_an_older_slip_brings_its_code_not_back(assisted, darek):
    said = {"actor": darek, "reason": "Lost"}
    older = print_slip(assisted[0], token="o" * 32, **said)
    newer = print_slip(assisted[0], token="n" * 32, **said)
    assert print_slip(assisted[0], token="o" * 32, **said) == ""
    user = get_user_model().objects.get(pk=assisted[0].user.pk)
    assert (user.check_password(newer), user.check_password(older)) == (True, False)


def test_new_slip_needs_a_reason(client, assisted):
    response = client.post(renewing(assisted[0]), ASKED | {"reason": " "})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["reason"])
    assert get_user_model().objects.get(pk=assisted[0].user.pk).check_password(assisted[1])


def signed_up(person):
    return cast.celina()


def with_mail(person):
    get_user_model().objects.filter(pk=person.user.pk).update(email="lucja@example.org")
    return person


def with_phone(person):
    get_user_model().objects.filter(pk=person.user.pk).update(phone="+48600100200")
    return person


def official(person):
    grant_role(person, Role.OFFICIAL, actor=None, reason="Works there")
    return person


def superuser(person):
    get_user_model().objects.filter(pk=person.user.pk).update(is_superuser=True)
    return person


def switched_off(person):
    get_user_model().objects.filter(pk=person.user.pk).update(is_active=False)
    return person


@pytest.mark.parametrize("make", [signed_up, with_mail, with_phone, official, superuser, switched_off])
def test_no_slip_opens_an_account_that_is_not_of_the_desk_or_is_stronger(client, assisted, make):
    person = make(assisted[0])
    before = get_user_model().objects.get(pk=person.user.pk).password
    answer = client.post(renewing(person), ASKED)
    assert (answer.status_code, get_user_model().objects.get(pk=person.user.pk).password) == (403, before)


@pytest.mark.parametrize("stands", [True, False])
def test_record_leads_to_a_new_slip_where_there_may_be_one(client, assisted, celina, darek, stands):
    person = assisted[0] if stands else celina
    look_up(person, actor=darek, reason="Look")
    assert (renewing(person) in text(client.get(record(person)))) == stands


def test_somebody_under_16_gets_the_helpline_and_no_account(client, darek):
    response = client.post(NEW, ACCOUNT | {"is_16": ""})
    assert ("116 111" in text(response).replace("\xa0", " "), Person.objects.filter(name="Łucja Żak").exists()) == (
        True, False,
    )  # fmt: skip


@pytest.mark.parametrize("taken", [{"email": "Ala@example.org"}, {"phone": "58 555 12 34"}])
def test_contact_that_is_taken_is_refused_and_kept_in_the_form(client, darek, taken):
    get_user_model().objects.create_user(username="ala", email="ala@example.org", phone="+48585551234")
    response = client.post(NEW, ACCOUNT | taken)
    assert next(iter(taken.values())) in text(response)
    assert not Person.objects.filter(name="Łucja Żak").exists()


@pytest.mark.parametrize("name", ["😀😀", "<script>alert(1)</script>", "a" * 120, "Оксана"])
def test_hostile_names_make_accounts_with_plain_user_names(client, darek, name):
    said = text(client.post(NEW, ACCOUNT | {"name": name}))
    assert re.fullmatch(r"[a-z0-9-]+", Person.objects.get(name=name).user.username)
    assert "<script>alert" not in said


@pytest.mark.parametrize("who", [cast.celina, cast.ewa, cast.hanna, cast.grazyna, cast.olga, cast.piotr])
@pytest.mark.parametrize("path", [DESK, NEW])
def test_desk_is_closed_to_all_others(client, who, path):
    client.force_login(who().user)
    assert (client.get(path).status_code, client.post(path, ACCOUNT).status_code in (403, 405)) == (403, True)
    assert not Person.objects.filter(name="Łucja Żak").exists()


def test_visitor_is_asked_to_log_in(client):
    assert [client.get(path).status_code for path in (DESK, NEW)] == [302, 302]


def test_own_roles_are_not_hers_to_give(client, darek):
    assert client.get(granting(darek)).status_code == 403


def test_desk_is_kept_by_nobody(client, darek):
    response = client.get(DESK, {"q": "darek"})
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
