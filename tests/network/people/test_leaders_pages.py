"""What do readers see of leaders, what does she change on her own screen, and what never reaches anybody?"""

from datetime import date

import pytest
from django.test import Client

from network.people.leaders import actions
from network.people.models import Leader, Membership, Role
from network.places.models import Place
from tests import cast
from tests.factories import make_shop
from tests.network.people.leader_things import EMAIL, PHONE, halina, in_state, published
from tests.reading import Reader

pytestmark = pytest.mark.django_db
LIST, PAGE, OWN, END = (
    "/liderzy/",
    "/liderzy/halina/",
    "/liderzy/halina/moja-strona/",
    "/liderzy/halina/koniec-mandatu/",
)
DAY = date(2026, 11, 1)


@pytest.fixture
def shop(db):
    return make_shop()


def logged_in(person) -> Client:
    client = Reader()
    client.force_login(person.user)
    return client


def text(client, path: str) -> str:
    return client.get(path).content.decode()


def place(name: str, lat: float, lon: float) -> Place:
    return Place.objects.create(
        key=f"test:{name}", kind="town", name=name, folded=name.lower(), sound=name.lower(), lat=lat, lon=lon,
        voivodeship="pomorskie",
    )  # fmt: skip


def names(page: str, *expected: str) -> list[str]:
    """Which of the names stand in the page, in its order."""
    return sorted((name for name in expected if f">{name}<" in page), key=lambda name: page.index(f">{name}<"))


# --- the page -----------------------------------------------------------------


def test_page_says_who_she_is_and_for_whom_she_speaks(client, shop):
    published(halina(shop))
    page = text(client, PAGE)
    assert "Liderka. Mówi za ludzi stąd: Sklep bolszewo. Mówi po polsku i po ukraińsku." in page
    assert 'href="/sklepy/bolszewo/"' in page


def test_page_speaks_the_reader_s_language(client, shop):
    published(halina(shop))
    assert "Говорить за людей звідси: Sklep bolszewo. Говорить польською і українською." in text(client, f"/uk{PAGE}")


def test_page_has_a_word_for_everyone_where_she_chose_none(client):
    published(halina(called=""))
    assert "Mówi za innych. Mówi po polsku i po ukraińsku." in text(client, PAGE)


def test_hostile_words_are_only_words(client):
    published(halina(called="<script>alert(1)</script>", name="<b>Zła</b>"))
    leader = Leader.objects.get()
    page = text(client, leader.get_absolute_url())
    assert ("<script>alert" in page, "<b>Zła" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (
        False, False, True,
    )  # fmt: skip


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_page_that_is_not_shown_is_not_there_for_others(client, shop, state):
    leader = in_state(halina(shop), state)
    seen = [logged_in(person).get(PAGE).status_code for person in (cast.celina(), leader.person, cast.darek())]
    assert [client.get(PAGE).status_code, *seen] == [404, 404, 200, 200]


def test_page_offers_each_what_she_may_do(client, shop):
    leader = published(halina(shop))
    readers = [client, logged_in(cast.celina()), logged_in(cast.darek()), logged_in(leader.person)]
    offered = [[path for path in (OWN, END) if path in text(reader, PAGE)] for reader in readers]
    assert offered == [[], [], [END], [OWN]]


def test_kept_page_thanks_and_takes_no_messages(client, shop):
    leader = published(halina(shop))
    assert "/liderzy/halina/zapytanie/" in text(client, PAGE)
    actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=True, on=DAY)
    page = text(client, PAGE)
    assert "Mandat skończył się 1 listopada 2026. Dziękujemy za głos w imieniu innych." in page
    assert "Liderka. Głos ludzi stąd: Sklep bolszewo. Mówi po polsku i po ukraińsku." in page
    assert "/liderzy/halina/zapytanie/" not in page


def test_page_that_is_not_kept_is_gone_and_comes_back_when_she_wishes(client, shop):
    leader = published(halina(shop))
    actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=False, on=DAY)
    before = client.get(PAGE).status_code, client.get(f"/uk{PAGE}").status_code
    actions.keep_page(leader, actor=leader.person, keeps=True)
    assert (before, client.get(PAGE).status_code) == ((404, 404), 200)


def test_her_address_and_number_are_nowhere(client, shop):
    leader = published(halina(shop))
    assert (leader.person.email, leader.person.user.phone) == (EMAIL, PHONE)
    shop_page = "/sklepy/bolszewo/"
    for reader in (client, logged_in(cast.celina()), logged_in(cast.ala(shop))):
        for path in (LIST, PAGE, f"/uk{PAGE}", shop_page, "/liderzy/halina/zapytanie/"):
            page = reader.get(path).content.decode()
            assert [secret for secret in (EMAIL, PHONE, PHONE[3:], "kanarek") if secret in page] == [], path


def test_reading_sets_no_cookie_and_writes_nothing(client, shop, django_assert_max_num_queries):
    published(halina(shop))
    for path in (LIST, PAGE):
        assert client.get(path).cookies == {}


# --- the shop's page ----------------------------------------------------------


def test_shop_names_who_speaks_for_its_people_until_the_mandate_ends(client, shop):
    line = '<a href="/liderzy/halina/">Halina</a>'
    leader = published(halina(shop))
    published(halina(make_shop("tczew", town="Tczew"), name="Iga"))
    page = text(client, "/sklepy/bolszewo/")
    assert (line in page, "Iga" in page) == (True, False)
    actions.end_mandate(leader, actor=None, reason="Koniec", keeps_page=True, on=DAY)
    assert line not in text(client, "/sklepy/bolszewo/")


# --- the list -----------------------------------------------------------------


def test_list_is_empty_and_says_so(client):
    halina()
    assert "Nikt tu jeszcze nie mówi za innych" in text(client, LIST)


def test_list_has_those_whose_mandate_lasts(client, shop):
    published(halina(shop))
    ended = published(halina(shop, name="Iga"))
    actions.end_mandate(ended, actor=None, reason="Koniec", keeps_page=True, on=DAY)
    in_state(halina(shop, name="Olena"), "submitted")
    assert names(text(client, LIST), "Halina", "Iga", "Olena") == ["Halina"]


def test_list_is_nearest_first_and_of_one_language(client, shop):
    far = place("Lublin", 51.24, 22.56)
    place("Wejherowo", 54.6, 18.24)
    published(halina(shop, languages=["pl"]))
    lublin = published(halina(name="Anna", languages=["uk", "pl"]))
    Membership.objects.create(person=lublin.person, role=Role.LEADER, scope_kind="place", scope_id=far.pk)
    found = [
        names(text(client, f"{LIST}?{asked}"), "Halina", "Anna") for asked in ("q=Wejherowo", "q=Lublin", "lang=uk")
    ]
    assert found == [["Halina", "Anna"], ["Anna", "Halina"], ["Anna"]]


def test_list_counts_from_the_position_of_a_phone(client, shop):
    published(halina(shop))
    page = text(client, f"{LIST}?lat=54.6&lon=18.2&of=&lang=pl")
    assert "Pokazujemy od miejsca, które podaje Twój telefon" in page
    assert names(page, "Halina") == ["Halina"]


@pytest.mark.parametrize(
    "asked", ["q=%00", "q=" + "a" * 3000, "lang='--", "lang=xx", "skip=-1", "skip=99999999999", "skip=%D9%A3", "q=🙂"]
)
def test_nonsense_asked_of_the_list_is_answered(client, shop, asked):
    published(halina(shop))
    assert client.get(f"{LIST}?{asked}").status_code == 200


def queries(client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)  # what workers remember is remembered now
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)


def test_many_leaders_cost_as_many_queries_as_one(client, shop):
    published(halina(shop))
    one = queries(client, LIST), queries(client, "/sklepy/bolszewo/")
    for name in ("Anna", "Iga", "Olena", "Zofia"):
        published(halina(shop, name=name))
    assert (queries(client, LIST), queries(client, "/sklepy/bolszewo/")) == one


def test_list_of_many_has_parts(client, shop):
    for number in range(22):
        published(halina(shop, name=f"Osoba {number:02}"))
    first, second = text(client, LIST), text(client, f"{LIST}?skip=20")
    assert (first.count('class="people-row"'), second.count('class="people-row"')) == (20, 2)
    assert 'href="/liderzy/?skip=20"' in first


# --- her own screen -----------------------------------------------------------


def test_own_screen_is_hers_alone(client, shop):
    leader = published(halina(shop))
    seen = [logged_in(person).get(OWN).status_code for person in (cast.celina(), cast.darek(), leader.person)]
    assert (client.get(OWN).status_code, seen) == (302, [403, 403, 200])


def test_own_screen_of_a_page_others_may_not_see_is_not_there(shop):
    halina(shop)
    assert logged_in(cast.celina()).get(OWN).status_code == 404


def test_own_screen_shows_what_the_editor_asked_for(shop):
    leader = in_state(halina(shop), "sent_back")
    page = text(logged_in(leader.person), OWN)
    assert ("Redakcja prosi, żeby coś zmienić." in page, "Proszę o jedno zdanie" in page) == (True, True)


def test_facts_change_on_her_screen_and_extra_fields_do_nothing(shop):
    leader = halina(shop)
    typed = {"called": "rzeczniczka", "languages": ["uk"], "state": "published", "shown": "1", "slug": "inna"}
    answer = logged_in(leader.person).post(OWN, typed)
    leader.refresh_from_db()
    assert answer.status_code == 302
    assert (leader.called, leader.languages, leader.takes_messages, leader.state, leader.shown, leader.slug) == (
        "rzeczniczka", ["uk"], False, "draft", False, "halina",
    )  # fmt: skip


@pytest.mark.parametrize("typed", [{"languages": ["xx"]}, {"called": "a" * 61}])
def test_what_is_wrong_on_her_screen_is_said_and_kept(shop, typed):
    leader = halina(shop)
    answer = logged_in(leader.person).post(OWN, {"called": "głos", "languages": ["pl"]} | typed)
    leader.refresh_from_db()
    assert (answer.status_code, leader.called) == (200, "liderka")
    assert "Coś trzeba jeszcze poprawić" in answer.content.decode() or 'role="alert"' in answer.content.decode()


def test_she_ends_her_mandate_and_chooses_again_later(shop, client):
    leader = published(halina(shop))
    hers = logged_in(leader.person)
    answer = hers.post(END, {"on": "2026-11-01", "reason": "Przeprowadzka", "keeps_page": "on"})
    assert (answer.status_code, answer["Location"], client.get(PAGE).status_code) == (302, OWN, 200)
    hers.post(OWN, {"keep": "1"})
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("keeps", "said"),
    [(True, "Twoją stronę może czytać każdy."), (False, "Nikt inny nie widzi teraz tej strony.")],
)
def test_own_screen_says_what_became_of_her_page(shop, keeps, said):
    leader = published(halina(shop))
    actions.end_mandate(leader, actor=leader.person, reason="Koniec", keeps_page=keeps, on=DAY)
    page = text(logged_in(leader.person), OWN)
    assert f"Twój mandat się skończył. Dziękujemy za głos w imieniu innych. {said}" in page


def test_end_of_a_mandate_is_refused_to_others_and_wants_a_reason(shop):
    leader = published(halina(shop))
    stranger = logged_in(cast.celina()).post(END, {"on": "2026-11-01", "reason": "x"})
    without = logged_in(leader.person).post(END, {"on": "2026-11-01", "reason": "  "})
    leader.refresh_from_db()
    assert (stranger.status_code, without.status_code, leader.ended_on) == (403, 200, None)


def test_who_has_the_role_begins_her_page(shop):
    person = cast.iza(shop)
    client = logged_in(person)
    assert (client.get("/liderzy/moja-strona/").status_code, Leader.objects.count()) == (200, 0)
    assert client.post("/liderzy/moja-strona/")["Location"] == "/liderzy/iza/moja-strona/"
    assert logged_in(cast.celina()).get("/liderzy/moja-strona/").status_code == 403
