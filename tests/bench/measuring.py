"""On which database do the benches measure, and how are times told?"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django


@contextmanager
def scratch_database() -> Iterator[None]:
    """Django with an empty, migrated database in a temporary folder that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="lada-bench-") as folder:
        os.environ |= {"LADA_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        django.setup()
        from django.core.management import call_command  # the settings must be read first

        call_command("migrate", verbosity=0)
        yield


def milliseconds(act: Callable[[], object], times: int = 1) -> list[float]:
    """Wall milliseconds of each of so many calls."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - begin))
    return taken


def median(taken: list[float]) -> float:
    """The middle one of the sorted times."""
    return sorted(taken)[len(taken) // 2]


def summary(taken: list[float]) -> str:
    """ "p50    1.20 ms   p95    3.40 ms"."""
    ordered = sorted(taken)
    return f"p50 {median(ordered):7.2f} ms   p95 {ordered[int(len(ordered) * 0.95)]:7.2f} ms"
