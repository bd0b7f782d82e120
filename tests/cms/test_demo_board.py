"""Does the demo's board come once, only for invented shops, and marked as an example?"""

import json
from datetime import date
from pathlib import Path

import pytest

from cms.demo import board
from network.directory.models import Shop
from network.log.models import Entry
from network.partners.board.actions import withdraw_request
from network.partners.models import Offer, ShopRequest
from network.people.models import Person
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
SHOPS = {
    "przyklad-gdansk-oliwa": (54.4101, 18.5605),
    "przyklad-tczew": (54.09, 18.78),
    "przyklad-lublin": (51.25, 22.57),
}


@pytest.fixture
def _shops(db: None) -> None:
    for slug, (lat, lon) in SHOPS.items():
        make_shop(slug, lat=lat, lon=lon, is_example=True)


@pytest.mark.usefixtures("_shops")
def test_board_of_the_demo_comes_once():
    counts = [board.load(TODAY), board.load(TODAY)]
    assert counts == [{"requests": 6, "offers": 3}, {"requests": 0, "offers": 0}]
    assert (ShopRequest.objects.count(), Offer.objects.count(), Person.objects.count()) == (6, 3, 2)


@pytest.mark.usefixtures("_shops")
def test_all_requests_of_the_demo_are_examples():
    board.load(TODAY)
    assert set(ShopRequest.objects.values_list("is_example", flat=True)) == {True}


@pytest.mark.usefixtures("_shops")
def test_one_request_of_the_demo_is_promised():
    board.load(TODAY)
    promised = ShopRequest.objects.get(state="promised")
    assert (promised.offer.state, promised.shop.slug) == ("promised", "przyklad-lublin")


@pytest.mark.usefixtures("_shops")
def test_what_people_did_since_stays():
    board.load(TODAY)
    request = ShopRequest.objects.filter(state="open").first()
    withdraw_request(request, actor=request.created_by)
    entries = Entry.objects.count()
    board.load(TODAY)
    request.refresh_from_db()
    assert (request.state, Entry.objects.count()) == ("withdrawn", entries)


@pytest.mark.usefixtures("_shops")
def test_real_shop_gets_no_invented_request(tmp_path: Path):
    make_shop("prawdziwy")
    told = json.loads(board.BOARD.read_text(encoding="utf-8"))
    told["requests"][0]["shop"] = "prawdziwy"
    path = tmp_path / "board.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(Shop.DoesNotExist):
        board.load(TODAY, path)
