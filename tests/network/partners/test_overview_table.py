"""Does the table of shops for partners find, sort and count what was asked, and nothing invented?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.directory.ages import effective_capacity, effective_status
from network.directory.models import FactAge, Location, Operator, Shop
from network.partners.models import ShopRequest
from network.partners.overview import queries
from network.partners.overview.asking import SORTS, Ask, read
from network.partners.overview.finding import PAGE
from network.partners.overview.options import Options, options
from network.partners.overview.sorting import in_order
from tests.network.partners.overview_shops import GDYNIA, LUBELSKIE, POMORSKIE, asks, figure, placed, today

pytestmark = pytest.mark.django_db
ADDRESS = "/dla-partnerow/"
DAY = date(2026, 11, 27)


def table(client: Client, query: str = "") -> dict:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    return answer.context


def slugs(client: Client, query: str = "") -> list[str]:
    return [row["slug"] for row in table(client, query)["rows"]]


def three() -> None:
    """Two shops in Pomorskie, one in Lubelskie."""
    old = {"operator": "Bank", "known_on": None}  # last seen open, whatever today is
    asks(placed("bolszewo", POMORSKIE, name="Za Stołem", chain="Za Stołem", payment="points", **old))
    gdynia = placed("gdynia", GDYNIA, name="Sklep", town="Gdynia", kind=Shop.Kind.DISCOUNT, **old)
    Shop.objects.filter(pk=gdynia.pk).update(capacity="open", capacity_until=today() + timedelta(days=3))
    placed("lublin", LUBELSKIE, name="Łąka", town="Lublin", status=Shop.Status.PLANNED)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["lublin", "gdynia", "bolszewo"]),
        ("voivodeship=pomorskie", ["gdynia", "bolszewo"]),
        ("powiat=wejherowski", ["bolszewo"]),
        ("gmina=Gdynia", ["gdynia"]),
        ("network=Za+Sto%C5%82em", ["bolszewo"]),
        ("model=free_social_shop.points", ["bolszewo"]),
        ("standing=planned", ["lublin"]),
        ("standing=closed", []),
        ("capacity=open", ["gdynia"]),
        ("capacity=unknown", ["lublin", "bolszewo"]),
        ("need=food", ["bolszewo"]),
        ("need=money", []),
        ("q=laka", ["lublin"]),
        ("q=bank+gdynia", ["gdynia"]),
        ("q=WEJHEROWO", ["bolszewo"]),
        ("q=bank+lublin", []),
    ],
)
def test_filter_finds_what_was_asked(client: Client, query: str, expected: list[str]):
    three()
    assert slugs(client, query) == expected


def test_filter_by_operator(client: Client):
    three()
    bank = Operator.objects.get(name="Bank")
    assert slugs(client, f"operator={bank.pk}") == ["gdynia", "bolszewo"]


@pytest.mark.parametrize(
    ("value", "expected"), [(timedelta(0), "open"), (timedelta(days=1), "open"), (timedelta(days=-1), "unknown")]
)
def test_capacity_is_unknown_after_its_last_day(value: timedelta, expected: str):
    shop = placed("bolszewo")
    Shop.objects.filter(pk=shop.pk).update(capacity="open", capacity_until=DAY + value)
    assert queries.as_of(DAY).values_list("capacity_now", flat=True).get() == expected
    assert effective_capacity(Shop.objects.get(), DAY) == expected


@pytest.mark.parametrize("state", ["promised", "met", "withdrawn", "expired"])
def test_need_is_an_open_request_alone(client: Client, state: str):
    request = asks(placed("bolszewo"))
    ShopRequest.objects.filter(pk=request.pk).update(state=state)
    assert table(client)["rows"][0]["needs"] == []


def test_need_whose_last_day_is_over_is_none(client: Client):
    asks(placed("bolszewo"), days=-1)
    assert table(client)["rows"][0]["needs"] == []


edtf = st.sampled_from(["", "2026", "2026-11", "2026-11-26", "2026-11-27", "2026-12", "2025", "2025/2026-11-26"])
edtf |= st.sampled_from(["2026-10?", "2025-12/2026-11?", "2027", "2026-11-28", "2019/2021"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    status=st.sampled_from(Shop.Status.values),
    closes=edtf,
    until=st.sampled_from([None, DAY, DAY - timedelta(days=1), DAY + timedelta(days=1)]),
    confirmed=st.sampled_from([None, DAY, DAY - timedelta(days=365), DAY - timedelta(days=366)]),
)
@pytest.mark.slow
def test_standing_of_the_database_is_that_of_the_rule(
    db: None, status: str, closes: str, until: date | None, confirmed
):
    Shop.objects.filter(slug="one").delete()
    if status == "suspended" and until is None:
        until = DAY
    shop = placed("one", known_on=None, status=status, closes=closes, suspended_until=until)
    FactAge.objects.create(shop=shop, group="status", confirmed_on=confirmed, known_on=confirmed)
    said = queries.as_of(DAY).values_list("standing", flat=True).get(slug="one")
    assert said == effective_status(Shop.objects.with_facts().get(slug="one"), DAY).value


def test_names_are_in_polish_order():
    names = ["Zgierz", "Żory", "Łódź", "Lublin", "Mysłowice", "„Lada”", "Źródło", "Ącki", "Azory"]
    assert sorted(names, key=in_order) == [
        "Azory", "Ącki", "„Lada”", "Lublin", "Łódź", "Mysłowice", "Zgierz", "Źródło", "Żory",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("people", ["b", "a", "c"]),
        ("-people", ["a", "b", "c"]),
        ("town", ["c", "a", "b"]),
        ("-town", ["b", "a", "c"]),
        ("-need", ["b", "a", "c"]),
        ("age", ["c", "b", "a"]),
    ],
)
def test_sort_puts_what_is_unknown_last(client: Client, sort: str, expected: list[str]):
    a = placed("a", name="A", town="Gdynia", known_on=None)
    b = placed("b", name="B", town="Łeba", known_on=date(2026, 5, 1))
    placed("c", name="C", town="Bytów", known_on=date(2026, 4, 1))
    figure(a, 300), figure(a, 1, period="2020"), figure(b, 20), asks(b)
    assert slugs(client, f"sort={sort}") == expected


@pytest.mark.parametrize("column", SORTS)
def test_heading_says_how_it_sorts_and_turns_round(client: Client, column: str):
    three()
    headings = table(client, f"sort={column}")["headings"]
    sorted_ones = {name: one["aria_sort"] for name, one in headings.items() if one["aria_sort"]}
    assert sorted_ones == {column: "ascending"}
    back = client.get(headings[column]["url"]).context["headings"][column]
    assert back["aria_sort"] == "descending"


def test_hidden_counts_have_no_order_of_their_own(client: Client):
    for slug, count in (("a", 1), ("b", 4), ("c", 3)):
        figure(placed(slug, name=slug), count)
    assert slugs(client, "sort=-people") == ["a", "b", "c"]


def test_small_count_of_people_is_not_shown(client: Client):
    shop = placed("a")
    figure(shop, 4), figure(shop, 4, "kg")
    (row,) = table(client)["rows"]
    assert (row["people"]["text"], row["kg"]["text"]) == ("mniej niż 5", "4")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "2 sklepy w 2 województwach, 1 prosi teraz o pomoc."),
        ("uk", "2 магазини у 2 воєводствах, 1 зараз просить про допомогу."),
        ("en", "2 shops in 2 voivodeships, 1 asks for help now."),
        ("ru", "2 магазина в 2 воеводствах, 1 сейчас просит о помощи."),
    ],
)
def test_answer_counts_real_shops_alone(client: Client, language: str, said: str):
    asks(placed("a"))
    placed("b", LUBELSKIE)
    asks(placed("c", GDYNIA, is_example=True), is_example=True)
    prefix = "" if language == "pl" else f"/{language}"
    assert client.get(f"{prefix}{ADDRESS}").context["answer"] == said


def test_invented_request_of_a_real_shop_does_not_count(client: Client):
    asks(placed("a"), is_example=True)
    assert table(client)["answer"] == "1 sklep w 1 województwie, żaden nie prosi teraz o pomoc."


def test_examples_are_marked_and_can_be_left_out(client: Client):
    placed("a"), placed("b", is_example=True)
    assert [row["is_example"] for row in table(client)["rows"]] == [False, True]
    assert slugs(client, "no_examples=1") == ["a"]
    assert table(client, "no_examples=1")["examples"] == ""


def test_areas_drill_down_with_numbers(client: Client):
    three()
    placed("example", GDYNIA, is_example=True)

    def counts(query: str) -> list[tuple[str, str, str]]:
        return [(one["label"], one["count"], one["asking"]) for one in table(client, query)["areas"]]

    assert counts("") == [("lubelskie", "1", "0"), ("pomorskie", "2", "1")]
    assert counts("voivodeship=pomorskie") == [("Gdynia", "1", "0"), ("wejherowski", "1", "1")]
    assert counts("powiat=wejherowski") == [("Wejherowo", "1", "1")]


def test_area_link_leads_to_its_shops(client: Client):
    three()
    (_lubelskie, pomorskie) = table(client)["areas"]
    answer = client.get(pomorskie["url"])
    assert [row["slug"] for row in answer.context["rows"]] == ["gdynia", "bolszewo"]


def offered(client: Client, query: str = "") -> dict[str, list[str]]:
    form = table(client, query)["form"]
    return {one["name"]: [value for value, _label in one["choices"]] for one in [*form["primary"], *form["others"]]}


def test_only_what_occurs_is_offered(client: Client):
    three()
    found = offered(client)
    assert len(found.pop("operator")) == 2
    assert [name.lstrip("-") for name in found.pop("sort")] == [*SORTS]
    assert found == {
        "voivodeship": ["", "lubelskie", "pomorskie"],
        "network": ["", "Za Stołem"],
        "model": ["", "free_social_shop.free", "free_social_shop.points", "discount_social_shop.free"],
        "standing": ["", "last_seen_open", "planned"],
        "capacity": ["", "open", "unknown"],
        "need": ["", "food"],
    }


def test_what_was_chosen_stays_offered(client: Client):
    three()
    found = offered(client, "need=money&capacity=full&sort=-name")
    assert (found["need"], found["capacity"], found["sort"][-1]) == (
        ["", "food", "money"],
        ["", "open", "full", "unknown"],
        "-name",
    )


def test_powiats_and_gminas_are_offered_within_the_larger_area(client: Client):
    three()
    found = offered(client, "powiat=wejherowski")
    assert (found["powiat"], found["gmina"]) == (["", "Gdynia", "wejherowski"], ["", "Wejherowo"])


OPTIONS = Options(
    areas=(("lubelskie", "bialski", "Biała"), ("pomorskie", "bytowski", "Bytów"), ("śląskie", "bielski", "Biała")),
    operators=((7, "Bank"),),
    networks=("Za Stołem",),
    models=(("free_social_shop", "free"),),
)


@pytest.mark.parametrize(
    ("given", "ask", "ignored"),
    [
        ({}, Ask(), []),
        ({"powiat": "bytowski"}, Ask(voivodeship="pomorskie", powiat="bytowski"), []),
        ({"gmina": "Biała"}, Ask(gmina="Biała"), []),
        ({"gmina": "Biała", "voivodeship": "śląskie"}, Ask(voivodeship="śląskie", powiat="bielski", gmina="Biała"), []),
        (
            {"voivodeship": "śląskie", "powiat": "bytowski"},
            Ask(voivodeship="śląskie"),
            [("powiat", "bytowski")],
        ),
        ({"operator": "7", "network": "Spichlerz"}, Ask(operator="7"), [("network", "Spichlerz")]),
        ({"sort": "-kg", "page": "3"}, Ask(sort="-kg", page=3), []),
        ({"sort": "--kg", "page": "²"}, Ask(), [("sort", "--kg"), ("page", "²")]),
        ({"standing": "suspended", "capacity": "full"}, Ask(standing="suspended", capacity="full"), []),
        ({"q": "  Gdańsk\0 ", "utm_source": "x"}, Ask(q="Gdańsk"), []),
    ],
)
def test_address_is_understood_as_far_as_it_can_be(given: dict[str, str], ask: Ask, ignored: list[tuple[str, str]]):
    reading = read(given, OPTIONS)
    assert (reading.ask, sorted(reading.ignored)) == (ask, sorted(ignored))


@given(
    st.builds(Ask, q=st.sampled_from(["", "a b", "ż&="]), need=st.sampled_from(["", "food"]), page=st.integers(1, 99))
)
def test_address_of_a_question_is_read_as_that_question(ask: Ask):
    assert read(dict(ask.pairs()), OPTIONS).ask == ask


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%FF", "q=" + "a" * 5000, "q=%25_%27%22%3B--", "operator=-1", "operator=99999999999999999999",
        "page=0", "page=-1", "page=999999", "page=1e3", "sort=", "sort=-", "voivodeship=%00", "model=.", "model=a.b.c",
        "standing=OPEN", "need=food&need=money", "no_examples=maybe", "powiat=x&gmina=y", "page=%D9%A3", "q=🥔",
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["", "porownanie/", "sklepy.csv", "sklepy.xlsx", "bez-sklepu/", "wyniki/"])
def test_no_address_breaks_a_page(client: Client, page: str, query: str):
    placed("bolszewo")
    assert client.get(f"{ADDRESS}{page}?{query}").status_code == 200


def test_what_is_not_known_is_told(client: Client):
    placed("bolszewo")
    answer = client.get(f"{ADDRESS}?voivodeship=<b>atlantyda")
    assert answer.context["ignored"] == ["Województwo: <b>atlantyda"]
    assert "<b>atlantyda" not in answer.content.decode()


def test_hostile_names_are_escaped(client: Client):
    placed("bolszewo", GDYNIA | {"gmina": "<i>"}, name="<script>1</script>", operator="<img src=x>", chain="<u>")
    page = client.get(ADDRESS).content.decode()
    assert [tag for tag in ("<script>1", "<img src=x", "<i>", "<u>") if tag in page] == []


def test_list_comes_in_parts(client: Client):
    for number in range(101):
        placed(f"shop-{number:03}", name=f"Sklep {number:03}")
    first = table(client)
    assert (len(first["rows"]), first["part"], first["previous_url"]) == (PAGE, f"1–{PAGE} z 101", "")
    last = client.get(f"{ADDRESS}?page=99").context
    count = 101 // PAGE
    assert ([row["slug"] for row in last["rows"]][-1], len(last["rows"])) == ("shop-100", 101 % PAGE)
    assert (last["next_url"], last["previous_url"]) == ("", f"{ADDRESS}?page={count}")


def filled(count: int) -> None:
    for number in range(count):
        shop = placed(f"shop-{number}", [POMORSKIE, GDYNIA, LUBELSKIE][number % 3], operator=f"Kto {number}")
        asks(shop), figure(shop, 20), figure(shop, 30, "kg")


@pytest.mark.parametrize("query", ["", "q=sklep&sort=-people", "voivodeship=pomorskie&need=food&sort=age"])
@pytest.mark.slow
def test_cost_does_not_grow_with_the_shops(client: Client, django_assert_num_queries, query: str):
    costs = []
    for count in (1, 120):
        Shop.objects.all().delete()
        filled(count)
        client.get(f"{ADDRESS}?{query}")
        with django_assert_num_queries(QUERIES) as captured:
            client.get(f"{ADDRESS}?{query}")
        costs.append(len(captured))
    assert costs == [QUERIES, QUERIES]


# What is asked for, which shops fit, where they are, their facts, their dates, their figures, whether anything changed.
QUERIES = 7


def test_first_visit_reads_besides_what_there_is_to_choose_from(client: Client, django_assert_num_queries):
    filled(3)
    client.get("/dane/")  # the numbers of the footer, remembered
    with django_assert_num_queries(QUERIES + 1):
        client.get(ADDRESS)


@pytest.mark.parametrize("query", ["", "voivodeship=pomorskie", "powiat=wejherowski", "need=food", "q=sklep"])
def test_many_shops_are_counted_alike(client: Client, monkeypatch: pytest.MonkeyPatch, query: str):
    filled(7), placed("example", GDYNIA, is_example=True)
    few = table(client, query)
    monkeypatch.setattr("network.partners.overview.whereabouts.FEW", 0)
    many = table(client, query)
    assert (few["areas"], few["answer"]) == (many["areas"], many["answer"])


def test_visit_writes_nothing_and_sets_no_cookie(client: Client):
    placed("bolszewo")
    answer = client.get(ADDRESS)
    assert (dict(answer.cookies), Shop.objects.count(), Location.objects.count()) == ({}, 1, 1)


def test_options_hold_no_words_of_a_language():
    three()
    with translation.override("uk"):
        one = options(today())
    with translation.override("pl"):
        assert options(today()) == one


def test_models_that_read_the_same_are_offered_once(client: Client):
    placed("told", kind=Shop.Kind.DISCOUNT, payment=Shop.Payment.DISCOUNT)
    placed("untold", kind=Shop.Kind.DISCOUNT, payment=Shop.Payment.UNKNOWN)
    placed("points", kind=Shop.Kind.FREE, payment=Shop.Payment.POINTS)
    models = options(date(2026, 11, 22)).models
    assert models == (("free_social_shop", "points"), ("discount_social_shop", "discounted_price"))
    found = client.get(f"{ADDRESS}?model=discount_social_shop.discounted_price").context["rows"]
    assert [row["slug"] for row in found] == ["told", "untold"]
