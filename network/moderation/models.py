"""What was reported, what became of it and why, who looks at what waits, and which answers lie ready?

No row here joins an alias with a person: a case names its thing alone, and whether that is hers only the feature knows.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from network.moderation.queries import (
    AnswerTemplateQuerySet,
    AppealQuerySet,
    CaseQuerySet,
    ClaimQuerySet,
    DecisionQuerySet,
    FlagQuerySet,
    SanctionQuerySet,
)
from network.moderation.rules import AMBER, GREEN, LASTING, OF_PERSONS, RED, TAKES_AWAY
from network.words.languages import default_code

LONGEST_NOTE, LONGEST_FACTS, LONGEST_NAME, LONGEST_LAW = 2000, 3000, 120, 200


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
        DECISION = "decision", _("reasons of a decision")

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


class Colour(models.IntegerChoices):
    """How much is at stake; it says how soon somebody must look (``rules.CLOCKS``)."""

    RED = RED, _("danger to somebody")
    AMBER = AMBER, _("harm")
    GREEN = GREEN, _("other")


class Reason(models.TextChoices):
    """What is wrong with a thing, in the words of who reports it."""

    LIFE = "life", _("Somebody’s life or health is in danger")
    CHILD = "child", _("A child is being hurt or used")
    THREAT = "threat", _("Threats, violence or hatred")
    PRIVATE = "private", _("It shows somebody’s private data or picture")
    FRAUD = "fraud", _("Somebody is after money or data")
    RUDE = "rude", _("It hurts or insults")
    ADVERT = "advert", _("Advertising or spam")
    LAW = "law", _("It breaks the law in another way")
    OTHER = "other", _("Something else")


class Case(models.Model):
    """A thing waits for a moderator: one open case per thing, whatever the causes.

    ``causes`` holds codes: reasons of reports, and "notice", "phrase", "newcomer", "three_flags", "appeal".
    ``snapshots`` holds what stood there each time it was reported, the first first. ``version`` counts decisions, so
    that of two who decide at once the second notices. ``not_by``: who decided what an appeal has reopened.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits")
        DECIDED = "decided", _("decided")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject_kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("key"))
    area_kind = models.CharField(_("kind of room"), max_length=40, blank=True, help_text=_("Empty: everywhere."))
    area_id = models.PositiveBigIntegerField(_("room"), default=0)
    causes = models.JSONField(_("causes"), default=list)
    colour = models.PositiveSmallIntegerField(_("risk"), choices=Colour, default=Colour.GREEN)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("since"), default=timezone.now)
    due_at = models.DateTimeField(_("to be looked at by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True, editable=False)
    police_at = models.DateTimeField(_("police told"), null=True, blank=True)
    snapshots = models.JSONField(_("what stood there"), default=list)
    version = models.PositiveIntegerField(default=0)
    not_by = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("not again by")
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["colour", "due_at", "id"], condition=Q(state="open"), name="network_case_queue"),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="network_case_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], condition=Q(state="open"), name="network_case_one_open"
            ),
            models.CheckConstraint(condition=~Q(subject_kind=""), name="network_case_says_what"),
            models.CheckConstraint(condition=Q(due_at__gte=F("opened_at")), name="network_case_due_later"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None) | Q(state="decided", decided_at__isnull=False),
                name="network_case_decided_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"

    def get_absolute_url(self) -> str:
        return reverse("network:case", args=[self.uuid])

    @property
    def cursor(self) -> str:
        """Where it stands in the queue, for the address of what comes behind it."""
        return f"{self.colour}.{round(self.due_at.timestamp() * 1_000_000)}.{self.pk}"


class Flag(models.Model):
    """Somebody says what is wrong with a thing. Without a login it is a notice (article 16 of the DSA).

    Such a notice has a code; name and address may be missing. Who reported is shown to moderators at most, never to
    who wrote the thing.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="flags", verbose_name=_("case"))
    person = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="flags", verbose_name=_("person")
    )
    reason = models.CharField(_("what is wrong"), max_length=10, choices=Reason)
    note = models.TextField(_("in own words"), max_length=LONGEST_NOTE, blank=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    in_good_faith = models.BooleanField(_("in good faith"), default=False)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    receipt_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="network_flag_one_a_person"),
            models.CheckConstraint(condition=~Q(receipt_hash=""), name="network_flag_receipt_null_not_empty"),
            models.CheckConstraint(
                condition=Q(receipt_hash=None) | (Q(in_good_faith=True) & ~Q(note="")),
                name="network_flag_notice_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class Decision(models.Model):
    """What became of a case, and why. Whatever takes something away has a statement of reasons (article 17 of the DSA).

    ``by`` None: the software itself (three reports hide until somebody looks), or a moderator who was erased.
    ``until``: the end of what it takes away, None where it has none. ``language`` is that of ``facts``.
    """

    class Action(models.TextChoices):
        NOTHING = "nothing", pgettext_lazy("a decision", "nothing is wrong")
        RESTORE = "restore", pgettext_lazy("a decision", "shown again")
        HOLD = "hold", pgettext_lazy("a decision", "held until it is clear")
        HIDE = "hide", pgettext_lazy("a decision", "hidden")
        REMOVE = "remove", pgettext_lazy("a decision", "taken away")
        WARN = "warn", pgettext_lazy("a decision", "hidden, with a warning")
        MUTE = "mute", pgettext_lazy("a decision", "hidden, and no writing for some days")
        EXCLUDE = "exclude", pgettext_lazy("a decision", "hidden, and excluded until a day")

    class Rule(models.TextChoices):
        """What a restriction rests on: our rules, or a law."""

        SAFETY = "safety", _("Nobody is put in danger.")
        RESPECT = "respect", _("Nobody is insulted, threatened or hated.")
        PRIVACY = "privacy", _("Nobody’s data or pictures are shown without a yes.")
        HONESTY = "honesty", _("Nobody is cheated, nor asked for money or data.")
        ADVERTS = "adverts", _("No advertising.")
        ROOM = "room", _("It belongs here: to food, help and our shops.")
        LAW = "law", _("It must not break the law.")

    class Scope(models.TextChoices):
        TEXT = "text", _("this text alone, everywhere on this site")
        PERSON = "person", _("this text, and writing on this site")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions", verbose_name=_("case"))
    by = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="decisions", verbose_name=_("by")
    )
    action = models.CharField(_("what"), max_length=8, choices=Action)
    facts = models.TextField(_("facts"), max_length=LONGEST_FACTS, blank=True)
    rule = models.CharField(_("rule"), max_length=8, choices=Rule, blank=True)
    law = models.CharField(_("which law"), max_length=LONGEST_LAW, blank=True)
    scope = models.CharField(_("for what"), max_length=6, choices=Scope, blank=True)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    is_automated = models.BooleanField(_("by the software"), default=False)
    was_found_by_software = models.BooleanField(_("found by the software"), default=False)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(action__in=TAKES_AWAY) | (~Q(facts="") & ~Q(rule="") & ~Q(scope="")),
                name="network_decision_has_reasons",
            ),
            models.CheckConstraint(condition=~Q(rule="law") | ~Q(law=""), name="network_decision_names_law"),
            models.CheckConstraint(
                condition=~Q(action__in=("hold", "mute", "exclude")) | Q(until__isnull=False),
                name="network_decision_has_end",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("at")), name="network_decision_ends_later"),
            models.CheckConstraint(
                condition=Q(is_automated=False) | (Q(by=None) & ~Q(action__in=LASTING)),
                name="network_decision_lasting_by_human",
            ),
        ]

    def __str__(self) -> str:
        return self.get_action_display()

    def get_absolute_url(self) -> str:
        return reverse("network:decision", args=[self.uuid])


class Appeal(models.Model):
    """Somebody does not agree with a decision: who wrote the thing, or who reported it (``flag``). Once each.

    ``first_by`` is who decided, copied, so that the database itself refuses the same person a second time.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", pgettext_lazy("an appeal", "the decision stays")
        CHANGED = "changed", pgettext_lazy("an appeal", "the decision was changed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="appeals", verbose_name=_("decision"))
    flag = models.ForeignKey(
        Flag, models.CASCADE, null=True, blank=True, related_name="appeals", verbose_name=_("report")
    )
    text = models.TextField(_("why"), max_length=LONGEST_NOTE)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    at = models.DateTimeField(_("at"), default=timezone.now)
    due_at = models.DateTimeField(_("to be looked at by"))
    first_by = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("first decided by")
    )
    decided_by = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True)
    reason = models.TextField(_("reason"), max_length=LONGEST_FACTS, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["id"]
        indexes = [models.Index(fields=["due_at", "id"], condition=Q(decided_at=None), name="network_appeal_queue")]
        constraints = [
            models.UniqueConstraint(fields=["decision"], condition=Q(flag=None), name="network_appeal_one_of_writer"),
            models.UniqueConstraint(fields=["decision", "flag"], name="network_appeal_one_a_report"),
            models.CheckConstraint(condition=~Q(text=""), name="network_appeal_says_why"),
            models.CheckConstraint(
                condition=Q(first_by=None) | Q(decided_by=None) | ~Q(decided_by=F("first_by")),
                name="network_appeal_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="", reason="", decided_by=None)
                | (Q(decided_at__isnull=False) & ~Q(outcome="") & ~Q(reason="")),
                name="network_appeal_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}"

    def get_absolute_url(self) -> str:
        return reverse("network:appeal", args=[self.uuid])


class Sanction(models.Model):
    """Somebody was warned, or may not write until a day.

    For who wrote under an alias ``person`` stays None: then ``mark`` is a keyed hash of who it is, salted anew each
    time, so that no copy of the database joins the person with the thing, or two aliases with each other.
    """

    class Kind(models.TextChoices):
        WARN = "warn", pgettext_lazy("a sanction", "warned")
        MUTE = "mute", pgettext_lazy("a sanction", "may not write in public")
        EXCLUDE = "exclude", pgettext_lazy("a sanction", "excluded")

    person = models.ForeignKey(
        "network.Person", models.CASCADE, null=True, blank=True, related_name="sanctions", verbose_name=_("person")
    )
    salt = models.CharField(max_length=32, blank=True, editable=False)
    mark = models.CharField(max_length=64, blank=True, editable=False)
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="sanctions", verbose_name=_("decision")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["person", "until"], name="network_sanction_of_person"),
            models.Index(fields=["until"], condition=Q(person=None), name="network_sanction_hidden"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, mark__gt="", salt__gt="") | Q(person__isnull=False, mark="", salt=""),
                name="network_sanction_person_or_mark",
            ),
            models.CheckConstraint(
                condition=Q(kind="warn", until=None) | (~Q(kind="warn") & Q(until__isnull=False)),
                name="network_sanction_has_end",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="network_sanction_ends_later"
            ),
            models.CheckConstraint(condition=Q(kind__in=OF_PERSONS), name="network_sanction_known"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
