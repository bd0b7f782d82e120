"""Which letters are to leave, and which have left?"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.letters.queries import LetterQuerySet
from network.words.languages import default_code


class Letter(models.Model):
    """One letter to one address, written in the transaction of what it tells; a sweep sends it.

    It is sent at least once: the state turns SENDING before the mail server is asked, and a letter left in SENDING by a
    process that died is tried again under the same Message-ID, by which mail servers know a repetition.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("phone message")

    class State(models.TextChoices):
        DUE = "due", _("due")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")
        DROPPED = "dropped", _("not wanted any more")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # becomes the Message-ID
    kind = models.CharField(_("kind"), max_length=40)
    channel = models.CharField(_("way"), max_length=8, choices=Channel, default=Channel.EMAIL)
    to = models.CharField(_("to"), max_length=254, help_text=_("An e-mail address, or a phone number as +48…"))
    language = models.CharField(_("language"), max_length=12, default=default_code)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Empty where it is made only when the letter leaves."))
    headers = models.JSONField(_("headers"), default=dict, blank=True, help_text=_("Besides those of every letter."))
    about = models.CharField(
        max_length=120, unique=True, help_text=_("What the letter is about; the same is never written twice.")
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DUE)
    due_at = models.DateTimeField(_("due"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "due_at"], name="network_letter_due")]
        constraints = [
            models.CheckConstraint(condition=~Q(to="") & ~Q(about=""), name="network_letter_addressed"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="network_letter_sent_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.about
