"""Who is looking at what waits, and which answers lie ready?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from network.moderation.queries import AnswerTemplateQuerySet, ClaimQuerySet


class Claim(models.Model):
    """Somebody looks at a thing that waits, so that nobody else does it twice. One per thing; it runs out by itself."""

    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("key"))
    person = models.ForeignKey("network.Person", models.CASCADE, related_name="claims", verbose_name=_("person"))
    at = models.DateTimeField(_("since"), default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="network_claim_one_per_thing"),
            models.CheckConstraint(condition=~Q(subject_kind=""), name="network_claim_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.subject_kind} {self.subject_id}"


class AnswerTemplate(ClusterableModel):
    """Words for an answer that is given often; who answers changes them as she likes."""

    class Purpose(models.TextChoices):
        SEND_BACK = "send_back", _("ask for a change")
        DECLINE = "decline", _("decline")
        ANSWER = "answer", _("answer")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    purpose = models.CharField(_("for"), max_length=12, choices=Purpose)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer template")
        verbose_name_plural = _("answer templates")
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~Q(code=""), name="network_answer_template_has_code")]

    def __str__(self) -> str:
        return self.code


class AnswerTemplateText(models.Model):
    """The words of a template in one language."""

    template = ParentalKey(
        AnswerTemplate, on_delete=models.CASCADE, related_name="texts", verbose_name=_("answer template")
    )
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("words of an answer template")
        verbose_name_plural = _("words of answer templates")
        constraints = [
            models.UniqueConstraint(fields=["template", "language"], name="network_answer_template_text_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(text=""), name="network_answer_template_text_has_words"),
        ]

    def __str__(self) -> str:
        return self.name
