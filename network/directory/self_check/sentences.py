"""How do we say whether somebody may come, with what, in which hours, and where to turn instead?

Every function takes what was found and gives a sentence or phrase in the active language. Never a bare no.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory import sentences
from network.directory.ages import (
    Freshness,
    Standing,
    counts_as_open,
    dated,
    effective_capacity,
    effective_status,
    freshness_of,
)
from network.directory.models import (
    AccessMode,
    Criterion,
    CriterionGroup,
    FactGroup,
    ReferralOffice,
    RequiredDocument,
    Shop,
)
from network.directory.self_check.answers import State
from network.directory.self_check.evaluation import Evaluation, Finding, Verdict, WayIn, decides_one_by_one
from network.directory.self_check.income import Measured
from network.directory.self_check.residence import Where
from network.directory.sentences.mode_hours import hours_of
from network.directory.sentences.papers import paper
from network.directory.sentences.ways import both, either
from network.places.resolver import Match

HERS_TO_SAY = (None, Where.PLACE_UNKNOWN, Where.TOWN_OR_VILLAGES, Measured.NOT_SAID)


def answer(found: Evaluation, shop: Shop, today: date) -> str:
    """May I come? Rules older than a year, or of no date, never give a yes without "ask"."""
    match found.verdict:
        case Verdict.MAY_COME:
            return _yes(shop, today)
        case Verdict.MAY_COME_WITH if found.way:
            return _yes_with(both(things(found.way)), shop, today)
        case Verdict.OTHER_WAY:
            return _("Let us look for another way.")
    return _ask(found.way)


def things(way: WayIn) -> list[str]:
    """What is still to be had, in few words: "a referral", "a decision", the names of papers."""
    kinds = [finding.criterion.kind for finding in way.findings if finding.state == State.NEEDED]
    said = [_("a referral")] if Criterion.Kind.REFERRAL in kinds else []
    said += [_("a decision about your case")] if Criterion.Kind.INDIVIDUAL in kinds else []
    return said + [either([paper(row) for row in choice]) for choice in way.to_get]


def doubt(shop: Shop, today: date) -> str:
    """That the shop closes, was to close, or has a break; '' for all others: their pages say whether they open."""
    doubtful = (Standing.CLOSING, Standing.WAS_TO_CLOSE, Standing.SUSPENDED, Standing.WAS_SUSPENDED)
    return f"{sentences.status(shop, today)}." if effective_status(shop, today) in doubtful else ""


def when(group: CriterionGroup, shop: Shop) -> str:
    """In which hours this way in holds: "When: in the last hour."; '' for all hours."""
    if said := hours_of(group.mode, shop):
        return _("When: %(hours)s.") % {"hours": said}
    words = "" if group.mode in ("", AccessMode.REGULAR) else sentences.access({group.mode}, shop)
    return _("In the hours %(access)s.") % {"access": words} if words else ""


def at_other_times(found: Evaluation) -> str:
    """What she needs to come in all hours; '' where she may already, or where no way is known."""
    needed = things(found.otherwise) if found.otherwise else []
    return _("At other times you need: %(things)s.") % {"things": both(needed)} if needed else ""


def rules_age(shop: Shop, today: date) -> str:
    """Of when the rules are, and to ask before one goes where they are old."""
    known = dated(shop, FactGroup.WHO)
    if not known:
        return _("Rules without a date. Ask before you go.")
    when = {"date": sentences.date_of(known)}
    if freshness_of(shop, FactGroup.WHO, today).passes_filters:
        return _("Rules as of %(date)s.") % when
    return _("Rules as of %(date)s. Ask before you go.") % when


def tells_age(found: Evaluation, shop: Shop, today: date) -> bool:
    """Whether the answer itself says that the rules are old."""
    is_yes = found.verdict in (Verdict.MAY_COME, Verdict.MAY_COME_WITH)
    return is_yes and not freshness_of(shop, FactGroup.WHO, today).passes_filters


def referral_from(name: str) -> str:
    """Where to get the referral; the name may be ''."""
    if name:
        return _("You need a referral. It is given by: %(name)s.") % {"name": name}
    return _(
        "You need a referral. We do not know who gives it. "
        "Ask in the shop or in the social welfare centre of your gmina."
    )


def decision_from() -> str:
    """Where to ask for a decision."""
    return _("You can ask for a decision. Say how things are with you.")


def paper_from(choice: Iterable[RequiredDocument]) -> str:
    """That a paper must be got first, or one of several."""
    return _("You still need: %(things)s. Ask where you get it.") % {"things": either([paper(row) for row in choice])}


def papers(rows: Iterable[RequiredDocument]) -> list[str]:
    """What to bring, one phrase for each paper and one for those that stand for each other."""
    said = []
    for (number, _group), same in groupby(sorted(rows, key=_set_of), key=_set_of):
        phrases = [paper(row) for row in same]
        said += [either(phrases)] if number else phrases
    return said


def room(shop: Shop, today: date) -> str:
    """Whether they take new people; '' where we do not know."""
    return sentences.capacity(shop, today) if effective_capacity(shop, today) != Shop.Capacity.UNKNOWN else ""


def one_by_one(shop: Shop) -> str:
    """That a shop also looks at single cases; '' where we know of no such rule."""
    return _("This shop also decides one by one. You can ask.") if decides_one_by_one(shop) else ""


def office(found: ReferralOffice | None, place: Match | None) -> str:
    """Whom to ask in one's own gmina."""
    if found:
        return _("Referrals and other help: %(name)s.") % {"name": found.name}
    if place and place.gmina:
        return _("Ask in the social welfare centre of gmina %(gmina)s. It helps the people who live there.") % {
            "gmina": place.gmina
        }
    return _(
        "Every gmina has a social welfare centre (OPS, GOPS, MOPS or MOPR). Ask there for a referral and for help."
    )


def nearer(shop: Shop) -> str:
    """A shop whose rules fit, instead."""
    return _("%(shop)s fits, %(distance)s.") % {"shop": shop.name, "distance": sentences.distance(shop.distance_km)}


def summary(verdicts: list[Verdict], reach: int, nearest: Shop | None) -> str:
    """The one answer above all rows: how many shops fit, else what comes first. ``nearest``: none is within reach."""
    if nearest:
        far = {"reach": reach, "town": nearest.location.town, "km": sentences.distance(nearest.distance_km)}
        return _("Within %(reach)s km we know no shop. The nearest: %(town)s, %(km)s.") % far
    for verdict in Verdict:
        if count := verdicts.count(verdict):
            return _counted(verdict, count)
    return _("We know no shop.")


def _counted(verdict: Verdict, count: int) -> str:
    said = {
        Verdict.MAY_COME: lambda: ngettext(
            "By the rules we know %(count)s shop fits.", "By the rules we know %(count)s shops fit.", count
        ),
        Verdict.MAY_COME_WITH: lambda: ngettext(
            "To %(count)s shop you can come when you have one thing more.",
            "To %(count)s shops you can come when you have one thing more.",
            count,
        ),
        Verdict.ASK: lambda: ngettext("Ask first in %(count)s shop.", "Ask first in %(count)s shops.", count),
        Verdict.OTHER_WAY: lambda: _("Let us look for another way."),
    }[verdict]()
    return said % {"count": count} if "%(" in said else said


def _yes(shop: Shop, today: date) -> str:
    age, known = freshness_of(shop, FactGroup.WHO, today), dated(shop, FactGroup.WHO)
    if age == Freshness.UNDATED or not known:
        return _("Yes by rules without a date, ask before you go.")
    if not age.passes_filters:
        return _("Yes by the rules of %(date)s, ask before you go.") % {"date": sentences.date_of(known)}
    if not counts_as_open(shop, today):
        return _("Yes, but first ask if the shop still opens.")
    if effective_capacity(shop, today) in (Shop.Capacity.QUEUE, Shop.Capacity.FULL):
        return _("Yes by the rules, but first ask if there is room.")
    return _("Yes, you may come.")


def _set_of(row: RequiredDocument) -> tuple[int, int]:
    return row.one_of, row.group_id or 0


def _yes_with(needed: str, shop: Shop, today: date) -> str:
    age, known = freshness_of(shop, FactGroup.WHO, today), dated(shop, FactGroup.WHO)
    if age == Freshness.UNDATED or not known:
        return _("By rules without a date you need: %(things)s. Ask before you go.") % {"things": needed}
    if not age.passes_filters:
        said = {"date": sentences.date_of(known), "things": needed}
        return _("By the rules of %(date)s you need: %(things)s. Ask before you go.") % said
    return _("Yes, but first you need: %(things)s.") % {"things": needed}


def _ask(way: WayIn | None) -> str:
    """Nobody can tell, or she could."""
    if way is None:
        return _("We do not know who may come. Ask first.")
    unsure = [finding for finding in way.findings if finding.state == State.UNKNOWN]
    if unsure and all(_is_hers_to_say(finding) for finding in unsure):
        return _("It depends. We say below on what.")
    return _("Ask first.")


def _is_hers_to_say(finding: Finding) -> bool:
    return finding.why in HERS_TO_SAY
