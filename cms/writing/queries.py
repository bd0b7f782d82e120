"""What does somebody who writes need to know about her texts: drafts, reasons, consents, declarations?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from advocacy.models import Story
from advocacy.stories.queries import StoryQuerySet
from cms.pages.lending import story_titles
from network.log.models import Channel, Entry
from network.models import Consent, Leader, Person, Shop
from network.people.consents import rules as consents
from network.people.models import Membership, Role

KIND = "story"  # in the subject registry
NOBODY, AGREED = "nobody", "agreed"  # who can be recognised: nobody, or people who agreed
DECLARED = "story_people"  # the verb with which it is said
REASONED = ("send_back", "decline", "withdraw")  # steps that somebody gives a reason for


class Reason(NamedTuple):
    """Why a text came back or was taken down."""

    text: str
    at: object


def mine(person: Person) -> StoryQuerySet:
    """Her stories in every state, the last changed first, with who tells them and in which languages they stand."""
    return Story.objects.told_by(person).with_rows().select_related("author").order_by("-changed_at", "-id")


def is_begun(person: Person, token: str) -> bool:
    """Whether this very form made a story of hers before."""
    return mine(person).filter(token=token).exists()


def drafts(stories: Sequence[Story]) -> dict[int, str]:
    """The title of each story's newest text in its own language, by the story's key; one query."""
    return story_titles(stories)


def reasons(kind: str, keys: Sequence[int]) -> dict[int, Reason]:
    """Why each thing was sent back, declined or withdrawn last, by its key; none for a step without a reason, so that
    an editor's older words do not pass for it. One query."""
    verbs = [f"{kind}_{verb}" for verb in REASONED]
    found = Entry.objects.filter(subject_kind=kind, subject_id__in=keys, verb__in=verbs).order_by("id")
    newest = {entry.subject_id: entry for entry in found}
    return {key: Reason(entry.reason, entry.at) for key, entry in newest.items() if entry.reason}


def people_of(kind: str, keys: Sequence[int]) -> dict[int, list[Consent]]:
    """The consents about each thing, in the order in which they were recorded; one query."""
    found: dict[int, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(subject_kind=kind, subject_id__in=keys).order_by("id"):
        found[consent.subject_id].append(consent)
    return found


def holding(people: Iterable[Consent], day: date | None = None) -> list[Consent]:
    """Those of the consents that hold on the day (None: today)."""
    today = day or timezone.localdate()
    return [one for one in people if not consents.is_over(one, today)]


def declared(story: Story) -> tuple[str, int | None]:
    """Who can be recognised, as last said: ``NOBODY``, ``AGREED`` or ''; and the photo it was said of. One query."""
    entry = Entry.objects.filter(subject_kind=KIND, subject_id=story.pk, verb=DECLARED).order_by("-id").first()
    said = {change["field"]: change["after"] for change in entry.changes} if entry else {}
    photo = said.get("photo")
    return str(said.get("people", "")), photo if isinstance(photo, int) else None


def leader_of(person: Person) -> Leader | None:
    """The person as a leader whose mandate lasts; None for everybody else."""
    return Leader.objects.filter(person=person, ended_on=None).select_related("person").first()


def shops_of(person: Person) -> list[Shop]:
    """Shops she speaks for or works in, by name; one query."""
    held = Membership.objects.current().filter(
        person=person, scope_kind="shop", role__in=(Role.COORDINATOR, Role.LEADER, Role.HELPER)
    )
    return list(Shop.objects.filter(pk__in=held.values("scope_id")).order_by("name"))


def shops_she_coordinates(person: Person) -> set[int]:
    """The keys of the shops in whose name she may tell; one query."""
    held = Membership.objects.current().filter(person=person, scope_kind="shop", role=Role.COORDINATOR)
    return set(held.values_list("scope_id", flat=True))


def recorded_for(person: Person) -> list[Person]:
    """People without a login whose stories this member of staff wrote down, by name; one query."""
    told = Story.objects.filter(recorded_by=person).exclude(channel=Channel.ONLINE)
    return list(Person.objects.filter(Q(pk__in=told.values("author")), user=None).order_by("name"))
