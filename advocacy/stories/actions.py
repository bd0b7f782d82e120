"""What can be done with a story? Each verb is one transaction with its entry in the log, notices and letters.

Actor None is the system: the demo, a scheduled publication, a consent whose time is over. It is asked no rule, but the
table of steps and the consents hold for it, too.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advocacy.stories import addresses, rules, telling
from advocacy.stories.models import Story, StoryText
from network.log import actions as log
from network.log import receipts
from network.log.models import Channel, Entry
from network.models import Leader, Need, Place, Shop
from network.moderation.sanctions import ends_at
from network.moderation.sentences import paused
from network.people.consents.rules import ENDS_THE_TEXT, blocked
from network.people.editorial import STEPS, State, locked, move, put_text
from network.people.models import Person
from network.people.rules import demand

if TYPE_CHECKING:
    from network.log.actions import Change

KIND = "story"  # in the subject registry
MOST_ADDRESSES = 50  # tried when others take the same address at the same moment


@transaction.atomic
def begin_story(
    *,
    actor: Person | None,
    author: Person | None,
    title: str,
    language: str,
    told_as: str,
    signature: str = "",
    leader: Leader | None = None,
    shop: Shop | None = None,
    place: Place | None = None,
    needs: Iterable[Need] = (),
    token: str | None = None,
    channel: str = Channel.ONLINE,
    recorded_by: Person | None = None,
    receipt_code: str | None = None,
    is_example: bool = False,
) -> Story:
    """A new story, a draft; its address is made of the title and stays. The same author's same token is one story.

    ``recorded_by`` wrote it down for an author without a login, who got ``receipt_code`` on a slip. Raises
    PermissionDenied, and ValidationError when who tells it is not whole.
    """
    if actor:
        demand(rules.can_begin_story(actor))
        demand(rules.can_record_story(actor, shop_id=None) if recorded_by else author == actor)
        demand(recorded_by in (None, actor))
    _check_teller(actor, author, told_as, leader, shop)
    known = Story.objects.filter(token=token).first() if token else None
    if known and known.author == author:
        return known
    fields: dict[str, object] = {
        "author": author, "language": language, "told_as": told_as, "signature": signature.strip(), "leader": leader,
        "shop": shop, "place": place, "token": None if known else token, "channel": channel,
        "recorded_by": recorded_by, "receipt_hash": receipts.hashed(receipt_code) if receipt_code else None,
        "is_example": is_example,
    }  # fmt: skip
    story, is_new = _created(title, author, fields)
    if is_new:
        story.needs.set(needs)
        log.record(
            "story_begin", story, actor=actor, to_state=story.state, author=author, channel=channel,
            recorded_by=recorded_by,
        )  # fmt: skip
    return story


@transaction.atomic
def describe_story(
    story: Story,
    *,
    actor: Person | None,
    told_as: str,
    signature: str = "",
    leader: Leader | None = None,
    shop: Shop | None = None,
    place: Place | None = None,
    needs: Iterable[Need] = (),
) -> Story:
    """Says anew who tells it, where it happened and of what it tells, while it may be written; its address stays.

    The log names what changed, but never the name above the story.
    Raises PermissionDenied, and ValidationError when who tells it is not whole.
    """
    story = locked(story)
    demand(actor is None or rules.can_write_story(actor, story))
    is_new_teller = (told_as, leader, shop) != (story.told_as, story.leader, story.shop)
    _check_teller(actor if is_new_teller else None, story.author, told_as, leader, shop)
    facts = {"told_as": told_as, "signature": signature.strip(), "leader": leader, "shop": shop, "place": place}
    changes = [_change(name, getattr(story, name), value) for name, value in facts.items() if name != "signature"]
    for name, value in facts.items():
        setattr(story, name, value)
    story.changed_at = timezone.now()
    story.save(update_fields=[*facts, "changed_at"])
    story.needs.set(needs)
    changed = [change for change in changes if change["before"] != change["after"]]
    log.record("story_describe", story, actor=actor, from_state=story.state, to_state=story.state, changes=changed)
    return story


@transaction.atomic
def submit_story(story: Story, *, actor: Person | None, moment: datetime | None = None) -> Story:
    """Hands it in; the editors are told. Raises PermissionDenied, ValidationError, also for who is muted."""
    story = locked(story)
    demand(actor is None or rules.tells_story(actor, story))
    if until := ends_at(actor, moment or timezone.now()):
        raise ValidationError(paused(until), code="paused")
    entry = move(story, "submit", actor=actor, moment=moment)
    telling.submitted(story, actor, telling.round_of(entry))
    return story


@transaction.atomic
def take_back_story(story: Story, *, actor: Person | None) -> Story:
    """Who tells it takes it back to write on. Raises PermissionDenied, ValidationError."""
    story = locked(story)
    demand(actor is None or rules.tells_story(actor, story))
    move(story, "take_back", actor=actor)
    return story


@transaction.atomic
def review_story(story: Story, *, actor: Person | None) -> Story:
    """An editor begins to read it. Again by the same editor does nothing.

    Raises PermissionDenied, and ValidationError that names who reads it already.
    """
    story = locked(story)
    demand(actor is None or rules.judges_story(actor, story))
    if story.state == State.IN_REVIEW:
        entry = _last_step(story)
        reader = entry.actor if entry else None
        if reader and reader == actor:
            return story
        name = reader.name if reader else _("Somebody else")
        raise ValidationError(_("%(name)s is reading this story already.") % {"name": name}, code="claimed")
    move(story, "review", actor=actor)
    return story


@transaction.atomic
def send_back_story(story: Story, *, actor: Person | None, reason: str) -> Story:
    """An editor asks for a change; who tells it is told what. Raises PermissionDenied, ValidationError."""
    return _judge(story, "send_back", actor, reason)


@transaction.atomic
def decline_story(story: Story, *, actor: Person | None, reason: str) -> Story:
    """An editor does not take it; who tells it is told why. Raises PermissionDenied, ValidationError."""
    return _judge(story, "decline", actor, reason)


@transaction.atomic
def publish_story(
    story: Story, *, actor: Person | None, title: str, lead: str, moment: datetime | None = None
) -> Story:
    """Shows the original to everyone under this title; who tells it is told, unless it is only an editor's correction.

    Translations stay as they are and are older than the original from now on. Raises PermissionDenied, and
    ValidationError: a step not open, no title, a consent that holds no more, an edit that its author has not handed in.
    """
    story = locked(story)
    demand(actor is None or rules.judges_story(actor, story))
    _check_consents(story)
    is_correction = story.state == State.DRAFT and story.shown and _opened_by(story, actor)
    if story.state == State.DRAFT and not is_correction:
        raise ValidationError(_("This story has not been handed in yet: its author is still writing."), code="state")
    entry = move(story, "publish", actor=actor, moment=moment)
    put_text(story.texts, story, story.language, title=title, lead=lead, is_machine=False, at=entry.at)
    if not is_correction:
        telling.answered(story, "publish", "", actor, telling.round_of(entry))
    return story


@transaction.atomic
def publish_story_text(
    story: Story, *, actor: Person | None, language: str, title: str, lead: str, is_machine: bool = False
) -> StoryText:
    """Shows a translation of what is shown, made from the newest version; ``is_machine``: nobody has read it yet.

    Raises PermissionDenied, and ValidationError: the original is not shown, no title, a consent that holds no more.
    """
    story = locked(story)
    demand(actor is None or rules.can_translate_story(actor, story))
    if not story.shown or language == story.language:
        raise ValidationError(_("The original must be shown first."), code="state")
    _check_consents(story)
    now = timezone.now()
    text: StoryText = put_text(story.texts, story, language, title=title, lead=lead, is_machine=is_machine, at=now)
    _log_text("story_text_publish", story, actor, "", language)
    return text


@transaction.atomic
def hide_story_text(story: Story, *, actor: Person | None, language: str) -> bool:
    """Takes one translation away; whether there was one. The original goes with the whole story alone.

    Raises PermissionDenied, and ValidationError for the original.
    """
    story = locked(story)
    demand(actor is None or rules.can_translate_story(actor, story))
    if language == story.language:
        raise ValidationError(_("To take the original away, withdraw the story."), code="original")
    count, _rows = StoryText.objects.filter(story=story, language=language).delete()
    if count:
        _log_text("story_text_hide", story, actor, language, "")
    return bool(count)


@transaction.atomic
def edit_story(story: Story, *, actor: Person | None) -> Story:
    """Opens it for writing again; what is shown stays. Raises PermissionDenied, ValidationError."""
    story = locked(story)
    demand(actor is None or rules.tells_story(actor, story) or rules.can_edit_story(actor, story))
    move(story, "edit", actor=actor)
    return story


@transaction.atomic
def withdraw_story(story: Story, *, actor: Person | None, reason: str = "", consent_ended: bool = False) -> Story:
    """Nobody sees it any more, in no language. An editor gives a reason, which who tells it is told.

    ``consent_ended``: because somebody in it allows it no more; then the editors are told, too.
    Raises PermissionDenied, ValidationError.
    """
    story = locked(story)
    is_hers = rules.tells_story(actor, story)
    demand(actor is None or is_hers or rules.judges_story(actor, story))
    if actor and not is_hers and not reason.strip():
        raise ValidationError(_("Please say why: the other side can only act on a reason."), code="reason")
    entry = move(story, "withdraw", actor=actor, reason=reason)
    story.texts.all().delete()
    if consent_ended:
        telling.consent_ended(story, telling.round_of(entry))
    elif not is_hers:
        telling.answered(story, "withdraw", reason.strip(), actor, telling.round_of(entry))
    return story


def _judge(story: Story, verb: str, actor: Person | None, reason: str) -> Story:
    """Says no, or not yet, with a reason."""
    story = locked(story)
    demand(actor is None or rules.judges_story(actor, story))
    entry = move(story, verb, actor=actor, reason=reason.strip())
    telling.answered(story, verb, reason.strip(), actor, telling.round_of(entry))
    return story


def _created(title: str, author: Person | None, fields: dict[str, object]) -> tuple[Story, bool]:
    """The story at the first free address, and whether it is new: somebody may have sent the same form at once."""
    taken = set(Story.objects.filter(slug__startswith=addresses.stem(title)).values_list("slug", flat=True))
    for slug, _attempt in zip(addresses.candidates(title, taken), range(MOST_ADDRESSES), strict=False):
        try:
            with transaction.atomic():
                return Story.objects.create(slug=slug, **fields), True
        except IntegrityError:
            if not Story.objects.filter(slug=slug).exists():
                same = Story.objects.filter(token=fields["token"], author=author).first() if fields["token"] else None
                if same is None:
                    raise
                return same, False
    raise ValidationError(_("Too many people are writing this title just now. Please try again."), code="address")


def _check_teller(
    actor: Person | None, author: Person | None, told_as: str, leader: Leader | None, shop: Shop | None
) -> None:
    """Raises ValidationError when leader or shop is missing, PermissionDenied when it is not hers to speak for them."""
    if told_as == Story.ToldAs.LEADER and leader is None:
        raise ValidationError(_("Please say which leader tells the story."), code="leader")
    if told_as == Story.ToldAs.SHOP and shop is None:
        raise ValidationError(_("Please say which shop tells the story."), code="shop")
    if actor and leader:
        demand(leader.person in (actor, author))
    if actor and shop and told_as == Story.ToldAs.SHOP:
        demand(rules.can_speak_for(actor, shop.pk))


def _check_consents(story: Story) -> None:
    """Raises ValidationError when somebody allows her words, name or voice no more."""
    if ENDS_THE_TEXT & blocked(KIND, story.pk):
        raise ValidationError(
            _("Somebody in this story has withdrawn her consent. It can be shown again only with a new one."),
            code="consent",
        )


def _log_text(verb: str, story: Story, actor: Person | None, before: str, after: str) -> None:
    changes: list[Change] = [{"field": "language", "before": before, "after": after}]
    log.record(verb, story, actor=actor, from_state=story.state, to_state=story.state, changes=changes)


def _change(name: str, before: object, after: object) -> "Change":
    """One changed fact; of another row its key."""
    return {"field": name, "before": getattr(before, "pk", before), "after": getattr(after, "pk", after)}


def _opened_by(story: Story, actor: Person | None) -> bool:
    """Whether this very person opened the shown story, to correct it, and no step has followed."""
    entry = _last_step(story)
    return entry is not None and entry.verb == "story_edit" and entry.actor == actor


def _last_step(story: Story) -> Entry | None:
    """The story's latest step in the log; one query."""
    steps = Entry.objects.filter(subject_kind=KIND, subject_id=story.pk, verb__in=[f"{KIND}_{verb}" for verb in STEPS])
    return steps.select_related("actor").order_by("-id").first()
