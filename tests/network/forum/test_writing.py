"""Who writes, edits, thanks and takes away, and what stands there afterwards?"""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from network.forum import actions, drafts, standing
from network.forum.actions import Typed
from network.forum.models import LONGEST_TEXT, Board, Post, PostDraft, Status, Thanks, Topic
from network.forum.rules import reach_of
from network.log.models import Entry
from network.needs.models import Need
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def typed(**given: object) -> Typed:
    return Typed(**({"text": "Szukam butów.", "language": "pl", "title": "Buty"} | given))  # type: ignore[arg-type]


def begin(board: Board, actor: Person, **given: object) -> Post:
    return actions.begin_topic(board, typed(**given), actor=actor, reach=reach_of(actor), moment=MORNING)


def answer(topic: Topic, actor: Person, **given: object) -> Post:
    return actions.answer_topic(topic, typed(**given), actor=actor, reach=reach_of(actor), moment=MORNING)


def edit(post: Post, actor: Person, text: str = "Inaczej.", **given: object) -> Post:
    return actions.edit_post(post, text, actor=actor, reach=reach_of(actor), moment=MORNING, **given)  # type: ignore[arg-type]


def test_topic_and_first_post_say_what_was_typed():
    celina, needs = cast.celina(), list(Need.objects.all()[:2])
    post = begin(make_board(), celina, text="  **Buty**\r\nnr 39 ", title=" Buty\n39 ", needs=needs, note="loss")
    topic = post.topic
    assert (post.position, post.source, post.html) == (1, "**Buty**\nnr 39", "<p><strong>Buty</strong><br>\nnr 39</p>")
    assert (topic.title, topic.slug, topic.note, topic.language, topic.label) == (
        "Buty 39",
        "buty-39",
        "loss",
        "pl",
        "Celina",
    )
    assert (post.author, topic.author, post.by_asker, post.has_links) == (celina, celina, True, True)
    assert set(topic.needs.all()) == set(needs)


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Łódź i żółć", "lodz-i-zolc"), ("Допомога", "dopomoha"), ("🍞", "n"), ("?!", "n"), ("x" * 150, "x" * 80)],
)
def test_every_title_has_an_address(title: str, slug: str):
    assert begin(make_board(), cast.celina(), title=title).topic.slug.startswith(slug)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " \n"}, "text"), ({"text": "[a]: b"}, "text"), ({"text": "x" * (LONGEST_TEXT + 1)}, "text"),
        ({"title": "\u200b "}, "title"), ({"title": "x" * 151}, "title"),
    ],
)  # fmt: skip
def test_topic_that_cannot_be_kept_leaves_nothing(given: dict[str, str], field: str):
    with pytest.raises(ValidationError) as refused:
        begin(make_board(), cast.celina(), **given)
    assert list(refused.value.message_dict) == [field]
    assert (Topic.objects.count(), Post.objects.count(), Entry.objects.filter(subject_kind="topic").count()) == (
        0,
        0,
        0,
    )


def test_longest_text_is_taken():
    assert len(begin(make_board(), cast.celina(), text="x" * LONGEST_TEXT).source) == LONGEST_TEXT


def test_topic_is_begun_by_those_who_read_a_board_that_takes_topics():
    closed, shelf = make_board("a", audience=Board.Audience.MEMBERS), make_board("b", takes_topics=False)
    for board in (closed, shelf):
        with pytest.raises(PermissionDenied):
            begin(board, cast.person(board.slug))


@pytest.mark.parametrize("case", ["locked", "hidden", "pending", "members"])
def test_topic_that_is_not_open_takes_no_answer(case: str):
    topic = make_topic()
    if case == "members":
        Board.objects.update(audience=Board.Audience.MEMBERS)
    elif case == "locked":
        Topic.objects.update(is_locked=True)
    else:
        standing.put_topic(topic, Status(case))
    with pytest.raises(PermissionDenied):
        answer(topic, cast.celina())
    assert answer(topic, cast.ewa()).position == 2


def test_answer_names_a_post_before_it():
    topic = make_topic()
    assert answer(topic, cast.celina(), answers=1).answers == 1
    for number in (0, 3, 9):
        with pytest.raises(ValidationError) as refused:
            answer(topic, cast.olga() if number == 0 else Person.objects.get(name="Olga"), answers=number)
        assert list(refused.value.message_dict) == ["answers"]


def test_same_form_is_one_topic():
    celina, board = cast.celina(), make_board()
    first, again = (begin(board, celina, token="form") for _ in range(2))
    assert (again, Topic.objects.count(), Post.objects.count()) == (first, 1, 1)
    assert Entry.objects.filter(verb="topic_begin").count() == 1


@pytest.mark.parametrize("alias", ["", "Sowa"])
def test_same_form_is_one_answer(alias: str):
    celina, topic = cast.celina(), make_topic()
    first, again = (answer(topic, celina, token="form", alias=alias) for _ in range(2))
    assert (again, topic.posts.count(), Topic.objects.get().last_position) == (first, 2, 2)


def test_form_of_another_shows_nobody_her_post():
    topic = make_topic()
    answer(topic, cast.celina(), token="form", alias="Sowa")
    with pytest.raises(ValidationError) as refused:
        answer(topic, cast.olga(), token="form")
    assert refused.value.code == "token"
    assert topic.posts.count() == 2


def test_posts_without_a_token_are_each_their_own():
    topic, celina = make_topic(), cast.celina()
    assert [answer(topic, celina).position for _ in range(2)] == [2, 3]


def test_held_post_waits_without_links():
    post = answer(make_topic(), cast.celina(), text="[sklep](https://a.pl)", held="newcomer")
    assert (post.status, post.html, post.has_links) == (Status.PENDING, "<p>sklep</p>", False)


def test_approved_post_stays_without_links():
    celina = cast.celina()
    post = standing.put_post(answer(make_topic(), celina, text="[a](https://a.pl)", held="newcomer"), Status.VISIBLE)
    edited = edit(post, celina, "[b](https://b.pl)")
    assert (edited.status, edited.html) == (Status.VISIBLE, "<p>b</p>")


def test_edit_keeps_what_stood_there_and_lifts_nothing():
    celina, topic = cast.celina(), make_topic()
    post = answer(topic, celina, text="Raz.")
    before = Topic.objects.values().get()
    edit(post, celina, "Dwa.")
    assert list(post.revisions.values_list("editor", "reason", "source", "at")) == [(None, "", "Raz.", MORNING)]
    post.refresh_from_db()
    assert (post.source, post.html, post.edited_at) == ("Dwa.", "<p>Dwa.</p>", MORNING)
    assert Topic.objects.values().get() == before


def test_edit_of_nothing_is_none():
    celina = cast.celina()
    post = answer(make_topic(), celina, text="Raz.")
    assert edit(post, celina, " Raz.\n").edited_at is None
    assert not Entry.objects.filter(verb="post_edit").exists()


def test_moderator_edits_with_a_reason_and_her_name_in_the_log():
    ewa, post = cast.ewa(), make_topic().posts.get()
    with pytest.raises(ValidationError) as refused:
        edit(post, ewa)
    assert refused.value.code == "reason"
    edit(post, ewa, reason=" Numer telefonu. ")
    assert list(post.revisions.values_list("editor", "reason")) == [(ewa.pk, "Numer telefonu.")]
    assert Entry.objects.values_list("actor", "reason").get(verb="post_edit") == (ewa.pk, "Numer telefonu.")


def test_nobody_else_edits_and_nobody_what_was_removed():
    celina, topic = cast.celina(), make_topic()
    post = answer(topic, celina)
    with pytest.raises(PermissionDenied):
        edit(post, cast.olga(), reason="Bo tak.")
    standing.put_post(post, Status.REMOVED)
    with pytest.raises(PermissionDenied):
        edit(post, celina)


def test_who_left_the_board_edits_no_longer_and_still_takes_away():
    board, celina = make_board(audience=Board.Audience.MEMBERS), cast.celina()
    place = Membership.objects.create(person=celina, role=Role.MEMBER, scope_kind="board", scope_id=board.pk)
    post = begin(board, celina)
    place.delete()
    with pytest.raises(PermissionDenied):
        edit(post, celina)
    assert actions.remove_post(post, actor=celina, reach=reach_of(celina)).source == ""


def test_edit_that_must_wait_waits():
    celina, topic = cast.celina(), make_topic()
    post = answer(topic, celina)
    edit(post, celina, "[a](https://a.pl)", held="newcomer")
    post.refresh_from_db()
    assert (post.status, post.html, Topic.objects.get().posts_count) == (Status.PENDING, "<p>a</p>", 1)


def test_text_taken_away_leaves_its_number_and_no_word():
    celina, topic = cast.celina(), make_topic()
    post = answer(topic, celina, text="Raz.")
    edit(post, celina, "Dwa.")
    actions.remove_post(post, actor=celina, reach=reach_of(celina))
    post.refresh_from_db()
    assert (post.position, post.status, post.source, post.html, post.revisions.count()) == (
        2,
        Status.REMOVED,
        "",
        "",
        0,
    )


def test_nobody_takes_away_what_another_wrote():
    for actor in (cast.celina(), cast.ewa()):
        with pytest.raises(PermissionDenied):
            actions.remove_post(make_topic(make_board(actor.name)).posts.get(), actor=actor, reach=reach_of(actor))


def test_thanks_are_counted_and_taken_back():
    post, celina, olga = make_topic().posts.get(), cast.celina(), cast.olga()

    def thank(person: Person, kind: str) -> tuple[bool, int, int]:
        given = actions.thank(post, kind, actor=person, reach=reach_of(person))
        post.refresh_from_db()
        return given, post.thanks_count, post.with_you_count

    thanks, with_you = Thanks.Kind.THANKS, Thanks.Kind.WITH_YOU
    steps = [thank(celina, thanks), thank(olga, thanks), thank(celina, with_you), thank(celina, thanks)]
    assert steps == [(True, 1, 0), (True, 2, 0), (True, 2, 1), (False, 1, 1)]


@pytest.mark.parametrize("case", ["own", "hidden post", "hidden topic", "members"])
def test_thanks_are_for_what_one_reads_of_others(case: str):
    celina = cast.celina()
    topic = make_topic(author=celina if case == "own" else None)
    if case == "hidden post":
        standing.put_post(topic.posts.get(), Status.HIDDEN)
    elif case == "hidden topic":
        standing.put_topic(topic, Status.HIDDEN)
    elif case == "members":
        Board.objects.update(audience=Board.Audience.MEMBERS)
    with pytest.raises(PermissionDenied):
        actions.thank(topic.posts.get(), Thanks.Kind.THANKS, actor=celina, reach=reach_of(celina))


def test_unknown_thanks_are_refused():
    celina = cast.celina()
    with pytest.raises(ValidationError):
        actions.thank(make_topic().posts.get(), "like", actor=celina, reach=reach_of(celina))


@pytest.mark.parametrize("alias", ["", "Sowa"])
def test_asker_says_of_several_answers_that_they_helped(alias: str):
    celina = cast.celina()
    topic = make_topic(author=celina, alias=alias)
    posts = [make_post(topic) for _ in range(2)]
    for post in posts:
        actions.mark_helped(post, actor=celina, helped=True)
    actions.mark_helped(posts[0], actor=celina, helped=False)
    assert list(topic.posts.filter(has_helped=True)) == [posts[1]]


def test_nobody_else_says_what_helped_and_nobody_of_herself():
    celina = cast.celina()
    topic = make_topic(author=celina)
    answered, own = make_post(topic), make_post(topic, author=celina)
    for post, actor in ((answered, cast.olga()), (own, celina), (topic.posts.get(position=1), celina)):
        with pytest.raises(PermissionDenied):
            actions.mark_helped(post, actor=actor, helped=True)


@pytest.mark.parametrize(("who", "may"), [("asker", True), ("helper", True), ("moderator", True), ("other", False)])
def test_topic_is_confirmed_by_asker_and_helpers(who: str, may: bool):
    actor = cast.person("Ktoś", {"helper": Role.HELPER, "moderator": Role.MODERATOR}.get(who, ""))
    topic = make_topic(author=actor if who == "asker" else None)
    if not may:
        with pytest.raises(PermissionDenied):
            actions.confirm_topic(topic, actor=actor, reach=reach_of(actor))
        return
    assert actions.confirm_topic(topic, actor=actor, reach=reach_of(actor), moment=MORNING).confirmed_at == MORNING
    assert Entry.objects.get(verb="topic_confirm").actor == actor


def test_helper_confirms_nothing_that_she_may_not_read():
    helena = cast.person("Helena", Role.HELPER)
    topic = make_topic()
    Board.objects.update(audience=Board.Audience.MEMBERS)
    with pytest.raises(PermissionDenied):
        actions.confirm_topic(topic, actor=helena, reach=reach_of(helena))


def test_topic_is_old_by_its_newest_post_or_confirmation():
    topic = make_topic()
    month = timedelta(days=30)
    assert [actions.is_old(topic, 2, MORNING + month * count + timedelta(hours=1)) for count in (1, 2)] == [False, True]
    topic.confirmed_at = MORNING + month
    assert not actions.is_old(topic, 2, MORNING + month * 3)
    assert not actions.is_old(topic, None, MORNING + month * 99)


def test_sending_clears_the_draft():
    celina, board = cast.celina(), make_board()
    drafts.save_draft(actor=celina, key=f"board-{board.pk}", data={"text": "Buty"}, sequence=0)
    post = begin(board, celina)
    assert not PostDraft.objects.exists()
    for key, send in ((f"topic-{post.topic_id}", answer), (f"post-{post.pk}", edit)):
        drafts.save_draft(actor=celina, key=key, data={"text": "x"}, sequence=0)
        send(post.topic if key.startswith("topic") else post, celina)  # type: ignore[operator]
        assert not PostDraft.objects.exists()


def helper(name: str = "Helena") -> Person:
    return cast.person(name, Role.HELPER)


def claim(topic: Topic, actor: Person, hours: float = 0) -> Topic:
    moment = MORNING + timedelta(hours=hours)
    return actions.claim_first_answer(topic, actor=actor, reach=reach_of(actor), moment=moment)


def test_first_answer_is_claimed_for_an_hour():
    topic, helena, hugo = make_topic(), helper(), helper("Hugo")
    assert claim(topic, helena).claimed_until == MORNING + timedelta(hours=1)
    with pytest.raises(ValidationError) as refused:
        claim(topic, hugo, hours=0.9)
    assert refused.value.code == "claimed" and "Helena" not in str(refused.value)
    assert claim(topic, helena, hours=0.9).claimed_until == MORNING + timedelta(hours=1.9)
    assert claim(topic, hugo, hours=2).claimed_by == hugo


def test_claimed_question_waits_for_who_claimed_it_alone():
    topic, helena, hugo = make_topic(), helper(), helper("Hugo")
    claim(topic, helena)
    waits = Topic.objects.unanswered()
    soon, later = MORNING + timedelta(minutes=59), MORNING + timedelta(minutes=60)
    assert [list(waits.free_for(person, soon)) for person in (helena, hugo, None)] == [[topic], [], []]
    assert list(waits.free_for(hugo, later)) == [topic]


def test_claim_is_put_down_by_who_has_it():
    topic, helena, hugo = make_topic(), helper(), helper("Hugo")
    claim(topic, helena)
    assert [actions.release_first_answer(topic, actor=person) for person in (hugo, helena, helena)] == [
        False,
        True,
        False,
    ]
    assert claim(topic, hugo).claimed_by == hugo


def test_claim_is_for_helpers_of_questions_without_an_answer():
    topic, helena = make_topic(), helper()
    own = make_topic(topic.board, author=helena, alias="Sowa")
    for question, actor in ((topic, cast.celina()), (own, helena)):
        with pytest.raises(PermissionDenied):
            claim(question, actor)
    make_post(topic)
    with pytest.raises(ValidationError) as refused:
        claim(topic, helena)
    assert refused.value.code == "answered"
