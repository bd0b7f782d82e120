"""How does staff keep the answers that lie ready? A snippet screen."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from network.moderation.models import AnswerTemplate
from network.needs.editing import WordsForm


class AnswerTemplateViewSet(SnippetViewSet):
    """The answers, each with its words per language; the author gets them in hers."""

    model = AnswerTemplate
    icon = "comment"
    menu_label = _("Answer templates")
    list_display = ["code", "purpose", "order"]
    list_filter = ["purpose"]
    ordering = ["order", "id"]
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("Thank first, say what is missing, end with what one can do now. No blame.")),
            FieldRowPanel([FieldPanel("code"), FieldPanel("purpose"), FieldPanel("order")]),
            InlinePanel(
                "texts",
                [
                    FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
                    FieldPanel("name"),
                    FieldPanel("text"),
                ],
                heading=_("Words per language"),
                min_num=1,
            ),
        ],
        base_form_class=WordsForm,
    )
