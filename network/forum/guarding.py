"""Who may not write just now, whose first words are read before others see them, and which words call somebody?

What is found never refuses or hides a text: it opens a case for the moderators, in the transaction that saves it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from network.components import HelpCard
from network.forum.models import Board, Post, Status
from network.forum.queries import hers
from network.limits.actions import again_at, take
from network.moderation.models import Colour
from network.moderation.raising import raise_case
from network.moderation.sanctions import ends_at
from network.moderation.sentences import paused, too_often
from network.needs.listing import help_card
from network.needs.watching import RED, found_in
from network.people.models import Person, Role

NEWCOMER, PREMODERATED, PHRASE = "newcomer", "premoderated", "phrase"  # causes of a case
HOUR = timedelta(hours=1)
BY_NEWCOMER, BY_OTHERS = 5, 40  # posts an hour
SAME_TEXT_IN, LONG = 5, 100  # so many of her newest posts are looked through for the same words, if so many letters
CARD_FOR = timedelta(days=3)  # after writing, whoever wrote of danger sees the card beside her words


def demand_may_write(person: Person, moment: datetime | None = None) -> None:
    """Raises ValidationError that says until when she may not write. One query."""
    if until := ends_at(person, moment or timezone.now()):
        raise ValidationError(paused(until), code="paused")


def demand_new(person: Person, text: str) -> None:
    """Raises ValidationError where she has just written the very same at length: "thank you" may be said twice. One
    query at most."""
    if len(text) < LONG:
        return
    newest = Post.objects.filter(hers(person)).order_by("-pk").values_list("source", flat=True)[:SAME_TEXT_IN]
    if text in list(newest):
        raise ValidationError(_("You have written this already. It is there; nothing is lost."), code="same")


def count_use(person: Person) -> None:
    """Counts one post of hers; raises ValidationError with the hour from which she may go on.

    Call it outside the verb's transaction. Five statements at most.
    """
    at_most = BY_NEWCOMER if is_newcomer(person) else BY_OTHERS
    if not take("forum_post", str(person.pk), at_most=at_most, per=HOUR):
        raise ValidationError(too_often(again_at(HOUR)), code="often")


def why_held(person: Person, board: Board) -> str:
    """For which cause her post waits for a moderator: the board's rule, or that she is new; "" for no cause."""
    if board.is_premoderated:
        return PREMODERATED
    return NEWCOMER if is_newcomer(person) else ""


def is_newcomer(person: Person) -> bool:
    """Whether nobody knows her yet: fewer than ``NETWORK_FORUM_FIRST_POSTS`` (2) posts that stand for all, and no role
    but that which everybody has. Two queries at most; always False where the setting is 0."""
    first = int(getattr(settings, "NETWORK_FORUM_FIRST_POSTS", 2))
    if first == 0 or person.memberships.current().exclude(role=Role.MEMBER).exists():
        return False
    return Post.objects.filter(hers(person), status=Status.VISIBLE)[:first].count() < first


def look_at(post: Post, held: str = "", moment: datetime | None = None) -> None:
    """Opens a case for a post that waits (``held``, from ``why_held``) or sounds like danger, or adds to the open one.

    Call it in the transaction that saved the words.
    """
    if held:
        raise_case(post, cause=held, colour=Colour.GREEN, moment=moment)
    title = post.topic.title if post.position == 1 else ""
    found = found_in(f"{title}\n{post.source}", post.language)
    if found.colour:
        raise_case(post, cause=PHRASE, colour=Colour.RED if found.colour == RED else Colour.AMBER, moment=moment)


def card_for(posts: list[Post], now: datetime) -> tuple[int, HelpCard] | None:
    """Of the author's own posts the number of the newest that sounds like danger, with the help card for her; None
    where there is none, or it was written days ago. No query but for a card, and a look whether phrases changed."""
    for post in sorted(posts, key=lambda one: -one.position):
        written = post.edited_at or post.created_at
        title = post.topic.title if post.position == 1 else ""
        if now - written > CARD_FOR or not post.source:
            continue
        found = found_in(f"{title}\n{post.source}", post.language)
        if found.card and (card := help_card(found.card, now)):
            return post.position, card
    return None
