"""What is in a typed address: a postcode, a house number, a street, little words, the name itself?"""

import re
from dataclasses import dataclass

from network.words.folding import fold

LONGEST_QUERY = 160  # characters that are read; the rest is ignored
MOST_WORDS = 12
POSTCODE = re.compile(r"(?<![\d/.-])(\d\d)\s?[-–—‑ ]?\s?(\d{3})(?![\d/]|[ -]\d)")
CHUNKS = re.compile(r"[,;()\n\t|]+")

AT = set(
    "w we pod do z ze od kolo k obok okolice okolica okolicy okolicach niedaleko blisko na przy za"
    " in near at around by from"
    " у в ві біля коло з із зі до під поблизу недалеко від на неподалік близько"
    " во возле около под из с от рядом вблизи".split()
)
BETWEEN = set("na w k kolo obok pod przy near in на у в біля коло під возле около под".split())
SETTLEMENT = set(
    "miasto miasta miescie wies wsi miejscowosc city town village"
    " місто міста місті город городе село селе селі с смт г м m".split()
)
STREET = set(
    "ul ulica ulicy ulice al aleja alei aleje plac placu pl os osiedle osiedlu rondo skwer bulwar street st"
    " вул вулиця вулиці вулицю ул улица улице улицу пр просп проспект проспекті пл площа площі площадь"
    " бульвар алея аллея".split()
)
FILLERS = set("polska poland pl польща польша пл okolice okolica i та и околиці окрестности kod pocztowy".split())
AREAS = {
    "gmina": "gm gmina gminie gminy гміна гміни гміні гмина гмины гмине",
    "powiat": "pow powiat powiecie powiatu повіт повіті повіту повят повяте повята уезд county",
    "voivodeship": "woj wojewodztwo wojewodztwie wojewodztwa воєводство воєводстві воеводство воеводстве voivodeship",
}
AREA_WORDS = {word: kind for kind, words in AREAS.items() for word in words.split()}


@dataclass(frozen=True)
class Chunk:
    """One part of an address: the words of a name and what was said about it."""

    words: tuple[str, ...]
    raw: str = ""
    inflected: bool = False  # a preposition stood before it, so the name is in some case
    area: str = ""  # "gmina", "powiat", "voivodeship" when the text says so
    street: bool = False  # a street word or a house number was in it
    typed: str = ""  # the whole phrase when little words were cut from it: "w wa"

    @property
    def phrase(self) -> str:
        """The words with spaces."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Address:
    """A read query."""

    code: str  # "80-264" or ""
    chunks: tuple[Chunk, ...]


def read(query: str) -> Address:
    """Take a query apart; never fails. Parts are split at commas, brackets and words like "gmina"."""
    text = query[:LONGEST_QUERY].replace("\0", " ")
    found = POSTCODE.search(text)
    rest = text[: found.start()] + "," + text[found.end() :] if found else text
    chunks = [chunk for part in CHUNKS.split(rest) for chunk in _chunks(part)]
    code = f"{found[1]}-{found[2]}" if found else ""
    return Address(code, tuple(c for c in chunks if len(chunks) == 1 or not FILLERS.issuperset(c.words)))


def name_guesses(chunk: Chunk) -> list[Chunk]:
    """Where in a part with a street the town may be: after the last number, before the first, before the street's word.

    Best guess first; each is a part without a street.
    """
    words = chunk.words
    numbers = [i for i, word in enumerate(words) if word[0].isdigit()]
    streets = [i for i, word in enumerate(words) if word in STREET]
    guesses: list[tuple[str, ...]] = []
    if numbers:
        guesses += [words[numbers[-1] + 1 :], words[: numbers[0]] if not streets else ()]
    if streets:
        guesses += [words[: streets[0]], words[streets[0] + 1 :] if not numbers else ()]
    return [_named(guess) for guess in dict.fromkeys(guesses) if _named(guess).words]


def split_between(chunk: Chunk) -> tuple[Chunk, Chunk] | None:
    """ "Banino koło Gdańska" in two parts; None when no such word stands in the middle."""
    for i, word in enumerate(chunk.words[1:-1], start=1):
        if word in BETWEEN:
            return Chunk(chunk.words[:i]), Chunk(chunk.words[i + 1 :], inflected=True)
    return None


def _chunks(part: str) -> list[Chunk]:
    """The parts of one stretch between commas: "Osiek gmina Skórcz" has two."""
    words = tuple(fold(part).split()[:MOST_WORDS])
    cut = next((i for i, word in enumerate(words) if word in AREA_WORDS), None)
    if cut is None:
        return [chunk] if (chunk := _named(words, part)).words else []
    area = AREA_WORDS[words[cut]]
    before, after = words[:cut], words[cut + 1 :]
    while before and before[-1] in AT:
        before = before[:-1]
    if not after:
        return [Chunk(before, area=area)] if before else []
    return [*([_named(before)] if before else []), Chunk(after, inflected=True, area=area)]


def _named(words: tuple[str, ...], raw: str = "") -> Chunk:
    """A part without the little words around the name; the name alone is never dropped."""
    start, end, inflected = 0, len(words), False
    while end - start > 1 and (words[start] in AT or words[start] in SETTLEMENT):
        inflected = inflected or words[start] in AT
        start += 1
    while end - start > 1 and words[end - 1] in FILLERS:
        end -= 1
    kept = words[start:end]
    street = any(word in STREET or word[0].isdigit() for word in kept)
    cut = kept != words
    typed = " ".join(words) if cut else ""
    return Chunk(kept, " ".join(raw.split()[start:]) if cut else raw, inflected, street=street, typed=typed)
