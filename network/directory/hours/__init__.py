"""When is a shop open, and for whom?"""

from network.directory.hours.days_off import HOLIDAYS, holiday
from network.directory.hours.evaluation import Span
from network.directory.hours.filters import EVENING, OPEN_FILTERS, passes_open_filter
from network.directory.hours.osm import osm
from network.directory.hours.overlap import overlaps
from network.directory.hours.reading import HoursNotUnderstood, from_osm
from network.directory.hours.timetable import (
    VISITORS,
    DayPlan,
    Opening,
    OpenState,
    Timetable,
    local_day,
    timetable,
)

__all__ = [
    "EVENING",
    "HOLIDAYS",
    "OPEN_FILTERS",
    "VISITORS",
    "DayPlan",
    "HoursNotUnderstood",
    "OpenState",
    "Opening",
    "Span",
    "Timetable",
    "from_osm",
    "holiday",
    "local_day",
    "osm",
    "overlaps",
    "passes_open_filter",
    "timetable",
]
