"""Do rules and queries decide alike who reads a board, a topic, a post?"""

from itertools import product

import pytest

from network.forum import aliases, rules
from network.forum.models import Board, Post, Status, Topic, TopicAlias
from network.forum.rules import reach_of
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import make_board, make_topic

pytestmark = pytest.mark.django_db

AUDIENCES = list(Board.Audience.values)


def member(name: str, board: Board, role: str = Role.MEMBER) -> Person:
    person = cast.person(name)
    Membership.objects.create(person=person, role=role, scope_kind="board", scope_id=board.pk)
    return person


def boards() -> dict[tuple[str, str], Board]:
    """A board of each audience alone (under ""), and inside one of each audience."""
    around = {"": None} | {audience: make_board(f"around-{audience}", audience=audience) for audience in AUDIENCES}
    return {
        (outer, inner): make_board(f"in-{outer}-{inner}", audience=inner, parent=around[outer])
        for outer, inner in product(around, AUDIENCES)
    }


def readable(person: Person | None, among: dict[tuple[str, str], Board]) -> set[tuple[str, str]]:
    """By the query; the rule must say the same of every board."""
    found = set(Board.objects.visible_to(person))
    by_rule = {board for board in Board.objects.select_related("parent") if rules.can_read_board(person, board)}
    assert found == by_rule
    return {key for key, board in among.items() if board in found}


def test_visitor_reads_boards_for_everyone_that_stand_in_no_narrower_one():
    assert readable(None, boards()) == {("", "everyone"), ("everyone", "everyone")}


def test_signed_in_person_reads_all_but_members_boards():
    open_to_her = set(product(["", "everyone", "signed_in"], ["everyone", "signed_in"]))
    assert readable(cast.celina(), boards()) == open_to_her


def test_member_reads_her_board_and_not_the_next_one():
    among = boards()
    member_of = among["signed_in", "members"]
    more = readable(member("Lena", member_of), among) - readable(cast.celina(), among)
    assert more == {("signed_in", "members")}


def test_member_of_a_board_in_a_board_for_members_needs_both():
    among = boards()
    inner = among["members", "members"]
    lena = member("Lena", inner)
    assert ("members", "members") not in readable(lena, among)
    Membership.objects.create(person=lena, role=Role.MEMBER, scope_kind="board", scope_id=inner.parent_id)
    assert readable(lena, among) - readable(cast.celina(), among) == {
        ("members", "everyone"), ("members", "signed_in"), ("members", "members"),
    }  # fmt: skip


def test_moderator_reads_all_boards():
    among = boards()
    assert readable(cast.ewa(), among) == set(among)


def test_moderator_of_one_board_reads_it_and_not_the_next_one():
    among = boards()
    more = readable(member("Lena", among["", "members"], Role.MODERATOR), among) - readable(cast.celina(), among)
    assert more == {("", "members")}


def test_who_left_reads_no_longer():
    among = boards()
    lena = member("Lena", among["", "members"])
    membership = lena.memberships.get()
    membership.until = membership.since
    membership.save()
    assert ("", "members") not in readable(lena, among)


def row(board: Board, writer: Person, status: str, post_status: str, *, alias: bool) -> Post:
    topic = Topic.objects.create(board=board, label="Sowa", title="T", slug="t", status=status, last_position=1)
    name = TopicAlias.objects.create(topic=topic, person=writer, label="Sowa") if alias else None
    topic.author, topic.alias = (None, name) if alias else (writer, None)
    topic.save()
    return Post.objects.create(
        topic=topic, position=1, author=topic.author, alias=name, label="Sowa", source="x", status=post_status
    )


def test_rule_and_query_agree_of_every_reader_audience_and_status():
    rooms = [make_board(audience, audience=audience) for audience in AUDIENCES]
    hers, hidden = cast.person("Anna"), cast.person("Basia")
    for room, status, post_status, alias in product(rooms, Status.values, Status.values, (False, True)):
        row(room, hidden if alias else hers, status, post_status, alias=alias)
    readers = [
        None, hers, hidden, cast.celina(), cast.ewa(), cast.hanna(), cast.person("Helena", Role.HELPER),
        member("Lena", rooms[2]), member("Mira", rooms[2], Role.MODERATOR), member("Nina", rooms[0], Role.MODERATOR),
    ]  # fmt: skip
    posts = list(Post.objects.select_related("topic__board__parent"))
    assert len(posts) == 96
    for reader in readers:
        reach = reach_of(reader)
        own = {(kind, thing.pk) for kind, thing in _pairs(posts) if aliases.is_hers(thing, reader)}
        topics = {
            post.topic_id for post in posts
            if rules.can_read_topic(reach, post.topic, is_hers=("topic", post.topic_id) in own)
        }  # fmt: skip
        shown = {
            post.pk for post in posts
            if rules.can_read_post(
                reach, post, is_hers=("post", post.pk) in own, is_her_topic=("topic", post.topic_id) in own
            )
        }  # fmt: skip
        assert set(Topic.objects.visible_to(reader).values_list("pk", flat=True)) == topics
        assert set(Post.objects.visible_to(reader).values_list("pk", flat=True)) == shown


def _pairs(posts: list[Post]) -> list[tuple[str, Topic | Post]]:
    return [("topic", post.topic) for post in posts] + [("post", post) for post in posts]


@pytest.mark.parametrize("status", [Status.PENDING, Status.HIDDEN, Status.REMOVED])
@pytest.mark.parametrize("alias", ["", "Sowa"])
def test_what_is_not_visible_is_read_by_its_author_and_moderators_alone(status: str, alias: str):
    celina, ewa = cast.celina(), cast.ewa()
    topic = make_topic(author=celina, alias=alias, status=status)
    can = [list(Topic.objects.visible_to(person)) for person in (None, cast.olga(), celina, ewa)]
    assert can == [[], [], [topic], [topic]]


def test_moderator_of_one_board_sees_nothing_held_in_another():
    room, other = make_board("a"), make_board("b")
    make_topic(other, status=Status.HIDDEN)
    assert not Topic.objects.visible_to(member("Mira", room, Role.MODERATOR)).exists()


def test_list_of_boards_asks_once_for_a_persons_roles(django_assert_num_queries):
    among = boards()
    mira = member("Mira", among["", "members"])
    with django_assert_num_queries(2):
        assert len(list(Board.objects.visible_to(mira))) == 9
    with django_assert_num_queries(1):
        assert len(list(Board.objects.visible_to(None))) == 3
