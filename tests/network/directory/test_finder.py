"""Does the finder show the nearest shops that fit, at a fixed cost?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from network.directory import finding
from network.directory.finding import PAGE, Ask
from network.directory.models import FactAge, LanguageSpoken, OpeningException, Phone, ReferralOffice, Shop
from network.places.models import Place
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
WEDNESDAY_NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # 12:00 in Warsaw
GDYNIA = (54.51889, 18.53188)


@pytest.fixture
def gdynia() -> Place:
    return Place.objects.create(
        key="t/gdynia", kind="city", name="Gdynia", folded="gdynia", sound="gdinja", powiat="Gdynia", gmina="Gdynia",
        voivodeship="pomorskie", lat=GDYNIA[0], lon=GDYNIA[1], population=240_000,
    )  # fmt: skip


def at_gdynia(**asked) -> Ask:
    return Ask(point=GDYNIA, **asked)


def slugs(ask: Ask, moment: datetime = WEDNESDAY_NOON) -> list[str]:
    return [shop.slug for shop in finding.find(ask, moment).shops]


def test_shops_come_nearest_first():
    make_shop("far", lat=54.3, lon=18.6)
    make_shop("near", lat=54.52, lon=18.53)
    assert slugs(at_gdynia()) == ["near", "far"]


def test_distance_is_in_kilometres():
    make_shop("south", lat=GDYNIA[0] - 0.1, lon=GDYNIA[1])
    (shop,) = finding.find(at_gdynia(), WEDNESDAY_NOON).shops
    assert shop.distance_km == pytest.approx(11.12, abs=0.01)


@pytest.mark.parametrize("status", ["closed", "planned"])
def test_shop_nobody_can_go_to_is_not_listed(status):
    make_shop("gone", status=status)
    assert slugs(at_gdynia()) == []


def test_first_page_ends_at_the_reach_and_the_next_goes_on():
    make_shop("near", lat=54.5, lon=18.5)
    make_shop("far", lat=52.2, lon=21.0)
    answer = finding.find(at_gdynia(), WEDNESDAY_NOON)
    assert [shop.slug for shop in answer.shops] == ["near"]
    assert slugs(at_gdynia(skip=answer.next_skip)) == ["far"]
    assert not answer.out_of_reach


def test_nothing_in_reach_shows_the_nearest_anyway():
    make_shop("far", lat=52.2, lon=21.0)
    answer = finding.find(at_gdynia(), WEDNESDAY_NOON)
    assert ([shop.slug for shop in answer.shops], answer.out_of_reach) == (["far"], True)


def test_pages_show_every_shop_once():
    made = {make_shop(f"shop-{number}", lat=54.5 + number / 1000, lon=18.5).slug for number in range(2 * PAGE + 3)}
    seen, skip = [], 0
    while skip is not None:
        answer = finding.find(at_gdynia(skip=skip), WEDNESDAY_NOON)
        seen += [shop.slug for shop in answer.shops]
        skip = answer.next_skip
    assert (len(seen), set(seen)) == (len(made), made)


def test_pages_of_open_shops_show_every_one_once():
    for number in range(5 * PAGE):
        shop = make_shop(f"shop-{number}", lat=54.5 + number / 1000, lon=18.5)
        open_hours(shop, weeks="every" if number % 2 else "even")  # the day is in an odd week
    seen, skip = [], 0
    while skip is not None:
        answer = finding.find(at_gdynia(skip=skip, when=("now",)), WEDNESDAY_NOON)
        seen += [shop.slug for shop in answer.shops]
        skip = answer.next_skip
    assert sorted(seen) == sorted(f"shop-{number}" for number in range(1, 5 * PAGE, 2))


def test_open_now_asks_the_hour():
    open_hours(make_shop("open"), opens="10:00", closes="13:00")
    open_hours(make_shop("later"), opens="13:00", closes="15:00")
    open_hours(make_shop("other-day"), weekdays="5")
    make_shop("no-hours")
    assert slugs(at_gdynia(when=("now",))) == ["open"]
    assert sorted(slugs(at_gdynia(when=("today",)))) == ["later", "open"]


def test_open_now_knows_a_night_that_began_yesterday():
    open_hours(make_shop("night"), weekdays="1", opens="20:00", closes="02:00", past_midnight=True)
    assert slugs(at_gdynia(when=("now",)), datetime(2026, 11, 18, 0, 30, tzinfo=UTC)) == ["night"]


def test_open_today_knows_a_night_that_began_yesterday():
    open_hours(make_shop("night"), weekdays="1", opens="20:00", closes="02:00", past_midnight=True)
    assert slugs(at_gdynia(when=("today",)), datetime(2026, 11, 18, 0, 30, tzinfo=UTC)) == ["night"]
    assert slugs(at_gdynia(when=("today",)), datetime(2026, 11, 18, 3, 0, tzinfo=UTC)) == []


def test_open_now_knows_an_extra_opening():
    shop = make_shop("extra")
    OpeningException.objects.create(
        shop=shop, first_day=date(2026, 11, 18), last_day=date(2026, 11, 18), opens="11:00", closes="14:00"
    )
    assert slugs(at_gdynia(when=("now",))) == ["extra"]


def test_open_now_leaves_out_donors_hours():
    open_hours(make_shop("donors"), mode="donors")
    assert slugs(at_gdynia(when=("now",))) == []


def test_open_on_saturday_looks_at_the_next_one():
    open_hours(make_shop("saturday"), weekdays="5")
    open_hours(make_shop("friday"), weekdays="4")
    assert slugs(at_gdynia(when=("saturday",))) == ["saturday"]


def test_open_in_the_evening_looks_at_the_whole_week():
    open_hours(make_shop("evening"), weekdays="0", opens="12:00", closes="18:00")
    open_hours(make_shop("day"), weekdays="01234")
    assert slugs(at_gdynia(when=("evening",))) == ["evening"]


@pytest.mark.parametrize(("days", "found"), [(180, ["shop"]), (365, ["shop"]), (366, [])])
def test_hours_older_than_a_year_pass_no_open_filter(days, found):
    open_hours(make_shop("shop", known_on=WEDNESDAY_NOON.date() - timedelta(days=days)))
    FactAge.objects.filter(group="status").update(confirmed_on=WEDNESDAY_NOON.date(), known_on=WEDNESDAY_NOON.date())
    assert slugs(at_gdynia(when=("now",))) == found


def test_undated_hours_pass_no_open_filter():
    open_hours(make_shop("shop", known_on=None))
    assert slugs(at_gdynia(when=("now",))) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"no_referral": True}, ["partly", "without"]),
        ({"free": True}, ["partly", "without"]),
        ({"paid": True}, ["paid"]),
        ({"step_free": True}, ["without"]),
        ({"languages": ("uk",)}, ["paid"]),
        ({"languages": ("uk",), "free": True}, []),
    ],
)
def test_filters_narrow(asked, found):
    make_shop("partly", referral="partly", payment="points")
    make_shop("without", referral="no", payment="free", step_free="yes")
    paid = make_shop("paid", referral="yes", payment="discounted_price", step_free="no")
    LanguageSpoken.objects.create(shop=paid, code="uk")
    LanguageSpoken.objects.create(shop=Shop.objects.get(slug="partly"), code="uk", spoken=False)
    assert sorted(slugs(at_gdynia(**asked))) == found


def test_page_answers_a_typed_place(client: Client, gdynia: Place):
    make_shop("near", lat=54.52, lon=18.53)
    context = client.get("/pomoc/", {"q": "gdynia"}).context
    assert [row["shop"]["name"] for row in context["rows"]] == ["Sklep near"]
    assert context["summary"].startswith("1 sklep w promieniu 50 km.")


def test_page_says_when_a_place_is_unknown_and_keeps_the_words(client: Client):
    answer = client.get("/pomoc/", {"q": "asdfghjkl"})
    assert answer.context["not_found"]
    assert 'value="asdfghjkl"' in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%FF", "q=" + "a" * 10_000, "q=%22%27%3B--", "q=🥔", "lat=abc&lon=1", "lat=91&lon=18", "lat=54.5",
        "lat=nan&lon=inf", "when=never", "lang=../../etc", "skip=-1", "skip=99999999999999999999", "q=Gdynia&skip=x",
        "lat=54.5&lon=18.5&of=x", "free=maybe", "q=Gdynia&q=Tczew",
    ],
)  # fmt: skip
def test_page_never_fails(client: Client, gdynia: Place, query: str):
    make_shop()
    assert client.get(f"/pomoc/?{query}").status_code == 200


def test_page_without_a_question_writes_nothing_and_sets_no_cookie(client: Client):
    answer = client.get("/pomoc/")
    assert (answer.status_code, dict(answer.cookies)) == (200, {})


@pytest.mark.parametrize(
    ("prefix", "heading"),
    [("", "Pomoc w pobliżu"), ("/uk", "Допомога поруч"), ("/en", "Help nearby"), ("/ru", "Помощь рядом")],
)
def test_page_speaks_each_language(client: Client, prefix: str, heading: str):
    assert heading in client.get(f"{prefix}/pomoc/").content.decode().replace("\xa0", " ")


def test_filters_are_offered_only_where_they_occur(client: Client):
    make_shop("plain", referral="yes", payment="free")
    boxes = client.get("/pomoc/", {"lat": "54.5", "lon": "18.5"}).context["filters"]
    assert [(box["name"], box["value"]) for box in boxes] == [("free", "1")]


def test_a_ticked_filter_stays_offered(client: Client):
    make_shop("plain", referral="yes", payment="free")
    boxes = client.get("/pomoc/", {"lat": "54.5", "lon": "18.5", "paid": "1"}).context["filters"]
    assert [(box["name"], box["checked"]) for box in boxes] == [("free", False), ("paid", True)]


def test_point_counts_only_for_the_words_it_belongs_to(client: Client, gdynia: Place):
    make_shop()
    context = client.get("/pomoc/", {"q": "gdynia", "lat": "50.0", "lon": "20.0", "of": "Kraków"}).context
    assert context["understood"].startswith("Pokazujemy od: Gdynia")


def test_namesakes_are_offered_with_a_link_to_each(client: Client):
    for number, powiat in enumerate(("starogardzki", "oświęcimski")):
        Place.objects.create(
            key=f"t/osiek{number}", kind="village", name="Osiek", folded="osiek", sound="osjek", gmina="Osiek",
            powiat=powiat, lat=53.7 - number * 3, lon=18.5, population=2000,
        )  # fmt: skip
    context = client.get("/pomoc/", {"q": "Osiek"}).context
    (other,) = context["alternatives"]
    assert client.get(other["url"]).status_code == 200
    assert "powiat" in other["label"]


def test_office_of_the_place_is_named(client: Client, gdynia: Place):
    ReferralOffice.objects.create(name="MOPS w Gdyni", town="Gdynia", phone="+48585551234")
    help_box = client.get("/pomoc/", {"q": "Gdynia"}).context["help"]
    assert "MOPS w Gdyni" in help_box["text"]
    assert help_box["links"] == [{"label": "58 555 12 34", "url": "tel:+48585551234"}]


def test_unknown_office_tells_how_to_find_it(client: Client, gdynia: Place):
    assert "Gdynia" in client.get("/pomoc/", {"q": "Gdynia"}).context["help"]["text"]


def test_example_is_marked(client: Client):
    make_shop("example", is_example=True)
    assert 'lada-tag-example">Przykład<' in client.get("/pomoc/", {"lat": "54.5", "lon": "18.5"}).content.decode()


def test_hostile_name_is_escaped(client: Client):
    make_shop("hostile", name="<script>alert(1)</script>")
    page = client.get("/pomoc/", {"lat": "54.5", "lon": "18.5"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def filled(count: int) -> None:
    today = timezone.localdate()
    for number in range(count):
        shop = make_shop(f"shop-{number}", lat=54.5 + number / 5000, lon=18.5, known_on=today, open_on_holidays=True)
        open_hours(shop, "0123456", "00:00", "00:00", past_midnight=True)
        Phone.objects.create(shop=shop, number="+48585551234")
        LanguageSpoken.objects.create(shop=shop, code="uk")


@pytest.mark.parametrize("question", ["", "&when=now", "&no_referral=1&lang=uk&free=1"])
@pytest.mark.slow
def test_cost_does_not_grow_with_the_shops(client: Client, gdynia: Place, django_assert_num_queries, question: str):
    costs = []
    for count in (10, 1000):
        Shop.objects.all().delete()
        filled(count)
        client.get(f"/pomoc/?q=Gdynia{question}")
        with django_assert_num_queries(QUERIES) as captured:
            client.get(f"/pomoc/?q=Gdynia{question}")
        costs.append(len(captured))
    assert costs == [QUERIES, QUERIES]


QUERIES = 9


def test_suggestions_are_places_that_begin_so(client: Client, gdynia: Place):
    assert client.get("/pomoc/miejsca/", {"q": "gdy"}).json() == {
        "places": [{"label": "Gdynia (miasto)", "value": "Gdynia"}]
    }


@pytest.mark.parametrize("query", ["", "%", "\x00", "a" * 5000])
def test_suggestions_never_fail(client: Client, query: str):
    assert client.get("/pomoc/miejsca/", {"q": query}).json() == {"places": []}
