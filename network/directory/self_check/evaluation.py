"""May somebody with these answers come to this shop, in which way, and what is missing?

Pure: reads the prefetched rows of a shop (``with_sources``), asks no query and no clock, says no word.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from network.directory.models import Criterion, CriterionGroup, RequiredDocument, Shop
from network.directory.queries import NOT_FOR_VISITS
from network.directory.self_check.answers import Answers, Ground, State
from network.directory.self_check.income import Measured, income, low_income
from network.directory.self_check.residence import Where, residence

Kind = Criterion.Kind
Status = Criterion.Status
Papers = RequiredDocument.Kind
T = TypeVar("T")

# Who is the one is the other too, also where she did not say so.
IMPLIED = {Status.REFUGEE: Status.REFUGEE_UA, Status.LARGE_FAMILY: Status.LARGE_FAMILY_CARD}
OF_A_REFERRAL = frozenset({Papers.REFERRAL, Papers.VOUCHER})
# Papers that somebody else must give first; all others she has, or writes herself.
TO_GET = OF_A_REFERRAL | {Papers.INCOME_CERTIFICATE, Papers.OFFICE_CERTIFICATE, Papers.OPERATOR_CERTIFICATE}
# "Seniors" without an age: nobody is one before 60 (Polish law on older people, article 4), everybody from 65, when
# men retire; in between it is for the shop to say.
SENIOR_PERHAPS, SENIOR_SURELY = 60, 65


class Verdict(Enum):
    """From the best to the hardest, as results are sorted."""

    MAY_COME = "may_come"
    MAY_COME_WITH = "may_come_with"
    ASK = "ask"
    OTHER_WAY = "other_way"

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(Verdict).index(self)


VERDICTS = {
    State.YES: Verdict.MAY_COME,
    State.NEEDED: Verdict.MAY_COME_WITH,
    State.UNKNOWN: Verdict.ASK,
    State.NO: Verdict.OTHER_WAY,
}


@dataclass(frozen=True)
class Finding:
    """One criterion and whether it is met; ``why`` for those that can be unsure in several ways."""

    criterion: Criterion
    state: State
    why: Where | Measured | None = None


@dataclass(frozen=True)
class WayIn:
    """One way in, measured: ``to_get`` are the papers she must get somewhere first (those of one set stand for each
    other)."""

    group: CriterionGroup
    findings: tuple[Finding, ...]
    to_get: tuple[tuple[RequiredDocument, ...], ...] = ()

    @property
    def state(self) -> State:
        """As its weakest condition; without any condition nobody has told us who may come."""
        states = [finding.state for finding in self.findings] or [State.UNKNOWN]
        return min([*states, State.NEEDED] if self.to_get else states)

    @property
    def ease(self) -> tuple[int, int, bool, int]:
        """For choosing: the best state first, then the fewest obstacles, then the way that holds in all hours."""
        obstacles = sum(finding.state == self.state for finding in self.findings) if self.state < State.YES else 0
        return self.state, -obstacles - len(self.to_get), not self.group.mode, -self.group.position


@dataclass(frozen=True)
class Evaluation:
    """The verdict and the way in it is about; None: the shop has told nobody who may come.

    ``asks_part``: some way in would become clearer if she said "town" or "villages around". ``otherwise``: where the
    way holds in some hours only, one for all hours that needs something more.
    """

    verdict: Verdict
    way: WayIn | None = None
    asks_part: bool = False
    otherwise: WayIn | None = None


def evaluate(shop: Shop, answers: Answers, ground: Ground) -> Evaluation:
    """The verdict by the shop's best way in. Ways only for donors, or only by phone, are none."""
    groups = [group for group in shop.criterion_groups.all() if group.mode not in NOT_FOR_VISITS]
    ways = [way_in(shop, group, answers, ground) for group in groups]
    best = max(ways, key=lambda way: way.ease, default=None)
    if best is None:
        return Evaluation(Verdict.ASK)
    return Evaluation(
        VERDICTS[best.state], best, asks_part=any(_asks_part(way) for way in ways), otherwise=_otherwise(best, ways)
    )


def way_in(shop: Shop, group: CriterionGroup, answers: Answers, ground: Ground) -> WayIn:
    """All conditions of one way in."""
    findings = tuple(_finding(criterion, answers, ground) for criterion in group.criteria.all())
    has_rule = any(finding.criterion.kind == Kind.REFERRAL for finding in findings)
    held = OF_A_REFERRAL if answers.has_referral or has_rule else frozenset[str]()
    return WayIn(group, findings, _to_get(papers_of(shop, group), held))


def papers_of(shop: Shop, group: CriterionGroup) -> list[RequiredDocument]:
    """What to bring by this way in: its own papers and those that everybody brings; what only helps comes last."""
    mine = [paper for paper in shop.documents.all() if paper.group_id in (None, group.pk)]
    return sorted(mine, key=lambda paper: (paper.is_recommended, paper.group_id is None))


def decides_one_by_one(shop: Shop) -> bool:
    """Whether some way into the shop is a decision about a single person."""
    return any(one.kind == Kind.INDIVIDUAL for group in shop.criterion_groups.all() for one in group.criteria.all())


def _otherwise(best: WayIn, ways: list[WayIn]) -> WayIn | None:
    always = [way for way in ways if not way.group.mode and way.state == State.NEEDED] if best.group.mode else []
    return max(always, key=lambda way: way.ease, default=None)


def _asks_part(way: WayIn) -> bool:
    return way.state == State.UNKNOWN and any(one.why == Where.TOWN_OR_VILLAGES for one in way.findings)


def _to_get(papers: Iterable[RequiredDocument], held: frozenset[str]) -> tuple[tuple[RequiredDocument, ...], ...]:
    """The sets of papers of which none is at hand. What is only recommended, or made on the spot, is at hand."""
    sets: dict[tuple[int | None, int, str], list[RequiredDocument]] = {}
    for paper in papers:
        alone = "" if paper.one_of else paper.kind
        sets.setdefault((paper.group_id, paper.one_of, alone), []).append(paper)
    return tuple(tuple(choice) for choice in sets.values() if all(_must_be_got(paper, held) for paper in choice))


def _must_be_got(paper: RequiredDocument, held: frozenset[str]) -> bool:
    at_hand = paper.is_recommended or paper.made_on_the_spot or paper.kind in held
    return paper.kind in TO_GET and not at_hand


def _finding(criterion: Criterion, answers: Answers, ground: Ground) -> Finding:
    match criterion.kind:
        case Kind.EVERYONE:
            return Finding(criterion, State.YES)
        case Kind.RESIDENCE:
            return Finding(criterion, *residence(criterion.areas.all(), answers, namesake=ground.namesake))
        case Kind.INCOME:
            return Finding(criterion, *income(criterion, answers, ground.amount))
        case Kind.REFERRAL:
            return Finding(criterion, State.YES if answers.has_referral else State.NEEDED)
        case Kind.AGE:
            return Finding(criterion, _known(answers.age, lambda age: age >= (criterion.years or 0)))
        case Kind.STATUS if criterion.status == Status.LOW_INCOME:
            return Finding(criterion, *low_income(answers, ground.amount))
        case Kind.STATUS:
            return Finding(criterion, _status(criterion.status, answers))
    return Finding(criterion, State.NEEDED)  # decided one by one


def _status(status: str, answers: Answers) -> State:
    """Whether she belongs to the group. Living alone and being a senior follow from other answers; need is for her
    alone to judge."""
    if status == Status.IN_NEED:
        return State.YES
    if status == Status.ALONE:
        return _known(answers.size, lambda size: size == 1)
    if status == Status.SENIOR and answers.age is not None and answers.age < SENIOR_SURELY:
        return State.UNKNOWN if answers.age >= SENIOR_PERHAPS else State.NO
    if status == Status.SENIOR:
        return _known(answers.age, lambda age: age >= SENIOR_SURELY)
    either = {status, IMPLIED.get(Status(status), status)}
    return _known(answers.situations, lambda said: not said.isdisjoint(either))


def _known(said: T | None, is_met: Callable[[T], bool]) -> State:
    """UNKNOWN where she did not say, else whether it is met."""
    if said is None:
        return State.UNKNOWN
    return State.YES if is_met(said) else State.NO
