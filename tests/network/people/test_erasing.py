"""Who may let whom be erased, what is asked before, and what happens to what no other test looks at?"""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from network.log.models import Entry
from network.models import Erasure, Person
from network.people import erasing
from network.people.erasing import ask_erasure, go_on, why_not
from network.people.models import Role
from network.people.roles.queries import called
from network.people.roles.rules import can_erase_person
from network.subjects.parting import Parting
from tests import cast

pytestmark = pytest.mark.django_db
REASON = "Przyszła do sklepu i pokazała karteczkę"
WISHES = {"keeps_stories": False, "keeps_posts": False}


def gone(person: Person, actor: Person | None = None, **more: str) -> Person:
    assert go_on(ask_erasure(person, actor=actor or person, **WISHES, **more))
    return Person.objects.get(pk=person.pk)


def test_person_goes_by_her_own_wish_and_without_a_reason():
    celina = cast.celina()
    user = celina.user
    assert (gone(celina).user, type(user).objects.filter(pk=user.pk).exists()) == (None, False)


def test_person_without_a_login_goes_through_staff():
    bronka = Person.objects.create(name="Bronka")
    assert gone(bronka, cast.darek(), reason=REASON).name == erasing.nameless()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MODERATOR, Role.LEADER, Role.COORDINATOR)])
def test_staff_erases_only_whom_she_could_give_all_her_roles(role: Role):
    darek, other = cast.darek(), cast.person("Inna", role)
    given_by_editors = {Role.MEMBER, Role.TRANSLATOR, Role.HELPER}
    assert can_erase_person(darek, other) is (role in given_by_editors)


@pytest.mark.parametrize("who", ["celina", "ewa"])
def test_who_gives_no_roles_erases_nobody_else(who: str):
    with pytest.raises(PermissionDenied):
        ask_erasure(cast.person("Inna"), actor=getattr(cast, who)(), reason=REASON, **WISHES)


def test_superuser_is_erased_by_nobody_else():
    first, second = cast.jacek(), cast.person("Drugi")
    type(first.user).objects.update(is_superuser=True)
    assert can_erase_person(Person.objects.get(pk=second.pk), Person.objects.get(pk=first.pk)) is False


def test_last_superuser_stays():
    jacek = cast.jacek()
    with pytest.raises(ValidationError):
        ask_erasure(jacek, actor=jacek, **WISHES)
    assert Person.objects.get(pk=jacek.pk).user.is_active


def test_superuser_goes_when_there_is_another():
    jacek = cast.jacek()
    other = cast.person("Druga")
    type(other.user).objects.filter(pk=other.user.pk).update(is_superuser=True)
    assert gone(jacek).user is None


def test_last_editor_stays_and_is_told_why():
    darek = cast.darek()
    before = why_not(darek)
    cast.person("Druga", Role.EDITOR)
    assert (before == "", why_not(darek)) == (False, "")


@pytest.mark.parametrize("reason", ["", "  "])
def test_staff_must_say_why(reason: str):
    with pytest.raises(ValidationError):
        ask_erasure(cast.celina(), actor=cast.darek(), reason=reason, **WISHES)


@pytest.mark.parametrize("reason", ["Celina prosi", "pisze celina2@example.org"])
def test_reason_that_names_her_is_refused_and_nothing_happens(reason: str):
    celina = cast.person("Celina", email="celina2@example.org")
    with pytest.raises(ValidationError):
        ask_erasure(celina, actor=cast.darek(), reason=reason, **WISHES)
    assert (Erasure.objects.count(), Person.objects.get(pk=celina.pk).user.is_active) == (0, True)


def test_reason_stays_in_the_log_with_who_gave_it():
    darek, celina = cast.darek(), cast.celina()
    gone(celina, darek, reason=REASON)
    said = Entry.objects.filter(subject_kind="person", subject_id=celina.pk).order_by("pk")
    assert list(said.values_list("verb", "actor__name", "reason")) == [
        ("person_erasure", "Darek", REASON),
        ("person_erased", None, ""),
    ]


def test_asked_twice_it_is_one_erasure():
    celina = cast.celina()
    first, second = (ask_erasure(celina, actor=celina, **WISHES) for _time in range(2))
    assert first == second


def test_sweep_does_all_of_it_where_the_process_did_nothing():
    celina = cast.celina()
    ask_erasure(celina, actor=celina, **WISHES)
    assert (erasing.sweep(timezone.now()), erasing.sweep(timezone.now())) == (1, 0)
    assert Person.objects.get(pk=celina.pk).name == erasing.nameless()


def test_nobody_comes_in_as_soon_as_it_is_asked():
    celina, client = cast.celina(), Client()
    client.force_login(celina.user)
    ask_erasure(celina, actor=celina, **WISHES)
    assert client.get("/konto/").status_code == 302


def test_who_went_is_found_at_no_desk():
    gone(cast.celina())
    assert [list(called(words)) for words in ("celina", erasing.nameless())] == [[], []]


def test_name_that_two_people_have_is_no_trace():
    first, second = cast.person("Maria"), Person.objects.create(name="maria")
    assert ("Maria" in erasing.traces_of(first), "maria" in erasing.traces_of(second)) == (False, False)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Pisze Anna Kowal.", "Pisze –."),
        ("ANNA KOWAL", "–"),
        ("Anna Kowalska", "Anna Kowalska"),
        ("a@example.org, 58 555 00 11", "–, –"),
        ("xa@example.orgx", "xa@example.orgx"),
        ("Mama i mama", "– i mama"),
        ("", ""),
    ],
)
def test_traces_are_whole_words(text: str, left: str):
    parting = Parting("–", ("Anna Kowal", "a@example.org", "58 555 00 11", "Mama"))
    assert (parting.without(text), parting.found_in(text)) == (left, left != text)


def test_traces_are_found_inside_json():
    parting = Parting("–", ("Anna Kowal",))
    assert parting.without_deep({"Anna Kowal": ["to Anna Kowal", 3, None]}) == {"Anna Kowal": ["to –", 3, None]}


def test_without_traces_no_text_changes():
    assert Parting("–", ("", " ")).without("Anna") == "Anna"


def test_desk_asks_twice_and_then_does_it(client):
    darek, celina = cast.darek(), cast.celina()
    client.force_login(darek.user)
    path, said = f"/ludzie/{celina.uuid}/usun/", {"stories": "go", "posts": "go", "reason": REASON}
    first = client.post(path, said)
    there = Person.objects.get(pk=celina.pk).user is not None
    second = client.post(path, said | {"sure": "yes"})
    assert (first.status_code, there, second.status_code, Person.objects.get(pk=celina.pk).user) == (
        200,
        True,
        302,
        None,
    )


def test_desk_refuses_whom_it_is_not_hers_to_erase(client):
    client.force_login(cast.darek().user)
    answers = [client.get(f"/ludzie/{one.uuid}/usun/").status_code for one in (cast.ewa(), cast.jacek())]
    assert answers == [403, 403]
