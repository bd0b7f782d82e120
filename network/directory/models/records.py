"""Who says so, and of what date is it?"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network.directory.dates import EdtfField, validate_past
from network.directory.models.choices import FactGroup
from network.directory.models.shops import Shop


class Source(models.Model):
    """Where facts of a shop were read, and of what date that text is."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="sources", verbose_name=_("shop"))
    url = models.URLField(_("address"), max_length=500)
    dated = EdtfField(_("date of the source"), validators=[validate_past])
    date_note = models.CharField(_("words about the date"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(url=""), name="network_source_has_url"),
            models.UniqueConstraint(fields=["shop", "url"], name="network_source_once"),
        ]

    def __str__(self) -> str:
        return self.url


class Quotation(models.Model):
    """What a source says in its own words, as long as nobody has typed it as facts."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="quotations", verbose_name=_("shop"))
    key = models.CharField(_("key"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    group = models.CharField(_("facts"), max_length=12, choices=FactGroup)
    text = models.TextField(_("words of the source"))
    language = models.CharField(_("language"), max_length=12, default="pl")
    dated = EdtfField(_("date"), validators=[validate_past])
    typed = models.BooleanField(
        _("typed"), default=False, help_text=_("All it says is kept as facts; it is no longer shown.")
    )

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["key", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="network_quotation_has_text"),
            models.UniqueConstraint(fields=["shop", "key", "position"], name="network_quotation_once"),
        ]

    def __str__(self) -> str:
        return self.text


class FactAge(models.Model):
    """How old a group of facts of a shop is: the date of its source, and the day somebody last confirmed it.

    ``known_on`` is the day the age is counted from: the confirmation, else the first day the source's date may mean
    (the careful reading); None where neither is known. The verbs keep it; filters read it.
    """

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="fact_ages", verbose_name=_("shop"))
    group = models.CharField(_("facts"), max_length=12, choices=FactGroup)
    dated = EdtfField(_("date of the source"), validators=[validate_past])
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    known_on = models.DateField(_("known on"), null=True, blank=True)

    class Meta:
        verbose_name = _("age of facts")
        verbose_name_plural = _("ages of facts")
        ordering = ["id"]
        indexes = [models.Index(fields=["group", "known_on"], name="network_age_known")]
        constraints = [
            models.UniqueConstraint(fields=["shop", "group"], name="network_age_once"),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(known_on__gte=F("confirmed_on")),
                name="network_age_counts_confirmation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.known_on or self.dated}"


class Confirmation(models.Model):
    """Somebody checked a group of facts on a day (HSDS: assured_date)."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("by phone")
        VISIT = "visit", _("on the spot")
        WRITTEN = "written", _("in writing")
        SOURCE = "source", _("public source")
        EXAMPLE = "example", _("example")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="confirmations", verbose_name=_("shop"))
    group = models.CharField(_("facts"), max_length=12, choices=FactGroup)
    on = models.DateField(_("day"), validators=[validate_past])
    by = models.ForeignKey(
        "network.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    channel = models.CharField(_("how"), max_length=8, choices=Channel)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "group", "on", "channel"], name="network_confirmation_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.on}"


class ImportedRecord(models.Model):
    """What the last import from one origin said about a shop, so that an editor's own change is seen and kept."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="imported_records", verbose_name=_("shop"))
    origin = models.CharField(_("origin"), max_length=80)
    facts = models.JSONField(_("facts"), default=dict)
    at = models.DateTimeField(_("at"), auto_now=True)

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints = [models.UniqueConstraint(fields=["shop", "origin"], name="network_import_once")]

    def __str__(self) -> str:
        return f"{self.shop} ({self.origin})"
