"""Shops with their terms in memory: ways in, referrals, limits and the rest, without a database."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    Limit,
    NationalAmount,
    Operator,
    Phone,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    ServiceOffer,
    Shop,
)
from tests.network.directory.plain_shops import criterion, last_hour, plain_shop, rule, way_in

LANGUAGES = ("pl", "uk", "en", "ru")
TODAY = date(2026, 11, 27)
TERMS = ("routes", "limits", "stock_hints", "access_facts", "services", "figures")

WEJHEROWO = Area(name="Wejherowo", kind="rural")
KATOWICE = Area(name="Katowice", kind="town")
GOPS = ReferralOffice(name="GOPS w Wejherowie", phone="+48733492273")
MOPS = ReferralOffice(name="MOPS w Katowicach")
FOUNDATION = Operator(name="Fundacja Chleb", phone="+48586001002")

Said = str | list[str] | list[tuple[str, str, str]]
Golden = dict[str, tuple[Callable[[], Said], tuple[str, str, str, str]]]  # what to say, and how in ``LANGUAGES``


def plain(said: Said) -> str:
    """All that is said in one line, with "~" for each no-break space."""
    parts = [said] if isinstance(said, str) else [", ".join(one) if isinstance(one, tuple) else one for one in said]
    return " | ".join(parts).replace("\u00a0", "~")


def word_for_word(golden: Golden) -> Callable[[str, str], None]:
    """A test that each case says in each language just what stands there, written as ``plain`` writes it."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("case", golden)
    def test(case: str, language: str) -> None:
        say, texts = golden[case]
        with override(language):
            assert plain(say()) == texts[LANGUAGES.index(language)]

    return test


def amount(year: int, single: int, family: int) -> NationalAmount:
    """The national amount in force since the first of January of a year."""
    return NationalAmount(valid_from=date(year, 1, 1), single=Decimal(single), family=Decimal(family), source="law")


NOW = amount(2025, 1010, 823)
NOW.earlier = [amount(2022, 776, 600), amount(2018, 701, 528)]


def terms_shop(*rules: Any, **facts: Any) -> Shop:
    """A plain shop, and its routes, limits, stock_hints, access_facts, services and figures as if prefetched."""
    terms = {name: list(facts.pop(name, ())) for name in TERMS}
    shop = plain_shop(*rules, **facts)
    shop._prefetched_objects_cache |= terms  # type: ignore[attr-defined]  # as in plain_shops
    return shop


def route(office: ReferralOffice | None = None, **facts: Any) -> ReferralRoute:
    """One who refers: an office, or by ``issuer`` somebody else."""
    return ReferralRoute(office=office, **{"issuer": "office"} | facts)


def paper(kind: str, **facts: Any) -> RequiredDocument:
    return RequiredDocument(kind=kind, **facts)


def at_most(number: str | None, unit: str, period: str = "", **facts: Any) -> Limit:
    """A limit of so much; None: its number is not known."""
    return Limit(amount=Decimal(number) if number else None, unit=unit, period=period, **facts)


def status(name: str, **facts: Any) -> CriterionGroup:
    """A way in for a group of people."""
    return way_in(criterion("status", status=name), **facts)


def lives(*areas: Area) -> Criterion:
    return criterion("residence", *areas)


def earns(**facts: Any) -> Criterion:
    """An income limit, by percent, single, family, amounts_dated."""
    money = {key: Decimal(facts.pop(key)) for key in ("single", "family") if key in facts}
    return criterion("income", **money, **facts)


def bolszewo(*ways: CriterionGroup, **facts: Any) -> Shop:
    """With a referral, or in the last hour with a statement that one signs there."""
    known = {"windows": [last_hour()], "routes": [route(GOPS)], "ways_in": ways or (with_referral(), with_statement())}
    return terms_shop(rule("tue fri", "13:00-16:00"), **known | facts)


def phone(number: str = "+48586003004", **facts: Any) -> Phone:
    return Phone(number=number, **{"owner": "shop"} | facts)


def offer(kind: str, **facts: Any) -> ServiceOffer:
    return ServiceOffer(kind=kind, **facts)


def with_referral(*more: Criterion) -> CriterionGroup:
    return way_in(lives(WEJHEROWO), criterion("referral"), *more, documents=[paper("referral")])


def with_statement() -> CriterionGroup:
    papers = [paper("need_statement", made_on_the_spot=True)]
    return way_in(lives(WEJHEROWO), mode="no_referral", documents=papers)


WITH_LIMIT = (with_referral(earns(percent=300)), with_statement())
