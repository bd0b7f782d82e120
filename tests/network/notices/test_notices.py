"""Is somebody told a thing once, and is it gone once she has seen it?"""

import pytest
from django.db import IntegrityError, transaction

from network.notices.actions import mark_seen, tell
from network.notices.models import Notice
from network.people.models import Person
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def ala(db):
    return Person.objects.create(name="Ala")


def test_thing_is_told_once(ala, shop):
    assert tell(ala, "request_met", shop) is not None
    assert tell(ala, "request_met", shop) is None
    assert Notice.objects.count() == 1


def test_second_round_is_told_again(ala, shop):
    tell(ala, "enquiry_reminder", shop, round=1)
    assert tell(ala, "enquiry_reminder", shop, round=2) is not None


def test_another_thing_is_told_too(ala, shop):
    tell(ala, "request_met", shop)
    assert tell(ala, "request_met", make_shop("tczew")) is not None


def test_notice_rolls_back_with_what_it_tells(ala, shop):
    with pytest.raises(IntegrityError), transaction.atomic():
        tell(ala, "request_met", shop)
        Person.objects.create(name="")
    assert not Notice.objects.exists()


def test_seen_notices_of_a_thing_are_no_longer_new(ala, shop):
    other = make_shop("tczew")
    tell(ala, "request_met", shop)
    waiting = tell(ala, "request_met", other)
    assert mark_seen(ala, shop) == 1
    assert list(Notice.objects.visible_to(ala).unseen()) == [waiting]


def test_notice_stays_new_for_others(ala, shop):
    bartek = Person.objects.create(name="Bartek")
    tell(ala, "request_met", shop)
    notice = tell(bartek, "request_met", shop)
    mark_seen(ala, shop)
    assert list(Notice.objects.visible_to(bartek).unseen()) == [notice]


def test_visitor_is_told_nothing(ala, shop):
    tell(ala, "request_met", shop)
    assert not Notice.objects.visible_to(None).exists()
