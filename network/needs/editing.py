"""How do editors keep needs and helplines? Snippet screens for staff."""

from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from network.needs import sentences
from network.needs.models import Helpline, Need
from network.needs.queries import SOURCE_HOLDS
from network.needs.rules import can_delete_need
from network.words.phones import NotAPhoneNumber, dialled

MAIN = "pl"  # the language that stands in for the others, so its words must be there


class WordsForm(WagtailAdminModelForm):
    """A thing with its words per language: once in each, and always in Polish."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        languages = Counter(text["language"] for text in self.words())
        if any(count > 1 for count in languages.values()):
            raise ValidationError(_("Give the words once for each language."))
        if MAIN not in languages:
            raise ValidationError(_("The Polish words are missing. They stand in where a language has none."))
        return given

    def words(self) -> list[dict[str, Any]]:
        """What is typed for each language, without what is being deleted or was not understood."""
        rows = self.formsets["texts"]
        rows.is_valid()
        given = [row.cleaned_data for row in rows.forms if getattr(row, "cleaned_data", None)]
        return [text for text in given if text.get("language") and not text.get("DELETE")]


class NeedForm(WordsForm):
    """The Polish word is written once, among the words; the tag field gets it from there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["slug"].disabled = True  # pages are tagged by it

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        self.instance.name = self._polish_name()
        if Need.objects.exclude(pk=self.instance.pk).filter(name=self.instance.name).exists():
            raise ValidationError(_("There is a need of that name already."))
        return given

    def _polish_name(self) -> str:
        name = next((text.get("name", "") for text in self.words() if text["language"] == MAIN), "")
        if "," in name or '"' in name:
            raise ValidationError(_("No commas or quotation marks in the Polish name: in a tag field they part words."))
        return name


class HelplineForm(WordsForm):
    """A number that somebody can dial in Poland."""

    def clean_number(self) -> str:
        """The number as it was typed, with single spaces. Raises ValidationError."""
        typed = " ".join(self.cleaned_data["number"].split())
        try:
            dialled(typed)
        except NotAPhoneNumber as error:
            raise ValidationError(_("This is no phone number.")) from error
        return typed


def language_panel() -> FieldPanel:
    """One of the site's languages."""
    return FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES))


class NeedDeleteView(DeleteView):
    """A need that is in use stays, and the editor hears why."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if can_delete_need(self.object):
            return super().dispatch(request, *args, **kwargs)
        messages.error(
            request,
            _("“%(need)s” stays: pages are tagged with it. Take the tag from them first.") % {"need": self.object},
        )
        return redirect(self.edit_url_name, self.object.pk)


class NeedPolicy(ModelPermissionPolicy):
    """As Django's permissions say, but nobody deletes what is in use, not even many at once."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Need) -> bool:
        if action == "delete" and not can_delete_need(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class NeedViewSet(SnippetViewSet):
    """The vocabulary: a code for ever, and words that may be bettered."""

    model = Need
    icon = "tag"
    menu_label = _("Needs")
    list_display = ["name", "slug", BooleanColumn("asked_at_home", label=_("on the home page")), "order"]
    list_filter = ["asked_at_home"]
    search_fields = ["name", "slug"]
    ordering = ["order", "id"]
    delete_view_class = NeedDeleteView
    edit_handler = ObjectList(
        [
            FieldPanel("slug", heading=_("code"), help_text=_("Latin letters and hyphens, for ever.")),
            InlinePanel(
                "texts",
                [language_panel(), FieldPanel("name"), FieldPanel("answer")],
                heading=_("Words per language"),
                min_num=1,
            ),
            FieldRowPanel([FieldPanel("asked_at_home"), FieldPanel("order")]),
        ],
        base_form_class=NeedForm,
    )


class AgeColumn(Column):
    """How old the source is; a line that should be looked at again says so in words."""

    def get_value(self, instance: Helpline) -> SafeString | str:
        days = (timezone.localdate() - sentences.first_day(instance.verified_on)).days
        said = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
        return format_html("<strong>{}: {}</strong>", said, _("look again")) if days > SOURCE_HOLDS.days else said


class HelplineViewSet(SnippetViewSet):
    """The numbers of the footer and of the help page, each with its words per language."""

    model = Helpline
    icon = "help"
    menu_label = _("Helplines")
    list_display = ["number", "verified_on", AgeColumn("age", label=_("age of the source")), "always_shown"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "A source older than 180 days should be looked at again. The number stays on the pages meanwhile."
                )
            ),
            FieldPanel("number"),
            InlinePanel("texts", [language_panel(), FieldPanel("title")], heading=_("Words per language"), min_num=1),
            FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
            FieldRowPanel([FieldPanel("first_weekday"), FieldPanel("last_weekday")]),
            FieldPanel("languages"),
            FieldPanel("free_of_charge"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("verified_on")]),
            FieldRowPanel([FieldPanel("always_shown"), FieldPanel("order")]),
        ],
        base_form_class=HelplineForm,
    )


class OldHelplines(Component):
    """On the first screen of the admin: which numbers have an old source."""

    order = 50
    template_name = "network/needs/old_helplines.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"lines": list(Helpline.objects.to_check(timezone.localdate()))}
