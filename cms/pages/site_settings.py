"""What do editors set once for the whole site?"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="cog")
class LadaSettings(BaseGenericSetting):
    """One row for the site."""

    exit_url = models.URLField(
        _("where the quick exit leads"),
        default="https://pl.wikipedia.org/",
        help_text=_("A site that anybody may look at: an encyclopedia, the weather."),
    )
    safe_browsing_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page about safe browsing"),
        help_text=_("The bar of the quick exit links to it: it says what the exit cannot do."),
    )

    panels = [FieldPanel("exit_url"), FieldPanel("safe_browsing_page")]

    class Meta:
        verbose_name = _("settings of the site")
        verbose_name_plural = _("settings of the site")

    def clean(self) -> None:
        """On a plain http line everybody on the way could see where the visitor came from."""
        super().clean()
        if not self.exit_url.startswith("https://"):
            raise ValidationError({"exit_url": _("Only an address that begins with https://.")})
