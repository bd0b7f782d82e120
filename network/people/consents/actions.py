"""How is a consent given, withdrawn, ended by its day? Each verb is one transaction with its entry in the log.

The log names verb, way and actor. The name of whoever consented never enters it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.log import actions as log
from network.log import receipts
from network.log.models import Channel
from network.notices import actions as notices
from network.notices.models import Notice
from network.people.consents import emails, rules
from network.people.editorial import Editorial
from network.people.models import Consent, Person, Role
from network.people.signals import consent_withdrawn
from network.subjects import registry

NOTICE_BEFORE = timedelta(days=14)  # of the last day of a consent
GIVEN, WITHDRAWN, ENDS = "consent_given", "consent_withdrawn", "consent_ends"  # verbs of the log, kinds of notices


@transaction.atomic
def record_consent(
    thing: Model,
    *,
    actor: Person | None,
    name: str,
    given: str,
    given_on: date,
    text: bool = False,
    face: bool = False,
    real_name: bool = False,
    voice: bool = False,
    scope: str = Consent.Scope.SITE,
    until: date | None = None,
    evidence: str = "",
    language: str | None = None,
    person: Person | None = None,
    renews: Consent | None = None,
    token: str | None = None,
) -> tuple[Consent, str]:
    """Writes down what somebody allows for the thing; returns the consent and the code that withdraws it.

    Only the code's hash is kept, so it is shown now and never again. ``token``, a secret of the form: the same form
    sent twice is one consent with one code. ``person``: who consents, where she has a login. ``renews``: a consent of
    this thing that is over; by the person herself or an editor. ``actor`` None is the system (the demo).

    Raises PermissionDenied; ValidationError when it names nobody or allows nothing, was given in the future or ends
    before it began, or when ``renews`` is another thing's, holds without a last day, or has been renewed already.
    """
    kind, key = registry.of(thing).kind, rules.thing_key(thing)
    if actor is not None and not rules.can_record_consent(actor, thing):
        raise PermissionDenied
    allows = {"text": text, "face": face, "real_name": real_name, "voice": voice}
    _must_make_sense(name, allows, given_on, until)
    code = receipts.code_from(token) if token else receipts.new_code()
    known = Consent.objects.with_code(code).first()
    if known and (known.subject_kind, known.subject_id, known.name) == (kind, key, name):
        return known, code
    _must_be_renewable(renews, kind, key, actor)
    if known:  # two forms came to hold one token
        code = receipts.new_code()
    consent, is_new = Consent.objects.get_or_create(
        receipt_hash=receipts.hashed(code),
        defaults={
            **allows, "subject_kind": kind, "subject_id": key, "name": name, "given": given, "given_on": given_on,
            "scope": scope, "until": until, "evidence": evidence, "language": language or get_language() or "pl",
            "person": person, "renews": renews, "recorded_by": actor,
        },
    )  # fmt: skip
    if is_new:
        log.record(GIVEN, consent, actor=actor, to_state=given)
    return consent, code


@transaction.atomic
def withdraw_consent(
    consent: Consent,
    *,
    how: str,
    actor: Person | None = None,
    channel: str = Channel.ONLINE,
    moment: datetime | None = None,
) -> Consent:
    """The consent holds no more, in this very transaction with all that follows; returns it. Again does nothing.

    With it ends every consent that renewed it, unless only its time is over: who withdraws with an older code means all
    of them. What follows is the thing's own (``consent_withdrawn`` in the registry) and the host's (the signal of this
    name); nothing, where what it allowed is allowed again. ``how`` "code": the caller has found it by its code.
    ``channel``: how the wish reached the desk. Raises PermissionDenied when it is not the actor's, when she does not
    answer for the thing, or when its time is not over.
    """
    now = moment or timezone.now()
    holding = in_force(consent) if how != Consent.Withdrawn.EXPIRED else [consent]
    if holding and not _may_withdraw(consent, how, actor, thing_of(consent), now):
        raise PermissionDenied
    for one in holding:
        _end(one, how, actor, channel, now)
    return Consent.objects.get(pk=consent.pk)


def in_force(consent: Consent) -> list[Consent]:
    """The consent and those that renewed it, the newest last, as far as nobody has withdrawn them; a query for each."""
    found, chain = Consent.objects.filter(pk=consent.pk).first(), []
    while found:
        chain.append(found)
        found = Consent.objects.filter(renews=found).first()
    return [one for one in chain if one.withdrawn_at is None]


def _end(consent: Consent, how: str, actor: Person | None, channel: str, now: datetime) -> None:
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if consent.withdrawn_at is not None:
        return
    consent.withdrawn_at, consent.withdrawn_how = now, how
    consent.save(update_fields=["withdrawn_at", "withdrawn_how"])
    recorded_by = actor if channel != Channel.ONLINE else None
    log.record(WITHDRAWN, consent, actor=actor, to_state=how, channel=channel, recorded_by=recorded_by)
    blocked = rules.blocked(consent.subject_kind, consent.subject_id, timezone.localdate(now))
    if not blocked & rules.allowed_by(consent):
        return
    thing = thing_of(consent)
    is_told = thing is not None and _followed(thing, consent)
    consent_withdrawn.send(sender=Consent, consent=consent)
    if thing is not None and not is_told:
        _tell_teller(consent, thing, actor)
    emails.receipt(consent)


def expire_consents(moment: datetime) -> int:
    """Ends the consents whose last day is over, and tells of those that end within 14 days; returns how many it did.

    Row by row, each in its own transaction: a sweep that dies has done some and repeats none.
    """
    ended = [withdraw_consent(one, how=Consent.Withdrawn.EXPIRED, moment=moment) for one in _over(moment)]
    told = Notice.objects.filter(kind=ENDS, subject_kind="consent").values("subject_id")
    soon = Consent.objects.ends_soon(moment, NOTICE_BEFORE).exclude(pk__in=told)
    return len(ended) + sum(_tell_it_ends_soon(one) for one in soon)


def thing_of(consent: Consent) -> Editorial | None:
    """What the consent hangs on; None where it is gone, or its kind is no longer there."""
    return next(iter(things_of([consent]).values()), None)


def things_of(consents: Iterable[Consent]) -> dict[tuple[str, int], Editorial]:
    """What the consents hang on, by kind and key, with titles; two queries for each kind. Things that are gone lack."""
    keys: dict[str, set[int]] = {}
    for consent in consents:
        keys.setdefault(consent.subject_kind, set()).add(consent.subject_id)
    return {
        (subject.kind, thing.pk): thing
        for subject in registry.everything()
        if subject.kind in keys and issubclass(subject.model, Editorial)
        for thing in _with_titles(subject.model).filter(pk__in=keys[subject.kind])
    }


def _with_titles(model: type[Editorial]) -> QuerySet[Any]:
    """All rows of the kind with what their titles are made of, in two queries."""
    return model._default_manager.select_related().prefetch_related("texts")  # type: ignore[misc]


def _over(moment: datetime) -> list[Consent]:
    return list(Consent.objects.to_expire(moment))


def _may_withdraw(consent: Consent, how: str, actor: Person | None, thing: Model | None, now: datetime) -> bool:
    if how == Consent.Withdrawn.EXPIRED:
        return rules.has_expired(consent, now)
    if how == Consent.Withdrawn.DESK:
        return rules.can_withdraw_at_desk(actor, thing)
    return how == Consent.Withdrawn.CODE or rules.is_hers(actor, consent)


def _must_make_sense(name: str, allows: dict[str, bool], given_on: date, until: date | None) -> None:
    if not name.strip():
        raise ValidationError({"name": _("Please say who agrees. Only those who look after the text see the name.")})
    if not any(allows.values()):
        raise ValidationError(_("Please mark at least one thing that this person allows."), code="nothing")
    if given_on > timezone.localdate():
        raise ValidationError({"given_on": _("This day has not come yet.")})
    if until and until < given_on:
        raise ValidationError({"until": _("The last day lies before the first.")})


def _must_be_renewable(renews: Consent | None, kind: str, key: int, actor: Person | None) -> None:
    if renews is None:
        return
    if actor is not None and not rules.can_renew_consent(actor, renews):
        raise PermissionDenied
    renews = Consent.objects.select_for_update(of=("self",)).get(pk=renews.pk)  # two desks at once renew it once
    same = (renews.subject_kind, renews.subject_id) == (kind, key)
    if not same or not rules.is_renewable(renews):
        raise ValidationError(_("Only a consent of this very text that is over can be given anew."), code="renews")
    if Consent.objects.filter(renews=renews).exists():
        raise ValidationError(_("This consent has been given anew already."), code="renewed")


def _followed(thing: Editorial, consent: Consent) -> bool:
    """Lets the thing draw its consequence; whether that was a step of its own, of which its verb has told."""
    follow, before = registry.of(thing).consent_withdrawn, thing.state
    if follow:
        follow(thing, consent)
    thing.refresh_from_db(fields=["state"])
    return thing.state != before


def _tell_teller(consent: Consent, thing: Editorial, actor: Person | None) -> None:
    """Who tells the thing hears of it, unless she did it herself or it was her own consent."""
    teller = rules.teller_of(thing)
    if teller and teller != actor and not rules.is_hers(teller, consent):
        notices.tell(teller, WITHDRAWN, consent, letter=emails.withdrawn(consent, thing, teller))


@transaction.atomic
def _tell_it_ends_soon(consent: Consent) -> int:
    """Tells who tells the thing, and editors, once; how many people were told."""
    thing = thing_of(consent)
    if thing is None:
        return 0
    teller = rules.teller_of(thing)
    people = {*Person.objects.with_role_for(Role.EDITOR, "", 0).select_related("user"), *([teller] if teller else [])}
    letters = {person: emails.ends_soon(consent, thing, person) for person in people}
    return sum(notices.tell(person, ENDS, consent, letter=letter) is not None for person, letter in letters.items())
