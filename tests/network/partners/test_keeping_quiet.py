"""Do the partners' pages keep quiet about what somebody else has, and leave nothing behind in a browser?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.directory.models import Operator, Shop
from network.directory.self_check.urls import urlpatterns as self_check
from network.partners.urls import urlpatterns as partners
from tests import cast
from tests.factories import make_shop
from tests.network.partners.board_things import make_offer, make_request
from tests.network.partners.enquiry_things import send

pytestmark = pytest.mark.django_db
AHEAD = timezone.localdate() + timedelta(days=30)
LUBLIN = {"lat": 51.2465, "lon": 22.5684, "town": "Lublin"}

# Ala coordinates the shop in question, Bartek another one far away; Olga wrote to the shop, Piotr offers something in
# its reach. "staff" is a superuser who is no person of the network. Who may open what is said in tests/access.
WHO = ("visitor", "celina", "bartek", "ala", "olga", "piotr", "darek", "staff")


@pytest.fixture
def browsers(shop: Shop) -> dict[str, Client]:
    """Everybody's browser."""
    far = make_shop("daleko", **LUBLIN)
    users = {
        "celina": cast.celina().user,
        "bartek": cast.bartek(far).user,
        "ala": cast.ala(shop).user,
        "olga": cast.olga().user,
        "piotr": cast.piotr().user,
        "darek": cast.darek().user,
        "staff": get_user_model().objects.create_superuser("staff", password=cast.PASSWORD),
    }
    clients = {"visitor": Client()} | {name: Client() for name in users}
    for name, user in users.items():
        clients[name].force_login(user)
    return {name: clients[name] for name in WHO}


@pytest.fixture
def address(shop: Shop, browsers: dict[str, Client]) -> Callable[[str], str]:
    """The address of each name, about one enquiry, request and offer."""
    ala, olga, piotr = (get_user_model().objects.get(username=name).person for name in ("ala", "olga", "piotr"))
    enquiry = send(shop, actor=olga)[0]
    request = make_request(shop, ala, until=AHEAD)
    offer = make_offer(piotr, until=AHEAD)
    operator = Operator.objects.create(name="Fundacja")

    def of(name: str) -> str:
        keys: list[object] = []
        if name in ("enquiry", "enquiry_open", "enquiry_close"):
            keys = [enquiry.uuid]
        elif name in ("request", "request_promise", "request_take_back"):
            keys = [request.uuid]
        elif name in ("offer", "offer_withdraw"):
            keys = [offer.uuid]
        elif name == "operator_enquiry_new":
            keys = [operator.pk]
        elif name == "enquiry_new" or name.startswith("desk_"):
            keys = [shop.slug]
        if name.startswith("desk_request_") and name != "desk_request_new":
            keys.append(request.uuid)
        return reverse(f"network:{name}", args=keys)

    return of


def answers(browsers: dict[str, Client], method: str, url: str) -> str:
    """The status everybody is answered with; whatever was done is undone."""
    found = []
    for client in browsers.values():
        with transaction.atomic():
            found.append(str(getattr(client, method)(url).status_code))
            transaction.set_rollback(True)
    return " ".join(found)


def test_what_is_not_there_is_answered_like_what_others_have(browsers: dict[str, Client]):
    """So that nobody can tell by the answer whether an enquiry or an offer exists."""
    nothing = "00000000-0000-4000-8000-000000000000"
    for name in ("enquiry", "offer"):
        url = reverse(f"network:{name}", args=[nothing])
        assert (name, answers(browsers, "get", url)) == (name, "302 404 404 404 404 404 404 404")


def test_pages_of_somebody_logged_in_are_kept_nowhere(browsers: dict[str, Client], address: Callable[[str], str]):
    names = {pattern.name for pattern in [*partners, *self_check]} - {"leader_enquiry_new"}  # of a leader, as of a shop
    pages = {name: browsers["ala"].get(address(name)) for name in names}
    html = {name: page for name, page in pages.items() if page.headers["Content-Type"].startswith("text/html")}
    shown = {name: page.headers["Cache-Control"] for name, page in html.items() if page.status_code == 200}
    assert {name for name, said in shown.items() if "no-store" not in said} == set()
    assert {"enquiries", "enquiry", "desk_shop", "offers", "requests", "self_check"} <= set(shown)
