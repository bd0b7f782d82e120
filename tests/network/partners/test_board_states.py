"""Who may do what with a request and an offer, in which state? Every verb in every state by everybody."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from network.directory.models import Shop
from network.log.models import Entry
from network.partners.board import actions, states
from network.partners.models import Offer, ShopRequest
from network.people.models import Person
from tests import cast
from tests.factories import make_shop
from tests.network.partners.board_things import LAST_DAY, TODAY, asked, make_offer, make_request, offered

pytestmark = pytest.mark.django_db

DENIED, REFUSED = "denied", "refused"
STATES = ("open", "promised", "met", "withdrawn", "expired")
OFFER_STATES = ("open", "promised", "used", "withdrawn", "expired")
SHOP_SIDE = {"ala", "darek"}
# verb → who, and state → the state it leads to. Whatever stands nowhere here is refused, everybody else denied.
EXPECTED: dict[str, tuple[set[str], dict[str, str]]] = {
    "change": (SHOP_SIDE, {"open": "open"}),
    "withdraw": (SHOP_SIDE, {"open": "withdrawn", "promised": "withdrawn"}),
    "met": (SHOP_SIDE, {"open": "met", "promised": "met"}),
    "reopen": (SHOP_SIDE, {"promised": "open", "met": "open", "withdrawn": "open", "expired": "open"}),
    "promise": ({"piotr"}, {"open": "promised"}),
    "take_back": ({"piotr", "darek"}, {"promised": "open"}),
}
OF_OFFER = {
    "withdraw": ({"piotr", "darek"}, {"open": "withdrawn", "promised": "withdrawn"}),
}


@pytest.fixture
def people(shop: Shop) -> dict[str, Person | None]:
    return {
        "ala": cast.ala(shop),
        "bartek": cast.bartek(make_shop("orlowo")),
        "celina": cast.celina(),
        "darek": cast.darek(),
        "olga": cast.olga(),
        "piotr": cast.piotr(),
        "visitor": None,
    }


def outcome(act: Callable[[], object], thing: ShopRequest | Offer) -> str:
    """What came of it; undone again."""
    try:
        with transaction.atomic():
            act()
            thing.refresh_from_db()
            state = thing.state
            transaction.set_rollback(True)
    except PermissionDenied:
        return DENIED
    except ValidationError:
        return REFUSED
    return state


def verb_of(name: str, request: ShopRequest, offer: Offer, actor: Person | None) -> Callable[[], object]:
    return {
        "change": lambda: actions.change_request(request, asked(amount=7), actor=actor, today=TODAY),
        "withdraw": lambda: actions.withdraw_request(request, actor=actor),
        "met": lambda: actions.mark_met(request, actor=actor),
        "reopen": lambda: actions.reopen_request(request, actor=actor, today=TODAY),
        "promise": lambda: actions.promise_request(request, offer, actor=actor, today=TODAY),
        "take_back": lambda: actions.take_back_promise(request, actor=actor),
    }[name]


def in_state(people: dict[str, Person | None], shop: Shop, state: str) -> tuple[ShopRequest, Offer]:
    """A request in the state, and Piotr's offer: the one promised to it, or where none is, a free one."""
    offer_state = {"promised": "promised", "met": "used"}.get(state, "open")
    offer = make_offer(people["piotr"], offer_state)
    return make_request(shop, people["ala"], state, offer=offer if offer_state != "open" else None), offer


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", EXPECTED)
def test_request_verb_does_what_the_table_says(verb: str, state: str, people, shop: Shop):
    request, offer = in_state(people, shop, state)
    who, leads = EXPECTED[verb]
    if verb == "take_back" and request.offer is None:
        who = set()  # there is no promise, so nobody's to take back
    found = {}
    for name, person in people.items():
        request.refresh_from_db()
        offer.refresh_from_db()
        found[name] = outcome(verb_of(verb, request, offer, person), request)
    again = state == "promised" and verb == "promise"  # by the same offer: done already, not an error
    allowed = "promised" if again else leads.get(state, REFUSED)
    assert found == {name: allowed if name in who else DENIED for name in people}


@pytest.mark.parametrize("state", OFFER_STATES)
def test_offer_withdrawal_does_what_the_table_says(state: str, people):
    offer = make_offer(people["piotr"], state)
    who, leads = OF_OFFER["withdraw"]
    found = {}
    for name, person in people.items():
        offer.refresh_from_db()
        found[name] = outcome(lambda person=person: actions.withdraw_offer(offer, actor=person), offer)
    assert found == {name: leads.get(state, REFUSED) if name in who else DENIED for name in people}


@pytest.mark.parametrize("state", STATES)
def test_expiry_is_only_for_open_requests(state: str, people, shop: Shop):
    request, _offer = in_state(people, shop, state)
    assert outcome(lambda: actions.expire(request), request) == ("expired" if state == "open" else REFUSED)


@pytest.mark.parametrize("state", OFFER_STATES)
def test_expiry_is_only_for_open_offers(state: str, people):
    offer = make_offer(people["piotr"], state)
    assert outcome(lambda: actions.expire(offer), offer) == ("expired" if state == "open" else REFUSED)


def test_asking_is_for_the_shops_own_people_and_editors(people, shop: Shop):
    def asks(person: Person | None) -> str:
        try:
            return actions.ask_for(shop, asked(), actor=person, today=TODAY).state
        except PermissionDenied:
            return DENIED

    assert {name: asks(person) for name, person in people.items()} == {
        "ala": "open", "bartek": DENIED, "celina": DENIED, "darek": "open", "olga": DENIED, "piotr": DENIED,
        "visitor": DENIED,
    }  # fmt: skip


def test_offering_is_for_officials_and_partners(people):
    def offers(person: Person | None) -> str:
        try:
            return actions.make_offer(offered(), actor=person, today=TODAY).state
        except PermissionDenied:
            return DENIED

    assert {name: offers(person) for name, person in people.items()} == {
        "ala": DENIED, "bartek": DENIED, "celina": DENIED, "darek": DENIED, "olga": "open", "piotr": "open",
        "visitor": DENIED,
    }  # fmt: skip


def test_nobody_promises_with_another_ones_offer(people, shop: Shop):
    request, offer = in_state(people, shop, "open")
    with pytest.raises(PermissionDenied):
        actions.promise_request(request, offer, actor=people["olga"], today=TODAY)


@pytest.mark.parametrize(
    ("verb", "request_state", "offer_state"),
    [
        ("withdraw", "withdrawn", "open"),
        ("met", "met", "used"),
        ("reopen", "open", "open"),
        ("take_back", "open", "open"),
    ],
)
def test_offer_follows_its_request(verb: str, request_state: str, offer_state: str, people, shop: Shop):
    request, offer = in_state(people, shop, "promised")
    actor = people["piotr"] if verb == "take_back" else people["ala"]
    verb_of(verb, request, offer, actor)()
    request.refresh_from_db()
    offer.refresh_from_db()
    kept = offer if verb == "met" else None
    assert (request.state, offer.state, request.offer) == (request_state, offer_state, kept)


def test_request_reopened_after_it_was_met_frees_the_offer(people, shop: Shop):
    request, offer = in_state(people, shop, "met")
    actions.reopen_request(request, actor=people["ala"], today=TODAY)
    offer.refresh_from_db()
    assert offer.state == "open"


def test_request_opened_again_after_its_day_holds_two_weeks(people, shop: Shop):
    request = make_request(shop, people["ala"], "expired", until=TODAY - timedelta(days=1))
    actions.reopen_request(request, actor=people["ala"], today=TODAY)
    request.refresh_from_db()
    assert request.until == date(2026, 12, 4)


def test_request_opened_again_before_its_day_keeps_it(people, shop: Shop):
    request = make_request(shop, people["ala"], "withdrawn")
    actions.reopen_request(request, actor=people["ala"], today=TODAY)
    request.refresh_from_db()
    assert request.until == LAST_DAY


def test_withdrawn_offer_opens_the_request_it_was_promised_to(people, shop: Shop):
    request, offer = in_state(people, shop, "promised")
    actions.withdraw_offer(offer, actor=people["piotr"])
    request.refresh_from_db()
    assert (request.state, request.offer) == ("open", None)


def test_second_company_is_told_that_there_is_a_promise(people, shop: Shop):
    request, first = in_state(people, shop, "open")
    stale = ShopRequest.objects.get(pk=request.pk)
    second = make_offer(people["olga"])
    actions.promise_request(request, first, actor=people["piotr"], today=TODAY)
    with pytest.raises(ValidationError) as refused:
        actions.promise_request(stale, second, actor=people["olga"], today=TODAY)
    second.refresh_from_db()
    assert (refused.value.messages, second.state) == (["To już niemożliwe. Jest już obietnica."], "open")


def test_step_from_a_state_that_is_over_is_refused(people, shop: Shop):
    request = make_request(shop, people["ala"])
    stale = ShopRequest.objects.get(pk=request.pk)
    actions.withdraw_request(request, actor=people["ala"])
    with pytest.raises(ValidationError):
        actions.mark_met(stale, actor=people["ala"])
    assert Entry.objects.filter(verb="request_met").count() == 0


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "transport", "unit": "trips"},
        {"until": TODAY - timedelta(days=1)},
    ],
)
def test_offer_of_another_kind_or_past_its_day_does_not_fit(facts, people, shop: Shop):
    request, offer = make_request(shop, people["ala"]), make_offer(people["piotr"], **facts)
    with pytest.raises(ValidationError) as refused:
        actions.promise_request(request, offer, actor=people["piotr"], today=TODAY)
    assert refused.value.code == "fit"


def test_every_step_is_logged_once_with_its_states(people, shop: Shop):
    request = actions.ask_for(shop, asked(), actor=people["ala"], today=TODAY)
    offer = actions.make_offer(offered(), actor=people["piotr"], today=TODAY)
    actions.promise_request(request, offer, actor=people["piotr"], today=TODAY)
    actions.mark_met(request, actor=people["ala"])
    entries = Entry.objects.order_by("id").values_list("verb", "subject_kind", "from_state", "to_state", "actor__name")
    assert list(entries) == [
        ("request_made", "shop_request", "", "open", "Ala"),
        ("offer_made", "offer", "", "open", "Piotr"),
        ("request_promised", "shop_request", "open", "promised", "Piotr"),
        ("offer_promised", "offer", "open", "promised", "Piotr"),
        ("offer_used", "offer", "promised", "used", "Ala"),
        ("request_met", "shop_request", "promised", "met", "Ala"),
    ]


def test_change_says_what_changed(people, shop: Shop):
    request = make_request(shop, people["ala"])
    changes = actions.change_request(request, asked(amount=700), actor=people["ala"], today=TODAY)
    assert changes == [{"field": "amount", "before": 500, "after": 700}]


def test_change_of_nothing_writes_nothing(people, shop: Shop):
    request = make_request(shop, people["ala"])
    actions.change_request(request, asked(), actor=people["ala"], today=TODAY)
    assert Entry.objects.count() == 0


def test_same_key_asks_once(people, shop: Shop):
    key = "6f6d0bd2-5f1c-4f5e-8f0f-3f5d6a1b2c3d"
    one = actions.ask_for(shop, asked(), actor=people["ala"], today=TODAY, key=key)
    two = actions.ask_for(shop, asked(), actor=people["ala"], today=TODAY, key=key)
    assert (one.pk, ShopRequest.objects.count()) == (two.pk, 1)


def test_request_of_an_invented_shop_is_an_example(people):
    invented = make_shop("przyklad", is_example=True)
    assert actions.ask_for(invented, asked(), actor=people["darek"], today=TODAY).is_example


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"until": TODAY - timedelta(days=1)}, "until"),
        ({"kind": "elephants"}, "kind"),
        ({"kind": "money"}, "__all__"),  # goods are named only with food
        ({"unit": ""}, "__all__"),
    ],
)
def test_request_that_cannot_be_so_is_refused(facts, field: str, people, shop: Shop):
    with pytest.raises(ValidationError) as refused:
        actions.ask_for(shop, asked(**facts), actor=people["ala"], today=TODAY)
    assert list(refused.value.message_dict) == [field]


def test_table_names_only_states_there_are():
    of_requests = {state for step in states.REQUEST.values() for state in (*step.before, step.after)}
    of_offers = {state for step in states.OFFER.values() for state in (*step.before, step.after)}
    assert (of_requests, of_offers) == (set(STATES), set(OFFER_STATES))


@pytest.mark.django_db(transaction=True)
def test_two_promises_at_the_same_moment_are_one(shop: Shop):
    ala, piotr, olga = cast.ala(shop), cast.piotr(), cast.olga()
    request = make_request(shop, ala)
    offers = [make_offer(piotr), make_offer(olga)]
    start, results = threading.Barrier(2), []

    def promise(offer: Offer) -> None:
        mine = ShopRequest.objects.get(pk=request.pk)
        start.wait()
        try:
            actions.promise_request(mine, offer, actor=offer.person, today=TODAY)
            results.append("promised")
        except ValidationError:
            results.append(REFUSED)
        finally:
            connection.close()

    threads = [threading.Thread(target=promise, args=[offer]) for offer in offers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    promised = Offer.objects.filter(state="promised").values_list("pk", flat=True)
    request.refresh_from_db()
    assert (sorted(results), list(promised)) == (["promised", REFUSED], [request.offer_id])


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """What becomes of verbs that are done in the same moment, each with a connection of its own."""
    start = threading.Barrier(len(verbs))

    def one(verb: Callable[[], object]) -> str:
        try:
            start.wait()
            verb()
        except ValidationError:
            return REFUSED
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(one, verbs))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("thing", ["request", "offer"])
def test_eight_copies_of_a_form_are_one_thing(thing: str, shop: Shop):
    ala, piotr, key = cast.ala(shop), cast.piotr(), UUID("6f6d0bd2-5f1c-4f5e-8f0f-3f5d6a1b2c3d")
    if thing == "request":
        results = at_once(*[partial(actions.ask_for, shop, asked(), actor=ala, today=TODAY, key=key)] * 8)
    else:
        results = at_once(*[partial(actions.make_offer, offered(), actor=piotr, today=TODAY, key=key)] * 8)
    made = [*ShopRequest.objects.values_list("uuid", flat=True), *Offer.objects.values_list("uuid", flat=True)]
    assert (results, made, Entry.objects.count()) == (["done"] * 8, [key], 1)


@pytest.mark.django_db(transaction=True)
def test_everybody_who_ends_a_promise_at_once_gets_an_answer(shop: Shop):
    ala, piotr = cast.ala(shop), cast.piotr()
    for _ in range(5):
        request, offer = make_request(shop, ala), make_offer(piotr)
        actions.promise_request(request, offer, actor=piotr, today=TODAY)
        # Each with rows of her own, read while the promise stood.
        met, withdrawn, reopened = (ShopRequest.objects.get(pk=request.pk) for _ in range(3))
        given = Offer.objects.get(pk=offer.pk)
        at_once(
            partial(actions.mark_met, met, actor=ala),
            partial(actions.withdraw_request, withdrawn, actor=ala),
            partial(actions.reopen_request, reopened, actor=ala, today=TODAY),
            partial(actions.withdraw_offer, given, actor=piotr),
        )
        request.refresh_from_db()
        offer.refresh_from_db()
        assert (request.offer == offer) == (offer.state in ("promised", "used"))


def test_key_of_somebody_elses_thing_is_as_good_as_none(people, shop: Shop):
    key = UUID("6f6d0bd2-5f1c-4f5e-8f0f-3f5d6a1b2c3d")
    hers = actions.ask_for(shop, asked(), actor=people["ala"], today=TODAY, key=key)
    other = actions.ask_for(make_shop("drugi"), asked(), actor=people["darek"], today=TODAY, key=key)
    assert (hers.uuid, other.uuid != key, ShopRequest.objects.count()) == (key, True, 2)
