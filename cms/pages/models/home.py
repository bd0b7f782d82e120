"""The door of the site."""

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms.blocks.prose import PIECES
from cms.pages import home_shelves


class LadaHomePage(Page):
    """The door of the site, one per language. Empty texts fall back to the translated greeting of the template."""

    greeting = models.CharField(
        _("greeting"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the greeting that stands there already, in every language."),
    )
    lead = models.TextField(
        _("lead"), max_length=400, blank=True, help_text=_("Empty: the sentence that stands there already.")
    )
    body = StreamField(PIECES, blank=True, verbose_name=_("text below the counter"))

    page_description = _("The door of the site, one in each language.")
    content_panels = [*Page.content_panels, FieldPanel("greeting"), FieldPanel("lead"), FieldPanel("body")]
    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = len(settings.LANGUAGES)

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page below; where this language has no live one, the Polish page at the same address.

        Raises Http404 where neither is there.
        """
        page = self._at("/".join([*path_components, ""])) if path_components else None
        if page:
            return page.specific.route(request, [])
        try:
            return super().route(request, path_components)
        except Http404:
            main = self._in_main_language()
            if not path_components or main is None:
                raise
            return main.route(request, path_components)

    def _at(self, rest: str) -> Page | None:
        """The live page at this end of an address, in this language, else in Polish; one query at any depth."""
        here = str(self.url_path)
        roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
        paths = [here + rest, roots.get(settings.LANGUAGE_CODE, here) + rest]
        return min(
            Page.objects.live().filter(url_path__in=paths), key=lambda page: paths.index(page.url_path), default=None
        )

    def _in_main_language(self) -> "LadaHomePage | None":
        """The Polish home page; None where this is it."""
        others = LadaHomePage.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return others.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        context["finder_url"] = reverse("network:finder")
        context["suggestions_url"] = reverse("network:place_suggestions")
        return context | home_shelves.shelves()
