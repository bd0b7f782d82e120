"""How does typed text look without what people leave out: case, diacritics, punctuation?"""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е", "ґ": "г", "ѓ": "г", "ѐ": "е", "ѝ": "и"}
)
APOSTROPHES = re.compile("['’‘ʼʹ`´′]")
NOT_WORD = re.compile(r"[\W_]+")
CYRILLIC = re.compile("[\u0400-\u04ff]")
MARKED_CYRILLIC = "йїў"


def fold(text: str) -> str:
    """`text` in lower case, without diacritics and punctuation, words parted by one space.

    Polish ł and all Latin marks go (Łódź → lodz), ё becomes е and ґ becomes г; the Cyrillic letters й, ї, ў stay.
    Apostrophes vanish inside a word; dashes, dots and everything else that is no letter or digit become a space.
    Text without a letter or digit gives "".
    """
    lowered = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold().translate(LETTERS))
    return NOT_WORD.sub(" ", "".join(map(_unmarked, lowered))).strip()


def is_cyrillic(text: str) -> bool:
    """Whether `text` holds a Cyrillic letter."""
    return CYRILLIC.search(text) is not None


@lru_cache(maxsize=4096)
def _unmarked(letter: str) -> str:
    """`letter` without its combining marks, except the Cyrillic letters that are other letters without them."""
    if letter.isascii() or letter in MARKED_CYRILLIC:
        return letter
    base = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return base.translate(LETTERS)
