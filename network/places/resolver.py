"""Which place does a typed text mean? Postcode, name in any case and three alphabets, district, address, misspelling.

Points are approximate: the middle of a place or of a postcode's addresses, never a house.
"""

from dataclasses import dataclass

from network.places import candidates
from network.places.candidates import ALIAS, FIELDS, Candidate, best_first, magnitude
from network.places.distance import kilometres
from network.places.index import forget
from network.places.models import Place, PlaceName, Postcode
from network.places.named import Known, named
from network.places.reading import Reading
from network.words.addresses import Address, Chunk, read
from network.words.folding import fold

__all__ = ["Match", "Resolution", "complete", "forget", "resolve"]

CLOSE_SCORES = 1.3  # log10: a place wins silently when it has twenty times the people of its namesakes
SAME_SPOT = 5.0  # km; two readings nearer than this lead to the same shops
POSTCODE_REACH = 40.0  # km between a postcode and the place named beside it
MOST_COMPLETED = 40
THROUGH_PLACE = tuple(f"place__{name}" for name in FIELDS)


@dataclass(frozen=True)
class Match:
    """One place a text can mean, and how it was understood (a machine word, see `sentences.understood`)."""

    place_id: int | None
    name: str
    kind: str
    gmina: str
    powiat: str
    voivodeship: str
    lat: float
    lon: float
    how: str
    city: str = ""
    postcode: str = ""

    @property
    def label(self) -> str:
        """The name with what tells it apart: "80-264 Gdańsk", "Wrzeszcz, Gdańsk"."""
        named = f"{self.postcode} {self.name}" if self.postcode else self.name
        return f"{named}, {self.city}" if self.city else named


@dataclass(frozen=True)
class Resolution:
    """What a text can mean, best first; `ambiguous` when the second is about as likely as the first."""

    query: str
    matches: tuple[Match, ...] = ()
    ambiguous: bool = False

    @property
    def best(self) -> Match | None:
        """The likeliest place; None when nothing fits."""
        return self.matches[0] if self.matches else None


def resolve(query: str, limit: int = 8) -> Resolution:
    """The places `query` can mean, at most `limit`; nothing for nonsense. Never raises; long text is cut."""
    address = read(query)
    found = _by_postcode(address) if address.code else Reading().of(address.chunks)
    matches = [_match(candidate) for candidate in found[:limit]]
    return Resolution(query, tuple(matches), _is_ambiguous(found))


def complete(prefix: str, limit: int = 8) -> list[Match]:
    """Places whose name, other name or postcode begins with `prefix`, the most populous first; [] under two letters."""
    folded = fold(prefix)
    if len(folded) < 2:
        return []
    if folded[0].isdigit():
        return _complete_postcode(folded, limit)
    own = Place.objects.settlements().starting_with(folded).order_by("-population", "name", "powiat", "pk")
    other = PlaceName.objects.starting_with(folded).order_by("-place__population", "pk")
    places = [Known(*row) for row in own.values_list(*FIELDS)[:MOST_COMPLETED]]
    rows = [Candidate(place, "exact", magnitude(place)) for place in places]
    rows += [
        Candidate(Known(*row), "alternate", magnitude(Known(*row)) - 0.1)
        for row in other.values_list(*THROUGH_PLACE)[:MOST_COMPLETED]
    ]
    rows += candidates.aliases(Chunk((folded,)))
    return [_match(candidate) for candidate in best_first(rows)[:limit]]


def _complete_postcode(folded: str, limit: int) -> list[Match]:
    digits = "".join(filter(str.isdigit, folded))[:5]
    start = digits if len(digits) < 3 else f"{digits[:2]}-{digits[2:]}"
    rows = Postcode.objects.filter(code__gte=start, code__lt=start + "~").order_by("code")[:limit]
    return [_match(_at_postcode(row)) for row in rows]


# -- postcodes -----------------------------------------------------------------------------------------------------


def _by_postcode(address: Address) -> list[Candidate]:
    """The postcode, and the place named beside it: first if it is a part the postcode's town does not name."""
    row = _postcode(address.code)
    beside = Reading().of(address.chunks)
    if row is None:
        return beside
    here = _at_postcode(row)
    by = [c for c in beside if kilometres(c.place.lat, c.place.lon, row.lat, row.lon) <= POSTCODE_REACH]
    finer = [c for c in by if fold(c.place.name) != fold(row.town) and c.how not in ("fuzzy", "street")]
    others = [c for c in (by or beside) if c not in finer]
    return [*finer[:1], here, *others, *finer[1:]]


def _postcode(code: str) -> Postcode | None:
    """The postcode, else a neighbour with the same first four digits (the middle one of them)."""
    if exact := Postcode.objects.filter(code=code).first():
        return exact
    around = list(Postcode.objects.filter(code__gte=code[:5], code__lt=code[:5] + "~").order_by("code"))
    return around[len(around) // 2] if around else None


def _at_postcode(row: Postcode) -> Candidate:
    """A postcode as a place with its town's areas: in a city at its own point, elsewhere in the middle of the town.

    A town's code also covers villages around, whose addresses pull its middle away from where most people live.
    """
    towns = [place for place, own, _ in named([fold(row.town)]) if own == place.folded]
    town = min(towns, key=lambda t: kilometres(t.lat, t.lon, row.lat, row.lon), default=None)
    if town is None or kilometres(town.lat, town.lon, row.lat, row.lon) > POSTCODE_REACH:
        alone = Known(0, "postcode", row.town, "", "", "", "", row.lat, row.lon, 0, row.code)
        return Candidate(alone, "postcode", ALIAS)
    lat, lon = (row.lat, row.lon) if town.kind == Place.Kind.CITY else (town.lat, town.lon)
    known = town._replace(pk=0, kind="postcode", name=row.town, lat=lat, lon=lon, folded=row.code)
    return Candidate(known, "postcode", ALIAS)


# -- answers -------------------------------------------------------------------------------------------------------


def _match(candidate: Candidate) -> Match:
    place = candidate.place
    return Match(
        place_id=place.pk or None,
        name=place.name,
        kind=place.kind,
        gmina=place.gmina,
        powiat=place.powiat,
        voivodeship=place.voivodeship,
        lat=place.lat,
        lon=place.lon,
        how=candidate.how,
        city=place.city,
        postcode=place.folded if place.kind == "postcode" else "",
    )


def _is_ambiguous(found: list[Candidate]) -> bool:
    """Whether another reading, elsewhere, is about as good as the first."""
    return any(
        candidate.score >= found[0].score - CLOSE_SCORES
        and kilometres(found[0].place.lat, found[0].place.lon, candidate.place.lat, candidate.place.lon) > SAME_SPOT
        for candidate in found[1:]
    )
