"""Which needs, offers and enquiries are there between shops and those who can support them?"""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.directory.models import POLAND, Operator, Shop, StockHint
from network.partners.queries import EnquiryQuerySet, OfferQuerySet, ShopRequestQuerySet
from network.people.models import Leader, Person
from network.words.languages import default_code

LONGEST = 1000  # characters of details
LONGEST_MESSAGE = 4000


class Wanted(models.TextChoices):
    """What a shop can ask for and a company can give."""

    FOOD = "food", pgettext_lazy("what a shop asks for", "food")
    MONEY = "money", _("money")
    VOLUNTEERS = "volunteers", _("volunteers")
    TRANSPORT = "transport", _("transport")
    EQUIPMENT = "equipment", _("equipment")
    PREMISES = "premises", _("premises")
    SKILLS = "skills", _("skills")


class Unit(models.TextChoices):
    """In what an amount is counted."""

    KG = "kg", _("kg")
    PLN = "pln", _("zł")
    PEOPLE = "people", _("people")
    HOURS = "hours", _("hours")
    TRIPS = "trips", _("trips")
    PIECES = "pieces", _("pieces")
    SQUARE_METRES = "m2", _("m²")


class Asked(models.Model):
    """What a request and an offer have in common, so that one can be matched with the other."""

    kind = models.CharField(_("what"), max_length=12, choices=Wanted)
    category = models.CharField(_("which goods"), max_length=12, choices=StockHint.Category, blank=True)
    amount = models.PositiveIntegerField(_("how much"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=8, choices=Unit, blank=True)
    details = models.TextField(_("details"), max_length=LONGEST, blank=True)
    language = models.CharField(_("language of the details"), max_length=12, default=default_code)
    until = models.DateField(_("until"), help_text=_("The last day on which it holds."))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="food") | Q(category=""),
                name="%(app_label)s_%(class)s_goods_only_with_food",
                violation_error_message=_("Goods are named only where food is asked for."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None, unit="") | (Q(amount__isnull=False, amount__gte=1) & ~Q(unit="")),
                name="%(app_label)s_%(class)s_amount_has_unit",
                violation_error_message=_("An amount needs its unit."),
            ),
        ]


class Offer(Asked):
    """What an official or a company can give, from a place and within a reach."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("an offer", "open")
        PROMISED = "promised", pgettext_lazy("an offer", "promised")
        USED = "used", pgettext_lazy("an offer", "given")
        WITHDRAWN = "withdrawn", pgettext_lazy("an offer", "withdrawn")
        EXPIRED = "expired", pgettext_lazy("an offer", "expired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="offers", verbose_name=_("person"))
    organisation = models.CharField(_("organisation"), max_length=200)
    place = models.CharField(_("place"), max_length=120)
    lat = models.FloatField(validators=[MinValueValidator(POLAND["south"]), MaxValueValidator(POLAND["north"])])
    lon = models.FloatField(validators=[MinValueValidator(POLAND["west"]), MaxValueValidator(POLAND["east"])])
    reach_km = models.PositiveSmallIntegerField(_("how far, in km"), default=50)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = OfferQuerySet.as_manager()

    distance_km: float  # set by the queries that measure

    class Meta(Asked.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "kind"], name="network_offer_open")]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(condition=~Q(organisation="") & ~Q(place=""), name="network_offer_says_who"),
            models.CheckConstraint(
                condition=Q(reach_km__range=(1, 1000)),
                name="network_offer_reach",
                violation_error_message=_("A reach is from 1 to 1000 km."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("network:offer", args=[self.uuid])


class ShopRequest(Asked):
    """What a shop asks for, and what became of it."""

    class Urgency(models.TextChoices):
        NORMAL = "normal", pgettext_lazy("urgency", "when it suits")
        SOON = "soon", pgettext_lazy("urgency", "soon")
        URGENT = "urgent", pgettext_lazy("urgency", "urgent")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a request", "open")
        PROMISED = "promised", pgettext_lazy("a request", "promised")
        MET = "met", pgettext_lazy("a request", "met")
        WITHDRAWN = "withdrawn", pgettext_lazy("a request", "withdrawn")
        EXPIRED = "expired", pgettext_lazy("a request", "expired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="requests", verbose_name=_("shop"))
    urgency = models.CharField(_("how urgent"), max_length=8, choices=Urgency, default=Urgency.NORMAL)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    offer = models.ForeignKey(
        Offer, models.SET_NULL, null=True, blank=True, related_name="requests", verbose_name=_("promised by")
    )
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    is_example = models.BooleanField(_("example"), default=False)

    objects = ShopRequestQuerySet.as_manager()

    distance_km: float  # set by the queries that measure

    class Meta(Asked.Meta):
        verbose_name = _("request of a shop")
        verbose_name_plural = _("requests of shops")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "until"], name="network_request_due"),
            models.Index(fields=["state", "kind"], name="network_request_open"),
        ]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(offer=None) | Q(state__in=("promised", "met")), name="network_request_promise_has_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("network:request", args=[self.uuid])


class ShopContact(models.Model):
    """Where letters for a shop go. Private: shown to the shop's coordinators and to staff, never to the public."""

    shop = models.OneToOneField(Shop, models.CASCADE, related_name="private_contact", verbose_name=_("shop"))
    email = models.EmailField(_("e-mail address for letters"))
    language = models.CharField(_("language"), max_length=12, default=default_code)

    class Meta:
        verbose_name = _("private contact of a shop")
        verbose_name_plural = _("private contacts of shops")
        constraints = [models.CheckConstraint(condition=~Q(email=""), name="network_contact_has_email")]

    def __str__(self) -> str:
        return str(self.shop)


class Enquiry(models.Model):
    """A message to a shop, to who runs it, or to a leader, and the talk that follows; private to both sides.

    The sender needs no account: ``receipt_hash`` is the hash of the code by which she finds the answer.
    """

    class Sender(models.TextChoices):
        OFFICIAL = "official", _("an office")
        COMPANY = "company", _("a company")
        OTHER = "other", _("somebody else")

    class Topic(models.TextChoices):
        GOODS = "goods", _("giving food or goods")
        MONEY = "money", _("giving money")
        VOLUNTEERING = "volunteering", _("volunteering")
        COOPERATION = "cooperation", _("working together")
        INFORMATION = "information", _("a question about the shop")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        SENT = "sent", pgettext_lazy("an enquiry", "sent")
        READ = "read", pgettext_lazy("an enquiry", "read")
        ANSWERED = "answered", pgettext_lazy("an enquiry", "answered")
        CLOSED = "closed", pgettext_lazy("an enquiry", "closed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    shop = models.ForeignKey(
        Shop, models.CASCADE, null=True, blank=True, related_name="enquiries", verbose_name=_("shop")
    )
    operator = models.ForeignKey(
        Operator, models.CASCADE, null=True, blank=True, related_name="enquiries", verbose_name=_("operator")
    )
    leader = models.ForeignKey(
        Leader, models.CASCADE, null=True, blank=True, related_name="enquiries", verbose_name=_("leader")
    )
    request = models.ForeignKey(
        ShopRequest, models.SET_NULL, null=True, blank=True, related_name="enquiries", verbose_name=_("about")
    )
    sender = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="enquiries", verbose_name=_("sender")
    )
    sender_kind = models.CharField(_("from"), max_length=10, choices=Sender)
    sender_name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    topic = models.CharField(_("what about"), max_length=14, choices=Topic)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    receipt_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("sent"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    remind_at = models.DateTimeField(_("next reminder"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["shop", "state", "-id"], name="network_enquiry_of_shop"),
            models.Index(fields=["remind_at"], name="network_enquiry_remind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(shop__isnull=False, operator=None, leader=None)
                | Q(shop=None, operator__isnull=False, leader=None)
                | Q(shop=None, operator=None, leader__isnull=False),
                name="network_enquiry_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(receipt_hash="") & ~Q(sender_name=""), name="network_enquiry_has_sender"
            ),
            models.CheckConstraint(
                # What nobody has read may still be closed: by the sweep, or by a sender who needs no answer any more.
                condition=Q(state="sent", read_at=None)
                | Q(state="closed")
                | Q(state__in=("read", "answered"), read_at__isnull=False),
                name="network_enquiry_read_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sender_name}: {self.get_topic_display()}"

    def get_absolute_url(self) -> str:
        return reverse("network:enquiry", args=[self.uuid])


class EnquiryMessage(models.Model):
    """One turn of the talk. ``from_shop``: the shop's side; ``author`` None: a sender without an account."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages", verbose_name=_("enquiry"))
    from_shop = models.BooleanField(_("from the shop"), default=False)
    author = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("message"), max_length=LONGEST_MESSAGE)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("message of an enquiry")
        verbose_name_plural = _("messages of enquiries")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="network_enquiry_message_has_text")]

    def __str__(self) -> str:
        return self.text
