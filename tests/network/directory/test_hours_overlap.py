"""Are contradicting rules found, and only those?"""

from datetime import date

import pytest

from network.directory.hours import overlaps
from network.directory.models import OpeningRule
from tests.network.directory.plain_shops import rule


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        (rule("mon", "10:00-12:00"), rule("mon", "11:00-13:00"), True),
        (rule("mon", "10:00-12:00"), rule("mon", "12:00-13:00"), False),
        (rule("mon", "10:00-12:00"), rule("tue", "10:00-12:00"), False),
        (rule("mon", "10:00-12:00"), rule("mon", "10:00-12:00", mode="seniors"), False),
        (rule("mon", "12:00+"), rule("mon", "14:00-16:00"), True),
        (rule("mon", "12:00+"), rule("tue", "00:00-16:00"), False),
        (rule("mon", "22:00-02:00"), rule("tue", "01:00-03:00"), True),
        (rule("mon", "22:00-02:00"), rule("tue", "02:00-03:00"), False),
        (rule("sun", "22:00-02:00"), rule("mon", "01:00-03:00"), True),
        (rule("mon", "10:00-12:00", weeks="odd"), rule("mon", "11:00-13:00", weeks="even"), False),
        (rule("mon", "10:00-12:00", weeks="odd"), rule("mon", "11:00-13:00"), True),
        (rule("mon", "10:00-12:00", weeks="odd"), rule("mon", "11:00-13:00", weeks="first"), True),
        (rule("mon", "10:00-12:00", weeks="first"), rule("mon", "11:00-13:00", weeks="second"), False),
        (rule("mon", "10:00-12:00", weeks="fourth"), rule("mon", "11:00-13:00", weeks="last"), True),
        (rule("mon", "10:00-12:00", weeks="first"), rule("mon", "11:00-13:00", weeks="last"), False),
        (rule("mon", "22:00-02:00", weeks="odd"), rule("tue", "01:00-03:00", weeks="even"), False),
        (rule("sun", "22:00-02:00", weeks="odd"), rule("mon", "01:00-03:00", weeks="even"), True),
        (rule("mon", "22:00-02:00", weeks="first"), rule("tue", "01:00-03:00", weeks="second"), True),
        (rule("mon", "22:00-02:00", weeks="second"), rule("tue", "01:00-03:00", weeks="first"), False),
        (rule("mon", "10:00-12:00", valid_to=date(2026, 6, 30)),
         rule("mon", "10:00-13:00", valid_from=date(2026, 7, 1)), False),
        (rule("mon", "10:00-12:00", valid_to=date(2026, 7, 1)),
         rule("mon", "10:00-13:00", valid_from=date(2026, 7, 1)), True),
        (rule("mon", "22:00-02:00", valid_to=date(2026, 6, 29)),
         rule("tue", "01:00-03:00", valid_from=date(2026, 6, 30)), True),
    ],
)  # fmt: skip
def test_overlaps_of_two_rules(a: list[OpeningRule], b: list[OpeningRule], overlap: bool) -> None:
    assert len(overlaps([*a, *b])) == overlap


def test_overlaps_names_the_pair() -> None:
    rules = [*rule("mon tue wed", "10:00-12:00"), *rule("tue", "11:00-13:00")]
    assert overlaps(rules) == [(rules[1], rules[3])]
