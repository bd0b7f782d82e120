"""How do editors keep the helplines? A snippet screen for staff."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from network.needs.models import Helpline


class HelplineViewSet(SnippetViewSet):
    """The numbers of the footer, each with its words per language."""

    model = Helpline
    icon = "help"
    menu_label = _("Helplines")
    list_display = ["number", "verified_on", "always_shown"]
    panels = [
        FieldPanel("number"),
        InlinePanel("texts", heading=_("Words per language"), min_num=1),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel([FieldPanel("first_weekday"), FieldPanel("last_weekday")]),
        FieldPanel("languages"),
        FieldPanel("free_of_charge"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("verified_on")]),
        FieldRowPanel([FieldPanel("always_shown"), FieldPanel("order")]),
    ]
