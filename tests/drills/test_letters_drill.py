"""Does every letter arrive when the sending process is killed, and each once when two send at the same time?"""

import signal
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from network.letters.actions import write
from network.letters.models import Letter
from network.letters.queries import STUCK
from tests.drills.mail_server import mail_server
from tests.drills.processes import process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SWEEP = """
from network.letters.actions import send_due
print(send_due(datetime.fromisoformat(moment)))
"""


def letters(count: int) -> set[str]:
    """Writes so many letters; their Message-IDs."""
    made = [write("drill", "ala@example.org", "pl", "Próba", "Dzień dobry", f"drill:{n}", NOON) for n in range(count)]
    return {f"<{letter.uuid}@localhost>" for letter in made if letter}


def sweep(port: int, moment: datetime = NOON) -> subprocess.Popen[str]:
    """A process of its own that sends what is due at the moment."""
    return process(SWEEP, port=port, moment=moment.isoformat())


def test_every_letter_arrives_though_the_sender_is_killed_again_and_again():
    written = letters(40)
    kills = 3
    with mail_server(delay=0.02) as server:
        for turn in range(kills):
            process = sweep(server.port, NOON + turn * 2 * STUCK)
            server.wait_for((turn + 1) * 8)
            process.send_signal(signal.SIGKILL)
            process.wait()
        last = sweep(server.port, NOON + kills * 2 * STUCK)
        last.communicate(timeout=60)
    times = Counter(server.arrived)
    assert set(times) == written
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
    # Only what was in flight at a kill may come twice, and then under the same Message-ID.
    assert sum(times.values()) - len(times) <= kills


def test_two_sweeps_at_once_send_each_letter_once():
    written = letters(40)
    with mail_server(delay=0.01) as server:
        sweeps = [sweep(server.port) for _ in range(2)]
        counts = [int(process.communicate(timeout=60)[0]) for process in sweeps]
    assert Counter(server.arrived) == Counter(written)
    assert sum(counts) == 40


def test_letters_wait_while_the_server_is_down_and_leave_when_it_is_back():
    written = letters(10)
    with mail_server() as server:
        port = server.port
    assert sweep(port).communicate(timeout=60)[0] == "0\n"
    assert set(Letter.objects.values_list("state", "attempts")) == {("due", 1)}
    with mail_server() as server:
        back = sweep(server.port, NOON + timedelta(minutes=2))
        assert back.communicate(timeout=60)[0] == "10\n"
    assert Counter(server.arrived) == Counter(written)
