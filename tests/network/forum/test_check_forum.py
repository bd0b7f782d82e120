"""Does the check find each invariant that somebody broke by hand, and put right what it can?"""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.forum import actions, leading, sentences, standing
from network.forum.models import Board, Post, PostDraft, PostRevision, Status, Thanks, Topic, TopicAlias, TopicReader
from network.forum.rules import reach_of
from network.log import actions as log
from network.people.models import Person
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forum(db: None) -> None:
    """Two boards, a topic under an alias with answers of every status, one by name; read, thanked and edited."""
    celina, olga = cast.celina(), cast.olga()
    first = make_topic(make_board("a"), author=celina, alias="Sowa")
    answer = make_post(first, author=olga, moment=MORNING + timedelta(hours=1))
    for status in (Status.PENDING, Status.HIDDEN, Status.REMOVED):
        make_post(first, text=f"[{status}](https://a.pl)", status=status, moment=MORNING + timedelta(hours=2))
    actions.thank(answer, Thanks.Kind.THANKS, actor=celina, reach=reach_of(celina))
    actions.edit_post(answer, "**Inaczej.**", actor=olga, reach=reach_of(olga))
    TopicReader.objects.create(person=olga, topic=first, position=3)
    make_topic(make_board("b", audience=Board.Audience.SIGNED_IN), author=olga)


def check(*options: str) -> tuple[list[str], str]:
    """The lines of the command, and with what it ended."""
    out = StringIO()
    try:
        call_command("check_forum", *options, stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error)
    return out.getvalue().splitlines(), ""


FINE = (["The forum agrees with itself."], "")


def topic() -> Topic:
    return Topic.objects.get(board__slug="a")


def test_forum_written_by_its_verbs_agrees_with_itself():
    assert check() == FINE


def test_forum_agrees_after_every_verb_of_moderators():
    ewa = cast.ewa()
    standing.put_topic(topic(), Status.HIDDEN)
    for post in topic().posts.all():
        standing.put_post(post, Status.VISIBLE)
    standing.put_topic(topic(), Status.VISIBLE)
    leading.move_topic(topic(), Board.objects.get(slug="b"), actor=ewa, reach=reach_of(ewa), reason="Tu pasuje.")
    assert check() == FINE


BROKEN: dict[str, tuple[Callable[[], object], list[str]]] = {
    "last number behind": (lambda: Topic.objects.filter(board__slug="a").update(last_position=4), ["numbers"]),
    "posts of a topic": (lambda: Topic.objects.filter(board__slug="a").update(posts_count=3), ["topics"]),
    "answers": (lambda: Topic.objects.filter(board__slug="a").update(answers_count=0), ["topics"]),
    "newest number": (lambda: Topic.objects.filter(board__slug="a").update(newest_position=5), ["topics"]),
    "newest name": (lambda: Topic.objects.filter(board__slug="a").update(last_label="Nikt"), ["topics"]),
    "newest time": (lambda: Topic.objects.filter(board__slug="a").update(last_post_at=MORNING), ["topics"]),
    "topics of a board": (lambda: Board.objects.filter(slug="a").update(topics_count=2), ["boards"]),
    "posts of a board": (lambda: Board.objects.filter(slug="a").update(posts_count=9), ["boards"]),
    "newest of a board": (lambda: Board.objects.filter(slug="a").update(last_topic=None), ["boards"]),
    "time of a board": (lambda: Board.objects.filter(slug="a").update(last_post_at=None), ["boards"]),
    "thanks": (lambda: Post.objects.filter(position=2).update(thanks_count=0), ["thanks"]),
    "standing by": (lambda: Post.objects.filter(position=1).update(with_you_count=7), ["thanks"]),
    "reader ahead": (lambda: TopicReader.objects.update(position=6), ["readers"]),
    "asker": (lambda: Post.objects.filter(position=1, alias=None).update(by_asker=False), ["askers"]),
    "answerer as asker": (lambda: Post.objects.filter(position=2).update(by_asker=True), ["askers"]),
    "name of an alias": (lambda: Post.objects.exclude(alias=None).update(label="Celina"), ["names"]),
    "name of nobody": (lambda: Post.objects.filter(position=2).update(author=None), ["names", "topics"]),
    "topic of nobody": (lambda: Topic.objects.filter(board__slug="b").update(author=None), ["names"]),
    "html": (lambda: Post.objects.filter(position=2).update(html="<p onclick>"), ["texts"]),
    "links of a held post": (lambda: Post.objects.filter(position=3).update(has_links=True), ["texts"]),
    "older renderer": (lambda: Post.objects.filter(position=2).update(renderer=0), ["texts"]),
    "alias in a draft": (
        lambda: PostDraft.objects.create(person=Person.objects.get(name="Olga"), key="topic-1", data={"alias": "Kret"}),
        ["secrets"],
    ),
    "draft of an aliased post": (
        lambda: PostDraft.objects.create(
            person=Person.objects.get(name="Olga"), key=f"post-{Post.objects.exclude(alias=None).get().pk}"
        ),
        ["secrets"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_broken_row_is_found_and_repaired(what: str):
    break_it, found = BROKEN[what]
    break_it()
    lines, ended = check("--repair")
    assert sorted({line.split(":")[0] for line in lines[:-1]}) == found
    assert {line.rsplit(" – ")[-1] for line in lines[:-1]} == {"repaired"}
    assert (lines[-1], ended) == ("The forum agrees with itself.", "")
    assert check() == FINE


@pytest.mark.parametrize("what", BROKEN)
def test_check_alone_changes_nothing_and_fails(what: str):
    BROKEN[what][0]()
    first = check()
    assert first[1].endswith(" left")
    assert check() == first


def _delete_in_the_middle() -> object:
    Post.objects.filter(position=3).delete()
    return Topic.objects.filter(board__slug="a").update(posts_count=2)


def _name_in_the_log() -> object:
    return log.record("post_write", Post.objects.exclude(alias=None).get(), actor=Person.objects.get(name="Celina"))


def _name_of_the_author_in_the_log() -> object:
    return log.record("topic_begin", topic(), actor=None, author=Person.objects.get(name="Celina"))


def _editor_of_an_alias() -> object:
    post = Post.objects.exclude(alias=None).get()
    return PostRevision.objects.create(post=post, editor=Person.objects.get(name="Celina"), source="x")


def _alias_of_another_topic() -> object:
    other = TopicAlias.objects.create(topic=Topic.objects.get(board__slug="b"), label="Kret")
    return Post.objects.filter(position=3).update(alias=other, author=None, label="Kret")


def _third_level() -> object:
    middle = make_board("c", parent=Board.objects.get(slug="b"))
    return make_board("d", parent=middle)


FOR_PEOPLE: dict[str, tuple[Callable[[], object], str]] = {
    "missing number": (_delete_in_the_middle, "numbers"),
    "number ahead": (lambda: Topic.objects.filter(board__slug="a").update(last_position=9), "numbers"),
    "actor of an alias": (_name_in_the_log, "secrets"),
    "author of an alias": (_name_of_the_author_in_the_log, "secrets"),
    "editor of an alias": (_editor_of_an_alias, "secrets"),
    "alias of another topic": (_alias_of_another_topic, "names"),
    "third level": (_third_level, "boards"),
}


@pytest.mark.parametrize("what", FOR_PEOPLE)
def test_what_only_people_can_put_right_is_said_and_left(what: str):
    break_it, found = FOR_PEOPLE[what]
    break_it()
    lines, ended = check("--repair")
    left = [line for line in lines if not line.endswith("repaired")]
    assert ([line.split(":")[0] for line in left], ended) == ([found], "1 left")


def test_check_says_no_name_of_who_stands_behind_an_alias():
    _name_in_the_log()
    _editor_of_an_alias()
    assert "Celina" not in "".join(check()[0])


def test_name_of_nobody_is_said_in_the_language_of_the_post():
    Post.objects.filter(position=2).update(author=None, language="uk")
    check("--repair")
    assert Post.objects.get(position=2).label == sentences.erased_label("uk")


def test_quick_check_leaves_the_texts():
    Post.objects.filter(position=2).update(html="<p onclick>")
    assert (check("--quick"), check()[1]) == (FINE, "1 left")


def test_check_costs_the_same_queries_for_one_topic_and_for_many():
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            check()
        return len(asked)

    before = queries()
    for _ in range(10):
        make_post(make_topic(Board.objects.get(slug="a")))
    assert queries() == before
