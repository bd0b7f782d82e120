"""Can feed readers read the feeds, and do they hold what is shown and nothing else?"""

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy.stories import actions
from network.models import Leader
from tests import cast
from tests.advocacy.story_things import LEAD, NOON, TITLE, begin, in_state, shown

pytestmark = pytest.mark.django_db
HOSTILE = "</title><script>alert(1)</script> & ]]> \x08\x0b\ufffe Tytuł"


def read(client: Client, path: str = "/opowiesci/kanal.atom"):
    """The feed as a feed reader understands it, and as XML is read."""
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (0, "atom10")
    return found


@pytest.fixture
def leader(db) -> Leader:
    return Leader.objects.create(
        person=cast.person("Halina"), slug="halina", shown=True, state="published", version=1, published_at=NOON
    )


def test_entry_says_what_the_story_is(client: Client):
    story = shown(signature="Maria, 68")
    found = read(client)
    (entry,) = found.entries
    assert (found.feed.title, found.feed.language) == ("Opowieści", "pl")
    assert (entry.title, entry.summary, entry.author) == (TITLE, LEAD, "Maria, 68")
    assert (entry.link, entry.published) == (f"http://testserver/opowiesci/{story.slug}/", "2026-11-23T12:00:00+00:00")


def test_feed_is_of_one_language(client: Client):
    both = shown(title="Po polsku")
    shown(title="Tylko po polsku")
    actions.publish_story_text(both, actor=None, language="uk", title="Українською", lead="")
    assert [entry.title for entry in read(client, "/uk/opowiesci/kanal.atom").entries] == ["Українською"]
    assert len(read(client).entries) == 2


def test_feeds_of_a_shop_and_a_leader_hold_theirs(client: Client, shop, leader):
    shown(title="O sklepie", shop=shop)
    shown(title="Liderki", told_as="leader", leader=leader)
    assert [entry.title for entry in read(client, "/sklepy/bolszewo/opowiesci.atom").entries] == ["O sklepie"]
    assert [entry.title for entry in read(client, "/uk/liderzy/halina/opowiesci.atom").entries] == ["Liderki"]


@pytest.mark.parametrize("path", ["/sklepy/nie-ma/opowiesci.atom", "/liderzy/nie-ma/opowiesci.atom"])
def test_feed_of_nobody_is_not_there(client: Client, path):
    assert client.get(path).status_code == 404


def test_feed_of_a_leader_who_is_not_shown_is_not_there(client: Client):
    Leader.objects.create(person=cast.person("Halina"), slug="halina")
    assert client.get("/liderzy/halina/opowiesci.atom").status_code == 404


def test_empty_feed_is_valid_and_always_the_same(client: Client):
    assert (len(read(client).entries), client.get("/opowiesci/kanal.atom").content) == (
        0,
        client.get("/opowiesci/kanal.atom").content,
    )


def test_hostile_words_stay_words(client: Client):
    shown(title=HOSTILE, lead=HOSTILE, signature=HOSTILE)
    entry = read(client).entries[0]
    assert entry.title == "</title><script>alert(1)</script> & ]]> Tytuł"
    assert "<script>" not in client.get("/opowiesci/kanal.atom").content.decode()


@pytest.mark.parametrize("state", ["draft", "submitted", "in_review", "sent_back", "declined", "withdrawn"])
def test_feed_holds_nothing_that_is_not_shown(client: Client, state):
    in_state(begin(cast.celina()), state)
    assert read(client).entries == []


def test_hidden_story_leaves_its_feeds_at_once(client: Client, shop):
    story = shown(shop=shop)
    assert [
        len(read(client, path).entries) for path in ("/opowiesci/kanal.atom", "/sklepy/bolszewo/opowiesci.atom")
    ] == [
        1,
        1,
    ]
    actions.withdraw_story(story, actor=None)
    assert [
        len(read(client, path).entries) for path in ("/opowiesci/kanal.atom", "/sklepy/bolszewo/opowiesci.atom")
    ] == [
        0,
        0,
    ]


def test_reader_that_has_it_hears_that_nothing_changed(client: Client):
    shown()
    known = client.get("/opowiesci/kanal.atom").headers["ETag"]
    assert client.get("/opowiesci/kanal.atom", headers={"If-None-Match": known}).status_code == 304
    story = shown(title="Nowa")
    answer = client.get("/opowiesci/kanal.atom", headers={"If-None-Match": known})
    assert (answer.status_code, "Nowa" in answer.content.decode()) == (200, True)
    actions.withdraw_story(story, actor=None)
    assert client.get("/opowiesci/kanal.atom", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 200


def test_one_entry_and_many_cost_the_same(client: Client):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/opowiesci/kanal.atom")
        return len(queries)

    shown()
    one = cost()
    for number in range(5):
        shown(title=f"Opowieść {number}", moment=NOON + timedelta(hours=number))
    assert cost() == one


def test_feed_ends_with_the_newest_thirty(client: Client):
    for number in range(32):
        shown(title=f"Opowieść {number}", moment=NOON + timedelta(minutes=number))
    entries = read(client).entries
    assert (len(entries), entries[0].title) == (30, "Opowieść 31")


def test_list_names_its_feed(client: Client):
    assert '<link rel="alternate" type="application/atom+xml"' in client.get("/opowiesci/").content.decode()
