"""Does somebody get a login under a name of her choice, and does nothing of her age stay?"""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import serializers
from django.test import Client

from cms.accounts import limits
from cms.accounts.models import User
from network.letters.models import Letter
from network.limits.models import Usage
from network.people.models import Membership, Person, Role
from network.people.privacy import clause
from tests.cms.accounts.coming_in import CODE, LOGIN, NEW, is_in, sent_code

pytestmark = pytest.mark.django_db
MAIL = "zosia@example.org"


def fill_in(client: Client, path: str = NEW, **said: str):
    return client.post(path, {"name": "Zosia", "old_enough": "yes", **said})


def everything() -> str:
    """All rows of the database as text."""
    models = [model for model in apps.get_models() if model is not Usage]
    return "".join(serializers.serialize("json", model._default_manager.all()) for model in models)


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize(("contact", "kept"), [(MAIL, (MAIL, None)), ("58 555 12 34", (None, "+48585551234"))])
def test_login_opens_with_a_code(client, contact, kept):
    fill_in(client, contact=contact)
    assert not User.objects.exists()
    client.post(CODE, {"code": sent_code()})
    user = User.objects.get()
    assert (is_in(client), (user.email, user.phone), user.has_usable_password()) == (True, kept, False)


def test_person_is_made_with_the_login_as_a_member(client):
    fill_in(client, "/uk/konto/nowe/", contact=MAIL)
    client.post("/uk/konto/kod/", {"code": sent_code()})
    person = Person.objects.get()
    assert (person.name, person.language, person.user.language) == ("Zosia", "uk", "uk")
    assert list(person.memberships.values_list("role", "scope_kind")) == [(Role.MEMBER, "")]


def test_without_email_and_phone_one_gets_a_user_name_and_a_password(client):
    page = fill_in(client)
    name, password = page.context["user_name"], page.context["password"]
    assert is_in(client)
    other = Client()
    other.post(LOGIN, {"username": name, "password": password})
    assert is_in(other)
    assert "no-store" in page.headers["Cache-Control"]


def test_two_logins_without_email_and_phone(client):
    fill_in(client)
    fill_in(Client())
    assert User.objects.filter(email=None, phone=None).count() == 2


def test_whoever_is_younger_gets_no_login_and_a_kind_page(client):
    before = rows()
    page = fill_in(client, old_enough="no", contact=MAIL)
    assert (page.status_code, 'href="tel:116111"' in page.content.decode(), rows()) == (200, True, before)
    assert (sorted(client.cookies), Letter.objects.count()) == ([], 0)


def test_whoever_is_younger_gets_no_login_whatever_else_is_missing(client):
    assert "tel:116111" in client.post(NEW, {"old_enough": "no"}).content.decode()


def test_whoever_is_younger_can_read_everything(client):
    fill_in(client, old_enough="no")
    assert {client.get(path).status_code for path in ("/pomoc/", "/sprawdz/", "/potrzeby/")} == {200}


def test_nothing_about_age_is_kept(client):
    fill_in(client, contact=MAIL)
    client.post(CODE, {"code": sent_code()})
    fill_in(Client(), old_enough="no", name="Jasio")
    kept = everything() + str([row.get_decoded() for row in Session.objects.all()])
    assert [word for word in ("old_enough", '"yes"', "'yes'", "Jasio") if word in kept] == []
    names = {field.name for model in (User, Person, Membership) for field in model._meta.fields}
    assert {name for name in names if "age" in name.split("_") or "birth" in name or "old" in name} == set()


def test_question_of_age_must_be_answered(client):
    answer = client.post(NEW, {"name": "Zosia", "contact": MAIL})
    assert (list(answer.context["form"].errors), Letter.objects.count()) == (["old_enough"], 0)
    assert 'value="Zosia"' in answer.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "x" * 61])
def test_name_that_cannot_be_shown_is_refused(client, name):
    assert list(fill_in(client, name=name).context["form"].errors) == ["name"]


@pytest.mark.parametrize("name", ["Basia z Oruni", "Ґанна", "x_x", "<b>Ala</b>"])
def test_any_name_is_welcome(client, name):
    fill_in(client, name=name)
    assert Person.objects.get().name == name


def test_known_address_is_answered_like_a_new_one_and_opens_the_login_it_has(client):
    known = User.objects.create_user("halina", email=MAIL)
    Person.objects.create(user=known, name="Halina")
    other = Client()
    first, second = fill_in(client, contact=MAIL), fill_in(other, contact="nowa@example.org")
    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    pages = [
        one.get(CODE).content.decode().replace(to, "") for one, to in ((client, MAIL), (other, "nowa@example.org"))
    ]
    assert len(pages[0]) == len(pages[1])
    bodies = [letter.body for letter in Letter.objects.order_by("id")]
    assert len({len(body) for body in bodies}) == 1
    code = "".join(one for one in bodies[0] if one.isdigit())[:8]
    client.post(CODE, {"code": code})
    assert (client.session["_auth_user_id"], User.objects.count()) == (str(known.pk), 1)


@pytest.mark.parametrize(
    "more", [{"is_staff": "on"}, {"is_superuser": "1"}, {"role": "editor"}, {"groups": "1"}, {"user_permissions": "1"}]
)
def test_extra_fields_are_ignored(client, more):
    fill_in(client, **more)
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)
    assert list(Membership.objects.values_list("role", flat=True)) == [Role.MEMBER]


def test_form_says_what_happens_with_the_data(client):
    page = client.get(NEW)
    named = [point.name for point in page.context["clause"]]
    assert named == [point.name for point in clause(purpose="a", recipients="b", period="c", voluntary="d")]
    assert all(point.text for point in page.context["clause"])


def test_too_many_new_logins_are_refused_and_what_was_typed_is_kept(client):
    most = limits.NEW_LOGINS_FROM_ONE_ADDRESS
    answers = [fill_in(Client()) for _ in range(most + 1)]
    assert [answer.status_code for answer in answers] == [200] * most + [429]
    assert 'value="Zosia"' in answers[-1].content.decode()
    assert User.objects.count() == most


def test_somebody_who_is_in_makes_no_second_login(client):
    fill_in(client)
    assert client.get(NEW).headers["Location"] == LOGIN
