"""What does a reader see of stories: the list, one story, what stands on other pages?"""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy.models import Story, StoryText
from advocacy.stories import actions, sentences
from cms.blocks.pictures import files
from cms.pages.models import StoryPage
from cms.writing.pages import save_text
from network.models import Leader, Need
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.models import Role
from network.subjects import registry
from tests import cast
from tests.advocacy.story_things import LEAD, NOON, TITLE, begin, in_state, place, shown, told, write
from tests.cms.page_things import make_image
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
HOSTILE = "</title><script>alert(1)</script> & „ \" '"
SECTION = "advocacy/stories/shop_section.html"
UNMARKED = re.compile(r"<script>alert")


def page_of(client: Client, story: Story, prefix: str = "") -> str:
    answer = client.get(f"{prefix}/opowiesci/{story.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def titles(client: Client, question: str = "", prefix: str = "") -> list[str]:
    return [row["title"] for row in client.get(f"{prefix}/opowiesci/{question}").context["rows"]]


# --- the list -----------------------------------------------------------------


def test_list_is_empty_at_first_and_says_so(client: Client):
    answer = client.get("/opowiesci/")
    assert (answer.status_code, answer.context["rows"]) == (200, [])
    assert "Gdy tylko ktoś coś opowie, będzie to tutaj." in answer.content.decode()


def test_newest_stands_first(client: Client):
    for number in range(3):
        shown(title=f"Opowieść {number}", moment=NOON + timedelta(hours=number))
    assert titles(client) == ["Opowieść 2", "Opowieść 1", "Opowieść 0"]


def test_row_says_who_where_and_when(client: Client, shop):
    shown(shop=shop, signature="Maria, 68", moment=NOON)
    row = client.get("/opowiesci/").context["rows"][0]
    assert (row["title"], row["lead"], row["teller"]) == (TITLE, LEAD, "Maria, 68")
    assert (row["where"], row["said"], row["foreign"], row["photo"]) == ("Bolszewo", "23 listopada 2026", "", None)


def test_place_of_the_story_stands_before_that_of_its_shop(client: Client, shop):
    shown(shop=shop, place=place("Luzino"))
    assert client.get("/opowiesci/").context["rows"][0]["where"] == "Luzino"


def test_only_what_is_shown_is_listed(client: Client):
    celina = cast.celina()
    for state in ("draft", "submitted", "in_review", "sent_back", "declined", "withdrawn"):
        in_state(begin(celina), state)
    in_state(begin(celina, title="Jedyna"), "edited")
    client.force_login(celina.user)
    assert titles(client) == [TITLE]


def test_title_comes_in_the_readers_language_else_as_it_was_told(client: Client):
    both, only = shown(title="Po polsku", moment=NOON), shown(title="Tylko po polsku", moment=NOON - timedelta(1))
    actions.publish_story_text(both, actor=None, language="uk", title="Українською", lead="")
    rows = client.get("/uk/opowiesci/").context["rows"]
    assert [(row["title"], row["foreign"]) for row in rows] == [("Українською", ""), (only.texts.get().title, "pl")]
    assert '<div class="lada-heading-link" lang="pl">' in client.get("/uk/opowiesci/").content.decode()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("?need=food", ["O jedzeniu"]),
        ("?need=talk", []),
        ("?need=nonsense", ["O jedzeniu", "O sklepie"]),
        ("?lang=uk", ["O sklepie"]),
        ("?lang=xx", ["O jedzeniu", "O sklepie"]),
        ("?shop=bolszewo", ["O sklepie"]),
        ("?shop=nie-ma", []),
        ("?leader=halina", []),
        ("?page=2", ["O jedzeniu", "O sklepie"]),
        ("?page=-1", ["O jedzeniu", "O sklepie"]),
        ("?page=99999999999999999999", ["O jedzeniu", "O sklepie"]),
        ("?q=%00&need=%00", ["O jedzeniu", "O sklepie"]),
        ("?need=food&need=talk", []),
    ],
)
def test_list_is_narrowed_by_what_is_understood(client: Client, shop, question, expected):
    shown(title="O jedzeniu", needs=[Need.objects.get(slug="food")], moment=NOON)
    about = shown(title="O sklepie", shop=shop, moment=NOON - timedelta(1))
    actions.publish_story_text(about, actor=None, language="uk", title="Про крамницю", lead="")
    assert titles(client, question) == expected


def test_list_is_narrowed_by_place(client: Client, shop):
    place("Wejherowo", 54.605, 18.235), place("Tczew", 54.091, 18.779)
    shown(title="Z Bolszewa", shop=shop)
    shown(title="Z Tczewa", place=place("Tczewskie Łąki", 54.11, 18.79))
    shown(title="Skądś")
    assert titles(client, "?q=Wejherowo") == ["Z Bolszewa"]
    assert titles(client, "?q=Tczew") == ["Z Tczewa"]


def test_unknown_place_narrows_nothing_and_is_said(client: Client):
    shown()
    answer = client.get("/opowiesci/?q=asdfghjkl")
    assert (len(answer.context["rows"]), answer.context["unknown_place"]) == (1, True)


def test_long_list_comes_in_parts(client: Client):
    for number in range(14):
        shown(title=f"Opowieść {number}", moment=NOON + timedelta(minutes=number))
    first, second = (client.get(f"/opowiesci/?page={number}").context for number in (1, 2))
    assert (len(first["rows"]), len(second["rows"])) == (12, 2)
    assert (first["next_url"], second["previous_url"]) == ("/opowiesci/?page=2", "/opowiesci/?page=1")


def test_one_story_and_many_cost_the_same(client: Client, shop):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/uk/opowiesci/")
        return len(queries)

    told(title="Opowieść", shop=shop, place=place())
    client.get("/uk/opowiesci/")
    one = cost()
    for number in range(6):
        story = told(title=f"Opowieść {number}", shop=make_shop(f"shop-{number}"))
        write(story, "uk", title=f"Оповідь {number}")
    client.get("/uk/opowiesci/")
    assert cost() == one


def test_list_sets_no_cookie_and_writes_nothing(client: Client):
    shown()
    answer = client.get("/opowiesci/")
    assert (answer.cookies, "csrf" in answer.content.decode()) == ({}, False)


# --- one story ----------------------------------------------------------------


def test_story_stands_at_its_address_with_its_text(client: Client):
    html = page_of(client, told(text="Nikt nie spojrzał na kartkę."))
    assert ("<h1>" + TITLE in html, "Nikt nie spojrzał na kartkę." in html, "Maria, 68" in html) == (True, True, True)


@pytest.mark.parametrize(("lead", "stands"), [("Stałam przed drzwiami chyba kwadrans.", False), ("Kwadrans.", True)])
def test_lead_stands_above_a_text_that_does_not_say_it(client: Client, lead: str, stands: bool):
    assert ('<p class="lada-lead">' in page_of(client, told(lead=lead))) == stands


def test_hostile_words_stay_words(client: Client):
    story = told(title=HOSTILE, lead=HOSTILE, text=HOSTILE, signature=HOSTILE)
    pages = [page_of(client, story), client.get("/opowiesci/").content.decode(), client.get("/").content.decode()]
    assert [bool(UNMARKED.search(page)) for page in pages] == [False] * 3
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', pages[0])
    assert json.loads(data[1])["headline"] == HOSTILE


def test_untranslated_story_is_marked_and_says_so(client: Client):
    html = page_of(client, told(text="Po polsku."), "/uk")
    assert f'<h1 lang="pl">{TITLE}</h1>' in html
    assert "Цю оповідь ще не перекладено. Вона польською." in html
    assert 'lada-story-text" lang="pl"' in html


def test_translation_says_that_it_is_older_than_its_original(client: Client):
    story = write(told(), "uk", title="Уперше")
    said = "Переклад давніший за оригінал, який відтоді змінився."
    assert said not in page_of(client, story, "/uk")
    actions.submit_story(actions.edit_story(story, actor=None), actor=None)
    story = write(story, "pl", title="Nowy tytuł")
    assert said in page_of(client, story, "/uk")
    assert "Tłumaczenie jest starsze" not in page_of(client, story)


def test_machine_translation_nobody_read_says_so(client: Client):
    story = told()
    actions.publish_story_text(story, actor=None, language="en", title="The first time", lead="", is_machine=True)
    assert "Translated by a machine. Nobody has read it yet" in page_of(client, story, "/en")
    actions.publish_story_text(story, actor=None, language="en", title="The first time", lead="")
    assert "Translated by a machine" not in page_of(client, story, "/en")


def test_story_leads_to_who_tells_it(client: Client, shop):
    halina = cast.person("Halina")
    leader = Leader.objects.create(
        person=halina, slug="halina", shown=True, state="published", version=1, published_at=NOON
    )
    by_leader = told(told_as="leader", leader=leader, signature="")
    by_shop = told(told_as="shop", shop=shop, signature="")
    assert '<p class="lada-story-by"><a href="/liderzy/halina/">Halina</a>' in page_of(client, by_leader)
    assert '<a href="/sklepy/bolszewo/">Sklep bolszewo</a>' in page_of(client, by_shop)


def test_leader_without_a_page_is_named_without_a_link(client: Client):
    leader = Leader.objects.create(person=cast.person("Halina"), slug="halina")
    html = page_of(client, told(told_as="leader", leader=leader, signature=""))
    assert '<p class="lada-story-by">Halina</p>' in html


def test_needs_lead_to_stories_about_them(client: Client):
    html = page_of(client, told(needs=[Need.objects.get(slug="food")]))
    assert '<a href="/opowiesci/?need=food">jedzenie</a>' in html


def test_story_is_introduced_to_those_with_whom_it_is_shared(client: Client):
    story = write(told(), "uk", title="Уперше")
    html = page_of(client, story, "/en")
    assert f'<meta property="og:title" content="{TITLE}">' in html
    assert '<meta property="og:type" content="article">' in html
    assert f'<link rel="canonical" href="http://testserver/opowiesci/{story.slug}/">' in html
    assert re.findall(r'hreflang="(\w\w)" href="http', html) == ["pl", "uk"]


def test_photo_stands_in_the_story_and_small_in_the_list(client: Client):
    story = begin(cast.celina())
    actions.submit_story(story, actor=None)
    page = save_text(
        story, language="pl", title=TITLE, lead=LEAD, paragraphs=["Tekst."], photo=make_image(), photo_alt="Torba"
    )
    files(page.photo)
    page.get_latest_revision().publish()
    html = page_of(client, story)
    assert 'alt="Torba"' in html
    assert "lada-still lada-still-beet" not in html.partition("lada-aside")[0]
    row = client.get("/opowiesci/").context["rows"][0]
    assert (row["photo"].alt, row["photo"].width) == ("Torba", 320)
    assert re.search(r'property="og:image" content="http://testserver/media/[^"]*width-1280', html)


def test_photo_goes_with_the_consent_to_a_face_and_the_story_stays(client: Client):
    celina = cast.celina()
    story = begin(celina)
    actions.submit_story(story, actor=None)
    page = save_text(
        story, language="pl", title=TITLE, lead=LEAD, paragraphs=["Tekst."], photo=make_image(), photo_alt="Torba"
    )
    page.get_latest_revision().publish()
    consent, _code = record_consent(story, actor=celina, name="H", given="written", given_on=NOON.date(), face=True)
    withdraw_consent(consent, how="code")
    html = page_of(client, story)
    assert ('alt="Torba"' in html, "Tekst." in html) == (False, True)
    assert client.get("/opowiesci/").context["rows"][0]["photo"] is None


def test_story_costs_few_queries_however_many_there_are(client: Client, shop):
    needs = [*Need.objects.all()[:3]]
    story = told(shop=shop, place=place(), needs=needs)

    def cost() -> int:
        client.get(f"/uk/opowiesci/{story.slug}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/uk/opowiesci/{story.slug}/")
        return len(queries)

    one = cost()
    for number in range(5):
        told(title=f"Opowieść {number}", needs=needs)
    assert (cost(), one <= 10) == (one, True)


@pytest.mark.parametrize("state", ["draft", "submitted", "in_review", "sent_back", "declined", "withdrawn"])
def test_story_that_is_not_shown_is_nowhere_for_visitors(client: Client, state):
    story = in_state(begin(cast.celina()), state)
    assert client.get(f"/opowiesci/{story.slug}/").status_code == 404


def test_author_sees_where_hers_is(client: Client):
    celina = cast.celina()
    story = in_state(begin(celina), "sent_back")
    client.force_login(celina.user)
    answer = client.get(f"/opowiesci/{story.slug}/")
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in answer.headers["Cache-Control"]
    assert f'href="/pisz/opowiesc/{story.uuid}/"' in answer.content.decode()
    assert f'<p class="lada-lead">{sentences.state_for_author(story)}</p>' in answer.content.decode()


def test_withdrawn_story_is_gone_at_once_though_its_page_was_kept(client: Client, shop, settings):
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    story = told(shop=shop)
    paths = ("/opowiesci/", "/", "/sklepy/bolszewo/", "/opowiesci/kanal.atom", "/sklepy/bolszewo/opowiesci.atom")
    for path in (*paths, f"/opowiesci/{story.slug}/"):
        client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/opowiesci/{story.slug}/")
    assert len(queries) == 1  # it was kept
    assert [TITLE in client.get(path).content.decode() for path in paths] == [True] * 5
    actions.withdraw_story(story, actor=None)
    assert client.get(f"/opowiesci/{story.slug}/").status_code == 404
    assert [TITLE in client.get(path).content.decode() for path in paths] == [False] * 5


# --- on other pages -----------------------------------------------------------


def test_shop_shows_its_two_newest_and_the_way_to_all(client: Client, shop):
    for number in range(3):
        shown(title=f"Opowieść {number}", shop=shop, moment=NOON + timedelta(hours=number))
    shown(title="O czymś innym")
    section = next(one for one in registry.sections(shop, None, "pl") if one.template == SECTION)
    assert [row["title"] for row in section.context["rows"]] == ["Opowieść 2", "Opowieść 1"]
    assert section.context["more_url"] == "/opowiesci/?shop=bolszewo"
    assert "Opowieść 2" in client.get("/sklepy/bolszewo/").content.decode()


def test_shop_without_stories_says_nothing_of_them(shop):
    assert SECTION not in [one.template for one in registry.sections(shop, None, "pl")]


def test_leaders_page_shows_hers(client: Client):
    leader = Leader.objects.create(
        person=cast.person("Halina"), slug="halina", shown=True, state="published", version=1, published_at=NOON
    )
    shown(title="Co mówię w ośrodku", told_as="leader", leader=leader)
    assert "Co mówię w ośrodku" in client.get("/liderzy/halina/").content.decode()


def test_home_shows_the_three_newest(client: Client):
    assert 'id="home-stories"' not in client.get("/").content.decode()
    for number in range(4):
        shown(title=f"Opowieść {number}", moment=NOON + timedelta(hours=number))
    answer = client.get("/")
    assert [row["title"] for row in answer.context["stories"]] == ["Opowieść 3", "Opowieść 2", "Opowieść 1"]


def test_stories_about_a_need_are_offered_with_it():
    shown(title="O jedzeniu", needs=[Need.objects.get(slug="food")])
    assert [link.title for link in registry.about_need("food", None, "uk")] == ["O jedzeniu"]
    assert [link.language for link in registry.about_need("food", None, "uk")] == ["pl"]


def test_page_in_the_tree_leads_to_the_story(client: Client):
    story = told()
    page = StoryPage.objects.get(story=story)
    assert client.get(f"/{page.url_path.split('/', 2)[2]}").headers["Location"] == f"/opowiesci/{story.slug}/"


# --- what waits ---------------------------------------------------------------


def waits(person) -> list[tuple[str, str, str]]:
    return [(one.turn, one.title, one.url) for one in registry.get("story").waiting(person, "pl")]


def test_editor_sees_what_waits_by_its_draft_title_the_longest_first():
    celina, darek = cast.celina(), cast.darek()
    for number, hours in ((1, 2), (2, 0)):
        story = begin(celina, title=f"Szkic {number}")
        save_text(story, language="pl", title=f"Szkic {number}", lead="", paragraphs=["Tekst."])
        actions.submit_story(story, actor=None, moment=NOON + timedelta(hours=hours))
    assert waits(darek) == [("editor", "Szkic 2", ""), ("editor", "Szkic 1", "")]
    assert waits(celina) == []


def test_editor_does_not_see_her_own_among_what_waits():
    darek = cast.darek()
    in_state(begin(darek), "submitted")
    assert waits(darek) == []


def test_author_sees_what_came_back():
    celina = cast.celina()
    story = in_state(begin(celina), "sent_back")
    assert waits(celina) == [("author", "", f"/pisz/opowiesc/{story.uuid}/")]


def test_translator_sees_what_lacks_the_newest_text():
    story = told()
    actions.publish_story_text(story, actor=None, language="uk", title="Уперше", lead="")
    actions.publish_story_text(story, actor=None, language="en", title="First", lead="", is_machine=True)
    (one,) = registry.get("story").waiting(cast.grazyna(), "pl")
    assert (one.turn, one.title, one.task) == ("translator", TITLE, "Przetłumacz: angielski, rosyjski")


def test_waiting_costs_the_same_for_one_and_many():
    celina = cast.celina()
    edyta = cast.person("Edyta", Role.EDITOR)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(registry.get("story").waiting(edyta, "pl"))
        return len(queries)

    in_state(begin(celina), "submitted"), in_state(begin(edyta), "sent_back"), shown()
    one = cost()
    for _ in range(3):
        in_state(begin(celina), "submitted"), in_state(begin(edyta), "sent_back"), shown()
    assert cost() == one


def test_texts_are_gone_with_the_story():
    story = told()
    actions.withdraw_story(story, actor=None)
    assert StoryText.objects.count() == 0
