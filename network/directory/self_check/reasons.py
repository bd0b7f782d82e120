"""How do we say why somebody may come, and what stands in between?

Each function takes what was found and gives a sentence in the active language.
"""

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.income_limits import Limits, limits, stated
from network.directory.models import Area, Criterion
from network.directory.self_check.answers import Answers, Ground, State
from network.directory.self_check.evaluation import Finding
from network.directory.self_check.income import Measured
from network.directory.self_check.residence import Where
from network.directory.sentences.areas import of_areas
from network.directory.sentences.numbers import zloty
from network.directory.sentences.ways import belonging

Kind = Criterion.Kind
GROSZ = Decimal("0.01")
# Callables, because the words must be looked up in the language of the moment.
LABELS: dict[State, Callable[[], str]] = {
    State.YES: lambda: _("Fits:"),
    State.NEEDED: lambda: _("Still missing:"),
    State.UNKNOWN: lambda: _("It depends:"),
    State.NO: lambda: "",
}


class Reason(TypedDict):
    """One reason: "yes", "needed", "unknown" or "no", the word before it ('' for none), and the sentence."""

    state: str
    label: str
    text: str


def reason(finding: Finding, answers: Answers, ground: Ground) -> Reason:
    """Why one condition is met or not."""
    label = LABELS[finding.state]()
    return {"state": finding.state.name.lower(), "label": label, "text": _text(finding, answers, ground)}


def money(amount: Decimal) -> str:
    """ "2328 zł", "2180,95 zł": never more than the amount."""
    return zloty(amount.quantize(GROSZ, rounding=ROUND_DOWN))


def _text(finding: Finding, answers: Answers, ground: Ground) -> str:
    criterion = finding.criterion
    match criterion.kind:
        case Kind.RESIDENCE:
            return _residence(finding, answers)
        case Kind.INCOME:
            return _income(finding, answers, ground)
        case Kind.AGE:
            return _age(criterion.years or 0, finding.state)
        case Kind.STATUS:
            return _status(finding)
        case Kind.REFERRAL:
            return _("you have a referral.") if finding.state == State.YES else _("a referral.")
        case Kind.INDIVIDUAL:
            return _("a decision about your case.")
    return _("everyone may come.")


def _residence(finding: Finding, answers: Answers) -> str:
    areas = list(finding.criterion.areas.all())
    gmina = {"gmina": answers.place.gmina if answers.place else ""}
    if finding.state == State.YES:
        return _("you live in gmina %(gmina)s.") % gmina
    if finding.state == State.NO:
        return _("This shop is for people %(whence)s.") % {"whence": of_areas(areas)}
    return _where_unsure(finding, areas, gmina)


def _where_unsure(finding: Finding, areas: list[Area], gmina: dict[str, str]) -> str:
    if not areas:
        return _("the shop is for people of some area. We do not know of which.")
    if finding.why == Where.TOWN_OR_VILLAGES:
        return _("do you live in the town of %(gmina)s or in the villages around it?") % gmina
    if finding.why == Where.KIND_UNKNOWN:
        return (
            _("we do not know if this is for the town of %(gmina)s, for the villages around it, or for both.") % gmina
        )
    if finding.why == Where.DISTRICT:
        return _("the shop is for people %(whence)s. Ask if your street is there.") % {"whence": of_areas(areas)}
    return _("the shop is for people %(whence)s. We do not know where you live.") % {"whence": of_areas(areas)}


def _income(finding: Finding, answers: Answers, ground: Ground) -> str:
    ruling = limits(finding.criterion, ground.amount)
    limit = ruling.of(answers.size) if answers.size else None
    if finding.why == Measured.LIMITS_DIFFER and limit is not None and answers.size is not None:
        both = {"law": money(limit), "shop": money(stated(finding.criterion).of(answers.size) or limit)}
        return _("two limits are known, %(law)s by law and %(shop)s by the shop. You are in between.") % both
    if limit is None or finding.why == Measured.NOT_SAID:
        return _income_unsure(ruling)
    if finding.state == State.YES:
        return _income_within(limit, answers.size == 1)
    if answers.size == 1:
        return _("This shop is for people with an income of up to %(limit)s.") % {"limit": money(limit)}
    return _("This shop is for families with up to %(limit)s for each person.") % {"limit": money(limit)}


def _income_within(limit: Decimal, alone: bool) -> str:
    if alone:
        return _("your income is at most %(limit)s.") % {"limit": money(limit)}
    return _("your income is at most %(limit)s for each person.") % {"limit": money(limit)}


def _income_unsure(ruling: Limits) -> str:
    """On what it depends, as far as the limits are known."""
    said = {"single": money(ruling.single or Decimal()), "family": money(ruling.family or Decimal())}
    if ruling.single is not None and ruling.family is not None:
        return _("income up to %(single)s for one person, up to %(family)s for each person of a family.") % said
    if ruling.single is not None:
        return _("income up to %(single)s for one person. For families we do not know the limit.") % said
    if ruling.family is not None:
        return _("income up to %(family)s for each person of a family. For one person we do not know the limit.") % said
    return _("there is an income limit. We do not know the amount.")


def _age(years: int, state: State) -> str:
    said = {"count": years}
    if state == State.YES:
        return ngettext("you are at least %(count)s year old.", "you are at least %(count)s years old.", years) % said
    if state == State.UNKNOWN:
        return ngettext("are you at least %(count)s year old?", "are you at least %(count)s years old?", years) % said
    open_to = ngettext(
        "This way is for people who are at least %(count)s year old.",
        "This way is for people who are at least %(count)s years old.",
        years,
    )
    return open_to % said


def _status(finding: Finding) -> str:
    clause = {"clause": belonging(finding.criterion.status)}
    if finding.state == State.NO:
        return _("You can come this way if %(clause)s.") % clause
    if finding.state == State.YES:
        return pgettext("a reason", "%(clause)s.") % clause
    return pgettext("a reason", "you can come if %(clause)s.") % clause
