"""What do all pages of this site have in common?"""

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.pages.contents import Part, parts
from cms.pages.fresh import FreshPageForm
from cms.translations import editions
from cms.translations.status import told_of_translation
from network.directory.listing import start

HOME_DEPTH = 2  # of the home page in Wagtail's tree


class LadaPage(Page):
    """A page below the home page. Its address is the same in every language but for the prefix."""

    quick_exit = models.BooleanField(
        _("quick exit"),
        default=False,
        help_text=_("For pages that nobody else should see open: a bar to leave at once, a title that says nothing."),
    )
    share_image = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Shown where somebody shares the address. Without one the drawing of Lada stands in."),
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("share_image")],
            heading=_("For search and sharing"),
        ),
    ]
    settings_panels = [*Page.settings_panels, FieldPanel("quick_exit")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    base_form_class = FreshPageForm

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds where the page stands, in which language its text is, and where it is in the others."""
        context = super().get_context(request, *args, **kwargs)
        found = editions.of(self)
        return (
            context
            | told_of_translation(self, found.live)
            | {
                "breadcrumb": self.breadcrumb(found.language),
                "quick_exit": self.quick_exit,
                "text_language": found.language,
                "text_is_foreign": found.language != get_language(),
                "languages": editions.languages(self, found),
                "contents": self.contents(),
                "alternates": editions.alternates(found, request),
                "canonical_url": found.original.get_full_url(request),
            }
        )

    def contents(self) -> list[Part]:
        """The parts of the page's text, for "On this page"; none where it has no text of its own."""
        return parts(getattr(self, "body", []))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the page's own language, also while it has no address that would say which."""
        with translation.override(self.locale.language_code):
            request.LANGUAGE_CODE = self.locale.language_code
            return super().serve_preview(request, mode_name).render()

    def breadcrumb(self, language: str) -> list[dict[str, str]]:
        """The pages above this one, in the language of its text; one query, none right below the home page."""
        here = get_language() or settings.LANGUAGE_CODE
        lang = "" if language == here else language
        above = self.get_ancestors().filter(depth__gt=HOME_DEPTH) if self.depth and self.depth > HOME_DEPTH + 1 else []
        steps = [(editions.path_in(page, here), page.title) for page in above]
        return [start(), *({"url": url, "label": label, "lang": lang} for url, label in [*steps, ("", self.title)])]
