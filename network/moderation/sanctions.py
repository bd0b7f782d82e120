"""Who may not write, and until when? Asked by every feature in which people write.

A muted person writes nothing in public; an excluded one writes to nobody. What is there to read, and help, stays open.
"""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from network.log import actions as log
from network.moderation.models import Decision, Sanction

if TYPE_CHECKING:
    from network.people.models import Person

Kind = Sanction.Kind


def may_write(person: "Person | None", moment: datetime) -> bool:
    """Whether she may write in public: topics, posts, stories. Everybody may whom nothing holds. One query at most."""
    return not of_person(person, moment)


def may_write_to_others(person: "Person | None", moment: datetime) -> bool:
    """Whether she may write to anybody at all: only an exclusion forbids it. One query at most."""
    return excluded_until(person, moment) is None


def excluded_until(person: "Person | None", moment: datetime) -> datetime | None:
    """Until when she may write to nobody at all; None: she may now. One query at most."""
    ends = [one.until for one in of_person(person, moment) if one.kind == Kind.EXCLUDE]
    return max((until for until in ends if until), default=None)


def ends_at(person: "Person | None", moment: datetime) -> datetime | None:
    """When she may write in public again; None: she may now. One query at most."""
    return max((one.until for one in of_person(person, moment) if one.until), default=None)


def of_person(person: "Person | None", moment: datetime) -> list[Sanction]:
    """What holds for her at the moment, by name and under an alias. One query, none for a visitor."""
    if person is None:
        return []
    return [one for one in Sanction.objects.in_force(moment).perhaps_of(person) if is_hers(one, person)]


def is_hers(sanction: Sanction, person: "Person") -> bool:
    """Whether it is hers; of one that names nobody only the keyed hash tells."""
    if sanction.person_id is not None:
        return sanction.person_id == person.pk
    keys = (None, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(sanction.mark, _mark(person, sanction.salt, key)) for key in keys)


def put(person: "Person", decision: Decision, kind: str, *, is_hidden: bool) -> Sanction:
    """Warns, mutes or excludes her until the decision's end; call it in the transaction of the decision.

    ``is_hidden``: she wrote under an alias, so neither the row nor the log names her.
    """
    salt = secrets.token_hex(16) if is_hidden else ""
    made = Sanction.objects.create(
        person=None if is_hidden else person, salt=salt, mark=_mark(person, salt, None) if is_hidden else "",
        kind=kind, decision=decision, since=decision.at, until=None if kind == Kind.WARN else decision.until,
    )  # fmt: skip
    if not is_hidden:
        log.record(f"person_{kind}", person, actor=decision.by)
    return made


def lift(decision: Decision, moment: datetime) -> int:
    """Ends what the decision put on somebody; returns how many that were."""
    return Sanction.objects.filter(decision=decision, lifted_at=None).update(lifted_at=moment)


def _mark(person: "Person", salt: str, key: str | None) -> str:
    name = f"network.moderation.{salt}"
    return salted_hmac(name, str(person.uuid), secret=key, algorithm="sha256").hexdigest()
