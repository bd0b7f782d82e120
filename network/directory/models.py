"""Which facts do we keep about shops? Every fact is a typed row; sentences are made from them per language."""

import uuid
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.directory.dates import EdtfField, validate_past
from network.directory.queries import LanguageQuerySet, OfficeQuerySet, ShopQuerySet

POLAND = {"south": 49.0, "north": 54.9, "west": 14.1, "east": 24.2}
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)  # days of hours; OSM knows none before, a slip lies beyond


class FactGroup(models.TextChoices):
    """Facts that are asked, sourced and confirmed together; in the order in which people ask."""

    STATUS = "status", _("status")
    WHO = "who", _("for whom")
    REFERRAL = "referral", _("referral")
    PLACE = "place", _("place")
    HOURS = "hours", _("opening hours")
    PRICE = "price", _("price")
    LIMITS = "limits", _("limits")
    PAPERS = "papers", _("papers")
    CONTACT = "contact", _("contact")
    LANGUAGES = "languages", _("languages")
    ACCESS = "access", _("access")
    SHELVES = "shelves", _("what is on the shelves")
    SERVICES = "services", _("other help")
    DONORS = "donors", _("for donors")
    HISTORY = "history", _("history")


class AccessMode(models.TextChoices):
    """For whom the hours are. REGULAR: the source gives hours without saying for whom; the shop's own rule on
    referrals tells."""

    REGULAR = "regular", _("by the shop's own rule")
    REFERRAL = "referral", _("with a referral")
    NO_REFERRAL = "no_referral", _("without a referral")
    EVERYONE = "everyone", _("for everyone")
    SENIORS = "seniors", _("for seniors")
    DONORS = "donors", _("handing in donations")
    PHONE = "phone", _("by phone only")


class Certainty(models.TextChoices):
    """Yes, no, or nobody has told us; unknown is never shown as no."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")


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


class ReferralOffice(models.Model):
    """An office or organisation that refers people to shops (schema.org: GovernmentOffice)."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)

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

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    chain = models.CharField(_("chain"), max_length=80, blank=True, help_text=_("The brand, for example “Za Stołem”."))
    operator = models.ForeignKey(
        Operator, models.PROTECT, null=True, blank=True, related_name="shops", verbose_name=_("operator")
    )
    offices = models.ManyToManyField(ReferralOffice, blank=True, related_name="shops", verbose_name=_("who refers"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.UNKNOWN)
    status_as_of = EdtfField(_("status as of"), validators=[validate_past])
    suspended_until = models.DateField(_("suspended until"), null=True, blank=True)
    opened = EdtfField(_("opened"))
    closes = EdtfField(_("closes or closed"))
    referral = models.CharField(_("referral"), max_length=8, choices=Referral, default=Referral.UNKNOWN)
    payment = models.CharField(_("payment"), max_length=20, choices=Payment, default=Payment.UNKNOWN)
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
                | Q(closes__lte=F("opens"), past_midnight=True),
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
                condition=Q(opens=None, closes=None) | Q(opens__isnull=False, closes__gt=F("opens")),
                name="network_exception_ends_after_start",
                violation_error_message=_("The hours end before they start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"


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
