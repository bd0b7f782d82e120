"""What does a shop have on its shelves and beside them, and what has it done? Stock, access, other help, figures."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.directory.dates import EdtfField, validate_past
from network.directory.models.choices import OLDEST
from network.directory.models.shops import Shop


class StockHint(models.Model):
    """What usually lies on the shelves; never a promise."""

    class Category(models.TextChoices):
        BREAD = "bread", _("bread")
        VEGETABLES = "vegetables", _("vegetables")
        FRUIT = "fruit", _("fruit")
        DAIRY = "dairy", _("dairy products")
        MEAT = "meat", _("meat")
        COLD_CUTS = "cold_cuts", _("cold cuts")
        FISH = "fish", _("fish")
        READY_MEALS = "ready_meals", _("ready meals")
        SWEETS = "sweets", _("sweets")
        FLOUR = "flour", _("flour")
        PASTA = "pasta", _("pasta")
        PRESERVES = "preserves", _("tins and preserves")
        FOOD = "food", pgettext_lazy("on the shelves", "food")
        FRESH_FOOD = "fresh_food", _("fresh food from a cold store")
        SHORT_DATED = "short_dated", _("food with a short date from supermarkets")
        HYGIENE = "hygiene", _("things for personal hygiene")
        CLEANING = "cleaning", _("cleaning products")
        COSMETICS = "cosmetics", _("cosmetics")
        CLOTHES = "clothes", pgettext_lazy("on the shelves", "clothes")
        TOYS = "toys", _("toys")
        SCHOOL = "school", _("school things")
        PET_FOOD = "pet_food", _("pet food")
        HOUSEHOLD = "household", _("household goods")
        ALCOHOL = "alcohol", _("alcohol")
        TOBACCO = "tobacco", _("tobacco")

    class Level(models.TextChoices):
        USUALLY = "usually", _("usually")
        SOMETIMES = "sometimes", _("sometimes")
        NEVER = "never", _("never")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="stock_hints", verbose_name=_("shop"))
    category = models.CharField(_("what"), max_length=12, choices=Category)
    level = models.CharField(_("how often"), max_length=10, choices=Level, default=Level.USUALLY)

    class Meta:
        verbose_name = _("what is on the shelves")
        verbose_name_plural = _("what is on the shelves")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["shop", "category"], name="network_stock_once")]

    def __str__(self) -> str:
        return str(self.get_category_display())


class AccessFact(models.Model):
    """Whether somebody with a given need gets along there (schema.org: amenityFeature); no row: unknown.

    Steps at the entrance are ``Shop.step_free``.
    """

    class Feature(models.TextChoices):
        RAMP = "ramp", _("a ramp")
        LIFT = "lift", _("a lift")
        TOILET = "toilet", _("a toilet for wheelchair users")
        HEARING_LOOP = "hearing_loop", _("an induction loop")
        SIGN_LANGUAGE = "sign_language", _("Polish Sign Language")
        SEATING = "seating", _("somewhere to sit")
        PRAM = "pram", _("room for a pram")
        ADAPTED = "adapted", _("rooms adapted for people with disabilities")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="access_facts", verbose_name=_("shop"))
    feature = models.CharField(_("what"), max_length=14, choices=Feature)
    is_there = models.BooleanField(_("is there"), default=True)

    class Meta:
        verbose_name = _("access fact")
        verbose_name_plural = _("access facts")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["shop", "feature"], name="network_access_once")]

    def __str__(self) -> str:
        return str(self.get_feature_display())


class ServiceOffer(models.Model):
    """Other help in the shop (HSDS: service). ``from_age``: for people of at least so many years; None is all."""

    class Kind(models.TextChoices):
        DELIVERY = "delivery", _("shopping brought home")
        PHONE_ORDERS = "phone_orders", _("orders by phone")
        CAFE = "cafe", _("café")
        LEGAL_ADVICE = "legal_advice", _("legal advice")
        GUIDANCE = "guidance", _("guidance on ways out of a crisis")
        FOOD_EDUCATION = "food_education", _("learning about food")
        ACTIVITIES = "activities", _("meetings and activities")
        EMERGENCY_PARCELS = "emergency_parcels", _("emergency parcels")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="services", verbose_name=_("shop"))
    kind = models.CharField(_("kind"), max_length=18, choices=Kind)
    from_age = models.PositiveSmallIntegerField(
        _("from the age of"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(OLDEST)]
    )
    is_free = models.BooleanField(_("free of charge"), null=True, blank=True, help_text=_("Empty: not known."))
    with_referral = models.BooleanField(_("with a referral"), default=False)
    times_a_week = models.PositiveSmallIntegerField(_("times a week"), null=True, blank=True)

    class Meta:
        verbose_name = _("other help")
        verbose_name_plural = _("other help")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "kind"], name="network_service_once"),
            models.CheckConstraint(
                condition=Q(from_age=None) | Q(from_age__range=(1, OLDEST)), name="network_service_age"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ImpactFigure(models.Model):
    """What a shop did in a time (HSDS: attribute): so many people, so many kilograms, as a source says it.

    ``shops_covered`` above 1: the figure stands for so many shops together and is added to no sum.
    """

    class Measure(models.TextChoices):
        PEOPLE = "people", _("people")
        HOUSEHOLDS = "households", _("households")
        FAMILIES = "families", _("families")
        KG = "kg", _("kilograms of food")
        BAGS = "bags", _("bags of shopping")
        VISITS = "visits", _("visits")
        REFERRALS = "referrals", _("referrals")
        RECEIPTS = "receipts", _("receipts")
        DONORS = "donors", _("donors")
        WITH_REFERRAL = "with_referral", _("people with a referral")
        WITH_STATEMENT = "with_statement", _("people with a statement")

    class Rate(models.TextChoices):
        DAY = "day", _("a day")
        WEEK = "week", _("a week")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="figures", verbose_name=_("shop"))
    measure = models.CharField(_("what"), max_length=14, choices=Measure)
    period = EdtfField(_("time"), validators=[validate_past])
    value = models.PositiveIntegerField(_("how many"))
    up_to = models.PositiveIntegerField(_("up to"), null=True, blank=True, help_text=_("For “from … to …”."))
    rate = models.CharField(_("each"), max_length=4, choices=Rate, blank=True)
    is_approximate = models.BooleanField(_("about"), default=False)
    shops_covered = models.PositiveSmallIntegerField(_("shops covered"), default=1)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    dated = EdtfField(_("date of the source"), validators=[validate_past])

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["-period", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "measure", "period", "rate"], name="network_figure_once"),
            models.CheckConstraint(condition=Q(value__gte=1, shops_covered__gte=1), name="network_figure_positive"),
            models.CheckConstraint(
                condition=Q(up_to=None) | Q(up_to__gt=F("value")),
                name="network_figure_ends_above_start",
                violation_error_message=_("“From … to …” ends higher than it starts."),
            ),
            models.CheckConstraint(condition=~Q(period=""), name="network_figure_has_period"),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()} {self.period}: {self.value}"
