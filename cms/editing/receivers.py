"""What follows when a page goes live or down, or through Wagtail's workflow? Receivers; each calls one verb.

All of them run inside the transaction of what Wagtail does, so a verb that refuses (``Refused``) takes it back.
"""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.admin import signal_handlers
from wagtail.fields import StreamField
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_rejected,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.accounts import groups
from cms.blocks.pictures import draw, files
from cms.editing import workflow
from cms.editing.consents import follow_consent
from cms.editing.doors import Door, door_of, pages_of, person_of
from cms.editing.refusals import refusing
from cms.pages.acting import who
from cms.translations.progress import has_machine_words, refresh_source, untranslated
from network.moderation import actions as moderation
from network.people.editorial import State
from network.people.models import Person
from network.people.signals import consent_withdrawn, role_changed

# Wagtail's letters about its workflow, by the names under which it connects them.
LETTERS = (
    (task_submitted, TaskState, "group_approval_task_submitted", signal_handlers.task_submission_email_notifier),
    (workflow_submitted, WorkflowState, "workflow_state_submitted", signal_handlers.workflow_submission_email_notifier),
    (workflow_rejected, WorkflowState, "workflow_state_rejected", signal_handlers.workflow_rejection_email_notifier),
    (workflow_approved, WorkflowState, "workflow_state_approved", signal_handlers.workflow_approval_email_notifier),
)


def connect() -> None:
    """Called once, when the site starts; before Wagtail connects its own letters."""
    role_changed.connect(follow_roles, dispatch_uid="cms.editing.follow_roles")
    consent_withdrawn.connect(follow_consent, dispatch_uid="cms.editing.follow_consent")
    page_published.connect(draw_pictures, dispatch_uid="cms.editing.draw_pictures")
    page_published.connect(follow_publishing, dispatch_uid="cms.editing.follow_publishing")
    page_unpublished.connect(follow_hiding, dispatch_uid="cms.editing.follow_hiding")
    workflow_submitted.connect(follow_submission, dispatch_uid="cms.editing.follow_submission")
    task_rejected.connect(follow_rejection, dispatch_uid="cms.editing.follow_rejection")
    for signal, sender, name, notifier in LETTERS:
        uid = f"{name}_email_notification"  # taken: Wagtail's own receiver of this name stays out
        signal.connect(partial(write_letter, notifier), sender=sender, dispatch_uid=uid, weak=False)


def follow_roles(person: Person, **kwargs: Any) -> None:
    """Puts the login of somebody whose roles changed into the groups that follow from them."""
    groups.follow(person)


def draw_pictures(instance: Page, **kwargs: Any) -> None:
    """Draws the files of the page's pictures (about 5 s of work for a new one), so that no visitor waits for them."""
    fields = [field for field in instance._meta.get_fields() if isinstance(field, StreamField)]
    for field in fields:
        transaction.on_commit(partial(draw, field.value_from_object(instance)))
    photo = getattr(instance, "photo", None)
    if photo is not None:
        transaction.on_commit(partial(files, photo))


def follow_publishing(instance: Page, **kwargs: Any) -> None:
    """The story or leader is published, or has a text in one more language. Raises Refused.

    A page that is only planned is asked now whether its editor may publish it; its verb follows when it goes live.
    """
    door = door_of(instance)
    if door is None:
        return
    with refusing():
        actor = person_of(who())
        if not instance.live:
            if actor and not door.may_publish(actor):
                raise PermissionDenied
            return
        _publish(door, instance, actor)


def _publish(door: Door, page: Any, actor: Any) -> None:
    if door.is_original:
        door.publish(actor=actor, title=page.title, lead=page.lead)
        refresh_source(page)
        moderation.release(door.thing, actor=None)
        return
    untranslated(page)
    is_machine = page.is_machine or has_machine_words(page)
    door.publish_text(actor=actor, title=page.title, lead=page.lead, is_machine=is_machine)


def follow_hiding(instance: Page, **kwargs: Any) -> None:
    """The original went down: the thing is withdrawn, in all languages. A translation: its text is hidden.

    Nothing follows where the verb came first. Raises Refused, so an editor's hiding without a reason is taken back.
    """
    door = door_of(instance)
    if door is None or not door.thing.shown:
        return
    with refusing():
        actor = person_of(who())
        if not door.is_original:
            door.hide_text(actor=actor)
            return
        door.withdraw(actor=actor)
        workflow.hide((page for page in pages_of(door.thing) if page.pk != instance.pk), who())


def follow_submission(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Somebody handed the page in on Wagtail's screen. Raises Refused for what is not hers."""
    door = door_of(instance.content_object)
    if door and door.is_original and not door.waits:
        with refusing():
            door.submit(actor=person_of(user))


def follow_rejection(instance: TaskState, user: Any, **kwargs: Any) -> None:
    """An editor asks for changes in Wagtail's workflow: her comment is the reason. Raises Refused without one."""
    door = door_of(instance.workflow_state.content_object)
    if door and door.is_original and door.thing.state != State.SENT_BACK:
        with refusing():
            door.send_back(actor=person_of(user), reason=instance.comment)
            moderation.release(door.thing, actor=None)


def write_letter(notifier: Any, sender: Any, instance: TaskState | WorkflowState, **kwargs: Any) -> None:
    """Wagtail's letters go out for ordinary pages alone: of stories and leaders the verbs tell, once, in rows."""
    state = instance.workflow_state if isinstance(instance, TaskState) else instance
    if door_of(state.content_object) is None:
        notifier(sender=sender, instance=instance, **kwargs)
