"""Do the letters that tell of stories arrive, in the right language, though processes are killed at any moment?"""

import signal
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from advocacy.models import Story
from advocacy.stories import actions as stories
from network.letters.models import Letter
from network.letters.queries import STUCK
from network.models import Notice, Person
from network.people.models import Role
from tests import cast
from tests.drills.mail_server import mail_server
from tests.drills.processes import process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]

SWEEP = """
from network.letters.subject import sweep
print(sweep(datetime.fromisoformat(moment)))
"""
SUBMIT = """
from advocacy.models import Story
from advocacy.stories.actions import submit_story
for story in Story.objects.filter(state="draft").order_by("pk"):
    submit_story(story, actor=story.author)
    print(story.pk, flush=True)
"""
EDITORS = {"darek": "pl", "dana": "uk"}


def people() -> Person:
    """Two editors with addresses, who read two languages; returns who writes."""
    for name, language in EDITORS.items():
        found = cast.person(name, Role.EDITOR, email=f"{name}@example.org")
        Person.objects.filter(pk=found.pk).update(language=language)
    return cast.person("Celina", email="celina@example.org")


def drafts(author: Person, count: int) -> list[Story]:
    return [
        stories.begin_story(actor=author, author=author, title=f"Opowieść {n}", language="pl", told_as="person")
        for n in range(count)
    ]


def told(story: Story) -> Counter[str]:
    """To whom letters about the story were written."""
    notices = Notice.objects.filter(subject_kind="story", subject_id=story.pk).select_related("letter")
    return Counter(notice.letter.to for notice in notices if notice.letter)


def test_story_is_handed_in_with_its_letters_or_not_at_all():
    author = people()
    made = drafts(author, 30)
    handing_in = process(SUBMIT)
    assert handing_in.stdout is not None
    for _line in range(5):
        handing_in.stdout.readline()
    handing_in.send_signal(signal.SIGKILL)
    handing_in.wait()
    states = {story.pk: story.state for story in Story.objects.all()}
    everybody = Counter(f"{name}@example.org" for name in EDITORS)
    expected = {pk: everybody if state == "submitted" else Counter() for pk, state in states.items()}
    assert 5 <= Counter(states.values())["submitted"] < len(made)
    assert {story.pk: told(story) for story in made} == expected
    assert Letter.objects.count() == Notice.objects.exclude(letter=None).count()


def test_letters_of_stories_all_arrive_though_the_sweep_is_killed():
    author = people()
    for story in drafts(author, 12):
        stories.submit_story(story, actor=author)
    written = {f"<{letter.uuid}@localhost>" for letter in Letter.objects.all()}
    now, kills = timezone.now(), 3
    with mail_server(delay=0.02) as server:
        for turn in range(kills):
            killed = sweep(server.port, now + turn * 2 * STUCK)
            server.wait_for((turn + 1) * 5)
            killed.send_signal(signal.SIGKILL)
            killed.wait()
        sweep(server.port, now + kills * 2 * STUCK).communicate(timeout=60)
    times = Counter(server.arrived)
    assert (len(written), set(times)) == (24, written)
    assert sum(times.values()) - len(times) <= kills
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
    assert dict(languages()) == EDITORS


def languages() -> set[tuple[str, str]]:
    return {(to.partition("@")[0], language) for to, language in Letter.objects.values_list("to", "language")}


def sweep(port: int, moment: datetime):
    """A process of its own that does what ``run_due`` does for letters."""
    return process(SWEEP, port=port, moment=moment.isoformat())


def test_answer_to_a_story_is_one_letter_however_often_it_is_swept():
    author = people()
    [story] = drafts(author, 1)
    stories.submit_story(story, actor=author)
    stories.send_back_story(story, actor=Person.objects.get(name="darek"), reason="Proszę o datę.")
    now = timezone.now()
    with mail_server() as server:
        sweeps = [sweep(server.port, now + timedelta(seconds=1)) for _ in range(3)]
        for each in sweeps:
            each.communicate(timeout=60)
        time.sleep(0.1)
    to_author = Letter.objects.filter(to="celina@example.org")
    assert [server.arrived.count(f"<{letter.uuid}@localhost>") for letter in to_author] == [1]
    assert Counter(server.arrived) == Counter({f"<{letter.uuid}@localhost>": 1 for letter in Letter.objects.all()})
