"""Does one person look at a thing at a time, and is nobody kept out for ever?"""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from network.directory.models import Shop
from network.moderation.actions import claim, release
from network.moderation.models import Claim
from network.moderation.queries import HOLDS, claim_of
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


def editors() -> tuple[Person, Person]:
    return cast.darek(), cast.person("Basia", Role.EDITOR)


def test_claim_names_who_holds_it(shop: Shop) -> None:
    darek, basia = editors()
    claim(shop, actor=darek)
    with pytest.raises(ValidationError, match="Darek"):
        claim(shop, actor=basia)
    assert [held.person for held in Claim.objects.all()] == [darek]


def test_own_claim_begins_anew(shop: Shop) -> None:
    darek, _basia = editors()
    held = claim(shop, actor=darek)
    Claim.objects.update(at=timezone.now() - timedelta(hours=1))
    assert claim(shop, actor=darek).at > held.at
    assert Claim.objects.count() == 1


def test_claim_that_has_run_out_is_taken_over(shop: Shop) -> None:
    darek, basia = editors()
    claim(shop, actor=darek)
    Claim.objects.update(at=timezone.now() - HOLDS - timedelta(seconds=1))
    assert claim_of(shop) is None
    assert claim(shop, actor=basia).person == basia


@pytest.mark.parametrize("role", [Role.MEMBER, Role.COORDINATOR, Role.OFFICIAL, Role.PARTNER, Role.HELPER])
def test_claim_is_for_those_whose_work_it_is(shop: Shop, role: str) -> None:
    with pytest.raises(PermissionDenied):
        claim(shop, actor=cast.person("Ktos", role))


def test_release_is_for_who_holds_it_and_for_editors(shop: Shop) -> None:
    darek, basia = editors()
    grazyna = cast.person("Grazyna", Role.TRANSLATOR)
    claim(shop, actor=darek)
    with pytest.raises(PermissionDenied):
        release(shop, actor=grazyna)
    assert (release(shop, actor=basia), release(shop, actor=basia)) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_holds_it() -> None:
    shop, people = make_shop(), editors()
    gate, said = threading.Barrier(2), []

    def take(person: Person) -> None:
        gate.wait()
        try:
            claim(shop, actor=person)
            said.append(person.name)
        except ValidationError:
            said.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    holder = Claim.objects.get().person.name
    assert sorted(said) == sorted([holder, "refused"])
