"""Can somebody say over HTTP what she wants to hear and remember, and who leads a board move, close and pin?"""

import pytest
from django.utils import timezone

from network.forum.models import Board, BoardReader, Topic, TopicReader, Watch
from network.log.models import Entry
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_board, make_post, make_topic
from tests.network.partners.forms_over_http import browser, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Board:
    return make_board()


@pytest.fixture
def topic(board: Board) -> Topic:
    return make_topic(board)


@pytest.fixture
def marta(db: None) -> Person:
    return cast.person("Marta", Role.MODERATOR)


def test_topic_is_followed_and_no_longer(topic: Topic):
    celina = cast.celina()
    client = browser(celina)
    for level in (Watch.ALL, Watch.NOTHING):
        press(client, topic.get_absolute_url(), f"{topic.get_absolute_url()}slysze/", level=str(level.value))
        assert TopicReader.objects.get(person=celina).watch == level
        assert f'value="{level.value}" checked' in client.get(topic.get_absolute_url()).content.decode()


@pytest.mark.parametrize("level", ["", "7", "x", "\u0662"])
def test_forged_level_changes_nothing(topic: Topic, level: str):
    celina = cast.celina()
    client = browser(celina)
    address = topic.get_absolute_url()
    assert client.post(f"{address}slysze/", {"level": level}).status_code in (302, 403)
    assert not TopicReader.objects.filter(person=celina).exclude(watch=Watch.REPLIES).exists()


def test_board_is_followed(board: Board, topic: Topic):
    celina = cast.celina()
    press(browser(celina), board.get_absolute_url(), f"{board.get_absolute_url()}slysze/", level=str(Watch.ALL.value))
    assert BoardReader.objects.get(person=celina).watch == Watch.ALL


def test_remembered_talks_stand_on_a_list_of_her_own(topic: Topic):
    celina = cast.celina()
    client, address = browser(celina), topic.get_absolute_url()
    press(client, address, f"{address}zapamietaj/")
    assert topic.title in client.get("/forum/zapamietane/").content.decode()
    press(client, address, f"{address}zapamietaj/", forget="1")
    assert topic.title not in client.get("/forum/zapamietane/").content.decode()


def test_remembered_talk_of_a_board_she_may_read_no_longer_is_not_listed(board: Board, topic: Topic):
    celina = cast.celina()
    client, address = browser(celina), topic.get_absolute_url()
    press(client, address, f"{address}zapamietaj/")
    Board.objects.update(audience=Board.Audience.MEMBERS)
    assert topic.title not in client.get("/forum/zapamietane/").content.decode()


def test_list_costs_the_same_for_one_talk_and_for_many(board: Board, django_assert_max_num_queries):
    celina = cast.celina()
    client = browser(celina)
    counts = []
    for many in (1, 10):
        for _time in range(many):
            TopicReader.objects.create(person=celina, topic=make_topic(board), is_bookmarked=True)
        with django_assert_max_num_queries(12) as captured:
            client.get("/forum/zapamietane/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("step", "field"),
    [("lock", "is_locked"), ("pin", "is_pinned")],
)
def test_who_leads_closes_and_pins_with_a_reason(marta: Person, topic: Topic, step: str, field: str):
    address = f"{topic.get_absolute_url()}prowadz/"
    press(browser(marta), address, address, step=step, reason="Wszystko powiedziane.")
    topic.refresh_from_db()
    assert getattr(topic, field)
    assert Entry.objects.get(verb=f"topic_{step}").reason == "Wszystko powiedziane."


def test_who_leads_moves_a_talk(marta: Person, topic: Topic):
    make_board("inny")
    address = f"{topic.get_absolute_url()}prowadz/"
    press(browser(marta), address, address, step="move", board="inny", reason="Pasuje tam.")
    topic.refresh_from_db()
    assert topic.board.slug == "inny"


@pytest.mark.parametrize("given", [{"step": "lock", "reason": ""}, {"step": "move", "reason": "Tam."}, {"step": "x"}])
def test_what_is_missing_is_said_and_the_words_stay(marta: Person, topic: Topic, given: dict[str, str]):
    make_board("inny")
    address = f"{topic.get_absolute_url()}prowadz/"
    reply = press(browser(marta), address, address, **given)
    assert (reply.status_code, Entry.objects.filter(verb__startswith="topic_").exclude(verb="topic_begin").count()) == (
        200, 0,
    )  # fmt: skip
    assert given.get("reason", "") in reply.content.decode()


def test_help_card_stands_at_the_words_of_its_author_alone(topic: Topic):
    celina = cast.celina()
    make_post(topic, author=celina, text="Nie chcę już żyć.", moment=timezone.now())
    address = topic.get_absolute_url()
    assert "help-card-" in browser(celina).get(address).content.decode()
    assert "help-card-" not in browser(cast.person("Zoja")).get(address).content.decode()
