"""Is it time to look through the accessibility statement again? Editors are told on the admin's first page."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.pages.models import AccessibilityStatementPage
from cms.pages.statement_words import review_due_on
from network.directory.sentences.dates import day


class StatementReminder(Component):
    """One line per statement that is due; nothing while none is."""

    name = "statement_reminder"
    template_name = "cms/admin/statement_reminder.html"
    order = 50

    def __init__(self, today: date | None = None) -> None:
        self.today = today or timezone.localdate()

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        """The statements and what to say of each; one query."""
        live = AccessibilityStatementPage.objects.live().order_by("reviewed_on")
        due = [page for page in live if review_due_on(page.reviewed_on) <= self.today]
        return {"statements": [{"page": page, "words": reminder(page.reviewed_on)} for page in due]}


def reminder(reviewed_on: date) -> str:
    """What to do about a statement last looked through on that day."""
    words = _("The accessibility statement was last looked through on %(day)s. Please check if it is still true.")
    return words % {"day": day(reviewed_on)}
