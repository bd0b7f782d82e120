"""Which kinds of page can editors make?"""

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class LadaHomePage(Page):
    """The door of the site, one per language. Empty texts fall back to the translated greeting of the template."""

    greeting = models.CharField(_("greeting"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("greeting"), FieldPanel("lead")]
    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        context["finder_url"] = reverse("network:finder")
        context["suggestions_url"] = reverse("network:place_suggestions")
        return context
