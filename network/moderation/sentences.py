"""How is it said what was reported, decided and may be done about it? One sentence each, in the active language."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from network.moderation.models import Appeal, Case, Colour, Decision, Flag, Reason
from network.moderation.rules import APPEALS_FOR, KEEPS

A = Decision.Action
CAUSES = {
    "notice": gettext_lazy("reported without an account"),
    "phrase": gettext_lazy("the software found words of danger"),
    "newcomer": gettext_lazy("first words of somebody new"),
    "premoderated": gettext_lazy("on this board everything is read first"),
    "three_flags": gettext_lazy("three people reported it: it is hidden"),
    "appeal": gettext_lazy("comes back after an appeal"),
}
KINDS = {
    "story": pgettext_lazy("what was reported", "Story"),
    "enquiry": pgettext_lazy("what was reported", "Message"),
    "topic": pgettext_lazy("what was reported", "Topic"),
    "post": pgettext_lazy("what was reported", "Post"),
}
BUTTONS = {
    A.NOTHING: pgettext_lazy("a button", "Leave it as it is"),
    A.RESTORE: pgettext_lazy("a button", "Show it"),
    A.HOLD: pgettext_lazy("a button", "Hold it for some days"),
    A.HIDE: pgettext_lazy("a button", "Hide it"),
    A.REMOVE: pgettext_lazy("a button", "Take it away"),
    A.WARN: pgettext_lazy("a button", "Hide it and warn"),
    A.MUTE: pgettext_lazy("a button", "Hide it and stop writing for some days"),
    A.EXCLUDE: pgettext_lazy("a button", "Hide it and exclude until a day"),
}
MEANINGS = {
    A.NOTHING: gettext_lazy("Nothing changes. Whoever reported it learns that we looked."),
    A.RESTORE: gettext_lazy("Everybody who could read it can read it again."),
    A.HOLD: gettext_lazy("Nobody sees it until you know more. The case stays in the queue."),
    A.HIDE: gettext_lazy("Nobody sees it any more, until somebody shows it again."),
    A.REMOVE: gettext_lazy("It goes for good. Only an appeal brings it back."),
    A.WARN: gettext_lazy("Nobody sees the text any more, and whoever wrote it is told what must not happen again."),
    A.MUTE: gettext_lazy(
        "Nobody sees the text any more, and whoever wrote it cannot write in public for these days. Reading and "
        "finding help stay open."
    ),
    A.EXCLUDE: gettext_lazy(
        "Nobody sees the text any more, and whoever wrote it can write to nobody here until that day. Reading and "
        "finding help stay open."
    ),
}


@dataclass(frozen=True)
class Point:
    """One part of a statement of reasons. ``language``: of the text, where it is not the reader's."""

    heading: str
    text: str
    language: str = ""


def cause(code: str) -> str:
    """Why a case is there: what a report says, or how it came."""
    if code in Reason.values:
        return str(Reason(code).label)
    return str(CAUSES.get(code, code))


def kind(case: Case) -> str:
    """ "Story", "Post": what was reported."""
    return str(KINDS.get(case.subject_kind, case.subject_kind))


def colour(case: Case) -> str:
    """The risk in a word: colour alone says it to nobody."""
    words = {
        Colour.RED: pgettext("how urgent", "danger"),
        Colour.AMBER: pgettext("how urgent", "harm"),
        Colour.GREEN: pgettext("how urgent", "calm"),
    }
    return words[Colour(case.colour)]


def for_how_long(passed: timedelta) -> str:
    """ "38 min", "5 hrs", "3 days": short, for a column; rounded down."""
    minutes = int(abs(passed).total_seconds() // 60)
    if minutes < 60:
        return pgettext("short time", "%(count)s min") % {"count": minutes}
    if minutes < 48 * 60:
        return pgettext("short time", "%(count)s h") % {"count": minutes // 60}
    days = minutes // 1440
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def day(moment: datetime) -> str:
    """The day and the hour, here."""
    return date_format(timezone.localtime(moment), "j E Y, H:i")


def hidden_by_reports(language: str) -> str:
    """The facts when the software has hidden something."""
    with translation.override(language):
        return _("Three people reported it independently. It is hidden until a moderator has looked at it.")


def outcome(decision: Decision | None) -> str:
    """What became of a report, for who made it."""
    if decision is None:
        return _("We have it. A moderator will look at it.")
    said = {
        A.NOTHING: _("We looked at it. It follows our rules, so it stays."),
        A.RESTORE: _("We looked at it. It follows our rules, so it is shown."),
        A.HOLD: _("Nobody sees it now. We are finding out more."),
        A.HIDE: _("Nobody sees it any more. Thank you for telling us."),
        A.REMOVE: _("It was taken away. Thank you for telling us."),
    }
    return said.get(A(decision.action)) or _("Nobody sees it any more, and we spoke with whoever wrote it. Thank you.")


def of_the_writer(decision: Decision) -> str:
    """What happened to her text, for who wrote it."""
    if decision.undone_at:
        return _("This decision was taken back.")
    if decision.is_automated:
        return _("Your text is hidden until a moderator has looked at it.")
    said = {
        A.NOTHING: _("Your text stays as it is."),
        A.RESTORE: _("Your text is shown."),
        A.HOLD: _("Your text is held until we know more."),
        A.HIDE: _("Your text is hidden."),
        A.REMOVE: _("Your text was taken away."),
        A.WARN: _("Your text is hidden, and we ask you to write differently."),
        A.MUTE: _("Your text is hidden, and for some days you cannot write in public here."),
        A.EXCLUDE: _("Your text is hidden, and until a day you cannot write to anybody here."),
    }
    return said[A(decision.action)]


def statement(decision: Decision, language: str) -> list[Point]:
    """The statement of reasons, part by part (article 17(3) of the DSA); nothing for a decision that takes nothing."""
    if decision.action in KEEPS:
        return []
    foreign = "" if decision.language == language else decision.language
    points = [
        Point(_("What we saw"), decision.facts, foreign),
        Point(_("Which rule it rests on"), _rule(decision)),
        Point(_("What it concerns"), str(decision.get_scope_display())),
        Point(_("For how long"), _until(decision)),
        Point(_("Who decided"), _who(decision)),
    ]
    return [*points, Point(_("What you can do"), redress(decision))]


def redress(decision: Decision) -> str:
    """How to disagree, and until when; and where else one can go."""
    until = {"day": date_format(timezone.localtime(decision.at + APPEALS_FOR), "j E Y")}
    return (
        _("Until %(day)s you can write that you do not agree; somebody else will look at it, within three days.")
        % until
        + " "
        + _("You may also turn to a body for out-of-court settlement, or to a court.")
    )


def _rule(decision: Decision) -> str:
    if decision.rule == Decision.Rule.LAW:
        return _("The law: %(law)s") % {"law": decision.law}
    return _("Our rule: %(rule)s") % {"rule": decision.get_rule_display()}


def _until(decision: Decision) -> str:
    if decision.until:
        return _("Until %(day)s.") % {"day": day(decision.until)}
    if decision.is_automated:
        return _("Until a moderator has looked at it, within three days at most.")
    return _("Without an end that we know today.")


def _who(decision: Decision) -> str:
    if decision.is_automated:
        return _("The software, because three people reported it. A human being looks at it next.")
    if decision.was_found_by_software:
        return _("A moderator. The software had marked it; the decision is a human being’s.")
    return _("A moderator, a human being.")


def of_appeal(appeal: Appeal) -> str:
    """What became of a disagreement, for who disagreed."""
    if appeal.decided_at is None:
        return _("You wrote that you do not agree. Somebody else looks at it by %(day)s.") % {"day": day(appeal.due_at)}
    if appeal.outcome == Appeal.Outcome.CHANGED:
        return _("Somebody else looked at it, and the decision was changed.")
    return _("Somebody else looked at it. The decision stays.")


def reported(flag: Flag) -> str:
    """What somebody reported, and when, for herself; without a word of the thing."""
    return f"{kind(flag.case)}, {day(flag.at)}"


def paused(until: datetime) -> str:
    """For somebody who may not write until then: when, and what stays open."""
    return _("Until %(day)s you cannot write here. Reading and finding help stay open.") % {"day": day(until)}


def too_often(again_at: datetime) -> str:
    """A kind no, with the hour of the yes."""
    when = {"time": f"{timezone.localtime(again_at):%H:%M}"}
    return _("That was a lot at once. Try again after %(time)s. What you wrote stays here.") % when


def privacy() -> dict[str, str]:
    """What the clause at the form of a report says (RODO, art. 13)."""
    return {
        "purpose": _(
            "To look at what you report and to answer you. The law asks us for it (article 6(1)(c) of the GDPR, "
            "article 16 of the Digital Services Act)."
        ),
        "recipients": _(
            "Our moderators, and the companies that keep our server and carry our letters. Whoever wrote the thing "
            "never learns who reported it. Where somebody’s life is in danger we tell the police."
        ),
        "period": _("As long as the decision can be disputed, then one more year."),
        "voluntary": _("You need not give a name or an address. Without an address you read our answer with a code."),
    }
