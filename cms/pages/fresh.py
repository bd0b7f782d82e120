"""Was the text that an editor saves made from the newest one? If not, nothing is overwritten, and she sees both."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.rich_text import get_text_for_indexing

LONGEST = 2000  # characters of somebody's text that a message repeats


class FreshPageForm(WagtailAdminPageForm):
    """A page's form that refuses to be saved over a version its editor has not seen.

    What she typed stays in the form, the other version stands in the message. The form that comes back names the newest
    version, so saving once more is her decision.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        newer = newer_than(self.data, self.instance)
        if newer:
            raise ValidationError(told_of(newer), code="newer")
        return cleaned


def newer_than(posted: Any, page: Page) -> Revision | None:
    """The version that was saved after the form was opened; None when the form's is the newest. One query."""
    if not page.pk:
        return None
    newest: Revision | None = page.get_latest_revision()
    own = posted.get("overwrite_revision_id")  # what this very form saved by itself meanwhile
    loaded = own or posted.get("loaded_revision_id")
    if newest is None or not loaded:
        return None
    when = posted.get("loaded_revision_created_at")
    same_row = loaded == str(newest.pk)
    unchanged = own or not when or when == newest.created_at.isoformat()  # a row is written anew while one types
    return None if same_row and unchanged else newest


def told_of(newer: Revision) -> list[str]:
    """Who saved what, field by field; for the message."""
    page = newer.as_object()
    name = newer.user.get_full_name() or newer.user.get_username() if newer.user else _("Somebody")
    said = _(
        "%(name)s saved this page at %(time)s, after you had opened it. Nothing of that is overwritten, and nothing of"
        " yours is lost: your text stands below, the other one here. Put together what belongs together and save again."
    ) % {"name": name, "time": f"{timezone.localtime(newer.created_at):%H:%M}"}
    return [said, *words_of(page)]


def words_of(page: Page) -> list[str]:
    """Title, lead and text of a version as plain words, each under its name; what is empty is left out."""
    fields = [(_("Title"), page.title), (_("Lead"), getattr(page, "lead", ""))]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            content = field.get_searchable_content(field.value_from_object(page))
            fields.append((str(field.verbose_name), "\n".join(get_text_for_indexing(str(one)) for one in content)))
    return [f"{label}: {Truncator(text).chars(LONGEST)}" for label, text in fields if text]
