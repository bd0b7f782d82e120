"""Does a shop's page say its facts in order, honestly, in every language?"""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from network.directory import page, rules
from network.directory.models import (
    Confirmation,
    FactAge,
    LanguageSpoken,
    Operator,
    Phone,
    Quotation,
    ReferralOffice,
    Shop,
    Source,
)
from network.people.models import Person
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
WEDNESDAY_NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)


def loaded(shop: Shop) -> Shop:
    return Shop.objects.with_sources().get(pk=shop.pk)


def headings(shop: Shop) -> list[str]:
    return [fact["heading"] for fact in page.facts(loaded(shop), WEDNESDAY_NOON)]


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


def test_facts_stand_in_the_order_in_which_people_ask(shop: Shop, settings):
    Quotation.objects.create(shop=shop, key="special_groups", group="who", text="seniorzy")
    Quotation.objects.create(shop=shop, key="documents_required", group="papers", text="dowód")
    LanguageSpoken.objects.create(shop=shop, code="uk")
    open_hours(shop, mode="donors")
    assert headings(shop) == [
        "Dla kogo?", "Kto daje skierowanie?", "Gdzie i kiedy?", "Ile to kosztuje?", "Co wziąć ze sobą?",
        "W jakich językach?", "Jak wejść?", "Chcę oddać jedzenie", "Co było do tej pory?",
    ]  # fmt: skip


def test_typed_quotation_is_no_longer_shown(shop: Shop):
    Quotation.objects.create(shop=shop, key="special_groups", group="who", text="seniorzy", typed=True)
    assert "Dla kogo?" not in headings(shop)


def test_quotation_keeps_its_words_and_its_date(client: Client, shop: Shop):
    Quotation.objects.create(
        shop=shop, key="walk_in_rule", group="referral", text="Ostatnia godzina <b>", dated="2019-02"
    )
    html = client.get("/uk/sklepy/bolszewo/").content.decode()
    assert '<blockquote lang="pl" dir="ltr"><p>Ostatnia godzina &lt;b&gt;</p>' in html


def test_week_has_seven_days_and_names_the_holiday(shop: Shop):
    open_hours(shop, "0123456")
    days = page.week(loaded(shop), datetime(2026, 11, 8, 11, 0, tzinfo=UTC))
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
    today = page.week(loaded(shop), WEDNESDAY_NOON)[0]
    assert (today["hours"], today["modes"]) == (
        ["13:00–16:00"],
        [{"label": "Także bez skierowania", "hours": ["15:00–16:00"]}],
    )


def test_donors_hours_are_no_hours_for_visitors(shop: Shop):
    open_hours(shop, "2", "09:30", "15:30", mode="donors")
    assert page.week(loaded(shop), WEDNESDAY_NOON) == []


def test_contact_is_the_shops_phone(shop: Shop):
    Phone.objects.create(shop=shop, number="+48733492273", purpose="referral", owner="office")
    assert page.contact(loaded(shop))["phones"] == [
        {"display": "733 492 273", "tel": "+48733492273", "purpose": "w sprawie skierowania"}
    ]


def test_contact_without_a_phone_is_the_referral_office(shop: Shop):
    shop.offices.add(ReferralOffice.objects.create(name="GOPS w Wejherowie", phone="+48586776401"))
    told = page.contact(loaded(shop))
    assert "GOPS w Wejherowie" in told["label"]
    assert [phone["tel"] for phone in told["phones"]] == ["+48586776401"]


def test_contact_without_an_office_is_the_operator(shop: Shop):
    shop.operator = Operator.objects.create(name="Bank Żywności")
    shop.save()
    assert "Bank Żywności" in page.contact(loaded(shop))["label"]


def test_contact_is_never_invented(shop: Shop):
    assert page.contact(loaded(shop))["phones"] == []


def test_ages_say_who_confirmed_how(shop: Shop):
    FactAge.objects.all().delete()
    FactAge.objects.create(shop=shop, group="hours", confirmed_on=date(2026, 11, 12), known_on=date(2026, 11, 12))
    FactAge.objects.create(shop=shop, group="price", dated="2019-02", known_on=date(2019, 2, 1))
    Confirmation.objects.create(shop=shop, group="hours", on=date(2026, 11, 12), channel="phone")
    assert page.ages(loaded(shop)) == ["godziny otwarcia: 12 listopada 2026, przez telefon", "cena: luty 2019"]


def test_sources_show_host_and_date(shop: Shop):
    Source.objects.create(shop=shop, url="https://gops-wejherowo.pl/aktualnosc/181")
    Source.objects.create(shop=shop, url="https://example.org/a", dated="2019-02")
    assert [(row["label"], row["dated"]) for row in page.sources(loaded(shop))] == [
        ("gops-wejherowo.pl", "bez daty"),
        ("example.org", "Luty 2019"),
    ]


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


def test_cost_does_not_grow_with_the_facts(client: Client, django_assert_num_queries):
    few, many = make_shop("few"), make_shop("many", town="Reda")
    for number in range(30):
        Quotation.objects.create(shop=many, key="special_groups", position=number, group="who", text="x")
        Source.objects.create(shop=many, url=f"https://example.org/{number}")
        Phone.objects.create(shop=many, number=f"+4858555{number:04d}")
    for shop in (few, many):
        open_hours(shop, "0123456" if shop is many else "0")
        LanguageSpoken.objects.create(shop=shop, code="uk")
        client.get("/")
        with django_assert_num_queries(11):
            client.get(f"/sklepy/{shop.slug}/")


def test_closed_shop_shows_no_hours_and_sends_nobody_for_a_referral(client: Client):
    shop = make_shop("gone", status="closed")
    open_hours(shop)
    shop.offices.add(ReferralOffice.objects.create(name="MOPS w Tychach"))
    told = {fact["heading"]: fact for fact in client.get("/sklepy/gone/").context["facts"]}
    assert list(told) == ["Gdzie i kiedy?", "Co było do tej pory?"]
    assert "week" not in told["Gdzie i kiedy?"]


def test_neighbours_of_a_closed_shop_are_real_and_not_on_a_break(client: Client):
    make_shop("gone", status="closed")
    make_shop("example", is_example=True)
    make_shop("break", status="suspended", suspended_until=date(2030, 6, 30))
    make_shop("there")
    assert [row["shop"]["name"] for row in client.get("/sklepy/gone/").context["neighbours"]] == ["Sklep there"]


def test_break_is_told_beside_the_hours():
    shop = make_shop("break", status="suspended", suspended_until=date(2026, 12, 31))
    open_hours(shop)
    (when,) = (fact for fact in page.facts(loaded(shop), WEDNESDAY_NOON) if fact.get("week"))
    assert when["sentences"][1] == "Przerwa do 31 grudnia 2026."


def test_every_phone_is_listed_with_what_it_is_for(shop: Shop):
    Phone.objects.create(shop=shop, number="+48585551234")
    Phone.objects.create(shop=shop, number="+48585551235", purpose="orders", owner="line", label="Srebrny Telefon")
    (phones,) = (fact["phones"] for fact in page.facts(loaded(shop), WEDNESDAY_NOON) if fact["icon"] == "phone")
    assert [(phone["display"], phone["purpose"]) for phone in phones] == [
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
    (when,) = (fact for fact in page.facts(loaded(shop), WEDNESDAY_NOON) if fact.get("week"))
    assert when["items"] == [
        "5 grudnia 2026: 10:00–14:00",
        "28 grudnia 2026 – 31 grudnia 2026: zamknięte (inwentaryzacja)",
    ]


def test_two_weeks_are_shown_where_weeks_differ(shop: Shop):
    open_hours(shop, "5", weeks="even")
    days = page.week(loaded(shop), WEDNESDAY_NOON)
    assert [day["day"] for day in days if not day["closed"]] == ["sobota, 28 listopada"]
    assert len(days) == 14


def test_notes_about_the_record_are_for_editors(shop: Shop):
    Quotation.objects.create(shop=shop, key="notes", group="history", text="Operatora wycinek nie nazywa")
    assert not any(fact["quotations"] for fact in page.facts(loaded(shop), WEDNESDAY_NOON))


def test_ages_of_one_date_stand_together(shop: Shop):
    FactAge.objects.all().delete()
    for group in ("hours", "price"):
        FactAge.objects.create(shop=shop, group=group, dated="2019-02", known_on=date(2019, 2, 1))
    assert page.ages(loaded(shop)) == ["godziny otwarcia, cena: luty 2019"]


def test_confirmation_by_a_source_keeps_the_exactness_of_its_date(shop: Shop):
    FactAge.objects.all().delete()
    day = date(2026, 11, 1)
    FactAge.objects.create(shop=shop, group="status", dated="2026-11", confirmed_on=day, known_on=day)
    Confirmation.objects.create(shop=shop, group="status", on=day, channel="source")
    assert page.ages(loaded(shop)) == ["status: listopad 2026"]


def test_quoted_number_is_said_with_what_it_is_and_in_the_readers_way(shop: Shop):
    Quotation.objects.create(shop=shop, key="income_single_pln", group="who", text="2676.5")
    (who,) = (fact for fact in page.facts(loaded(shop), WEDNESDAY_NOON) if fact["icon"] == "who")
    assert [(row["label"], row["text"]) for row in who["quotations"]] == [
        ("Najwyższy dochód, gdy mieszkasz w pojedynkę, w złotych", "2\xa0676,5")
    ]
