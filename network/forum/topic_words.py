"""What does the page of a topic say, in which words, and what can this reader do there?

Whoever leads the board reads what is hidden, with a word that others do not.
"""

import re
from datetime import datetime
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.components import HelpCard
from network.forum import guarding, phrases
from network.forum.actions import is_old
from network.forum.listing import PART, post_url, way_here
from network.forum.models import Post, Status, Thanks, Topic, Watch
from network.forum.rules import can_answer_topic
from network.forum.topic_page import TopicPage
from network.forum.towels import towel
from network.needs.listing import vocabulary
from network.words.languages import is_in_other_letters

QUOTED = re.compile(r'href="#p(\d{1,9})"')  # how rendering.py links to the post that is quoted
LETTERS = 200  # of a text's beginning tell in which letters it is written


class Button(TypedDict):
    """Thanks that can be given or taken back: ``name`` says it to those who only hear the page."""

    value: str
    label: str
    pressed: bool


class PostRow(TypedDict):
    """A post as it stands on the page; where ``stub`` is not "" there is nothing else to read."""

    number: int
    stub: str
    label: str
    label_letters: bool
    towel: SafeString
    asks: bool
    is_mine: bool
    when: str
    iso: str
    edited: str
    lang: str
    language: str
    letters: bool
    html: SafeString
    helped: bool
    told: str
    is_new: bool
    answers: int | None
    answers_url: str
    answer_url: str
    edit_url: str
    history_url: str
    reveal_url: str
    remove_url: str
    thank_url: str
    buttons: list[Button]
    thanked: list[str]
    helped_url: str
    pk: int
    card: HelpCard | None


def context(page: TopicPage, language: str, now: datetime) -> dict[str, Any]:
    """What the template is given; no query but one a minute for the words of needs, and those of a help card."""
    topic, board, reach = page.topic, page.topic.board, page.reach
    may_answer = can_answer_topic(reach, topic)
    known = vocabulary()
    number, card = guarding.card_for([post for post in page.posts if page.is_hers(post)], now) or (0, None)
    return {
        "breadcrumb": [*way_here(board, language), {"label": phrases.this_talk()}],
        "topic": topic,
        "title_letters": is_in_other_letters(topic.title),
        "language": phrases.other_language(topic.language, language),
        "title_lang": "" if topic.language == language else topic.language,
        "board": board,
        "quick_exit": board.is_sensitive,
        "indexed": board.is_indexed,
        "state": phrases.answers(topic),
        "helped": _helped(page),
        "note": phrases.note(topic),
        "needs": [known[code]["name"] for code in topic.need_codes if code in known],  # type: ignore[attr-defined]
        "readers": [
            line for line in (phrases.readers(board), phrases.names_here(board), phrases.looked_at(board)) if line
        ],
        "rows": [
            row
            for post in page.posts
            if (row := _row(post, page, language, now, may_answer, card if post.position == number else None))
        ],
        "old": phrases.old(topic, now) if is_old(topic, board.asks_after_months, now) else "",
        "confirm_url": _confirm_url(page),
        "answer_url": _verb(topic, "topic_answer") if may_answer else "",
        "levels": phrases.levels(chosen if (chosen := getattr(topic, "watch", None)) is not None else Watch.REPLIES),
        "is_remembered": bool(getattr(topic, "is_remembered", False)),
        "lead_url": _verb(topic, "topic_lead") if page.leads else "",
        "unread": _unread(page),
        "takes_answers": not topic.is_locked and topic.status == Status.VISIBLE,
        "has_card": card is not None,
        "crisis": board.is_sensitive or bool(topic.note),
        **_neighbours(page),
    }


def _row(
    post: Post, page: TopicPage, language: str, now: datetime, may_answer: bool, card: HelpCard | None
) -> PostRow | None:
    """None for a post of somebody else that waits: its number was never seen."""
    is_mine = page.is_hers(post)
    reads = post.status == Status.VISIBLE or ((is_mine or page.leads) and post.status != Status.REMOVED)
    if not reads and post.status == Status.PENDING:
        return None
    stands = _stands(post)
    may_have_helped = page.asks and stands and not post.by_asker
    may_thank = stands and not is_mine and page.reach.person is not None
    return {
        "pk": post.pk,
        "card": card,
        "number": post.position,
        "stub": "" if reads else phrases.stub(post),
        "label": post.label,
        "label_letters": is_in_other_letters(post.label),
        "towel": towel(post.topic_id, post.label),
        "asks": post.by_asker,
        "is_mine": is_mine,
        "when": phrases.when(post.created_at, now),
        "iso": post.created_at.isoformat(timespec="minutes"),
        "edited": phrases.day(post.edited_at, now) if post.edited_at else "",
        "lang": "" if post.language == language else post.language,
        "language": phrases.other_language(post.language, page.topic.language),
        "letters": reads and is_in_other_letters(post.source[:LETTERS]),
        "html": _html(post, page) if reads else SafeString(""),
        "helped": post.has_helped and stands,
        "told": phrases.only_yours(post) if is_mine else phrases.for_the_team(post),
        "is_new": _is_new(post.position, page),
        "answers": post.answers
        if (post.answers or 1) > 1
        else None,  # that it answers the question goes without saying
        "answers_url": post_url(page.topic, post.answers) if post.answers else "",
        "answer_url": f"{_verb(page.topic, 'topic_answer')}?na={post.position}" if may_answer and stands else "",
        "edit_url": reverse("network:post_edit", args=[post.pk]) if reads and (is_mine or page.leads) else "",
        "history_url": reverse("network:post_history", args=[post.pk])
        if post.edited_at and (is_mine or page.leads) and reads
        else "",
        "reveal_url": reverse("network:post_reveal", args=[post.pk]) if page.reach.protects and post.alias_id else "",
        "remove_url": reverse("network:post_remove", args=[post.pk]) if reads and is_mine else "",
        "thank_url": reverse("network:post_thank", args=[post.pk]) if may_thank else "",
        "buttons": _buttons(post),
        "thanked": _thanked(post) if stands else [],
        "helped_url": reverse("network:post_helped", args=[post.pk]) if may_have_helped else "",
    }


def _helped(page: TopicPage) -> dict[str, str] | None:
    """The way to the first answer on the page that helped; None where none did."""
    numbers = [post.position for post in page.posts if _stands(post) and post.has_helped]
    if not numbers:
        return None
    label = _("One answer helped who asked.") if len(numbers) == 1 else _("Several answers helped who asked.")
    return {"url": f"#p{numbers[0]}", "label": label}


def _html(post: Post, page: TopicPage) -> SafeString:
    """Its HTML; a quotation of a post on another page leads there."""

    def leads(found: re.Match[str]) -> str:
        number = int(found[1])
        return found[0] if page.first <= number <= page.last else f'href="{post_url(page.topic, number)}"'

    return mark_safe(QUOTED.sub(leads, post.html))  # noqa: S308 - made by rendering.py's allowlist


def _stands(post: Post) -> bool:
    """Whether all who read the board read it."""
    return post.status == Status.VISIBLE


def _buttons(post: Post) -> list[Button]:
    """What a reader can press: the words say what was pressed already, for those who do not see the difference."""
    given = {
        Thanks.Kind.THANKS: getattr(post, "is_thanked", False),
        Thanks.Kind.WITH_YOU: getattr(post, "is_with", False),
    }
    words = {
        (Thanks.Kind.THANKS, False): pgettext("a button below a post", "Thank you"),
        (Thanks.Kind.THANKS, True): _("You said thank you"),
        (Thanks.Kind.WITH_YOU, False): pgettext("a button below a post", "I am with you"),
        (Thanks.Kind.WITH_YOU, True): _("You said: I am with you"),
    }
    return [{"value": kind.value, "label": words[kind, done], "pressed": done} for kind, done in given.items()]


def _thanked(post: Post) -> list[str]:
    """What others pressed, for those who cannot press; [] where nobody did."""
    thanks, with_you = post.thanks_count, post.with_you_count
    said = (
        thanks and ngettext("%(count)s person says thank you.", "%(count)s people say thank you.", thanks),
        with_you and ngettext("%(count)s person is with you.", "%(count)s people are with you.", with_you),
    )
    return [line % {"count": count} for line, count in zip(said, (thanks, with_you), strict=True) if line]


def _is_new(position: int, page: TopicPage) -> bool:
    """Whether the reader, who was here before, has not read it."""
    return 0 < page.read_to < position


def _unread(page: TopicPage) -> dict[str, str] | None:
    """The way to the first post that is new to somebody who was here before; None where there is none."""
    read_to, newest = page.read_to, page.topic.newest_position
    if not 0 < read_to < newest:
        return None
    here = page.first <= read_to + 1 <= page.last
    many = ngettext(
        "%(count)s new post since your last visit", "%(count)s new posts since your last visit", newest - read_to
    )
    return {
        "url": f"#p{read_to + 1}" if here else post_url(page.topic, read_to + 1),
        "label": many % {"count": newest - read_to},
    }


def _confirm_url(page: TopicPage) -> str:
    """Where who asked, or a helper, says that it still holds; "" for everybody else."""
    reach = page.reach
    may = page.asks or reach.helps or page.leads
    return _verb(page.topic, "topic_confirm") if reach.person and may else ""


def _neighbours(page: TopicPage) -> dict[str, str]:
    """The pages before and after, for the component of parts."""
    before, after = max(1, page.first - PART), page.first + PART
    url = page.topic.get_absolute_url()
    return {
        "previous_url": (url if before == 1 else f"{url}?od={before}") if page.first > 1 else "",
        "previous_label": _("Earlier posts"),
        "next_url": f"{url}?od={after}" if page.topic.last_position >= after else "",
        "next_label": _("Later posts"),
        "part": f"{page.first}–{page.last}" if page.topic.last_position > PART else "",
    }


def _verb(topic: Topic, name: str) -> str:
    return reverse(f"network:{name}", args=[topic.pk, topic.slug])
