"""When may one come? Rules of the week, parts of them, and days on which they do not hold."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network.directory.models.choices import AccessMode
from network.directory.models.shops import Shop

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)  # days of hours; OSM knows none before, a slip lies beyond


class OpeningRule(models.Model):
    """One span of hours on one weekday for one access mode (schema.org: OpeningHoursSpecification).

    ``closes`` None: the source states no end, so none is shown. ``past_midnight``: it closes on the next day.
    """

    class Weeks(models.TextChoices):
        EVERY = "every", _("every week")
        ODD = "odd", _("odd weeks of the year (ISO 8601)")
        EVEN = "even", _("even weeks of the year (ISO 8601)")
        FIRST = "first", _("first of the month")
        SECOND = "second", _("second of the month")
        THIRD = "third", _("third of the month")
        FOURTH = "fourth", _("fourth of the month")
        LAST = "last", _("last of the month")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="opening_rules", verbose_name=_("shop"))
    mode = models.CharField(_("for whom"), max_length=12, choices=AccessMode, default=AccessMode.REGULAR)
    weekday = models.PositiveSmallIntegerField(_("weekday"), help_text=_("0 is Monday, 6 is Sunday."))
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("to"), null=True, blank=True, help_text=_("Empty: the end is not stated."))
    past_midnight = models.BooleanField(_("past midnight"), default=False)
    weeks = models.CharField(_("weeks"), max_length=8, choices=Weeks, default=Weeks.EVERY)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    by_appointment = models.BooleanField(_("by appointment"), default=False)

    class Meta:
        verbose_name = _("opening rule")
        verbose_name_plural = _("opening rules")
        ordering = ["weekday", "opens", "id"]
        indexes = [models.Index(fields=["shop", "weekday"], name="network_rule_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6),
                name="network_rule_weekday",
                violation_error_message=_("A weekday is a number from 0 (Monday) to 6 (Sunday)."),
            ),
            models.CheckConstraint(
                condition=Q(closes=None, past_midnight=False)
                | Q(closes__gt=F("opens"), past_midnight=False)
                | Q(closes__isnull=False, closes__lte=F("opens"), past_midnight=True),
                name="network_rule_ends_after_start",
                violation_error_message=_(
                    "The hours end before they start; a night that ends on the next day must say so."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="network_rule_validity",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=(Q(valid_from=None) | Q(valid_from__range=(EARLIEST, LATEST)))
                & (Q(valid_to=None) | Q(valid_to__range=(EARLIEST, LATEST))),
                name="network_rule_years",
                violation_error_message=_("Days lie between 1900 and 2100."),
            ),
            models.UniqueConstraint(
                fields=["shop", "mode", "weekday", "opens", "weeks"],
                condition=Q(valid_from=None),
                name="network_rule_once",
                violation_error_message=_("The same hours stand there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} {self.weekday} {self.opens}–{self.closes or ''}"


class DerivedWindow(models.Model):
    """Hours that follow from others: "in the last hour also without a referral"."""

    class Edge(models.TextChoices):
        FIRST = "first", _("the first minutes")
        LAST = "last", _("the last minutes")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="derived_windows", verbose_name=_("shop"))
    mode = models.CharField(_("for whom"), max_length=12, choices=AccessMode, default=AccessMode.NO_REFERRAL)
    of_mode = models.CharField(_("of the hours"), max_length=12, choices=AccessMode, default=AccessMode.REGULAR)
    edge = models.CharField(_("which part"), max_length=5, choices=Edge, default=Edge.LAST)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)

    class Meta:
        verbose_name = _("derived window")
        verbose_name_plural = _("derived windows")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(5, 720)),
                name="network_window_minutes",
                violation_error_message=_("A part of the hours lasts from 5 to 720 minutes."),
            ),
            models.CheckConstraint(
                condition=~Q(mode=F("of_mode")),
                name="network_window_other_mode",
                violation_error_message=_("A part of the hours is for other people than the whole."),
            ),
            models.UniqueConstraint(fields=["shop", "mode", "of_mode", "edge"], name="network_window_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()}: {self.get_edge_display()} {self.minutes}"


class OpeningException(models.Model):
    """Days on which the rules do not hold (schema.org: specialOpeningHoursSpecification): closed, or open otherwise."""

    class Reason(models.TextChoices):
        HOLIDAY = "holiday", _("holiday")
        STOCKTAKING = "stocktaking", _("stocktaking")
        RENOVATION = "renovation", _("renovation")
        DELIVERY = "delivery", _("delivery of goods")
        EVENT = "event", _("event")
        OTHER = "other", _("other reason")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="opening_exceptions", verbose_name=_("shop"))
    mode = models.CharField(
        _("for whom"), max_length=12, choices=AccessMode, blank=True, help_text=_("Empty: for all.")
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opens = models.TimeField(_("from"), null=True, blank=True, help_text=_("Empty: closed on these days."))
    closes = models.TimeField(_("to"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, default=Reason.OTHER)

    class Meta:
        verbose_name = _("opening exception")
        verbose_name_plural = _("opening exceptions")
        ordering = ["first_day", "opens", "id"]
        indexes = [models.Index(fields=["first_day", "last_day"], name="network_exception_days")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="network_exception_days_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(first_day__gte=EARLIEST, last_day__lte=LATEST),
                name="network_exception_years",
                violation_error_message=_("Days lie between 1900 and 2100."),
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="network_exception_ends_after_start",
                violation_error_message=_("The hours end before they start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"
