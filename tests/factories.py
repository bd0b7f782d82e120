"""How do tests make things? Plain functions with honest defaults."""

from datetime import UTC, date, datetime, time
from typing import Any

from network.directory.models import FactAge, Location, OpeningRule, Shop
from network.forum import actions as forum
from network.forum import counting
from network.forum.actions import Typed
from network.forum.models import Board, BoardText, Post, Status, Topic
from network.forum.rules import reach_of
from network.people.models import Person

BOLSZEWO = (54.61801, 18.17585)
MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)


def make_shop(
    slug: str = "bolszewo", *, lat: float = BOLSZEWO[0], lon: float = BOLSZEWO[1], town: str = "Bolszewo", **facts: Any
) -> Shop:
    """A shop in business, confirmed on 1 November 2026, at a point."""
    known = facts.pop("known_on", date(2026, 11, 1))
    defaults = {
        "name": f"Sklep {slug}",
        "kind": Shop.Kind.FREE,
        "status": Shop.Status.OPEN,
        "status_as_of": "2026-11-01",
        "referral": Shop.Referral.PARTLY,
        "payment": Shop.Payment.FREE,
    }
    shop = Shop.objects.create(slug=slug, **(defaults | facts))
    Location.objects.create(shop=shop, town=town, street_address="ul. Szkolna 52", lat=lat, lon=lon)
    if known:
        FactAge.objects.bulk_create(
            FactAge(shop=shop, group=group, confirmed_on=known, known_on=known) for group in ("status", "hours")
        )
    return shop


def open_hours(
    shop: Shop, weekdays: str = "01234", opens: str = "10:00", closes: str | None = "16:00", **facts: Any
) -> None:
    """Adds the same hours on the weekdays ("0" is Monday)."""
    OpeningRule.objects.bulk_create(
        OpeningRule(
            shop=shop,
            weekday=int(day),
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes) if closes else None,
            **facts,
        )
        for day in weekdays
    )


WAITS = {Status.PENDING: "newcomer"}  # why a post waits


def make_board(slug: str = "rozmowy", *, name: str = "Rozmowy", about: str = "", **facts: Any) -> Board:
    """A board with Polish words; everybody reads it, unless ``audience`` says otherwise."""
    board = Board.objects.create(slug=slug, **facts)
    BoardText.objects.create(board=board, language="pl", name=name, about=about)
    return board


def make_topic(
    board: Board | None = None,
    *,
    author: Person | None = None,
    alias: str = "",
    title: str = "Gdzie kupić buty?",
    text: str = "Szukam butów dla syna.",
    status: str = Status.VISIBLE,
    moment: datetime = MORNING,
    **typed: Any,
) -> Topic:
    """A topic with its first post by the verb itself, so that all counts are true; both of this status.

    Without ``author`` by somebody called Marta.
    """
    actor = author or Person.objects.create(name="Marta", language="pl")
    said = Typed(text=text, language="pl", title=title, alias=alias, held=WAITS.get(status, ""), **typed)
    post = forum.begin_topic(board or make_board(), said, actor=actor, reach=reach_of(actor), moment=moment)
    if status not in (Status.VISIBLE, Status.PENDING):
        counting.put_status(post, status)
        counting.put_topic_status(post.topic, status)
    return Topic.objects.get(pk=post.topic_id)


def make_post(
    topic: Topic,
    *,
    author: Person | None = None,
    alias: str = "",
    text: str = "W sklepie na Szkolnej.",
    status: str = Status.VISIBLE,
    moment: datetime = MORNING,
    **typed: Any,
) -> Post:
    """An answer by the verb itself, of this status. Without ``author`` by somebody called Nadia."""
    actor = author or Person.objects.create(name="Nadia", language="uk")
    said = Typed(text=text, language="pl", alias=alias, held=WAITS.get(status, ""), **typed)
    post = forum.answer_topic(topic, said, actor=actor, reach=reach_of(actor), moment=moment)
    if status not in (Status.VISIBLE, Status.PENDING):
        counting.put_status(post, status)
    return Post.objects.select_related("topic__board", "author").get(pk=post.pk)
