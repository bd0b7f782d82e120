"""How is a name written in an address: plain Latin letters, digits and hyphens?"""

import zlib

from network.words.folding import fold

LETTERS = "абвгдежзийклмнопрстуфхцчшщьюя"
LATIN = "a b v h d e zh z y i k l m n o p r s t u f kh ts ch sh shch _ iu ia".split()
UKRAINIAN = dict(zip(LETTERS, LATIN, strict=True))
UKRAINIAN |= {"і": "i", "ї": "i", "є": "ie", "ъ": "_", "ы": "y", "э": "e", "ў": "u"}
WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}  # the Ukrainian rule of 2010
RUSSIAN = UKRAINIAN | {"г": "g", "и": "i", "й": "y", "ю": "yu", "я": "ya"}
ONLY_RUSSIAN = set("ыэъё")
GREATER_G = str.maketrans({"ґ": "g", "Ґ": "g"})


def slug(text: str) -> str:
    """`text` for an address: lower-case Latin letters and digits joined by single hyphens.

    Polish loses its diacritics (Łódź → lodz), Ukrainian follows the national romanisation of 2010, Russian is told by
    its letters ы, э, ъ, ё. Text in another script gives a short stable number; blank text gives "".
    """
    russian = not ONLY_RUSSIAN.isdisjoint(text.lower())
    words = (_latin(word, russian) for word in fold(text.translate(GREATER_G)).split())
    found = "-".join(word for word in words if word)
    return found or (f"n{zlib.crc32(text.strip().encode('utf-8', 'replace')):08x}" if text.strip() else "")


def _latin(word: str, russian: bool) -> str:
    """One folded word in plain Latin letters; letters of other scripts are left out."""
    table = RUSSIAN if russian else UKRAINIAN
    if not russian:
        word = word.replace("зг", "zgh")
    first = WORD_START.get(word[:1], "") if not russian else ""
    letters = [first or table.get(word[:1], word[:1]), *(table.get(letter, letter) for letter in word[1:])]
    return "".join(c for c in "".join(letters).replace("_", "") if c.isascii() and c.isalnum())
