"""Does a limit hold, to the very number, for all who ask at once, and is nobody's address kept?"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from network.limits.actions import again_at, forget, take
from network.limits.models import Usage

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def took(times: int, **given) -> int:
    defaults = {"name": "enquiry", "who": "203.0.113.7", "at_most": 5, "per": HOUR, "now": NOON} | given
    name, who = defaults.pop("name"), defaults.pop("who")
    return sum(take(name, who, **defaults) for _ in range(times))


@pytest.mark.django_db
def test_as_many_as_allowed_are_taken():
    assert took(8) == 5


@pytest.mark.django_db
def test_refusals_are_not_counted():
    took(8)
    assert Usage.objects.get().count == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other", [{"who": "203.0.113.8"}, {"name": "login"}, {"now": NOON + HOUR}, {"now": NOON - timedelta(seconds=1)}]
)
def test_others_other_things_and_other_hours_have_their_own_count(other):
    took(5)
    assert took(8, **other) == 5


@pytest.mark.django_db
def test_any_stretch_holds_at_most_twice_the_limit():
    """The bound that is promised, at its worst: the end of one hour and the beginning of the next."""
    late = NOON - timedelta(seconds=1)
    assert took(20, now=late) + took(20, now=NOON) == 10
    assert took(20, now=late + HOUR - timedelta(microseconds=1)) == 0


def test_again_at_is_the_moment_from_which_there_is_room():
    assert again_at(HOUR, NOON + timedelta(minutes=59)) == NOON + HOUR
    assert again_at(HOUR, NOON) == NOON + HOUR


@pytest.mark.django_db
def test_nothing_kept_tells_whose_address_it_was():
    took(1)
    row = Usage.objects.values_list().get()
    assert "203.0.113" not in str(row)


@pytest.mark.django_db
def test_counts_are_forgotten_when_their_time_is_over():
    took(1)
    took(1, now=NOON + HOUR)
    assert forget(NOON + HOUR) == 1
    assert Usage.objects.get().forget_at == NOON + 2 * HOUR


@pytest.mark.django_db
def test_limit_costs_few_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        took(1)
    with django_assert_num_queries(1):
        took(1)


@pytest.mark.django_db(transaction=True)
def test_limit_holds_for_threads_that_ask_at_once():
    def one(_: int) -> bool:
        try:
            return take("enquiry", "203.0.113.7", at_most=10, per=HOUR, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(40))) == 10
    assert Usage.objects.get().count == 10


WORKER = """
import sys, django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connections
connections.databases["default"]["NAME"] = sys.argv[1]
from datetime import UTC, datetime, timedelta
from network.limits.actions import take
now = datetime(2026, 11, 23, 12, tzinfo=UTC)
print(sum(take("enquiry", "203.0.113.7", at_most=10, per=timedelta(hours=1), now=now) for _ in range(20)))
"""


@pytest.mark.django_db(transaction=True)
def test_limit_holds_for_processes_that_ask_at_once():
    command = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"]]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert sum(int(worker.communicate(timeout=60)[0]) for worker in workers) == 10
