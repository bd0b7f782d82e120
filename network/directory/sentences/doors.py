"""How do we say for whom a shop is open, one after the other: "do 15:00 ze skierowaniem, od 15:00 także bez niego"?"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby, pairwise

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory.admission import ASKING, Door
from network.directory.day_left import Part
from network.directory.models import Shop
from network.directory.sentences.spans import access_by, clock, closing
from network.words.languages import locale

MOST_CLAUSES = 3  # more is not understood when it is read aloud
# Of these people it is worth saying that they may still come once others may too.
LASTING = (Door.REFERRAL, Door.SENIORS)


def said(parts: Sequence[Part], shop: Shop, shown: datetime | None = None) -> str:
    """The parts in the words of one sentence, without a capital and a full stop, for at most three groups of people.

    ``shown``: the end that stands elsewhere and is not said again; None: it is said with the first part.
    """
    runs = [list(run) for _key, run in groupby(parts, key=lambda part: part.for_whom)][:MOST_CLAUSES]
    hours = iter(_all_hours([part for run in runs for part in run], shown))
    clauses = []
    for number, run in enumerate(runs):
        when = format_list([next(hours) for _part in run], locale=locale())
        after_referral = any(earlier[0].doors & ASKING for earlier in runs[:number])
        who = _who(run[0], shop, after_referral=after_referral, alone=len(runs) == 1)
        clauses.append(_clause(when, who, run[0]))
    return ", ".join(clauses)


def times(parts: Sequence[Part]) -> str:
    """The hours alone: "do 12:00 i od 15:00 do 18:00"."""
    hours = format_list(_all_hours(parts, None), locale=locale())
    return _open_end(hours) if _has_open_end(parts[-1]) else hours


def _all_hours(told: Sequence[Part], shown: datetime | None) -> list[str]:
    ends = {part.opens: part.closes for part in told}
    for part, following in pairwise(told):
        if part.touches(following) and not part.is_now:
            ends[part.opens] = None  # the next clause begins with it
    if shown is None and _lasts(told[0]):
        shown = _end_for_the_first(told)
        if shown != told[0].closes:
            ends[told[0].opens] = shown
    for part in told[1:]:
        if part.closes == shown:
            ends[part.opens] = None
    return [_hours(part, ends[part.opens]) for part in told]


def _lasts(first: Part) -> bool:
    return not first.is_now and not first.by_appointment and first.door in LASTING


def _end_for_the_first(told: Sequence[Part]) -> datetime | None:
    """Until when the people of the first part may come: a door that opens for more of them stays open for these."""
    end = told[0].closes
    for part, following in pairwise(told):
        if not part.touches(following) or not told[0].doors <= following.doors:
            break
        end = following.closes
    return end


def _hours(part: Part, end: datetime | None) -> str:
    if part.around_the_clock:
        return pgettext("hours in a sentence", "around the clock")
    opens = {"time": clock(part.opens)}
    if part.is_now and end:
        return pgettext("hours in a sentence", "until %(time)s") % {"time": closing(part.opens, end)}
    if end is None:
        return pgettext("hours in a sentence", "from %(time)s") % opens
    return pgettext("hours in a sentence", "from %(time)s to %(end)s") % (opens | {"end": closing(part.opens, end)})


def _who(part: Part, shop: Shop, *, after_referral: bool, alone: bool) -> str:
    if part.by_appointment:
        return pgettext("hours in a sentence", "by appointment")
    if part.door == Door.NO_REFERRAL and after_referral:
        return _("also without one") if part.doors & ASKING else _("without one")
    if part.door == Door.UNKNOWN and not alone:
        return _("perhaps only with a referral")
    return access_by(part.doors, shop)


def _clause(when: str, who: str, part: Part) -> str:
    said = f"{when} {who}" if who else when
    return _open_end(said) if _has_open_end(part) else said


def _has_open_end(part: Part) -> bool:
    return part.closes is None and not part.around_the_clock


def _open_end(hours: str) -> str:
    return _("%(hours)s, end not stated") % {"hours": hours}
