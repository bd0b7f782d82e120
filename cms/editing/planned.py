"""What happens when the time comes that an editor has planned for a page?

The editor who planned it publishes it, as far as the verbs are asked; where they refuse, the plan is dropped and she is
told, so that nothing is tried for ever.
"""

import logging
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

from cms.editing.doors import door_of
from cms.pages.acting import acting
from network.letters.actions import write
from network.letters.texts import absolute, text
from network.models import Person
from network.notices.actions import tell
from network.words.languages import default_code

PLANNED, PUBLISHED, ENDED = "wagtail.publish.schedule", "wagtail.publish.scheduled", "wagtail.unpublish.scheduled"
REFUSED = "publishing_refused"

logger = logging.getLogger(__name__)


def publish(revision: Revision) -> bool:
    """Publishes what is due; whether it went live. What is refused is written down, told and planned no more."""
    user = planned_by(revision)
    person = Person.objects.filter(user=user).first() if user else None
    words = translation.override(person.language if person else default_code())
    try:
        with words, transaction.atomic(), acting(user):
            revision.publish(log_action=PUBLISHED)
    except (ValidationError, PermissionDenied) as error:
        reason = " ".join(getattr(error, "messages", [])) or _("It may not be published.")
        logger.warning("planned publishing of %s refused: %s", revision.object_id, reason)
        drop_plan(revision, reason, user, person)
        return False
    return True


def planned_by(revision: Revision) -> Any:
    """The user who planned it; None when nobody is known. One query."""
    entry = (
        PageLogEntry.objects.filter(action=PLANNED, revision=revision).select_related("user").order_by("-pk").first()
    )
    return entry.user if entry else revision.user


@transaction.atomic
def drop_plan(revision: Revision, reason: str, user: Any, person: Person | None) -> None:
    """Takes the time off the revision, and tells who planned it."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    page = revision.content_object
    log(page, "wagtail.schedule.cancel", user=user, revision=revision, data={"reason": reason})
    door = door_of(page) if isinstance(page, Page) else None
    if door and person:
        _tell(person, door.thing, page, revision, reason)


def _tell(person: Person, thing: Any, page: Page, revision: Revision, reason: str) -> None:
    with translation.override(person.language):
        letter = write(
            REFUSED,
            person.email,
            person.language,
            _("A text was not published at its time"),
            text(
                "cms/editing/publishing_refused.txt",
                {"reason": reason, "url": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))},
            ),
            about=f"planned:{revision.pk}",
        )
    told = person.notices.filter(kind=REFUSED, subject_id=thing.pk).count()
    tell(person, REFUSED, thing, round=told, letter=letter)


def expire(moment: datetime) -> None:
    """Takes down what was to end by then; what is refused stays, and is written down."""
    models = [
        Page,
        *(one for one in apps.get_models() if issubclass(one, DraftStateMixin) and not issubclass(one, Page)),
    ]
    for model in models:
        for thing in model._default_manager.filter(live=True, expire_at__lt=moment).order_by("expire_at"):
            try:
                with transaction.atomic():
                    thing.unpublish(set_expired=True, log_action=ENDED)
            except (ValidationError, PermissionDenied) as error:
                logger.warning("planned end of %s refused: %s", thing.pk, error)
