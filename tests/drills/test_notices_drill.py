"""Does everybody with news get one letter, though the sweep is killed while it writes, and two sweep at once?"""

import signal
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from network.forum.models import TopicReader, Watch
from network.letters.models import Letter
from network.letters.queries import STUCK
from network.notices.models import Notice, NoticeChoice
from network.people.models import Person
from tests import cast
from tests.drills.mail_server import mail_server
from tests.drills.processes import process
from tests.factories import make_board, make_post, make_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LATER, MONDAY = NOON + timedelta(minutes=10), datetime(2026, 11, 30, 7, tzinfo=UTC)
PEOPLE = 40
WRITE = """
from network.notices.sweep import sweep
print("on", flush=True)
print(sweep(datetime.fromisoformat(moment)))
"""
SEND = """
from network.letters.actions import send_due
print(send_due(datetime.fromisoformat(moment)))
"""


def news(way: str) -> set[str]:
    """So many people follow a topic, each with this choice, and it is answered; their addresses."""
    people = [cast.person(f"Osoba{number}", email=f"osoba{number}@example.org") for number in range(PEOPLE)]
    NoticeChoice.objects.bulk_create(NoticeChoice(person=one, answers=way, followed=way) for one in people)
    topic = make_topic(make_board(), author=Person.objects.create(name="Marta"), moment=NOON)
    TopicReader.objects.bulk_create(TopicReader(person=one, topic=topic, watch=Watch.ALL) for one in people)
    make_post(topic, author=Person.objects.create(name="Nadia"), moment=NOON)
    return {person.email for person in people}


def killed_while_writing(moment: datetime, until: int) -> int:
    """Kills a sweep once it has written so many letters; how many there are then."""
    sweep = process(WRITE, moment=moment.isoformat())
    assert sweep.stdout is not None
    sweep.stdout.readline()
    end = time.monotonic() + 60
    while Letter.objects.count() < until and sweep.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    sweep.send_signal(signal.SIGKILL)
    sweep.wait()
    return Letter.objects.count()


def written(moment: datetime) -> int:
    """How many a sweep writes that nobody kills."""
    return int(process(WRITE, moment=moment.isoformat()).communicate(timeout=120)[0].split()[1])


def told() -> Counter[str]:
    """To whom letters stand for which notices are accounted."""
    return Counter(Notice.objects.exclude(letter=None).values_list("letter__to", flat=True))


@pytest.mark.parametrize(("way", "moment"), [("at_once", LATER), ("weekly", MONDAY)])
def test_everybody_has_one_letter_though_the_sweep_is_killed_while_it_writes(way: str, moment: datetime):
    everybody = news(way)
    if way == "weekly":
        written(LATER)  # decides that they wait
    counts = [killed_while_writing(moment, goal) for goal in (3, 20)]
    assert Letter.objects.count() == sum(told().values())  # no letter without its notice, no notice without its letter
    rest = written(moment)
    assert (counts[-1] + rest, 0 < counts[0] < PEOPLE) == (PEOPLE, True)
    assert Counter(Letter.objects.values_list("to", flat=True)) == told() == Counter(everybody)
    assert Notice.objects.exclude(letter_due_at=None).count() == Notice.objects.filter(awaits_digest=True).count() == 0


def test_two_sweeps_at_once_write_each_letter_once():
    everybody = news("at_once")
    sweeps = [process(WRITE, moment=LATER.isoformat()) for _ in range(2)]
    for each in sweeps:
        each.communicate(timeout=120)
    written(LATER)  # what one of them left to the other
    assert Counter(Letter.objects.values_list("to", flat=True)) == told() == Counter(everybody)


def test_letters_of_news_all_arrive_though_the_sender_is_killed():
    news("at_once")
    written(LATER)
    expected = {f"<{letter.uuid}@localhost>" for letter in Letter.objects.all()}
    kills = 3
    with mail_server(delay=0.02) as server:
        for turn in range(kills):
            sending = process(SEND, port=server.port, moment=(LATER + turn * 2 * STUCK).isoformat())
            server.wait_for((turn + 1) * 8)
            sending.send_signal(signal.SIGKILL)
            sending.wait()
        process(SEND, port=server.port, moment=(LATER + kills * 2 * STUCK).isoformat()).communicate(timeout=120)
    times = Counter(server.arrived)
    assert (len(expected), set(times)) == (PEOPLE, expected)
    assert sum(times.values()) - len(times) <= kills  # only what was in flight, and under the same Message-ID
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
