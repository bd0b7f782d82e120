"""Which rows say who somebody is? A person may have no login at all; a role may be bound to one thing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network.people.queries import MembershipQuerySet, PersonQuerySet
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
