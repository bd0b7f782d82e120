"""What can people need, which helplines do we show, and which words ask for them?"""

from datetime import datetime

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import GenericTaggedItemBase, TagBase

from network.needs.queries import HelpCardQuerySet, HelplineQuerySet, NeedQuerySet, WatchPhraseQuerySet


class Need(TagBase, ClusterableModel):
    """A word for what somebody lacks: the one vocabulary with which pages, stories and requests are tagged.

    ``slug`` is its code, the same for ever and in every language; ``name`` is the Polish word, for the tag field.
    """

    free_tagging = False  # nobody makes a need by typing a tag
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    asked_at_home = models.BooleanField(
        _("an answer on the home page"), default=False, help_text=_("To the question “What do you need?”.")
    )

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="network_need_has_name_and_code")
        ]


class NeedText(models.Model):
    """What a need is called in one language, and how somebody says it of herself ("I need …")."""

    need = ParentalKey(Need, on_delete=models.CASCADE, related_name="texts", verbose_name=_("need"))
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=80)
    answer = models.CharField(
        _("as an answer"), max_length=80, blank=True, help_text=_("To “What do you need?”: “Somebody to talk to”.")
    )

    class Meta:
        verbose_name = _("words of a need")
        verbose_name_plural = _("words of needs")
        constraints = [models.UniqueConstraint(fields=["need", "language"], name="network_need_text_once")]

    def __str__(self) -> str:
        return self.name


class TaggedNeed(GenericTaggedItemBase):
    """A thing of the network concerns a need."""

    tag = models.ForeignKey(Need, models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tagged need")
        verbose_name_plural = _("tagged needs")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_type", "object_id"], name="network_tagged_need_once")
        ]


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

    def answers_at(self, moment: datetime) -> bool:
        """Whether somebody answers at the moment, by the clock of this country."""
        local = localtime(moment)
        if not self.first_weekday <= local.weekday() <= self.last_weekday:
            return False
        return self.opens is None or self.closes is None or self.opens <= local.time() < self.closes


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


class HelpCard(ClusterableModel):
    """What can be done now about one kind of danger; shown to whoever wrote of it, after her words are saved."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("When a text sounds like several dangers, the first card is shown.")
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = HelpCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("help card")
        verbose_name_plural = _("help cards")
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~Q(code=""), name="network_help_card_has_code")]

    def __str__(self) -> str:
        return self.code

    def helplines(self) -> list[Helpline]:
        """Its own numbers in their order; no query where they are fetched."""
        return [line.helpline for line in self.lines.all()]


class HelpCardText(models.Model):
    """The words of a help card in one language; where one is missing the Polish words stand in."""

    card = ParentalKey(HelpCard, on_delete=models.CASCADE, related_name="texts", verbose_name=_("help card"))
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), help_text=_("What one can do now, in two or three short sentences."))

    class Meta:
        verbose_name = _("words of a help card")
        verbose_name_plural = _("words of help cards")
        constraints = [
            models.UniqueConstraint(fields=["card", "language"], name="network_help_card_text_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="network_help_card_text_has_words"),
        ]

    def __str__(self) -> str:
        return self.title


class HelpCardLine(models.Model):
    """A helpline on a card, before those that stand on every page."""

    card = ParentalKey(HelpCard, on_delete=models.CASCADE, related_name="lines", verbose_name=_("help card"))
    helpline = models.ForeignKey(Helpline, models.CASCADE, related_name="+", verbose_name=_("helpline"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("helpline of a card")
        verbose_name_plural = _("helplines of cards")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["card", "helpline"], name="network_help_card_line_once")]

    def __str__(self) -> str:
        return str(self.helpline)


class WatchPhrase(models.Model):
    """Words that sound like danger, or a harmless idiom of such words. What it finds can only add help and colour.

    ``stems`` holds, for each word of the phrase, all forms that count; the editors' form writes it.
    """

    class Colour(models.TextChoices):
        RED = "red", _("red: life may be in danger")
        AMBER = "amber", _("amber: somebody may be harmed")
        HARMLESS = "harmless", _("harmless: an idiom, its words do not count")

    phrase = models.CharField(_("phrase"), max_length=400)
    language = models.CharField(_("language"), max_length=12)
    colour = models.CharField(_("colour"), max_length=8, choices=Colour)
    card = models.ForeignKey(
        HelpCard, models.PROTECT, null=True, blank=True, related_name="phrases", verbose_name=_("help card")
    )
    apart = models.PositiveSmallIntegerField(
        _("other words between"),
        default=3,
        validators=[MaxValueValidator(12)],
        help_text=_("As many as this may stand between the words of the phrase."),
    )
    in_order = models.BooleanField(_("only in this order"), default=False)
    note = models.TextField(_("note for editors"), blank=True)
    is_active = models.BooleanField(_("looked for"), default=True)
    stems = models.JSONField(default=list, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = WatchPhraseQuerySet.as_manager()

    class Meta:
        verbose_name = _("watch phrase")
        verbose_name_plural = _("watch phrases")
        ordering = ["language", "colour", "phrase"]
        constraints = [
            models.UniqueConstraint(fields=["language", "phrase"], name="network_watch_phrase_once"),
            models.CheckConstraint(
                condition=Q(colour="harmless", card=None) | (~Q(colour="harmless") & Q(card__isnull=False)),
                name="network_watch_phrase_card",
            ),
            models.CheckConstraint(condition=~Q(phrase=""), name="network_watch_phrase_has_words"),
            models.CheckConstraint(condition=Q(apart__lte=12), name="network_watch_phrase_apart"),
        ]

    def __str__(self) -> str:
        return self.phrase
