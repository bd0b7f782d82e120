"""Can staff make a coordinator with one command, and nothing else by mistake?"""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from network.directory.rules import can_edit_shop
from network.people.models import Membership, Person
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("make_person", *arguments, stdout=out)
    return out.getvalue()


def test_coordinator_logs_in_with_the_printed_password_and_edits_her_shop_alone(shop):
    other = make_shop("tczew")
    said = run("Ala", "--username", "ala", "--role", "coordinator", "--shop", "bolszewo", "--email", "ala@example.org")
    password = re.search(r"password (\S+)", said)[1]
    user = authenticate(username="ala", password=password)
    assert user.email == "ala@example.org"
    assert (can_edit_shop(user.person, shop), can_edit_shop(user.person, other)) == (True, False)


def test_password_is_another_each_time(shop):
    passwords = {re.search(r"password (\S+)", run("Ala", "--username", f"ala{n}"))[1] for n in range(3)}
    assert len(passwords) == 3


def test_person_without_a_role_has_none(shop):
    run("Celina", "--username", "celina", "--language", "uk")
    assert (Person.objects.get().language, Membership.objects.count()) == ("uk", 0)


def test_second_role_is_added_to_the_same_person(shop):
    make_shop("tczew")
    run("Ala", "--username", "ala", "--role", "coordinator", "--shop", "bolszewo")
    said = run("Ala", "--username", "ala", "--role", "coordinator", "--shop", "tczew", "--add")
    run("Ala", "--username", "ala", "--role", "coordinator", "--shop", "tczew", "--add")
    assert ("password" in said, Person.objects.count(), Membership.objects.count()) == (False, 1, 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--role", "coordinator"],
        ["--shop", "bolszewo"],
        ["--role", "editor", "--shop", "bolszewo"],
        ["--role", "coordinator", "--shop", "nowhere"],
        ["--role", "editor", "--add"],
    ],
)
def test_what_does_not_fit_makes_nobody(shop, arguments):
    with pytest.raises(CommandError):
        run("Ala", "--username", "ala", *arguments)
    assert (Person.objects.count(), get_user_model().objects.count()) == (0, 0)


def test_taken_user_name_is_refused(shop):
    run("Ala", "--username", "ala")
    with pytest.raises(CommandError, match="taken"):
        run("Alina", "--username", "ala")
    assert Person.objects.count() == 1


def test_superuser_of_a_fresh_machine_becomes_somebody(django_user_model):
    boss = django_user_model.objects.create_superuser(username="boss", password="a long password")
    run("Jadwiga", "--username", "boss", "--add")
    run("Another", "--username", "boss", "--add")
    assert [(person.name, person.user) for person in Person.objects.all()] == [("Jadwiga", boss)]
