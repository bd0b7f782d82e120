"""Who may come, with what, and how much: the terms of a shop as typed rows.

A shop has criterion groups: whoever meets all criteria of one of them may come. No group: nobody has told us who may.
"""

from collections.abc import Sequence
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.directory.dates import EdtfField, validate_past
from network.directory.models.choices import OLDEST, AccessMode, Per, Period
from network.directory.models.shops import Area, ReferralOffice, Shop
from network.directory.queries import NationalAmountQuerySet

MONEY: dict[str, Any] = {"max_digits": 8, "decimal_places": 2}


class NationalAmount(models.Model):
    """Amounts of law that shops measure incomes against, from a day on; older rows stay as history.

    PLN net a month: ``single`` for who lives alone, ``family`` for each person of a family (Polish law on social
    assistance, article 8; the government sets the amounts by regulation, named in ``source``).
    """

    class Code(models.TextChoices):
        SOCIAL_ASSISTANCE = "social_assistance", _("income criterion of social assistance")

    code = models.CharField(_("which"), max_length=24, choices=Code, default=Code.SOCIAL_ASSISTANCE)
    valid_from = models.DateField(_("valid from"))
    single = models.DecimalField(_("for one person living alone"), **MONEY)
    family = models.DecimalField(_("for each person of a family"), **MONEY)
    source = models.CharField(_("source"), max_length=300)

    objects = NationalAmountQuerySet.as_manager()

    # Set by the query for a day: the amounts before this one, the newest first.
    earlier: "Sequence[NationalAmount]" = ()

    class Meta:
        verbose_name = _("national amount")
        verbose_name_plural = _("national amounts")
        ordering = ["code", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="network_amount_once"),
            models.CheckConstraint(
                condition=Q(single__gt=0, family__gt=0),
                name="network_amount_positive",
                violation_error_message=_("An amount is more than zero."),
            ),
            models.CheckConstraint(condition=~Q(source=""), name="network_amount_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}: {self.single} / {self.family}"


class ReferralRoute(models.Model):
    """One way to a referral: who gives it, and how long it lasts. ``valid_for`` None: the source states no time."""

    class Issuer(models.TextChoices):
        OFFICE = "office", _("an office or organisation")
        SHOP = "shop", _("the shop itself, on the spot")
        OPERATOR = "operator", _("who runs the shop")
        AUTHORITY = "authority", _("the mayor or the town office")

    class Unit(models.TextChoices):
        DAY = "day", _("days")
        WEEK = "week", _("weeks")
        MONTH = "month", _("months")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="routes", verbose_name=_("shop"))
    issuer = models.CharField(_("who gives it"), max_length=10, choices=Issuer, default=Issuer.OFFICE)
    office = models.ForeignKey(
        ReferralOffice, models.CASCADE, null=True, blank=True, related_name="routes", verbose_name=_("office")
    )
    valid_for = models.PositiveSmallIntegerField(_("valid for"), null=True, blank=True)
    valid_unit = models.CharField(_("days, weeks or months"), max_length=6, choices=Unit, default=Unit.MONTH)
    is_extendable = models.BooleanField(_("can be extended"), default=False)
    after_talk = models.BooleanField(
        _("after a talk"), default=False, help_text=_("Somebody talks with the person first.")
    )

    class Meta:
        verbose_name = _("way to a referral")
        verbose_name_plural = _("ways to a referral")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issuer="office", office__isnull=False) | (~Q(issuer="office") & Q(office=None)),
                name="network_route_names_its_office",
                violation_error_message=_("Name the office, or say that no office gives it."),
            ),
            models.CheckConstraint(
                condition=Q(valid_for=None) | Q(valid_for__range=(1, 1000)),
                name="network_route_valid_for",
                violation_error_message=_("A referral lasts from 1 to 1000 days, weeks or months."),
            ),
            models.UniqueConstraint(fields=["shop", "office"], name="network_route_office_once"),
            models.UniqueConstraint(
                fields=["shop", "issuer"], condition=~Q(issuer="office"), name="network_route_issuer_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.office or self.get_issuer_display())


class CriterionGroup(models.Model):
    """One way in: whoever meets all its criteria may come. ``mode``: the hours in which this way holds; '' is all."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="criterion_groups", verbose_name=_("shop"))
    position = models.PositiveSmallIntegerField(_("position"), help_text=_("Counted from 1."))
    mode = models.CharField(_("in the hours"), max_length=12, choices=AccessMode, blank=True)

    class Meta:
        verbose_name = _("way in")
        verbose_name_plural = _("ways in")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "position"], name="network_group_once"),
            models.CheckConstraint(condition=Q(position__gte=1), name="network_group_position"),
        ]

    def __str__(self) -> str:
        return f"{self.shop} {self.position}"


class Criterion(models.Model):
    """One condition of a way in. An income limit is a percentage of the national amount, amounts of the shop's own
    (PLN net a month), or both: then the percentage rules and the amounts are what the source says of their day."""

    class Kind(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        RESIDENCE = "residence", _("lives there")
        INCOME = "income", _("income at most")
        REFERRAL = "referral", _("has a referral")
        AGE = "age", _("at least so old")
        STATUS = "status", _("belongs to a group")
        INDIVIDUAL = "individual", _("decided one by one")

    class Status(models.TextChoices):
        REFUGEE_UA = "refugee_ua", _("fled the war in Ukraine")
        REFUGEE = "refugee", _("refugees")
        LARGE_FAMILY = "large_family", _("large families")
        FOSTER_FAMILY = "foster_family", _("foster families")
        DISABILITY = "disability", _("people with a disability")
        HOMELESS = "homeless", _("people without a home")
        ALONE = "alone", _("people living alone")
        PENSIONER = "pensioner", _("pensioners")
        SENIOR_CARD = "senior_card", _("holders of the local card for seniors")
        LARGE_FAMILY_CARD = "large_family_card", _("holders of the Large Family Card")
        JOB_LOST = "job_lost", _("people who lost their work or look for some")
        ILLNESS = "illness", _("people who fell ill")
        FIRST_PAY = "first_pay", _("people waiting for their first pay")
        SUDDEN_NEED = "sudden_need", _("people in sudden need")
        MIGRANT = "migrant", _("migrants")
        OUTSIDE_SYSTEM = "outside_system", _("people outside social assistance")
        SOCIAL_WORK = "social_work", _("people who work with a social worker")
        ASSISTED = "assisted", _("people whom the social assistance office supports")
        OPERATOR_CIRCLE = "operator_circle", _("people supported by who runs the shop, and its volunteers")
        SENIOR = "senior", _("seniors")  # the source states no age
        LOW_INCOME = "low_income", _("people with a low income")  # the source states no amount
        IN_NEED = "in_need", _("whoever feels in need of support")

    group = models.ForeignKey(CriterionGroup, models.CASCADE, related_name="criteria", verbose_name=_("way in"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    status = models.CharField(_("which group"), max_length=20, choices=Status, blank=True)
    years = models.PositiveSmallIntegerField(
        _("years of age"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(OLDEST)]
    )
    percent = models.PositiveSmallIntegerField(_("percent of the national amount"), null=True, blank=True)
    single = models.DecimalField(_("for one person living alone"), null=True, blank=True, **MONEY)
    family = models.DecimalField(_("for each person of a family"), null=True, blank=True, **MONEY)
    amounts_dated = EdtfField(_("date of the amounts"), validators=[validate_past])
    areas = models.ManyToManyField(Area, blank=True, related_name="+", verbose_name=_("where"))

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="status") & ~Q(status="")) | (~Q(kind="status") & Q(status="")),
                name="network_criterion_status",
                violation_error_message=_("Say which group of people."),
            ),
            models.CheckConstraint(
                condition=Q(kind="age", years__isnull=False, years__range=(1, OLDEST))
                | (~Q(kind="age") & Q(years=None)),
                name="network_criterion_years",
                violation_error_message=_("Say from which age, in years."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="income") & (Q(percent__isnull=False) | Q(single__isnull=False) | Q(family__isnull=False))
                )
                | (~Q(kind="income") & Q(percent=None, single=None, family=None)),
                name="network_criterion_income",
                violation_error_message=_("An income limit is a percentage of the national amount, or amounts."),
            ),
            models.CheckConstraint(
                condition=(Q(percent=None) | Q(percent__range=(1, 2000)))
                & (Q(single=None) | Q(single__gt=0))
                & (Q(family=None) | Q(family__gt=0)),
                name="network_criterion_amounts",
                violation_error_message=_("An amount is more than zero."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class RequiredDocument(models.Model):
    """A paper to bring (HSDS: required_document): by those of one way in, or by all where ``group`` is None.

    ``one_of``: papers of a group with the same number above 0 stand for each other.
    """

    class Kind(models.TextChoices):
        REFERRAL = "referral", _("referral")
        VOUCHER = "voucher", _("voucher with points")
        IDENTITY = "identity", _("identity document")
        NEED_STATEMENT = "need_statement", _("statement of need, written")
        INCOME_STATEMENT = "income_statement", _("statement of income")
        INCOME_CERTIFICATE = "income_certificate", _("certificate of low income from the social assistance office")
        OFFICE_CERTIFICATE = "office_certificate", _("certificate from the social assistance office")
        OPERATOR_CERTIFICATE = "operator_certificate", _("certificate from who runs the shop")
        PASSPORT_ENTRY = "passport_entry", _("passport with the date of entry")
        PASSPORT_UA = "passport_ua", _("Ukrainian passport with the stamp of entry")
        REFUGEE_CERTIFICATE = "refugee_certificate", _("certificate of refugee status")
        PESEL = "pesel", _("confirmation of the PESEL number")
        CLIENT_CARD = "client_card", _("client card of the shop")
        SENIOR_CARD = "senior_card", _("local card for seniors")
        LARGE_FAMILY_CARD = "large_family_card", _("Large Family Card")
        GROUP_PAPER = "group_paper", _("paper that shows you belong to the group")
        OWN_BAGS = "own_bags", _("own bags")

    class Who(models.TextChoices):
        APPLICANT = "applicant", _("who comes")
        HOUSEHOLD = "household", _("everyone of the household")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="documents", verbose_name=_("shop"))
    group = models.ForeignKey(
        CriterionGroup, models.CASCADE, null=True, blank=True, related_name="documents", verbose_name=_("way in")
    )
    kind = models.CharField(_("paper"), max_length=20, choices=Kind)
    who = models.CharField(_("whose"), max_length=10, choices=Who, default=Who.APPLICANT)
    first_visit_only = models.BooleanField(_("at the first visit only"), default=False)
    made_on_the_spot = models.BooleanField(_("made or signed on the spot"), default=False)
    is_recommended = models.BooleanField(_("good to have, not required"), default=False)
    one_of = models.PositiveSmallIntegerField(_("stands for others of this number"), default=0)
    template_url = models.URLField(_("address of the form"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("paper to bring")
        verbose_name_plural = _("papers to bring")
        ordering = ["one_of", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "group", "kind"], name="network_document_once"),
            models.UniqueConstraint(
                fields=["shop", "kind"], condition=Q(group=None), name="network_document_for_all_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Limit(models.Model):
    """How much or how often: "at most 2 visits a week". ``amount`` None: there is a limit, its number is not known.

    ``mode``: only for who comes in these hours. ``goods``: only for these; '' is all.
    """

    class Direction(models.TextChoices):
        AT_MOST = "at_most", _("at most")
        AT_LEAST = "at_least", _("at least")

    class Unit(models.TextChoices):
        POINTS = "points", _("points")
        KG = "kg", _("kilograms")
        VISITS = "visits", _("visits")
        PLN = "pln", _("zł")
        ITEMS = "items", _("items")
        REFERRALS = "referrals", _("referrals")
        REFERRAL_MONTHS = "referral_months", _("months with referrals in a row")
        PEOPLE_INSIDE = "people_inside", _("people inside at a time")

    class Goods(models.TextChoices):
        EACH_PRODUCT = "each_product", _("of each product")
        RESALE = "resale", _("only of goods that could be sold on")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="limits", verbose_name=_("shop"))
    direction = models.CharField(_("at most or at least"), max_length=8, choices=Direction, default=Direction.AT_MOST)
    amount = models.DecimalField(_("how much"), null=True, blank=True, **MONEY)
    unit = models.CharField(_("of what"), max_length=16, choices=Unit)
    period = models.CharField(
        _("in what time"), max_length=6, choices=Period, blank=True, help_text=_("Empty: in all.")
    )
    per = models.CharField(_("for whom"), max_length=10, choices=Per, blank=True, help_text=_("Empty: not stated."))
    mode = models.CharField(_("in the hours"), max_length=12, choices=AccessMode, blank=True)
    goods = models.CharField(_("of which goods"), max_length=12, choices=Goods, blank=True)
    is_approximate = models.BooleanField(_("about"), default=False)
    by_household_size = models.BooleanField(_("more for a larger household"), default=False)

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0),
                name="network_limit_positive",
                violation_error_message=_("A limit is more than zero."),
            ),
            models.UniqueConstraint(
                fields=["shop", "unit", "period", "direction", "mode", "goods"], name="network_limit_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.amount or '?'} {self.get_unit_display()}"
