"""Do somebody's words sound like danger? What the editors' phrases find in a text, within a millisecond.

What is found can only add: a card for the author, a colour for the queue. Nothing here refuses or hides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from network.needs.models import HelpCard, WatchPhrase
from network.needs.phrases import ANY_END, SHORTEST_BEGINNING
from network.subjects.remembering import remembered
from network.words.folding import fold

RED, AMBER, HARMLESS = WatchPhrase.Colour.RED, WatchPhrase.Colour.AMBER, WatchPhrase.Colour.HARMLESS
ENDS = re.compile(r"[.!?…;\n]+")
BETWEEN_SENTENCES = (
    2  # words that the end of a sentence counts for: on phones full stops are left out, and stand anywhere
)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e]")
SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[ .\-_*][^\W\d_]){3,}(?!\w)")  # "z a b i j e"
DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")  # "nieeee"


class Found(NamedTuple):
    """What the phrases find: ``colour`` "red", "amber" or "" (nothing), the code of the help card ('' without), and
    the phrases as the editors wrote them, those of the text's own language first."""

    colour: str = ""
    card: str = ""
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Word:
    """A word of a phrase: any of these forms, or any word with one of these beginnings."""

    forms: frozenset[str]
    beginnings: tuple[str, ...]

    def places(self, typed: Sequence[str], first: int) -> list[int]:
        """Where it stands among folded words, of which the foremost stands at ``first``."""
        forms, beginnings = self.forms, self.beginnings
        if not beginnings:
            return [place for place, word in enumerate(typed, first) if word in forms]
        return [place for place, word in enumerate(typed, first) if word in forms or word.startswith(beginnings)]


@dataclass(frozen=True, eq=False)
class Sought:
    """A phrase ready to be looked for; ``rare`` is the place of its word that stands in the fewest phrases."""

    phrase: str
    language: str
    colour: str
    card: str
    card_order: int
    words: tuple[Word, ...]
    rare: int
    apart: int
    in_order: bool

    def places(self, typed: Sequence[str], at: int) -> tuple[int, ...] | None:
        """Where its words stand near ``at``, the place of the rare one; None when one of them is missing."""
        reach = len(self.words) - 1 + self.apart
        first = max(0, at - reach)
        near = typed[first : at + reach + 1]
        choices: list[list[int]] = []
        for number, word in enumerate(self.words):
            choices.append([at] if number == self.rare else word.places(near, first))
            if not choices[-1]:
                return None
        for places in product(*choices):
            if max(places) - min(places) > reach or len(set(places)) < len(places):
                continue
            if not self.in_order or list(places) == sorted(places):
                return places
        return None


class Watch:
    """All phrases, ready for any number of texts."""

    def __init__(self, phrases: Iterable[WatchPhrase]) -> None:
        self._forms: dict[str, list[Sought]] = defaultdict(list)
        self._beginnings: dict[str, list[tuple[str, Sought]]] = defaultdict(list)
        for sought in _ready(list(phrases)):
            rare = sought.words[sought.rare]
            for form in rare.forms:
                self._forms[form].append(sought)
            for beginning in rare.beginnings:
                self._beginnings[beginning[:SHORTEST_BEGINNING]].append((beginning, sought))

    def found(self, text: str, language: str) -> Found:
        """What stands in the text. Words of a harmless phrase count for nothing else."""
        typed = words_of(text)
        near = list(self._near(typed))
        harmless = [(at, sought) for at, sought in near if sought.colour == HARMLESS]
        covered = {place for at, sought in harmless for place in sought.places(typed, at) or ()}
        left = ["" if place in covered else word for place, word in enumerate(typed)]
        meant = [(at, sought) for at, sought in near if left[at] and sought.colour != HARMLESS]
        return _told([sought for at, sought in meant if sought.places(left, at)], language)

    def _near(self, typed: Sequence[str]) -> Iterator[tuple[int, Sought]]:
        """Each place where the rare word of a phrase stands."""
        for place, word in enumerate(typed):
            for sought in self._forms.get(word, ()):
                yield place, sought
            for beginning, sought in self._beginnings.get(word[:SHORTEST_BEGINNING], ()):
                if word.startswith(beginning):
                    yield place, sought


def found_in(text: str, language: str) -> Found:
    """What the active phrases find in a text of any of their languages, whatever ``language`` is said to be its own.

    The phrases are made ready once after each change; then nothing is asked of the database but what
    ``remembered`` asks.
    """
    return _watch(remembered("network.needs.watch", _state)).found(text, language)


def words_of(text: str) -> list[str]:
    """The folded words of a text; an empty one stands for a step between sentences. Hidden characters, letters set
    apart and letters drawn out are put right."""
    seen = SPACED.sub(lambda spaced: re.sub(r"[\W_]", "", spaced[0]), UNSEEN.sub("", text))
    words: list[str] = []
    for sentence in ENDS.split(DRAWN_OUT.sub(r"\1", seen)):
        if folded := fold(sentence):
            words += [*folded.split(" "), *[""] * BETWEEN_SENTENCES]
    return words


def _state() -> str:
    """Changes whenever a phrase or a card does."""
    return f"{WatchPhrase.objects.state()} {HelpCard.objects.state()}"


@lru_cache(maxsize=1)
def _watch(state: str) -> Watch:
    return Watch(WatchPhrase.objects.active())


def _ready(phrases: Sequence[WatchPhrase]) -> Iterator[Sought]:
    """The phrases, each with the word by which it is found fastest. Words that several have are kept once."""
    often = Counter(form for phrase in phrases for forms in phrase.stems for form in forms)
    shared: dict[tuple[str, ...], Word] = {}
    for phrase in phrases:
        keys = [tuple(forms) for forms in phrase.stems]
        for key in keys:
            shared.setdefault(key, _word(key))
        rare = min(range(len(keys)), key=lambda number: max(often[form] for form in keys[number]))
        card = phrase.card
        yield Sought(
            phrase.phrase, phrase.language, phrase.colour, card.code if card else "", card.order if card else 0,
            tuple(shared[key] for key in keys), rare, phrase.apart, phrase.in_order,
        )  # fmt: skip


def _word(forms: Iterable[str]) -> Word:
    beginnings = [form for form in forms if form.endswith(ANY_END)]
    return Word(frozenset(forms).difference(beginnings), tuple(form.rstrip(ANY_END) for form in beginnings))


def _told(found: Sequence[Sought], language: str) -> Found:
    """The gravest colour, the first of the cards, and all phrases, each once."""
    if not found:
        return Found()
    colour = RED if any(sought.colour == RED for sought in found) else AMBER
    card = min((sought.card_order, sought.card) for sought in found)[1]
    ordered = sorted(found, key=lambda sought: (sought.colour != RED, sought.language != language))
    return Found(str(colour.value), card, tuple(dict.fromkeys(sought.phrase for sought in ordered)))
