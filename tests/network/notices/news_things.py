"""What do tests of news have in common? People who write and follow in a topic, a clock, and the letters that leave."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from network.forum.models import Board, Topic, TopicReader, Watch
from network.letters.actions import send_due
from network.notices.actions import choose_letters
from network.notices.rules import WAIT
from network.notices.sweep import sweep
from network.people.models import Membership, Person, Role
from tests import cast
from tests.factories import make_board, make_post, make_topic
from tests.reading import Reader

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
LATER = NOON + WAIT
MONDAY = datetime(2026, 11, 30, 7, tzinfo=UTC)  # at eight by the clock of here
TITLE = "Kanarkowe buty"


def somebody(name: str, *, answers: str = "", followed: str = "") -> Person:
    """Somebody with an address, and with these choices."""
    person = cast.person(name, email=f"{name.lower()}@example.org")
    if answers or followed:
        choose_letters(person, answers=answers or "at_once", followed=followed or "nothing")
    return person


def follow(topic: Topic, *people: Person, level: int = Watch.ALL) -> None:
    for person in people:
        TopicReader.objects.update_or_create(topic=topic, person=person, defaults={"watch": level})


def asked(author: Person | None = None, **facts: Any) -> Topic:
    """A topic begun at noon."""
    return make_topic(author=author or somebody("Marta"), title=TITLE, moment=NOON, **facts)


def answer(topic: Topic, author: Person, **facts: Any) -> Any:
    return make_post(topic, author=author, **{"moment": NOON} | facts)


def members_topic(member: Person) -> Topic:
    """A topic of hers on a board of members, answered by another member."""
    board = make_board(audience=Board.Audience.MEMBERS)
    for person in (member, somebody("Nadia")):
        Membership.objects.create(person=person, role=Role.MEMBER, scope_kind="board", scope_id=board.pk)
    topic = asked(member, board=board)
    answer(topic, Person.objects.get(name="Nadia"))
    return topic


def letters(moment: datetime = LATER) -> list[EmailMessage]:
    """What leaves when everything due by then is swept, in the order of its addresses."""
    mail.outbox.clear()
    sweep(moment)
    send_due(moment + timedelta(seconds=1))
    return sorted(mail.outbox, key=lambda letter: letter.to)


def to_whom(moment: datetime = LATER) -> list[str]:
    """Whom the letters reach."""
    return [letter.to[0].partition("@")[0] for letter in letters(moment)]


def logged_in(person: Person) -> Client:
    client = Reader()
    client.force_login(person.user)
    return client
