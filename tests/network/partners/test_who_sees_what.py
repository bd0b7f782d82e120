"""Who may open and who may press what? Every address of the partners' pages for everybody, as one table."""

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
# its reach. "staff" is a superuser who is no person of the network.
WHO = ("visitor", "celina", "bartek", "ala", "olga", "piotr", "darek", "staff")
OPEN = "200 200 200 200 200 200 200 200"
LOGIN = "302 200 200 200 200 200 200 200"
BOTH_SIDES = "302 404 404 200 200 404 404 404"
DESK = "302 404 404 200 404 404 200 404"
TO_DESK = "302 404 404 302 404 404 302 404"  # an address of a form leads back to the page it stands on
ONLY_POST = ONLY_LOOKED_AT = "405 405 405 405 405 405 405 405"
POST_AFTER_LOGIN = "302 405 405 405 405 405 405 405"
SEEN: dict[str, str] = {
    "self_check": OPEN,
    "self_check_steps": OPEN,
    "partner_shops": OPEN,
    "partner_compare": OPEN,
    "partner_csv": OPEN,
    "partner_xlsx": OPEN,
    "partner_gaps": OPEN,
    "partner_gaps_csv": OPEN,
    "partner_impact": OPEN,
    "enquiry_new": OPEN,
    "operator_enquiry_new": OPEN,
    "enquiry_code": OPEN,
    "enquiries": LOGIN,
    "enquiry": BOTH_SIDES,
    "enquiry_open": POST_AFTER_LOGIN,
    "enquiry_close": POST_AFTER_LOGIN,
    "requests": OPEN,
    "request": OPEN,
    "request_promise": "302 302 302 302 302 302 302 302",
    "request_take_back": ONLY_POST,
    "offers": LOGIN,
    "offer_new": "302 403 403 403 200 200 403 403",
    "offer": "302 404 404 200 404 200 200 404",
    "offer_withdraw": ONLY_POST,
    "desk": "302 200 302 302 200 200 200 200",
    "desk_shop": DESK,
    "desk_capacity": TO_DESK,
    "desk_contact": TO_DESK,
    "desk_request_new": DESK,
    "desk_request_change": DESK,
    "desk_request_met": ONLY_POST,
    "desk_request_reopen": ONLY_POST,
    "desk_request_withdraw": ONLY_POST,
}
# What is pressed with nothing filled in: 302 is done (or led to the login), 200 asks again.
PRESSED: dict[str, str] = {
    "self_check": OPEN,
    "self_check_steps": OPEN,
    "enquiry_new": OPEN,
    "operator_enquiry_new": OPEN,
    "enquiry_code": OPEN,
    "enquiry": BOTH_SIDES,
    "enquiry_open": "302 404 404 302 403 404 404 404",
    "enquiry_close": "302 404 404 302 302 404 404 404",
    "request_promise": "302 403 403 403 200 200 403 403",
    "request_take_back": "302 302 302 302 302 302 302 302",  # nobody has promised it: nothing happens
    "offer_new": "302 403 403 403 200 200 403 403",
    "offer_withdraw": "302 404 404 403 404 302 302 404",
    "desk_capacity": DESK,
    "desk_contact": DESK,
    "desk_request_new": DESK,
    "desk_request_change": DESK,
    "desk_request_met": TO_DESK,
    "desk_request_reopen": "302 404 404 302 404 404 302 404",
    "desk_request_withdraw": TO_DESK,
}
AFTER_LOGIN = {"enquiries": "302 405 405 405 405 405 405 405"}


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


def test_table_names_every_address():
    assert set(SEEN) == {pattern.name for pattern in [*partners, *self_check]}


@pytest.mark.slow
def test_everybody_sees_what_the_table_says(browsers: dict[str, Client], address: Callable[[str], str]):
    assert {name: answers(browsers, "get", address(name)) for name in SEEN} == SEEN


@pytest.mark.slow
def test_everybody_does_what_the_table_says(browsers: dict[str, Client], address: Callable[[str], str]):
    expected = {name: (PRESSED | AFTER_LOGIN).get(name, ONLY_LOOKED_AT) for name in SEEN}
    assert {name: answers(browsers, "post", address(name)) for name in SEEN} == expected


def test_what_is_not_there_is_answered_like_what_others_have(browsers: dict[str, Client]):
    """So that nobody can tell by the answer whether an enquiry or an offer exists."""
    nothing = "00000000-0000-4000-8000-000000000000"
    for name in ("enquiry", "offer"):
        url = reverse(f"network:{name}", args=[nothing])
        assert (name, answers(browsers, "get", url)) == (name, "302 404 404 404 404 404 404 404")


def test_pages_of_somebody_logged_in_are_kept_nowhere(browsers: dict[str, Client], address: Callable[[str], str]):
    names = [name for name, statuses in SEEN.items() if statuses.split()[WHO.index("ala")] == "200"]
    pages = {name: browsers["ala"].get(address(name)) for name in names}
    html = {name: page for name, page in pages.items() if page.headers["Content-Type"].startswith("text/html")}
    assert {name for name, page in html.items() if "no-store" not in page.headers["Cache-Control"]} == set()
    assert len(html) == len(pages) - 3  # the files: CSV, XLSX, CSV of gaps
