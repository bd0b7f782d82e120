"""Do boards, topics and posts introduce themselves, and is done what is due?"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from network.forum import actions, aliases, drafts, leading, sentences
from network.forum.models import Board, BoardText, PostDraft, Status
from network.log.models import Entry
from network.subjects import registry
from tests import cast
from tests.factories import make_board, make_post, make_topic

pytestmark = pytest.mark.django_db


def test_board_is_called_in_the_readers_language():
    board = make_board(name="Rozmowy", about="Dla wszystkich.")
    BoardText.objects.create(board=board, language="uk", name="Розмови")
    subject = registry.of(board)
    assert [subject.title(board, code) for code in ("pl", "uk", "en")] == ["Rozmowy", "Розмови", "Rozmowy"]
    assert [subject.summary(board, code) for code in ("pl", "uk", "en")] == ["Dla wszystkich.", "", "Dla wszystkich."]


def test_board_without_words_is_called_by_its_address():
    assert sentences.board_name(Board.objects.create(slug="rozmowy"), "pl") == "rozmowy"


def test_topic_is_called_by_its_title_and_says_no_more():
    topic = make_topic(title="Buty", text="Nie mam z czego żyć.")
    subject = registry.of(topic)
    assert (subject.kind, subject.title(topic, "uk"), subject.summary(topic, "uk")) == ("topic", "Buty", "")


def test_post_is_called_without_who_wrote_it():
    post = make_post(make_topic(title="Buty", author=cast.celina()), author=cast.olga())
    assert registry.of(post).title(post, "en") == "Post 2 in “Buty”"


@pytest.mark.parametrize("kind", ["board", "topic", "post"])
def test_things_are_seen_by_those_who_may(kind: str):
    post = make_topic(make_board(audience=Board.Audience.SIGNED_IN)).posts.get()
    make_post(post.topic, status=Status.HIDDEN)
    thing = {"board": post.topic.board, "topic": post.topic, "post": post}[kind]
    subject = registry.get(kind)
    assert [list(subject.visible_to(person)) for person in (None, cast.celina())] == [[], [thing]]


def test_every_verb_of_the_log_has_words():
    sources = [Path(module.__file__).read_text("utf-8") for module in (actions, leading, aliases)]
    written = {verb for source in sources for verb in re.findall(r'"((?:topic|post)_(?!id)[a-z]+)"', source)}
    assert written == set(sentences.VERBS)


def test_old_drafts_go_by_the_timer():
    celina, now = cast.celina(), timezone.now()
    for days, key in ((179, "board-1"), (181, "board-2")):
        PostDraft.objects.create(person=celina, key=key, changed_at=now - timedelta(days=days))
    call_command("run_due", verbosity=0)
    assert [draft.key for draft in PostDraft.objects.all()] == ["board-1"]
    assert timedelta(days=180) == drafts.KEPT
    assert not Entry.objects.exists()
