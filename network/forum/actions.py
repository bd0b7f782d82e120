"""What can be done in the forum? Each verb is one transaction: it asks, writes, counts and logs.

Who writes under an alias stands in no entry of the log: the actor is empty there, as the author is in the row.
``reach`` is what the actor may do (``rules.reach_of``), asked once a request.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.forum import aliases, counting, drafts, guarding, mentions, rendering, rules, standing, telling
from network.forum.models import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    Board,
    Post,
    PostRevision,
    Status,
    Thanks,
    Topic,
    TopicAlias,
)
from network.forum.rules import Reach
from network.log import actions as log
from network.moderation import raising
from network.needs.models import Need
from network.people.models import Person
from network.people.rules import demand
from network.words.slugs import slug as slug_of

LONGEST_SLUG = 80
LONGEST_REASON = 300
CLAIM_HOLDS = timedelta(hours=1)
BLANKED = ""  # what remains of a text whose author took it away


@dataclass(frozen=True)
class Typed:
    """What somebody typed, cleaned by the form. ``alias``: the name for this topic; "" writes under her own.

    ``held``: why the post waits for a moderator (``guarding.why_held``), "" where it does not. ``token`` makes a form
    sent twice one post.
    """

    text: str
    language: str
    alias: str = ""
    token: str | None = None
    answers: int | None = None
    held: str = ""
    title: str = ""
    note: str = ""
    needs: Iterable[Need] = field(default=())


@transaction.atomic
def begin_topic(board: Board, typed: Typed, *, actor: Person, reach: Reach, moment: datetime | None = None) -> Post:
    """A new topic with its first post, which is returned; neither without the other. The same token is one topic.

    Raises PermissionDenied, and ValidationError for a text or title that is empty or too long, an alias not allowed,
    the same text again, and for who may not write just now.
    """
    demand(rules.can_begin_topic(reach, board))
    if known := _sent_before(typed, actor):
        return known
    guarding.demand_may_write(actor, moment)
    typed = _checked(typed, board, with_title=True)
    guarding.demand_new(actor, typed.text)
    try:
        with transaction.atomic():
            post = _begin(board, typed, actor, moment or timezone.now())
    except IntegrityError:
        if known := _sent_before(typed, actor):  # its twin was faster
            return known
        raise
    drafts.drop_draft(actor=actor, key=f"board-{board.pk}")
    log.record("topic_begin", post.topic, actor=_shown_actor(post, actor), to_state=post.topic.status)
    return post


@transaction.atomic
def answer_topic(topic: Topic, typed: Typed, *, actor: Person, reach: Reach, moment: datetime | None = None) -> Post:
    """The next post of the topic, which is returned. The same token is one post.

    Whoever has an alias here goes on under it: her own name beside it would give her away.
    Raises PermissionDenied where the topic is locked or not hers to see, ValidationError as above and for an
    ``answers`` that no post before has.
    """
    topic = standing.locked_topic(topic)
    demand(rules.can_answer_topic(reach, topic))
    if known := _sent_before(typed, actor):
        return known
    guarding.demand_may_write(actor, moment)
    typed = _checked(typed, topic.board)
    guarding.demand_new(actor, typed.text)
    if typed.answers is not None and not 0 < typed.answers <= topic.last_position:
        raise ValidationError({"answers": _("There is no post with this number here.")})
    alias = aliases.alias_in(topic, actor)
    if alias is None and typed.alias:
        if Post.objects.filter(topic=topic, author=actor).exists():
            raise ValidationError(
                _("You have written here under your own name. In this topic you stay with it."), code="named"
            )
        alias = aliases.choose_alias(topic, actor, typed.alias)
    if topic.claimed_by_id:  # answered; and nobody shall see later who wanted to, beside an answer under an alias
        topic.claimed_by, topic.claimed_until = None, None
        topic.save(update_fields=["claimed_by", "claimed_until"])
    post = _write(topic, typed, actor, alias, moment or timezone.now())
    drafts.drop_draft(actor=actor, key=f"topic-{topic.pk}")
    log.record("post_write", post, actor=_shown_actor(post, actor), to_state=post.status)
    return post


@transaction.atomic
def edit_post(
    post: Post, text: str, *, actor: Person, reach: Reach, reason: str = "", held: str = "",
    moment: datetime | None = None,
) -> Post:  # fmt: skip
    """Writes a post anew; the earlier text stays for moderators. It neither lifts the topic nor makes it unread.

    A moderator says why. ``held``: the new text waits for a moderator, and its links cannot be followed.
    Raises PermissionDenied, ValidationError.
    """
    raising.lock_case(post)  # before the topic, as a decision does
    post, now, text = standing.locked_post(post), moment or timezone.now(), rendering.tidied(text)
    is_hers = aliases.is_hers(post, actor)
    demand(reach.reads_board(post.topic.board) and post.status != Status.REMOVED)
    demand(is_hers or rules.can_moderate_post(reach, post))
    if not is_hers and not reason.strip():
        raise ValidationError(_("Please say why: the other side can only act on a reason."), code="reason")
    if is_hers:
        guarding.demand_may_write(actor, now)
    if wrong := _wrong_text(text):
        raise ValidationError(wrong, code="text")
    if text == post.source:
        return post
    PostRevision.objects.create(
        post=post, editor=None if is_hers else actor, reason=_reason(reason), source=post.source, at=now
    )
    post.has_links = post.has_links and not held
    post.source, post.edited_at = text, now
    post.html, post.renderer = rendering.rendered(text, links=post.has_links), rendering.VERSION
    post.save(update_fields=["source", "html", "renderer", "has_links", "edited_at"])
    if held and post.status == Status.VISIBLE:
        standing.put_post(post, Status.PENDING)
    mentions.tell(post)
    if is_hers:
        guarding.look_at(post, held, now)
    drafts.drop_draft(actor=actor, key=f"post-{post.pk}")
    log.record("post_edit", post, actor=_shown_actor(post, actor) if is_hers else actor, reason=_reason(reason))
    return post


@transaction.atomic
def remove_post(post: Post, *, actor: Person, reach: Reach) -> Post:
    """Its author takes her text away, even where she may read no longer: the number stays, with a line that says so.

    A topic in which nobody else wrote goes with its first post. Raises PermissionDenied.
    """
    post = standing.locked_post(post)
    demand(aliases.is_hers(post, actor))
    before = post.status
    standing.put_post(post, Status.REMOVED)
    post.source, post.html = BLANKED, BLANKED
    post.save(update_fields=["source", "html"])
    post.revisions.all().delete()
    drafts.drop_draft(actor=actor, key=f"post-{post.pk}")
    log.record("post_remove", post, actor=_shown_actor(post, actor), from_state=before, to_state=post.status)
    return post


@transaction.atomic
def thank(post: Post, kind: str, *, actor: Person, reach: Reach) -> bool:
    """Thanks, or takes the thanks back when pressed again; whether there are thanks now. Nobody thanks herself.

    Raises PermissionDenied for what she may not read, ValidationError for another kind.
    """
    if kind not in Thanks.Kind.values:
        raise ValidationError({"kind": _("This is no thanks that we know.")})
    post = standing.locked_post(post)
    demand(post.status == Status.VISIBLE and post.topic.status == Status.VISIBLE)
    demand(reach.reads_board(post.topic.board) and not aliases.is_hers(post, actor))
    given, is_new = Thanks.objects.get_or_create(post=post, person=actor, kind=kind)
    if not is_new:
        given.delete()
    counting.recount_thanks(post)
    return is_new


@transaction.atomic
def mark_helped(post: Post, *, actor: Person, helped: bool) -> Post:
    """Who asked says that this answer helped her; she may say it of several. Raises PermissionDenied."""
    post = standing.locked_post(post)
    demand(not post.by_asker and aliases.is_hers(post.topic, actor))
    if post.has_helped != helped:
        post.has_helped = helped
        post.save(update_fields=["has_helped"])
    return post


@transaction.atomic
def confirm_topic(topic: Topic, *, actor: Person, reach: Reach, moment: datetime | None = None) -> Topic:
    """Says that what stands there still holds: who began it, or a helper. Raises PermissionDenied."""
    topic = standing.locked_topic(topic)
    is_hers = aliases.is_hers(topic, actor)
    demand(rules.can_read_topic(reach, topic, is_hers=is_hers))
    demand(is_hers or reach.helps or reach.moderates_board(topic.board_id))
    topic.confirmed_at = moment or timezone.now()
    topic.save(update_fields=["confirmed_at"])
    log.record("topic_confirm", topic, actor=_shown_actor(topic, actor) if is_hers else actor)
    return topic


@transaction.atomic
def claim_first_answer(topic: Topic, *, actor: Person, reach: Reach, moment: datetime | None = None) -> Topic:
    """A helper says that she will be the first to answer: for an hour (``CLAIM_HOLDS``) other helpers are not asked.

    It says "somebody" to all, stands in no log and ends with any answer, for she may answer under an alias.
    Raises PermissionDenied, and ValidationError where somebody answers already or has answered.
    """
    topic, now = standing.locked_topic(topic), moment or timezone.now()
    is_hers = aliases.is_hers(topic, actor)
    demand(reach.helps and not is_hers and rules.can_read_topic(reach, topic, is_hers=False))
    demand(topic.status == Status.VISIBLE and not topic.is_locked)
    if topic.answers_count:
        raise ValidationError(_("Somebody has answered already."), code="answered")
    if topic.claimed_by_id not in (None, actor.pk) and topic.claimed_until and topic.claimed_until > now:
        raise ValidationError(_("Somebody is answering this question just now."), code="claimed")
    topic.claimed_by, topic.claimed_until = actor, now + CLAIM_HOLDS
    topic.save(update_fields=["claimed_by", "claimed_until"])
    return topic


@transaction.atomic
def release_first_answer(topic: Topic, *, actor: Person) -> bool:
    """She will not answer after all; whether it was her claim that ended."""
    topic = standing.locked_topic(topic)
    if topic.claimed_by_id != actor.pk:
        return False
    topic.claimed_by, topic.claimed_until = None, None
    topic.save(update_fields=["claimed_by", "claimed_until"])
    return True


def is_old(topic: Topic, months: int | None, moment: datetime) -> bool:
    """Whether readers should be asked if it still holds: nothing was said for so many months (of 30 days)."""
    newest = max(topic.last_post_at, topic.confirmed_at or topic.last_post_at)
    return months is not None and moment - newest > timedelta(days=30 * months)


def _begin(board: Board, typed: Typed, actor: Person, now: datetime) -> Post:
    topic = Topic.objects.create(
        board=board, author=None, label=typed.alias or actor.name, title=typed.title, slug=slug_for(typed.title, board),
        language=typed.language, status=Status.PENDING if typed.held else Status.VISIBLE, note=typed.note,
        created_at=now, last_post_at=now,
    )  # fmt: skip
    topic.needs.set(typed.needs)
    alias = aliases.choose_alias(topic, actor, typed.alias) if typed.alias else None
    topic.author, topic.alias, topic.label = (None, alias, alias.label) if alias else (actor, None, actor.name)
    topic.save(update_fields=["author", "alias", "label"])
    if topic.status == Status.VISIBLE:
        counting.count_topic(topic)
    return _write(topic, typed, actor, alias, now)


def _write(topic: Topic, typed: Typed, actor: Person, alias: TopicAlias | None, now: datetime) -> Post:
    position = counting.next_position(topic)
    writer = (None if alias else actor.pk, alias.pk if alias else None)
    post = Post.objects.create(
        topic=topic, position=position, author=None if alias else actor, alias=alias,
        label=alias.label if alias else actor.name, by_asker=writer == (topic.author_id, topic.alias_id),
        language=typed.language, source=typed.text, html=rendering.rendered(typed.text, links=not typed.held),
        renderer=rendering.VERSION, has_links=not typed.held,
        status=Status.PENDING if typed.held else Status.VISIBLE, answers=typed.answers, created_at=now,
        token=typed.token,
    )  # fmt: skip
    counting.count_post(post, topic, int(post.status == Status.VISIBLE))
    telling.tell(post, now)
    mentions.tell(post)
    guarding.look_at(post, typed.held, now)
    return post


def _shown_actor(thing: Post | Topic, actor: Person) -> Person | None:
    """Who did it, for the log: nobody, where she writes under an alias."""
    return None if thing.alias_id else actor


def _sent_before(typed: Typed, actor: Person) -> Post | None:
    """The post that this very form has made already. Raises ValidationError where it was somebody else's form."""
    found = Post.objects.filter(token=typed.token).select_related("topic__board").first() if typed.token else None
    if found and not aliases.is_hers(found, actor):
        raise ValidationError(_("This form was sent before. Please open the page again."), code="token")
    return found


def _checked(typed: Typed, board: Board, *, with_title: bool = False) -> Typed:
    """What was typed, tidied. Raises ValidationError naming what is wrong, by field."""
    typed = replace(
        typed, text=rendering.tidied(typed.text), title=rendering.one_line(typed.title),
        alias=rendering.one_line(typed.alias),
    )  # fmt: skip
    wrong: dict[str, str] = {}
    if with_title and not typed.title:
        wrong["title"] = _("Please give it a title: others choose by it what they read.")
    elif with_title and len(typed.title) > LONGEST_TITLE:
        wrong["title"] = _("This is too long: at most %(count)s characters.") % {"count": LONGEST_TITLE}
    if text := _wrong_text(typed.text):
        wrong["text"] = text
    if typed.alias and not board.takes_aliases:
        wrong["alias"] = _("On this board people write under their own names.")
    if wrong:
        raise ValidationError(wrong)
    return typed


def _wrong_text(text: str) -> str:
    """What is wrong with a tidied text; "" for one that can be shown."""
    more = len(text) - LONGEST_TEXT
    if more > 0:
        long = ngettext("This is %(count)s character too long.", "This is %(count)s characters too long.", more)
        return long % {"count": more}
    return "" if rendering.plain(text) else _("Please write something first.")


def _reason(reason: str) -> str:
    return rendering.one_line(reason)[:LONGEST_REASON]


def slug_for(title: str, board: Board) -> str:
    """The title in an address, never empty; of a board that not everybody reads, or that is sensitive, no word of it:
    addresses stand in the lists of browsers and routers."""
    is_open = board.audience == Board.Audience.EVERYONE and not board.is_sensitive
    return (slug_of(title)[:LONGEST_SLUG].strip("-") if is_open else "") or "temat"
