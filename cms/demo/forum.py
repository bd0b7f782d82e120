"""Which boards does the demo have, and which invented talks stand on them?"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone

from network.forum import actions
from network.forum.actions import Typed
from network.forum.models import Board, BoardText, Post, Thanks, Topic
from network.forum.rules import reach_of
from network.needs.models import Need
from network.people.models import Person

FORUM = Path(__file__).resolve().parent / "forum.json"


class Loaded(TypedDict):
    """How many things were added; what was there already stays as people made it."""

    boards: int
    topics: int


def load(path: Path = FORUM, moment: datetime | None = None) -> Loaded:
    """Adds what the file holds and the site lacks: boards known by their address, topics by their key.

    Talks go through the same verbs as the forms, and are dated back from the moment (now), so that they look alive.
    """
    told: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    now = moment or timezone.now()
    people = {one["key"]: _person(one) for one in told["people"]}
    boards = sum(_board(one) for one in told["boards"])
    # The oldest first, as people would have written them.
    topics = sum(_topic(one, people, now) for one in sorted(told["topics"], key=lambda one: -one["hours_ago"]))
    return {"boards": boards, "topics": topics}


@transaction.atomic
def _board(told: dict[str, Any]) -> bool:
    """Whether it was new."""
    facts = {name: value for name, value in told.items() if name not in ("slug", "texts")}
    board, is_new = Board.objects.get_or_create(slug=told["slug"], defaults=facts)
    if is_new:
        BoardText.objects.bulk_create(
            BoardText(board=board, language=code, **text) for code, text in told["texts"].items()
        )
    return is_new


@transaction.atomic
def _topic(told: dict[str, Any], people: dict[str, Person], now: datetime) -> bool:
    """Whether it was new, with all its answers."""
    if Post.objects.filter(token=told["key"]).exists():
        return False
    begun, author = now - timedelta(hours=told["hours_ago"]), people[told["by"]]
    board = Board.objects.select_related("parent").get(slug=told["board"])
    typed = Typed(
        text=told["text"], language=told["language"], title=told["title"], alias=told.get("alias", ""),
        note=told.get("note", ""), needs=Need.objects.filter(slug__in=told["needs"]), token=told["key"],
    )  # fmt: skip
    first = actions.begin_topic(board, typed, actor=author, reach=reach_of(author), moment=begun)
    Topic.objects.filter(pk=first.topic_id).update(is_example=True)
    for number, answer in enumerate(told["answers"], start=2):
        post = _answer(first.topic, answer, people, begun, f"{told['key']}-{number}")
        if answer.get("helped"):
            actions.mark_helped(post, actor=author, helped=True)
    return True


def _answer(topic: Topic, told: dict[str, Any], people: dict[str, Person], begun: datetime, token: str) -> Post:
    actor = people[told["by"]]
    typed = Typed(
        text=told["text"], language=told["language"], alias=told.get("alias", ""), answers=told["answers"], token=token
    )
    moment = begun + timedelta(hours=told["after_hours"])
    post = actions.answer_topic(topic, typed, actor=actor, reach=reach_of(actor), moment=moment)
    for name, kind in (("thanks", Thanks.Kind.THANKS), ("with_you", Thanks.Kind.WITH_YOU)):
        for key in told.get(name, ()):
            actions.thank(post, kind, actor=people[key], reach=reach_of(people[key]))
    return post


def _person(told: dict[str, str]) -> Person:
    """Somebody without a login, known by the uuid."""
    defaults = {"name": told["name"], "language": told["language"]}
    return Person.objects.get_or_create(uuid=told["uuid"], defaults=defaults)[0]
