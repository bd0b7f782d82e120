"""Is a day on a label written as one says it, in each language?"""

from datetime import date

import pytest
from django.utils import translation

from network.words.days import day_label

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "below", "whole"),
    [
        ("pl", "lis, wt.", "wtorek, 24 listopada 2026"),
        ("uk", "лист., вт", "вівторок, 24 листопада 2026"),
        ("en", "Nov, Tue", "Tuesday, 24 November 2026"),
        ("ru", "нояб., вт", "вторник, 24 ноября 2026"),
    ],
)
def test_day_label_speaks_the_language(language: str, below: str, whole: str):
    with translation.override(language):
        said = day_label(DAY, DAY)
    assert said == {"iso": "2026-11-24", "day": "24", "below": below, "whole": whole, "is_past": False}


@pytest.mark.parametrize(("today", "is_past"), [(23, False), (24, False), (25, True)])
def test_day_is_past_on_the_day_after_it(today: int, is_past: bool):
    assert day_label(DAY, date(2026, 11, today))["is_past"] is is_past
