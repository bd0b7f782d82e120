"""Which rows say what happened? Written once, never changed: the database itself refuses (``guard``)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.words.languages import default_code


class Channel(models.TextChoices):
    """How a contribution reached us."""

    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    PHONE = "phone", _("by phone")
    IN_PERSON = "in_person", _("in person")


class Provenance(models.Model):
    """Whose words a contribution holds and how they came: with a person, never as a person.

    ``author`` is who said it (None: the actor, or the system), ``recorded_by`` the member of staff who wrote it down
    for somebody without a login, ``receipt_hash`` the hash of the code on the slip that person got.
    """

    author = models.ForeignKey(
        "network.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel, default=Channel.ONLINE)
    recorded_by = models.ForeignKey(
        "network.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    language = models.CharField(_("language"), max_length=12, default=default_code)
    receipt_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(channel=Channel.ONLINE, recorded_by=None)
                | (~Q(channel=Channel.ONLINE) & Q(recorded_by__isnull=False)),
                name="%(app_label)s_%(class)s_recorded_by_staff",
            ),
            models.CheckConstraint(
                condition=~Q(receipt_hash=""), name="%(app_label)s_%(class)s_receipt_null_not_empty"
            ),
        ]


class Entry(Provenance):
    """One thing that happened. ``changes`` is a list of {"field", "before", "after"}; private fields never enter it.

    The thing is named by its kind in the subject registry and its key, so an entry outlives the thing.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True)
    actor = models.ForeignKey(
        "network.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("actor"),
        help_text=_("Empty: the system itself."),
    )
    verb = models.CharField(_("verb"), max_length=40)
    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.BigIntegerField(_("key"))
    from_state = models.CharField(_("from"), max_length=40, blank=True)
    to_state = models.CharField(_("to"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    changes = models.JSONField(_("changes"), default=list, blank=True)

    class Meta(Provenance.Meta):
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"], name="network_entry_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"
