"""What has somebody been told?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.notices.queries import NoticeQuerySet


class Notice(models.Model):
    """One thing told to one person, once: shown on the site, and by letter where ``letter_id`` names one.

    The thing is named by its kind in the subject registry and its key.
    """

    person = models.ForeignKey("network.Person", models.CASCADE, related_name="notices", verbose_name=_("person"))
    kind = models.CharField(_("what"), max_length=40)
    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("key"))
    round = models.PositiveSmallIntegerField(_("round"), default=0, help_text=_("Reminders count up."))
    letter = models.ForeignKey(
        "network.Letter", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("letter")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        indexes = [models.Index(fields=["person", "seen_at", "-id"], name="network_notice_unseen")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject_kind", "subject_id", "round"], name="network_notice_once"
            ),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(subject_kind=""), name="network_notice_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"
