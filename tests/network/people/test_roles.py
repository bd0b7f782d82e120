"""Who may give and end which role, for what, and what is left of it in the log?"""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from network.log.models import Entry
from network.people.models import Membership, Person, Role
from network.people.roles.actions import end_role, grant_role
from network.people.roles.rules import SCOPES, can_grant_role
from network.people.rules import has_role
from network.people.signals import role_changed
from network.places.models import Place
from tests import cast
from tests.factories import make_board, make_shop

pytestmark = pytest.mark.django_db

WHY = "She asked for it at the meeting."
DAILY = {Role.MEMBER, Role.LEADER, Role.COORDINATOR, Role.HELPER, Role.TRANSLATOR}


@pytest.fixture
def place(db):
    return Place.objects.create(
        key="t:1", kind="village", name="Bolszewo", folded="bolszewo", sound="b", lat=54.6, lon=18.2
    )


@pytest.fixture
def celina(db):
    return cast.celina()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (cast.jacek, set(Role)),
        (cast.darek, DAILY),
        (cast.ewa, set()),
        (cast.hanna, set()),
        (cast.grazyna, set()),
        (cast.olga, set()),
        (cast.piotr, set()),
    ],
)
def test_role_is_given_by_those_alone_who_may(who, may, celina):
    actor = who()
    assert {role for role in Role if can_grant_role(actor, role, celina)} == may


@pytest.mark.parametrize("who", [cast.ala, cast.franek, cast.iza])
def test_role_for_one_shop_lets_nobody_give_roles(who, shop, celina):
    actor = who(shop)
    assert not any(can_grant_role(actor, role, celina) for role in Role)


def test_nobody_gives_herself_a_role():
    darek = cast.darek()
    with pytest.raises(PermissionDenied):
        grant_role(darek, Role.TRANSLATOR, actor=darek, reason=WHY)


def test_editor_whose_role_ended_gives_none(celina):
    darek = cast.darek()
    end_role(darek.memberships.get(), actor=None, reason=WHY)
    with pytest.raises(PermissionDenied):
        grant_role(celina, Role.TRANSLATOR, actor=darek, reason=WHY)


def test_superuser_who_is_deactivated_gives_none(celina):
    jacek = cast.jacek()
    jacek.user.is_active = False
    assert not can_grant_role(jacek, Role.EDITOR, celina)


def test_granting_is_written_down_with_who_and_why(celina):
    darek = cast.darek()
    held = grant_role(celina, Role.TRANSLATOR, actor=darek, reason=f"  {WHY}\n")
    entry = Entry.objects.get(subject_kind="membership", subject_id=held.pk)
    assert (entry.verb, entry.actor, entry.reason) == ("membership_grant", darek, WHY)


def test_role_granted_twice_is_one_membership_and_one_entry(celina):
    first = grant_role(celina, Role.EDITOR, actor=None, reason=WHY)
    assert grant_role(celina, Role.EDITOR, actor=None, reason=WHY) == first
    assert Entry.objects.filter(verb="membership_grant").count() == 1


def test_role_for_a_place_holds_there_alone(celina, place):
    grant_role(celina, Role.LEADER, actor=None, reason=WHY, thing=place)
    assert (has_role(celina, Role.LEADER, thing=place), has_role(celina, Role.LEADER)) == (True, False)


@pytest.mark.parametrize("role", list(Role))
def test_role_fits_the_kinds_it_is_held_for(role, shop, place, celina):
    fitting = []
    for kind, thing in (("", None), ("shop", shop), ("place", place), ("board", make_board())):
        try:
            with transaction.atomic():
                grant_role(celina, role, actor=None, reason=WHY, thing=thing)
            fitting.append(kind)
        except ValidationError:
            pass
    assert sorted(fitting) == sorted(SCOPES.get(role, ("",)))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_role_needs_a_reason(reason, celina):
    with pytest.raises(ValidationError, match=r"."):
        grant_role(celina, Role.EDITOR, actor=None, reason=reason)
    assert Membership.objects.filter(role=Role.EDITOR).count() == 0


def test_ended_role_is_over_at_once(celina):
    held = grant_role(celina, Role.EDITOR, actor=None, reason=WHY)
    ended = end_role(held, actor=cast.jacek(), reason="She moved away.")
    assert (has_role(celina, Role.EDITOR), ended.until <= timezone.now()) == (False, True)


def test_role_ended_twice_ends_once(celina):
    held = grant_role(celina, Role.EDITOR, actor=None, reason=WHY)
    first = end_role(held, actor=None, reason=WHY)
    again = end_role(held, actor=None, reason=WHY)
    assert (again.until, Entry.objects.filter(verb="membership_end").count()) == (first.until, 1)


def test_ending_needs_a_reason_and_the_right(celina):
    held = grant_role(celina, Role.EDITOR, actor=None, reason=WHY)
    with pytest.raises(PermissionDenied):
        end_role(held, actor=cast.darek(), reason=WHY)
    with pytest.raises(ValidationError):
        end_role(held, actor=None, reason=" ")
    assert has_role(celina, Role.EDITOR)


def test_host_hears_of_both_in_the_same_transaction(celina):
    heard = []

    def listen(person, **kwargs):
        heard.append((person, has_role(person, Role.TRANSLATOR), transaction.get_connection().in_atomic_block))

    role_changed.connect(listen)
    try:
        end_role(grant_role(celina, Role.TRANSLATOR, actor=None, reason=WHY), actor=None, reason=WHY)
    finally:
        role_changed.disconnect(listen)
    assert heard == [(celina, True, True), (celina, False, True)]


def test_role_of_a_place_survives_a_new_gazetteer(celina, place, monkeypatch):
    from network.places import loading

    grant_role(celina, Role.LEADER, actor=None, reason=WHY, thing=place)
    row = loading.PlaceRow(
        key="t:1", kind="town", name="Bolszewo", voivodeship="", powiat="", gmina="", city="", lat=54.7, lon=18.3,
        population=9000, others=(),
    )  # fmt: skip
    loading._save_places([row], lambda rows: None)
    again = Place.objects.get(key="t:1")
    assert (again.kind, has_role(celina, Role.LEADER, thing=again)) == ("town", True)


def test_shops_are_told_apart(celina, shop):
    other = make_shop("tczew", town="Tczew")
    grant_role(celina, Role.COORDINATOR, actor=None, reason=WHY, thing=shop)
    assert [has_role(celina, Role.COORDINATOR, thing=thing) for thing in (shop, other)] == [True, False]


def test_person_without_a_login_may_have_a_role():
    held = grant_role(Person.objects.create(name="Halina"), Role.MEMBER, actor=None, reason=WHY)
    assert held.person.name == "Halina"
