"""How do we say on a phone where a text is, who agreed to what, and what happens with the data?"""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.models import Consent
from network.people.consents import rules
from network.people.editorial import State


def turn(state: str) -> str:
    """Whose step it is: "author", "editor" or ''."""
    if state in (State.DRAFT, State.SENT_BACK):
        return "author"
    return "editor" if state in (State.SUBMITTED, State.IN_REVIEW) else ""


def whose_turn(state: str, since: datetime) -> str:
    """ "Since 3 November it is your turn"; '' where nobody's step is awaited."""
    day = date_format(timezone.localtime(since), "DATE_FORMAT")
    return {
        "author": _("Since %(day)s it is your turn.") % {"day": day},
        "editor": _("Since %(day)s it is the editors' turn.") % {"day": day},
        "": "",
    }[turn(state)]


def saved_at(moment: datetime) -> str:
    """ "Saved at 12:03"."""
    return _("Saved at %(time)s") % {"time": date_format(timezone.localtime(moment), "TIME_FORMAT")}


def too_often(again: datetime) -> str:
    """What to say to whoever did too much of it today; what was typed is still on the page."""
    local = timezone.localtime(again)
    when = {"day": date_format(local, "DATE_FORMAT"), "time": date_format(local, "TIME_FORMAT")}
    return _("That was a lot for one day. What you typed stands below. Please go on from %(day)s, %(time)s.") % when


def newer_draft(saved: datetime | None) -> str:
    """To somebody with two windows open."""
    if saved is None:
        return _("Meanwhile a newer draft was saved, maybe in another window. Nothing was overwritten.")
    when = {"time": date_format(timezone.localtime(saved), "TIME_FORMAT")}
    return (
        _("Meanwhile, at %(time)s, a newer draft was saved, maybe in another window. Nothing was overwritten.") % when
    )


def consents_of(people: Sequence[Consent], today: date) -> list[str]:
    """How many agreed, and how many agree no more; nothing where nobody was asked."""
    over = sum(rules.is_over(one, today) for one in people)
    found = []
    if holding := len(people) - over:
        found.append(ngettext("%(count)d person agreed.", "%(count)d people agreed.", holding) % {"count": holding})
    if over:
        found.append(
            ngettext("%(count)d person agrees no more.", "%(count)d people agree no more.", over) % {"count": over}
        )
    return found


def allows(consent: Consent) -> str:
    """What somebody allows, in few words: "her words, her face in the photo"."""
    words = {
        "text": pgettext("somebody allows", "her words"),
        "face": pgettext("somebody allows", "her face in the photo"),
        "real_name": pgettext("somebody allows", "her real name"),
        "voice": pgettext("somebody allows", "her voice"),
    }
    return ", ".join(said for name, said in words.items() if getattr(consent, name))


def privacy_of_people() -> dict[str, str]:
    """The clause at the form that asks for others' names (RODO, art. 13 and 14)."""
    return {
        "purpose": _(
            "To know who agreed to be shown or named, and to take the story down when somebody agrees no more. "
            "The basis is her consent (article 6(1)(a) of the GDPR) and our duty to prove it (article 7(1))."
        ),
        "recipients": _(
            "Who wrote the story, and our editors. Readers never see this list. The companies that keep our server "
            "store it for us. We give it to nobody else."
        ),
        "period": _(
            "As long as the story stands, and then as long as the law asks us for the proof that somebody agreed. "
            "With a draft that is deleted it goes at once."
        ),
        "voluntary": _(
            "Nobody has to be in a story. Whoever agreed can change her mind at any time with her code, in the shop, "
            "or by a letter to us. You tell her so when you ask her."
        ),
    }


def privacy_of_story() -> dict[str, str]:
    """The clause at the form that takes a story of oneself (RODO, art. 13)."""
    return {
        "purpose": _(
            "To publish what you send, under the name you choose (your consent, article 6(1)(a) of the GDPR)."
        ),
        "recipients": _("Our editors, and after publication everybody. A draft is seen by you alone."),
        "period": _("Until you withdraw it. A draft you delete is gone at once."),
        "voluntary": _("You write what you want. A first name or an invented one is enough."),
    }
