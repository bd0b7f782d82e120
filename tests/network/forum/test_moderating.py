"""Does what moderators decide reach topics and posts, also under an alias, and does nothing name who wrote there?"""

from datetime import timedelta

import pytest

from network.forum import actions, leading
from network.forum.models import Post, Status, Topic
from network.forum.rules import reach_of
from network.letters.models import Letter
from network.log.models import Entry
from network.moderation.deciding import possible
from network.moderation.models import Case, Sanction
from network.moderation.rules import can_decide_case, can_flag_thing
from network.notices.models import Notice
from network.people.models import Person, Role
from network.subjects import registry
from tests import cast
from tests.factories import MORNING, make_board, make_post, make_topic
from tests.network.moderation.case_things import decided, flagged, three

pytestmark = pytest.mark.django_db
NOON = MORNING + timedelta(hours=4)


@pytest.fixture
def marta(db: None) -> Person:
    return cast.person("Marta", Role.MODERATOR, email="marta@example.org")


@pytest.fixture
def zoja(db: None) -> Person:
    return cast.person("Zoja", Role.MEMBER, email="zoja@example.org")


def fresh(thing: Post | Topic) -> Post | Topic:
    return type(thing)._default_manager.get(pk=thing.pk)


@pytest.mark.parametrize(
    ("action", "days", "status"),
    [
        ("hide", 0, Status.HIDDEN),
        ("remove", 0, Status.REMOVED),
        ("hold", 3, Status.HIDDEN),
        ("nothing", 0, Status.VISIBLE),
    ],
)
def test_decision_about_a_post_changes_what_stands_there(marta, zoja, action: str, days: int, status: str):
    post = make_post(make_topic(), author=cast.celina())
    decided(flagged(post, zoja, moment=NOON), action, marta, days=days, moment=NOON)
    topic = Topic.objects.get()
    assert (fresh(post).status, topic.answers_count) == (status, int(status == Status.VISIBLE))


@pytest.mark.parametrize("action", ["hide", "remove"])
def test_what_was_taken_away_comes_back_by_a_decision(marta, zoja, action: str):
    post = make_post(make_topic())
    decided(flagged(post, zoja, moment=NOON), action, marta, moment=NOON)
    assert "restore" in possible(fresh(post))
    registry.moderated_of(post).restore(fresh(post), NOON)
    assert (fresh(post).status, Topic.objects.get().answers_count) == (Status.VISIBLE, 1)


def test_what_its_author_took_away_nobody_brings_back(marta, zoja):
    celina, topic = cast.celina(), make_topic()
    post = make_post(topic, author=celina)
    case = flagged(post, zoja, moment=NOON)
    actions.remove_post(post, actor=celina, reach=reach_of(celina))
    decided(case, "nothing", marta, moment=NOON)
    registry.moderated_of(post).restore(fresh(post), NOON)
    assert (fresh(post).status, fresh(post).source) == (Status.REMOVED, "")


def test_three_people_hide_a_topic_until_somebody_looks(marta):
    topic = make_topic(title="Kup teraz")
    for person in three():
        flagged(topic, person, "advert", moment=NOON)
    assert (fresh(topic).status, Case.objects.get().causes) == (Status.HIDDEN, ["advert", "three_flags"])
    assert list(Topic.objects.visible_to(None)) == []
    decided(Case.objects.get(), "restore", marta, moment=NOON)
    assert list(Topic.objects.visible_to(None)) == [topic]


def test_nobody_reports_or_judges_her_own_words_under_an_alias(zoja):
    wanda = cast.person("Wanda", Role.MODERATOR)
    post = make_post(make_topic(), author=wanda, alias="Dzwonek")
    case = flagged(post, zoja, moment=NOON)
    assert not can_flag_thing(wanda, post)
    assert not can_decide_case(wanda, case, post, "hide")


def test_moderator_of_one_board_has_the_cases_of_that_board(zoja):
    here, there = make_board(), make_board("inny")
    wanda = cast.person("Wanda", Role.MODERATOR, here)
    mine = flagged(make_post(make_topic(here)), zoja, moment=NOON)
    flagged(make_post(make_topic(there)), zoja, moment=NOON)
    assert list(Case.objects.visible_to(wanda)) == [mine]


def test_case_goes_with_the_topic_to_another_board(marta, zoja):
    here, there = make_board(), make_board("inny")
    wanda = cast.person("Wanda", Role.MODERATOR, there)
    topic = make_topic(here)
    cases = {flagged(topic, zoja, moment=NOON), flagged(make_post(topic), zoja, moment=NOON)}
    assert list(Case.objects.visible_to(wanda)) == []
    leading.move_topic(topic, there, actor=marta, reach=reach_of(marta), reason="Pasuje tam.")
    assert set(Case.objects.visible_to(wanda)) == cases


def test_decision_about_an_alias_names_nobody(marta, zoja):
    celina = cast.celina()
    post = make_post(make_topic(), author=celina, alias="Dzwonek")
    decided(flagged(post, zoja, moment=NOON), "mute", marta, days=7, moment=NOON)
    assert (Sanction.objects.get().person, Notice.objects.filter(person=celina).count()) == (None, 0)
    assert not Letter.objects.filter(to=celina.email).exists()
    assert not Entry.objects.filter(subject_kind="person", subject_id=celina.pk).exists()


def test_who_wrote_under_her_name_is_told(marta, zoja):
    celina = cast.celina()
    decided(flagged(make_post(make_topic(), author=celina), zoja, moment=NOON), "hide", marta, moment=NOON)
    assert Notice.objects.get(person=celina).kind == "decision"
    assert Notice.objects.get(person=zoja).kind == "report"
