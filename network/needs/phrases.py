"""What does an editor mean by a watch phrase: which words, in which forms?

Words stand apart by spaces and are meant in all their forms. "mąż/ojciec" means one or the other, "samobójc*" every
word that begins so, "=me" that very form.
"""

from collections.abc import Iterable

from network.words.folding import fold
from network.words.lemmas import forms

ANY_END, THIS_FORM, OR = "*", "=", "/"
SHORTEST_BEGINNING = 3  # letters before the star; less would mean half of the dictionary


class NotAPhrase(ValueError):
    """A phrase that means nothing, or nearly everything."""


def read(phrase: str) -> list[list[str]]:
    """The words of a phrase as they were typed, each with its alternatives. Raises NotAPhrase."""
    words = [[choice for choice in word.split(OR) if choice] for word in phrase.split()]
    if not words or any(not choices or not all(map(_is_meant, choices)) for choices in words):
        raise NotAPhrase(phrase)
    return words


def stems(phrases: Iterable[str], language: str) -> dict[str, list[list[str]]]:
    """For each phrase its words, each as a sorted list of all folded forms that count ("samobojc*" stays as it is).

    Takes seconds of a processor, the same for one phrase as for hundreds. Raises NotAPhrase.
    """
    taken_apart = {phrase: read(phrase) for phrase in phrases}
    choices = {choice for words in taken_apart.values() for alternatives in words for choice in alternatives}
    inflected = set(filter(_inflects, choices))
    known = forms(inflected, language) if inflected else {}
    return {
        phrase: [sorted({form for choice in choices for form in _forms(choice, known)}) for choices in words]
        for phrase, words in taken_apart.items()
    }


def _is_meant(choice: str) -> bool:
    letters = fold(choice)
    return " " not in letters and len(letters) >= (SHORTEST_BEGINNING if choice.endswith(ANY_END) else 1)


def _inflects(choice: str) -> bool:
    return not choice.endswith(ANY_END) and not choice.startswith(THIS_FORM)


def _forms(choice: str, known: dict[str, set[str]]) -> set[str]:
    if _inflects(choice):
        return known[choice]
    return {fold(choice) + (ANY_END if choice.endswith(ANY_END) else "")}
