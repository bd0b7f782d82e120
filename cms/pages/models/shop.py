"""Prose and pictures that editors lend to a shop's page; its facts are data of the directory."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField

from cms.blocks.prose import PIECES
from cms.pages import lending
from cms.pages.models.base import LadaPage
from network.directory.models import Shop


class Elsewhere:
    """A page of the tree whose readers are sent to an address of the network, in the page's language."""

    locale: Locale

    def path_elsewhere(self) -> str:
        """Where it is shown, in the active language; '' while it has no place. Subclasses say it."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The address where it is shown, in this page's language; None while it has no place."""
        parts: tuple[int, str, str] | None = super().get_url_parts(request)  # type: ignore[misc]
        with translation.override(self.locale.language_code):
            path = self.path_elsewhere()
        return (parts[0], parts[1], path) if parts and path else None

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Leads there, in the reader's language."""
        return redirect(self.path_elsewhere() or reverse("network:finder"))


class ShopIndexPage(Elsewhere, Page):
    """Where the pages of shops lie in the tree; readers are sent to the finder."""

    page_description = _("Holds the pages of shops. Readers who open it see the finder.")
    parent_page_types = ["cms.LadaHomePage"]
    subpage_types = ["cms.ShopPage"]
    max_count_per_parent = 1
    preview_modes: list[tuple[str, str]] = []  # it shows nothing of its own
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("pages of shops")
        verbose_name_plural = _("pages of shops")

    def path_elsewhere(self) -> str:
        return reverse("network:finder")


class PageLanguageField(models.CharField):
    """The language of the page it belongs to, written at every save: a constraint cannot look across the tables.

    None in an alias: an alias repeats another page, so it lends nothing itself and may stand beside it.
    """

    def pre_save(self, model_instance: Any, add: bool) -> str | None:
        model_instance.language = language_of(model_instance)
        return model_instance.language


def language_of(page: Page) -> str | None:
    """What the field holds for this page."""
    return None if page.alias_of_id else page.locale.language_code


class ShopPage(Elsewhere, LadaPage):
    """What a shop says of itself in one language. Shown at the shop's own address; nothing ever points at this row."""

    shop = models.ForeignKey(
        Shop,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("shop"),
        help_text=_("The text is shown on the page of this shop. Its name, hours and terms come from its facts."),
    )  # empty only in a copy that has not been given its shop yet, or when the shop's record is gone
    language = PageLanguageField(_("language"), max_length=12, editable=False, null=True)
    lead = models.TextField(
        _("lead"), max_length=300, blank=True, help_text=_("One or two sentences: what kind of place it is.")
    )
    body = StreamField(PIECES, blank=True, verbose_name=_("text"))

    page_description = _("Prose and pictures for the page of one shop, in one language.")
    content_panels = [*LadaPage.content_panels, FieldPanel("shop"), FieldPanel("lead"), FieldPanel("body")]
    template = "cms/shop_page.html"
    parent_page_types = ["cms.ShopIndexPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["shop"]
    override_translatable_fields = [
        *LadaPage.override_translatable_fields,
        SynchronizedField("shop", overridable=False),
    ]

    class Meta:
        verbose_name = _("page of a shop")
        verbose_name_plural = _("pages of shops")
        constraints = [models.UniqueConstraint(fields=["shop", "language"], name="cms_shop_page_once_per_language")]

    def clean(self) -> None:
        """Raises ValidationError when the shop has a page in this language already."""
        super().clean()
        self.language = language_of(self)  # constraints are checked after this, before the field is written
        if self.shop_id and self.language and self._rivals().exists():
            raise ValidationError({"shop": _("This shop has a page in this language already. Please edit that one.")})

    def _rivals(self) -> models.QuerySet["ShopPage"]:
        return ShopPage.objects.filter(shop_id=self.shop_id, language=self.language).exclude(pk=self.pk)

    def path_elsewhere(self) -> str:
        return self.shop.get_absolute_url() if self.shop else ""

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """For the preview: what the shop's page will be lent."""
        return super().get_context(request, *args, **kwargs) | {"section": lending.lent(self)}
