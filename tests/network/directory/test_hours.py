"""Does a timetable tell when a shop is open, on odd days and in odd nights too?"""

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from opening_hours import OpeningHours
from pytest_django import DjangoAssertNumQueries

from network.directory.hours import HOLIDAYS, Opening, holiday, passes_open_filter, timetable
from network.directory.models import AccessMode, OpeningRule, Shop
from tests.network.directory.plain_shops import at, confirmed, exception, last_hour, plain_shop, read, rule


def spans(shop: Shop, day: str) -> list[tuple[str, str, str | None]]:
    return [
        (span.mode, f"{span.opens:%m-%d %H:%M}", f"{span.closes:%m-%d %H:%M}" if span.closes else None)
        for span in timetable(shop).day(date.fromisoformat(day))
    ]


def hours(shop: Shop, day: str) -> list[str]:
    return [f"{opens[6:]}-{closes[6:] if closes else ''}" for _mode, opens, closes in spans(shop, day)]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rules", "day", "expected"),
    [
        (rule("fri", "13:00-16:00"), "2026-11-27", ["13:00-16:00"]),
        (rule("fri", "13:00-16:00"), "2026-11-26", []),
        ([*rule("fri", "10:00-12:00"), *rule("fri", "13:00-15:00")], "2026-11-27", ["10:00-12:00", "13:00-15:00"]),
        ([*rule("fri", "10:00-12:00"), *rule("fri", "12:00-15:00")], "2026-11-27", ["10:00-15:00"]),
        (rule("fri", "12:00+"), "2026-11-27", ["12:00-"]),
        (rule("mon", "10:00-12:00", weeks="odd"), "2026-11-16", ["10:00-12:00"]),  # week 47
        (rule("mon", "10:00-12:00", weeks="odd"), "2026-11-23", []),
        (rule("mon", "10:00-12:00", weeks="even"), "2026-11-23", ["10:00-12:00"]),
        (rule("mon", "10:00-12:00", weeks="odd"), "2026-12-28", ["10:00-12:00"]),  # week 53
        (rule("mon", "10:00-12:00", weeks="odd"), "2027-01-04", ["10:00-12:00"]),  # week 1
        (rule("mon", "10:00-12:00", weeks="second"), "2026-11-09", ["10:00-12:00"]),
        (rule("mon", "10:00-12:00", weeks="second"), "2026-11-16", []),
        (rule("mon", "10:00-12:00", weeks="last"), "2026-11-30", ["10:00-12:00"]),
        (rule("mon", "10:00-12:00", weeks="fourth"), "2026-11-30", []),
        (rule("mon", "10:00-12:00", valid_from=date(2026, 11, 24)), "2026-11-23", []),
        (rule("mon", "10:00-12:00", valid_from=date(2026, 11, 23)), "2026-11-23", ["10:00-12:00"]),
        (rule("mon", "10:00-12:00", valid_to=date(2026, 11, 23)), "2026-11-23", ["10:00-12:00"]),
        (rule("mon", "10:00-12:00", valid_to=date(2026, 11, 22)), "2026-11-23", []),
        (rule("wed", "10:00-12:00"), "2026-11-11", []),  # Independence Day
        (rule("thu", "10:00-12:00"), "2026-12-24", []),
        (rule("thu", "10:00-12:00"), "2026-12-31", ["10:00-12:00"]),
    ],
)
def test_day_follows_rules(rules: list[OpeningRule], day: str, expected: list[str]) -> None:
    assert hours(plain_shop(rules), day) == expected


def test_day_opens_on_holiday_where_shop_says_so() -> None:
    assert hours(plain_shop(rule("thu", "10:00-12:00"), open_on_holidays=True), "2026-12-24") == ["10:00-12:00"]


def test_day_keeps_night_whole() -> None:
    assert spans(plain_shop(rule("sat", "22:00-02:00")), "2026-11-28") == [("regular", "11-28 22:00", "11-29 02:00")]


def test_night_before_holiday_ends_as_stated() -> None:
    """The eve of 11 November is no holiday; its night goes on into the morning."""
    assert spans(plain_shop(rule("tue", "22:00-02:00")), "2026-11-10") == [("regular", "11-10 22:00", "11-11 02:00")]


def test_night_of_holiday_leaves_no_tail() -> None:
    shop = plain_shop(rule("wed", "22:00-02:00"))
    assert timetable(shop).at(at("2026-11-12 01:00")) == frozenset()
    assert timetable(shop).at(at("2026-11-05 01:00")) == {"regular"}


def test_neighbouring_days_around_the_clock_stay_days() -> None:
    shop = plain_shop(rule("mon tue", "00:00-00:00"))
    assert spans(shop, "2026-11-24") == [("regular", "11-24 00:00", "11-25 00:00")]


@pytest.mark.parametrize(
    ("closed_on", "mode", "expected"),
    [
        ("2026-11-27", "", []),
        ("2026-11-27", "seniors", ["13:00-16:00"]),
        ("2026-11-27", "regular", []),
        ("2026-11-26", "", ["13:00-16:00"]),
    ],
)
def test_exception_closes_its_days_and_modes(closed_on: str, mode: str, expected: list[str]) -> None:
    shop = plain_shop(rule("fri", "13:00-16:00"), exceptions=[exception(closed_on, mode=mode)])
    assert hours(shop, "2026-11-27") == expected


def test_exception_opens_instead_of_the_usual_hours() -> None:
    shop = plain_shop(
        rule("fri", "13:00-16:00"),
        exceptions=[exception("2026-11-27", hours="09:00-10:00"), exception("2026-11-27", hours="11:00-12:00")],
    )
    assert hours(shop, "2026-11-27") == ["09:00-10:00", "11:00-12:00"]


def test_exception_opens_on_holiday_and_in_closed_weeks() -> None:
    shop = plain_shop(
        rule("mon", "13:00-16:00"),
        exceptions=[exception("2026-12-20", "2026-12-31"), exception("2026-12-24", hours="09:00-10:00")],
    )
    assert [hours(shop, day) for day in ("2026-12-24", "2026-12-28", "2027-01-04")] == [
        ["09:00-10:00"],
        [],
        ["13:00-16:00"],
    ]


def test_exception_for_all_opens_for_visitors_only() -> None:
    shop = plain_shop(
        rule("mon", "13:00-16:00"),
        rule("mon", "08:00-09:00", mode="donors"),
        exceptions=[exception("2026-11-28", hours="09:00-10:00")],
    )
    assert spans(shop, "2026-11-28") == [("regular", "11-28 09:00", "11-28 10:00")]


def test_exception_alone_gives_hours() -> None:
    shop = plain_shop(exceptions=[exception("2026-11-28", hours="09:00-10:00")])
    assert spans(shop, "2026-11-28") == [("regular", "11-28 09:00", "11-28 10:00")]


def test_derived_window_is_last_hour_of_the_day() -> None:
    shop = plain_shop(rule("tue", "10:00-12:00"), rule("tue", "13:00-16:00"), windows=[last_hour()])
    assert [span for span in spans(shop, "2026-11-24") if span[0] == "no_referral"] == [
        ("no_referral", "11-24 15:00", "11-24 16:00")
    ]


def test_derived_window_is_no_longer_than_the_opening() -> None:
    shop = plain_shop(rule("tue", "15:30-16:00"), windows=[last_hour()])
    assert spans(shop, "2026-11-24") == [
        ("no_referral", "11-24 15:30", "11-24 16:00"),
        ("regular", "11-24 15:30", "11-24 16:00"),
    ]


def test_derived_window_follows_exceptions() -> None:
    shop = plain_shop(
        rule("tue", "13:00-16:00"), windows=[last_hour()], exceptions=[exception("2026-11-24", hours="09:00-11:00")]
    )
    assert spans(shop, "2026-11-24")[1] == ("no_referral", "11-24 10:00", "11-24 11:00")


def test_derived_window_needs_a_stated_end() -> None:
    shop = plain_shop(rule("tue", "12:00+"), windows=[last_hour(), last_hour(mode="seniors", edge="first")])
    assert spans(shop, "2026-11-24") == [("regular", "11-24 12:00", None), ("seniors", "11-24 12:00", "11-24 13:00")]


def test_derived_window_counts_real_minutes_over_the_clock_change() -> None:
    """On 25 October 2026 the clock shows 02:30 twice; the last hour before 03:30 begins at the second 02:30."""
    window = timetable(plain_shop(rule("sun", "01:00-03:30"), windows=[last_hour()])).day(date(2026, 10, 25))[1]
    assert window.opens.astimezone(UTC) == utc("2026-10-25 01:30")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-28 20:59", False),  # 21:59 in winter time
        ("2026-03-28 21:00", True),
        ("2026-03-29 00:59", True),  # 01:59, a minute before the change
        ("2026-03-29 01:00", True),  # 03:00 in summer time
        ("2026-03-29 01:30", True),  # what a clock that was not changed would call 02:30
        ("2026-03-29 01:59", True),
        ("2026-03-29 02:00", False),  # 04:00
    ],
)
def test_at_is_right_in_the_night_of_march(moment: str, is_open: bool) -> None:
    hours = timetable(plain_shop(rule("sat", "22:00-04:00")))
    assert hours.at(utc(moment)) == ({"regular"} if is_open else frozenset())


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-10-24 20:00", True),  # 22:00 in summer time
        ("2026-10-25 00:30", True),  # 02:30, the first time
        ("2026-10-25 01:30", True),  # 02:30, the second time
        ("2026-10-25 01:59", True),
        ("2026-10-25 02:00", False),  # 03:00 in winter time
    ],
)
def test_at_is_right_in_the_night_of_october(moment: str, is_open: bool) -> None:
    hours = timetable(plain_shop(rule("sat", "22:00-03:00")))
    assert hours.at(utc(moment)) == ({"regular"} if is_open else frozenset())


def test_time_that_march_skips_is_an_hour_later() -> None:
    span = timetable(plain_shop(rule("sun", "02:30-05:00"))).day(date(2026, 3, 29))[0]
    assert (f"{span.opens:%H:%M}", span.opens.astimezone(UTC)) == ("03:30", utc("2026-03-29 01:30"))


def test_hours_inside_the_skipped_hour_vanish() -> None:
    assert hours(plain_shop(rule("sun", "02:45-03:30")), "2026-03-29") == []


def test_at_knows_modes_and_leaves_out_what_is_unsure() -> None:
    shop = plain_shop(
        rule("fri", "12:00-15:00", mode="referral"),
        rule("fri", "12:00+", mode="everyone"),
        rule("fri", "12:00-15:00", mode="seniors", by_appointment=True),
        rule("fri", "12:00-15:00", mode="donors"),
    )
    assert timetable(shop).at(at("2026-11-27 13:00")) == {"referral", "donors"}


def test_modes_include_derived_ones() -> None:
    shop = plain_shop(rule("fri", "12:00-15:00"), windows=[last_hour(), last_hour(mode="seniors", of="everyone")])
    assert timetable(shop).modes == {"regular", "no_referral"}


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-11-27 09:00", "2026-11-27 13:00"),
        ("2026-11-27 13:00", "2026-11-27 15:00"),  # the derived window begins
        ("2026-11-27 15:00", "2026-11-27 16:00"),
        ("2026-11-27 16:00", "2026-12-01 13:00"),
    ],
)
def test_next_change(moment: str, change: str) -> None:
    shop = plain_shop(rule("tue fri", "13:00-16:00"), windows=[last_hour()])
    assert timetable(shop).next_change(at(moment)) == at(change)


def test_next_change_of_night() -> None:
    hours = timetable(plain_shop(rule("sat", "22:00-02:00")))
    assert hours.next_change(at("2026-11-29 01:00")) == at("2026-11-29 02:00")


def test_next_change_is_none_without_hours() -> None:
    assert timetable(plain_shop()).next_change(at("2026-11-27 09:00")) is None


@pytest.mark.parametrize(
    ("moment", "opening", "closes", "following"),
    [
        ("2026-11-27 14:00", Opening.OPEN, "2026-11-27 16:00", None),
        ("2026-11-27 09:00", Opening.LATER, None, "2026-11-27 13:00"),
        ("2026-11-27 17:00", Opening.OVER, None, "2026-12-01 13:00"),
        ("2026-11-28 09:00", Opening.CLOSED_TODAY, None, "2026-12-01 13:00"),
    ],
)
def test_status(moment: str, opening: Opening, closes: str | None, following: str | None) -> None:
    state = timetable(plain_shop(rule("tue fri", "13:00-16:00"))).status(at(moment))
    assert (state.opening, state.closes, state.next and state.next.opens) == (
        opening,
        at(closes) if closes else None,
        at(following) if following else None,
    )


@pytest.mark.parametrize(
    ("rules", "opening"),
    [
        (rule("fri", "12:00+"), Opening.END_NOT_STATED),
        (rule("fri", "12:00-16:00", by_appointment=True), Opening.BY_APPOINTMENT),
        (rule("fri", "12:00-16:00", mode="donors"), Opening.UNKNOWN),
        (rule("fri", "12:00-16:00", mode="phone"), Opening.UNKNOWN),
        (rule("fri", "12:00-16:00", valid_to=date(2026, 9, 30)), Opening.UNKNOWN),
        ([], Opening.UNKNOWN),
        (rule("mon tue wed thu fri sat sun", "00:00-00:00"), Opening.OPEN),
    ],
)
def test_status_of_unusual_hours(rules: list[OpeningRule], opening: Opening) -> None:
    state = timetable(plain_shop(rules)).status(at("2026-11-27 14:00"))
    assert (state.opening, state.closes) == (opening, None)


def test_status_runs_on_from_mode_to_mode() -> None:
    later = rule("fri", "12:00-15:00") + rule("fri", "16:00-17:00")
    shop = plain_shop(rule("fri", "10:00-12:00", mode="seniors"), later)
    assert timetable(shop).status(at("2026-11-27 10:30")).closes == at("2026-11-27 15:00")


def test_status_finds_first_monday_of_next_month() -> None:
    following = timetable(plain_shop(rule("mon", "10:00-13:00", weeks="first"))).status(at("2026-11-03 09:00")).next
    assert following is not None
    assert following.opens == at("2026-12-07 10:00")


def test_week_names_holidays_and_exceptions() -> None:
    shop = plain_shop(rule("mon tue wed", "10:00-12:00"), exceptions=[exception("2026-12-28", reason="stocktaking")])
    plans = timetable(shop).week(date(2026, 12, 23))
    assert [(f"{plan.date:%d}", len(plan.spans), plan.holiday, plan.reason) for plan in plans] == [
        ("23", 1, None, None),
        ("24", 0, "Christmas Eve", None),
        ("25", 0, "Christmas Day", None),
        ("26", 0, "Second Day of Christmas", None),
        ("27", 0, None, None),
        ("28", 0, None, "stocktaking"),
        ("29", 1, None, None),
    ]


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_holidays_have_our_names(year: int) -> None:
    assert set(holidays.country_holidays("PL", years=year, language="en_US").values()) == set(HOLIDAYS)


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_holidays_are_days_off_for_the_hours(year: int) -> None:
    """Two libraries, one calendar."""
    calendar = OpeningHours("24/7; PH off", country="PL")
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    off = {day for day in days if calendar.is_closed(datetime.combine(day, datetime.min.time()))}
    assert off == {day for day in days if holiday(day)}


FRI = "2026-11-27 14:00"
CURRENT = confirmed("2026-11-20")


@pytest.mark.parametrize(
    ("rules", "kind", "moment", "passes"),
    [
        (rule("fri", "13:00-16:00"), "now", FRI, True),
        (rule("fri", "13:00-16:00"), "now", "2026-11-27 16:00", False),
        (rule("fri", "13:00-16:00", mode="donors"), "now", FRI, False),
        (rule("fri", "13:00-16:00", mode="phone"), "today", FRI, False),
        (rule("fri", "12:00+"), "now", FRI, False),
        (rule("fri", "12:00+"), "today", FRI, True),
        (rule("fri", "15:00-16:00"), "today", FRI, True),
        (rule("fri", "10:00-12:00"), "today", FRI, False),
        (rule("thu", "22:00-02:00"), "today", "2026-11-27 01:00", True),
        (rule("sat", "10:00-12:00"), "saturday", FRI, True),
        (rule("sat", "10:00-12:00"), "saturday", "2026-12-21 09:00", False),  # 26 December
        (rule("sat", "10:00-12:00"), "saturday", "2026-11-28 18:00", True),
        (rule("sun", "10:00-12:00"), "saturday", FRI, False),
        (rule("tue", "13:00-17:00"), "evening", FRI, False),
        (rule("tue", "13:00-18:00"), "evening", FRI, True),
        (rule("tue", "12:00+"), "evening", FRI, False),
        (rule("tue", "17:00+"), "evening", FRI, True),
    ],
)
def test_open_filter(rules: list[OpeningRule], kind: str, moment: str, passes: bool) -> None:
    assert passes_open_filter(plain_shop(rules, ages=CURRENT), at(moment), kind) == passes


@pytest.mark.parametrize(
    ("facts", "passes"),
    [
        ({"ages": confirmed("2025-11-27")}, True),
        ({"ages": confirmed("2025-11-26")}, False),
        ({"ages": confirmed("2026-11-20", "status")}, False),
        ({"ages": [*confirmed("2026-11-20", "status"), *read("2026-03", "2026-03-01")]}, True),
        ({"ages": [*confirmed("2026-11-20", "status"), *read("2022-06-08", "2022-06-08")]}, False),
        ({"ages": confirmed("2026-11-20", "hours")}, False),
        ({"ages": CURRENT, "status": "closed"}, False),
        ({"ages": CURRENT, "status": "closing", "closes": "2026-12"}, True),
        ({"ages": CURRENT, "status": "closing", "closes": "2026-10"}, False),
        ({"ages": CURRENT, "status": "suspended", "suspended_until": date(2026, 12, 31)}, False),
    ],
)
def test_open_filter_wants_facts_of_the_last_year(facts: dict[str, object], passes: bool) -> None:
    shop = plain_shop(rule("fri", "13:00-16:00"), **facts)  # type: ignore[arg-type]
    assert passes_open_filter(shop, at(FRI), "now") == passes


def test_open_filter_refuses_other_kinds() -> None:
    with pytest.raises(ValueError, match="sunday"):
        passes_open_filter(plain_shop(), at(FRI), "sunday")


@pytest.mark.django_db
def test_timetable_and_filter_ask_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    saved = Shop.objects.create(slug="bolszewo", name="Bolszewo", status="open")
    OpeningRule.objects.create(shop=saved, weekday=4, opens=time(13), closes=time(16))
    rows = ("opening_rules", "derived_windows", "opening_exceptions", "fact_ages")
    shop = Shop.objects.prefetch_related(*rows).get()
    with django_assert_num_queries(0):
        state = timetable(shop).status(at(FRI))
        passes = passes_open_filter(shop, at(FRI), "now")
    assert (state.opening, passes) == (Opening.OPEN, False)


def test_every_mode_is_for_visitors_or_not() -> None:
    shop = plain_shop(*(rule("fri", "13:00-16:00", mode=mode) for mode in AccessMode.values))
    state = timetable(shop).status(at(FRI))
    assert state.modes == set(AccessMode.values) - {"donors", "phone"}
