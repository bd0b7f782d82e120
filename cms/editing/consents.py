"""What follows on this site when somebody withdraws a consent, and is done by the next sweep if it was not at once?

In the transaction of the withdrawal the texts go down, in every language. Files are no part of a transaction: photos
are blurred after it, in the same request; until that is done, ``cms.pages.showing`` shows them to nobody. That it is
done is written to the log, so a process that dies in between leaves a withdrawal without that entry, and the sweep
does the rest.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from cms.editing import workflow
from cms.editing.doors import pages_of
from cms.editing.parting import erase, held_of
from cms.editing.told_photos import photos_of
from cms.files.blurring import blur
from cms.files.models import SiteImage
from network.log import actions as log
from network.models import Consent, Entry
from network.people.consents.actions import thing_of
from network.people.consents.rules import ENDS_THE_TEXT, FACE, allowed_by, blocked
from network.subjects.registry import Subject, register

BLURRED = "consent_photos_blurred"  # the verb that says that no photo is left to blur


def follow_consent(consent: Consent, **kwargs: Any) -> None:
    """Receives ``consent_withdrawn``, in its transaction."""
    thing: Any = thing_of(consent)
    if thing is not None and allowed_by(consent) & ENDS_THE_TEXT:
        workflow.hide(pages_of(thing))
    if FACE in allowed_by(consent):
        transaction.on_commit(partial(blur_photos, consent), robust=True)


def blur_photos(consent: Consent) -> int:
    """Blurs every photo the thing ever had until the withdrawal, and says so in the log; returns how many.

    None of them when the consent has been given again meanwhile. Later photos wait for a consent of their own.
    """
    thing: Any = thing_of(consent)
    count = 0
    if thing is not None and consent.withdrawn_at and FACE in blocked(consent.subject_kind, consent.subject_id):
        before = SiteImage.objects.filter(pk__in=photos_of(pages_of(thing)), created_at__lte=consent.withdrawn_at)
        count = sum(blur(image) for image in before)
    log.record(BLURRED, consent, actor=None)
    return count


def blur_due(moment: datetime) -> int:
    """Blurs what a process that died has left; returns for how many consents."""
    done = Entry.objects.filter(verb=BLURRED, subject_kind="consent", subject_id=OuterRef("pk"))
    due = list(Consent.objects.filter(~Exists(done), face=True, withdrawn_at__lte=moment))
    for consent in due:
        blur_photos(consent)
    return len(due)


PICTURE = register(
    Subject(
        kind="picture",
        model=SiteImage,
        title=lambda image, language: image.default_alt_text,
        address=lambda image: "",
        summary=lambda image, language: "",
        visible_to=lambda person: SiteImage.objects.none(),  # shown by the texts it stands in alone
        sweep=blur_due,
        export=held_of,
        erase=erase,
    )
)
