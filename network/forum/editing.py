"""How does staff keep the boards of the forum: their order, their readers, their words? A snippet screen."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from network.forum.models import OWN_WORDS, Board
from network.forum.rules import reads_no_further
from network.needs.editing import WordsForm


class BoardForm(WordsForm):
    """A board: two levels at most, and never more readers than those for whom people wrote there."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        parent, board = given.get("parent"), self.instance
        if parent and (parent.pk == board.pk or parent.parent_id or (board.pk and board.children.exists())):
            self.add_error("parent", _("There are two levels only: a board, and boards inside it."))
        if given.get("slug") in OWN_WORDS:
            self.add_error("slug", _("The forum itself has this address. Please choose another one."))
        if given.get("is_indexed") and given.get("audience") != Board.Audience.EVERYONE:
            self.add_error("is_indexed", _("Only a board that everybody may read can be listed."))
        if board.pk and not self.errors and board.topics.exists():
            before = Board.objects.select_related("parent").get(pk=board.pk)
            after = Board(audience=given["audience"], parent=parent)
            same = (before.audience, before.parent_id) == (after.audience, after.parent_id)
            if not same and not reads_no_further(before, after):
                raise ValidationError(_("People wrote here for fewer readers. Make a new board instead."))
        return given


class BoardViewSet(SnippetViewSet):
    """The boards, each with its words per language."""

    model = Board
    icon = "comment"
    menu_label = _("Boards of the forum")
    list_display = ["slug", "parent", "audience", "topics_count"]
    list_filter = ["audience"]
    ordering = ["order", "id"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "Few boards with many readers are better than many empty ones. Say below each for whom it is. Who "
                    "may read a board cannot be widened once people have written there."
                )
            ),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("parent"), FieldPanel("order")]),
            InlinePanel(
                "texts",
                [
                    FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
                    FieldPanel("name"),
                    FieldPanel("about"),
                ],
                heading=_("Words per language"),
                min_num=1,
            ),
            MultiFieldPanel(
                [
                    FieldPanel("audience"),
                    FieldPanel("takes_topics"),
                    FieldPanel("takes_aliases"),
                    FieldPanel("is_premoderated"),
                    FieldPanel("is_sensitive"),
                    FieldPanel("is_indexed"),
                ],
                heading=_("Who reads, who writes"),
            ),
            FieldRowPanel([FieldPanel("languages"), FieldPanel("asks_after_months")]),
        ],
        base_form_class=BoardForm,
    )
