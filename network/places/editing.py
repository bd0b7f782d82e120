"""How do editors keep the names people use for places? A snippet screen for staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from network.places.models import PlaceAlias
from network.places.resolver import resolve
from network.words.folding import fold


class PlaceAliasForm(WagtailAdminModelForm):
    """A name people use; its point is typed or found by a place or postcode."""

    where = forms.CharField(
        label=_("in or near"),
        required=False,
        max_length=100,
        help_text=_("A place or postcode we know, e.g. “Orunia, Gdańsk”. It fills the point if that is empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lat"].required = self.fields["lon"].required = False

    def clean(self) -> dict[str, Any]:
        """Folds the text, refuses a second alias for it, fills place and point."""
        cleaned = super().clean()
        self.instance.folded = fold(cleaned.get("text") or "")
        if cleaned.get("text") and not self.instance.folded:
            self.add_error("text", _("Write at least one letter or digit."))
        others = PlaceAlias.objects.filter(folded=self.instance.folded).exclude(pk=self.instance.pk)
        if self.instance.folded and others.exists():
            self.add_error("text", _("This name is already in the list."))
        self._place(cleaned)
        return cleaned

    def _place(self, cleaned: dict[str, Any]) -> None:
        """Point and place by `where`; an error when neither point nor a known place is given."""
        found = resolve(cleaned["where"]).best if cleaned.get("where") else None
        if found:
            self.instance.place_id = found.place_id
        if cleaned.get("lat") is not None and cleaned.get("lon") is not None:
            return
        if found:
            cleaned["lat"], cleaned["lon"] = found.lat, found.lon
        elif not {"lat", "lon"} & set(self.errors):
            self.add_error("where", _("We do not know this place. Write another one nearby, or the point itself."))


class PlaceAliasViewSet(SnippetViewSet):
    """The list of names people use; for staff, as stock snippet screens know no single objects."""

    model = PlaceAlias
    icon = "site"
    menu_label = _("Names of places")
    list_display = ["text", "name", "note"]
    search_fields = ["text", "name"]
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("When people type this, the finder starts at the point you give.")),
            FieldPanel("text"),
            FieldPanel("name"),
            FieldPanel("where"),
            FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
            FieldPanel("note"),
        ],
        base_form_class=PlaceAliasForm,
    )
