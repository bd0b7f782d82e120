"""Does "Adjust the page" keep a reader's choices in one small, harmless cookie, and does every page obey it?"""

import re
from itertools import product

import pytest
from django.test import Client

from cms.preferences.preferences import COLOURS, SIZES, Preferences, read

PANEL = "/dostosuj/"
EVERYTHING = Preferences("high-light", "200", True, True, True, True)
HOSTILE = (
    "",
    "nonsense",
    "look-yellow",
    '"><script>alert(1)</script>',
    "yellow\x00",
    "../../etc/passwd",
    ".." * 5000,
    "x" * 100_000,
    "żółty.∞",
    "'; DROP TABLE auth_user; --",
)


def classes_of(page: str) -> str:
    found = re.search(r"<html[^>]*>", page)[0]
    return (re.search(r'class="([^"]*)"', found) or ["", ""])[1]


def with_look(look: str) -> Client:
    client = Client()
    client.cookies["look"] = look
    return client


def test_every_combination_survives_its_own_cookie():
    switches = list(product([False, True], repeat=4))
    every = [Preferences(*pair, *row) for pair in product(("", *COLOURS), ("", *SIZES)) for row in switches]
    assert [read(look.cookie) for look in every] == every


def test_longest_cookie_is_readable_and_small():
    assert EVERYTHING.cookie == "high-light.200.wide.easy.still.lean"


def test_classes_are_those_the_sheets_know():
    assert EVERYTHING.classes == "look-high-light text-200 space-wide font-easy no-motion lean"


def test_no_choice_means_no_cookie_and_no_class():
    assert (Preferences().cookie, Preferences().classes, Preferences().ground) == ("", "", "")


@pytest.mark.parametrize("cookie", HOSTILE)
def test_hostile_cookie_chooses_nothing(cookie):
    assert read(cookie) == Preferences()


def test_what_is_known_in_an_unknown_cookie_is_kept():
    assert read("pink.yellow.300.lean.id=17") == Preferences(colours="yellow", lean=True)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dostosuj/", "/uk/dostosuj/", "/pomoc/", "/konto/wejscie/", "/nie-ma/", "/en/"])
def test_choices_hold_on_every_kind_of_page(address):
    page = with_look("yellow.150.easy").get(address).content.decode()
    assert classes_of(page) == "look-yellow text-150 font-easy"


@pytest.mark.django_db
def test_page_without_cookie_has_no_empty_class(client):
    assert "class" not in re.search(r"<html[^>]*>", client.get(PANEL).content.decode())[0]


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", HOSTILE[:-1])
def test_hostile_cookie_leaves_the_page_as_it_is(cookie):
    answer = Client(headers={"cookie": f"look={cookie}".encode().decode("latin-1")}).get(PANEL)
    assert (answer.status_code, classes_of(answer.content.decode())) == (200, "")


@pytest.mark.django_db
def test_looking_at_the_panel_sets_no_cookie(client):
    assert not client.get(PANEL).cookies


@pytest.mark.django_db
def test_saving_sets_one_cookie_for_a_year(client):
    answer = client.post(PANEL, {"colours": "yellow", "text": "200", "space": "wide", "motion": "still"})
    cookie = answer.cookies["look"]
    kept = (cookie.value, cookie["max-age"], cookie["samesite"], cookie["httponly"], cookie["path"], cookie["secure"])
    assert (list(answer.cookies), kept) == (["look"], ("yellow.200.wide.still", 31_536_000, "Lax", True, "/", ""))


@pytest.mark.django_db
def test_cookie_is_secure_where_the_site_is(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert client.post(PANEL, {"colours": "dark"}).cookies["look"]["secure"] is True


@pytest.mark.django_db
def test_unknown_answers_are_ignored(client):
    answers = {"colours": "pink", "text": "999", "space": "on", "lean": "lean", "id": "17", "font": "200"}
    assert client.post(PANEL, answers).cookies["look"].value == "lean"


@pytest.mark.django_db
def test_answer_of_another_question_is_unknown(client):
    assert client.post(PANEL, {"colours": "200", "text": "yellow", "lean": "lean"}).cookies["look"].value == "lean"


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{"clear": "1", "colours": "dark"}, {"colours": "", "text": ""}])
def test_clearing_deletes_the_cookie(answers):
    cookie = with_look("yellow.200").post(PANEL, answers).cookies["look"]
    assert (cookie.value, cookie["max-age"]) == ("", 0)


@pytest.mark.django_db
def test_panel_shows_what_is_chosen():
    page = with_look("yellow.200.wide").get(PANEL).content.decode()
    ticked = [re.search(r'value="([^"]*)"', tag)[1] for tag in re.findall(r"<input[^>]* checked>", page)]
    assert ticked == ["yellow", "200", "wide"]


@pytest.mark.django_db
def test_saving_leads_back_where_the_reader_came_from(client):
    page = client.get(PANEL, {"next": "/pomoc/?q=Sopot&free=on"}).content.decode()
    assert '<input type="hidden" name="next" value="/pomoc/?q=Sopot&amp;free=on">' in page
    answer = client.post(PANEL, {"colours": "dark", "next": "/pomoc/?q=Sopot&free=on"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/pomoc/?q=Sopot&free=on")


@pytest.mark.django_db
def test_who_changes_the_language_goes_back_in_the_new_one(client):
    answer = client.post("/uk/dostosuj/", {"colours": "dark", "next": "/pomoc/?q=Sopot"})
    assert answer.headers["Location"] == "/uk/pomoc/?q=Sopot"


FOREIGN = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:///x",
    "\n//evil",
    "login",  # the name of an address is no address
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", FOREIGN)
def test_way_back_never_leaves_the_site(client, address):
    answer = client.post(PANEL, {"colours": "dark", "next": address})
    assert answer.headers["Location"] == "/dostosuj/?saved=yes"
    assert "Wróć bez zmian" not in client.get(PANEL, {"next": address}).content.decode()


@pytest.mark.django_db
def test_without_a_way_back_the_panel_says_saved(client):
    page = client.post(PANEL, {"colours": "dark"}, follow=True).content.decode()
    assert ("Zapisane." in page, classes_of(page)) == (True, "look-dark")


@pytest.mark.django_db
def test_panel_says_when_nothing_changes():
    answer = with_look("dark").post(PANEL, {"colours": "dark"}, follow=True)
    assert "nic się nie zmienia" in answer.content.decode()


@pytest.mark.django_db
def test_panel_says_that_easy_letters_need_internet():
    assert "Łatwiejsze litery trzeba pobrać" in with_look("easy.lean").get(PANEL).content.decode()


FORGED = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://["},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
)


@pytest.mark.django_db
@pytest.mark.parametrize("headers", FORGED)
def test_form_of_another_site_is_refused_with_our_page(headers):
    answer = Client(enforce_csrf_checks=True).post(PANEL, {"colours": "yellow"}, headers=headers)
    assert (answer.status_code, "look" in answer.cookies) == (403, False)
    assert "Te drzwi są zamknięte" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}])
def test_form_of_this_site_needs_no_token(headers):
    answer = Client(enforce_csrf_checks=True).post(PANEL, {"colours": "yellow"}, headers=headers)
    assert (answer.status_code, answer.cookies["look"].value) == (302, "yellow")


@pytest.mark.django_db
@pytest.mark.parametrize(("look", "grounds"), [("", ["#fce4a1", "#17291f"]), ("yellow", ["#000000"])])
def test_browser_bar_wears_the_theme(look, grounds):
    page = with_look(look).get(PANEL).content.decode()
    assert re.findall(r'name="theme-color" content="([^"]*)"', page) == grounds


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/pomoc/?q=Sopot", "/konto/wejscie/", "/nie-ma/", "/dostosuj/?next=/pomoc/"])
def test_help_stands_in_one_order_on_every_page(client, address):
    page = client.get(address).content.decode()
    tools = re.search(r'<ul class="site-help">(.*?)</ul>', page, re.DOTALL)[1]
    assert re.findall(r">([^<>\n]+)</a>", tools) == ["Pilna pomoc", "Dostosuj stronę", "Wejdź"]


@pytest.mark.django_db
def test_header_remembers_where_the_reader_was(client):
    page = client.get("/pomoc/?q=Nowy Targ&free=on").content.decode()
    assert 'href="/dostosuj/?next=/pomoc/%3Fq%3DNowy%2520Targ%26free%3Don"' in page
    assert 'href="/dostosuj/?next=/pomoc/"' in client.get("/dostosuj/?next=/pomoc/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dostosuj/", "/pomoc/", "/konto/wejscie/", "/nie-ma/"])
def test_pages_say_that_they_depend_on_the_cookie(client, address):
    assert "cookie" in client.get(address).headers["Vary"].lower()
