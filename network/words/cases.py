"""Which dictionary form may an inflected place name have? Polish, Ukrainian, Russian, by endings.

Every rule only proposes; the gazetteer decides which proposals are places. Text is folded (`folding.fold`).
"""

from functools import lru_cache
from itertools import islice, product

from network.words.folding import is_cyrillic

MOST_FORMS = 240  # of a whole name; each is one value of one database query
SHORTEST_STEM = 2
VOWELS = "aeiouyаеєиіїоуыэюяь"

# ending → what the dictionary form may have instead. "gdansku" → gdansk; "wejherowie" → wejherowo; "gorze" → gora
POLISH: dict[str, tuple[str, ...]] = {
    "": ("e", "y", "i", "a"),  # genitive plural: katowic, kartuz, suwalk
    "a": ("", "o", "e"),
    "ia": ("", "ie"),
    "u": ("", "o", "e"),
    "iu": ("", "ie"),
    "em": ("", "o", "e"),
    "iem": ("", "o", "ie"),
    "e": ("a", "o"),
    "ie": ("", "o", "a", "ia"),
    "cie": ("t", "ta", "to"),
    "dzie": ("d", "da", "do"),
    "rze": ("r", "ra", "ro"),
    "le": ("l", "la", "lo"),
    "ce": ("ka", "ko"),
    "dze": ("ga", "go"),
    "sze": ("cha",),
    "i": ("ia", "", "a", "ie"),
    "y": ("a", "", "e"),
    "ej": ("a", "e"),
    "iej": ("ia", "a"),
    "im": ("i", "ie"),
    "ym": ("y", "e"),
    "iego": ("i", "ie"),
    "ego": ("y", "e"),
    "ach": ("e", "y", "i", "a", "o"),
    "iach": ("ie", "ia"),
    "ami": ("e", "y", "i", "a", "o"),
    "om": ("e", "y", "i", "a", "o"),
    "ow": ("y", "i", "e"),
    "ich": ("ie",),
    "ych": ("e", "y"),
    "imi": ("ie",),
    "ymi": ("e",),
    "ca": ("ec", "iec"),  # a vowel comes back: ostrowca, sosnowcu, malborka
    "cu": ("ec", "iec"),
    "cem": ("ec", "iec"),
    "ka": ("ek", "k"),
    "ku": ("ek",),
    "kiem": ("ek",),
    "owi": ("", "o"),
    "lec": ("lce",),
    "bialymstoku": ("bialystok",),
    "bialegostoku": ("bialystok",),
    "bialymstokiem": ("bialystok",),
    "krasnymstawie": ("krasnystaw",),
    "krasnegostawu": ("krasnystaw",),
    "miescie": ("miasto",),
}
CYRILLIC: dict[str, tuple[str, ...]] = {
    "": ("е", "и", "ы", "і", "а", "ь"),
    "у": ("", "о", "а", "е"),
    "ю": ("ь", "я", "е", "й"),
    "а": ("", "о", "е"),
    "я": ("ь", "є", "е", "й"),
    "ом": ("", "о"),
    "ем": ("ь", "е", ""),
    "єм": ("ь", "є"),
    "ям": ("я", "ь"),
    "е": ("", "о", "а", "ь", "я"),
    "і": ("", "о", "а", "ь", "я", "е"),
    "и": ("а", "ь", "я", ""),
    "ы": ("а", ""),
    "ой": ("а", "ая"),
    "ою": ("а",),
    "ей": ("я", "а", "ь"),
    "єю": ("я",),
    "ею": ("я", "а"),
    "ью": ("ь",),
    "ові": ("ів", "ов", "ув", "ово"),
    "ова": ("ів", "ув"),
    "ову": ("ів", "ув"),
    "овом": ("ів", "ов", "ув", "ово"),
    "ове": ("ув", "ів"),
    "ах": ("и", "ы", "е", "і", "а"),
    "ях": ("і", "и", "е", "я"),
    "ами": ("и", "ы", "е", "і"),
    "ями": ("і", "и", "е"),
    "ому": ("ий", "ое", "е", "ый"),
    "ого": ("ий", "ый", "ое", "е", "ой"),
    "им": ("ий", "ый"),
    "ым": ("ый",),
    "ій": ("а", "я", "ая"),
    "ої": ("а",),
    "ці": ("ка", "ца", "ця", "це"),
    "це": ("ка",),
    "зі": ("га",),
    "ця": ("ець", "ец"),
    "цю": ("ець",),
    "ца": ("ец",),
    "цу": ("ец",),
    "цем": ("ець", "ец"),
    "ка": ("ек", "ок"),
    "ку": ("ек", "ок"),
}
LONGEST = 13  # letters of the longest ending above


@lru_cache(maxsize=2048)
def word_forms(word: str) -> tuple[str, ...]:
    """Folded words that `word` may be a case of, itself first; at most about 20."""
    rules = CYRILLIC if is_cyrillic(word) else POLISH
    forms = {word: None}
    for cut in range(len(word), max(0, len(word) - LONGEST) - 1, -1):
        stem, ending = word[:cut], word[cut:]
        fits = ending or word[-1:] not in VOWELS  # only a consonant can be a genitive plural without an ending
        if fits and (len(stem) >= SHORTEST_STEM or not stem):
            forms.update((stem + other, None) for other in rules.get(ending, ()))
    return tuple(forms)


def phrase_forms(words: list[str]) -> list[str]:
    """Names (folded, words parted by a space) that the words may be a case of, the text itself first; bounded."""
    if len(words) > 4:
        return [" ".join(words)]
    return [" ".join(form) for form in islice(product(*map(word_forms, words)), MOST_FORMS)]
