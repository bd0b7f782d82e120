"""What has somebody been told, and about what does she want letters?"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.notices.queries import NoticeChoiceQuerySet, NoticeQuerySet


class Notice(models.Model):
    """One thing told to one person, once: shown on the site, and by letter where ``letter_id`` names one.

    The thing is named by its kind in the subject registry and its key. A notice that gathers stands for all news of its
    thing since ``round`` until she has seen it, so there is never more than one unseen. Why she was told stands
    nowhere: it could say that she writes there under an alias.
    """

    person = models.ForeignKey("network.Person", models.CASCADE, related_name="notices", verbose_name=_("person"))
    kind = models.CharField(_("what"), max_length=40)
    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("key"))
    round = models.PositiveIntegerField(
        _("round"), default=0, help_text=_("Reminders count up; of news the number of the first.")
    )
    gathers = models.BooleanField(_("gathers news"), default=False, editable=False)
    letter = models.ForeignKey(
        "network.Letter", models.SET_NULL, null=True, blank=True, related_name="notices", verbose_name=_("letter")
    )
    letter_due_at = models.DateTimeField(_("letter due"), null=True, blank=True, editable=False)
    awaits_digest = models.BooleanField(_("waits for the weekly letter"), default=False, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["person", "seen_at", "-id"], name="network_notice_unseen"),
            models.Index(fields=["person", "-id"], name="network_notice_list"),
            models.Index(
                fields=["letter_due_at", "id"],
                condition=Q(letter_due_at__isnull=False, seen_at=None),
                name="network_notice_letter_due",
            ),
            models.Index(
                fields=["person", "at"], condition=Q(awaits_digest=True, seen_at=None), name="network_notice_digest"
            ),
            models.Index(fields=["seen_at"], condition=Q(gathers=True), name="network_notice_age"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject_kind", "subject_id", "round"], name="network_notice_once"
            ),
            models.UniqueConstraint(
                fields=["person", "subject_kind", "subject_id"],
                condition=Q(gathers=True, seen_at=None),
                name="network_notice_one_unseen",
            ),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(subject_kind=""), name="network_notice_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"


class NoticeChoice(models.Model):
    """About what a person wants letters, and how often. Who has no row has chosen nothing, and the defaults hold.

    ``key`` stands, signed, in her letters, for switching them off without logging in.
    """

    class Way(models.TextChoices):
        AT_ONCE = "at_once", pgettext_lazy("letters", "at once")
        WEEKLY = "weekly", pgettext_lazy("letters", "once a week, on Monday")
        NOTHING = "nothing", pgettext_lazy("letters", "never")

    person = models.OneToOneField(
        "network.Person", models.CASCADE, related_name="notice_choice", verbose_name=_("person")
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answers = models.CharField(_("answers to me"), max_length=8, choices=Way, default=Way.AT_ONCE)
    followed = models.CharField(_("what I follow"), max_length=8, choices=Way, default=Way.NOTHING)
    digest_on = models.DateField(_("Monday of the newest weekly letter"), null=True, blank=True, editable=False)

    objects = NoticeChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.answers}, {self.followed}"

    def way(self, choice: str) -> str:
        """How letters come of "answers" or "followed"."""
        return str(getattr(self, choice))
