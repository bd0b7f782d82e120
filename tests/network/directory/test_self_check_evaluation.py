"""Is the verdict of the self-check what a second, naive reading of the same rules says?"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.directory.models import Area, NationalAmount
from network.directory.self_check.answers import Answers, Ground, Part
from network.directory.self_check.evaluation import Verdict, evaluate
from tests.network.directory.check_shops import criterion, lives, paper, shop_with, way

AMOUNT = NationalAmount(single=Decimal("1010"), family=Decimal("823"))

# --- a second reading of the rules, of plain data, that shares nothing with the first ------------------------------


@dataclass(frozen=True)
class Rule:
    """A condition as plain data."""

    kind: str
    status: str = ""
    years: int | None = None
    percent: int | None = None
    single: Decimal | None = None
    family: Decimal | None = None
    areas: tuple[tuple[str, str, str, str], ...] = ()  # gmina, kind, powiat, district


@dataclass(frozen=True)
class Way:
    """A way in as plain data; papers: kind, made on the spot, only recommended, number of the set."""

    rules: tuple[Rule, ...]
    mode: str = ""
    papers: tuple[tuple[str, bool, bool, int], ...] = ()


@dataclass(frozen=True)
class Case:
    ways: tuple[Way, ...]
    papers_of_all: tuple[tuple[str, bool, bool, int], ...] = ()
    place: tuple[str, str, str, str] | None = None  # name, kind, gmina, powiat
    part: str | None = None
    size: int | None = None
    income: Decimal | None = None
    has_referral: bool | None = None
    age: int | None = None
    situations: frozenset[str] | None = None
    amount_known: bool = True
    namesake: bool = False


# With a namesake: (kind of area, kind of place, what she said) → yes, no or ask.
NAMESAKES = {
    ("town", "village", None): "no", ("town", "village", "town"): "no", ("town", "village", "villages"): "no",
    ("town", "town", None): "ask", ("town", "town", "town"): "yes", ("town", "town", "villages"): "no",
    ("town", "gmina", None): "ask", ("town", "gmina", "town"): "yes", ("town", "gmina", "villages"): "no",
    ("town", "postcode", None): "ask", ("town", "postcode", "town"): "yes", ("town", "postcode", "villages"): "no",
    ("town", "district", None): "yes", ("town", "district", "town"): "yes", ("town", "district", "villages"): "no",
    ("rural", "village", None): "yes", ("rural", "village", "town"): "yes", ("rural", "village", "villages"): "yes",
    ("rural", "town", None): "ask", ("rural", "town", "town"): "no", ("rural", "town", "villages"): "yes",
    ("rural", "gmina", None): "ask", ("rural", "gmina", "town"): "no", ("rural", "gmina", "villages"): "yes",
    ("rural", "postcode", None): "ask", ("rural", "postcode", "town"): "no", ("rural", "postcode", "villages"): "yes",
    ("rural", "district", None): "ask", ("rural", "district", "town"): "no", ("rural", "district", "villages"): "yes",
}  # fmt: skip


def lives_there(case: Case, area: tuple[str, str, str, str]) -> str:
    gmina, kind, powiat, district = area
    if not case.place or not case.place[2]:
        return "ask"
    name, place_kind, own_gmina, own_powiat = case.place
    if own_gmina != gmina or (powiat and own_powiat and powiat != own_powiat):
        return "no"
    if district:
        return "yes" if (place_kind, name) == ("district", district) else "ask"
    if not case.namesake or kind == "mixed":
        return "yes"
    return "ask" if kind == "unknown" else NAMESAKES[kind, place_kind, case.part]


def within(case: Case, rule: Rule) -> str:
    if case.size is None or case.income is None:
        return "ask"
    alone = case.size == 1
    share = Fraction(case.income) / case.size
    own = rule.single if alone else rule.family
    if rule.percent is None:
        return "ask" if own is None else "yes" if share <= Fraction(own) else "no"
    if not case.amount_known:
        return "ask"
    by_law = Fraction(1010 if alone else 823) * rule.percent / 100
    opinions = {share <= limit for limit in (by_law, Fraction(own) if own is not None else by_law)}
    return {(True,): "yes", (False,): "no"}.get(tuple(opinions), "ask")


def belongs(case: Case, status: str) -> str:
    if status == "in_need":
        return "yes"
    if status == "low_income":
        surely = case.amount_known and within(case, Rule("income", percent=100)) == "yes"
        return "yes" if surely else "ask"
    if status == "senior":
        age = -1 if case.age is None else case.age
        return "ask" if age == -1 or age in range(60, 65) else "yes" if age > 64 else "no"
    if status == "alone":
        return "ask" if case.size is None else "yes" if case.size == 1 else "no"
    if case.situations is None:
        return "ask"
    also = {"refugee": ["refugee_ua"], "large_family": ["large_family_card"]}.get(status, [])
    return "yes" if any(one in case.situations for one in [status, *also]) else "no"


def holds(case: Case, rule: Rule) -> str:
    """ "yes", "no", "ask", or "get" for what she can still get."""
    if rule.kind == "everyone":
        return "yes"
    if rule.kind == "residence":
        said = [lives_there(case, area) for area in rule.areas]
        return next((one for one in ("yes", "ask", "no") if one in said), "ask")
    if rule.kind == "income":
        return within(case, rule)
    if rule.kind == "age":
        return "ask" if case.age is None else "yes" if case.age >= (rule.years or 0) else "no"
    if rule.kind == "status":
        return belongs(case, rule.status)
    return "yes" if rule.kind == "referral" and case.has_referral else "get"


FROM_OTHERS = {"referral", "voucher", "income_certificate", "office_certificate", "operator_certificate"}


def papers_at_hand(case: Case, door: Way) -> bool:
    for papers in (case.papers_of_all, door.papers):
        for number in {one[3] for one in papers}:
            same = [one for one in papers if one[3] == number]
            for choice in [same] if number else [[one] for one in same]:
                if not any(has(case, door, one) for one in choice):
                    return False
    return True


def has(case: Case, door: Way, one: tuple[str, bool, bool, int]) -> bool:
    kind, on_the_spot, recommended, _number = one
    if on_the_spot or recommended or kind not in FROM_OTHERS:
        return True
    told_already = any(rule.kind == "referral" for rule in door.rules)
    return kind in ("referral", "voucher") and (bool(case.has_referral) or told_already)


def opens(case: Case, door: Way, *, gets: bool, lucky: bool) -> bool:
    """Whether the way in is open if she gets what can be got, and if all that is unknown falls well."""
    good = {"yes"} | ({"get"} if gets else set()) | ({"ask"} if lucky else set())
    if not door.rules and not lucky:
        return False
    return all(holds(case, rule) in good for rule in door.rules) and (gets or papers_at_hand(case, door))


def naive(case: Case) -> str:
    doors = [door for door in case.ways if door.mode not in ("donors", "phone")]
    if not doors:
        return "ask"
    if any(opens(case, door, gets=False, lucky=False) for door in doors):
        return "may_come"
    if any(opens(case, door, gets=True, lucky=False) for door in doors):
        return "may_come_with"
    return "ask" if any(opens(case, door, gets=True, lucky=True) for door in doors) else "other_way"


# --- the same as rows ----------------------------------------------------------------------------------------------


def verdict(case: Case) -> str:
    ways = [
        way(*(as_row(rule) for rule in door.rules), mode=door.mode, papers=as_papers(door.papers)) for door in case.ways
    ]
    shop = shop_with(*ways, papers=as_papers(case.papers_of_all))
    name, kind, gmina, powiat = case.place or ("", "", "", "")
    answers = Answers(
        place=lives(name, kind, gmina, powiat) if case.place else None,
        part=Part(case.part) if case.part else None,
        size=case.size,
        income=case.income,
        has_referral=case.has_referral,
        age=case.age,
        situations=case.situations,
    )
    ground = Ground(AMOUNT if case.amount_known else None, case.namesake)
    return evaluate(shop, answers, ground).verdict.value


def as_row(rule: Rule) -> Any:
    areas = [
        Area(name=name, kind=kind, powiat=powiat, district=district) for name, kind, powiat, district in rule.areas
    ]
    facts = {name: getattr(rule, name) for name in ("status", "years", "percent", "single", "family")}
    return criterion(rule.kind, areas, **facts)


def as_papers(papers: tuple[tuple[str, bool, bool, int], ...]) -> list[Any]:
    return [
        paper(kind, made_on_the_spot=spot, is_recommended=recommended, one_of=number)
        for kind, spot, recommended, number in papers
    ]


# --- cases ---------------------------------------------------------------------------------------------------------

GMINAS = ("Wejherowo", "Luzino")
AREAS = st.tuples(
    st.sampled_from(GMINAS),
    st.sampled_from(["town", "rural", "mixed", "unknown"]),
    st.sampled_from(["", "wejherowski", "pucki"]),
    st.sampled_from(["", "", "", "Nanice"]),
)
PLACES = st.tuples(
    st.sampled_from(["Wejherowo", "Bolszewo", "Nanice"]),
    st.sampled_from(["town", "village", "gmina", "postcode", "district"]),
    st.sampled_from(["Wejherowo", "Wejherowo", "Luzino", ""]),
    st.sampled_from(["wejherowski", ""]),
)
LIMITS = st.sampled_from([None, Decimal("1800"), Decimal("2328"), Decimal("2676.50"), Decimal("2180.95")])
STATUSES = [
    "refugee_ua",
    "refugee",
    "large_family",
    "large_family_card",
    "alone",
    "in_need",
    "job_lost",
    "senior",
    "low_income",
]
INCOME = st.builds(
    lambda percent, single, family: Rule("income", percent=percent, single=single, family=family),
    st.sampled_from([None, 200, 265, 300]),
    LIMITS,
    LIMITS,
).filter(lambda rule: (rule.percent, rule.single, rule.family) != (None, None, None))
RULES = st.one_of(
    st.just(Rule("everyone")),
    st.builds(lambda areas: Rule("residence", areas=tuple(areas)), st.lists(AREAS, max_size=2)),
    INCOME,
    st.just(Rule("referral")),
    st.builds(lambda years: Rule("age", years=years), st.sampled_from([60, 75])),
    st.builds(lambda status: Rule("status", status=status), st.sampled_from(STATUSES)),
    st.just(Rule("individual")),
)
PAPERS = st.lists(
    st.tuples(
        st.sampled_from(["referral", "voucher", "identity", "need_statement", "office_certificate"]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([0, 0, 1]),
    ),
    max_size=2,
    unique_by=lambda one: one[0],  # as the database holds
).map(tuple)
WAYS = st.builds(
    Way,
    rules=st.lists(RULES, max_size=3).map(tuple),
    mode=st.sampled_from(["", "", "no_referral", "donors", "phone"]),
    papers=PAPERS,
)
# Whole households on the edge of a limit, and anything else.
MONEY = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "0",
            "1010",
            "1010.01",
            "1646",
            "1646.01",
            "1800",
            "1800.01",
            "2328",
            "2676.50",
            "2676.51",
            "2180.95",
            "4361.90",
            "4361.91",
            "3600",
        ]
    ).map(Decimal),
    st.decimals("0", "12000", places=2),
)
CASES = st.builds(
    Case,
    ways=st.lists(WAYS, max_size=3).map(tuple),
    papers_of_all=PAPERS,
    place=st.none() | PLACES,
    part=st.sampled_from([None, "town", "villages"]),
    size=st.none() | st.integers(1, 4),
    income=MONEY,
    has_referral=st.sampled_from([None, True, False]),
    age=st.sampled_from([None, 30, 59, 60, 64, 65, 74, 75]),
    situations=st.none() | st.frozensets(st.sampled_from(["refugee_ua", "large_family_card", "job_lost"])),
    amount_known=st.booleans(),
    namesake=st.booleans(),
)


@settings(max_examples=1500, deadline=None)
@given(CASES)
@pytest.mark.slow
def test_verdict_agrees_with_a_second_reading_of_the_rules(case: Case) -> None:
    assert verdict(case) == naive(case)


@pytest.mark.parametrize(
    ("known", "expected"), [pytest.param(k, v, id="-".join(map(str, k))) for k, v in NAMESAKES.items()]
)
def test_namesake_is_asked_about_instead_of_taken_for_a_yes(known: tuple[str, str, str | None], expected: str) -> None:
    kind, place_kind, part = known
    case = Case(
        ways=(Way((Rule("residence", areas=(("Wejherowo", kind, "wejherowski", ""),)),)),),
        place=("Wejherowo", place_kind, "Wejherowo", "wejherowski"),
        part=part,
        namesake=True,
    )
    assert verdict(case) == {"yes": "may_come", "ask": "ask", "no": "other_way"}[expected]


@pytest.mark.parametrize("part", [None, "town", "villages"])
@pytest.mark.parametrize("place_kind", ["town", "village", "postcode", "gmina", "district"])
def test_namesake_of_unknown_kind_stays_a_question(place_kind: str, part: str | None) -> None:
    rule = Rule("residence", areas=(("Wejherowo", "unknown", "", ""),))
    place = ("Wejherowo", place_kind, "Wejherowo", "wejherowski")
    assert verdict(Case(ways=(Way((rule,)),), place=place, part=part, namesake=True)) == "ask"


@pytest.mark.parametrize("kind", ["town", "rural", "mixed", "unknown"])
def test_without_a_namesake_the_name_is_enough(kind: str) -> None:
    rule = Rule("residence", areas=(("Gdańsk", kind, "", ""),))
    assert verdict(Case(ways=(Way((rule,)),), place=("Gdansk", "city", "Gdańsk", "Gdańsk"))) == "may_come"


@pytest.mark.parametrize(
    ("size", "income", "expected"),
    [
        (1, "2676.50", "may_come"),  # 265 % of 1010
        (1, "2676.51", "other_way"),
        (3, "6542.85", "may_come"),  # 265 % of 823, three times
        (3, "6542.86", "other_way"),
    ],
)
def test_income_equal_to_the_limit_is_within(size: int, income: str, expected: str) -> None:
    case = Case(ways=(Way((Rule("income", percent=265),)),), size=size, income=Decimal(income))
    assert verdict(case) == expected


@pytest.mark.parametrize(
    ("income", "expected"), [("2328", "may_come"), ("2328.01", "ask"), ("3030", "ask"), ("3030.01", "other_way")]
)
def test_income_between_the_percentage_and_the_shops_amount_is_a_question(income: str, expected: str) -> None:
    rule = Rule("income", percent=300, single=Decimal(2328), family=Decimal(1800))
    assert verdict(Case(ways=(Way((rule,)),), size=1, income=Decimal(income))) == expected


def test_shop_that_told_nobody_who_may_come_is_a_question() -> None:
    assert evaluate(shop_with(), Answers(), Ground()).way is None


def test_best_way_is_the_one_with_the_fewest_obstacles() -> None:
    hard = way(criterion("referral"), criterion("individual"))
    easy = way(criterion("referral"), mode="no_referral")
    found = evaluate(shop_with(hard, easy), Answers(), Ground())
    assert (found.verdict, found.way.group.position if found.way else 0) == (Verdict.MAY_COME_WITH, 2)


def test_of_equal_ways_the_one_in_all_hours_is_told() -> None:
    found = evaluate(
        shop_with(way(criterion("everyone"), mode="everyone"), way(criterion("everyone"))), Answers(), Ground()
    )
    assert found.way is not None
    assert found.way.group.position == 2


def test_only_a_district_of_that_name_is_the_district() -> None:
    door = Way((Rule("residence", areas=(("Wejherowo", "town", "", "Nanice"),)),))
    kinds = {
        kind: verdict(Case(ways=(door,), place=("Nanice", kind, "Wejherowo", ""))) for kind in ("district", "village")
    }
    assert kinds == {"district": "may_come", "village": "ask"}


@pytest.mark.parametrize(
    ("other", "expected"), [("identity", "may_come"), ("voucher", "may_come_with")], ids=["at-hand", "to-get"]
)
def test_one_paper_at_hand_is_enough_where_papers_stand_for_each_other(other: str, expected: str) -> None:
    papers = (("referral", False, False, 1), (other, False, False, 1))
    assert verdict(Case(ways=(Way((Rule("everyone"),), papers=papers),))) == expected


def test_referral_that_is_a_condition_is_not_missing_as_a_paper_too() -> None:
    found = evaluate(shop_with(way(criterion("referral"), papers=[paper("referral")])), Answers(), Ground())
    assert found.way is not None
    assert (found.verdict, found.way.to_get) == (Verdict.MAY_COME_WITH, ())


def test_way_for_all_hours_that_needs_more_is_told_beside_one_for_some_hours() -> None:
    shop = shop_with(way(criterion("everyone"), mode="everyone"), way(criterion("referral")))
    found = evaluate(shop, Answers(), Ground())
    assert (found.verdict, found.otherwise and found.otherwise.group.position) == (Verdict.MAY_COME, 2)


def test_town_or_villages_is_asked_where_it_would_help_only() -> None:
    area = Area(name="Wejherowo", kind="rural")
    answers, ground = Answers(place=lives("Wejherowo"), age=30), Ground(namesake=True)
    open_question = shop_with(way(criterion("residence", [area])))
    settled = shop_with(way(criterion("residence", [area]), criterion("age", years=60)))
    assert [evaluate(shop, answers, ground).asks_part for shop in (open_question, settled)] == [True, False]
