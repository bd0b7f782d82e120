"""What do we hold of somebody, all features together, as she reads it and as programs do?"""

import json
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from network.log import actions as log
from network.people.models import Person
from network.subjects import registry
from network.subjects.parting import Held

EXPORTED = "person_export"  # verb of the log


def held_of(person: Person) -> list[Held]:
    """Everything, in the active language, in the order of the features; what is empty is left out."""
    return [held for subject in registry.everything() for held in subject.export(person) if held.rows]


def as_json(held: Iterable[Held]) -> str:
    """The same for programs: names and values; times in ISO 8601."""
    things = {one.key: [{fact.name: fact.value for fact in row} for row in one.rows] for one in held}
    made = {"made_at": timezone.now().isoformat(timespec="seconds"), "things": things}
    return json.dumps(made, ensure_ascii=False, indent=2)


@transaction.atomic
def note_export(person: Person, *, actor: Person, form: str) -> None:
    """Writes down that somebody took her own data away, as which kind of file ("json", "html")."""
    log.record(EXPORTED, person, actor=actor, to_state=form)
