"""Which helplines do we show, with their hours, languages and source?"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from network.needs.queries import HelplineQuerySet


class Helpline(ClusterableModel):
    """A number for people in danger or despair. Shown whatever the age of its check; editors are reminded."""

    number = models.CharField(
        _("number"), max_length=20, unique=True, help_text=_("As it is dialled in Poland: 116 123.")
    )
    opens = models.TimeField(_("from"), null=True, blank=True, help_text=_("Empty: around the clock."))
    closes = models.TimeField(_("to"), null=True, blank=True)
    first_weekday = models.PositiveSmallIntegerField(_("first weekday"), default=0)
    last_weekday = models.PositiveSmallIntegerField(_("last weekday"), default=6)
    free_of_charge = models.BooleanField(_("free of charge"), default=True)
    languages = models.CharField(_("languages"), max_length=60, default="pl", help_text=_("Codes with spaces: pl uk."))
    source = models.CharField(_("source"), max_length=200)
    verified_on = models.CharField(
        _("date of the source"),
        max_length=10,
        help_text=_("2025-11 or 2025-11-03."),
        validators=[RegexValidator(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")],
    )
    always_shown = models.BooleanField(_("in the footer of every page"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = HelplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens=None, closes=None)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="network_helpline_hours",
            ),
            models.CheckConstraint(
                condition=Q(last_weekday__lte=6) & Q(first_weekday__lte=F("last_weekday")), name="network_helpline_days"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="network_helpline_has_source"),
        ]

    def __str__(self) -> str:
        return self.number


class HelplineText(models.Model):
    """For whom a helpline is, in one language; where one is missing the Polish words stand in."""

    helpline = ParentalKey(Helpline, on_delete=models.CASCADE, related_name="texts", verbose_name=_("helpline"))
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("for whom"), max_length=80)

    class Meta:
        verbose_name = _("words of a helpline")
        verbose_name_plural = _("words of helplines")
        constraints = [models.UniqueConstraint(fields=["helpline", "language"], name="network_helpline_text_once")]

    def __str__(self) -> str:
        return self.title
