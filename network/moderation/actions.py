"""How does somebody take up a thing that waits, and put it down again?"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.moderation.models import Claim
from network.moderation.queries import HOLDS
from network.moderation.rules import can_claim_thing, can_release_claim
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person


@transaction.atomic
def claim(thing: Model, *, actor: "Person") -> Claim:
    """Says that the actor looks at the thing, for the next two hours (``HOLDS``), and returns that.

    Her own claim begins anew; one that has run out is taken over. Raises PermissionDenied for somebody without such
    work here, ValidationError naming who holds it, LookupError when the thing's kind is not registered.
    """
    if not can_claim_thing(actor):
        raise PermissionDenied
    kind, now = registry.of(thing).kind, timezone.now()
    # Locks the row, or waits for whoever is writing it: of two at once one is first.
    mine, is_new = Claim.objects.select_for_update().get_or_create(
        subject_kind=kind, subject_id=thing.pk, defaults={"person": actor, "at": now}
    )
    if is_new:
        log.record("claim", thing, actor=actor)
        return mine
    if mine.person_id != actor.pk and mine.at > now - HOLDS:
        said = {"person": mine.person.name, "time": f"{timezone.localtime(mine.at):%H:%M}"}
        raise ValidationError(_("%(person)s has been looking at this since %(time)s.") % said, code="claimed")
    if mine.person_id != actor.pk:
        log.record("claim", thing, actor=actor)
    mine.person, mine.at = actor, now
    mine.save(update_fields=["person", "at"])
    return mine


@transaction.atomic
def release(thing: Model, *, actor: "Person | None") -> bool:
    """Nobody looks at the thing any more; whether somebody did. ``actor`` None: the system, when the thing moves on.

    Raises PermissionDenied when it is somebody else's, unless the actor is an editor.
    """
    held = Claim.objects.select_for_update().about(registry.of(thing).kind, thing.pk).first()
    if held is None:
        return False
    if actor is not None and not can_release_claim(actor, held):
        raise PermissionDenied
    held.delete()
    log.record("release", thing, actor=actor)
    return True
