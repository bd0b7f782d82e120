"""What is somebody writing and has not sent? Kept on the server, so that no phone, login or back button loses it.

A draft joins a person and her words, so it never holds an alias, and there is none of a post under an alias: a form
that brings it back asks for the name again (``UNDER_ALIAS``), lest she sends it under her own.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.forum.models import LONGEST_TEXT, LONGEST_TITLE, Post, PostDraft, PostRevision
from network.people.models import Person
from network.people.rules import demand

KEY = re.compile(r"(board|topic|post)-([1-9][0-9]{0,17})")
LONGEST = {
    "text": 2 * LONGEST_TEXT,
    "title": 2 * LONGEST_TITLE,
    "language": 12,
    "note": 10,
    "answers": 10,
    "needs": 400,
}
UNDER_ALIAS = "under_alias"  # in the data: she wanted to write under an alias
KEPT = timedelta(days=180)
REVISIONS_KEPT = timedelta(days=730)


def draft_of(person: Person, key: str) -> PostDraft | None:
    """What she was writing there; None where nothing waits. One query."""
    return PostDraft.objects.visible_to(person).filter(key=key).first()


@transaction.atomic
def save_draft(
    *, actor: Person, key: str, data: Mapping[str, str], sequence: int, moment: datetime | None = None
) -> PostDraft:
    """Keeps what was typed (of the fields in ``LONGEST``, and "alias" as a mere yes) and returns it with its number.

    ``sequence`` is the number that the form has seen, 0 for none. Raises ValidationError "stale" when there is a newer
    one, or it was sent or dropped meanwhile, "long" for too much; PermissionDenied for a key that is no place for it.
    """
    demand(_may_draft(actor, key))
    kept = _kept(data)
    found = PostDraft.objects.select_for_update().filter(person=actor, key=key).first()
    if (found.sequence if found else 0) != sequence:
        raise _stale()
    now = moment or timezone.now()
    if found is None:
        try:
            with transaction.atomic():
                return PostDraft.objects.create(person=actor, key=key, data=kept, changed_at=now)
        except IntegrityError:
            raise _stale() from None
    found.data, found.sequence, found.changed_at = kept, sequence + 1, now
    found.save(update_fields=["data", "sequence", "changed_at"])
    return found


def drop_draft(*, actor: Person, key: str) -> bool:
    """What she was writing there is gone; whether there was something."""
    return PostDraft.objects.visible_to(actor).filter(key=key).delete()[0] > 0


def forget(moment: datetime) -> int:
    """Deletes drafts that nobody has touched for 180 days and earlier texts of 24 months; returns how many."""
    drafts = PostDraft.objects.older_than(moment - KEPT).delete()[0]
    return drafts + PostRevision.objects.filter(at__lt=moment - REVISIONS_KEPT).delete()[0]


def _may_draft(actor: Person, key: str) -> bool:
    """Whether the key names a place; of posts her own under her own name, for the key of another would name her."""
    place = KEY.fullmatch(key)
    if place is None:
        return False
    return place[1] != "post" or Post.objects.filter(pk=int(place[2]), author=actor).exists()


def _kept(data: Mapping[str, str]) -> dict[str, object]:
    kept: dict[str, object] = {name: str(data[name]) for name in LONGEST if data.get(name)}
    if any(len(str(kept.get(name, ""))) > most for name, most in LONGEST.items()):
        raise ValidationError(_("This is too long to be kept. Please shorten it or send it in parts."), code="long")
    return kept | ({UNDER_ALIAS: True} if data.get("alias") else {})


def _stale() -> ValidationError:
    return ValidationError(
        _("You have gone on with this text elsewhere, or sent it. Nothing here is overwritten."), code="stale"
    )
