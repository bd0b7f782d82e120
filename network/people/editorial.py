"""Through which door does what people write of themselves reach the public: a story, a leader's page?

One table of steps for all of them. ``state`` tells where the newest text is; ``shown`` whether a published text stands
for everyone. An edit after publication goes through the same door while the published text stays: then the state is
another one and ``shown`` remains. Nothing but ``move`` writes a state.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.log import actions as log
from network.log.models import Entry
from network.subjects import registry
from network.words.languages import default_code

if TYPE_CHECKING:
    from django.db.models import Manager

    from network.people.models import Person

E = TypeVar("E", bound="Editorial")
LONGEST_TITLE = 200


class State(models.TextChoices):
    """Where the newest text is."""

    DRAFT = "draft", gettext_lazy("draft")
    SUBMITTED = "submitted", gettext_lazy("submitted")
    IN_REVIEW = "in_review", gettext_lazy("in review")
    SENT_BACK = "sent_back", gettext_lazy("sent back")
    DECLINED = "declined", gettext_lazy("declined")
    PUBLISHED = "published", gettext_lazy("published")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


S = State
WRITABLE = frozenset({S.DRAFT, S.SENT_BACK})  # by who wrote it
WAITING = frozenset({S.SUBMITTED, S.IN_REVIEW})  # for an editor

STEPS: dict[str, tuple[frozenset[State], State]] = {
    "submit": (WRITABLE, S.SUBMITTED),
    "take_back": (WAITING, S.DRAFT),
    "review": (frozenset({S.SUBMITTED}), S.IN_REVIEW),
    "send_back": (WAITING, S.SENT_BACK),
    "decline": (WAITING, S.DECLINED),
    "publish": (WAITING | {S.DRAFT}, S.PUBLISHED),
    "edit": (frozenset({S.PUBLISHED, S.DECLINED, S.WITHDRAWN}), S.DRAFT),
    "withdraw": (frozenset(S) - {S.WITHDRAWN}, S.WITHDRAWN),
}
NEEDS_REASON = frozenset({"send_back", "decline"})


class Editorial(models.Model):
    """What goes through the door. ``version`` counts publications: 0 before the first."""

    state = models.CharField(gettext_lazy("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    shown = models.BooleanField(gettext_lazy("shown to everyone"), default=False, editable=False)
    version = models.PositiveIntegerField(gettext_lazy("version"), default=0, editable=False)
    submitted_at = models.DateTimeField(gettext_lazy("submitted"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(gettext_lazy("published"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(gettext_lazy("changed"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(shown=True), name="%(app_label)s_%(class)s_published_is_shown"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(shown=False), name="%(app_label)s_%(class)s_withdrawn_is_hidden"
            ),
            models.CheckConstraint(
                condition=Q(shown=False) | Q(published_at__isnull=False, version__gt=0),
                name="%(app_label)s_%(class)s_shown_has_version",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "in_review"]) | Q(submitted_at__isnull=False),
                name="%(app_label)s_%(class)s_waiting_has_time",
            ),
        ]


class Edition(models.Model):
    """What a thing is called in one language while a text of it is shown there; written when that is published.

    ``version`` is the version of the thing from which this language's text was made: a lower one than the thing's says
    that the translation is older than its original. ``is_machine``: nobody has read the machine's translation yet.
    """

    language = models.CharField(gettext_lazy("language"), max_length=12, default=default_code)
    title = models.CharField(gettext_lazy("title"), max_length=200)
    lead = models.TextField(gettext_lazy("lead"), blank=True)
    version = models.PositiveIntegerField(gettext_lazy("version"))
    is_machine = models.BooleanField(gettext_lazy("translated by a machine, not read yet"), default=False)
    published_at = models.DateTimeField(gettext_lazy("published"))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & Q(version__gt=0), name="%(app_label)s_%(class)s_has_title_and_version"
            ),
        ]

    def __str__(self) -> str:
        return self.title


def can(verb: str, state: str) -> bool:
    """Whether the table allows the verb in the state. Raises KeyError for a verb that is none."""
    return state in STEPS[verb][0]


def move(
    thing: Editorial, verb: str, *, actor: "Person | None", reason: str = "", moment: datetime | None = None
) -> Entry:
    """Leads the thing, locked by the caller, one step on; writes state, times and the entry, and returns the entry.

    The entry's verb is ``<kind>_<verb>``: "story_submit". Raises ValidationError when the step is not open in this
    state, or lacks the reason it needs.
    """
    now, before = moment or timezone.now(), thing.state
    if not can(verb, before):
        raise ValidationError(_("This is not possible any more: meanwhile something has changed."), code="state")
    if verb in NEEDS_REASON and not reason.strip():
        raise ValidationError(_("Please say why: the other side can only act on a reason."), code="reason")
    thing.state = STEPS[verb][1]
    thing.changed_at = now
    if verb == "submit":
        thing.submitted_at = now
    elif verb == "publish":
        thing.shown, thing.published_at, thing.version = True, now, thing.version + 1
    elif verb == "withdraw":
        thing.shown = False
    thing.save(update_fields=["state", "shown", "version", "submitted_at", "published_at", "changed_at"])
    return log.record(
        f"{registry.of(thing).kind}_{verb}", thing, actor=actor, from_state=before, to_state=thing.state, reason=reason
    )


def locked(thing: E) -> E:
    """The thing as it is now, ours until the transaction ends: every verb begins with it."""
    found: E = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    return found


def put_text(
    texts: "Manager[Any]", thing: Editorial, language: str, *, title: str, lead: str, is_machine: bool, at: datetime
) -> Any:
    """Writes what the thing is called in the language, made from its newest version; returns that row.

    Title and lead become one line each, cut to what a list holds. Raises ValidationError without a title.
    """
    if not (line := " ".join(title.split())):
        raise ValidationError(_("It needs a title."), code="title")
    fields = {"title": line[:LONGEST_TITLE], "lead": " ".join(lead.split()), "version": thing.version}
    fields |= {"is_machine": is_machine, "published_at": at}
    return texts.update_or_create(language=language, defaults=fields)[0]


def last_reason(thing: Editorial) -> str:
    """Why an editor sent it back, declined or withdrew it, the newest; '' where nothing was said. One query."""
    kind = registry.of(thing).kind
    verbs = [f"{kind}_{verb}" for verb in ("send_back", "decline", "withdraw")]
    entries = Entry.objects.filter(subject_kind=kind, subject_id=thing.pk, verb__in=verbs)
    entry = entries.order_by("-id").first()
    return entry.reason if entry else ""
