"""What do the forum's pages cost as it grows? `python -m tests.bench.bench_forum [POSTS]`

Prints, for 5 000 posts and for POSTS (200 000; a twentieth as many topics, 50 boards), a line for each page, for a
visitor and for somebody signed in: milliseconds of the processor, queries, bytes and the ratio to the small forum. On
PostgreSQL (LADA_BENCH_DATABASE_URL, an empty database of its own) also the pages of the database that were touched; its
own processes' milliseconds are not counted there.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench.measuring import median, scratch_database

SMALL, USUAL, BOARDS = 5_000, 200_000, 50
TIMES = 15


def main(most: int) -> None:
    """Fill, measure, empty, fill again, measure."""
    url = os.environ.get("LADA_BENCH_DATABASE_URL", "")
    if url:
        os.environ["DATABASE_URL"] = url
    with scratch_database():
        first: dict[str, float] = {}
        for posts in (SMALL, most):
            begin = time.perf_counter()
            pages = filled(posts)
            print(f"{posts} posts, made in {time.perf_counter() - begin:.0f} s")
            for name, (address, signed_in) in pages.items():
                taken, queries, weight, touched = measured(address, signed_in=signed_in)
                ratio = taken / first.setdefault(name, taken)
                pages_told = f"{touched:6} database pages" if touched else ""
                print(
                    f"  {name:26} CPU {taken:6.1f} ms {queries:3} queries {weight:7} bytes {ratio:5.2f} x {pages_told}"
                )


def filled(posts: int) -> dict[str, tuple[str, bool]]:
    """The pages to measure in a forum of that size, by name: address, and whether somebody is signed in."""
    from django.core.management import call_command
    from django.db import connection

    from network.forum import listing
    from network.forum.models import Board, Topic
    from tests.bench.forum_content import fill

    call_command("flush", interactive=False, verbosity=0)
    slug, longest = fill(BOARDS, posts // 20, posts)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    board, topic = Board.objects.get(slug=slug), Topic.objects.get(pk=longest)
    oldest = Topic.objects.on_board(board.pk).reverse()[listing.PART - 1 : listing.PART].get()
    where = {
        "index": "/forum/",
        "list, first": board.get_absolute_url(),
        "list, last": f"{board.get_absolute_url()}?{listing.AFTER}={listing.key_of(oldest)}",
        "topic, first": topic.get_absolute_url(),
        "topic, last": f"{topic.get_absolute_url()}?od={topic.last_position}",
        "waiting for an answer": "/forum/bez-odpowiedzi/",
    }
    return {
        f"{name}, {'signed in' if signed_in else 'visitor'}": (address, signed_in)
        for name, address in where.items()
        for signed_in in (False, True)
    }


def measured(address: str, *, signed_in: bool) -> tuple[float, int, int, int]:
    """Median CPU milliseconds, queries, bytes, and pages of the database touched (0 where it does not tell)."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    from network.people.models import Person

    client = Client(SERVER_NAME="localhost")
    if signed_in:
        user, is_new = get_user_model().objects.get_or_create(username="reader")
        if is_new:
            Person.objects.create(user=user, name="Reader", language="pl")
        client.force_login(user)

    def answer() -> int:
        reply = client.get(address)
        assert reply.status_code == 200, (address, reply.status_code)
        return len(reply.getvalue())

    for _ in range(3):
        answer()
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., object], sql: str, params: Any, *rest: object) -> object:
        asked.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(note):
        weight = answer()
    touched = 0
    if connection.vendor == "postgresql":
        touched = sum(blocks(sql, params) for sql, params in asked if sql.startswith("SELECT"))
    return median([cpu(answer) for _ in range(TIMES)]), len(asked), weight, touched


def blocks(sql: str, params: Any) -> int:
    """Pages of 8 KiB that a SELECT touches, in memory or on disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


def cpu(act: Callable[[], object]) -> float:
    """Milliseconds of the processor, not of the clock: other processes do not count."""
    begin = time.process_time()
    act()
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
