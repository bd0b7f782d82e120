"""Does a phone that reads the calendar see the hours that our own pages say?"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from network.directory.hours import Span, timetable
from network.directory.models import DerivedWindow, Location, OpeningException, OpeningRule, Phone, Shop
from network.directory.openings_calendar import calendar, openings, series
from tests.factories import make_shop, open_hours
from tests.network.directory.plain_shops import WARSAW, at, confirmed, exception, last_hour, plain_shop, read, rule

NOW = at("2026-11-27 09:00")  # a Friday
YEAR = 365
URL = "https://lada.example/sklepy/shop/"


def located(shop: Shop) -> Shop:
    shop.location = Location(town="Bolszewo", street_address="ul. Szkolna 52", lat=54.6, lon=18.1)
    return shop


def confirmed_shop(*rules: list[OpeningRule], **facts: object) -> Shop:
    return located(plain_shop(*rules, ages=confirmed("2026-11-20"), **facts))  # type: ignore[arg-type]


def told(shop: Shop, moment: datetime = NOW) -> Calendar:
    return Calendar.from_ical(calendar(shop, moment, timetable(shop), URL))


def events(shop: Shop, moment: datetime = NOW) -> list[Event]:
    return [*told(shop, moment).events]


Hours = set[tuple[datetime, datetime | None]]


def seen(found: Calendar) -> Hours:
    """The openings that a reader of its own unfolds from the calendar, in UTC; without an end: None."""
    first = datetime.combine(NOW.date(), time(0), WARSAW)
    instances = recurring_ical_events.of(found).between(first, first + timedelta(days=YEAR + 3))
    return {_hours(one["DTSTART"].dt, one["DTEND"].dt) for one in instances}


def _hours(opens: datetime, closes: datetime) -> tuple[datetime, datetime | None]:
    """An event without an end lasts no time, says the standard (RFC 5545, 3.6.1)."""
    return opens.astimezone(UTC), None if closes == opens else closes.astimezone(UTC)


def ours(spans: Iterable[Span]) -> Hours:
    """The same of our own timetable, evaluated day by day."""
    return {(span.opens.astimezone(UTC), span.closes.astimezone(UTC) if span.closes else None) for span in spans}


def evaluated(shop: Shop) -> Hours:
    hours = timetable(shop)
    return ours(span for number in range(YEAR + 1) for span in hours.visitor_spans(NOW.date() + timedelta(number)))


def agrees(shop: Shop) -> bool:
    return seen(told(shop)) == evaluated(shop)


@pytest.mark.parametrize(
    "shop",
    [
        confirmed_shop(rule("tue fri", "13:00-16:00"), windows=[last_hour()]),
        confirmed_shop(rule("mon", "10:00-12:00", weeks="odd")),
        confirmed_shop(rule("mon", "10:00-12:00", weeks="even")),
        confirmed_shop(rule("mon", "10:00-12:00", weeks="second"), rule("wed", "10:00-12:00", weeks="last")),
        confirmed_shop(rule("fri sat", "22:00-03:00")),
        confirmed_shop(rule("sun", "01:30-02:45"), rule("sat", "22:00-02:30")),
        confirmed_shop(rule("sat", "22:00-03:00"), windows=[last_hour(minutes=30)]),
        confirmed_shop(rule("thu", "12:00+")),
        confirmed_shop(rule("thu", "12:00-15:00", by_appointment=True)),
        confirmed_shop(rule("wed", "10:00-12:00"), open_on_holidays=True),
        confirmed_shop(rule("mon", "10:00-12:00", valid_from=date(2027, 2, 1), valid_to=date(2027, 4, 30))),
        confirmed_shop(
            rule("mon", "10:00-12:00"),
            exceptions=[exception("2026-12-07", hours="14:00-15:00"), exception("2027-01-11", "2027-01-25")],
        ),
        confirmed_shop(rule("mon tue wed thu fri sat sun", "00:00-00:00")),
    ],
    ids=range(13),
)
def test_calendar_agrees_with_the_timetable(shop: Shop) -> None:
    assert evaluated(shop)
    assert agrees(shop)


def rules() -> st.SearchStrategy[list[OpeningRule]]:
    """Any rules of any weeks, nights and open ends included."""

    def made(weekday: int, opens: time, closes: time | None, weeks: str, mode: str, booked: bool) -> OpeningRule:
        past = closes is not None and closes <= opens
        return OpeningRule(
            mode=mode, weekday=weekday, opens=opens, closes=closes, past_midnight=past, weeks=weeks,
            by_appointment=booked,
        )  # fmt: skip

    clock = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
    return st.lists(
        st.builds(
            made, st.integers(0, 6), clock, st.none() | clock, st.sampled_from(OpeningRule.Weeks.values),
            st.sampled_from(["regular", "referral", "no_referral", "everyone"]), st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )  # fmt: skip


def exceptions() -> st.SearchStrategy[list[OpeningException]]:
    def made(after: int, length: int, hours: str) -> OpeningException:
        first = NOW.date() + timedelta(days=after)
        return exception(first.isoformat(), (first + timedelta(days=length)).isoformat(), hours)

    hours = st.sampled_from(["", "", "09:00-11:00", "17:00+"])
    return st.lists(st.builds(made, st.integers(-5, 370), st.integers(0, 20), hours), max_size=3)


def windows() -> st.SearchStrategy[list[DerivedWindow]]:
    made = st.builds(last_hour, minutes=st.sampled_from([30, 60, 120]), edge=st.sampled_from(["first", "last"]))
    return st.lists(made, max_size=1)


@given(rules(), exceptions(), windows(), st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.slow
def test_calendar_agrees_with_the_timetable_whatever_the_rows_are(
    rows: list[OpeningRule], changes: list[OpeningException], parts: list[DerivedWindow], on_holidays: bool
) -> None:
    shop = confirmed_shop(rows, exceptions=changes, windows=parts, open_on_holidays=on_holidays)
    found = told(shop)
    if evaluated(shop):
        assert seen(found) == evaluated(shop)
        uids = [event["UID"] for event in found.events]
        assert len(uids) == len(set(uids))
    else:
        assert [event["UID"] for event in found.events] == [f"{shop.uuid}-note"]


def test_hours_of_every_week_are_one_event() -> None:
    (event,) = events(confirmed_shop(rule("tue", "13:00-16:00")))
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20271123T120000Z;INTERVAL=1;BYDAY=TU"


def test_holiday_is_an_exception_of_the_rule() -> None:
    (event,) = events(confirmed_shop(rule("thu", "13:00-16:00")))
    days = [one.dt for one in event["EXDATE"].dts]
    assert days == [at("2026-12-24 13:00"), at("2027-05-27 13:00"), at("2027-11-11 13:00")]


def test_second_monday_is_a_monthly_rule() -> None:
    (event,) = events(confirmed_shop(rule("mon", "10:00-12:00", weeks="second")))
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20271108T090000Z;BYDAY=2MO"


def test_even_weeks_are_told_for_each_year() -> None:
    """Week 53 of 2026 and week 1 of 2027 are both odd, so every second week breaks there."""
    found = events(confirmed_shop(rule("tue", "10:00-12:00", weeks="odd")))
    assert [(f"{event.start:%Y-%m-%d}", event["RRULE"]["INTERVAL"]) for event in found] == [
        ("2026-12-01", [2]),
        ("2027-01-05", [2]),
    ]


def test_days_without_a_rule_stand_alone() -> None:
    days = [date(2026, 11, 30), date(2027, 3, 1), date(2027, 10, 4)]
    assert [(one.first, one.last, one.without) for one in series(days)] == [(day, day, ()) for day in days]


def test_open_end_is_said_and_not_invented() -> None:
    (event,) = events(confirmed_shop(rule("tue", "12:00+"), referral="yes"))
    assert ("DTEND" in event, event["SUMMARY"]) == (
        False,
        "Shop, ze skierowaniem, od 12:00, nie wiadomo do której",
    )


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("pl", "Shop, bez skierowania"),
        ("uk", "Shop, без направлення"),
        ("en", "Shop, without a referral"),
        ("ru", "Shop, без направления"),
    ],
)
def test_summary_is_in_the_readers_language(language: str, summary: str) -> None:
    with translation.override(language):
        (event,) = events(confirmed_shop(rule("tue", "12:00-13:00", mode="no_referral"), referral="no"))
    assert event["SUMMARY"] == summary


def test_zone_of_the_times_is_described() -> None:
    (zone,) = told(confirmed_shop(rule("tue", "12:00-13:00"))).timezones
    assert zone.tz_name == "Europe/Warsaw"


def test_same_hours_keep_their_name_from_day_to_day() -> None:
    shop = confirmed_shop(rule("tue", "10:00-12:00"), rule("mon", "10:00-12:00", weeks="first"))
    today, later = events(shop), events(shop, at("2027-01-20 12:00"))
    assert [event["UID"] for event in today] == [event["UID"] for event in later]


def test_event_says_of_when_the_hours_are_and_whom_to_ask() -> None:
    shop = confirmed_shop(rule("tue", "10:00-12:00"), phones=[Phone(number="+48585551234")])
    (event,) = events(shop)
    assert event["DESCRIPTION"] == "Godziny potwierdzone 20 listopada 2026.\n+48585551234"


@pytest.mark.parametrize(
    "facts",
    [
        {"ages": read("2022-06-08", "2022-06-08", "hours") + confirmed("2026-11-20", "status")},
        {"ages": confirmed("2026-11-20", "status")},
        {"ages": confirmed("2026-11-20", "hours")},
        {"ages": confirmed("2026-11-20"), "status": "closed"},
        {"ages": confirmed("2026-11-20"), "status": "planned"},
        {"ages": confirmed("2026-11-20"), "status": "unknown"},
        {"ages": confirmed("2026-11-20"), "status": "closing", "closes": "2026-10-31"},
    ],
    ids=["old hours", "undated hours", "unsure business", "closed", "planned", "unknown", "was to close"],
)
def test_hours_nobody_can_rely_on_are_no_openings(facts: dict[str, object]) -> None:
    shop = located(plain_shop(rule("tue", "10:00-12:00"), **facts))  # type: ignore[arg-type]
    (note,) = events(shop)
    assert openings(shop, NOW, timetable(shop)) == []
    assert (note.start, note.end, "RRULE" in note) == (date(2026, 11, 27), date(2026, 11, 28), False)


def test_note_says_why_there_are_no_hours() -> None:
    shop = located(plain_shop(rule("tue", "10:00-12:00"), ages=confirmed("2026-11-20"), status="closed"))
    (note,) = events(shop)
    assert note["SUMMARY"] == "Shop: Sklepu już nie ma"


def test_break_leaves_its_days_empty() -> None:
    shop = confirmed_shop(rule("tue", "10:00-12:00"), status="suspended", suspended_until=date(2027, 1, 4))
    (event,) = events(shop)
    assert event.start == at("2027-01-05 10:00")


def test_openings_end_when_the_shop_closes() -> None:
    shop = confirmed_shop(rule("tue", "10:00-12:00"), status="closing", closes="2026-12")
    assert max(span.opens.date() for span in openings(shop, NOW, timetable(shop))) == date(2026, 12, 29)


def test_donors_hours_are_no_openings() -> None:
    shop = confirmed_shop(rule("tue", "10:00-12:00", mode="donors"))
    assert openings(shop, NOW, timetable(shop)) == []


@pytest.mark.django_db
def test_calendar_has_an_address_in_every_language(client: Client, shop: Shop) -> None:
    open_hours(shop)
    answers = [client.get(f"{prefix}/sklepy/bolszewo/kalendarz.ics") for prefix in ("", "/uk", "/en", "/ru")]
    assert [(one.status_code, one["Content-Type"]) for one in answers] == [(200, "text/calendar; charset=utf-8")] * 4


@pytest.mark.django_db
def test_calendar_costs_the_same_whatever_the_hours_are(client: Client) -> None:
    few, many = make_shop("few"), make_shop("many")
    open_hours(few, "0")
    open_hours(many, "0123456")
    counts = []
    for shop in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/sklepy/{shop.slug}/kalendarz.ics")
        counts.append(len(queries))
    assert counts == [counts[0]] * 2
