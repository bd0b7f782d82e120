"""Does the age of a fact change how it is read?"""

from datetime import date

import pytest

from network.directory.ages import Freshness, Standing, age, counts_as_open, effective_status, freshness, freshness_of
from network.directory.models import FactAge
from tests.network.directory.plain_shops import confirmed, plain_shop, read

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Freshness.FRESH),
        (180, Freshness.FRESH),
        (181, Freshness.AGING),
        (365, Freshness.AGING),
        (366, Freshness.STALE),
    ],
)
def test_age_has_two_borders(days: int, expected: Freshness) -> None:
    assert age(days) == expected


def test_freshness_counts_from_known_on() -> None:
    assert freshness(FactAge(dated="2026", known_on=date(2026, 1, 1)), TODAY) == Freshness.AGING


@pytest.mark.parametrize("row", [None, FactAge(known_on=None), FactAge(known_on=date(2026, 11, 28))])
def test_freshness_without_a_date_or_with_one_still_to_come_is_undated(row: FactAge | None) -> None:
    assert freshness(row, TODAY) == Freshness.UNDATED


def test_freshness_of_looks_at_its_own_group() -> None:
    shop = plain_shop(ages=confirmed("2026-11-20", "price"))
    assert [freshness_of(shop, group, TODAY) for group in ("price", "hours")] == [Freshness.FRESH, Freshness.UNDATED]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": "open", "ages": confirmed("2025-11-27")}, Standing.OPEN),
        ({"status": "open", "ages": confirmed("2025-11-26")}, Standing.LAST_SEEN_OPEN),
        ({"status": "open", "ages": read("2026-11-01", "2026-11-01", "status")}, Standing.LAST_SEEN_OPEN),
        ({"status": "open"}, Standing.LAST_SEEN_OPEN),
        ({"status": "closing", "closes": "2026-11-27"}, Standing.CLOSING),
        ({"status": "closing", "closes": "2026-11"}, Standing.CLOSING),
        ({"status": "closing", "closes": "2026-11-26"}, Standing.WAS_TO_CLOSE),
        ({"status": "closing"}, Standing.LAST_SEEN_OPEN),
        ({"status": "closing", "ages": confirmed("2026-11-20")}, Standing.CLOSING),
        ({"status": "suspended", "suspended_until": TODAY}, Standing.SUSPENDED),
        ({"status": "suspended", "suspended_until": date(2026, 11, 26)}, Standing.WAS_SUSPENDED),
        ({"status": "planned"}, Standing.PLANNED),
        ({"status": "closed"}, Standing.CLOSED),
        ({"status": "unknown"}, Standing.UNKNOWN),
    ],
)
def test_effective_status(facts: dict[str, object], expected: Standing) -> None:
    assert effective_status(plain_shop(**facts), TODAY) == expected  # type: ignore[arg-type]


def test_counts_as_open_only_where_confirmed_or_closing() -> None:
    shops = [plain_shop(ages=confirmed("2026-11-20")), plain_shop(), plain_shop(status="closing", closes="2027")]
    assert [counts_as_open(shop, TODAY) for shop in shops] == [True, False, True]
