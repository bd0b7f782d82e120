"""Which shops are there, who runs them, where, and how are they reached?"""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.directory.dates import EdtfField, validate_past
from network.directory.models.choices import Certainty, Per, Period
from network.directory.queries import LanguageQuerySet, OfficeQuerySet, ShopQuerySet

POLAND = {"south": 49.0, "north": 54.9, "west": 14.1, "east": 24.2}


class Operator(models.Model):
    """Who runs a shop (HSDS: organization)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("operator")
        verbose_name_plural = _("operators")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="network_operator_has_name")]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A gmina, or a part of one, whose people a rule is about.

    ``kind`` is what law knows and names hide: the town of Wejherowo and the rural gmina of Wejherowo are two gminas.
    """

    class Kind(models.TextChoices):
        TOWN = "town", _("a town")
        RURAL = "rural", _("the villages around")
        MIXED = "mixed", _("a town with its villages")
        UNKNOWN = "unknown", _("unknown")

    name = models.CharField(_("gmina"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.UNKNOWN)
    powiat = models.CharField(_("powiat"), max_length=80, blank=True)
    voivodeship = models.CharField(_("voivodeship"), max_length=40, blank=True)
    district = models.CharField(_("district"), max_length=120, blank=True, help_text=_("Empty: the whole gmina."))

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["name", "district", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="network_area_has_name"),
            models.UniqueConstraint(
                fields=["voivodeship", "powiat", "name", "kind", "district"], name="network_area_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}" if self.district else self.name


class ReferralOffice(models.Model):
    """An office or organisation that refers people to shops (schema.org: GovernmentOffice)."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)

    areas = models.ManyToManyField(Area, blank=True, related_name="offices", verbose_name=_("for the people of"))

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral office")
        verbose_name_plural = _("referral offices")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="network_office_has_name")]

    def __str__(self) -> str:
        return self.name


class Shop(models.Model):
    """A social shop, in no language: its page in every language is made of its facts."""

    class Kind(models.TextChoices):
        FREE = "free_social_shop", _("social shop, free")
        DISCOUNT = "discount_social_shop", _("social shop, discounted")
        REFUGEE = "refugee_free_shop", _("free shop for refugees")

    class Status(models.TextChoices):
        """Together with ``status_as_of`` one statement; how old it is decides how it is shown."""

        PLANNED = "planned", _("planned")
        OPEN = "open", pgettext_lazy("a shop in business", "open")
        CLOSING = "closing", _("closing")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", pgettext_lazy("a shop out of business", "closed")
        UNKNOWN = "unknown", _("unknown")

    class Referral(models.TextChoices):
        YES = "yes", _("needed")
        PARTLY = "partly", _("partly needed")
        NO = "no", _("not needed")
        UNKNOWN = "unknown", _("unknown")

    class Payment(models.TextChoices):
        FREE = "free", _("free")
        POINTS = "points", _("for points")
        DISCOUNT = "discounted_price", _("discounted price")
        UNKNOWN = "unknown", _("unknown")

    class Capacity(models.TextChoices):
        """Whether new people can come; it holds until ``capacity_until`` and is unknown after that day."""

        OPEN = "open", _("takes new people")
        QUEUE = "queue", _("new people wait")
        FULL = "full", _("takes nobody new")
        UNKNOWN = "unknown", _("unknown")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    chain = models.CharField(_("chain"), max_length=80, blank=True, help_text=_("The brand, for example “Za Stołem”."))
    operator = models.ForeignKey(
        Operator, models.PROTECT, null=True, blank=True, related_name="shops", verbose_name=_("operator")
    )
    offices = models.ManyToManyField(
        ReferralOffice, through="ReferralRoute", blank=True, related_name="shops", verbose_name=_("who refers")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.UNKNOWN)
    status_as_of = EdtfField(_("status as of"), validators=[validate_past])
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    opened = EdtfField(_("opened"))
    closes = EdtfField(_("closes or closed"))
    referral = models.CharField(_("referral"), max_length=8, choices=Referral, default=Referral.UNKNOWN)
    payment = models.CharField(_("payment"), max_length=20, choices=Payment, default=Payment.UNKNOWN)
    market_percent_max = models.PositiveSmallIntegerField(
        _("percent of the market price, at most"), null=True, blank=True
    )
    percent_of_basket = models.BooleanField(
        _("the percentage is of the whole basket"), default=False, help_text=_("A single product may cost more.")
    )
    points_allowance = models.PositiveIntegerField(_("points"), null=True, blank=True)
    points_period = models.CharField(_("points for each"), max_length=6, choices=Period, blank=True)
    points_per = models.CharField(_("points for whom"), max_length=10, choices=Per, blank=True)
    takes_cash = models.CharField(_("takes cash"), max_length=8, choices=Certainty, default=Certainty.UNKNOWN)
    takes_card = models.CharField(_("takes cards"), max_length=8, choices=Certainty, default=Certainty.UNKNOWN)
    capacity = models.CharField(_("new people"), max_length=8, choices=Capacity, default=Capacity.UNKNOWN)
    free_places = models.PositiveSmallIntegerField(_("free places"), null=True, blank=True)
    capacity_until = models.DateField(_("holds until"), null=True, blank=True)
    step_free = models.CharField(_("step-free entrance"), max_length=8, choices=Certainty, default=Certainty.UNKNOWN)
    open_on_holidays = models.BooleanField(
        _("open on public holidays"), default=False, help_text=_("Off: the shop is closed on public holidays.")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("An invented shop; it is marked as an example wherever it appears.")
    )

    objects = ShopQuerySet.as_manager()

    # Set by the queries that count a distance: km in a straight line, and the place in the list of the nearest.
    distance_km: float
    rank: int

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="network_shop_has_slug"),
            models.CheckConstraint(condition=~Q(name=""), name="network_shop_has_name"),
            models.CheckConstraint(
                condition=~Q(status="suspended") | Q(suspended_until__isnull=False),
                name="network_shop_suspended_has_end",
                violation_error_message=_("A break needs the day until which it lasts."),
            ),
            models.CheckConstraint(
                condition=Q(capacity="unknown", capacity_until=None, free_places=None)
                | (~Q(capacity="unknown") & Q(capacity_until__isnull=False)),
                name="network_shop_capacity_has_end",
                violation_error_message=_("Say until which day this holds."),
            ),
            models.CheckConstraint(
                condition=Q(market_percent_max=None) | Q(market_percent_max__range=(1, 100)),
                name="network_shop_market_percent",
                violation_error_message=_("A price is from 1 to 100 percent of the market price."),
            ),
            models.CheckConstraint(
                condition=Q(points_allowance=None) | Q(points_allowance__gt=0),
                name="network_shop_points_positive",
                violation_error_message=_("Points are more than zero."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:shop", args=[self.slug])


class Location(models.Model):
    """Where a shop stands. The point is as exact as its precision says: often only the middle of the town."""

    class Precision(models.TextChoices):
        ADDRESS = "address", _("the house")
        DISTRICT = "district", _("the middle of the district")
        TOWN = "town", _("the middle of the town")

    shop = models.OneToOneField(Shop, models.CASCADE, related_name="location", verbose_name=_("shop"))
    street_address = models.CharField(_("street and number"), max_length=200, blank=True)
    district = models.CharField(_("district"), max_length=120, blank=True)
    town = models.CharField(_("town"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    voivodeship = models.CharField(_("voivodeship"), max_length=40, blank=True)
    powiat = models.CharField(_("powiat"), max_length=80, blank=True)
    gmina = models.CharField(_("gmina"), max_length=120, blank=True)
    gmina_kind = models.CharField(_("kind of gmina"), max_length=8, choices=Area.Kind, default=Area.Kind.UNKNOWN)
    lat = models.FloatField(
        _("latitude"), validators=[MinValueValidator(POLAND["south"]), MaxValueValidator(POLAND["north"])]
    )
    lon = models.FloatField(
        _("longitude"), validators=[MinValueValidator(POLAND["west"]), MaxValueValidator(POLAND["east"])]
    )
    precision = models.CharField(_("exactness"), max_length=10, choices=Precision, default=Precision.ADDRESS)
    point_source = models.CharField(_("source of the point"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        indexes = [models.Index(fields=["lat", "lon"], name="network_location_point")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__range=(POLAND["south"], POLAND["north"]))
                & Q(lon__range=(POLAND["west"], POLAND["east"])),
                name="network_location_in_poland",
                violation_error_message=_("The point lies outside Poland."),
            ),
            models.CheckConstraint(condition=~Q(town=""), name="network_location_has_town"),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[0-9]{2}-[0-9]{3}$"),
                name="network_location_postcode",
                violation_error_message=_("A postcode looks like 80-264."),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street_address, self.town) if part)


class Phone(models.Model):
    """A number people can call about a shop (schema.org: ContactPoint), in E.164."""

    class Owner(models.TextChoices):
        SHOP = "shop", _("the shop")
        OFFICE = "office", _("the referral office")
        OPERATOR = "operator", _("the operator")
        LINE = "line", _("a helpline")

    class Purpose(models.TextChoices):
        GENERAL = "general", _("for all questions")
        REFERRAL = "referral", _("about a referral")
        ORDERS = "orders", _("to order shopping")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="phones", verbose_name=_("shop"))
    number = models.CharField(_("number"), max_length=20)
    owner = models.CharField(_("whose"), max_length=10, choices=Owner, default=Owner.SHOP)
    purpose = models.CharField(_("what for"), max_length=10, choices=Purpose, default=Purpose.GENERAL)
    label = models.CharField(
        _("name of the line"), max_length=80, blank=True, help_text=_("Its own name as it is, in no language.")
    )
    takes_sms = models.BooleanField(_("takes SMS"), default=False)

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="network_phone_has_number"),
            models.UniqueConstraint(fields=["shop", "number"], name="network_phone_once"),
        ]

    def __str__(self) -> str:
        return self.number


class LanguageSpoken(models.Model):
    """A language people are served in, or one in which only information is written."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="languages", verbose_name=_("shop"))
    code = models.CharField(_("language"), max_length=12, help_text=_("Code of BCP 47: pl, uk, ru, en, vi …"))
    spoken = models.BooleanField(_("spoken"), default=True, help_text=_("Off: only written information."))

    objects = LanguageQuerySet.as_manager()

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["code", "id"]
        indexes = [models.Index(fields=["code", "spoken"], name="network_language_code")]
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="network_language_has_code"),
            models.UniqueConstraint(fields=["shop", "code", "spoken"], name="network_language_once"),
        ]

    def __str__(self) -> str:
        return self.code
