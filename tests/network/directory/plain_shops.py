"""Shops with their rows in memory: what a view has after prefetching, without a database."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    DerivedWindow,
    FactAge,
    LanguageSpoken,
    OpeningException,
    OpeningRule,
    Operator,
    Phone,
    ReferralOffice,
    RequiredDocument,
    Shop,
)

WARSAW = ZoneInfo("Europe/Warsaw")
NUMBERS = count(1)  # rows know each other by their primary keys
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def at(text: str, fold: int = 0) -> datetime:
    """The moment when clocks in Warsaw show this: "2026-11-27 14:20"."""
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW, fold=fold)


def rule(days: str, hours: str, mode: str = "regular", **facts: Any) -> list[OpeningRule]:
    """Rules for "tue fri", "13:00-16:00"; "12:00+" has no end, an end before the start is on the next day."""
    start, _dash, end = hours.rstrip("+").partition("-")
    opens, closes = time.fromisoformat(start), time.fromisoformat(end) if end else None
    past = closes is not None and closes <= opens
    return [
        OpeningRule(mode=mode, weekday=WEEKDAYS.index(day), opens=opens, closes=closes, past_midnight=past, **facts)
        for day in days.split()
    ]


def exception(first: str, last: str = "", hours: str = "", mode: str = "", reason: str = "other") -> OpeningException:
    """Closed days, or other hours on them."""
    start, _dash, end = hours.rstrip("+").partition("-")
    return OpeningException(
        mode=mode,
        first_day=date.fromisoformat(first),
        last_day=date.fromisoformat(last or first),
        opens=time.fromisoformat(start) if start else None,
        closes=time.fromisoformat(end) if end else None,
        reason=reason,
    )


def last_hour(mode: str = "no_referral", of: str = "regular", minutes: int = 60, edge: str = "last") -> DerivedWindow:
    """ "In the last hour also without a referral"."""
    return DerivedWindow(mode=mode, of_mode=of, minutes=minutes, edge=edge)


def confirmed(on: str, *groups: str) -> list[FactAge]:
    """Groups of facts confirmed on a day (status and hours unless named)."""
    day = date.fromisoformat(on)
    return [FactAge(group=group, confirmed_on=day, known_on=day) for group in groups or ("status", "hours")]


def read(edtf: str, known_on: str, *groups: str) -> list[FactAge]:
    """Groups of facts that a source of a date states and nobody confirmed."""
    return [FactAge(group=group, dated=edtf, known_on=date.fromisoformat(known_on)) for group in groups or ("hours",)]


def criterion(kind: str, *areas: Area, **facts: Any) -> Criterion:
    """One condition of a way in; ``areas`` of a residence."""
    row = Criterion(pk=next(NUMBERS), kind=kind, **facts)
    row._prefetched_objects_cache = {"areas": list(areas)}  # type: ignore[attr-defined]
    return row


def way_in(*criteria: Criterion, mode: str = "", documents: Sequence[RequiredDocument] = ()) -> CriterionGroup:
    """A way in with its conditions and papers; ``plain_shop`` numbers them."""
    row = CriterionGroup(pk=next(NUMBERS), mode=mode)
    row._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "criteria": list(criteria), "documents": list(documents),
    }  # fmt: skip
    return row


def plain_shop(
    *rules: list[OpeningRule],
    windows: Sequence[DerivedWindow] = (),
    exceptions: Sequence[OpeningException] = (),
    ages: Sequence[FactAge] = (),
    phones: Sequence[Phone] = (),
    offices: Sequence[ReferralOffice] = (),
    languages: Sequence[LanguageSpoken] = (),
    ways_in: Sequence[CriterionGroup] = (),
    documents: Sequence[RequiredDocument] = (),
    operator: Operator | None = None,
    **facts: Any,
) -> Shop:
    """A shop that is open by its status, with its related rows as if prefetched."""
    shop = Shop(pk=1, **{"slug": "shop", "name": "Shop", "status": "open", "operator": operator} | facts)
    shop._prefetched_objects_cache = {  # type: ignore[attr-defined]  # where Django itself keeps prefetched rows
        "opening_rules": [row for rows in rules for row in rows],
        "derived_windows": list(windows),
        "opening_exceptions": list(exceptions),
        "fact_ages": list(ages),
        "phones": list(phones),
        "offices": list(offices),
        "languages": list(languages),
        "criterion_groups": list(ways_in),
        "documents": list(documents),
    }
    for position, group in enumerate(ways_in, 1):
        group.position = position
    return shop
