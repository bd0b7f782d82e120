"""The accessibility statement that Polish law asks for (act of 4 April 2019, Dz.U. 2019 poz. 848, art. 10–11)."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from cms.blocks.prose import PIECES
from cms.pages import statement_words
from cms.pages.contents import Part
from cms.pages.models.base import LadaPage


class AccessibilityStatementPage(LadaPage):
    """Facts of the statement; its sentences are made from them in each language."""

    class Status(models.TextChoices):
        FULL = "full", _("fully accessible")
        PARTIAL = "partial", _("partly accessible")
        NONE = "none", _("not accessible")

    class Method(models.TextChoices):
        SELF = "self", _("we checked it ourselves")
        OTHERS = "others", _("somebody else checked it")

    entity = models.CharField(_("who is responsible"), max_length=160)
    site_url = models.URLField(_("address of the site"))
    published_on = models.DateField(_("site published on"))
    updated_on = models.DateField(_("last large change on"))
    status = models.CharField(
        pgettext_lazy("of accessibility", "status"), max_length=10, choices=Status, default=Status.PARTIAL
    )
    prepared_on = models.DateField(_("statement prepared on"))
    reviewed_on = models.DateField(_("statement reviewed on"))
    method = models.CharField(_("how it was checked"), max_length=10, choices=Method, default=Method.SELF)
    exceptions = StreamField(PIECES, blank=True, verbose_name=_("what is not accessible, and why"))
    contact_name = models.CharField(_("who answers"), max_length=120)
    contact_email = models.EmailField(_("e-mail"))
    contact_phone = models.CharField(_("phone"), max_length=30)
    architecture = StreamField(PIECES, blank=True, verbose_name=_("how one gets into the building"))
    communication = StreamField(
        PIECES, blank=True, verbose_name=_("how one can talk to us: sign language, induction loop, plain text")
    )

    content_panels = [
        *LadaPage.content_panels,
        FieldPanel("entity"),
        FieldPanel("site_url"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("method")]),
        FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("reviewed_on")]),
        FieldPanel("exceptions"),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")],
            heading=_("Contact"),
        ),
        FieldPanel("architecture"),
        FieldPanel("communication"),
    ]
    override_translatable_fields = [
        *LadaPage.override_translatable_fields,
        SynchronizedField("contact_phone", overridable=False),
    ]
    page_description = _("The statement that Polish law asks for; its sentences are made from the facts you fill in.")
    template = "cms/accessibility_statement_page.html"
    parent_page_types = ["cms.LadaHomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def contents(self) -> list[Part]:
        """The headings that every statement has."""
        return statement_words.contents()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """With the sentences made from the facts."""
        return super().get_context(request, *args, **kwargs) | statement_words.context(self)
