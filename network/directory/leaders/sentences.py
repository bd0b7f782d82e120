"""How do we say for whom a leader speaks, in which languages, and that her mandate is over?"""

from collections.abc import Sequence
from datetime import date

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory.leaders.scopes import Scope
from network.directory.sentences.dates import capitalised, day
from network.people.models import Leader
from network.words.languages import adverbs, locale, names


def front(leader: Leader, scopes: Sequence[Scope]) -> list[str]:
    """Under her name: what she wants to be called, for whom she speaks (after her mandate: whose voice it was), and in
    which languages, a sentence each."""
    if leader.ended_on is not None:
        said = [leader.called, spoke_for(scopes), speaks(leader.languages)]
    else:
        whose = speaks_for(scopes) or ("" if leader.called else _("Speaks for others"))
        said = [leader.called, whose, speaks(leader.languages)]
    return [_sentence(line) for line in said if line]


def speaks_for(scopes: Sequence[Scope]) -> str:
    """ "Mówi za ludzi stąd: Bolszewo, Sklep społeczny"; '' for nowhere."""
    if not scopes:
        return ""
    return _("Speaks for the people of: %(names)s") % {"names": _together([scope.name for scope in scopes])}


def spoke_for(scopes: Sequence[Scope]) -> str:
    """ "Głos ludzi stąd: Bolszewo, Sklep społeczny", without a tense; '' for nowhere."""
    if not scopes:
        return ""
    return _("A voice of the people of: %(names)s") % {"names": _together([scope.name for scope in scopes])}


def speaks(codes: Sequence[str]) -> str:
    """ "Mówi po polsku i po ukraińsku"; a language without a form of its own gives "Języki: …"; '' for none."""
    if not codes:
        return ""
    said = adverbs(codes)
    if said:
        return _("Speaks %(languages)s") % {"languages": said}
    return _("Languages: %(languages)s") % {"languages": names(codes)}


def ended(on: date) -> str:
    """After the mandate: since when, and thanks."""
    return _("The mandate ended on %(day)s. Thank you for speaking for others.") % {"day": day(on)}


def found(count: int) -> str:
    """How many are listed."""
    return ngettext("%(count)s person speaks for others.", "%(count)s people speak for others.", count) % {
        "count": count
    }


def _sentence(line: str) -> str:
    """With a capital letter and a full stop, whatever somebody wrote."""
    line = capitalised(line)
    return line if line[-1] in ".!?…" else f"{line}."


def _together(said: Sequence[str]) -> str:
    return format_list(list(said), locale=locale())
