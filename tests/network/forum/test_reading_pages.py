"""What do the forum's pages show, to whom, and at what cost?"""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.forum import actions, phrases
from network.forum.models import Board, BoardText, Status, Thanks, Topic
from network.forum.rules import reach_of
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import make_board, make_post, make_topic
from tests.reading import Reader

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)
NOW = datetime.now(UTC)


@pytest.fixture
def board() -> Board:
    return make_board()


def signed_in(person: Person) -> Client:
    client = Reader()
    client.force_login(person.user)
    return client


def html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    """The titles of the list, in its order."""
    return re.findall(r'<h2 class="lada-heading-link"><a href="/forum/temat/[^>]*>([^<]*)</a>', page)


def numbers(page: str) -> list[int]:
    """The numbers of the posts on the page."""
    return [int(number) for number in re.findall(r'<article class="lada-post[^"]*" id="p(\d+)"', page)]


def link(page: str, rel: str) -> str:
    """Where the link to the neighbouring part leads; "" where there is none."""
    found = re.search(rf'<a rel="{rel}" href="([^"]*)"', page)
    return found[1].replace("&amp;", "&") if found else ""


def in_board(board: Board, count: int, **facts) -> list[Topic]:
    """So many topics, each an hour newer than the one before."""
    return [
        make_topic(board, title=f"Temat {number}", moment=MORNING + timedelta(hours=number), **facts)
        for number in range(1, count + 1)
    ]


# Boards


def test_index_says_of_each_board_what_it_is_for_and_who_reads_it(client: Client):
    make_board("jawna", name="Jawna", about="O wszystkim.")
    page = html(client, "/forum/")
    row = re.search(r'<li class="lada-board-row">(.*?)</li>', page, re.DOTALL)[1]
    said = [text.strip() for text in re.findall(r">([^<>]+)<", row) if text.strip()]
    assert said == ["Jawna", "O wszystkim.", phrases.readers(Board(audience="everyone")), phrases.topics(0)]


def test_each_audience_is_told_in_words_of_its_own():
    assert len({phrases.readers(Board(audience=audience)) for audience in Board.Audience.values}) == 3


def test_board_inside_a_members_board_says_that_members_read_it():
    around = Board(audience="members")
    assert phrases.readers(Board(audience="everyone", parent=around)) == phrases.readers(around)


@pytest.mark.parametrize(("audience", "visitor", "member"), [("signed_in", 404, 200), ("members", 404, 404)])
def test_board_not_for_her_is_not_there(audience: str, visitor: int, member: int, client: Client):
    make_board("cicha", name="Cicha", audience=audience)
    celina = signed_in(cast.celina())
    assert (client.get("/forum/cicha/").status_code, celina.get("/forum/cicha/").status_code) == (visitor, member)
    assert ("Cicha" in html(client, "/forum/"), "Cicha" in html(celina, "/forum/")) == (visitor == 200, member == 200)


def test_board_is_named_in_the_readers_language(client: Client, board: Board):
    BoardText.objects.create(board=board, language="uk", name="Розмови")
    assert "<h1>Розмови</h1>" in html(client, "/uk/forum/rozmowy/")
    assert '<h1 lang="pl">Rozmowy</h1>' in html(client, "/en/forum/rozmowy/")


def test_index_names_no_title_of_a_sensitive_board(client: Client):
    quiet, loud = make_board("cicha", is_sensitive=True), make_board("glosna")
    make_topic(quiet, title="Tytuł cichy")
    make_topic(loud, title="Tytuł głośny")
    page = html(client, "/forum/")
    assert ("Tytuł cichy" in page, "Tytuł głośny" in page) == (False, True)


# Lists


def test_list_shows_pinned_topics_first_then_the_newest(client: Client, board: Board):
    first, _second, _third = in_board(board, 3)
    Topic.objects.filter(pk=first.pk).update(is_pinned=True)
    assert titles(html(client, "/forum/rozmowy/")) == ["Temat 1", "Temat 3", "Temat 2"]


def test_list_is_walked_there_and_back_without_a_gap(client: Client, board: Board):
    made = in_board(board, 45)
    Topic.objects.filter(pk=made[0].pk).update(is_pinned=True)
    wanted = ["Temat 1", *(f"Temat {number}" for number in range(45, 1, -1))]
    there, page = [], html(client, "/forum/rozmowy/")
    there += titles(page)
    while query := link(page, "next"):
        page = html(client, f"/forum/rozmowy/{query}")
        there += titles(page)
    back = titles(page)
    while query := link(page, "prev"):
        page = html(client, f"/forum/rozmowy/{query}")
        back = titles(page) + back
    assert (there, back) == (wanted, wanted)


@pytest.mark.parametrize("query", ["?po=x", "?po=1-2", "?po=9-9-9", "?przed=", "?po=0-99999999999999999-1", "?po=%00"])
def test_list_answers_what_is_no_key_with_a_page(query: str, client: Client, board: Board):
    make_topic(board)
    assert client.get(f"/forum/rozmowy/{query}").status_code == 200


def test_list_says_in_words_how_far_the_answers_are(client: Client, board: Board):
    waiting, answered = in_board(board, 2)
    make_post(answered, moment=MORNING + timedelta(hours=3))
    states = re.findall(r'lada-topic-row-state">\s*<span[^>]*>([^<]+)</span>', html(client, "/forum/rozmowy/"))
    waiting.refresh_from_db()
    answered.refresh_from_db()
    assert states == [phrases.answers(answered), phrases.answers(waiting)]
    assert len(set(states)) == 2


@pytest.mark.parametrize("status", [Status.PENDING, Status.HIDDEN, Status.REMOVED])
def test_list_leaves_out_what_not_all_may_read(status: str, client: Client, board: Board):
    make_topic(board, title="Widać")
    make_topic(board, title="Nie widać", status=status)
    assert titles(html(client, "/forum/rozmowy/")) == ["Widać"]


def test_unanswered_lists_the_longest_waiting_first(client: Client, board: Board):
    _first, second, _third = in_board(board, 3)
    make_post(second)
    assert titles(html(client, "/forum/bez-odpowiedzi/")) == ["Temat 1", "Temat 3"]


def test_question_that_a_helper_will_answer_is_asked_of_nobody_else(client: Client, board: Board):
    first, _second = in_board(board, 2)
    ewa, member = signed_in(cast.ewa()), signed_in(cast.celina())
    claim = f"{first.get_absolute_url()}odpowiem/"
    path = "/forum/bez-odpowiedzi/"
    assert [f'action="{claim}"' in html(reader, path) for reader in (ewa, member, client)] == [True, False, False]
    assert ewa.post(claim).headers["Location"] == f"{first.get_absolute_url()}odpowiedz/"
    assert [titles(html(reader, path)) for reader in (ewa, member)] == [["Temat 1", "Temat 2"], ["Temat 2"]]


def test_helper_is_not_asked_to_answer_herself(board: Board):
    ewa = cast.ewa()
    make_topic(board, author=ewa, alias="Dzwonek")
    assert "odpowiem/" not in html(signed_in(ewa), "/forum/bez-odpowiedzi/")


# Topics


def test_topic_shows_the_page_that_holds_the_number(client: Client, board: Board):
    topic = make_topic(board)
    for _number in range(44):
        make_post(topic, author=topic.author)
    url = topic.get_absolute_url()
    shown = {asked: numbers(html(client, f"{url}{asked}")) for asked in ("", "?od=20", "?od=21", "?od=45", "?od=999")}
    first, second, third = list(range(1, 21)), list(range(21, 41)), list(range(41, 46))
    assert shown == {"": first, "?od=20": first, "?od=21": second, "?od=45": third, "?od=999": third}


@pytest.mark.parametrize("asked", ["?od=x", "?od=-1", "?od=0", "?od=²", "?od=99999999999999999999", "?od="])
def test_topic_answers_what_is_no_number_with_a_page(asked: str, client: Client, board: Board):
    assert numbers(html(client, make_topic(board).get_absolute_url() + asked)) == [1]


def test_address_of_a_post_leads_to_its_page(client: Client, board: Board):
    topic = make_topic(board)
    post = make_post(topic)
    assert client.get(post.get_absolute_url()).headers["Location"] == f"{topic.get_absolute_url()}?od=2#p2"


def test_topic_under_an_old_title_leads_on(client: Client, board: Board):
    topic = make_topic(board)
    answer = client.get(f"/forum/temat/{topic.pk}-inny-tytul/?od=3")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{topic.get_absolute_url()}?od=3")


def test_hidden_and_removed_posts_keep_their_number_and_lose_their_words(client: Client, board: Board):
    topic = make_topic(board)
    make_post(topic, text="Ukryte słowa", status=Status.HIDDEN)
    make_post(topic, text="Usunięte słowa", status=Status.REMOVED)
    make_post(topic, text="Zostaje")
    page = html(client, topic.get_absolute_url())
    assert (numbers(page), "Ukryte słowa" in page, "Usunięte słowa" in page, "Zostaje" in page) == (
        [1, 2, 3, 4], False, False, True,
    )  # fmt: skip


def test_waiting_post_is_seen_by_who_wrote_it_and_who_leads(client: Client, board: Board):
    topic, celina, ewa = make_topic(board), cast.celina(), cast.ewa()
    make_post(topic, author=celina, alias="Dzwonek", text="Słowa w kolejce", status=Status.PENDING)
    other = cast.person("Irena", Role.MEMBER)
    readers = {"visitor": client, "celina": signed_in(celina), "ewa": signed_in(ewa), "other": signed_in(other)}
    seen = {who: "Słowa w kolejce" in html(reader, topic.get_absolute_url()) for who, reader in readers.items()}
    assert seen == {"visitor": False, "celina": True, "ewa": True, "other": False}


def test_topic_that_waits_is_there_for_who_began_it_under_an_alias(client: Client, board: Board):
    celina = cast.celina()
    topic = make_topic(board, author=celina, alias="Dzwonek", status=Status.PENDING)
    url = topic.get_absolute_url()
    assert (signed_in(celina).get(url).status_code, client.get(url).status_code) == (200, 404)


def test_page_of_a_topic_under_an_alias_names_nobody(client: Client, board: Board):
    celina = cast.celina()
    topic = make_topic(board, author=celina, alias="Dzwonek")
    pages = [html(client, path) for path in (topic.get_absolute_url(), "/forum/rozmowy/", "/forum/bez-odpowiedzi/")]
    assert [("Dzwonek" in page, "Celina" in page) for page in pages] == [(True, False)] * 3


def test_post_says_in_which_language_it_is(client: Client, board: Board):
    topic = make_topic(board)
    make_post(topic, text="Так")
    topic.posts.filter(position=2).update(language="uk")
    page = html(client, topic.get_absolute_url())
    assert re.findall(r'<div class="lada-post-text[^"]*"( lang="\w+")?', page) == ["", ' lang="uk"']


def test_hard_topic_is_folded_until_somebody_wants_to_read_it(client: Client, board: Board):
    url = make_topic(board, note=Topic.Note.LOSS).get_absolute_url()
    assert ["lada-topic-fold" in html(client, path) for path in (url, f"{url}?od=1")] == [True, False]


def test_quotation_of_a_post_on_another_page_leads_there(client: Client, board: Board):
    topic = make_topic(board)
    for _number in range(20):
        make_post(topic, author=topic.author)
    make_post(topic, text="> [Marta](#p1):\n> Szukam\n\nI [tu](#p21).")
    page = html(client, f"{topic.get_absolute_url()}?od=22")
    quoted = re.search(r'id="p22".*?<div class="lada-post-text">(.*?)</div>', page, re.DOTALL)[1]
    assert re.findall(r'href="([^"]*)"', quoted) == [f"{topic.get_absolute_url()}?od=1#p1", "#p21"]


def test_old_topic_asks_whether_it_still_holds_until_somebody_says_so(board: Board):
    Board.objects.update(asks_after_months=3)
    topic, celina = make_topic(board, moment=NOW - timedelta(days=100)), cast.celina()
    own = make_topic(board, author=celina, moment=NOW - timedelta(days=100))
    reader = signed_in(celina)
    confirm = f'action="{own.get_absolute_url()}aktualne/"'
    assert confirm in html(reader, own.get_absolute_url())
    assert "aktualne/" not in html(reader, topic.get_absolute_url())
    reader.post(f"{own.get_absolute_url()}aktualne/")
    assert "aktualne/" not in html(reader, own.get_absolute_url())


# What is new


def test_first_post_that_is_new_is_one_press_away(board: Board):
    topic, celina = make_topic(board), cast.celina()
    reader, url = signed_in(celina), topic.get_absolute_url()
    html(reader, url)
    make_post(topic, moment=NOW + timedelta(hours=1))
    make_post(topic, moment=NOW + timedelta(hours=2))
    listed = html(reader, "/forum/rozmowy/")
    assert f'href="{url}?od=2#p2"' in listed
    page = html(reader, url)
    assert re.findall(r'<p><a href="(#p\d+)">', page) == ["#p2"]
    assert re.findall(r'<p><a href="(#p\d+)">', html(reader, url)) == []


def test_first_page_of_a_long_topic_leaves_the_last_one_new(board: Board):
    topic, celina = make_topic(board), cast.celina()
    for _number in range(24):
        make_post(topic, author=topic.author, moment=NOW + timedelta(hours=1))
    reader = signed_in(celina)
    html(reader, topic.get_absolute_url())
    assert f'href="{topic.get_absolute_url()}?od=21#p21"' in html(reader, "/forum/rozmowy/")


def test_board_said_to_be_read_has_nothing_new(board: Board):
    topic, celina = make_topic(board), cast.celina()
    make_post(topic, moment=NOW + timedelta(seconds=1))
    Person.objects.filter(pk=celina.pk).update(created_at=MORNING)
    reader = signed_in(celina)
    assert topic.get_absolute_url() + "?od=1#p1" in html(reader, "/forum/rozmowy/")
    Topic.objects.update(last_post_at=NOW - timedelta(hours=1))
    reader.post("/forum/rozmowy/przeczytane/")
    assert topic.get_absolute_url() + "?od=1#p1" not in html(reader, "/forum/rozmowy/")


# Who finds it, and who keeps it


@pytest.mark.parametrize("indexed", [True, False])
def test_search_engines_may_list_what_the_board_allows(indexed: bool, client: Client):
    topic = make_topic(make_board(is_indexed=indexed))
    for path in ("/forum/", "/forum/rozmowy/", topic.get_absolute_url()):
        answer = client.get(path)
        found = (
            answer.headers.get("X-Robots-Tag"),
            '<meta name="robots" content="noindex">' in answer.content.decode(),
        )
        assert found == ((None, False) if indexed else ("noindex", True))


def test_topic_tells_machines_what_it_shows_only_where_they_may_list_it(client: Client):
    topic = make_topic(make_board(is_indexed=True), title="</script><b>Buty", text="Szukam **butów** & </script>")
    make_post(topic, text="Ukryte", status=Status.HIDDEN)
    make_post(topic, text="Są na Szkolnej", alias="Dzwonek")
    page = html(client, topic.get_absolute_url())
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (told["@type"], told["headline"], told["text"], told["author"]["name"]) == (
        "DiscussionForumPosting", "</script><b>Buty", "Szukam butów & </script>", "Marta",
    )  # fmt: skip
    assert [(one["author"]["name"], one["text"]) for one in told["comment"]] == [("Dzwonek", "Są na Szkolnej")]
    Board.objects.update(is_indexed=False)
    assert "application/ld+json" not in html(client, topic.get_absolute_url())


def test_sensitive_board_can_be_left_at_once_and_says_nothing_in_its_title(client: Client):
    topic = make_topic(make_board(is_sensitive=True), title="Bardzo trudne")
    for path in ("/forum/rozmowy/", topic.get_absolute_url()):
        answer = client.get(path)
        page = answer.content.decode()
        assert ('id="quick-exit"' in page, "Bardzo trudne" in page.split("</head>")[0]) == (True, False)
        assert "no-store" in answer.headers["Cache-Control"]
    assert 'id="quick-exit"' not in html(client, "/forum/")


def test_visitor_is_invited_and_comes_back_here(client: Client, board: Board):
    topic = make_topic(board)
    page = html(client, f"{topic.get_absolute_url()}?od=1")
    way = re.search(r'href="/konto/wejscie/\?next=([^"]*)" rel="nofollow">', page.split("<main")[1])[1]
    assert way == f"{topic.get_absolute_url()}?od=1".replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_visitors_get_writes_nothing_and_sets_no_cookie(client: Client, board: Board):
    topic = make_topic(board)
    make_post(topic)
    for path in ("/forum/", "/forum/rozmowy/", "/forum/bez-odpowiedzi/", topic.get_absolute_url()):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert [one["sql"] for one in queries if not one["sql"].startswith(("SELECT", "PRAGMA"))] == []
        assert answer.cookies == {}


# What it costs


def cost(client: Client, path: str) -> int:
    """Queries of the page, seen for the second time, beside those of the site's furniture (menus, helplines)."""
    client.get(path)  # what is read now is remembered, and the words of needs are kept for a minute
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    tables = re.compile(
        r'FROM "(?:network_(?:board|topic|post|thanks|person|membership)\w*|\w*session\w*|accounts_user)"'
    )
    return sum(1 for one in queries if tables.search(one["sql"]) or not one["sql"].startswith("SELECT"))


def grown(board: Board, reader: Person) -> Topic:
    """A forum with many boards, topics and posts; the topic with most of them."""
    for number in range(12):
        other = make_board(f"inna-{number}", parent=board if number % 2 else None)
        make_topic(other)
    topics = in_board(board, 30)
    topic = make_topic(board, author=reader, alias="Dzwonek", title="Najdłuższy", moment=MORNING + timedelta(days=9))
    for number in range(40):
        post = make_post(topic, text=f"Odpowiedź {number}", answers=1)
        actions.thank(post, Thanks.Kind.THANKS, actor=topics[0].author, reach=reach_of(topics[0].author))
    return Topic.objects.get(pk=topic.pk)


@pytest.mark.parametrize(
    ("page", "visitor", "member"), [("index", 3, 6), ("list", 4, 8), ("topic", 5, 9), ("unanswered", 4, 8)]
)
def test_page_costs_no_more_than_its_budget_and_the_same_for_much(page: str, visitor: int, member: int, board: Board):
    celina = cast.celina()
    small = make_topic(board, author=celina, alias="Dzwonek")
    make_post(small)
    make_topic(board)
    paths = {"index": "/forum/", "list": "/forum/rozmowy/", "unanswered": "/forum/bez-odpowiedzi/"}
    anyone, she = Reader(), signed_in(celina)
    few = [cost(reader, paths.get(page, small.get_absolute_url())) for reader in (anyone, she)]
    large = grown(board, celina)
    many = [cost(reader, paths.get(page, large.get_absolute_url())) for reader in (anyone, she)]
    last = f"{large.get_absolute_url()}?od=41" if page == "topic" else paths[page]
    assert cost(anyone, last) == many[0]
    assert cost(she, last) <= many[1]  # where nothing is hers, nobody asks whether she needs help
    assert few == many
    assert (few[0] <= visitor, few[1] <= member) == (True, True), (few, many)


def test_moderator_of_a_board_reads_what_is_hidden_there_alone(board: Board):
    other, ewa = make_board("inna"), cast.person("Ela")
    Membership.objects.create(person=ewa, role=Role.MODERATOR, scope_kind="board", scope_id=board.pk)
    reader = signed_in(ewa)
    seen = []
    for one in (board, other):
        topic = make_topic(one)
        make_post(topic, text="Ukryte słowa", status=Status.HIDDEN)
        seen.append("Ukryte słowa" in html(reader, topic.get_absolute_url()))
    assert seen == [True, False]
