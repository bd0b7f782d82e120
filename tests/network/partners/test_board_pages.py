"""Does the needs board show what shops ask for, and can those who give answer it over HTTP?"""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.directory.models import Location, Shop
from network.partners.board import listing
from network.partners.models import Offer, ShopRequest
from network.people.models import Person
from network.places.models import Place
from tests import cast
from tests.factories import make_shop
from tests.network.partners.board_things import make_offer, make_request
from tests.network.partners.forms_over_http import browser, path_of, press
from tests.reading import Reader

pytestmark = pytest.mark.django_db
AHEAD = timezone.localdate() + timedelta(days=30)
BOARD = "/potrzeby/"


@pytest.fixture
def ala(shop: Shop) -> Person:
    return cast.ala(shop)


@pytest.fixture
def piotr(db: None) -> Person:
    return cast.piotr()


@pytest.fixture
def gdynia(db: None) -> Place:
    return Place.objects.create(
        key="t/gdynia", kind="city", name="Gdynia", folded="gdynia", sound="gdinja", powiat="Gdynia", gmina="Gdynia",
        voivodeship="pomorskie", lat=54.51889, lon=18.53188, population=240_000,
    )  # fmt: skip


def ask(shop: Shop, by: Person, **facts) -> ShopRequest:
    return make_request(shop, by, **{"until": AHEAD, **facts})


def give(by: Person, **facts) -> Offer:
    return make_offer(by, **{"until": AHEAD, **facts})


def listed(client: Client, query: str = "") -> list[str]:
    """The uuids of the requests on the page, in its order."""
    html = client.get(f"{BOARD}{query}").content.decode()
    return re.findall(r'<h2><a href="/potrzeby/([0-9a-f-]+)/">', html)


def uuids(*requests: ShopRequest) -> list[str]:
    return [str(request.uuid) for request in requests]


def test_board_lists_the_most_urgent_first_then_by_day(client: Client, shop: Shop, ala: Person):
    later = ask(shop, ala, until=AHEAD + timedelta(days=2))
    sooner = ask(shop, ala)
    soon = ask(shop, ala, urgency="soon", until=AHEAD + timedelta(days=5))
    urgent = ask(shop, ala, urgency="urgent", until=AHEAD + timedelta(days=9))
    assert listed(client) == uuids(urgent, soon, sooner, later)


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "withdrawn"},
        {"state": "met"},
        {"state": "promised"},
        {"until": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_board_lists_only_what_is_still_needed(facts, client: Client, shop: Shop, ala: Person):
    wanted = ask(shop, ala)
    ask(shop, ala, **facts)
    assert listed(client) == uuids(wanted)


def test_board_leaves_out_shops_that_are_gone(client: Client, ala: Person):
    ask(make_shop("gone", status="closed"), ala)
    assert listed(client) == []


def test_board_shows_promises_when_asked(client: Client, shop: Shop, ala: Person):
    promised = ask(shop, ala, state="promised")
    assert listed(client, "?promised=on") == uuids(promised)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=transport", ["van"]),
        ("?kind=food", ["bread", "food"]),
        ("?goods=bread", ["bread", "food"]),
        ("?goods=fruit", ["food"]),
        ("?kind=transport&goods=bread", ["van"]),
        ("?urgency=urgent", ["van"]),
        ("?urgency=soon", ["van", "bread"]),
        ("?kind=elephants&urgency=never", ["van", "bread", "food"]),
    ],
)
def test_board_filters(query: str, found: list[str], client: Client, shop: Shop, ala: Person):
    made = {
        "van": ask(shop, ala, kind="transport", category="", unit="trips", urgency="urgent"),
        "bread": ask(shop, ala, urgency="soon"),
        "food": ask(shop, ala, category=""),
    }
    assert listed(client, query) == uuids(*(made[name] for name in found))


def test_board_filters_by_voivodeship(client: Client, shop: Shop, ala: Person):
    far = make_shop("krakow", lat=50.06, lon=19.94, town="Kraków")
    Location.objects.filter(shop=far).update(voivodeship="małopolskie")
    Location.objects.filter(shop=shop).update(voivodeship="pomorskie")
    ask(shop, ala)
    wanted = ask(far, ala)
    assert listed(client, "?voivodeship=małopolskie") == uuids(wanted)


def test_board_near_a_place_says_how_far(client: Client, shop: Shop, ala: Person, gdynia: Place):
    wanted = ask(shop, ala)
    ask(make_shop("krakow", lat=50.06, lon=19.94, town="Kraków"), ala)
    assert listed(client, "?q=Gdynia") == uuids(wanted)
    assert "Bolszewo, około 25 km" in client.get(f"{BOARD}?q=Gdynia").content.decode()


def test_board_says_when_it_does_not_know_the_place(client: Client, shop: Shop, ala: Person):
    wanted = ask(shop, ala)
    response = client.get(f"{BOARD}?q=Qqqqqq")
    assert response.context["unknown_place"]
    assert listed(client, "?q=Qqqqqq") == uuids(wanted)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Możesz napisać do każdego sklepu i zapytać, czego potrzebuje."),
        ("?kind=food", "Spróbuj mniej warunków albo zobacz, czego potrzebują wszystkie sklepy."),
    ],
)
def test_empty_board_says_what_to_do(query: str, words: str, client: Client):
    assert words in client.get(f"{BOARD}{query}").content.decode()


def test_board_marks_examples(client: Client, ala: Person):
    ask(make_shop("przyklad", is_example=True), ala)
    assert client.get(BOARD).content.decode().count("lada-tag-example") == 1


def test_pages_of_the_board_show_every_request_once(client: Client, shop: Shop, ala: Person):
    made = {str(ask(shop, ala).uuid) for _number in range(listing.PAGE + 3)}
    first, second = listed(client), listed(client, "?page=2")
    assert (len(first), len(second), {*first, *second}) == (listing.PAGE, 3, made)


@pytest.mark.parametrize("count", [1, 20])
def test_board_costs_three_queries(count: int, client: Client, shop: Shop, ala: Person, django_assert_num_queries):
    for number in range(count):
        ask(make_shop(f"shop-{number}"), ala)
    client.get(BOARD)  # menus, helplines and voivodeships are remembered until something changes
    with django_assert_num_queries(3):
        assert len(listed(client)) == count


def test_board_sets_no_cookie(client: Client, shop: Shop, ala: Person):
    request = ask(shop, ala)
    client.get(BOARD)
    client.get(request.get_absolute_url())
    assert list(client.cookies) == []


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "7"])
def test_board_answers_odd_pages(page: str, client: Client, shop: Shop, ala: Person):
    ask(shop, ala)
    assert client.get(f"{BOARD}?page={page}").status_code == 200


def test_request_offers_a_visitor_to_write(client: Client, shop: Shop, ala: Person):
    request = ask(shop, ala)
    html = client.get(request.get_absolute_url()).content.decode()
    assert f'href="/sklepy/bolszewo/zapytanie/?request={request.uuid}"' in html
    assert "obietnica" not in html


def test_words_of_a_shop_keep_their_language(client: Client, shop: Shop, ala: Person):
    request = ask(shop, ala, details="Привезіть вранці.", language="uk")
    html = client.get(request.get_absolute_url()).content.decode()
    assert re.search(r'lang="uk" dir="auto"><p>Привезіть вранці.</p>', html)


@pytest.mark.parametrize("state", ["promised", "met", "withdrawn", "expired"])
def test_request_that_needs_no_answer_offers_none(state: str, client: Client, shop: Shop, ala: Person):
    html = client.get(ask(shop, ala, state=state).get_absolute_url()).content.decode()
    assert "zapytanie/?request=" not in html


def test_request_of_a_person_is_kept_out_of_caches(shop: Shop, ala: Person, piotr: Person):
    response = browser(piotr).get(ask(shop, ala).get_absolute_url())
    assert ("no-store" in response.headers["Cache-Control"], response.headers["X-Robots-Tag"]) == (True, "noindex")


def test_partner_promises_her_offer(shop: Shop, ala: Person, piotr: Person):
    request, offer = ask(shop, ala), give(piotr)
    url = request.get_absolute_url()
    response = press(browser(piotr), url, f"{url}obietnica/", offer=offer.uuid)
    request.refresh_from_db()
    assert (response.status_code, path_of(response), request.state, request.offer) == (302, url, "promised", offer)


def test_promise_sent_twice_is_one(shop: Shop, ala: Person, piotr: Person):
    request, offer = ask(shop, ala), give(piotr)
    client, url = browser(piotr), request.get_absolute_url()
    page = client.get(url).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    sent = {"csrfmiddlewaretoken": token, "offer": offer.uuid}
    answers = [client.post(f"{url}obietnica/", sent).status_code for _time in range(2)]
    assert answers == [302, 302]


def test_promise_of_what_somebody_promised_meanwhile_is_kindly_refused(shop: Shop, ala: Person, piotr: Person):
    request, mine, url = ask(shop, ala), give(piotr), ""
    url = request.get_absolute_url()
    client = browser(piotr)
    page = client.get(url).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    other = give(cast.olga(), state="promised")
    ShopRequest.objects.filter(pk=request.pk).update(state="promised", offer=other)
    response = client.post(f"{url}obietnica/", {"csrfmiddlewaretoken": token, "offer": mine.uuid})
    mine.refresh_from_db()
    assert (response.status_code, mine.state) == (409, "open")
    assert "To już niemożliwe. Jest już obietnica." in response.content.decode()


def test_promise_without_a_choice_asks_for_one(shop: Shop, ala: Person, piotr: Person):
    request = ask(shop, ala)
    give(piotr), give(piotr)
    url = request.get_absolute_url()
    response = press(browser(piotr), url, f"{url}obietnica/")
    assert response.content.decode().count("Wybierz jedną ze swoich ofert.") == 2  # in the summary and at the field


def test_promise_needs_the_token(shop: Shop, ala: Person, piotr: Person):
    request, offer = ask(shop, ala), give(piotr)
    response = browser(piotr).post(f"{request.get_absolute_url()}obietnica/", {"offer": offer.uuid})
    assert response.status_code == 403


@pytest.mark.parametrize(("who", "status"), [("ala", 403), ("celina", 403), ("visitor", 302)])
def test_promise_is_for_those_who_give(who: str, status: int, shop: Shop, ala: Person, piotr: Person):
    request, offer = ask(shop, ala), give(piotr)
    person = {"ala": ala, "celina": cast.celina() if who == "celina" else None, "visitor": None}[who]
    client = Reader()
    if person:
        client.force_login(person.user)
    response = client.post(f"{request.get_absolute_url()}obietnica/", {"offer": offer.uuid})
    request.refresh_from_db()
    assert (response.status_code, request.state) == (status, "open")


def test_visitor_who_promises_comes_back_to_the_request(shop: Shop, ala: Person):
    request = ask(shop, ala)
    response = Reader().post(f"{request.get_absolute_url()}obietnica/")
    assert response.headers["Location"] == f"{reverse('login')}?next={request.get_absolute_url()}"


def test_promise_is_taken_back_once(shop: Shop, ala: Person, piotr: Person):
    offer = give(piotr, state="promised")
    request = ask(shop, ala, state="promised", offer=offer)
    client, url = browser(piotr), request.get_absolute_url()
    page = client.get(url).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    answers = [client.post(f"{url}bez-obietnicy/", {"csrfmiddlewaretoken": token}).status_code for _time in range(2)]
    request.refresh_from_db()
    assert (answers, request.state) == ([302, 302], "open")


@pytest.mark.parametrize(("who", "names"), [("ala", True), ("piotr", True), ("celina", False), ("visitor", False)])
def test_only_both_sides_read_who_promised(who: str, names: bool, shop: Shop, ala: Person, piotr: Person):
    offer = give(piotr, state="promised", organisation="Piekarnia Kłos")
    request = ask(shop, ala, state="promised", offer=offer)
    person = {"ala": ala, "piotr": piotr, "celina": cast.celina() if who == "celina" else None, "visitor": None}[who]
    html = browser(person).get(request.get_absolute_url()).content.decode()
    assert ("Piekarnia Kłos" in html) == names


def test_shop_page_names_what_the_shop_needs(client: Client, shop: Shop, ala: Person):
    request = ask(shop, ala)
    ask(shop, ala, state="withdrawn")
    html = client.get(shop.get_absolute_url()).content.decode()
    assert re.findall(r'<li><a href="/potrzeby/([0-9a-f-]+)/">', html) == uuids(request)


def test_shop_that_asks_for_nothing_has_no_such_section(client: Client, shop: Shop):
    assert "Czego sklep teraz potrzebuje?" not in client.get(shop.get_absolute_url()).content.decode()


# -- offers ---------------------------------------------------------------------------------------------------------


def typed_offer(**typed) -> dict[str, str]:
    return {
        "kind": "food", "category": "", "amount": "300", "unit": "", "until": AHEAD.isoformat(),
        "organisation": "Piekarnia Kłos", "place": "Gdynia", "reach_km": "40", "details": "", "language": "pl", **typed,
    }  # fmt: skip


def test_offer_is_saved_with_its_point_and_the_usual_unit(piotr: Person, gdynia: Place):
    response = press(browser(piotr), "/oferty/nowa/", **typed_offer())
    offer = Offer.objects.get()
    assert (offer.lat, offer.lon, offer.unit, offer.reach_km) == (gdynia.lat, gdynia.lon, "kg", 40)
    assert path_of(response) == offer.get_absolute_url()


def test_offer_for_a_request_leads_back_to_it(shop: Shop, ala: Person, piotr: Person, gdynia: Place):
    request = ask(shop, ala)
    response = press(browser(piotr), f"/oferty/nowa/?request={request.uuid}", **typed_offer())
    assert path_of(response) == request.get_absolute_url()


def test_offer_for_a_request_begins_with_what_it_asks(shop: Shop, ala: Person, piotr: Person):
    request = ask(shop, ala, kind="transport", category="", amount=3, unit="trips")
    form = browser(piotr).get(f"/oferty/nowa/?request={request.uuid}").context["form"]
    assert [form[name].value() for name in ("kind", "amount", "unit")] == ["transport", 3, "trips"]


def test_offer_sent_twice_is_one(piotr: Person, gdynia: Place):
    client = browser(piotr)
    html = client.get("/oferty/nowa/").content.decode()
    sent = typed_offer() | dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    places = [path_of(client.post("/oferty/nowa/", sent)) for _time in range(2)]
    assert (Offer.objects.count(), places[0]) == (1, places[1])


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"place": "Qqqqqq"}, "place", "Nie znamy tego miejsca. Wpisz najbliższe miasto albo kod pocztowy: 5 cyfr."),
        ({"until": "2020-01-01"}, "until", "Ten dzień już minął. Wybierz dzisiejszy albo późniejszy."),
        ({"until": "2099-01-01"}, "until", "Wybierz dzień w ciągu roku. Potem można poprosić jeszcze raz."),
    ],
)
def test_offer_with_a_mistake_keeps_what_was_typed(typed, field: str, words: str, piotr: Person, gdynia: Place):
    response = press(browser(piotr), "/oferty/nowa/", **typed_offer(details="Świeże", **typed))
    form = response.context["form"]
    assert (dict(form.errors), form["details"].value()) == ({field: [words]}, "Świeże")


def test_error_is_linked_and_described(piotr: Person, gdynia: Place):
    html = press(browser(piotr), "/oferty/nowa/", **typed_offer(place="Qqqqqq")).content.decode()
    assert '<a href="#id_place">' in html
    assert re.search(r'<input[^>]*aria-invalid="true"[^>]*aria-describedby="id_place_helptext id_place_error"', html)


def test_offer_asks_which_of_several_places(piotr: Person):
    for number, powiat in enumerate(("starogardzki", "olecki")):
        Place.objects.create(
            key=f"t/osiek-{number}", kind="village", name="Osiek", folded="osiek", sound="osik", powiat=powiat,
            gmina="Osiek", voivodeship="pomorskie", lat=53.7 + number, lon=18.5 + number, population=600,
        )  # fmt: skip
    response = press(browser(piotr), "/oferty/nowa/", **typed_offer(place="Osiek"))
    (error,) = response.context["form"].errors["place"]
    assert "starogardzki" in error and "olecki" in error


@pytest.mark.parametrize(("who", "status"), [("piotr", 200), ("olga", 200), ("ala", 403), ("celina", 403)])
def test_new_offer_is_for_those_who_give(who: str, status: int, shop: Shop):
    person = {"ala": lambda: cast.ala(shop)}.get(who, getattr(cast, who))()
    assert browser(person).get("/oferty/nowa/").status_code == status


@pytest.mark.parametrize("url", ["/oferty/", "/oferty/nowa/"])
def test_offers_ask_a_visitor_to_log_in(url: str, client: Client):
    response = client.get(url)
    assert response.headers["Location"] == f"{reverse('login')}?next={url}"


def test_my_offers_are_mine_alone(piotr: Person):
    give(piotr, organisation="Piekarnia")
    give(cast.olga(), kind="transport", unit="trips")
    rows = browser(piotr).get("/oferty/").context["rows"]
    assert len(rows) == 1 and "żywności" in rows[0]["line"]


@pytest.mark.parametrize(
    ("who", "status"),
    [("piotr", 200), ("ala", 200), ("darek", 200), ("bartek", 404), ("olga", 404), ("celina", 404)],
)
def test_offer_is_seen_by_its_owner_near_shops_and_editors(who: str, status: int, shop: Shop):
    far = make_shop("krakow", lat=50.06, lon=19.94)
    people = {
        "piotr": cast.piotr(), "ala": cast.ala(shop), "bartek": cast.bartek(far), "darek": cast.darek(),
        "olga": cast.olga(), "celina": cast.celina(),
    }  # fmt: skip
    offer = give(people["piotr"])
    assert browser(people[who]).get(offer.get_absolute_url()).status_code == status


def test_shop_sees_of_an_offer_the_distance_not_the_place(shop: Shop, ala: Person, piotr: Person):
    offer = give(piotr, place="Pępowo Górne", organisation="Piekarnia Kłos", lat=54.7, lon=18.2)
    html = browser(ala).get(offer.get_absolute_url()).content.decode()
    assert ("Piekarnia Kłos" in html, "około 9 km" in html, "Pępowo" in html) == (True, True, False)


def test_owner_sees_matching_requests(shop: Shop, ala: Person, piotr: Person):
    request = ask(shop, ala)
    ask(shop, ala, kind="money", category="", unit="pln")
    matches = browser(piotr).get(give(piotr).get_absolute_url()).context["matches"]
    assert [row["uuid"] for row in matches] == uuids(request)


def test_offer_is_withdrawn_once(piotr: Person):
    offer = give(piotr)
    client, url = browser(piotr), offer.get_absolute_url()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(url).content.decode())[1]
    answers = [client.post(f"{url}wycofaj/", {"csrfmiddlewaretoken": token}).status_code for _time in range(2)]
    offer.refresh_from_db()
    assert (answers, offer.state) == ([302, 302], "withdrawn")


def test_coordinator_cannot_withdraw_an_offer_she_sees(shop: Shop, ala: Person, piotr: Person):
    offer = give(piotr)
    client = Reader()
    client.force_login(ala.user)
    assert client.post(f"{offer.get_absolute_url()}wycofaj/").status_code == 403


@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
def test_pages_speak_every_language(language: str, shop: Shop, ala: Person, piotr: Person):
    prefix = "" if language == "pl" else f"/{language}"
    request, offer, client = ask(shop, ala), give(piotr), browser(piotr)
    pages = [BOARD, f"/potrzeby/{request.uuid}/", "/oferty/", "/oferty/nowa/", f"/oferty/{offer.uuid}/"]
    assert [client.get(f"{prefix}{page}").status_code for page in pages] == [200] * len(pages)


def test_far_day_stays_a_day(client: Client, shop: Shop, ala: Person):
    request = ask(shop, ala, until=date(2090, 3, 1))
    assert "1 marca 2090" in client.get(request.get_absolute_url()).content.decode()
