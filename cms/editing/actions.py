"""What does an editor or a translator decide at her desk? Each step is one transaction: verb, page, workflow, claim."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page, TaskState
from wagtail_localize.operations import TranslationCreator

from cms.editing import workflow
from cms.editing.doors import Door, door_of, original_of, pages_of
from cms.translations.progress import BY_HAND, words_of
from network.models import Person
from network.moderation import actions as moderation
from network.moderation.models import Claim

SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"


@transaction.atomic
def take_up(door: Door, *, actor: Person) -> Claim:
    """The actor begins to read: her claim, and the verb where the text waits for that. Raises PermissionDenied,
    ValidationError naming who reads it already."""
    claim = moderation.claim(door.thing, actor=actor)
    if door.waits:
        if not door.verbs.can_review(actor, door.thing):
            raise PermissionDenied
        door.review(actor=actor)
    return claim


@transaction.atomic
def send_back(door: Door, *, actor: Person, reason: str) -> None:
    """Asks the author for a change; Wagtail's workflow says the same. Raises PermissionDenied, ValidationError."""
    door.send_back(actor=actor, reason=reason)
    page = original_of(door.thing)
    task: TaskState | None = page.current_workflow_task_state if page else None
    if task:
        task.reject(user=actor.user, comment=reason)
    moderation.release(door.thing, actor=None)


@transaction.atomic
def decline(door: Door, *, actor: Person, reason: str) -> None:
    """Does not take the text; it leaves the list. Raises PermissionDenied, ValidationError."""
    door.decline(actor=actor, reason=reason)
    _leave_the_list(door, actor)


@transaction.atomic
def withdraw(door: Door, *, actor: Person, reason: str) -> None:
    """Nobody sees it any more, in any language. Raises PermissionDenied, ValidationError without a reason."""
    door.withdraw(actor=actor, reason=reason)
    workflow.hide(pages_of(door.thing), actor.user)
    moderation.release(door.thing, actor=None)


DECISIONS = {"send_back": send_back, "decline": decline, "withdraw": withdraw}


@transaction.atomic
def begin_translation(original: Page, language: str, *, user: object) -> Page:
    """The page of the translation, made now as a draft where there is none; what is there already is not touched.

    Only this page and the folders above it are made, nothing of the tree beside. Raises PermissionDenied, also for what
    nobody may read yet, and DoesNotExist for a language the site has not.
    """
    if not (original.live and user.has_perm(SUBMIT_TRANSLATION)):  # type: ignore[attr-defined]
        raise PermissionDenied
    locale = Locale.objects.get(language_code=language)
    Page.objects.select_for_update().get(pk=original.pk)  # two at once make one page
    found = original.get_translation_or_none(locale)
    if found is None or found.alias_of_id:
        TranslationCreator(user, [locale]).create_translations(original)
        found = original.get_translation(locale)
    return found


@transaction.atomic
def mark_read(page: Page, *, actor: Person | None, user: object) -> int:
    """Somebody has read what a machine wrote and stands for it: it is labelled no more. Returns how many pieces.

    ``actor`` None: a superuser who is nobody here. Raises PermissionDenied, ValidationError.
    """
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    count: int = words_of(page).update(translation_type=BY_HAND, last_translated_by=user)
    if getattr(page, "is_machine", False):
        page.is_machine = False
        page.save(update_fields=["is_machine"])
        count += 1
    door = door_of(page)
    if door and page.live and not door.is_original:
        door.publish_text(actor=actor, title=page.title, lead=page.lead, is_machine=False)
    log(page, "wagtail.edit", user=user)  # kept pages hang on it
    return count


def _leave_the_list(door: Door, actor: Person) -> None:
    page = original_of(door.thing)
    if page:
        workflow.cancel(page, actor.user)
    moderation.release(door.thing, actor=None)


def door_to(page: Page | None) -> Door:
    """The door of the page. Raises ValidationError for a thing without a text."""
    door = door_of(page) if page else None
    if door is None:
        raise ValidationError(_("There is no text yet."), code="text")
    return door
