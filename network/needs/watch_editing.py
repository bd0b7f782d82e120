"""How do editors keep help cards and the phrases that show them, and how do they try a sentence? Screens for staff."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from network.needs.editing import WordsForm, language_panel
from network.needs.models import HelpCard, WatchPhrase
from network.needs.phrases import NotAPhrase, read, stems
from network.needs.watching import Watch, found_in

LONGEST_TRY = 2000  # characters of a sentence that is tried


class WatchPhraseForm(WagtailAdminModelForm):
    """A phrase with its forms, and a sentence that it should find, which is not kept."""

    sentence = forms.CharField(
        label=_("try a sentence"),
        required=False,
        max_length=LONGEST_TRY,
        help_text=_("A sentence that this phrase should find. It is not kept; the form says if the phrase misses it."),
    )

    def clean(self) -> dict[str, Any]:
        """Works out the forms of the words when phrase or language changed; that takes some seconds."""
        given = super().clean()
        self._card(given)
        if given.get("phrase") and given.get("language"):
            self._forms(given["phrase"], given["language"])
        if given.get("sentence") and not self.errors:
            self._try(given)
        return given

    def clean_phrase(self) -> str:
        """With single spaces. Raises ValidationError for a phrase that means nothing or nearly everything."""
        typed = " ".join(self.cleaned_data["phrase"].split())
        try:
            read(typed)
        except NotAPhrase as error:
            raise forms.ValidationError(
                _("Write words with spaces between them. Before a star there must be three letters at least.")
            ) from error
        return typed

    def _card(self, given: dict[str, Any]) -> None:
        if given.get("colour") == WatchPhrase.Colour.HARMLESS:
            given["card"] = self.instance.card = None
        elif given.get("colour") and not given.get("card"):
            self.add_error("card", _("Choose the card that helps with this."))

    def _forms(self, phrase: str, language: str) -> None:
        if not self.instance.stems or {"phrase", "language"} & set(self.changed_data):
            self.instance.stems = stems([phrase], language)[phrase]

    def _try(self, given: dict[str, Any]) -> None:
        names = ("phrase", "language", "apart", "in_order")
        tried = WatchPhrase(colour=WatchPhrase.Colour.AMBER, stems=self.instance.stems, **{n: given[n] for n in names})
        if not Watch([tried]).found(given["sentence"], given["language"]).phrases:
            self.add_error("sentence", _("The phrase does not find this sentence."))


class TryForm(forms.Form):
    """A sentence as somebody could write it."""

    sentence = forms.CharField(
        label=_("Sentence"), max_length=LONGEST_TRY, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("language"), choices=settings.LANGUAGES, required=False)


class WatchPhraseViewSet(SnippetViewSet):
    """The phrases of all languages, and the idioms that are no danger."""

    model = WatchPhrase
    icon = "warning"
    menu_label = _("Watch phrases")
    list_display = ["phrase", "language", "colour", "card", BooleanColumn("is_active", label=_("looked for"))]
    list_filter = ["language", "colour", "card", "is_active"]
    search_fields = ["phrase", "note"]
    ordering = ["language", "colour", "phrase"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "What is found adds a help card for the author and a colour in the queue; nothing is ever "
                    "refused or hidden. Write words with spaces between: all their forms count, also without Polish "
                    "letters. mąż/ojciec means one or the other, samobójc* every word that begins so, =me that very "
                    "form. A harmless phrase is an idiom: its words count for no other phrase. Saving takes some "
                    "seconds."
                )
            ),
            FieldPanel("phrase"),
            FieldRowPanel([language_panel(), FieldPanel("colour"), FieldPanel("card")]),
            FieldRowPanel([FieldPanel("apart"), FieldPanel("in_order"), FieldPanel("is_active")]),
            FieldPanel("note"),
            FieldPanel("sentence"),
        ],
        base_form_class=WatchPhraseForm,
    )


class HelpCardViewSet(SnippetViewSet):
    """The cards, each with its words per language and its own numbers."""

    model = HelpCard
    icon = "help"
    menu_label = _("Help cards")
    list_display = ["code", "order"]
    ordering = ["order", "id"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "Say what one can do now, and that it is good to have written. No blame, no orders, no question "
                    "why. The numbers of the footer always follow those given here."
                )
            ),
            FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
            InlinePanel(
                "texts",
                [language_panel(), FieldPanel("title"), FieldPanel("text")],
                heading=_("Words per language"),
                min_num=1,
            ),
            InlinePanel("lines", [FieldPanel("helpline"), FieldPanel("order")], heading=_("Numbers of this card")),
        ],
        base_form_class=WordsForm,
    )


class PhrasesMenuItem(MenuItem):
    """The way to trying a sentence, for those who may see the phrases."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the screen would open."""
        return request.user.has_perm("network.view_watchphrase")


@require_admin_access
def try_sentence(request: HttpRequest) -> HttpResponse:
    """What all phrases together find in a sentence; by POST, so that it stands in no address and no log."""
    if not request.user.has_perm("network.view_watchphrase"):
        raise PermissionDenied
    form = TryForm(request.POST or None)
    found = found_in(form.cleaned_data["sentence"], form.cleaned_data["language"]) if form.is_valid() else None
    return render(request, "network/needs/try_sentence.html", {"form": form, "found": found})
