"""Of what does a project's page consist besides text?"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, DateBlock, RichTextBlock, StructBlock, TextBlock

from cms.blocks.pictures import DescribedImageBlock
from cms.blocks.project_words import is_now, period


class StageBlock(StructBlock):
    """One stage of a project: what happened in it, and when."""

    title = CharBlock(label=_("what"), max_length=120)
    text = RichTextBlock(label=_("text"), features=["bold", "link", "ul"])
    begins = DateBlock(label=pgettext_lazy("a day", "from"), required=False)
    ends = DateBlock(label=pgettext_lazy("a day", "to"), required=False)

    class Meta:
        icon = "date"
        label = _("stage")
        template = "cms/blocks/stage.html"
        preview_value = {
            "title": "Pytamy, co się zmieniło",
            "text": "<p>Rozmawiamy z osobami, które robią zakupy w sklepach.</p>",
            "begins": "2022-01-01",
            "ends": "2022-04-30",
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With its time in words and whether it runs on the page's ``today``."""
        today = (parent_context or {}).get("today") or timezone.localdate()
        begins, ends = value.get("begins"), value.get("ends")
        said = {"when": period(begins, ends), "is_now": is_now(begins, ends, today)}
        return super().get_context(value, parent_context) | said


class FunderBlock(StructBlock):
    """Who paid, in the words they ask for, with their logo if the host has uploaded it."""

    words = TextBlock(label=_("attribution"), max_length=600)
    logo = DescribedImageBlock(label=_("logo"), required=False)

    class Meta:
        icon = "site"
        label = _("funder")
        template = "cms/blocks/funder.html"
        preview_value = {"words": "Projekt finansuje fundusz przykładowy."}
