"""Which places of the gazetteer can a name mean, and how well does each fit?

A score is the quality of the reading plus the magnitude of the place (log10 of its people). So a place ten times as
big outweighs a reading one step worse: "Ostrów" is Ostrów Wielkopolski, not one of the villages called just so.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from network.places.distance import kilometres
from network.places.index import index
from network.places.models import Place
from network.places.named import Known, aliased, areas_named, begun, named, sounding
from network.words.addresses import Chunk
from network.words.cases import phrase_forms, word_forms
from network.words.folding import is_cyrillic
from network.words.sounds import sound_key

ALIAS, EXACT, OTHER, SHORT, CASE, SOUND, PARTIAL, FUZZY = 20.0, 6.0, 5.2, 5.0, 3.2, 4.6, 3.2, 1.0
INFLECTED = 3.0  # after a preposition an inflected form is the likelier reading
SLIP = 1.7  # what a wrong, missing or doubled letter costs
OTHER_START = 1.0  # what a slip in the first letter costs besides: people seldom miss it
OTHER_NAME = 0.5  # what an inflected other name is worse than the inflected own name
OTHER_CASE = 0.3  # what an inflected Cyrillic name is worse than the dictionary form
SMALLEST = 300  # people that a place of unknown size counts for; the sources count from 500
WELL_KNOWN = 1000  # people a place needs to be known by the first word of its name
SHORTENED = 5  # letters; longer words are not taken for abbreviations
MOST_SHORTENED = 4  # words of the longest name that people shorten
NEAR = 20.0  # km between a district or village and the town named with it
OFFERED = 300


class Candidate(NamedTuple):
    """A place with the reading that led to it."""

    place: Known
    how: str
    score: float


FIELDS = Known._fields


def magnitude(place: Known) -> float:
    """log10 of a place's people; an unknown number counts as SMALLEST."""
    return math.log10(max(place.population, SMALLEST))


def look(chunk: Chunk) -> list[Candidate]:
    """Places that the name can mean without a spelling mistake, best first; [] when there is none."""
    if whole := _whole(chunk):
        return whole
    if is_cyrillic(chunk.phrase):
        return best_first([*aliases(chunk), *_cyrillic(chunk)])
    found = [*aliases(chunk), *_called(chunk), *_begun(chunk)]
    if chunk.inflected or not any(c.place.population for c in found if c.how != "partial"):
        found += _inflected(chunk)
    if not any(c.how in ("alias", "exact", "district", "alternate") for c in found):
        found += _abbreviated(chunk)
    return best_first(found or _sounding(chunk))


def look_misspelled(chunk: Chunk) -> list[Candidate]:
    """Places whose name is spelled nearly so, best first."""
    if is_cyrillic(chunk.phrase):
        key = sound_key(chunk.phrase)
        likes = index().sounds_like(key)
        rows = sounding(likes)
        return best_first(_misspelled(place, key, said, likes[said]) for place, _, said in rows)
    likes = index().names_like(chunk.phrase)
    return best_first(_misspelled(place, chunk.phrase, said, likes[said]) for place, said, _ in named(likes))


def districts_like(chunk: Chunk, town: Known) -> list[Candidate]:
    """Districts of the town whose name begins or ends so ("Orunia" → Orunia-Św. Wojciech-Lipce)."""
    rows = Place.objects.filter(kind=Place.Kind.DISTRICT, city=town.name).values_list(*FIELDS)
    forms = {f" {form} " for form in phrase_forms(list(chunk.words))}
    places = [place for row in rows if any(form in f" {(place := Known(*row)).folded} " for form in forms)]
    return best_first(Candidate(place, "district", EXACT + magnitude(place)) for place in places)


def areas(chunk: Chunk) -> list[Candidate]:
    """Gminas, powiats, voivodeships of that name, best first."""
    forms = phrase_forms(list(chunk.words))
    keys = {sound_key(form) for form in forms} if is_cyrillic(chunk.phrase) else ()
    places = [place for place, _, _ in areas_named(forms, keys)]
    return best_first(Candidate(p, p.kind, EXACT if p.folded == chunk.phrase else SHORT) for p in places)


def area_of(town: Known, kind: str) -> list[Candidate]:
    """The gmina or powiat a town lies in ("powiat Kartuzy")."""
    names = {"gmina": {"gmina": town.gmina, "powiat": town.powiat}, "powiat": {"powiat": town.powiat}}.get(kind, {})
    rows = Place.objects.filter(kind=kind, voivodeship=town.voivodeship, **names).values_list(*FIELDS)
    return [Candidate(Known(*row), kind, SHORT) for row in rows]


def near(a: Known, b: Known) -> bool:
    """Whether two places are near enough to be named together."""
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR


def best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each place once, with its best reading; ties by name and powiat, so the order never depends on the database."""
    best: dict[tuple[int, str], Candidate] = {}
    for candidate in candidates:
        key = (candidate.place.pk, candidate.place.name)
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    return sorted(best.values(), key=lambda c: (-c.score, c.place.name, c.place.powiat, c.place.gmina, c.place.pk))


def aliases(chunk: Chunk) -> list[Candidate]:
    """What editors said the text means."""
    forms = phrase_forms(list(chunk.words)) if chunk.inflected else [chunk.phrase]
    return [Candidate(place, "alias", ALIAS) for place in aliased(forms)]


def _whole(chunk: Chunk) -> list[Candidate]:
    """Places called like the text before the little words were cut from it: "W-wa", "Na Skarpie"."""
    typed = Chunk((chunk.typed,))
    return best_first([*aliases(typed), *_called(typed)]) if chunk.typed else []


def _called(chunk: Chunk) -> list[Candidate]:
    """Places of exactly this name, or with it as another name."""
    return [_reading(place, folded, EXACT, OTHER, "exact") for place, folded, _ in named([chunk.phrase])]


def _reading(place: Known, said: str, own: float, other: float, how: str) -> Candidate:
    mine = place.folded == said
    district = "district" if place.kind == Place.Kind.DISTRICT and how == "exact" else how
    return Candidate(place, district if mine else "alternate", (own if mine else other) + magnitude(place))


def _inflected(chunk: Chunk) -> list[Candidate]:
    """Places the text may be a case of."""
    forms = phrase_forms(list(chunk.words))[1:]
    plus = INFLECTED if chunk.inflected else 0.0
    rows = [(place, plus - OTHER_NAME * (said != place.folded)) for place, said, _ in named(forms)]
    return [Candidate(place, "case", CASE + change + magnitude(place)) for place, change in rows]


def _begun(chunk: Chunk) -> list[Candidate]:
    """Well-known places whose name begins with the whole text: "Starogard" → Starogard Gdański."""
    places = begun(chunk.phrase + " ", people=WELL_KNOWN)
    return [Candidate(place, "partial", PARTIAL + magnitude(place)) for place in places]


def _abbreviated(chunk: Chunk) -> list[Candidate]:
    """Places whose words the text shortens: "Starogard Gd.", "Ostrów Wlkp.", "N. Dwór Maz."."""
    if not 2 <= len(chunk.words) <= MOST_SHORTENED or all(len(word) > SHORTENED for word in chunk.words[1:]):
        return []
    first = chunk.words[0]
    if len(first) > SHORTENED:
        rows = [place for form in word_forms(first) for place in begun(form + " ")]
    else:
        names = [name for name in index().names_beginning(first[0]) if _shortens(chunk.words, name)]
        rows = [place for place, said, _ in named(names[:OFFERED]) if said == place.folded]
    return [Candidate(p, "abbreviation", SHORT + magnitude(p)) for p in rows if _shortens(chunk.words, p.folded)]


def _shortens(words: tuple[str, ...], name: str) -> bool:
    """Whether each word is the name's word, an abbreviation or a case of it."""
    full = name.split()
    return len(full) == len(words) and all(map(_short_for, words, full))


def _short_for(word: str, full: str) -> bool:
    if word == full:
        return True
    if word[0] != full[0]:
        return False
    letters = iter(full)
    short = len(word) <= min(SHORTENED, len(full) - 1) and all(letter in letters for letter in word)
    return short or full in word_forms(word)


def _cyrillic(chunk: Chunk) -> list[Candidate]:
    """Places by a Ukrainian or Russian name, by its cases, by its sound."""
    forms = phrase_forms(list(chunk.words))
    found = []
    for place, said, _ in named(forms):
        how, quality = ("alternate", OTHER) if said == chunk.phrase else ("case", OTHER - OTHER_CASE)
        found.append(Candidate(place, how, quality + magnitude(place)))
    own = sound_key(chunk.phrase)
    keys = {sound_key(form) for form in forms}
    rows = sounding(keys)
    return found + [Candidate(p, "sound", SOUND - OTHER_CASE * (said != own) + magnitude(p)) for p, _, said in rows]


def _sounding(chunk: Chunk) -> list[Candidate]:
    """Places that sound so: "Wejcherowo", "Krakuw", "Żeszów"."""
    own = sound_key(chunk.raw or chunk.phrase)
    keys = {own, *map(sound_key, phrase_forms(list(chunk.words)) if chunk.inflected else [chunk.phrase])}
    rows = sounding(keys) if len(own) > 2 else []
    return [Candidate(place, "sound", SOUND + magnitude(place)) for place, _, _ in rows]


def _misspelled(place: Known, typed: str, said: str, likeness: float) -> Candidate:
    """A place by a misspelling; the score falls with the number of slips."""
    slips = (1 - likeness) * max(len(typed), len(said))
    start = OTHER_START if typed[0] != said[0] else 0.0
    return Candidate(place, "fuzzy", FUZZY - slips * SLIP - start + magnitude(place))
