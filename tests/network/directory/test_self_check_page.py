"""Does somebody get through the self-check, with a wrong turn or two, and is the answer about her?"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from network.directory.models import Area, Criterion, CriterionGroup, FactAge, ReferralOffice, RequiredDocument, Shop
from network.directory.self_check.answers import Answers, Ground, Part
from network.directory.self_check.forms import SelfCheckForm
from network.directory.self_check.queries import office_of, shops_around, situations_asked
from network.places.models import Place
from network.words.folding import fold
from tests.factories import BOLSZEWO, make_shop
from tests.network.directory.check_shops import lives

pytestmark = pytest.mark.django_db


def place(name: str, kind: str, gmina: str, lat: float = BOLSZEWO[0], lon: float = BOLSZEWO[1]) -> Place:
    return Place.objects.create(
        key=f"{kind}/{name}/{gmina}", kind=kind, name=name, folded=fold(name), sound=fold(name), gmina=gmina,
        powiat="wejherowski", voivodeship="pomorskie", lat=lat, lon=lon, population=0,
    )  # fmt: skip


@pytest.fixture
def wejherowo() -> None:
    """The town and the rural gmina of one name, as the gazetteer has them."""
    place("Wejherowo", "town", "Wejherowo")
    place("Bolszewo", "village", "Wejherowo")
    place("Luzino", "village", "Luzino")


def rules(shop: Shop, *criteria: dict[str, Any], mode: str = "") -> CriterionGroup:
    """One more way into the shop; its facts are of today."""
    group = CriterionGroup.objects.create(shop=shop, position=shop.criterion_groups.count() + 1, mode=mode)
    for facts in criteria:
        areas = facts.pop("areas", [])
        Criterion.objects.create(group=group, **facts).areas.set(areas)
    FactAge.objects.get_or_create(shop=shop, group="who")
    FactAge.objects.filter(shop=shop).update(confirmed_on=timezone.localdate(), known_on=timezone.localdate())
    return group


def rural() -> Area:
    return Area.objects.create(name="Wejherowo", kind="rural", powiat="wejherowski", voivodeship="pomorskie")


def ask(client: Client, path: str = "/sprawdz/", **answers: Any) -> Any:
    return client.post(path, answers)


def verdicts(response: Any) -> list[tuple[str, str]]:
    return [(row["row"]["shop"]["name"], row["verdict"]) for row in response.context["result"].rows]


# --- the answer ----------------------------------------------------------------------------------------------------


def test_resident_of_the_area_may_come(client: Client, wejherowo: None):
    rules(make_shop(), {"kind": "residence", "areas": [rural()]})
    response = ask(client, place="Bolszewo")
    row = response.context["result"].rows[0]
    assert (row["verdict"], row["answer"]) == ("may_come", "Tak, możesz przyjść.")
    assert row["reasons"] == [{"state": "yes", "label": "Pasuje:", "text": "mieszkasz w gminie Wejherowo."}]


def test_answers_come_best_first_then_nearest(client: Client, wejherowo: None):
    shops = [make_shop(slug, lat=54.6 + number / 100) for number, slug in enumerate(["far-fit", "near", "fit"])]
    rules(shops[1], {"kind": "age", "years": 60})
    rules(shops[0], {"kind": "everyone"})
    rules(shops[2], {"kind": "everyone"})
    response = ask(client, place="Bolszewo", age="30")
    assert verdicts(response) == [
        ("Sklep fit", "may_come"), ("Sklep far-fit", "may_come"), ("Sklep near", "other_way"),
    ]  # fmt: skip


def test_who_cannot_come_is_shown_the_shop_that_fits(client: Client, wejherowo: None):
    rules(make_shop("seniors"), {"kind": "age", "years": 60})
    rules(make_shop("all", lat=54.7), {"kind": "everyone"})
    other = ask(client, place="Bolszewo", age="30").context["result"].rows[1]
    assert other["instead"] == {"text": "Pasuje: Sklep all, około 9 km.", "url": "/sklepy/all/"}


def test_who_cannot_come_is_shown_a_real_shop_before_a_made_up_one(client: Client, wejherowo: None):
    rules(make_shop("seniors"), {"kind": "age", "years": 60})
    rules(make_shop("invented", lat=54.65, is_example=True), {"kind": "everyone"})
    rules(make_shop("real", lat=54.7), {"kind": "everyone"})
    other = ask(client, place="Bolszewo", age="30").context["result"].rows[2]
    assert other["instead"]["url"] == "/sklepy/real/"


def test_headline_counts_made_up_shops_only_where_no_real_one_is(client: Client, wejherowo: None):
    rules(make_shop("invented", is_example=True), {"kind": "everyone"})
    alone = ask(client, place="Bolszewo").context["result"].summary
    rules(make_shop("real", lat=54.7), {"kind": "everyone"})
    beside_a_real_one = ask(client, place="Bolszewo").context["result"].summary
    assert alone == beside_a_real_one
    rules(make_shop("second", lat=54.7), {"kind": "everyone"})
    assert ask(client, place="Bolszewo").context["result"].summary != alone


def test_who_may_ask_to_be_an_exception_sees_the_phone(client: Client, wejherowo: None):
    shop = make_shop()
    shop.phones.create(number="+48733492273")
    shop.routes.create(office=ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48733492273"))
    rules(shop, {"kind": "age", "years": 60}, {"kind": "referral"})
    rules(shop, {"kind": "age", "years": 60}, {"kind": "referral"}, {"kind": "individual"})
    (row,) = ask(client, place="Bolszewo", age="30", referral="no").context["result"].rows
    assert row["notes"] == ["Ten sklep patrzy też na każdą sprawę osobno. Możesz zapytać."]
    assert [phone["tel"] for phone in row["phones"]] == ["+48733492273"]


def test_shop_that_was_to_close_says_so_beside_its_yes(client: Client, wejherowo: None):
    rules(make_shop(status="closing", closes="2021-01-31"), {"kind": "everyone"})
    rules(make_shop("open", lat=54.7), {"kind": "everyone"})
    rows = ask(client, place="Bolszewo").context["result"].rows
    assert [row["doubt"] for row in rows] == [
        "Miał zostać zamknięty 31 stycznia 2021, nie mamy potwierdzenia.", "",
    ]  # fmt: skip


def test_referral_that_is_missing_names_who_gives_it_with_the_phone(client: Client, wejherowo: None):
    shop = make_shop()
    rules(shop, {"kind": "referral"})
    office = ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48733492273")
    shop.routes.create(office=office)
    (row,) = ask(client, place="Bolszewo", referral="no").context["result"].rows
    assert row["answer"] == "Tak, ale najpierw potrzebne: skierowanie."
    assert row["missing"] == [
        {
            "text": "Potrzebne skierowanie. Daje je: GOPS w Wejherowie.",
            "phones": [{"display": "733 492 273", "tel": "+48733492273", "purpose": ""}],
        }
    ]


def test_papers_of_the_winning_way_are_told(client: Client, wejherowo: None):
    shop = make_shop()
    senior, everyone = rules(shop, {"kind": "age", "years": 60}), rules(shop, {"kind": "everyone"})
    RequiredDocument.objects.create(shop=shop, group=senior, kind="senior_card")
    RequiredDocument.objects.create(shop=shop, group=everyone, kind="own_bags")
    RequiredDocument.objects.create(shop=shop, kind="identity")
    (row,) = ask(client, place="Bolszewo", age="30").context["result"].rows
    assert len(row["papers"]) == 2
    assert "torby" in "".join(row["papers"])


def test_old_rules_never_give_a_plain_yes(client: Client, wejherowo: None):
    shop = make_shop()
    rules(shop, {"kind": "everyone"})
    FactAge.objects.filter(shop=shop, group="who").update(confirmed_on=None, dated="2019", known_on=date(2019, 12, 31))
    (row,) = ask(client, place="Bolszewo").context["result"].rows
    assert (row["answer"], row["age"]) == ("Tak, według zasad z 2019 roku. Zapytaj przed wyjściem.", "")


def test_old_rules_that_speak_against_say_how_old_they_are(client: Client, wejherowo: None):
    shop = make_shop()
    rules(shop, {"kind": "age", "years": 60})
    FactAge.objects.filter(shop=shop, group="who").update(confirmed_on=None, dated="2019", known_on=date(2019, 12, 31))
    (row,) = ask(client, place="Bolszewo", age="30").context["result"].rows
    assert (row["answer"], row["age"]) == ("Poszukajmy innej drogi.", "Zasady z 2019 roku. Zapytaj przed wyjściem.")


def test_shop_without_rules_says_so(client: Client, wejherowo: None):
    make_shop()
    (row,) = ask(client, place="Bolszewo").context["result"].rows
    assert (row["verdict"], row["answer"]) == ("ask", "Nie wiemy, kto może przyjść. Najpierw zapytaj.")


def test_nothing_said_gives_a_way_on(client: Client):
    response = ask(client)
    assert response.context["result"].rows == []
    assert "Bez miejscowości nie wiemy, które sklepy są blisko." in response.content.decode()


def test_who_is_to_be_asked_is_named(client: Client, wejherowo: None):
    known, unknown = make_shop("known"), make_shop("unknown", lat=54.7)
    known.phones.create(number="+48585551234")
    unknown.routes.create(office=ReferralOffice.objects.create(name="GOPS"))
    rows = ask(client, place="Bolszewo").context["result"].rows
    assert [([phone["tel"] for phone in row["phones"]], row["contact"]) for row in rows] == [
        (["+48585551234"], ""), ([], "Nie znamy telefonu sklepu. Zapytaj: GOPS."),
    ]  # fmt: skip


# --- town or villages ----------------------------------------------------------------------------------------------


def test_namesake_is_asked_about_and_the_answer_settles_it(client: Client, wejherowo: None):
    rules(make_shop(), {"kind": "residence", "areas": [rural()]})
    first = ask(client, place="Wejherowo", age="44")
    assert (verdicts(first), first.context["result"].town) == ([("Sklep bolszewo", "ask")], "Wejherowo")
    assert 'name="age" value="44"' in first.content.decode()
    villages = ask(client, place="Wejherowo", age="44", part="villages", part_of="Wejherowo")
    town = ask(client, place="Wejherowo", age="44", part="town", part_of="Wejherowo")
    assert verdicts(villages) == [("Sklep bolszewo", "may_come")]
    assert verdicts(town) == [("Sklep bolszewo", "other_way")]


def test_part_said_of_one_gmina_is_not_taken_for_another():
    form = SelfCheckForm({"part": "town", "part_of": "Kartuzy"})
    assert form.is_valid()
    form.match = lives("Wejherowo")
    assert form.answers().part is None


@pytest.mark.parametrize(
    ("gmina", "expected"), [("Wejherowo", True), ("Luzino", False), ("Gdynia", False)], ids=["both", "village", "city"]
)
def test_namesake_is_a_town_and_villages(wejherowo: None, gmina: str, expected: bool):
    place("Gdynia", "city", "Gdynia")
    place("Orłowo", "district", "Gdynia")
    assert Place.objects.has_namesake(gmina, "wejherowski", "pomorskie") is expected


def test_namesake_takes_one_query(wejherowo: None, django_assert_num_queries):
    with django_assert_num_queries(1):
        Place.objects.has_namesake("Wejherowo", "wejherowski", "pomorskie")


@pytest.mark.parametrize(
    ("name", "kind", "part", "expected"),
    [
        ("Bolszewo", "village", None, "GOPS w Wejherowie"),
        ("Wejherowo", "town", Part.VILLAGES, "GOPS w Wejherowie"),
        ("Wejherowo", "town", Part.TOWN, "MOPS w Wejherowie"),
        ("Wejherowo", "town", None, None),
    ],
)
def test_office_is_that_of_the_right_namesake(wejherowo: None, name, kind, part, expected):
    town = Area.objects.create(name="Wejherowo", kind="town")
    for office, area in (("GOPS w Wejherowie", rural()), ("MOPS w Wejherowie", town)):
        ReferralOffice.objects.create(name=office, town="Wejherowo").areas.add(area)
    home = lives(name, kind, "Wejherowo", "wejherowski", "pomorskie")
    found = office_of(Answers(place=home, part=part), Ground(namesake=True))
    assert (found and found.name) == expected


# --- what is typed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("1800", "1800"), ("1 800,50 zł", "1800.50"), ("1\u00a0800 PLN", "1800"), ("1.800", "1800"),
        ("1.800,5", "1800.5"), ("1800.50", "1800.50"), ("2 328zl", "2328"), ("0", "0"),
    ],
)  # fmt: skip
def test_money_is_understood_as_people_write_it(typed: str, understood: str):
    form = SelfCheckForm({"income": typed})
    assert form.is_valid()
    assert form.answers().income == Decimal(understood)


@pytest.mark.parametrize("typed", ["dużo", "-5", "1800-2000", "1,2,3", "99999999", "1e3", "٣"])
def test_money_nobody_can_read_is_asked_again(client: Client, typed: str):
    response = ask(client, income=typed, size="3")
    form = response.context["form"]
    assert form.errors == {"income": ["napisz kwotę cyframi, na przykład 1800."]}
    assert (form["income"].value(), form["size"].value()) == (typed, "3")


def test_unknown_place_keeps_the_rest(client: Client):
    response = ask(client, place="Xyzzy", income="1 234,56 zł")
    assert list(response.context["form"].errors) == ["place"]
    assert 'value="1 234,56 zł"' in response.content.decode()


def test_places_of_one_name_are_offered_to_choose(client: Client):
    place("Osiek", "village", "Osiek")
    place("Osiek", "village", "Olkusz", lat=50.2, lon=19.6)
    rules(make_shop(), {"kind": "everyone"})
    first = ask(client, place="Osiek", size="2")
    form = first.context["form"]
    choices = {label: key for key, label in form["chosen"].field.choices}
    assert sorted(choices) == [
        "Osiek (wieś, gmina Olkusz, powiat wejherowski)", "Osiek (wieś, gmina Osiek, powiat wejherowski)",
    ]  # fmt: skip
    assert form["size"].value() == "2"
    second = ask(client, place="Osiek", size="2", chosen=choices["Osiek (wieś, gmina Osiek, powiat wejherowski)"])
    assert second.context["result"].rows[0]["row"]["distance"] == "1 km"


def test_situation_not_ticked_is_a_no_only_where_something_was_ticked():
    said = [SelfCheckForm({"situations": ticked}) for ticked in ([], ["none"])]
    assert [form.is_valid() and form.answers().situations for form in said] == [None, frozenset()]


def test_only_groups_that_shops_ask_about_are_offered():
    rules(make_shop("open"), {"kind": "status", "status": "disability"}, {"kind": "status", "status": "alone"})
    rules(make_shop("gone", status="closed"), {"kind": "status", "status": "homeless"})
    assert situations_asked() == [Criterion.Status.DISABILITY]


def test_change_shows_the_answers_again_without_complaints(client: Client):
    rules(make_shop(), {"kind": "status", "status": "disability"})
    response = ask(client, place="Xyzzy", income="x", referral="no", situations=["disability"], change="1")
    page = response.content.decode()
    assert response.context["form"].errors == {}
    assert [text in page for text in ('value="Xyzzy"', 'value="x"', 'value="no" id="check-referral_1" checked')] == [
        True
    ] * 3
    assert 'value="disability" id="check-situations_0" checked' in page


# --- one question on a screen --------------------------------------------------------------------------------------

STEPS = "/sprawdz/po-kolei/"


def carried(response: Any) -> dict[str, Any]:
    """What the page sends with its own fields."""
    return {field.name: field.value() or "" for field in response.context["carried"]} | {
        "screen": response.context["screen"]
    }


def test_screens_carry_the_answers_to_the_same_result(client: Client, wejherowo: None):
    rules(make_shop(), {"kind": "age", "years": 60}, {"kind": "referral"})
    response = client.get(STEPS)
    for given in ({"place": "Bolszewo"}, {"size": "1"}, {"income": "900"}, {"referral": "yes"}, {"age": "61"}):
        response = client.post(STEPS, carried(response) | given)
    assert verdicts(response) == [("Sklep bolszewo", "may_come")]


def test_back_keeps_what_was_typed_even_if_it_cannot_be_read(client: Client):
    second = client.post(STEPS, {"screen": "0", "place": ""})
    third = client.post(STEPS, carried(second) | {"size": "4"})
    back = client.post(STEPS, carried(third) | {"income": "dużo", "back": "1"})
    assert (back.context["screen"], back.context["form"]["size"].value()) == (1, "4")
    again = client.post(STEPS, carried(back) | {"size": "5"})
    assert (again.context["screen"], again.context["form"]["income"].value()) == (2, "dużo")


def test_screen_with_a_fault_is_shown_again(client: Client):
    response = client.post(STEPS, {"screen": "1", "size": "zero"})
    assert (response.context["screen"], response.context["form"].errors) == (
        1, {"size": ["napisz liczbę cyframi, na przykład 3."]},
    )  # fmt: skip


@pytest.mark.parametrize("screen", ["", "-1", "5", "99999999999", "9" * 5000, "x", "²"])
def test_nonsense_screen_is_the_first(client: Client, screen: str):
    assert client.post(STEPS, {"screen": screen}).context["screen"] == 1


# --- cost and headers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/sprawdz/", STEPS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_page_is_kept_by_nobody(client: Client, path: str, method: str):
    response = getattr(client, method)(path)
    kept = {name: response.headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")}
    assert kept == {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
    assert response.cookies == {}


def test_post_needs_no_token_because_it_changes_nothing():
    assert Client(enforce_csrf_checks=True).post("/sprawdz/").status_code == 200


def test_shops_in_reach_else_the_three_nearest():
    for number in range(12):
        make_shop(f"near-{number}", lat=54.6 + number / 100)
    for number in range(4):
        make_shop(f"far-{number}", lat=50 + number / 100)
    assert [len(shops_around(lives("x"))), len(shops_around(lives("x", "village")))] == [10, 10]
    Shop.objects.filter(slug__startswith="near").update(status="closed")
    assert [shop.slug for shop in shops_around(lives("x"))] == ["far-3", "far-2", "far-1"]


QUERIES = 13


def test_cost_does_not_grow_with_the_shops(client: Client, wejherowo: None, django_assert_num_queries):
    area = rural()
    office = ReferralOffice.objects.create(name="GOPS")
    office.areas.add(area)
    for count in (1, 40):
        Shop.objects.all().delete()
        for number in range(count):
            shop = make_shop(f"shop-{number}", lat=54.6 + number / 5000)
            shop.routes.create(office=office)
            for _way in range(3):
                rules(shop, {"kind": "residence", "areas": [area]}, {"kind": "status", "status": "disability"})
            RequiredDocument.objects.create(shop=shop, kind="identity")
        ask(client, place="Bolszewo")
        with django_assert_num_queries(QUERIES):
            ask(client, place="Bolszewo")
