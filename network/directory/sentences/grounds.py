"""What stands under the answer on the plate: for whom the shop is, what to sign, whom to ask?"""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from network.directory.admission import WITHOUT_REFERRAL, Door, common_areas, common_status, is_for_everyone, ways_in
from network.directory.ages import Standing, effective_capacity, effective_status
from network.directory.hours import VISITORS, Timetable, timetable
from network.directory.models import AccessMode, Area, Criterion, Shop
from network.directory.prospects import Case, Prospect, next_without_referral, prospect
from network.directory.sentences.areas import of_few_areas
from network.directory.sentences.asking import whom
from network.directory.sentences.dates import day_coming
from network.directory.sentences.doors import times
from network.directory.sentences.facts import referral
from network.directory.sentences.plate import closes_for_good
from network.directory.sentences.to_sign import papers_without_referral


def reason(shop: Shop, moment: datetime, hours: Timetable | None = None) -> str:
    """A few short sentences under the answer: what to do where it is no or a question, else room, area and papers.

    '' where nothing more is known that bears on today.
    """
    hours = hours or timetable(shop)
    found = prospect(shop, moment, hours)
    match found.case:
        case Case.GONE | Case.PLANNED | Case.BREAK:
            said = [_elsewhere()]
        case Case.NO_HOURS:
            said = _people(shop, found) if whom(shop) else [_elsewhere()]
        case Case.OLD_HOURS | Case.DOUBTFUL_END | Case.DOUBTFUL_STATUS:
            said = [_ask(shop), *_people(shop, found)]
        case _:
            said = _on_a_day(shop, hours, found)
    return " ".join(sentence for sentence in dict.fromkeys(said) if sentence)


def _elsewhere() -> str:
    return _("Look for another shop nearby.")


def _ask(shop: Shop) -> str:
    """Whom to ask before going; where nobody is known, what else to do."""
    nobody = _("We do not know whom to ask.")
    return _ask_if_known(shop) or f"{nobody} {_elsewhere()}"


def _ask_if_known(shop: Shop) -> str:
    asked = whom(shop)
    return _("Ask: %(whom)s.") % {"whom": asked} if asked else ""


def _on_a_day(shop: Shop, hours: Timetable, found: Prospect) -> list[str]:
    """What bears on the day that the answer is about."""
    if found.is_last:
        return [_elsewhere()]
    if not found.parts:
        return [_ask(shop)]
    return [
        *_room(shop, found),
        *_open_question(shop, found),
        *_people(shop, found),
        papers_without_referral(shop, found.modes, found.doors),
        _later_without_referral(shop, hours, found),
        _end(shop, found),
    ]


_NO_ROOM: dict[str, Callable[[], str]] = {
    Shop.Capacity.FULL: lambda: _("They take nobody new now."),
    Shop.Capacity.QUEUE: lambda: _("New people wait for a place."),
}


def _room(shop: Shop, found: Prospect) -> list[str]:
    """That new people cannot simply come, while it holds, and whom to ask for a place."""
    level = effective_capacity(shop, found.today)
    return [_NO_ROOM[level](), _ask_if_known(shop)] if level in _NO_ROOM else []


def _open_question(shop: Shop, found: Prospect) -> list[str]:
    """What to do where the answer leaves open whether to come."""
    if found.case == Case.NOT_TODAY:
        return [f"{referral(shop)}.", _ask_if_known(shop)] if found.doors == {Door.UNKNOWN} else []
    if any(part.is_sure and part.door not in (None, Door.UNKNOWN) for part in found.parts):
        return []
    asked = whom(shop)
    if asked and all(part.by_appointment for part in found.parts):
        return [_("Make an appointment: %(whom)s.") % {"whom": asked}]
    return [_ask_if_known(shop) or _("Ask at the shop.")]


def _later_without_referral(shop: Shop, hours: Timetable, found: Prospect) -> str:
    """When within a week one may come without a referral, where all that the answer tells of asks for one."""
    if found.doors & WITHOUT_REFERRAL or not found.doors & {Door.REFERRAL, Door.PARTLY}:
        return ""
    part = next_without_referral(shop, hours, found.today)
    if part is None:
        return ""
    when = {"day": day_coming(part.opens.date(), found.today), "hours": times([part])}
    return _("Without a referral: %(day)s %(hours)s.") % when


def _end(shop: Shop, found: Prospect) -> str:
    """That the shop is about to close for good."""
    return closes_for_good(shop) if effective_status(shop, found.today) == Standing.CLOSING else ""


def _people(shop: Shop, found: Prospect) -> list[str]:
    """For whom the shop is at that time, where all ways in agree; what the answer says already is not said again."""
    is_for_refugees = shop.kind == Shop.Kind.REFUGEE
    if found.modes == {AccessMode.EVERYONE} and not is_for_refugees:
        return []
    if not shop.criterion_groups.all():
        return _without_ways_in(shop, found)
    ways = ways_in(shop, found.modes or VISITORS)
    if any(is_for_everyone(way) and not way.mode and not common_areas([way]) for way in ways):
        return [_("The shop is for everyone.")]
    status = common_status(ways) or (Criterion.Status.REFUGEE if is_for_refugees else "")
    return [_from_areas(common_areas(ways)), _of_status(status)]


def _without_ways_in(shop: Shop, found: Prospect) -> list[str]:
    if shop.kind == Shop.Kind.REFUGEE:
        return [_of_status(Criterion.Status.REFUGEE)]
    if not found.parts or found.doors == {Door.UNKNOWN}:
        return []
    return [_("We do not know if there are other conditions."), _ask_if_known(shop)]


def _from_areas(areas: list[Area]) -> str:
    return _("The shop is for people %(whence)s.") % {"whence": of_few_areas(areas)} if areas else ""


def _of_status(status: str) -> str:
    return _OF_STATUS[status]() if status in _OF_STATUS else ""


_OF_STATUS: dict[str, Callable[[], str]] = {
    Criterion.Status.REFUGEE_UA: lambda: _("The shop is for people who fled the war in Ukraine."),
    Criterion.Status.REFUGEE: lambda: _("The shop is for refugees."),
}
