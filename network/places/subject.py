"""How does a place introduce itself to the rest of the network? So a role can be for a place.

``load_places`` keeps the id of every place that stays in the sources (by ``Place.key``), and databases give no id a
second time; a role for a place that left the sources holds on, for nothing that anybody could open.
"""

from network.places.models import Place
from network.places.resolver import Match, resolve
from network.places.sentences import told_apart
from network.subjects.registry import Subject, register

MOST = 10


def _typed(text: str, person: object) -> list[Place]:
    """The places the finder would think of; for a postcode its town."""
    matches = resolve(text, limit=MOST).matches
    ids = [match.place_id or _town(match) for match in matches]
    found = Place.objects.in_bulk([pk for pk in ids if pk])
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found]


def _town(match: Match) -> int | None:
    """The town of a postcode, in its powiat."""
    town = Place.objects.settlements().filter(name=match.name, voivodeship=match.voivodeship, powiat=match.powiat)
    return town.order_by("-population", "pk").values_list("pk", flat=True).first()


def _summary(place: Place, language: str) -> str:
    """What tells it from its namesakes, in the active language."""
    return told_apart(
        Match(
            place_id=place.pk,
            name=place.name,
            kind=place.kind,
            gmina=place.gmina,
            powiat=place.powiat,
            voivodeship=place.voivodeship,
            lat=place.lat,
            lon=place.lon,
            how="",
            city=place.city,
        )
    )


PLACE = register(
    Subject(
        kind="place",
        model=Place,
        title=lambda place, language: str(place),
        address=lambda place: "",
        summary=_summary,
        visible_to=lambda person: Place.objects.all(),
        typed=_typed,
    )
)
