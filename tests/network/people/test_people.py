"""Can somebody exist without a login, and is a role bound to one thing only once?"""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from network.people.models import Membership, Person, Role

pytestmark = pytest.mark.django_db


def test_person_needs_no_login():
    assert Person.objects.create(name="Halina").user is None


def test_person_needs_a_name():
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="")


def test_person_outlives_the_login(django_user_model):
    user = django_user_model.objects.create_user("ala")
    person = Person.objects.create(name="Ala", user=user)
    user.delete()
    person.refresh_from_db()
    assert person.user is None


def test_role_is_held_once_at_a_time():
    ala = Person.objects.create(name="Ala")
    Membership.objects.create(person=ala, role=Role.LEADER, scope_kind="shop", scope_id=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=ala, role=Role.LEADER, scope_kind="shop", scope_id=1)
    assert Membership.objects.create(person=ala, role=Role.LEADER, scope_kind="shop", scope_id=2)


def test_role_can_be_held_again_after_it_ended():
    ala = Person.objects.create(name="Ala")
    Membership.objects.create(person=ala, role=Role.EDITOR)
    Membership.objects.update(until=timezone.now())
    assert Membership.objects.create(person=ala, role=Role.EDITOR)


@pytest.mark.parametrize("scope", [{"scope_kind": "shop"}, {"scope_id": 1}])
def test_half_a_scope_is_refused(scope):
    ala = Person.objects.create(name="Ala")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=ala, role=Role.LEADER, **scope)
