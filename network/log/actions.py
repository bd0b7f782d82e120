"""How does something enter the log, and how are a person's words blanked in it?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Model, QuerySet

from network.log.models import Channel, Entry
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person


class Change(TypedDict):
    """One field of a thing, as it was and as it is; JSON values."""

    field: str
    before: object
    after: object


def record(
    verb: str,
    thing: Model,
    *,
    actor: "Person | None",
    from_state: str = "",
    to_state: str = "",
    reason: str = "",
    changes: Iterable[Change] = (),
    author: "Person | None" = None,
    channel: str = Channel.ONLINE,
    recorded_by: "Person | None" = None,
) -> Entry:
    """Writes one entry about the thing and returns it; call it inside the transaction of the verb itself.

    Raises LookupError when the thing's kind is not registered, IntegrityError when a channel other than online
    names nobody who recorded it.
    """
    return Entry.objects.create(
        verb=verb,
        subject_kind=registry.of(thing).kind,
        subject_id=thing.pk,
        actor=actor,
        from_state=from_state,
        to_state=to_state,
        reason=reason,
        changes=list(changes),
        author=author,
        channel=channel,
        recorded_by=recorded_by,
    )


def blank_texts(entries: QuerySet[Entry]) -> int:
    """Empties reason and changes of the entries, the one change the database allows; returns how many it touched."""
    return entries.update(reason="", changes=[])
