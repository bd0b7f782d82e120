"""When does an access mode hold, in few words: "w ostatniej godzinie", "sob. 09:00–13:00"?"""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory.models import AccessMode, DerivedWindow, OpeningRule, Shop
from network.directory.sentences.dates import weekday_short
from network.directory.sentences.numbers import tied

Mode = AccessMode
MONDAY = date(2024, 1, 1)
TIMES_SHOWN = 3  # more different hours of a mode than that belong into the table of hours only


def hours_of(mode: str, shop: Shop) -> str:
    """When this mode holds, in few words: "w ostatniej godzinie", "sob. 09:00–13:00"; '' where the table must say."""
    for window in shop.derived_windows.all():
        if window.mode == mode:
            return _edge(window)
    rules = [rule for rule in shop.opening_rules.all() if rule.mode == mode]
    if mode in ("", AccessMode.REGULAR) or not rules or any(not _is_plain(rule) for rule in rules):
        return ""
    return _weekly(rules)


def in_hours_of(mode: str) -> str:
    """The hours of a mode as a heading over what holds in them: "Bez skierowania"; '' for all hours."""
    return _HOURS[Mode(mode)]() if mode else ""


def _is_plain(rule: OpeningRule) -> bool:
    dated = rule.valid_from or rule.valid_to or rule.weeks != OpeningRule.Weeks.EVERY
    return rule.closes is not None and not rule.by_appointment and not dated


def _weekly(rules: list[OpeningRule]) -> str:
    days: dict[str, list[int]] = {}
    for rule in rules:
        days.setdefault(f"{rule.opens:%H:%M}–{rule.closes:%H:%M}", []).append(rule.weekday)
    return "" if len(days) > TIMES_SHOWN else ", ".join(f"{_days(on)} {hours}" for hours, on in days.items())


def _days(weekdays: list[int]) -> str:
    """ "pon.–pt." for days in a row, else "wt., pt."."""
    first, last = min(weekdays), max(weekdays)
    names = [weekday_short(MONDAY + timedelta(days=day)) for day in sorted(weekdays)]
    in_a_row = len(weekdays) > 2 and last - first + 1 == len(weekdays)
    return f"{names[0]}–{names[-1]}" if in_a_row else ", ".join(names)


def _edge(window: DerivedWindow) -> str:
    hour, last = window.minutes == 60, window.edge == DerivedWindow.Edge.LAST
    if hour:
        return _("in the last hour") if last else _("in the first hour")
    said = (
        ngettext("in the last %(count)s minute", "in the last %(count)s minutes", window.minutes)
        if last
        else ngettext("in the first %(count)s minute", "in the first %(count)s minutes", window.minutes)
    )
    return tied(said % {"count": window.minutes})


# Callables, because the words must be looked up in the language of the moment.
_HOURS: dict[AccessMode, Callable[[], str]] = {
    Mode.REGULAR: lambda: _("In the usual hours"),
    Mode.REFERRAL: lambda: _("With a referral"),
    Mode.NO_REFERRAL: lambda: _("Without a referral"),
    Mode.EVERYONE: lambda: _("In the hours for everyone"),
    Mode.SENIORS: lambda: _("In the hours for seniors"),
    Mode.DONORS: lambda: _("Handing in donations"),
    Mode.PHONE: lambda: _("By phone"),
}
