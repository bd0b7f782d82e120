"""Is every answer whole or not there at all, with its case and news, though who writes it is killed at any moment?"""

import signal
import time

import pytest

from network.forum import checking
from network.forum.models import Post, Status, TopicReader, Watch
from network.log.models import Entry
from network.moderation.models import Case
from network.notices.models import Notice
from network.people.models import Person, Role
from tests import cast
from tests.drills.processes import process
from tests.factories import make_board, make_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]
WRITERS, KILLS = 3, 4
# Every second answer waits for a moderator, so that a case belongs to it.
WRITE = """
from network.forum import actions
from network.forum.actions import Typed
from network.forum.models import Topic
from network.forum.rules import reach_of
from network.people.models import Person
topic, actor = Topic.objects.get(), Person.objects.get(pk=int(more[0]))
for number in range(200):
    said = Typed(text=f"{actor.name} {number}", language="pl", token=f"{more[1]}-{actor.pk}-{number}" + "x" * 20,
                 held="premoderated" if number % 2 else "")
    actions.answer_topic(topic, said, actor=actor, reach=reach_of(actor))
    print(number, flush=True)
"""


def killed_while_writing(writers: list[Person], turn: int) -> None:
    """All of them answer at once until one of them has come some way; then they are killed."""
    writing = [process(WRITE, str(person.pk), str(turn)) for person in writers]
    for _line in range(3):
        assert writing[0].stdout is not None
        writing[0].stdout.readline()
    time.sleep(0.01 * turn)
    for one in writing:
        one.send_signal(signal.SIGKILL)
    for one in writing:
        one.wait()


def test_killed_writers_leave_whole_answers_and_a_forum_that_agrees():
    cast.person("Wanda", Role.MODERATOR, email="wanda@example.org")
    follower = cast.person("Zoja", Role.MEMBER)
    writers = [cast.person(f"Osoba{number}") for number in range(WRITERS)]
    topic = make_topic(make_board())
    TopicReader.objects.create(person=follower, topic=topic, watch=Watch.ALL)
    for turn in range(KILLS):
        killed_while_writing(writers, turn)
    answers = Post.objects.filter(topic=topic, position__gt=1)
    waiting = answers.filter(status=Status.PENDING)
    assert answers.count() >= KILLS * 3
    assert [wrong for check in checking.CHECKS for wrong in check()] == []
    assert set(Case.objects.values_list("subject_id", flat=True)) == set(waiting.values_list("pk", flat=True))
    written = Entry.objects.filter(verb="post_write").values_list("subject_id", flat=True)
    assert sorted(written) == sorted(answers.values_list("pk", flat=True))
    assert Notice.objects.filter(person=follower).count() == 1
    assert answers.values("token").distinct().count() == answers.count()
