"""Which rows say who somebody is? A person may have no login at all; a role may be bound to one thing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.people.editorial import Edition, Editorial
from network.people.queries import ConsentQuerySet, LeaderQuerySet, MembershipQuerySet, PersonQuerySet
from network.words.languages import default_code


class Role(models.TextChoices):
    """What somebody may do; a visitor has none."""

    MEMBER = "member", _("member")
    LEADER = "leader", _("leader")
    COORDINATOR = "coordinator", _("coordinator")
    HELPER = "helper", _("helper")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("editor")
    MODERATOR = "moderator", _("moderator")
    SAFEGUARDING = "safeguarding", _("safeguarding")
    OFFICIAL = "official", _("official")
    PARTNER = "partner", _("partner")


class Person(models.Model):
    """A human being of the network, with a login or without."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person", verbose_name=_("login")
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("As the person wants to be called; an alias is welcome.")
    )
    language = models.CharField(_("language"), max_length=12, default=default_code)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    erased_at = models.DateTimeField(
        _("erased"), null=True, blank=True, editable=False, help_text=_("Since then the row holds nothing of her.")
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="network_person_has_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def email(self) -> str:
        """Where letters for her go; '' for somebody without a login or an address."""
        return (self.user.email or "") if self.user else ""

    @property
    def phone(self) -> str:
        """Her number as "+48…" for phone messages; '' for nobody's, and in a host whose logins have none."""
        return getattr(self.user, "phone", "") or ""


class Erasure(models.Model):
    """Somebody goes for good: what she wished, and which kinds of things (``left``) still hold something of her.

    ``traces`` are her name, address and number as they may stand in texts, so that the rest can be done after a process
    died; with ``done_at`` they are gone. The row itself stays: a backup put back must let her go again.
    """

    person = models.OneToOneField(Person, models.PROTECT, related_name="erasure", verbose_name=_("person"))
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    keeps_stories = models.BooleanField(_("stories stay without the name"), default=False)
    keeps_posts = models.BooleanField(_("posts stay without the name"), default=False)
    traces = models.JSONField(default=list, blank=True)
    left = models.JSONField(_("still to be done"), default=list, blank=True)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("erasure of a person")
        verbose_name_plural = _("erasures of people")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(traces=[], left=[]), name="network_erasure_done_holds_nothing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Membership(models.Model):
    """A role of a person, everywhere or for one thing (its kind in the subject registry and its key)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    scope_kind = models.CharField(_("kind"), max_length=40, blank=True, help_text=_("Empty: everywhere."))
    scope_id = models.PositiveBigIntegerField(_("key"), default=0)
    since = models.DateTimeField(_("since"), auto_now_add=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(scope_kind="", scope_id=0) | (~Q(scope_kind="") & Q(scope_id__gt=0)),
                name="network_membership_scope_whole",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="network_membership_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "scope_kind", "scope_id"],
                condition=Q(until=None),
                name="network_membership_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Leader(Editorial):
    """A local spokesperson, shown with a page of her own as long as her mandate lasts, and longer if she wishes.

    What she is called stands in ``person.name``; where she speaks for people in her memberships. Her prose and portrait
    are lent by the host's pages, one per language (``LeaderText`` says in which there is one).
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="leader", verbose_name=_("person"))
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    called = models.CharField(
        _("called"), max_length=60, blank=True, help_text=_("As she wants it: “liderka”, “lider”, “rzeczniczka” …")
    )
    languages = models.JSONField(_("speaks"), default=list, blank=True, help_text=_("Codes, the best one first."))
    takes_messages = models.BooleanField(
        _("takes messages"), default=True, help_text=_("By a form that shows nobody her address or number.")
    )
    ended_on = models.DateField(_("mandate ended on"), null=True, blank=True)
    keeps_page = models.BooleanField(
        _("keeps the page afterwards"),
        default=False,
        help_text=_("Whether it remains, with thanks, after her mandate."),
    )
    is_example = models.BooleanField(_("example"), default=False, help_text=_("Invented, for showing how it works."))

    objects = LeaderQuerySet.as_manager()

    class Meta(Editorial.Meta):
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")
        constraints = [
            *Editorial.Meta.constraints,
            models.CheckConstraint(condition=~Q(slug=""), name="network_leader_has_slug"),
        ]

    def __str__(self) -> str:
        return self.person.name

    def get_absolute_url(self) -> str:
        return reverse("network:leader", args=[self.slug])


class LeaderText(Edition):
    """In which language a leader's page has prose, and the lines under her name there (``lead``)."""

    leader = models.ForeignKey(Leader, models.CASCADE, related_name="texts", verbose_name=_("leader"))

    class Meta(Edition.Meta):
        verbose_name = _("text of a leader")
        verbose_name_plural = _("texts of leaders")
        constraints = [
            *Edition.Meta.constraints,
            models.UniqueConstraint(fields=["leader", "language"], name="network_leader_text_once"),
        ]


class Consent(models.Model):
    """Somebody allows that her words, face, name or voice are shown in one thing. Private: never shown to readers.

    The thing is named by its kind in the subject registry and its key. Withdrawn is withdrawn: only a new consent
    (``renews``) allows again what this one allowed.
    """

    class Given(models.TextChoices):
        SPOKEN = "spoken", _("in a talk")
        WRITTEN = "written", _("on paper")
        ONLINE = "online", _("in a message")
        GUARDIAN = "guardian", _("by a parent or guardian")

    class Scope(models.TextChoices):
        SITE = "site", _("on this site")
        PRINT = "print", _("on this site and in print")

    class Withdrawn(models.TextChoices):
        PERSON = "person", _("by the person herself")
        CODE = "code", _("with the code")
        DESK = "desk", _("at the desk")
        EXPIRED = "expired", _("its time is over")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="consents", verbose_name=_("person with a login")
    )
    name = models.CharField(_("who"), max_length=120, help_text=_("Seen by the author and by editors alone."))
    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("key"))
    text = models.BooleanField(_("words"), default=False)
    face = models.BooleanField(_("face"), default=False)
    real_name = models.BooleanField(_("real name"), default=False)
    voice = models.BooleanField(_("voice"), default=False)
    scope = models.CharField(_("where"), max_length=8, choices=Scope, default=Scope.SITE)
    given = models.CharField(_("how it was given"), max_length=8, choices=Given)
    given_on = models.DateField(_("given on"))
    evidence = models.CharField(
        _("where it can be checked"),
        max_length=200,
        blank=True,
        help_text=_("“Signed sheet in the binder of the shop”."),
    )
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day. Empty: until withdrawn."))
    language = models.CharField(_("language"), max_length=12, default=default_code)
    receipt_hash = models.CharField(max_length=64, unique=True, help_text=_("Of the code with which one withdraws."))
    recorded_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_how = models.CharField(_("withdrawn how"), max_length=8, choices=Withdrawn, blank=True, editable=False)
    renews = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="renewed_by", verbose_name=_("renews")
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="network_consent_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(text=True) | Q(face=True) | Q(real_name=True) | Q(voice=True),
                name="network_consent_allows_something",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_how="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_how="")),
                name="network_consent_withdrawn_whole",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(subject_kind=""), name="network_consent_says_who"),
            models.CheckConstraint(condition=~Q(receipt_hash=""), name="network_consent_has_code"),
        ]

    def __str__(self) -> str:
        return self.name
