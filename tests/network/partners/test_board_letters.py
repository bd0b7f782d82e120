"""Whom does a promise write to, and what?"""

from datetime import UTC, datetime, timedelta

import pytest

from network.directory.models import Shop
from network.letters.models import Letter
from network.notices.models import Notice
from network.partners.board import actions
from network.partners.board.sweep import sweep_requests
from network.partners.models import ShopContact
from network.people.models import Person
from tests import cast
from tests.network.partners.board_things import LAST_DAY, TODAY, make_offer, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def ala(shop: Shop) -> Person:
    return cast.ala(shop)


@pytest.fixture
def piotr(db: None) -> Person:
    return cast.piotr()


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("id").values_list("kind", "to"))


def promise(shop: Shop, ala: Person, piotr: Person):
    request, offer = make_request(shop, ala), make_offer(piotr)
    actions.promise_request(request, offer, actor=piotr, today=TODAY)
    return request


def test_shop_is_told_of_a_promise(shop: Shop, ala: Person, piotr: Person):
    promise(shop, ala, piotr)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.subject) == (
        "promise_made", "ala@example.org", "Obietnica dla sklepu: Sklep bolszewo",
    )  # fmt: skip
    assert "Piekarnia obiecuje to, o co prosi Sklep bolszewo: 500 kg żywności" in letter.body.replace("\u00a0", " ")


def test_private_address_of_the_shop_is_told_too(shop: Shop, ala: Person, piotr: Person):
    ShopContact.objects.create(shop=shop, email="sklep@example.org", language="uk")
    promise(shop, ala, piotr)
    assert letters() == [("promise_made", "ala@example.org"), ("promise_made", "sklep@example.org")]
    assert Letter.objects.last().subject == "Обіцянка для магазину: Sklep bolszewo"


def test_same_address_is_told_once(shop: Shop, ala: Person, piotr: Person):
    ShopContact.objects.create(shop=shop, email="Ala@example.org")
    promise(shop, ala, piotr)
    assert letters() == [("promise_made", "ala@example.org")]


def test_second_promise_is_told_again(shop: Shop, ala: Person, piotr: Person):
    request = promise(shop, ala, piotr)
    offer = request.offer
    actions.take_back_promise(request, actor=piotr)
    actions.promise_request(request, offer, actor=piotr, today=TODAY)
    assert letters() == [("promise_made", "ala@example.org")] * 2


@pytest.mark.parametrize("verb", ["withdraw", "reopen"])
def test_giver_is_told_that_the_offer_is_free(verb: str, shop: Shop, ala: Person, piotr: Person):
    request = promise(shop, ala, piotr)
    Letter.objects.all().delete()
    if verb == "withdraw":
        actions.withdraw_request(request, actor=ala)
    else:
        actions.reopen_request(request, actor=ala, today=TODAY)
    assert letters() == [("offer_free", "piotr@example.org")]


def test_giver_who_takes_it_back_gets_no_letter(shop: Shop, ala: Person, piotr: Person):
    request = promise(shop, ala, piotr)
    Letter.objects.all().delete()
    actions.take_back_promise(request, actor=piotr)
    assert letters() == []


def test_late_promise_is_asked_about_once_by_letter(shop: Shop, ala: Person, piotr: Person):
    promise(shop, ala, piotr)
    Letter.objects.all().delete()
    late = datetime.combine(LAST_DAY + timedelta(days=14), datetime.min.time(), UTC) + timedelta(hours=12)
    counts = [sweep_requests(late - timedelta(days=1)), sweep_requests(late), sweep_requests(late)]
    assert (counts, letters()) == ([0, 1, 0], [("promise_late", "ala@example.org")])
    assert Notice.objects.get().letter == Letter.objects.get()


def test_person_without_an_address_is_told_on_the_site_alone(shop: Shop, ala: Person):
    celina = cast.celina()
    request = make_request(shop, ala, "promised", offer=make_offer(celina, "promised"))
    actions.withdraw_request(request, actor=ala)
    assert letters() == []
