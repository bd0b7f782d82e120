"""What do tests of cases have in common? A story that everybody reads, reports of it, and two moderators."""

from datetime import UTC, datetime, timedelta
from typing import Any

from advocacy.models import Story
from network.moderation.deciding import Reasons, decide
from network.moderation.models import Case, Decision, Flag
from network.moderation.raising import Said, flag_thing, notify_thing
from network.people.models import Person, Role
from tests import cast
from tests.advocacy.story_things import shown

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOKEN = "a token of the tests, long enough"
FACTS = Reasons(facts="W tekście jest numer telefonu sąsiadki.", rule="privacy")
# Words that stand nowhere else: each in one private field of a report.
CANARIES = {"note": "Kanarek zgłoszenia", "name": "Kanarek Imienia", "email": "kanarek.zgloszenia@example.org"}


def story(author: Person | None = None, **facts: Any) -> Story:
    """A story of somebody with an address, which everybody reads."""
    return shown(author or cast.person("Aniela", Role.MEMBER, email="aniela@example.org"), **facts)


def second_moderator() -> Person:
    return cast.person("Edyta", Role.MODERATOR, email="edyta@example.org")


def flagged(thing: Any, by: Person, reason: str = "private", *, moment: datetime = NOON) -> Case:
    """The case of a thing that this person has reported."""
    return flag_thing(thing, Said(reason, CANARIES["note"]), actor=by, moment=moment).case


def noticed(thing: Any, *, token: str = TOKEN, reason: str = "private", **given: Any) -> tuple[Flag, str]:
    """A report without an account, with a canary in every private field, and its code."""
    said = Said(reason, **(CANARIES | given))
    return notify_thing(thing, said, in_good_faith=True, token=token, moment=NOON)


def decided(case: Case, action: str, by: Person, *, days: int = 0, moment: datetime | None = None) -> Decision:
    """A decision with whole reasons."""
    case.refresh_from_db()
    reasons = Reasons(FACTS.facts, FACTS.rule, days=days)
    return decide(case, action, reasons, actor=by, version=case.version, moment=moment or NOON + timedelta(minutes=5))


def three(prefix: str = "Sasiad") -> list[Person]:
    return [cast.person(f"{prefix}{number}", Role.MEMBER) for number in range(3)]
