"""A page of plain text: help, contact, privacy, a guide."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks.links import pages_below
from cms.blocks.prose import PIECES
from cms.pages.models.base import LadaPage
from network.needs.models import Need


class PlainPageNeed(ItemBase):
    """A page helps with a need."""

    tag = models.ForeignKey(Need, models.CASCADE, related_name="plain_pages")
    content_object = ParentalKey("cms.PlainPage", on_delete=models.CASCADE, related_name="tagged_needs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="cms_plain_page_need_once")]


class PlainPage(LadaPage):
    """Title, one lead line above the counter, and text below it."""

    lead = models.TextField(_("lead"), max_length=300, blank=True, help_text=_("One or two sentences: the answer."))
    body = StreamField(PIECES, blank=True, verbose_name=_("text"))
    needs = ClusterTaggableManager(
        through=PlainPageNeed,
        blank=True,
        verbose_name=_("needs it helps with"),
        help_text=_("Where somebody names one of these needs, this page is offered."),
    )

    page_description = _("Title, lead and text: help, contact, privacy, a guide.")
    content_panels = [*LadaPage.content_panels, FieldPanel("lead"), FieldPanel("body"), FieldPanel("needs")]
    template = "cms/plain_page.html"
    parent_page_types = ["cms.LadaHomePage", "cms.PlainPage", "cms.ProjectPage"]
    subpage_types = ["cms.PlainPage"]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds the pages below this one that are meant for menus, in the reader's language."""
        return super().get_context(request, *args, **kwargs) | {"pages_below": pages_below(self)}
