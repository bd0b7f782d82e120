"""A project: its stages on a line, and who paid for it."""

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from cms.blocks.links import pages_below
from cms.blocks.project import FunderBlock, StageBlock
from cms.blocks.project_words import period
from cms.blocks.prose import PIECES
from cms.pages.contents import Part
from cms.pages.models.base import LadaPage


class ProjectPage(LadaPage):
    """What a project wants, when it runs, its stages, its funders in the words they ask for."""

    lead = models.TextField(_("lead"), max_length=300, blank=True)
    led_by = models.CharField(_("led by"), max_length=160, blank=True)
    begins = models.DateField(pgettext_lazy("a day", "from"), null=True, blank=True)
    ends = models.DateField(pgettext_lazy("a day", "to"), null=True, blank=True)
    body = StreamField(PIECES, blank=True, verbose_name=_("text"))
    stages = StreamField([("stage", StageBlock())], blank=True, verbose_name=_("stages"))
    after_stages = StreamField(PIECES, blank=True, verbose_name=_("text after the stages"))
    funders = StreamField([("funder", FunderBlock())], blank=True, verbose_name=_("funders"))

    content_panels = [
        *LadaPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("led_by"),
        FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
        FieldPanel("body"),
        FieldPanel("stages"),
        FieldPanel("after_stages"),
        FieldPanel("funders"),
    ]
    override_translatable_fields = [*LadaPage.override_translatable_fields, SynchronizedField("led_by")]
    page_description = _("A project with its stages on a line, and who paid for it.")
    template = "cms/project_page.html"
    parent_page_types = ["cms.LadaHomePage", "cms.PlainPage", "cms.ProjectPage"]
    subpage_types = ["cms.PlainPage", "cms.ProjectPage"]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")), name="cms_project_ends_after_start"
            )
        ]

    def contents(self) -> list[Part]:
        """With its stages and its funders."""
        stages = [Part("stages-title", gettext("Stage by stage"))] if self.stages else []
        funders = [Part("funders-title", gettext("Who paid for it"))] if self.funders else []
        return [*super().contents(), *stages, *funders]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """With its time in words and the pages below it that are meant for menus, in the reader's language."""
        return super().get_context(request, *args, **kwargs) | {
            "today": timezone.localdate(),
            "period": period(self.begins, self.ends),
            "pages_below": pages_below(self),
        }
