"""Which words is a text made of, whatever their case, number, tense and spelling on a phone?

Base forms come from simplemma's word lists, read in the way that needs little memory: a list is loaded when its
language is first asked for. Web pages should not need them: what they look for is expanded once, by ``forms``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Any

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory, frontcode

from network.words.folding import fold, is_cyrillic

LATIN, CYRILLIC = ("pl", "en"), ("uk", "ru")
LANGUAGES = (*LATIN, *CYRILLIC)
WORD = re.compile(r"[^\W_]+(?:['’‘ʼʹ`´′][^\W_]+)*")
# Polish letters people leave out, and how many of them are put back at most, in how many ways: a lookup takes 30 µs.
MARKED = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
MOST_MARKS, MOST_SPELLINGS = 3, 160
# What hands and ears make of the spelling; whoever looks for a word should look for these too.
SLIPS = {
    "pl": (("ó", "u"), ("ż", "rz"), ("rz", "ż"), ("ch", "h")),
    "uk": (("ться", "тся"), ("ться", "ця")),
    "ru": (("ться", "тся"), ("тся", "ться")),
}
# Pasts of regular verbs, which the lists of these two languages often lack: ending of the verb, endings of its past.
PASTS = {
    "uk": (("тися", "вся лася лась лося лись"), ("тись", "вся лася лась лося лись"), ("ти", "в ла ло ли")),
    "ru": (("ться", "лся лась лось лись"), ("ть", "л ла ло ли")),
}
REMEMBERED = 16_384  # words of which the base form is kept, about 3 MB

_lists = StreamDictionaryFactory(cache_max_size=len(LANGUAGES))
_known = DictionaryLookupStrategy(_lists)
_guess = DefaultStrategy(dictionary_factory=_lists)


def lemmas(text: str, language: str) -> list[str]:
    """The folded base form of each word of the text, in its order: "Chcę się zabić" gives "chciec", "sie", "zabic".

    Polish may be typed without its letters. A word that the language does not know is looked up in the others of its
    script, so a wrong ``language`` and a mixture do little harm. A language without a list gives the folded words.
    """
    if language not in LANGUAGES:
        return fold(text).split()
    return [lemma for word in WORD.findall(text) if (lemma := _lemma(word.lower(), language))]


def forms(words: Iterable[str], language: str) -> dict[str, set[str]]:
    """For each word all folded forms of its base form, itself among them: "zabić" gives "zabil", "zabije", …

    Common slips of spelling stand beside the forms ("samobujstwo", "повесится"). Reads the whole list of the language
    once, however many words there are (Polish: about 4 s of a processor and 50 MB), and keeps nothing of it. A
    language without a list, and a word that stands in none, gives the word alone.
    """
    asked = {word: _spelled(word.lower(), language) for word in words}
    if language not in LANGUAGES:
        return asked
    lists = StreamDictionaryFactory(cache_max_size=1)
    known = DictionaryLookupStrategy(lists)
    wanted: dict[str, list[str]] = {}
    for word in asked:
        base = _base(word.lower(), language, known) or word.lower()
        wanted.setdefault(base, []).append(word)
        asked[word] |= {fold(past) for verb in (base, word.lower()) for past in _pasts(verb, language)}
    for form, base in _entries(lists.get_dictionary(language), wanted):
        for word in wanted[base]:
            asked[word] |= _spelled(form.lower(), language)
    return asked


def _pasts(verb: str, language: str) -> list[str]:
    """The past of a regular verb, by its ending alone; nothing for other words."""
    for ending, pasts in PASTS.get(language, ()):
        if verb.endswith(ending):
            return [verb.removesuffix(ending) + past for past in pasts.split()]
    return []


def _spelled(form: str, language: str) -> set[str]:
    """The folded form, also with each of the slips of its language."""
    return {
        fold(form),
        *(fold(form.replace(right, wrong)) for right, wrong in SLIPS.get(language, ()) if right in form),
    }


@lru_cache(maxsize=REMEMBERED)
def _lemma(word: str, language: str) -> str:
    """The folded base form of a word in lower case."""
    script = CYRILLIC if is_cyrillic(word) else LATIN
    for tried in sorted(script, key=lambda code: code != language):
        if base := _base(word, tried, _known):
            return fold(base)
    own = language if language in script else script[0]
    return fold(_guess.get_lemma(word, own) or word)


def _base(word: str, language: str, known: DictionaryLookupStrategy) -> str | None:
    """The base form of a word that the language's list knows, perhaps without its Polish letters; else None."""
    if found := known.get_lemma(word, language):
        return found
    if language != "pl" or not word.isascii():
        return None
    tries = islice(_spellings(word), MOST_SPELLINGS)
    return next((base for spelling in tries if (base := known.get_lemma(spelling, "pl"))), None)


def _spellings(word: str) -> Iterator[str]:
    """The word with one to three Polish letters put back, few before many."""
    places = [place for place, letter in enumerate(word) if letter in MARKED]
    for count in range(1, MOST_MARKS + 1):
        for chosen in combinations(places, count):
            for marks in product(*(MARKED[word[place]] for place in chosen)):
                letters = list(word)
                for place, mark in zip(chosen, marks, strict=True):
                    letters[place] = mark
                yield "".join(letters)


def _entries(stream: Any, bases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Form and base form of every entry with one of the base forms.

    simplemma offers single lookups only, a hundred times slower here than reading on; hence its own reader.
    """
    step = -1 if stream._rev else 1  # some lists are stored with their letters turned
    encoded = {base.encode()[::step]: base for base in bases}
    for _start, key, value in frontcode._iter_records(stream._data, stream._pos):
        if value in encoded:
            yield key[::step].decode(), encoded[value]
