"""How is somebody told something, once, and when has she seen it?"""

from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils import timezone

from network.letters.models import Letter
from network.notices.models import Notice
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person


def tell(person: "Person", kind: str, thing: Model, *, round: int = 0, letter: Letter | None = None) -> Notice | None:
    """Tells the person, and returns the notice; None when this round of it was told before.

    Call it inside the transaction of what it tells. Raises LookupError when the thing's kind is not registered.
    """
    notice, is_new = Notice.objects.get_or_create(
        person=person,
        kind=kind,
        subject_kind=registry.of(thing).kind,
        subject_id=thing.pk,
        round=round,
        defaults={"letter": letter},
    )
    return notice if is_new else None


def mark_seen(person: "Person", thing: Model) -> int:
    """Everything the person was told about the thing is seen now; returns how many notices that were."""
    told = Notice.objects.visible_to(person).about(registry.of(thing).kind, thing.pk)
    return told.unseen().update(seen_at=timezone.now())
