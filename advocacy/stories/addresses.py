"""Under which address does a new story stand?"""

import re
from collections.abc import Iterator
from itertools import count

from network.words.slugs import slug

LONGEST = 70  # characters, so that a number fits behind it
NO_LETTERS = re.compile(r"n[0-9a-f]{8}")  # what ``slug`` makes of emoji and of scripts it does not know
PLAIN = "opowiesc"


def candidates(title: str, taken: set[str]) -> Iterator[str]:
    """Addresses for the title that are not taken, the best one first; without end, never empty.

    "Łódź pomaga" is "lodz-pomaga", then "lodz-pomaga-2"; "Допомога" is "dopomoga"; a title of emoji "opowiesc-1".
    """
    words = slug(title)
    is_plain = not words or NO_LETTERS.fullmatch(words) is not None
    base = PLAIN if is_plain else words[:LONGEST].strip("-")
    if not is_plain and base not in taken:
        yield base
    for number in count(1 if is_plain else 2):
        if f"{base}-{number}" not in taken:
            yield f"{base}-{number}"


def stem(title: str) -> str:
    """With what all candidates for the title begin."""
    return next(candidates(title, set())).removesuffix("-1")
