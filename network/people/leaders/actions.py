"""What can be done with a leader's page and her mandate? One function a verb; nothing else writes a leader.

Each verb locks the leader, asks who may (PermissionDenied) and what is still possible (ValidationError), writes, logs
and tells, in one transaction, and returns the leader as she is now. ``actor`` None is the system itself.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.log import actions as log
from network.notices import actions as notices
from network.people.consents.rules import ENDS_THE_TEXT, blocked
from network.people.editorial import locked, move, put_text
from network.people.leaders import emails, rules
from network.people.models import Leader, LeaderText, Membership, Person, Role
from network.people.roles.actions import end_role
from network.people.rules import demand
from network.words.languages import is_known
from network.words.slugs import slug as slug_of

if TYPE_CHECKING:
    from network.log.models import Entry

RESERVED = "moja-strona"  # an address of its own
LONGEST_SLUG, LONGEST_CALLED, MOST_LANGUAGES = 80, 60, 12


@transaction.atomic
def make_leader(
    person: Person,
    *,
    actor: Person | None,
    called: str = "",
    languages: Sequence[str] = (),
    slug: str | None = None,
    is_example: bool = False,
) -> Leader:
    """Gives the person a page of her own, which nobody sees until a text of it is published; again: the one she has.

    Where she speaks for people is said by her memberships. ``languages``: codes, the best one first. Raises
    ValidationError for a language nobody knows.
    """
    if actor is not None and not rules.can_make_leader(actor, person):
        raise PermissionDenied
    Person.objects.select_for_update().get(pk=person.pk)  # two desks at once make one page
    if known := Leader.objects.filter(person=person).first():
        return known
    leader = Leader.objects.create(
        person=person,
        slug=_free_slug(slug or slug_of(person.name) or "leader"),
        called=_line(called),
        languages=_codes(languages),
        is_example=is_example,
    )
    log.record("leader_make", leader, actor=actor, to_state=leader.state)
    return leader


@transaction.atomic
def describe_leader(
    leader: Leader, *, actor: Person | None, called: str, languages: Sequence[str], takes_messages: bool
) -> Leader:
    """What she is called, what she speaks, whether one may write to her: facts, shown at once.

    Raises ValidationError for a language nobody knows, and when "called" is too long.
    """
    leader = locked(leader)
    demand(actor is None or rules.can_describe_leader(actor, leader))
    facts = {"called": _line(called), "languages": _codes(languages), "takes_messages": takes_messages}
    return _changed(leader, "leader_describe", actor, facts)


@transaction.atomic
def submit_leader(leader: Leader, *, actor: Person | None, moment: datetime | None = None) -> Leader:
    """Hands her text in; editors are told, but not of an invented one."""
    leader = _hers(leader, actor)
    entry = move(leader, "submit", actor=actor, moment=moment)
    said = _round(entry)
    editors = Person.objects.none() if leader.is_example else Person.objects.editors()
    for editor in editors.exclude(pk=leader.person_id):
        notices.tell(editor, "leader_submit", leader, round=said, letter=emails.to_editor(leader, editor, said))
    return leader


@transaction.atomic
def take_back_leader(leader: Leader, *, actor: Person | None, moment: datetime | None = None) -> Leader:
    """She goes on writing what she had handed in."""
    leader = locked(leader)
    demand(actor is None or rules.is_hers(actor, leader))
    move(leader, "take_back", actor=actor, moment=moment)
    return leader


@transaction.atomic
def edit_leader(leader: Leader, *, actor: Person | None, moment: datetime | None = None) -> Leader:
    """Opens a text that was published, declined or withdrawn for writing; what is shown stays shown."""
    leader = locked(leader)
    demand(actor is None or rules.is_hers(actor, leader) or (leader.shown and rules.judges(actor, leader)))
    _must_speak(leader)
    move(leader, "edit", actor=actor, moment=moment)
    return leader


@transaction.atomic
def review_leader(leader: Leader, *, actor: Person | None, moment: datetime | None = None) -> Leader:
    """An editor begins to read."""
    return _judged(leader, "review", actor, moment)


@transaction.atomic
def send_back_leader(leader: Leader, *, actor: Person | None, reason: str, moment: datetime | None = None) -> Leader:
    """An editor asks for a change, in her language."""
    return _judged(leader, "send_back", actor, moment, reason)


@transaction.atomic
def decline_leader(leader: Leader, *, actor: Person | None, reason: str, moment: datetime | None = None) -> Leader:
    """An editor does not accept the text, and says why."""
    return _judged(leader, "decline", actor, moment, reason)


@transaction.atomic
def publish_leader(
    leader: Leader,
    *,
    actor: Person | None,
    title: str,
    lead: str,
    language: str | None = None,
    moment: datetime | None = None,
) -> Leader:
    """Shows her own text to everyone. ``language`` of the text; None: hers.

    Raises ValidationError also while a consent that the text needs is withdrawn, and after her mandate.
    """
    leader, now = locked(leader), moment or timezone.now()
    demand(actor is None or rules.judges(actor, leader))
    _must_speak(leader)
    if actor is not None and not rules.is_ready(leader):
        raise ValidationError(_("This is not possible any more: meanwhile something has changed."), code="state")
    _must_have_consent(leader)
    entry = move(leader, "publish", actor=actor, moment=now)
    put_text(leader.texts, leader, language or leader.person.language, title=title, lead=lead, is_machine=False, at=now)
    _tell(leader, "publish", entry)
    return leader


@transaction.atomic
def publish_leader_text(
    leader: Leader,
    *,
    actor: Person | None,
    language: str,
    title: str,
    lead: str,
    is_machine: bool = False,
    moment: datetime | None = None,
) -> Leader:
    """Shows a translation of what is shown, made from its newest version. Raises ValidationError while nothing is."""
    leader, now = locked(leader), moment or timezone.now()
    demand(actor is None or rules.can_translate_leader(actor, leader))
    if not leader.shown:
        raise ValidationError(_("There is no published text yet that could be translated."), code="state")
    _must_have_consent(leader)
    is_new = not leader.texts.filter(language=language).exists()
    put_text(leader.texts, leader, language, title=title, lead=lead, is_machine=is_machine, at=now)
    entry = log.record("leader_translate", leader, actor=actor, changes=[_change("language", None, language)])
    if is_new:
        _tell(leader, "translate", entry)
    return leader


@transaction.atomic
def hide_leader_text(leader: Leader, *, actor: Person | None, language: str) -> Leader:
    """Takes one language down; the others stay. Again does nothing."""
    leader = locked(leader)
    demand(actor is None or rules.is_hers(actor, leader) or rules.can_translate_leader(actor, leader))
    if LeaderText.objects.filter(leader=leader, language=language).delete()[0]:
        log.record("leader_hide_text", leader, actor=actor, changes=[_change("language", language, None)])
    return leader


@transaction.atomic
def withdraw_leader(
    leader: Leader, *, actor: Person | None, reason: str = "", moment: datetime | None = None
) -> Leader:
    """Hides the page in all languages, at once: she herself, or an editor, who says why."""
    leader = locked(leader)
    hers = rules.is_hers(actor, leader)
    demand(actor is None or hers or rules.judges(actor, leader))
    if actor is not None and not hers and not reason.strip():
        raise ValidationError(_("Please say why: the other side can only act on a reason."), code="reason")
    entry = move(leader, "withdraw", actor=actor, reason=reason, moment=moment)
    leader.texts.all().delete()
    if not hers:
        _tell(leader, "withdraw", entry)
    return leader


@transaction.atomic
def end_mandate(leader: Leader, *, actor: Person | None, reason: str, keeps_page: bool, on: date) -> Leader:
    """She speaks for nobody from that day on: her memberships as leader end, nobody writes to her any more, and her
    page goes, or remains with thanks (``keep_page`` changes that later).

    Raises ValidationError without a reason, for a day to come, and when it has ended before.
    """
    leader = locked(leader)
    demand(actor is None or rules.is_hers(actor, leader) or rules.judges(actor, leader))
    if not rules.speaks_today(leader):
        raise ValidationError(_("This is not possible any more: meanwhile something has changed."), code="state")
    if not reason.strip():
        raise ValidationError(_("Please say why: whoever looks at it later should understand it."), code="reason")
    if on > timezone.localdate():
        raise ValidationError(_("The day must not be in the future."), code="on")
    leader.ended_on, leader.keeps_page, leader.changed_at = on, keeps_page, timezone.now()
    leader.save(update_fields=["ended_on", "keeps_page", "changed_at"])
    # Whoever may end the mandate may end what it consists of; nobody else ends her own roles.
    for membership in Membership.objects.current().filter(person=leader.person_id, role=Role.LEADER):
        end_role(membership, actor=None if rules.is_hers(actor, leader) else actor, reason=reason)
    changes = [_change("ended_on", None, on.isoformat()), _change("keeps_page", None, keeps_page)]
    entry = log.record("leader_end", leader, actor=actor, reason=reason, changes=changes)
    _tell(leader, "end", entry)
    return leader


@transaction.atomic
def keep_page(leader: Leader, *, actor: Person | None, keeps: bool) -> Leader:
    """Whether her page remains after her mandate, at once and as often as she wishes."""
    leader = locked(leader)
    demand(actor is None or rules.can_keep_page(actor, leader))
    return _changed(leader, "leader_keep", actor, {"keeps_page": keeps})


def _hers(leader: Leader, actor: Person | None) -> Leader:
    leader = locked(leader)
    demand(actor is None or rules.is_hers(actor, leader))
    _must_speak(leader)
    return leader


def _judged(leader: Leader, verb: str, actor: Person | None, moment: datetime | None, reason: str = "") -> Leader:
    leader = locked(leader)
    demand(actor is None or rules.judges(actor, leader))
    entry = move(leader, verb, actor=actor, reason=reason, moment=moment)
    _tell(leader, verb, entry)
    return leader


def _changed(leader: Leader, verb: str, actor: Person | None, facts: dict[str, object]) -> Leader:
    """Writes what is new in the facts, and the entry; nothing where nothing is."""
    new = {name: value for name, value in facts.items() if getattr(leader, name) != value}
    if not new:
        return leader
    changes = [_change(name, getattr(leader, name), value) for name, value in new.items()]
    for name, value in new.items():
        setattr(leader, name, value)
    leader.changed_at = timezone.now()
    leader.save(update_fields=[*new, "changed_at"])
    log.record(verb, leader, actor=actor, changes=changes)
    return leader


def _tell(leader: Leader, verb: str, entry: "Entry") -> None:
    """Tells her, once; by letter where she has an address."""
    said = _round(entry)
    letter = emails.step(leader, verb, said)
    notices.tell(leader.person, f"leader_{verb}", leader, round=said, letter=letter)


def _round(entry: "Entry") -> int:
    """How often this has happened to the thing, this time included."""
    same = type(entry).objects.filter(verb=entry.verb, subject_kind=entry.subject_kind, subject_id=entry.subject_id)
    return same.count()


def _must_speak(leader: Leader) -> None:
    if not rules.speaks_today(leader):
        raise ValidationError(_("The mandate has ended; the page stays as it is."), code="ended")


def _must_have_consent(leader: Leader) -> None:
    if blocked("leader", leader.pk) & ENDS_THE_TEXT:
        raise ValidationError(
            _("Somebody in this text has withdrawn consent. It can only be shown with a new one."), code="consent"
        )


def _codes(languages: Sequence[str]) -> list[str]:
    """The codes, each once. Raises ValidationError for one that Babel does not know, and for too many."""
    codes = list(dict.fromkeys(languages))
    if len(codes) > MOST_LANGUAGES or not all(is_known(code) for code in codes):
        raise ValidationError(_("We do not know one of these languages."), code="languages")
    return codes


def _line(called: str) -> str:
    line = " ".join(called.split())
    if len(line) > LONGEST_CALLED:
        raise ValidationError(_("This is too long: at most %(count)s characters.") % {"count": LONGEST_CALLED})
    return line


def _free_slug(wanted: str) -> str:
    """The slug, with a number where another leader has it."""
    stem = slug_of(wanted)[: LONGEST_SLUG - 5].strip("-") or "leader"
    taken = {RESERVED, *Leader.objects.filter(slug__startswith=stem).values_list("slug", flat=True)}
    return next(free for free in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if free not in taken)


def _change(field: str, before: object, after: object) -> log.Change:
    return {"field": field, "before": before, "after": after}
