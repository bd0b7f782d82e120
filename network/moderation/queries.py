"""Which cases wait, which claims hold, which decisions are about whom, and which templates are meant?"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from network.log import receipts
from network.moderation.rules import MODERATORS
from network.subjects import registry
from network.words.languages import default_code

if TYPE_CHECKING:
    from network.moderation.models import (  # noqa: F401 – they stand in base classes
        AnswerTemplate,
        Appeal,
        Case,
        Claim,
        Decision,
        Flag,
        Sanction,
    )
    from network.people.models import Membership, Person

HOLDS = timedelta(hours=2)
LONGEST_NUMBER = 19  # digits; longer ones no database holds
LAST_SECOND = 32_503_680_000  # the year 3000


class Ready(NamedTuple):
    """Words of a template in one language. ``language`` is another than was asked for where it has none there."""

    code: str
    name: str
    text: str
    language: str


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims by meaning."""

    def held(self, moment: datetime) -> Self:
        """Those that have not run out."""
        return self.filter(at__gt=moment - HOLDS)

    def about(self, kind: str, key: int) -> Self:
        """Those on one thing, by its kind in the subject registry and its key."""
        return self.filter(subject_kind=kind, subject_id=key)


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    """Templates by meaning."""

    def for_purpose(self, purpose: str) -> Self:
        """Those for one kind of answer, with their words."""
        return self.filter(purpose=purpose).prefetch_related("texts")


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by meaning."""

    def open(self) -> Self:
        """Those that wait for a decision."""
        return self.filter(state="open")

    def about(self, kind: str, key: int) -> Self:
        """Those about one thing."""
        return self.filter(subject_kind=kind, subject_id=key)

    def visible_to(self, person: "Person | None") -> Self:
        """A moderator sees all, one of a room those of it; nobody sees those about what is hers. One query."""
        if person is None:
            return self.none()
        held = person.memberships.current().filter(role__in=MODERATORS)
        here = Q(scope_kind="") | Q(scope_kind=OuterRef("area_kind"), scope_id=OuterRef("area_id"))
        return self.filter(Exists(held.filter(here))).exclude(_about_own(person))

    def in_order(self) -> Self:
        """The most dangerous first, of these whose time is over first."""
        return self.order_by("colour", "due_at", "id")

    def after(self, cursor: str) -> Self:
        """Those behind the one a cursor names (``Case.cursor``); all of them for nonsense."""
        if (place := _place(cursor)) is None:
            return self
        colour, due_at, key = place
        same = Q(colour=colour)
        return self.filter(Q(colour__gt=colour) | (same & Q(due_at__gt=due_at)) | (same & Q(due_at=due_at, id__gt=key)))

    def overdue(self, moment: datetime) -> Self:
        """Open ones whose time is over."""
        return self.open().filter(due_at__lte=moment)

    def late_untold(self, moment: datetime) -> Self:
        """Overdue ones of which nobody was reminded yet."""
        return self.overdue(moment).filter(late_told_at=None).order_by("due_at")


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions by meaning."""

    def about_things_of(self, person: "Person | None") -> Self:
        """Those about what she wrote, by name or alias: asked of the features, kept in no row. One query."""
        return self.filter(_about_own(person, "case__")) if person else self.none()

    def shown_to_writers(self) -> Self:
        """Those that changed something; that somebody reported what stays as it was, who wrote it never learns."""
        return self.exclude(action="nothing")

    def newest_first(self) -> Self:
        """The newest first."""
        return self.order_by("-at", "-id")

    def whole(self) -> Self:
        """With their case, and their appeals; two queries."""
        return self.select_related("case").prefetch_related("appeals")


class FlagQuerySet(models.QuerySet["Flag"]):
    """Reports by meaning."""

    def of_person(self, person: "Person | None") -> Self:
        """Those she made."""
        return self.filter(person=person) if person else self.none()

    def with_code(self, code: str) -> Self:
        """The one whose receipt code this is, or none."""
        return self.filter(receipt_hash__in=receipts.possible(code))

    def whole(self) -> Self:
        """With the case and what became of it, the newest first; two queries."""
        return self.select_related("case").prefetch_related("case__decisions__appeals").order_by("-id")


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Appeals by meaning."""

    def open(self) -> Self:
        """Those nobody has answered, the first due first."""
        return self.filter(decided_at=None).order_by("due_at", "id")

    def visible_to(self, person: "Person | None") -> Self:
        """As the case each is about."""
        cases = apps.get_model("network", "Case")._default_manager.all()
        return self.filter(decision__case__in=cases.visible_to(person).values("pk"))

    def not_first_by(self, person: "Person") -> Self:
        """Those about a decision that somebody else took."""
        return self.exclude(first_by=person)


class SanctionQuerySet(models.QuerySet["Sanction"]):
    """Sanctions by meaning."""

    def in_force(self, moment: datetime) -> Self:
        """Those that hold at the moment; a warning takes nothing away and does not count."""
        return self.filter(lifted_at=None, since__lte=moment, until__gt=moment)

    def perhaps_of(self, person: "Person") -> Self:
        """Hers, and those that name nobody: whether they are hers only ``sanctions.is_hers`` can tell."""
        return self.filter(Q(person=person) | Q(person=None))


def _about_own(person: "Person", prefix: str = "") -> Q:
    """About something that is hers, whatever its kind, as a condition."""
    mine = Q(pk__in=[])
    for subject in registry.everything():
        if subject.moderated:
            keys = subject.moderated.written_by(person)
            mine |= Q(**{f"{prefix}subject_kind": subject.kind, f"{prefix}subject_id__in": keys})
    return mine


def _place(cursor: str) -> tuple[int, datetime, int] | None:
    colour, _dot, rest = cursor.partition(".")
    stamp, _dot, key = rest.partition(".")
    parts = (colour, stamp, key)
    if not all(part.isascii() and part.isdigit() and len(part) < LONGEST_NUMBER for part in parts):
        return None
    seconds, micros = divmod(int(stamp), 1_000_000)
    if seconds > LAST_SECOND:
        return None
    return int(colour), datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros), int(key)


def claim_of(thing: Model, moment: datetime | None = None) -> "Claim | None":
    """Who looks at the thing at the moment (None: now); None when nobody does. One query."""
    model: type[Claim] = apps.get_model("network", "Claim")
    held = model.objects.held(moment or timezone.now()).about(registry.of(thing).kind, thing.pk)
    return held.select_related("person").first()


def on_duty(case: "Case") -> QuerySet["Person"]:
    """Who moderates there, and can log in; each once, with the login. One query.

    Nobody is left out for having written the thing: who gets no letter would be who wrote it.
    """
    model: type[Person] = apps.get_model("network", "Person")
    here = Q(scope_kind="") | Q(scope_kind=case.area_kind, scope_id=case.area_id)
    membership: type[Membership] = apps.get_model("network", "Membership")
    held = membership.objects.current().filter(here, role__in=MODERATORS)
    found = model.objects.filter(pk__in=held.values("person"), user__is_active=True)
    return found.select_related("user").order_by("pk")


def claims(moment: datetime) -> dict[tuple[str, int], "Claim"]:
    """All claims that hold, by kind and key. One query."""
    model: type[Claim] = apps.get_model("network", "Claim")
    held = model.objects.held(moment).select_related("person")
    return {(claim.subject_kind, claim.subject_id): claim for claim in held}


def templates_for(purpose: str, language: str) -> list[Ready]:
    """What lies ready for this kind of answer, in the language of who gets it, else in the site's own. Two queries.

    A template without words in either is left out.
    """
    model: type[AnswerTemplate] = apps.get_model("network", "AnswerTemplate")
    found = []
    for template in model.objects.for_purpose(purpose):
        texts = {text.language: text for text in template.texts.all()}
        text = texts.get(language) or texts.get(default_code())
        if text:
            found.append(Ready(template.code, text.name, text.text, text.language))
    return found
