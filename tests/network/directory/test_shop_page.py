"""Does a shop's page say its facts in order, honestly, in every language?"""

import gzip
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.directory import rules, shop_page
from network.directory.hours import timetable
from network.directory.models import (
    AccessFact,
    Area,
    Confirmation,
    Criterion,
    CriterionGroup,
    FactAge,
    ImpactFigure,
    LanguageSpoken,
    Limit,
    NationalAmount,
    Operator,
    Phone,
    Quotation,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    ServiceOffer,
    Shop,
    Source,
    StockHint,
)
from network.people.models import Person
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
WEDNESDAY_NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
MOST_QUERIES = 33  # one for each of 27 kinds of rows, and what the site itself asks
HEAVIEST_PAGE = 12 * 1024  # bytes, compressed
AMOUNT = NationalAmount(valid_from=date(2025, 1, 1), single=Decimal(1010), family=Decimal(823), source="a regulation")


def loaded(shop: Shop) -> Shop:
    return Shop.objects.with_sources().get(pk=shop.pk)


def facts(shop: Shop, moment: datetime = WEDNESDAY_NOON) -> list[shop_page.Fact]:
    found = loaded(shop)
    return shop_page.facts(found, moment, timetable(found), AMOUNT)


def fact(shop: Shop, icon: str) -> shop_page.Fact:
    (found,) = (one for one in facts(shop) if one.icon == icon)
    return found


def week(shop: Shop, moment: datetime = WEDNESDAY_NOON) -> list[shop_page.Day]:
    found = loaded(shop)
    return shop_page.week(found, moment, timetable(found)).days


def headings(shop: Shop) -> list[str]:
    return [fact.heading for fact in facts(shop)]


def test_page_has_one_address_in_every_language(client: Client, shop: Shop):
    codes = [client.get(f"{prefix}/sklepy/bolszewo/").status_code for prefix in ("", "/uk", "/en", "/ru")]
    assert codes == [200, 200, 200, 200]


def test_unknown_shop_is_not_found(client: Client, db: None):
    assert client.get("/sklepy/nie-ma/").status_code == 404


@pytest.mark.parametrize("status", Shop.Status.values)
def test_page_answers_in_every_status(client: Client, status: str):
    make_shop("shop", status=status, suspended_until=date(2030, 1, 1) if status == "suspended" else None)
    assert client.get("/sklepy/shop/").status_code == 200


@pytest.mark.parametrize("status", Shop.Status.values)
@pytest.mark.parametrize("person", [None, Person(name="Celina")])
def test_rule_and_query_agree(db: None, status: str, person: Person | None):
    shop = make_shop("shop", status=status, suspended_until=date(2030, 1, 1) if status == "suspended" else None)
    assert rules.can_view_shop(person, shop) == (shop in Shop.objects.visible_to(person))


def test_facts_stand_in_the_order_in_which_people_worry(shop: Shop):
    fill(shop, 2)
    open_hours(shop, mode="donors")
    Shop.objects.update(step_free="yes")
    assert headings(shop) == [
        "Dla kogo?", "Kto daje skierowanie?", "Gdzie i kiedy?", "Ile to kosztuje?", "Ile i jak często?",
        "Co wziąć ze sobą?", "Co jest na półkach?", "A jeśli u mnie jest inaczej?", "Gdzie zadzwonić?",
        "W jakich językach?", "Jak wejść?", "W czym jeszcze pomagają?", "Chcę oddać jedzenie",
        "Co było do tej pory?", "Czego jeszcze nie wiemy?",
    ]  # fmt: skip


def test_what_we_do_not_know_is_said_once_with_whom_to_ask(shop: Shop):
    Shop.objects.update(payment="unknown", referral="unknown", operator=Operator.objects.create(name="Bank Żywności"))
    assert (headings(shop), fact(shop, "ask").sentences) == (
        ["Gdzie i kiedy?", "Co było do tej pory?", "Czego jeszcze nie wiemy?"],
        [
            "Tego jeszcze nie wiemy: kto może przyjść, kto daje skierowanie, w jakich godzinach jest otwarte, "
            "ile to kosztuje, ile i jak często można wziąć, jakie dokumenty wziąć, co jest na półkach, "
            "w jakich językach tam mówią, czy przy wejściu są schody.",
            "Zapytaj: Bank Żywności.",
        ],
    )


def test_what_a_source_says_in_its_own_words_is_not_unknown(shop: Shop):
    Quotation.objects.create(shop=shop, key="special_groups", group="who", text="seniorzy")
    assert "kto może przyjść" not in fact(shop, "ask").sentences[0]


def test_unknown_room_for_new_people_is_no_sentence(shop: Shop):
    group = CriterionGroup.objects.create(shop=shop, position=1)
    Criterion.objects.create(group=group, kind="everyone")
    Shop.objects.update(capacity="open", capacity_until=date(2026, 11, 17))
    assert fact(shop, "who").more == []


def test_room_for_new_people_stands_after_the_ways_in(shop: Shop):
    group = CriterionGroup.objects.create(shop=shop, position=1)
    Criterion.objects.create(group=group, kind="everyone")
    Shop.objects.update(capacity="full", capacity_until=date(2026, 11, 18))
    assert len(fact(shop, "who").more) == 1


def test_phone_of_a_route_is_not_repeated(shop: Shop):
    office = ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48733492273")
    ReferralRoute.objects.create(shop=shop, office=office)
    Phone.objects.create(shop=shop, number="+48733492273", owner="office", purpose="referral")
    found = fact(shop, "ref")
    assert ([row["name"] for row in found.routes], found.phones) == (["GOPS w Wejherowie"], [])


def test_shop_that_asks_for_no_referral_says_so(shop: Shop):
    Shop.objects.update(referral="no")
    assert fact(shop, "ref").sentences == ["Skierowanie nie jest potrzebne."]


@pytest.mark.parametrize(
    ("known_on", "ages"),
    [
        (date(2026, 11, 1), []),
        (date(2026, 3, 1), ["Stan z 1 marca 2026."]),
        (date(2019, 2, 1), ["Stan z 1 lutego 2019."]),
    ],
)
def test_fact_says_of_when_it_is_once_it_is_not_fresh(shop: Shop, known_on: date, ages: list[str]):
    FactAge.objects.create(shop=shop, group="price", confirmed_on=known_on, known_on=known_on)
    assert fact(shop, "price").ages == ages


def test_goods_without_a_drawing_are_named_in_words(shop: Shop):
    StockHint.objects.bulk_create(
        StockHint(shop=shop, category=category, level=level)
        for category, level in [("bread", "usually"), ("fish", "usually"), ("dairy", "sometimes")]
    )
    found = fact(shop, "shelf")
    assert ([good["category"] for good in found.shelves], found.more) == (["bread"], ["Ryby."])


def test_worries_are_answered_only_where_the_ways_in_are_known(shop: Shop):
    before = [one for one in facts(shop) if one.situations]
    Criterion.objects.create(group=CriterionGroup.objects.create(shop=shop, position=1), kind="everyone")
    assert (before, len([one for one in facts(shop) if one.situations])) == ([], 1)


def test_one_other_mode_is_the_heading_of_its_column(shop: Shop):
    open_hours(shop, "2", "13:00", "16:00", mode="referral")
    shop.derived_windows.create(mode="no_referral", of_mode="referral", edge="last", minutes=60)
    table = fact(shop, "clock").week
    assert (table.heading, table.other_heading, table.says_for_whom) == (
        "Ze skierowaniem",
        "Także bez skierowania",
        True,
    )


def test_calendar_is_offered_only_of_hours_one_may_rely_on():
    fresh, stale = make_shop("fresh"), make_shop("stale", known_on=date(2024, 1, 1))
    for shop in (fresh, stale):
        open_hours(shop)
    offered = [shop_page.take_along(loaded(shop), date(2026, 11, 18))["calendar"] for shop in (fresh, stale)]
    assert offered == ["/sklepy/fresh/kalendarz.ics", ""]


@pytest.mark.parametrize(("referral", "offered"), [("yes", True), ("partly", True), ("no", False), ("unknown", False)])
def test_request_is_offered_where_a_referral_helps(shop: Shop, referral: str, offered: bool):
    Shop.objects.update(referral=referral)
    assert bool(shop_page.take_along(loaded(shop), date(2026, 11, 18))["request"]) == offered


@pytest.mark.parametrize("status", ["closed", "planned"])
def test_nothing_to_take_along_from_a_shop_that_is_not_there(status: str):
    assert shop_page.take_along(loaded(make_shop("gone", status=status)), date(2026, 11, 18)) is None


def test_sheet_can_be_printed_without_a_script(client: Client, shop: Shop):
    html = client.get("/sklepy/bolszewo/").content.decode()
    assert ("data-print hidden>" in html, "<p data-print-hint>Wybierz „Drukuj”" in html) == (True, True)


def test_typed_quotation_is_no_longer_shown(shop: Shop):
    Quotation.objects.create(shop=shop, key="special_groups", group="who", text="seniorzy", typed=True)
    assert "Dla kogo?" not in headings(shop)


def test_quotation_keeps_its_words_and_its_date(client: Client, shop: Shop):
    Quotation.objects.create(
        shop=shop, key="walk_in_rule", group="services", text="Ostatnia godzina <b>", dated="2019-02"
    )
    html = client.get("/uk/sklepy/bolszewo/").content.decode()
    assert '<blockquote lang="pl" dir="ltr"><p>Ostatnia godzina &lt;b&gt;</p>' in html


def test_words_of_sources_make_room_for_our_own_answer(client: Client, shop: Shop):
    Quotation.objects.create(shop=shop, key="prices_note", group="price", text="Połowa ceny")
    Shop.objects.update(payment="unknown", market_percent_max=None)
    alone = fact(shop, "price")
    Shop.objects.update(payment="free")
    answered = fact(shop, "price")
    assert [bool(one.quoted_here) for one in (alone, answered)] == [True, False]
    assert [one.quoted_elsewhere for one in (alone, answered)] == ["", "price"]
    html = client.get("/sklepy/bolszewo/").content.decode()
    assert ("Połowa ceny" in html, 'href="/sklepy/bolszewo/zrodla/#price"' in html) == (False, True)


@pytest.mark.parametrize(("group", "icon"), [("hours", "clock"), ("who", "who")])
def test_words_of_sources_stay_beside_an_answer_to_something_else(shop: Shop, group: str, icon: str):
    """The address stands under the hours, and the room under the ways in, without telling either."""
    Shop.objects.update(capacity="open", capacity_until=date(2030, 1, 1))
    Quotation.objects.create(shop=shop, key="x", group=group, text="Tak mówią")
    assert [row["text"] for row in fact(shop, icon).quoted_here] == ["Tak mówią"]


def test_week_has_seven_days_and_names_the_holiday(shop: Shop):
    open_hours(shop, "0123456")
    days = week(shop, datetime(2026, 11, 8, 11, 0, tzinfo=UTC))
    assert [(day["hours"], day["closed"], day["note"]) for day in days] == [
        (["10:00–16:00"], False, ""),
        (["10:00–16:00"], False, ""),
        (["10:00–16:00"], False, ""),
        ([], True, "Narodowe Święto Niepodległości"),
        (["10:00–16:00"], False, ""),
        (["10:00–16:00"], False, ""),
        (["10:00–16:00"], False, ""),
    ]


def test_week_tells_the_modes_apart(shop: Shop):
    open_hours(shop, "2", "13:00", "16:00")
    shop.derived_windows.create(mode="no_referral", of_mode="regular", edge="last", minutes=60)
    today = week(shop)[0]
    assert (today["hours"], today["modes"]) == (
        ["13:00–16:00"],
        [{"label": "Także bez skierowania", "hours": ["15:00–16:00"]}],
    )


def test_donors_hours_are_no_hours_for_visitors(shop: Shop):
    open_hours(shop, "2", "09:30", "15:30", mode="donors")
    assert week(shop) == []


def test_contact_is_the_shops_phone(shop: Shop):
    Phone.objects.create(shop=shop, number="+48733492273", purpose="referral", owner="office")
    assert shop_page.contact(loaded(shop)) == {
        "label": "Skierowanie załatwisz tu:",
        "phones": [{"display": "733 492 273", "tel": "+48733492273", "purpose": ""}],
        "name": "",
    }


def test_contact_without_a_phone_is_the_referral_office(shop: Shop):
    shop.offices.add(ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48586776401"))
    told = shop_page.contact(loaded(shop))
    assert "GOPS w Wejherowie" in told["label"]
    assert [phone["tel"] for phone in told["phones"]] == ["+48586776401"]


def test_contact_without_an_office_is_the_operator(shop: Shop):
    shop.operator = Operator.objects.create(name="Bank Żywności")
    shop.save()
    assert "Bank Żywności" in shop_page.contact(loaded(shop))["label"]


def test_contact_is_never_invented(shop: Shop):
    assert shop_page.contact(loaded(shop))["phones"] == []


def test_ages_say_who_confirmed_how(shop: Shop):
    FactAge.objects.all().delete()
    FactAge.objects.create(shop=shop, group="hours", confirmed_on=date(2026, 11, 12), known_on=date(2026, 11, 12))
    FactAge.objects.create(shop=shop, group="price", dated="2019-02", known_on=date(2019, 2, 1))
    Confirmation.objects.create(shop=shop, group="hours", on=date(2026, 11, 12), channel="phone")
    assert shop_page.ages(loaded(shop)) == ["godziny otwarcia: 12 listopada 2026, przez telefon", "cena: luty 2019"]


def test_closed_shop_names_the_three_nearest(client: Client):
    make_shop("gone", status="closed", closes="2024-08")
    for number in range(4):
        make_shop(f"near-{number}", lat=54.6 - number / 10)
    make_shop("gone-too", status="closed")
    names = [row["shop"]["name"] for row in client.get("/sklepy/gone/").context["neighbours"]]
    assert names == ["Sklep near-0", "Sklep near-1", "Sklep near-2"]


def test_example_says_so(client: Client):
    make_shop("example", is_example=True)
    html = client.get("/sklepy/example/").content.decode()
    assert "lada-notice-example" in html
    assert "<title>Sklep example (Przykład)" in "".join(html.split("\n")).replace("  ", "")


def fill(shop: Shop, count: int) -> None:
    """So many rows of everything a page can say."""
    for number in range(count):
        area = Area.objects.create(name=f"Gmina {shop.slug} {number}", kind="rural")
        office = ReferralOffice.objects.create(name=f"GOPS {shop.slug} {number}", phone=f"+4858666{number:04d}")
        office.areas.add(area)
        ReferralRoute.objects.create(shop=shop, office=office, valid_for=number + 1)
        group = CriterionGroup.objects.create(shop=shop, position=number + 1)
        Criterion.objects.create(group=group, kind="income", percent=200 + number)
        Criterion.objects.create(group=group, kind="residence").areas.add(area)
        RequiredDocument.objects.create(shop=shop, group=group, kind="identity")
        Quotation.objects.create(shop=shop, key="special_groups", position=number, group="who", text="x")
        Source.objects.create(shop=shop, url=f"https://example.org/{number}")
        Phone.objects.create(shop=shop, number=f"+4858555{number:04d}")
        ImpactFigure.objects.create(shop=shop, measure="people", period=str(2000 + number), value=100)
        shop.opening_exceptions.create(first_day=date(2027, 1, 1 + number), last_day=date(2027, 1, 1 + number))
    RequiredDocument.objects.create(shop=shop, kind="own_bags")
    Confirmation.objects.create(shop=shop, group="hours", on=date(2026, 11, 1), channel="phone")
    Limit.objects.bulk_create(
        Limit(shop=shop, unit=unit, amount=3, period="week") for unit in Limit.Unit.values[:count]
    )
    StockHint.objects.bulk_create(StockHint(shop=shop, category=kind) for kind in StockHint.Category.values[:count])
    AccessFact.objects.bulk_create(AccessFact(shop=shop, feature=one) for one in AccessFact.Feature.values[:count])
    ServiceOffer.objects.bulk_create(ServiceOffer(shop=shop, kind=kind) for kind in ServiceOffer.Kind.values[:count])
    LanguageSpoken.objects.bulk_create(
        LanguageSpoken(shop=shop, code=code) for code in ("uk", "en", "ru", "be", "vi", "ka")[:count]
    )
    shop.derived_windows.create()


@pytest.mark.parametrize("address", ["", "zrodla/", "sms/", "prosba-o-skierowanie/", "kalendarz.ics"])
def test_cost_does_not_grow_with_the_facts(client: Client, address: str):
    few, many = make_shop("few"), make_shop("many", town="Reda")
    counts = []
    for shop, rows, days in ((few, 1, "0"), (many, 8, "0123456")):
        fill(shop, rows)
        open_hours(shop, days)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/sklepy/{shop.slug}/{address}")
        counts.append(len(queries))
    assert (counts[0], counts[0] <= MOST_QUERIES) == (counts[1], True)


@pytest.mark.parametrize("prefix", ["", "/uk"])
def test_page_of_a_shop_with_everything_is_light(client: Client, prefix: str):
    fill(make_shop("full"), 5)
    open_hours(Shop.objects.get(), "0123456", weeks="odd")
    html = client.get(f"{prefix}/sklepy/full/").content
    assert len(gzip.compress(html)) <= HEAVIEST_PAGE


def test_closed_shop_shows_no_hours_and_sends_nobody_for_a_referral(client: Client):
    shop = make_shop("gone", status="closed")
    open_hours(shop)
    shop.offices.add(ReferralOffice.objects.create(name="MOPS w Tychach"))
    told = client.get("/sklepy/gone/").context["facts"]
    assert [(one.heading, one.week.days) for one in told] == [("Gdzie i kiedy?", []), ("Co było do tej pory?", [])]


def test_neighbours_of_a_closed_shop_are_real_and_not_on_a_break(client: Client):
    make_shop("gone", status="closed")
    make_shop("example", is_example=True)
    make_shop("break", status="suspended", suspended_until=date(2030, 6, 30))
    make_shop("there")
    assert [row["shop"]["name"] for row in client.get("/sklepy/gone/").context["neighbours"]] == ["Sklep there"]


def test_break_is_told_beside_the_hours():
    shop = make_shop("break", status="suspended", suspended_until=date(2026, 12, 31))
    open_hours(shop)
    when = fact(shop, "clock")
    assert when.sentences[1] == "Przerwa do 31 grudnia 2026."


def test_every_phone_is_listed_with_what_it_is_for(shop: Shop):
    Phone.objects.create(shop=shop, number="+48585551234")
    Phone.objects.create(shop=shop, number="+48585551235", purpose="orders", owner="line", label="Srebrny Telefon")
    assert [(phone["display"], phone["purpose"]) for phone in fact(shop, "phone").phones] == [
        ("58 555 12 34", ""),
        ("58 555 12 35", "Srebrny Telefon, żeby zamówić zakupy"),
    ]


def test_exceptions_of_the_next_weeks_are_told(shop: Shop):
    open_hours(shop)
    shop.opening_exceptions.create(first_day=date(2026, 12, 28), last_day=date(2026, 12, 31), reason="stocktaking")
    shop.opening_exceptions.create(
        first_day=date(2026, 12, 5), last_day=date(2026, 12, 5), opens="10:00", closes="14:00"
    )
    shop.opening_exceptions.create(first_day=date(2027, 5, 4), last_day=date(2027, 5, 4))
    when = fact(shop, "clock")
    assert when.items == [
        "5 grudnia 2026: 10:00–14:00",
        "28 grudnia 2026 – 31 grudnia 2026: zamknięte (inwentaryzacja)",
    ]


def test_two_weeks_are_shown_where_weeks_differ(shop: Shop):
    open_hours(shop, "5", weeks="even")
    days = week(shop)
    assert [day["day"] for day in days if not day["closed"]] == ["sobota, 28 listopada"]
    assert len(days) == 14


def test_notes_about_the_record_are_for_editors(shop: Shop):
    Quotation.objects.create(shop=shop, key="notes", group="history", text="Operatora wycinek nie nazywa")
    assert not any(one.quotations for one in facts(shop))


def test_ages_of_one_date_stand_together(shop: Shop):
    FactAge.objects.all().delete()
    for group in ("hours", "price"):
        FactAge.objects.create(shop=shop, group=group, dated="2019-02", known_on=date(2019, 2, 1))
    assert shop_page.ages(loaded(shop)) == ["godziny otwarcia, cena: luty 2019"]


def test_one_date_of_everything_is_said_once(shop: Shop):
    FactAge.objects.all().delete()
    for group in ("hours", "price", "who", "limits"):
        FactAge.objects.create(shop=shop, group=group, dated="2019-02", known_on=date(2019, 2, 1))
    assert shop_page.ages(loaded(shop)) == ["Wszystko, co tu piszemy: luty 2019"]


def test_facts_without_a_date_are_named_last(shop: Shop):
    FactAge.objects.all().delete()
    FactAge.objects.create(shop=shop, group="price")
    FactAge.objects.create(shop=shop, group="hours", dated="2019-02", known_on=date(2019, 2, 1))
    assert shop_page.ages(loaded(shop)) == ["godziny otwarcia: luty 2019", "cena: bez daty"]


def test_confirmation_by_a_source_keeps_the_exactness_of_its_date(shop: Shop):
    FactAge.objects.all().delete()
    day = date(2026, 11, 1)
    FactAge.objects.create(shop=shop, group="status", dated="2026-11", confirmed_on=day, known_on=day)
    Confirmation.objects.create(shop=shop, group="status", on=day, channel="source")
    assert shop_page.ages(loaded(shop)) == ["status: listopad 2026"]


def test_quoted_number_is_said_with_what_it_is_and_in_the_readers_way(shop: Shop):
    Quotation.objects.create(shop=shop, key="income_single_pln", group="who", text="2676.5")
    assert [(row["label"], row["text"]) for row in fact(shop, "who").quotations] == [
        ("Najwyższy dochód, gdy mieszkasz w pojedynkę, w złotych", "2\xa0676,5")
    ]
