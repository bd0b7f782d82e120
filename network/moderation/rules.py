"""Who may take up what waits, judge it, and look at an appeal? How soon must it be done?

Nobody judges what is hers, or in which she has a part. Who reported a thing may protect people from it at once, by
holding or hiding it; what lasts is somebody else's decision, and an appeal is looked at by somebody who did not decide.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Model

from network.people.models import Role
from network.people.rules import has_role
from network.subjects import registry

if TYPE_CHECKING:
    from network.moderation.models import Appeal, Case, Claim
    from network.people.models import Person

STAFF = (Role.EDITOR, Role.TRANSLATOR, Role.MODERATOR, Role.SAFEGUARDING)
MODERATORS = (Role.MODERATOR, Role.SAFEGUARDING)
RED, AMBER, GREEN = 0, 1, 2
CLOCKS = {RED: timedelta(hours=1), AMBER: timedelta(hours=24), GREEN: timedelta(hours=72)}
APPEAL_CLOCK = timedelta(hours=72)
APPEALS_FOR = timedelta(days=183)  # article 20 of the DSA: six months at least
FLAGS_THAT_HIDE = 3  # of different people with a login; who has none cannot be told from others
LONGEST_DAYS = {"hold": 14, "mute": 90, "exclude": 365}
KEEPS = ("nothing", "restore")
TAKES_AWAY = ("hold", "hide", "remove", "warn", "mute", "exclude")
OF_PERSONS = ("warn", "mute", "exclude")
LASTING = ("remove", *OF_PERSONS)


def can_claim_thing(person: "Person | None") -> bool:
    """Whoever does this kind of work here; what becomes of the thing is asked again by its own verbs. One query."""
    return has_role(person, *STAFF) or moderates_somewhere(person)


def can_release_claim(person: "Person | None", claim: "Claim") -> bool:
    """Whoever holds it, and an editor, for those who went home."""
    return person is not None and (claim.person_id == person.pk or has_role(person, Role.EDITOR))


def moderates_somewhere(person: "Person | None") -> bool:
    """Whether there is a queue for her: everywhere, or of one room. One query."""
    return person is not None and person.memberships.current().filter(role__in=MODERATORS).exists()


def moderates(person: "Person | None", thing: Model) -> bool:
    """Whether she may read it as a moderator, and decide. False for a kind that nobody moderates."""
    found = registry.of(thing).moderated
    return person is not None and found is not None and found.may_moderate(person, thing)


def is_party(person: "Person", thing: Model) -> bool:
    """Whether it is hers, or she has another part in it: then somebody else must judge."""
    found = registry.moderated_of(thing)
    return found.is_writer(person, thing) or found.has_part(person, thing)


def can_decide_case(person: "Person | None", case: "Case", thing: Model, action: str) -> bool:
    """A moderator who may read the thing and has no part in it; what lasts, only if she has not reported it herself.

    A case that came back by an appeal is decided by somebody else than the first time.
    """
    if person is None or not moderates(person, thing) or is_party(person, thing):
        return False
    if case.not_by_id == person.pk:
        return False
    return action not in LASTING or not case.flags.filter(person=person).exists()


def can_decide_appeal(person: "Person | None", appeal: "Appeal", thing: Model | None) -> bool:
    """A moderator of the thing who did not decide the first time, has no part in it, and is not who appeals."""
    if person is None or appeal.first_by_id == person.pk:
        return False
    if appeal.flag and appeal.flag.person_id == person.pk:
        return False
    if thing is None:
        return has_role(person, *MODERATORS)
    return moderates(person, thing) and not is_party(person, thing)


def can_flag_thing(person: "Person", thing: Model) -> bool:
    """Whoever may read it, and has not written it."""
    seen = registry.of(thing).visible_to(person).filter(pk=thing.pk).exists()
    return seen and not registry.moderated_of(thing).is_writer(person, thing)
