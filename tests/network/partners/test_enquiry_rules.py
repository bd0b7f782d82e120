"""Who may read and answer an enquiry: do rule and query say the same, for every role in every state?"""

import itertools

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from network.directory.models import Operator
from network.partners.enquiries import rules
from network.partners.models import Enquiry
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import make_shop
from tests.network.partners.enquiry_things import in_state, send

pytestmark = pytest.mark.django_db
STATES = [state for state, _label in Enquiry.State.choices]


def superuser() -> Person | None:
    """A superuser is nobody's Person."""
    return Person.objects.of(get_user_model().objects.create_superuser("root"))


def everywhere(shop) -> Person:
    return cast.person("Wanda", Role.COORDINATOR)


def former(shop) -> Person:
    gone = cast.person("Franek", Role.COORDINATOR, shop)
    Membership.objects.filter(person=gone).update(until=timezone.now())
    return gone


# Who reads: of a shop with a coordinator, and of one without.
ROLES = {
    "visitor": (lambda shop, other: None, False, False),
    "superuser": (lambda shop, other: superuser(), False, False),
    "member": (lambda shop, other: cast.celina(), False, False),
    "official": (lambda shop, other: cast.person("Oskar", Role.OFFICIAL), False, False),
    "partner": (lambda shop, other: cast.piotr(), False, False),
    "moderator": (lambda shop, other: cast.person("Ewa", Role.MODERATOR), False, False),
    "leader of the shop": (lambda shop, other: cast.person("Lidka", Role.LEADER, shop), False, False),
    "coordinator of another shop": (lambda shop, other: cast.bartek(other), False, False),
    "coordinator everywhere": (lambda shop, other: everywhere(shop), False, False),
    "former coordinator": (lambda shop, other: former(shop), False, False),
    "editor": (lambda shop, other: cast.darek(), False, True),
}


@pytest.fixture
def olga(db):
    return cast.olga()


@pytest.fixture
def other(db):
    return make_shop("tczew", town="Tczew")


def agree(person: Person | None, enquiry: Enquiry) -> bool:
    """What the rule says, when the query says the same."""
    seen = Enquiry.objects.visible_to(person).filter(pk=enquiry.pk).exists()
    assert rules.can_read_enquiry(person, enquiry) is seen
    return seen


@pytest.mark.parametrize(("role", "state"), [*itertools.product(ROLES, STATES)])
def test_enquiry_to_a_shop_with_a_coordinator_is_closed_to_all_others(shop, other, olga, role, state):
    ala = cast.ala(shop)
    enquiry = in_state(send(shop, actor=olga)[0], state, ala)
    make, expected, _alone = ROLES[role]
    assert agree(make(shop, other), enquiry) is expected


@pytest.mark.parametrize(("role", "state"), [*itertools.product(ROLES, STATES)])
def test_enquiry_to_a_shop_without_anybody_is_open_to_editors_alone(shop, other, olga, role, state):
    editor = cast.person("Edyta", Role.EDITOR)
    enquiry = in_state(send(shop, actor=olga)[0], state, editor)
    make, _shared, expected = ROLES[role]
    assert agree(make(shop, other), enquiry) is expected


@pytest.mark.parametrize("state", STATES)
def test_both_sides_read_in_every_state(shop, olga, state):
    ala = cast.ala(shop)
    enquiry = in_state(send(shop, actor=olga)[0], state, ala)
    assert (agree(ala, enquiry), agree(olga, enquiry)) == (True, True)


@pytest.mark.parametrize("state", STATES)
def test_only_the_receiving_side_answers_and_never_a_closed_one(shop, olga, state):
    ala, darek = cast.ala(shop), cast.darek()
    enquiry = in_state(send(shop, actor=olga)[0], state, ala)
    may = [rules.can_answer_enquiry(person, enquiry) for person in (ala, olga, darek, None)]
    assert may == [state != "closed", False, False, False]


@pytest.mark.parametrize("state", STATES)
def test_only_the_sender_writes_again_and_never_into_a_closed_one(shop, olga, state):
    ala = cast.ala(shop)
    enquiry = in_state(send(shop, actor=olga)[0], state, ala)
    may = [rules.can_write_again(person, enquiry) for person in (ala, olga, None)]
    assert [*may, rules.can_write_again(None, enquiry, knows_code=True)] == [
        False, state != "closed", False, state != "closed",
    ]  # fmt: skip


def test_sender_who_coordinates_the_shop_is_the_sender(shop):
    ala = cast.ala(shop)
    enquiry = send(shop, actor=ala)[0]
    assert (rules.is_sender(ala, enquiry), rules.receives_enquiry(ala, enquiry)) == (True, False)
    assert agree(ala, enquiry)


def test_enquiry_to_an_operator_goes_to_coordinators_of_all_its_shops(olga, other):
    operator = Operator.objects.create(name="Fundacja")
    first, second = make_shop("a", operator=operator), make_shop("b", operator=operator)
    ala, bartek, stranger = cast.ala(first), cast.bartek(second), cast.person("Cyryl", Role.COORDINATOR, other)
    enquiry = send(operator, actor=olga)[0]
    assert [agree(person, enquiry) for person in (ala, bartek, stranger, cast.darek())] == [True, True, False, False]


def test_enquiry_to_an_operator_without_shops_is_open_to_editors(olga, shop):
    cast.ala(shop)  # whose shop has no operator: an empty operator must not match an empty operator
    enquiry = send(Operator.objects.create(name="Fundacja"), actor=olga)[0]
    assert agree(cast.darek(), enquiry)


def test_coordinator_whose_login_is_switched_off_receives_nothing_more(shop, olga):
    ala = cast.ala(shop)
    enquiry = send(shop, actor=olga)[0]
    get_user_model().objects.filter(person=ala).update(is_active=False)
    assert (agree(ala, enquiry), agree(cast.darek(), enquiry)) == (False, True)


def test_shops_own_list_holds_its_and_its_operators_enquiries(olga, other):
    operator = Operator.objects.create(name="Fundacja")
    shop = make_shop("a", operator=operator)
    own, operators = send(shop, token="1" * 20)[0], send(operator, token="2" * 20)[0]
    send(other, token="3" * 20)
    assert set(Enquiry.objects.for_shop(shop)) == {own, operators}
    assert [enquiry.shop for enquiry in Enquiry.objects.for_shop(other)] == [other]


@pytest.mark.parametrize(("state", "waits"), [("sent", True), ("read", True), ("answered", False), ("closed", False)])
def test_unanswered_are_those_that_wait_for_the_shop(shop, olga, state, waits):
    enquiry = in_state(send(shop, actor=olga)[0], state, cast.ala(shop))
    assert list(Enquiry.objects.unanswered()) == ([enquiry] if waits else [])
