"""How does Wagtail's workflow follow the state of a story or a leader?

The state leads. The workflow puts the page on the editors' list, with comments, comparison and its history.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowState

from cms.pages.acting import acting


def start(page: Page, user: Any) -> WorkflowState | None:
    """Puts the page on the list of the editors; call it in the transaction of the verb that hands it in.

    Returns the state of the workflow; None where staff has taken the workflow away. A page that was sent back goes on
    where it was; one that is on the list stays there. ``user`` None: somebody without a login.
    """
    current: WorkflowState | None = page.current_workflow_state
    if current is None:
        workflow = workflow_of(page)
        return workflow.start(page, user) if workflow else None
    if current.status == WorkflowState.STATUS_NEEDS_CHANGES:
        current.resume(user=user)
    return current


def cancel(page: Page, user: Any) -> bool:
    """Takes the page off the list; call it in the transaction of the verb that takes the text back. Whether it was."""
    current = page.current_workflow_state
    if current is None:
        return False
    current.cancel(user=user)
    return True


@transaction.atomic
def hide(pages: Iterable[Page], user: Any = None) -> int:
    """Takes the pages down, off the list, and drops what was planned; returns how many of them readers saw.

    The drafts stay. The verb of their story or leader is the caller's, and comes first.
    """
    shown = 0
    for page in pages:
        cancel(page, user)
        page.revisions.update(approved_go_live_at=None)
        if page.live:
            with acting(user):  # she need not have the rights of Wagtail's own screens: the verb has asked who may
                UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
            shown += 1
    return shown


def workflow_of(page: Page) -> Workflow | None:
    """The workflow of the page's folder. Folders of other languages are made on demand: such a one gets that of its
    translation, so that Wagtail's own screens know it too."""
    folder = page.get_parent()
    own = WorkflowPage.objects.filter(page_id=folder.pk).select_related("workflow").first()
    if own is None:
        others = Page.objects.filter(translation_key=folder.translation_key).values("pk")
        first = WorkflowPage.objects.filter(page_id__in=others).select_related("workflow").first()
        if first is None:
            found: Workflow | None = page.get_workflow()
            return found
        own = WorkflowPage.objects.create(page_id=folder.pk, workflow=first.workflow)
    return own.workflow if own.workflow.active else None
