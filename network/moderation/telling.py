"""Who is told what moderation did, and who is not?

Who wrote under an alias is told nothing here: a notice or letter of this very moment would name her. Her decisions
stand on her own page and beside her text, found anew each time.
"""

from datetime import datetime

from django.db.models import Model

from network.moderation import emails
from network.moderation.models import Appeal, Case, Decision
from network.moderation.queries import on_duty
from network.moderation.rules import KEEPS
from network.notices import actions as notices
from network.subjects import registry

A = Decision.Action


def urgent(case: Case) -> None:
    """Everybody on duty gets a letter, once per case."""
    for person in on_duty(case):
        emails.urgent(case, person)


def late(case: Case, moment: datetime) -> None:
    """Everybody on duty is reminded, once per case."""
    for person in on_duty(case):
        emails.late(case, person)
    case.late_told_at = moment
    case.save(update_fields=["late_told_at"])


def decided(decision: Decision, thing: Model | None, *, has_changed: bool) -> None:
    """Who wrote it, if something changed for her; who reported it, once it is no longer only held."""
    if thing is not None and (decision.action not in KEEPS or has_changed):
        writer(decision, thing)
    if decision.action != A.HOLD:
        _flaggers(decision)


def writer(decision: Decision, thing: Model) -> None:
    """Who is seen to have written it: by a notice and a letter; without a login by a letter alone."""
    found = registry.moderated_of(thing)
    if person := found.writer(thing):
        letter = emails.to_writer(decision, person.email, person.language, has_login=True)
        notices.tell(person, "decision", decision, letter=letter)
        return
    email, language = found.address(thing)
    emails.to_writer(decision, email, language, has_login=False)


def appeal_answered(appeal: Appeal, thing: Model | None) -> None:
    """Who disagreed, where we know who that is."""
    if flag := appeal.flag:
        if flag.person:
            person = flag.person
            letter = emails.appeal_answered(appeal, person.email, person.language, has_login=True)
            notices.tell(person, "appeal", flag, letter=letter)
        else:
            emails.appeal_answered(appeal, flag.email, flag.language, has_login=False)
        return
    if thing is None:
        return
    found = registry.moderated_of(thing)
    if person := found.writer(thing):
        letter = emails.appeal_answered(appeal, person.email, person.language, has_login=True)
        notices.tell(person, "appeal", appeal.decision, letter=letter)
        return
    email, language = found.address(thing)
    emails.appeal_answered(appeal, email, language, has_login=False)


def _flaggers(decision: Decision) -> None:
    for flag in decision.case.flags.select_related("person__user"):
        if flag.person:
            letter = emails.to_flagger(decision, flag, flag.person.email, flag.person.language)
            notices.tell(flag.person, "report", flag, round=decision.case.version, letter=letter)
        elif flag.email:
            emails.to_flagger(decision, flag, flag.email, flag.language)
