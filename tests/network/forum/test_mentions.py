"""Whom does an @ tell, and does it show nobody who stands behind an alias?"""

import pytest

from network.forum import actions, aliases, mentions, reading, standing
from network.forum.models import Board, Status, Topic, Watch
from network.forum.rules import reach_of
from network.models import Letter, Notice
from network.people.models import Person
from tests import cast
from tests.factories import make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("@Sowa dzięki", ["Sowa"]), ("@sowa, @SOWA.", ["Sowa"]), ("(@Żaba)", ["Żaba"]), ("@zaba", ["Żaba"]),
        ("@Anna Maria, tak", ["Anna Maria"]), ("@Anna, Maria", ["Anna Maria"]), ("@Anna i Sowa", ["Anna"]),
        ("@Sowa2", []), ("@ Sowa", []), ("Sowa", []), ("@Nikt", []), ("@Żaba i @Sowa", ["Żaba", "Sowa"]),
        ("**@Sowa**", ["Sowa"]), ("@Сова", ["Сова"]), ("", []),
    ],
)  # fmt: skip
def test_name_behind_an_at_sign_is_found(source: str, found: list[str]):
    assert mentions.mentioned(source, ["Sowa", "Żaba", "Anna", "Anna Maria", "Сова", "🙂"]) == found


def test_ten_names_of_a_post_count():
    names = [f"Osoba{number}" for number in range(20)]
    assert mentions.mentioned(" ".join(f"@{name}" for name in names), names) == names[:10]


def told() -> list[tuple[str, str, str, int]]:
    rows = Notice.objects.order_by("id").values_list("person__name", "kind", "subject_kind", "round")
    return list(rows)


def test_person_and_alias_are_told_alike():
    celina, olga = cast.celina(), cast.olga()
    topic = make_topic(author=celina, alias="Sowa")
    make_post(topic, author=olga)
    make_post(topic, text="@Sowa, @Olga: zajrzyjcie")
    assert told() == [("Celina", "topic_news", "topic", 2), ("Olga", "topic_news", "topic", 3)]
    assert not Letter.objects.exists()


def test_name_of_the_person_behind_an_alias_tells_nobody():
    topic = make_topic()
    make_post(topic, author=cast.celina(), alias="Sowa")
    assert mentions.names_in(topic) == ["Marta", "Sowa"]
    make_post(topic, text="@Celina to ty?")
    assert {name for name, *_notice in told()} == {"Marta"}  # who asked hears of every answer


def test_people_who_write_elsewhere_are_not_told():
    board = make_board()
    make_topic(board, author=cast.olga())
    make_topic(board, author=cast.celina(), alias="Sowa")
    make_post(make_topic(board), text="@Olga @Sowa")
    assert {name for name, *_notice in told()} == {"Marta"}


def test_nobody_is_told_of_her_own_words():
    celina = cast.celina()
    topic = make_topic(author=celina, alias="Sowa")
    make_post(topic, author=celina, text="@Sowa to ja")
    assert told() == []


def test_held_post_tells_when_it_is_approved_and_once():
    topic = make_topic(author=cast.celina())
    post = make_post(topic, text="@Celina, tak", status=Status.PENDING)
    assert told() == []
    for status in (Status.VISIBLE, Status.HIDDEN, Status.VISIBLE):
        standing.put_post(post, status)
    assert told() == [("Celina", "topic_news", "topic", 2)]


def test_name_added_later_tells_once():
    celina, olga = cast.celina(), cast.olga()
    topic = make_topic(author=celina)
    post = make_post(topic, author=olga, text="Tak.")
    for text in ("Tak, @Celina.", "Nie, @Celina.", "@Celina"):
        actions.edit_post(post, text, actor=olga, reach=reach_of(olga))
        Notice.objects.update(seen_at=post.created_at)
    assert told() == [("Celina", "topic_news", "topic", 2)]


def test_who_has_not_looked_yet_is_told_no_more():
    topic = make_topic(author=cast.celina())
    make_post(topic, text="@Celina")
    make_post(topic, text="@Celina")
    assert told() == [("Celina", "topic_news", "topic", 2)]


def test_who_wants_to_hear_nothing_hears_nothing():
    celina = cast.celina()
    topic = make_topic(author=celina)
    reading.watch_topic(topic, Watch.NOTHING, actor=celina, reach=reach_of(celina))
    make_post(topic, text="@Celina")
    assert told() == []


def test_who_may_read_no_longer_is_not_told():
    make_topic(author=cast.celina())
    Board.objects.update(audience=Board.Audience.MEMBERS)
    make_post(Topic.objects.get(), author=cast.ewa(), text="@Celina")
    assert told() == []


def test_erased_person_is_not_told():
    topic = make_topic(author=cast.celina(), alias="Sowa")
    for person in Person.objects.all():
        aliases.forget(person, topic)
    make_post(topic, text="@Sowa")
    assert told() == []
