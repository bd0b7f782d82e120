"""Does somebody live where a rule wants her to live?"""

from collections.abc import Iterable
from enum import Enum

from network.directory.models import Area
from network.directory.self_check.answers import Answers, Part, State
from network.places.models import Place
from network.places.resolver import Match
from network.words.folding import fold


class Where(Enum):
    """Why residence is met, not met or unsure."""

    THERE = "there"
    ELSEWHERE = "elsewhere"
    PLACE_UNKNOWN = "place_unknown"
    TOWN_OR_VILLAGES = "town_or_villages"  # she can tell
    KIND_UNKNOWN = "kind_unknown"  # nobody told us; the shop can tell
    DISTRICT = "district"


def residence(areas: Iterable[Area], answers: Answers, *, namesake: bool) -> tuple[State, Where]:
    """Whether she lives in one of the areas, which stand for each other; no area: nobody told us where.

    Gminas are compared by folded name, and by powiat and voivodeship where both sides state them. The gazetteer knows
    a gmina by its name only and so merges a town with the rural gmina around it that bears the same name (both
    Wejherowos), while a rule may mean one of the two. With such a ``namesake`` (the gmina holds a town of its name, and
    villages) the name alone is no yes:

    ================  ======================  ==========================================  =========
    area              a village typed         the town, its postcode or the gmina typed   a district of the town
    ================  ======================  ==========================================  =========
    town              no                      asked: yes in town, no in the villages      yes, unless she said villages
    rural             yes                     asked: no in town, yes in the villages      asked, as beside
    mixed             yes                     yes                                         yes
    unknown           ask the shop            ask the shop, whatever she answers          ask the shop
    ================  ======================  ==========================================  =========

    Without a namesake the name decides for every kind. An area that is a district: yes for a typed district of that
    name, else ask, because districts lie inside each other and a city's name or postcode says nothing about them.
    """
    found = [_in_area(area, answers, namesake) for area in areas]
    return max(found, key=lambda one: one[0], default=(State.UNKNOWN, Where.KIND_UNKNOWN))


def _in_area(area: Area, answers: Answers, namesake: bool) -> tuple[State, Where]:
    place = answers.place
    if place is None or not place.gmina:
        return State.UNKNOWN, Where.PLACE_UNKNOWN
    if not _same_gmina(area, place):
        return State.NO, Where.ELSEWHERE
    if area.district:
        return _in_district(area, place)
    if not namesake or area.kind == Area.Kind.MIXED:
        return State.YES, Where.THERE
    if area.kind == Area.Kind.UNKNOWN:
        return State.UNKNOWN, Where.KIND_UNKNOWN
    return _in_part(area, place, answers.part)


def _same_gmina(area: Area, place: Match) -> bool:
    pairs = ((area.powiat, place.powiat), (area.voivodeship, place.voivodeship))
    stated = [(one, other) for one, other in pairs if one and other]
    return all(fold(one) == fold(other) for one, other in [(area.name, place.gmina), *stated])


def _in_district(area: Area, place: Match) -> tuple[State, Where]:
    if place.kind == Place.Kind.DISTRICT and fold(place.name) == fold(area.district):
        return State.YES, Where.THERE
    return State.UNKNOWN, Where.DISTRICT


def _in_part(area: Area, place: Match, said: Part | None) -> tuple[State, Where]:
    """Town or villages: what was typed tells where it can, else what she said."""
    wanted = Part.TOWN if area.kind == Area.Kind.TOWN else Part.VILLAGES
    part = said
    if place.kind == Place.Kind.VILLAGE:
        part = Part.VILLAGES
    elif place.kind == Place.Kind.DISTRICT and wanted == Part.TOWN:
        part = said or Part.TOWN
    if part is None:
        return State.UNKNOWN, Where.TOWN_OR_VILLAGES
    return (State.YES, Where.THERE) if part == wanted else (State.NO, Where.ELSEWHERE)
