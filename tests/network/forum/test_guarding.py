"""Are first words read before others see them, are words of danger seen, and is nobody kept from help?"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from network.forum import actions, guarding, standing
from network.forum.actions import Typed
from network.forum.models import Post, Status, Topic
from network.forum.rules import reach_of
from network.letters.models import Letter
from network.moderation.models import Case, Colour
from network.people.models import Person, Role
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic
from tests.network.moderation.case_things import decided, flagged
from tests.network.partners.forms_over_http import browser

pytestmark = pytest.mark.django_db
DANGER = "Nie chcę już żyć."


@pytest.fixture
def first_posts(settings: Any) -> None:
    settings.NETWORK_FORUM_FIRST_POSTS = 2


def answer(topic: Topic, actor: Person, text: str = "Na Szkolnej.", **given: Any) -> Post:
    held = guarding.why_held(actor, topic.board)
    said = Typed(**({"text": text, "language": "pl", "held": held} | given))
    return actions.answer_topic(topic, said, actor=actor, reach=reach_of(actor), moment=MORNING)


def causes(post: Post) -> list[str]:
    return [cause for case in Case.objects.about("post", post.pk) for cause in case.causes]


@pytest.mark.usefixtures("first_posts")
def test_first_posts_wait_and_the_next_one_does_not():
    zoja, topic = cast.person("Zoja", Role.MEMBER), make_topic()
    for text in ("Raz.", "Dwa."):
        post = answer(topic, zoja, text)
        assert (post.status, post.has_links, causes(post)) == (Status.PENDING, False, ["newcomer"])
        standing.put_post(post, Status.VISIBLE)
    third = answer(topic, zoja, "Trzy.")
    assert (third.status, third.has_links, causes(third)) == (Status.VISIBLE, True, [])


@pytest.mark.usefixtures("first_posts")
def test_posts_under_an_alias_count_too():
    zoja, board = cast.person("Zoja", Role.MEMBER), make_board()
    for name in ("Dzwonek", "Koszyk"):
        standing.put_post(answer(make_topic(board), zoja, f"Ja, {name}.", alias=name), Status.VISIBLE)
    assert not guarding.is_newcomer(zoja)


@pytest.mark.usefixtures("first_posts")
@pytest.mark.parametrize(("role", "is_new"), [(Role.MEMBER, True), (Role.MODERATOR, False), (Role.EDITOR, False)])
def test_whom_staff_gave_a_role_is_known(role: str, is_new: bool):
    assert guarding.is_newcomer(cast.person("Zoja", role)) is is_new


def test_board_that_is_read_first_says_so_in_the_queue():
    post = answer(make_topic(make_board(is_premoderated=True)), cast.celina())
    assert (post.status, causes(post)) == (Status.PENDING, ["premoderated"])


@pytest.mark.usefixtures("first_posts")
def test_approved_post_is_read_by_all_and_its_case_is_over():
    zoja, topic = cast.person("Zoja", Role.MEMBER), make_topic()
    post = answer(topic, zoja)
    decided(Case.objects.get(), "restore", cast.person("Marta", Role.MODERATOR), moment=MORNING + timedelta(hours=1))
    post.refresh_from_db()
    topic.refresh_from_db()
    assert (post.status, topic.answers_count, Case.objects.get().state) == (Status.VISIBLE, 1, "decided")


def test_words_of_danger_open_a_red_case_and_hide_nothing():
    cast.person("Marta", Role.MODERATOR, email="marta@example.org")
    post = answer(make_topic(), cast.celina(), DANGER)
    case = Case.objects.get()
    assert (post.status, case.colour, case.causes) == (Status.VISIBLE, Colour.RED, ["phrase"])
    assert case.due_at == MORNING + timedelta(hours=1)
    assert Letter.objects.filter(to="marta@example.org").count() == 1


def test_title_is_looked_at_with_the_first_post():
    celina, board = cast.celina(), make_board()
    typed = Typed(text="Kto pomoże?", language="pl", title=DANGER)
    post = actions.begin_topic(board, typed, actor=celina, reach=reach_of(celina), moment=MORNING)
    assert causes(post) == ["phrase"]


def test_danger_written_into_an_old_post_raises_its_open_case():
    celina, topic = cast.celina(), make_topic()
    post = answer(topic, celina)
    flagged(post, cast.person("Marta", Role.MEMBER), "rude", moment=MORNING)
    actions.edit_post(post, DANGER, actor=celina, reach=reach_of(celina), moment=MORNING)
    case = Case.objects.get()
    assert (case.colour, case.causes, case.snapshots[-1]["text"]) == (Colour.RED, ["rude", "phrase"], DANGER)


def test_same_words_again_are_refused_and_nothing_is_lost():
    celina, topic = cast.celina(), make_topic()
    answer(topic, celina, "Kup teraz! " * 10)
    with pytest.raises(ValidationError) as refused:
        answer(make_topic(topic.board), celina, "Kup teraz! " * 10)
    assert (refused.value.code, Post.objects.filter(author=celina).count()) == ("same", 1)


def test_thank_you_may_be_said_twice():
    celina, topic = cast.celina(), make_topic()
    assert [answer(topic, celina, "Dziękuję!").position for _time in range(2)] == [2, 3]


def test_only_the_author_of_the_words_gets_the_card_and_only_for_days():
    celina = cast.celina()
    post = answer(make_topic(), celina, DANGER)
    found = guarding.card_for([post], MORNING + timedelta(hours=1))
    assert found is not None
    assert found[0] == post.position
    assert found[1]["now"] or found[1]["later"]
    assert guarding.card_for([post], MORNING + timedelta(days=4)) is None
    assert guarding.card_for([make_post(post.topic, text="Dziękuję.")], MORNING) is None


def test_too_many_posts_in_an_hour_are_refused_with_the_hour(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guarding, "BY_OTHERS", 2)
    celina = cast.celina()
    for _time in range(2):
        guarding.count_use(celina)
    with pytest.raises(ValidationError) as refused:
        guarding.count_use(celina)
    assert refused.value.code == "often"


@pytest.mark.parametrize("action", ["mute", "exclude"])
def test_who_may_not_write_is_told_until_when_under_an_alias_too(action: str):
    celina, marta, topic = cast.celina(), cast.person("Marta", Role.MODERATOR), make_topic()
    post = answer(topic, celina, alias="Dzwonek")
    case = flagged(post, cast.person("Zoja", Role.MEMBER), "rude", moment=MORNING)
    decided(case, action, marta, days=7, moment=MORNING)
    with pytest.raises(ValidationError) as refused:
        answer(make_topic(topic.board), celina, "Jeszcze raz.")
    assert (refused.value.code, Post.objects.filter(author=celina).count()) == ("paused", 0)


def test_talk_that_waits_is_not_called_closed():
    celina = cast.celina()
    topic = make_topic(author=celina, status=Status.PENDING)
    page = browser(celina).get(topic.get_absolute_url()).content.decode()
    assert ("Ta rozmowa jest zamknięta" in page, "Na razie widzisz to tylko" in page) == (False, True)


def test_closed_talk_says_so():
    topic = make_topic()
    Topic.objects.update(is_locked=True)
    assert "Ta rozmowa jest zamknięta" in browser(cast.celina()).get(topic.get_absolute_url()).content.decode()
