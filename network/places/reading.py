"""Which places do the parts of a text mean together: a district and its city, an area, a street and its town?"""

from collections.abc import Iterable

from network.places.candidates import (
    Candidate,
    area_of,
    areas,
    best_first,
    districts_like,
    look,
    look_misspelled,
    near,
)
from network.places.models import Place
from network.places.named import Known
from network.words.addresses import Chunk, name_guesses, split_between

TOWNS = (Place.Kind.CITY, Place.Kind.TOWN)
LEVELS = ("voivodeship", "powiat", "gmina")
ADJECTIVES = LEVELS[:2]  # areas that have names of their own: "kartuski", "pomorskie"
OFFERED = 60  # readings of a part that are tried against those of the other
MOST_SPLIT = 5  # words; longer stretches are only searched for a town at their edges
EDGE = 3  # words of the longest name that is looked for at an edge
SURE = ("alias", "exact", "district", "alternate", "abbreviation")  # readings that leave no room for an area's name
GENERAL = {"centrum", "center", "centre", "rynek", "dworzec", "центр", "центрі", "центре", "вокзал", "ринок", "рынок"}
Split = tuple[Chunk, Chunk]


class Reading:
    """Reads one text; remembers what it looked up, because the attempts overlap."""

    def __init__(self) -> None:
        self._seen: dict[Chunk, list[Candidate]] = {}
        self._known_areas: dict[Chunk, list[Candidate]] = {}

    def of(self, chunks: tuple[Chunk, ...]) -> list[Candidate]:
        """Places the parts can mean, best first; readings are tried from the surest to the boldest."""
        asked = [chunk for chunk in chunks if chunk.area]
        names = [chunk for chunk in chunks if not chunk.area]
        if any(chunk.street for chunk in names):
            return _as_street(self._address(names, asked))
        if not names:
            return self._area(asked[0]) if asked else []
        found = self._one(names[0]) if len(names) == 1 else self._several(names)
        return self._narrowed(found, asked) or (self._area(asked[0]) if asked else [])

    def _look(self, chunk: Chunk) -> list[Candidate]:
        if chunk not in self._seen:
            self._seen[chunk] = look(chunk)
        return self._seen[chunk]

    def _areas(self, chunk: Chunk, kinds: tuple[str, ...] = LEVELS) -> list[Candidate]:
        if chunk not in self._known_areas:
            self._known_areas[chunk] = areas(chunk)
        return [candidate for candidate in self._known_areas[chunk] if candidate.place.kind in kinds]

    # -- names ---------------------------------------------------------------------------------------------------

    def _one(self, chunk: Chunk) -> list[Candidate]:
        """Readings of one stretch of text."""
        found = self._look(chunk)
        if found and found[0].how in SURE:
            return found
        if found := self._areas(chunk, ADJECTIVES) or found or self._areas(chunk):
            return found
        parts = split_between(chunk)
        splits = [parts] if parts else _splits(chunk)
        return (
            self._first_pair(splits)
            or self._town_without_the_district(splits)
            or look_misspelled(chunk)
            or self._misspelled_pair(splits)
            or self._at_an_edge(chunk)
        )

    def _several(self, chunks: list[Chunk]) -> list[Candidate]:
        """Readings of parts with commas: two names that belong together, else a street and its town."""
        pairs = [(one, other) for i, one in enumerate(chunks) for other in chunks[i + 1 :]]
        if found := self._first_pair(pairs) or self._misspelled_pair(pairs):
            return found
        for chunk in reversed(chunks):
            if found := self._look(chunk) or look_misspelled(chunk):
                return _as_street(found)
        return []

    def _first_pair(self, splits: list[Split]) -> list[Candidate]:
        """A place and its town, else a place and its area, from the first split that gives one."""
        for read in (self._pair, self._in_area):
            for one, other in splits:
                if found := read(one, other):
                    return found
        return []

    def _pair(self, one: Chunk, other: Chunk) -> list[Candidate]:
        """A small place named with the town it belongs to or is near; the small one is meant, in either order."""
        ones, others = self._look(one)[:OFFERED], self._look(other)[:OFFERED]
        found = [_smaller(a, b) for a in ones for b in others if _belong(a.place, b.place)]
        return best_first(found) or self._district(other, ones) or self._district(one, others)

    def _district(self, chunk: Chunk, towns: list[Candidate]) -> list[Candidate]:
        """A district of the likeliest city by a part of its name."""
        city = next((c.place for c in towns if c.place.kind == Place.Kind.CITY), None)
        return districts_like(chunk, city) if city else []

    def _in_area(self, one: Chunk, other: Chunk) -> list[Candidate]:
        """ "Osiek, małopolskie": a place narrowed by the bare name of an area, in either order."""
        for name, area in ((one, other), (other, one)):
            around = self._areas(area)
            places = self._look(name) if around else []
            if found := [c for c in places if any(_inside(c.place, a.place) for a in around)]:
                return found
        return []

    def _town_without_the_district(self, splits: Iterable[Split]) -> list[Candidate]:
        """The town of a pair of names we know well that do not belong together: it lacks such a district."""
        for pair in splits:
            for town, other in (pair, pair[::-1]):
                towns = [c for c in self._look(town) if c.place.kind in TOWNS and c.how in SURE]
                known = any(c.how in SURE and c.place.kind == Place.Kind.DISTRICT for c in self._look(other))
                if towns and known:
                    return _as_street(towns)
        return []

    def _misspelled_pair(self, splits: Iterable[Split]) -> list[Candidate]:
        """A district and its city with a slip in one of them."""
        for one, other in splits:
            for right, wrong in ((one, other), (other, one)):
                towns = [c for c in self._look(right) if c.place.kind in TOWNS][:3]
                misspelled = look_misspelled(wrong) if towns else []
                pairs = [_smaller(c, t) for c in misspelled for t in towns if _belong(c.place, t.place)]
                if pairs:
                    return [candidate._replace(how="fuzzy") for candidate in best_first(pairs)]
        return []

    def _at_an_edge(self, chunk: Chunk) -> list[Candidate]:
        """The town at the end or start of words that are no place together: a street without a number, or a district
        the town lacks. A town named outright wins over a district of the other words' name elsewhere."""
        others: list[Candidate] = []
        for length in range(min(EDGE, len(chunk.words) - 1), 0, -1):
            edges = [chunk.words[-length:], chunk.words[:length]]
            read = [self._sure(Chunk(words, inflected=chunk.inflected)) for words in edges if words[0] not in GENERAL]
            found = sorted((each for each in read if each), key=lambda each: -each[0].score)
            towns = [each for each in found if each[0].place.kind in TOWNS]
            if towns:
                return _as_street(towns[0])
            others = others or (found[0] if found else [])
        return _as_street(others)

    def _sure(self, chunk: Chunk) -> list[Candidate]:
        """Places of that name; nothing for scraps that are only the beginning of a name."""
        found = self._look(chunk) if len(chunk.words[0]) > 2 else []
        return found if found and found[0].how not in ("partial", "abbreviation") else []

    # -- areas ---------------------------------------------------------------------------------------------------

    def _area(self, chunk: Chunk) -> list[Candidate]:
        """A gmina, powiat or voivodeship by its name or by its town's."""
        if found := self._areas(chunk, (chunk.area,)):
            return found
        towns = self._look(chunk) or look_misspelled(chunk)
        return (area_of(towns[0].place, chunk.area) or towns) if towns else []

    def _narrowed(self, found: list[Candidate], asked: list[Chunk]) -> list[Candidate]:
        """Only the candidates inside the named areas."""
        for chunk in asked:
            around = self._area(chunk)
            found = [c for c in found if any(_inside(c.place, area.place) for area in around)]
        return found

    # -- addresses -----------------------------------------------------------------------------------------------

    def _address(self, names: list[Chunk], asked: list[Chunk]) -> list[Candidate]:
        """The town of a street: named in a part of its own, else before or after the house number."""
        towns = [chunk for chunk in names if not chunk.street]
        found = (self._one(towns[0]) if len(towns) == 1 else self._several(towns)) if towns else []
        if found := self._narrowed(found, asked):
            return found
        guesses = [guess for chunk in names if chunk.street for guess in name_guesses(chunk)]
        for guess in guesses:
            if found := self._look(guess) or self._first_pair(_splits(guess)) or self._at_an_edge(guess):
                return found
        misspelled = next((found for guess in guesses if (found := look_misspelled(guess))), [])
        return misspelled or (self._area(asked[0]) if asked else [])


def _splits(chunk: Chunk) -> list[Split]:
    """All ways to cut the words in two; none when there are too many."""
    words, inflected = chunk.words, chunk.inflected
    cuts = range(1, len(words)) if len(words) <= MOST_SPLIT else ()
    return [(Chunk(words[:i], inflected=inflected), Chunk(words[i:], inflected=inflected)) for i in cuts]


def _belong(a: Known, b: Known) -> bool:
    """Whether one of two places is a bigger town and the other is a part of it, or no part of another and near."""
    if a.pk == b.pk or a.population == b.population:
        return False
    small, big = (a, b) if a.population < b.population else (b, a)
    return small.city == big.name if small.city else near(small, big)


def _smaller(a: Candidate, b: Candidate) -> Candidate:
    """The smaller of two with the score of both; one more when it is a part of the other."""
    small, big = (a, b) if a.place.population < b.place.population else (b, a)
    part = small.place.city == big.place.name
    how = "district" if part or small.place.kind == Place.Kind.DISTRICT else small.how
    return small._replace(how=how, score=a.score + b.score + part)


def _inside(place: Known, area: Known) -> bool:
    """Whether a place lies in a gmina, powiat or voivodeship."""
    levels = LEVELS[: LEVELS.index(area.kind) + 1] if area.kind in LEVELS else ()
    return bool(levels) and all(getattr(place, level) == getattr(area, level) for level in levels)


def _as_street(found: list[Candidate]) -> list[Candidate]:
    return [candidate._replace(how="street") for candidate in found]
