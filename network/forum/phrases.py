"""What do the forum's pages say about a board, a topic or a post, in the active language?"""

from datetime import datetime, timedelta

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.forum.models import Board, Post, Status, Topic, Watch
from network.words.languages import locale, said_in


def readers(board: Board) -> str:
    """Who reads the board: the narrower of its own audience and that of the board around it."""
    around = [board, board.parent] if board.parent else [board]
    audiences = {one.audience for one in around}
    if Board.Audience.MEMBERS in audiences:
        return _("Only the members of this board read it.")
    if Board.Audience.SIGNED_IN in audiences:
        return _("Only people who are signed in read it.")
    return _("Everybody can read it, also without an account.")


def names_here(board: Board) -> str:
    """Under which names people write on the board."""
    if board.takes_aliases:
        return _("You can write under an invented name.")
    return _("People write under their own names.")


def looked_at(board: Board) -> str:
    """Whether somebody looks at posts before they are shown; "" where nobody does."""
    return _("Somebody of our team reads every post before it is shown.") if board.is_premoderated else ""


def all_of(board: Board) -> list[str]:
    """Who reads the board and under which names people write there, said plainly."""
    return [line for line in (readers(board), names_here(board), looked_at(board)) if line]


def topics(count: int) -> str:
    """How many topics stand on a board."""
    if count == 0:
        return _("Nobody has asked here yet.")
    return ngettext("%(count)s topic", "%(count)s topics", count) % {"count": count}


def answers(topic: Topic) -> str:
    """How far the first answer is: the state of a topic in words."""
    if topic.answers_count:
        return ngettext("%(count)s answer", "%(count)s answers", topic.answers_count) % {"count": topic.answers_count}
    return _("No answers") if topic.is_locked else _("Waits for a first answer")


def this_talk() -> str:
    """The last step of the way to a topic, whose title stands below it."""
    return _("This talk")


def note(topic: Topic) -> str:
    """What is hard in the topic, as a warning; "" where nothing was said."""
    return (
        pgettext("before a hard text", "Careful: %(what)s") % {"what": topic.get_note_display()} if topic.note else ""
    )


def stub(post: Post) -> str:
    """What stands in the place of a post that is not shown."""
    if post.status == Status.REMOVED:
        return _("This post is no longer here.")
    if post.status == Status.HIDDEN:
        return _("This post is hidden until somebody of our team has looked at it.")
    return _("This post waits until somebody of our team has read it.")


def only_yours(post: Post) -> str:
    """What its author is told of a post that others do not see; "" for one they see."""
    if post.status == Status.PENDING:
        return _("This waits until somebody of our team has read it. For now only you see it.")
    if post.status == Status.HIDDEN:
        return _("This is hidden until somebody of our team has looked at it. For now only you see it.")
    return ""


def for_the_team(post: Post) -> str:
    """What who leads the board is told of a post that others do not see; "" for one they see."""
    return (
        ""
        if post.status == Status.VISIBLE
        else _("Others do not see this: %(state)s.") % {"state": post.get_status_display()}
    )


def levels(chosen: int) -> list[dict[str, object]]:
    """What somebody can want to hear of a talk, the most first; ``checked`` is what she has chosen."""
    words = {
        Watch.ALL: _("every new answer"),
        Watch.REPLIES: _("only answers to me"),
        Watch.NOTHING: pgettext("what I want to hear", "nothing"),
    }
    return [{"value": level.value, "label": label, "checked": level == chosen} for level, label in words.items()]


def levels_of_board(chosen: int | None) -> list[dict[str, object]]:
    """The same of a board, of which one hears nothing until one says so."""
    words = {Watch.ALL: _("every new talk"), Watch.NOTHING: pgettext("what I want to hear", "nothing")}
    hears = Watch(chosen or Watch.NOTHING)
    return [{"value": level.value, "label": label, "checked": level == hears} for level, label in words.items()]


def first_words() -> str:
    """What somebody new is told before she writes."""
    return _("You are new here: somebody of our team reads your first posts before others see them.")


def revisions(post: Post, now: datetime) -> list[dict[str, str]]:
    """The earlier texts of a post, the newest first: until when each stood there, who changed it and why. One query."""
    return [
        {
            "text": one.source,
            "until": when(one.at, now),
            "by": one.editor.name if one.editor else pgettext("who changed a post", "its author"),
            "reason": one.reason,
        }
        for one in post.revisions.select_related("editor")
    ]


def old(topic: Topic, now: datetime) -> str:
    """That nobody has said anything for long, and asks whether it still holds."""
    newest = max(topic.last_post_at, topic.confirmed_at or topic.last_post_at)
    return _("Nobody has said anything here since %(day)s. Rules and hours may have changed.") % {
        "day": day(newest, now)
    }


def other_language(code: str, page: str) -> str:
    """ "po ukraińsku" for a text in another language than the page's; "" for one in the same."""
    return "" if code == page else said_in([code])


def when(moment: datetime, now: datetime) -> str:
    """ "today at 13:20", "yesterday at 19:42", then the day alone."""
    local, today = timezone.localtime(moment), timezone.localtime(now).date()
    clock = {"time": format_time(local, "short", locale=locale())}
    if local.date() == today:
        return _("today at %(time)s") % clock
    if local.date() == today - timedelta(days=1):
        return _("yesterday at %(time)s") % clock
    return day(moment, now)


def day(moment: datetime, now: datetime) -> str:
    """ "12 listopada", with the year where it is another one than now."""
    local, today = timezone.localtime(moment).date(), timezone.localtime(now).date()
    return format_date(local, "d MMMM" if local.year == today.year else "d MMMM y", locale=locale())


def privacy() -> dict[str, str]:
    """What the clause at the forms of the forum says about these very forms (RODO, art. 13)."""
    return {
        "purpose": _(
            "To show what you write to those who read the board, and to bring you the answers. This is our legitimate "
            "interest and yours (article 6(1)(f) of the GDPR)."
        ),
        "recipients": _(
            "Those who read the board: above the form it says who that is. Under an invented name they do not learn "
            "who you are. Also the companies that keep our server and carry our letters. We give it to nobody else."
        ),
        "period": _(
            "Until you take it away. You can take away any post of yours at any time. What you saved and did not send "
            "we delete after 180 days."
        ),
        "voluntary": _("You write what you want. We ask for no name, no address and no papers."),
    }
