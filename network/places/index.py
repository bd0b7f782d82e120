"""Which names are spelled nearly so? All names of the gazetteer in memory, loaded once a process, for typing mistakes.

Only the names lie here, each once (about 6 MB); everything else of a place stays in the database.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from network.places.models import Place, PlaceName
from network.places.queries import AREAS
from network.words.folding import is_cyrillic

LIKENESS = 0.75  # of 1; one slip in four letters, two in eight
SHORTEST = 4  # letters; anything shorter is like everything
OFFERED = 25  # most names that a misspelling leads to
BATCH = 5000
ByLength = dict[int, list[str]]


@dataclass(frozen=True)
class Index:
    """Distinct folded names (Latin letters) and distinct sound keys by their length, most populous first."""

    names: ByLength
    sounds: ByLength

    def names_like(self, folded: str) -> dict[str, float]:
        """Folded names like `folded` → likeness (0–1)."""
        return _alike(folded, self.names)

    def sounds_like(self, key: str) -> dict[str, float]:
        """Sound keys like `key` → likeness (0–1)."""
        return _alike(key, self.sounds)

    def names_beginning(self, letter: str) -> Iterator[str]:
        """All folded names that begin with the letter."""
        return (name for names in self.names.values() for name in names if name[0] == letter)


@lru_cache(maxsize=1)
def index() -> Index:
    """The index of this process; reads about 60 000 rows the first time (a quarter of a second)."""
    names: dict[str, None] = {}
    sounds: dict[str, None] = {}
    for folded, sound in _spellings():
        if not is_cyrillic(folded):
            names[folded] = None
        if sound:
            sounds[sound] = None
    return Index(_by_length(names), _by_length(sounds))


def forget() -> None:
    """Drop the index, after the gazetteer changed."""
    index.cache_clear()


def _spellings() -> Iterator[tuple[str, str]]:
    """Folded name and sound of all names, own ones first, the most populous first."""
    own = Place.objects.settlements().order_by("-population", "pk")
    other = PlaceName.objects.exclude(place__kind__in=AREAS).order_by("-place__population", "pk")
    for names in (own, other):
        yield from names.values_list("folded", "sound").iterator(BATCH)


def _by_length(words: dict[str, None]) -> ByLength:
    found = defaultdict(list)
    for word in words:
        found[len(word)].append(word)
    return dict(found)


def _alike(text: str, choices: ByLength) -> dict[str, float]:
    """The most alike of the words, whose length alone does not rule them out."""
    if len(text) < SHORTEST:
        return {}
    found: list[tuple[str, float, int]] = []
    for length in range(math.ceil(len(text) * LIKENESS), math.floor(len(text) / LIKENESS) + 1):
        found += process.extract(
            text,
            choices.get(length, []),
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKENESS,
            limit=OFFERED,
            processor=None,
        )
    found.sort(key=lambda match: -match[1])
    return {name: likeness for name, likeness, _ in found[:OFFERED]}
