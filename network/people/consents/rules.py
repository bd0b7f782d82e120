"""What does a consent allow, is it over, and who may record one or end it?

RODO, art. 7(3): a consent may be withdrawn at any time, and to withdraw must be as easy as to give. So whoever holds
the code, or is logged in as the person, needs nobody's leave; staff only write down the wish of somebody who told them.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils import timezone

from network.people.models import Consent, Person, Role
from network.people.rules import has_role, still_records

if TYPE_CHECKING:
    from datetime import datetime

WHAT = ("text", "face", "real_name", "voice")
ENDS_THE_TEXT = frozenset({"text", "real_name", "voice"})  # without these nothing of it may stand
NAMELESS = "–"  # in place of a name that was forgotten; the database wants one
FACE = "face"  # without it the text stands, its photos do not (art. 81 of the Polish copyright act: wizerunek)


def allowed_by(consent: Consent) -> frozenset[str]:
    """What the consent allowed on the day it was given: some of ``WHAT``."""
    return frozenset(name for name in WHAT if getattr(consent, name))


def is_over(consent: Consent, day: date) -> bool:
    """Whether it was withdrawn, or ``until``, its last day, lies before this day."""
    return consent.withdrawn_at is not None or (consent.until is not None and consent.until < day)


def blocked(kind: str, key: int, day: date | None = None) -> frozenset[str]:
    """What may not be shown of this thing on the day (None: today): "text", "face", "real_name", "voice"; one query.

    Withdrawn or expired, and not given again by a consent that ``renews`` it. Verbs of publishing refuse while one of
    ``ENDS_THE_TEXT`` is in it; photos are shown only while "face" is not.
    """
    return blocked_among(kind, [key], day)[key]


def blocked_among(kind: str, keys: Iterable[int], day: date | None = None) -> dict[int, frozenset[str]]:
    """``blocked`` for many things of one kind, each of them a key of the answer; one query."""
    today = day or timezone.localdate()
    given: dict[int, list[Consent]] = {key: [] for key in keys}
    for consent in Consent.objects.about_any(kind, given):
        given[consent.subject_id].append(consent)
    return {key: _blocked(consents, today) for key, consents in given.items()}


def blocking(consents: Iterable[Consent], what: str, day: date) -> list[Consent]:
    """Those of one thing's consents that are over and keep this from being shown."""
    known = list(consents)
    renewals: dict[int | None, Consent] = {one.renews_id: one for one in known if one.renews_id}
    return [one for one in known if is_over(one, day) and what in allowed_by(one) - _allowed_again(one, renewals)]


def _blocked(consents: list[Consent], day: date) -> frozenset[str]:
    return frozenset(what for what in WHAT if blocking(consents, what, day))


def _allowed_again(consent: Consent, renewals: dict[int | None, Consent]) -> frozenset[str]:
    """What later consents allowed anew; one of those that is over speaks for itself."""
    again: frozenset[str] = frozenset()
    later = renewals.get(consent.pk)
    while later:
        again |= allowed_by(later)
        later = renewals.get(later.pk)
    return again


def teller_of(thing: Model) -> Person | None:
    """Who tells it: the author of a story, the leader of a page; None where nobody is named."""
    found: Person | None = getattr(thing, "author", None) or getattr(thing, "person", None)
    return found


def can_read_consents(person: Person | None, thing: Model) -> bool:
    """Who answers for it: who tells it or wrote it down, the coordinators of its shop, editors. Names stand there."""
    if person is None:
        return False
    told_by = {getattr(thing, field, None) for field in ("author_id", "person_id")}
    leader = getattr(thing, "leader", None)
    hers = person.pk in told_by or (leader is not None and leader.person_id == person.pk)
    hers = hers or still_records(person, getattr(thing, "recorded_by_id", None))
    return hers or has_role(person, Role.EDITOR) or _coordinates(person, getattr(thing, "shop", None))


def _coordinates(person: Person, shop: Model | None) -> bool:
    return shop is not None and has_role(person, Role.COORDINATOR, thing=shop)


def can_record_consent(person: Person | None, thing: Model) -> bool:
    """Who answers for the thing."""
    return can_read_consents(person, thing)


def can_renew_consent(person: Person | None, consent: Consent) -> bool:
    """The person herself, and an editor who has it from her; whoever wants the text shown does not decide it."""
    return is_hers(person, consent) or has_role(person, Role.EDITOR)


def is_renewable(consent: Consent) -> bool:
    """Whether a new one may take its place: it is over, or has a last day."""
    return consent.until is not None or is_over(consent, timezone.localdate())


def is_editor(person: Person | None) -> bool:
    """Whether she edits here; one query."""
    return has_role(person, Role.EDITOR)


def is_hers(person: Person | None, consent: Consent) -> bool:
    """Whether it is the consent of this person."""
    return person is not None and consent.person_id == person.pk


def can_withdraw_at_desk(person: Person | None, thing: Model | None) -> bool:
    """Who may write down that somebody withdrew: who answers for the thing; of a thing that is gone, editors."""
    return has_role(person, Role.EDITOR) if thing is None else can_read_consents(person, thing)


def has_expired(consent: Consent, moment: "datetime") -> bool:
    """Whether by the moment its last day is over, here."""
    return consent.until is not None and consent.until < timezone.localdate(moment)


def thing_key(thing: Any) -> int:
    """The key of a stored thing. Raises ValueError for one that was never saved."""
    if thing.pk is None:
        raise ValueError("a consent hangs on a thing that is stored")
    return int(thing.pk)
