"""Can a coordinator run her shop's desk over HTTP, and nobody else?"""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.directory.models import Confirmation, FactAge, Shop
from network.directory.rules import can_edit_shop
from network.log.models import Entry
from network.notices.models import Notice
from network.partners.board.sweep import sweep_offers, sweep_requests
from network.partners.desk import actions
from network.partners.models import Enquiry, EnquiryMessage, Offer, ShopContact, ShopRequest
from network.partners.queries import shops_of
from network.people.models import Person
from tests import cast
from tests.factories import make_shop
from tests.network.partners.board_things import TODAY, make_offer, make_request
from tests.network.partners.forms_over_http import browser, path_of, press
from tests.reading import Reader

pytestmark = pytest.mark.django_db
NOW = timezone.now()
AHEAD = timezone.localdate() + timedelta(days=30)
DESK = "/moje-sklepy/bolszewo/"


@pytest.fixture
def ala(shop: Shop) -> Person:
    return cast.ala(shop)


@pytest.fixture
def other(db: None) -> Shop:
    """Bartek's shop."""
    return make_shop("orlowo", town="Gdynia")


def ask(shop: Shop, by: Person, **facts) -> ShopRequest:
    return make_request(shop, by, **{"until": AHEAD, **facts})


def enquire(shop: Shop, name: str = "Maria Nowak", **facts) -> Enquiry:
    enquiry = Enquiry.objects.create(
        shop=shop, sender_kind="company", sender_name=name, topic="goods", receipt_hash=name, created_at=NOW, **facts
    )
    EnquiryMessage.objects.create(enquiry=enquiry, text="Mamy chleb.", at=NOW)
    return enquiry


def everybody(shop: Shop, other: Shop) -> dict[str, Person | None]:
    return {
        "ala": cast.ala(shop), "bartek": cast.bartek(other), "celina": cast.celina(), "darek": cast.darek(),
        "olga": cast.olga(), "piotr": cast.piotr(), "visitor": None,
    }  # fmt: skip


# -- whose desk it is -----------------------------------------------------------------------------------------------


def test_rule_and_query_agree_on_whose_desk_it_is(shop: Shop, other: Shop):
    people = everybody(shop, other)
    expected = {
        "ala": {shop}, "bartek": {other}, "celina": set(), "darek": {shop, other}, "olga": set(), "piotr": set(),
        "visitor": set(),
    }  # fmt: skip
    by_query = {name: set(shops_of(person)) for name, person in people.items()}
    by_rule = {name: {one for one in (shop, other) if can_edit_shop(person, one)} for name, person in people.items()}
    assert (by_query, by_rule) == (expected, expected)


def pages_and_forms(request: ShopRequest) -> dict[str, list[str]]:
    at_request = f"{DESK}potrzeby/{request.uuid}/"
    return {
        "get": [DESK, f"{DESK}potrzeby/nowa/", f"{at_request}zmien/"],
        "post": [
            f"{DESK}miejsca/", f"{DESK}listy/", f"{DESK}potrzeby/nowa/", f"{at_request}zmien/", f"{at_request}dotarlo/",
            f"{at_request}jeszcze-raz/", f"{at_request}wycofaj/",
        ],
    }  # fmt: skip


@pytest.mark.parametrize("who", ["bartek", "celina", "olga", "piotr"])
def test_nobody_elses_desk_is_there(who: str, shop: Shop, other: Shop):
    people = everybody(shop, other)
    urls = pages_and_forms(ask(shop, people["ala"]))
    client = Reader()
    client.force_login(people[who].user)
    statuses = {client.get(url).status_code for url in urls["get"]} | {
        client.post(url).status_code for url in urls["post"]
    }
    assert (statuses, Entry.objects.count()) == ({404}, 0)


def test_visitor_is_asked_to_log_in(client: Client, shop: Shop, ala: Person):
    urls = pages_and_forms(ask(shop, ala))
    answers = [client.get(url) for url in urls["get"]] + [client.post(url) for url in urls["post"]]
    assert {path_of(answer) for answer in answers} == {reverse("login")}


@pytest.mark.parametrize("who", ["ala", "darek"])
def test_coordinator_and_editor_see_every_page(who: str, shop: Shop, other: Shop):
    people = everybody(shop, other)
    urls = pages_and_forms(ask(shop, people["ala"]))
    client = browser(people[who])
    assert {client.get(url).status_code for url in urls["get"]} == {200}


def test_every_form_needs_its_token(shop: Shop, ala: Person):
    urls = pages_and_forms(ask(shop, ala))
    client = browser(ala)
    assert {client.post(url).status_code for url in urls["post"]} == {403}


def test_request_of_another_shop_is_not_at_this_desk(shop: Shop, other: Shop):
    people = everybody(shop, other)
    request = ask(other, people["bartek"])
    client = Reader()
    client.force_login(people["ala"].user)
    assert client.post(f"{DESK}potrzeby/{request.uuid}/wycofaj/").status_code == 404


def test_desk_is_kept_out_of_caches(ala: Person):
    response = browser(ala).get(DESK)
    assert ("no-store" in response.headers["Cache-Control"], response.headers["X-Robots-Tag"]) == (True, "noindex")


def test_one_shop_is_opened_at_once(ala: Person):
    assert path_of(browser(ala).get("/moje-sklepy/")) == DESK


def test_several_shops_are_listed(shop: Shop, other: Shop):
    shops = browser(cast.darek()).get("/moje-sklepy/").context["shops"]
    assert [row["url"] for row in shops] == [DESK, "/moje-sklepy/orlowo/"]


def test_person_without_a_shop_is_told_whom_to_ask(db: None):
    assert "Dostęp do strony „Mój sklep” daje redakcja." in browser(cast.celina()).get("/moje-sklepy/").content.decode()


def test_login_that_belongs_to_nobody_has_no_shop(django_user_model, shop: Shop):
    client = Reader()
    client.force_login(django_user_model.objects.create_user("nobody", password="x"))
    assert (client.get("/moje-sklepy/").status_code, client.get(DESK).status_code) == (200, 404)


def test_desk_says_who_is_here_and_lets_out(ala: Person):
    client = browser(ala)
    assert "Zalogowano jako Ala" in client.get(DESK).content.decode()
    press(client, DESK, reverse("logout"))
    assert path_of(client.get(DESK)) == reverse("login")


def test_list_of_shops_lets_out_too(shop: Shop, other: Shop):
    client = browser(cast.darek())
    press(client, "/moje-sklepy/", reverse("logout"))
    assert path_of(client.get("/moje-sklepy/")) == reverse("login")


# -- what waits -----------------------------------------------------------------------------------------------------


def test_desk_begins_with_what_waits(shop: Shop, ala: Person):
    enquire(shop, "Maria Nowak")
    enquire(shop, "Jan Kos", state="answered", read_at=NOW, answered_at=NOW)
    response = browser(ala).get(DESK)
    assert response.context["plate"]["answer"] == "1 wiadomość czeka na odpowiedź."
    assert [row["title"] for row in response.context["enquiries"]] == ["Maria Nowak"]


def test_desk_shows_no_enquiry_of_another_shop(shop: Shop, other: Shop, ala: Person):
    enquire(other)
    assert browser(ala).get(DESK).context["enquiries"] == []


def test_desk_with_nothing_to_do_says_so(ala: Person):
    assert browser(ala).get(DESK).context["plate"]["answer"] == "Nic nie czeka."


@pytest.mark.parametrize("count", [1, 15])
def test_desk_costs_a_fixed_number_of_queries(count: int, shop: Shop, ala: Person, django_assert_num_queries):
    piotr = cast.piotr()
    for number in range(count):
        enquire(shop, f"Osoba {number}")
        ask(shop, ala)
        ask(shop, ala, state="met")
        make_offer(piotr, until=AHEAD)
    client = browser(ala)
    client.get(DESK)
    with django_assert_num_queries(11):  # session 2, person 1, desk 7, newest changes 1
        client.get(DESK)


def test_late_promise_asks_whether_it_came(shop: Shop, ala: Person):
    ask(shop, ala, state="promised", until=timezone.localdate() - timedelta(days=14))
    ask(shop, ala, state="promised", until=timezone.localdate() - timedelta(days=13))
    response = browser(ala).get(DESK)
    assert response.context["plate"]["answer"] == "1 obietnica jest po terminie."
    assert sorted(wanted["is_late"] for wanted in response.context["requests"]) == [False, True]


def test_desk_shows_offers_near_with_what_they_fit(shop: Shop, ala: Person):
    ask(shop, ala)
    offer = make_offer(cast.piotr(), until=AHEAD, organisation="Piekarnia Kłos")
    make_offer(offer.person, until=AHEAD, lat=50.0, lon=20.0)
    (row,) = browser(ala).get(DESK).context["offers"]
    assert (row["organisation"], row["fits"].replace("\u00a0", " ")) == ("Piekarnia Kłos", "500 kg żywności (pieczywo)")


def test_offer_that_fits_nothing_can_be_asked_for(shop: Shop, ala: Person):
    offer = make_offer(cast.piotr(), kind="transport", unit="trips", amount=3, until=AHEAD)
    client = browser(ala)
    (row,) = client.get(DESK).context["offers"]
    form = client.get(row["ask_url"]).context["form"]
    assert [form[name].value() for name in ("kind", "amount", "unit", "until")] == [
        "transport",
        3,
        "trips",
        offer.until,
    ]


# -- requests -------------------------------------------------------------------------------------------------------


def typed_request(**typed) -> dict[str, str]:
    return {
        "kind": "food", "category": "bread", "amount": "500", "unit": "kg", "until": AHEAD.isoformat(),
        "urgency": "urgent", "details": "Rano.", "language": "pl", **typed,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["ala", "darek"])
def test_new_request_stands_on_the_board(who: str, shop: Shop, other: Shop):
    person = everybody(shop, other)[who]
    response = press(browser(person), f"{DESK}potrzeby/nowa/", **typed_request())
    request = ShopRequest.objects.get()
    said = (request.shop, request.created_by, request.state, request.amount, request.urgency)
    assert (path_of(response), *said) == (DESK, shop, person, "open", 500, "urgent")


def test_request_sent_twice_is_one(shop: Shop, ala: Person):
    client, url = browser(ala), f"{DESK}potrzeby/nowa/"
    sent = typed_request() | dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', client.get(url).content.decode())
    )
    answers = [client.post(url, sent).status_code for _time in range(2)]
    assert (answers, ShopRequest.objects.count()) == ([302, 302], 1)


def test_request_with_a_mistake_keeps_what_was_typed(ala: Person):
    response = press(browser(ala), f"{DESK}potrzeby/nowa/", **typed_request(until="wczoraj"))
    form = response.context["form"]
    assert (list(form.errors), form["details"].value(), form["until"].value()) == (["until"], "Rano.", "wczoraj")


def test_goods_without_food_are_left_out(shop: Shop, ala: Person):
    press(browser(ala), f"{DESK}potrzeby/nowa/", **typed_request(kind="money", unit=""))
    request = ShopRequest.objects.get()
    assert (request.kind, request.category, request.unit) == ("money", "", "pln")


def test_request_is_changed(shop: Shop, ala: Person):
    request = ask(shop, ala)
    press(browser(ala), f"{DESK}potrzeby/{request.uuid}/zmien/", **typed_request(amount="700"))
    request.refresh_from_db()
    assert (request.amount, request.urgency, request.details) == (700, "urgent", "Rano.")


def test_change_of_what_was_promised_meanwhile_is_kindly_refused(shop: Shop, ala: Person):
    request = ask(shop, ala, state="promised")
    response = press(browser(ala), f"{DESK}potrzeby/{request.uuid}/zmien/", **typed_request(amount="700"))
    assert response.context["form"].non_field_errors() == ["To już niemożliwe. Jest już obietnica."]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("dotarlo", "open", "met"),
        ("dotarlo", "promised", "met"),
        ("jeszcze-raz", "promised", "open"),
        ("jeszcze-raz", "expired", "open"),
        ("wycofaj", "open", "withdrawn"),
    ],
)
def test_button_moves_the_request(step: str, before: str, after: str, shop: Shop, ala: Person):
    request = ask(shop, ala, state=before)
    response = press(browser(ala), DESK, f"{DESK}potrzeby/{request.uuid}/{step}/")
    request.refresh_from_db()
    assert (path_of(response), request.state) == (DESK, after)


@pytest.mark.parametrize(("step", "before"), [("dotarlo", "open"), ("wycofaj", "open"), ("jeszcze-raz", "met")])
def test_button_pressed_twice_is_one_step(step: str, before: str, shop: Shop, ala: Person):
    request = ask(shop, ala, state=before)
    client = Reader()
    client.force_login(ala.user)
    answers = [client.post(f"{DESK}potrzeby/{request.uuid}/{step}/").status_code for _time in range(2)]
    assert (answers, Entry.objects.filter(subject_kind="shop_request").count()) == ([302, 302], 1)


def test_button_of_a_request_that_moved_on_says_so(shop: Shop, ala: Person):
    request = ask(shop, ala, state="expired")
    client = Reader()
    client.force_login(ala.user)
    response = client.post(f"{DESK}potrzeby/{request.uuid}/wycofaj/")
    assert (response.status_code, response.context["problem"]) == (409, "To już niemożliwe. Termin minął.")


# -- new people and letters -----------------------------------------------------------------------------------------


def test_capacity_is_said_confirmed_and_logged(shop: Shop, ala: Person):
    response = press(browser(ala), DESK, f"{DESK}miejsca/", level="open", free_places="3", until=AHEAD.isoformat())
    shop.refresh_from_db()
    assert (shop.capacity, shop.free_places, shop.capacity_until) == ("open", 3, AHEAD)
    confirmed = Confirmation.objects.get(shop=shop, group="capacity")
    assert (confirmed.on, confirmed.channel, confirmed.by) == (timezone.localdate(), "written", ala)
    assert FactAge.objects.get(shop=shop, group="capacity").known_on == timezone.localdate()
    assert response.headers["Location"] == f"{DESK}?done=capacity"


def test_capacity_sent_twice_is_said_once(shop: Shop, ala: Person):
    for _time in range(2):
        press(browser(ala), DESK, f"{DESK}miejsca/", level="full", free_places="", until=AHEAD.isoformat())
    assert list(Entry.objects.values_list("verb", flat=True).order_by("id")) == ["shop_changed", "facts_confirmed"]


def test_capacity_of_a_full_shop_has_no_places(shop: Shop, ala: Person):
    press(browser(ala), DESK, f"{DESK}miejsca/", level="full", free_places="3", until=AHEAD.isoformat())
    shop.refresh_from_db()
    assert (shop.capacity, shop.free_places) == ("full", None)


def test_capacity_taken_back_is_unknown_and_confirms_nothing(shop: Shop, ala: Person):
    actions.say_capacity(shop, "open", free_places=3, until=AHEAD, actor=ala, today=timezone.localdate())
    Confirmation.objects.all().delete()
    press(browser(ala), DESK, f"{DESK}miejsca/", level="unknown", free_places="", until="")
    shop.refresh_from_db()
    assert (shop.capacity, shop.capacity_until, Confirmation.objects.count()) == ("unknown", None, 0)


@pytest.mark.parametrize(
    "typed", [{"until": ""}, {"until": "2020-01-01"}, {"until": "jutro"}, {"free_places": "-1"}, {"level": ""}]
)
def test_capacity_with_a_mistake_changes_nothing_and_keeps_what_was_typed(typed, shop: Shop, ala: Person):
    sent = {"level": "open", "free_places": "7", "until": AHEAD.isoformat()} | typed
    response = press(browser(ala), DESK, f"{DESK}miejsca/", **sent)
    form = response.context["capacity_form"]
    shop.refresh_from_db()
    assert (response.status_code, shop.capacity, list(form.errors)) == (200, "unknown", list(typed))
    assert {name: form[name].value() for name in sent} == sent


def test_capacity_begins_two_weeks_ahead(ala: Person):
    form = browser(ala).get(DESK).context["capacity_form"]
    assert form["until"].value() == timezone.localdate() + timedelta(days=14)


@pytest.mark.parametrize("until", [None, TODAY - timedelta(days=1)])
def test_capacity_without_a_day_to_come_is_refused(until, shop: Shop, ala: Person):
    with pytest.raises(ValidationError):
        actions.say_capacity(shop, "open", free_places=None, until=until, actor=ala, today=TODAY)


def test_verbs_of_the_desk_ask_the_rule(shop: Shop, other: Shop):
    bartek = cast.bartek(other)
    with pytest.raises(PermissionDenied):
        actions.say_capacity(shop, "open", free_places=None, until=TODAY, actor=bartek, today=TODAY)
    with pytest.raises(PermissionDenied):
        actions.set_contact(shop, "bartek@example.org", "pl", actor=bartek)


def test_contact_is_kept_private(client: Client, shop: Shop, ala: Person):
    press(browser(ala), DESK, f"{DESK}listy/", email="sklep@example.org", letter_language="uk")
    contact = ShopContact.objects.get(shop=shop)
    assert (contact.email, contact.language) == ("sklep@example.org", "uk")
    told = [client.get(shop.get_absolute_url()).content.decode(), str(list(Entry.objects.values()))]
    assert [("sklep@example.org" in text) for text in told] == [False, False]
    assert Entry.objects.get().verb == "contact_changed"


def test_contact_is_taken_away(shop: Shop, ala: Person):
    ShopContact.objects.create(shop=shop, email="sklep@example.org")
    press(browser(ala), DESK, f"{DESK}listy/", email="", letter_language="pl")
    assert ShopContact.objects.count() == 0


@pytest.mark.parametrize("typed", ["sklep(at)example.org", f"sklep@{'.'.join(['a' * 60] * 4)}.example"])
def test_contact_with_a_mistake_keeps_what_was_typed(shop: Shop, ala: Person, typed: str):
    response = press(browser(ala), DESK, f"{DESK}listy/", email=typed, letter_language="pl")
    form = response.context["contact_form"]
    assert (list(form.errors), form["email"].value(), ShopContact.objects.count()) == (["email"], typed, 0)


def test_same_contact_again_writes_nothing(shop: Shop, ala: Person):
    ShopContact.objects.create(shop=shop, email="sklep@example.org", language="pl")
    actions.set_contact(shop, "sklep@example.org", "pl", actor=ala)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
def test_desk_speaks_every_language(language: str, shop: Shop, ala: Person):
    ask(shop, ala)
    prefix = "" if language == "pl" else f"/{language}"
    client = browser(ala)
    pages = [DESK, f"{DESK}potrzeby/nowa/"]
    assert [client.get(f"{prefix}{page}").status_code for page in pages] == [200, 200]


# -- what is due ----------------------------------------------------------------------------------------------------


def test_sweep_ends_what_is_over_and_says_so_once(shop: Shop, ala: Person):
    over = ask(shop, ala, until=timezone.localdate() - timedelta(days=1))
    ask(shop, ala, until=timezone.localdate())
    assert [sweep_requests(NOW), sweep_requests(NOW)] == [1, 0]
    over.refresh_from_db()
    entry = Entry.objects.get()
    assert (over.state, entry.verb, entry.actor, entry.subject_id) == ("expired", "request_expired", None, over.pk)


def test_sweep_ends_offers_that_are_over(ala: Person):
    over = make_offer(ala, until=timezone.localdate() - timedelta(days=1))
    make_offer(ala, until=timezone.localdate())
    assert sweep_offers(NOW) == 1
    assert list(Offer.objects.filter(state="expired")) == [over]


def test_sweep_asks_once_about_a_late_promise(shop: Shop, ala: Person):
    late = ask(shop, ala, state="promised", until=timezone.localdate() - timedelta(days=14))
    ask(shop, ala, state="promised", until=timezone.localdate() - timedelta(days=13))
    assert [sweep_requests(NOW), sweep_requests(NOW)] == [1, 0]
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.subject_kind, notice.subject_id) == (
        ala, "promise_late", "shop_request", late.pk,
    )  # fmt: skip


def test_answered_promise_marks_the_notice_seen(shop: Shop, ala: Person):
    late = ask(shop, ala, state="promised", until=timezone.localdate() - timedelta(days=14))
    sweep_requests(NOW)
    press(browser(ala), DESK, f"{DESK}potrzeby/{late.uuid}/dotarlo/")
    assert Notice.objects.get().seen_at is not None


def test_sweep_passes_by_a_shop_without_coordinators(shop: Shop):
    make_request(shop, cast.darek(), "promised", until=timezone.localdate() - timedelta(days=14))
    assert (sweep_requests(NOW), Notice.objects.count()) == (0, 0)
