"""How are Polish names put in order, and when is a name meant by what somebody typed?"""

from functools import lru_cache

# A Polish letter follows its plain one and precedes the next; marks around words count for nothing.
_ORDER: dict[int, str | None] = {ord(letter): f"{base}~" for letter, base in zip("ąćęłńóśź", "acelnosz", strict=True)}
_ORDER |= {ord("ż"): "z~~"} | {ord(mark): None for mark in "„”“\"'«»().,–-"}
_PLAIN = str.maketrans("ąćęłńóśźżäöüé", "acelnoszzaoue")


REMEMBERED = 16_384  # names; a list is sorted on every visit, and its names are the same


@lru_cache(REMEMBERED)
def in_order(text: str) -> str:
    """What to sort a name by: Łódź after Lublin, Żory after Zgierz, «„Za Stołem”» under Z."""
    return text.casefold().translate(_ORDER)


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """A name without Polish marks and capitals, to look for words in it."""
    return text.casefold().translate(_PLAIN)
