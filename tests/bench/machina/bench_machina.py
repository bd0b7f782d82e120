"""What do the same pages cost in django-machina, with the same talks, on SQLite in the same kind of process?

    python -m venv machina && machina/bin/pip install -r tests/bench/machina/requirements.txt
    machina/bin/python -m tests.bench.machina.bench_machina [POSTS]

Prints milliseconds of the processor, queries and bytes of each page, as ``bench_forum`` does. Machina's pages stand in
its own plain frame, ours in the whole site's.
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from tests.bench.forum_content import PEOPLE, talks

USUAL, BOARDS, TIMES = 200_000, 50, 15
APPS = (
    "forum", "forum_conversation", "forum_conversation.forum_attachments", "forum_conversation.forum_polls",
    "forum_feeds", "forum_moderation", "forum_search", "forum_tracking", "forum_member", "forum_permission",
)  # fmt: skip
MAY = ("can_see_forum", "can_read_forum", "can_start_new_topics", "can_reply_to_topics", "can_edit_own_posts")


def main(posts: int) -> None:
    """Set up, fill, measure."""
    with tempfile.TemporaryDirectory(prefix="machina-bench-") as folder:
        configure(Path(folder))
        begin = time.perf_counter()
        pages = fill(posts // 20, posts)
        print(f"{posts} posts, made in {time.perf_counter() - begin:.0f} s")
        for name, address in pages.items():
            for signed_in in (False, True):
                taken, queries, weight = measured(address, signed_in=signed_in)
                told = f"{name}, {'signed in' if signed_in else 'visitor'}"
                print(f"  {told:32} CPU {taken:6.1f} ms {queries:3} queries {weight:7} bytes")


def configure(folder: Path) -> None:
    """Django with machina alone, as its documentation sets it up."""
    import django
    from django.conf import settings
    from machina import MACHINA_MAIN_TEMPLATE_DIR

    contexts = ["template.context_processors.request", "contrib.auth.context_processors.auth",
                "contrib.messages.context_processors.messages"]  # fmt: skip
    settings.configure(
        SECRET_KEY="bench", ROOT_URLCONF="machina.urls", USE_TZ=True, STATIC_URL="/static/",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField", ALLOWED_HOSTS=["localhost"], MEDIA_ROOT=str(folder),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "machina.sqlite3")}},
        INSTALLED_APPS=[
            *(f"django.contrib.{app}" for app in ("admin", "auth", "contenttypes", "sessions", "messages")),
            "django.contrib.staticfiles", "mptt", "haystack", "widget_tweaks", "machina",
            *(f"machina.apps.{app}" for app in APPS),
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "machina.apps.forum_permission.middleware.ForumPermissionMiddleware",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [MACHINA_MAIN_TEMPLATE_DIR],
            "APP_DIRS": True, "OPTIONS": {"context_processors": [
                *(f"django.{name}" for name in contexts), "machina.core.context_processors.metadata",
            ]},
        }],
        CACHES={name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
                for name in ("default", "machina_attachments")},
        HAYSTACK_CONNECTIONS={"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}},
        MACHINA_DEFAULT_AUTHENTICATED_USER_FORUM_PERMISSIONS=list(MAY),
    )  # fmt: skip
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(topics: int, posts: int) -> dict[str, str]:
    """Writes the talks; the addresses of the pages to measure."""
    from django.contrib.auth import get_user_model
    from machina.core.db.models import get_model
    from machina.core.loading import get_class

    forums = get_model("forum", "Forum")
    topics_of, posts_of = get_model("forum_conversation", "Topic"), get_model("forum_conversation", "Post")
    users = get_user_model()._default_manager.bulk_create(
        get_user_model()(username=f"osoba{number}") for number in range(PEOPLE)
    )
    rooms = [forums.objects.create(name=f"Dział {number}", type=forums.FORUM_POST) for number in range(BOARDS)]
    see_all(get_class("forum_permission.shortcuts", "assign_perm"), rooms)
    coming, first = talks(BOARDS, topics, posts), None
    while some := list(islice(coming, 200)):
        made = topics_of.objects.bulk_create(
            topics_of(
                forum=rooms[talk.board], poster=users[talk.posts[0].author], subject=talk.title,
                slug=f"pytanie-{talk.number}", type=topics_of.TOPIC_POST, status=topics_of.TOPIC_UNLOCKED,
                posts_count=len(talk.posts), last_post_on=talk.posts[-1].at,
            )
            for talk in some
        )  # fmt: skip
        written = posts_of.objects.bulk_create(
            (
                posts_of(topic=topic, poster=users[said.author], subject=topic.subject, content=said.text)
                for topic, talk in zip(made, some, strict=True)
                for said in talk.posts
            ),
            batch_size=1000,
        )
        at = 0
        for topic, talk in zip(made, some, strict=True):
            topic.first_post, topic.last_post = written[at], written[at + len(talk.posts) - 1]
            at += len(talk.posts)
        topics_of.objects.bulk_update(made, ["first_post", "last_post"])
        first = first or made[0]
    for room in rooms:
        room.update_trackers()
    board, assigned = rooms[0], topics_of.objects.filter(forum=rooms[0]).count()
    assert first is not None
    topic_url = f"/forum/{board.slug}-{board.pk}/topic/{first.slug}-{first.pk}/"
    return {
        "index": "/",
        "list, first": f"/forum/{board.slug}-{board.pk}/",
        "list, last": f"/forum/{board.slug}-{board.pk}/?page={-(-assigned // 20)}",
        "topic, first": topic_url,
        "topic, last": f"{topic_url}?page={-(-first.posts_count // 15)}",
    }


def see_all(assign_perm: Any, rooms: list[Any]) -> None:
    """Visitors may read everything; who is signed in may by the settings."""
    from django.contrib.auth.models import AnonymousUser

    for room in rooms:
        for name in MAY[:2]:
            assign_perm(name, AnonymousUser(), room)


def measured(address: str, *, signed_in: bool) -> tuple[float, int, int]:
    """Median CPU milliseconds, queries and bytes."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    if signed_in:
        client.force_login(get_user_model()._default_manager.get_or_create(username="reader")[0])

    def answer() -> int:
        reply = client.get(address)
        assert reply.status_code == 200, (address, reply.status_code)
        return len(reply.content)

    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    for _ in range(3):
        answer()
    with connection.execute_wrapper(count):
        weight = answer()
    taken = []
    for _ in range(TIMES):
        begin = time.process_time()
        answer()
        taken.append(1000 * (time.process_time() - begin))
    return sorted(taken)[TIMES // 2], len(asked), weight


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
