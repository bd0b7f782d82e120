"""Do rows become OSM texts, and texts rows?"""

from datetime import date, datetime, time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, validate

from network.directory.dates import WARSAW
from network.directory.hours import HoursNotUnderstood, from_osm, osm, overlaps, timetable
from network.directory.models import OpeningRule
from tests.network.directory.plain_shops import exception, plain_shop, rule

WEEK = "mon tue wed thu fri sat sun"


def short(text: str) -> list[tuple[int, str, str | None]]:
    return [
        (row["weekday"], f"{row['opens']:%H:%M}", f"{row['closes']:%H:%M}" if row["closes"] else None)
        for row in from_osm(text)
    ]


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ([*rule("mon thu", "13:00-18:00"), *rule("tue wed fri sat", "10:00-15:00")],
         "Mo,Th 13:00-18:00; Tu,We,Fr,Sa 10:00-15:00"),
        ([*rule("mon tue wed fri", "09:30-15:30")], "Mo-We,Fr 09:30-15:30"),
        ([*rule("tue", "10:00-12:00"), *rule("tue", "13:00-15:00")], "Tu 10:00-12:00,13:00-15:00"),
        (rule("tue thu", "12:00+"), "Tu,Th 12:00+"),
        (rule("sat", "22:00-02:00"), "Sa 22:00-02:00"),
        (rule("sat", "20:00-00:00"), "Sa 20:00-24:00"),
        (rule("mon", "10:00-12:00", weeks="odd"), "week 1-53/2 Mo 10:00-12:00"),
        (rule("mon thu", "10:00-12:00", weeks="last"), "Mo[-1],Th[-1] 10:00-12:00"),
        (rule("mon", "10:00-12:00", by_appointment=True), 'Mo 10:00-12:00 "by appointment"'),
        (rule("mon", "10:00-12:00", valid_from=date(2026, 12, 1)), "2026 Dec 01-9999 Dec 31 Mo 10:00-12:00"),
        ([*rule("mon", "10:00-12:00"), *rule("mon", "13:00-15:00", weeks="even")],
         "Mo 10:00-12:00, week 2-52/2 Mo 13:00-15:00"),
    ],
)  # fmt: skip
def test_osm_says_rules(rules: list[OpeningRule], text: str) -> None:
    assert osm(plain_shop(rules), "regular") == f"{text}; PH off"


def test_osm_says_exceptions_after_holidays() -> None:
    shop = plain_shop(
        rule("mon", "10:00-12:00"),
        exceptions=[
            exception("2026-12-21", "2026-12-23"),
            exception("2026-12-24", hours="09:00-11:00"),
            exception("2026-12-24", hours="12:00-13:00"),
        ],
    )
    assert osm(shop, "regular") == (
        "Mo 10:00-12:00; PH off; 2026 Dec 21-2026 Dec 23 off; "
        "2026 Dec 24 09:00-11:00, 2026 Dec 24 12:00-13:00"
    )  # fmt: skip


def test_osm_cuts_extra_hours_where_their_days_overlap() -> None:
    extra = [exception("2026-12-21", "2026-12-24", "09:00-11:00"), exception("2026-12-23", "2026-12-29", "15:00-16:00")]
    assert osm(plain_shop(exceptions=extra), "regular") == (
        "PH off; 2026 Dec 21-2026 Dec 22 09:00-11:00; "
        "2026 Dec 23-2026 Dec 24 09:00-11:00, 2026 Dec 23-2026 Dec 24 15:00-16:00; "
        "2026 Dec 25-2026 Dec 29 15:00-16:00"
    )


def test_osm_keeps_holidays_where_shop_opens_on_them() -> None:
    assert osm(plain_shop(rule("mon", "10:00-12:00"), open_on_holidays=True), "regular") == "Mo 10:00-12:00"


def test_osm_separates_modes() -> None:
    shop = plain_shop(rule("mon", "10:00-12:00"), rule("sat", "09:00-13:00", mode="everyone"))
    assert [osm(shop, mode) for mode in ("regular", "everyone", "donors")] == [
        "Mo 10:00-12:00; PH off",
        "Sa 09:00-13:00; PH off",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tu,Th 12:00+; Sa 10:00+", [(1, "12:00", None), (3, "12:00", None), (5, "10:00", None)]),
        ("Mo-We 09:30-15:30; Th 12:00-18:00", [(0, "09:30", "15:30"), (1, "09:30", "15:30"), (2, "09:30", "15:30"),
                                               (3, "12:00", "18:00")]),
        ("Mo 10:00-12:00,13:00-15:00; PH off", [(0, "10:00", "12:00"), (0, "13:00", "15:00")]),
        ("Sa-Mo 10:00-12:00", [(0, "10:00", "12:00"), (5, "10:00", "12:00"), (6, "10:00", "12:00")]),
        ("Fr 22:00-26:00", [(4, "22:00", "02:00")]),
        ("Mo-We 10:00-12:00; Tu off", [(0, "10:00", "12:00"), (2, "10:00", "12:00")]),
        ("Mo-We 10:00-12:00; Tu 13:00-14:00", [(0, "10:00", "12:00"), (1, "13:00", "14:00"), (2, "10:00", "12:00")]),
        ("Mo 10:00-12:00, Mo 13:00-14:00", [(0, "10:00", "12:00"), (0, "13:00", "14:00")]),
        ("24/7", [(day, "00:00", "00:00") for day in range(7)]),
        ("10:00-12:00", [(day, "10:00", "12:00") for day in range(7)]),
    ],
)  # fmt: skip
def test_from_osm_reads(text: str, rows: list[tuple[int, str, str | None]]) -> None:
    assert short(text) == rows


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("week 1-53/2 Mo 10:00-12:00", ["odd"]),
        ("week 02-52/2 Mo 10:00-12:00", ["even"]),
        ("Mo[1,3] 10:00-12:00", ["first", "third"]),
        ("Mo[-1] 10:00-12:00", ["last"]),
        ("Mo 10:00-12:00", ["every"]),
    ],
)
def test_from_osm_reads_weeks(text: str, weeks: list[str]) -> None:
    assert [row["weeks"] for row in from_osm(text)] == weeks


def test_from_osm_marks_night() -> None:
    assert [row["past_midnight"] for row in from_osm("Fr 22:00-02:00; Sa 22:00-23:00; Su 20:00-24:00")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "pn-pt 9-17",
        "",
        "9-17",
        "Mo 25:00-99:00",
        "Mo-Fr sunrise-sunset",
        "Jan-Mar Mo 10:00-12:00",
        "SH Mo 10:00-12:00",
        "PH 10:00-12:00",
        "2026 Dec 24 off",
        "Mo[5] 10:00-12:00",
        "week 1-53/3 Mo 10:00-12:00",
        "week 1-53/2 Mo[1] 10:00-12:00",
        'Mo 10:00-12:00 "ask at the door"',
        "Mo 10:00-12:00 || Tu 10:00-12:00",
        "Mo 10:00-12:00; week 1-53/2 Mo 13:00-15:00",
        "Mo 10:00-12:00; Mo[1] off",
        "Mo",
        "Mo unknown",
        "Mo 10:00-16:00/02:00",
        "Mo 10:00-16:00+",
    ],
)
def test_from_osm_refuses_what_rows_cannot_say(text: str) -> None:
    with pytest.raises(HoursNotUnderstood):
        from_osm(text)


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))


@st.composite
def rules(draw: st.DrawFn) -> list[OpeningRule]:
    """Rules of one mode, at most one for a weekday and kind of week, so that none replaces another."""
    found = {}
    for _number in range(draw(st.integers(1, 8))):
        opens, closes = draw(times), draw(st.none() | times)
        fields = {
            "weekday": draw(st.integers(0, 6)),
            "opens": opens,
            "closes": closes,
            "past_midnight": closes is not None and closes <= opens,
            "weeks": draw(st.sampled_from(OpeningRule.Weeks.values)),
            "valid_from": draw(st.sampled_from([None, date(2026, 2, 28)])),
            "valid_to": draw(st.sampled_from([None, date(2027, 12, 31)])),
            "by_appointment": draw(st.booleans()),
        }
        found[fields["weekday"], opens, fields["weeks"]] = OpeningRule(mode="regular", **fields)
    return list(found.values())


@settings(max_examples=100, deadline=None)
@given(rules(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_marked_text_opens_when_published_text_does(rows: list[OpeningRule], moment: datetime) -> None:
    """What we evaluate and what we publish mean the same hours; clock changes and holidays have their own tests."""
    assume(moment.hour >= 6 or moment.month not in (3, 10))
    kept: list[OpeningRule] = []
    for row in rows:
        if row.closes and not row.by_appointment and not overlaps([*kept, row]):
            kept.append(row)
    assume(kept)
    shop = plain_shop(kept, open_on_holidays=True)
    expected = OpeningHours(osm(shop, "regular")).is_open(moment)
    assert bool(timetable(shop).at(moment.replace(tzinfo=WARSAW))) == expected


FIELDS = ("weekday", "opens", "closes", "past_midnight", "weeks", "valid_from", "valid_to", "by_appointment")


@settings(max_examples=100, deadline=None)
@given(rules())
def test_osm_round_trip_keeps_rules(rows: list[OpeningRule]) -> None:
    text = osm(plain_shop(rows), "regular")
    assert validate(text)
    back = {tuple(row[field] for field in FIELDS) for row in from_osm(text)}  # type: ignore[literal-required]
    assert back == {tuple(getattr(row, field) for field in FIELDS) for row in rows}
