"""Which words sound alike, though one is spelled in Polish and the other in Ukrainian or Russian?

The key is a crude sound: г, ґ, х, g, h and ch are one; o, u and ó are one; ж, ш, sz, rz and ż are one; softness is
dropped. So "Wejherowo", "Вейгерово" and "Вейхерово" have one key, and so have "Elbląg" and "Ельблонг".
"""

import re
import unicodedata

from network.words.folding import is_cyrillic

ALPHABET = "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюя"
SOUNDS = "a b v g g d e e o S z i i i i k l m n o p r s t o v v g c c S Sc _ i _ e o a".split()
FROM_CYRILLIC = str.maketrans({letter: sound.strip("_") for letter, sound in zip(ALPHABET, SOUNDS, strict=True)})
POLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ą(?=[bp])", "om"),
        ("ą", "on"),
        ("ę(?=[bp])", "em"),
        ("ę(?=.)", "en"),
        ("szcz", "Sc"),
        ("sch|sz|rz|ż", "S"),
        ("cz|tsch", "c"),
        ("ch|h", "g"),
        ("[ij](?=[aeouyóęą])", ""),
        ("x", "ks"),
        ("q", "k"),
    )
)
ONE_LETTER = str.maketrans({"w": "v", "f": "v", "u": "o", "ó": "o", "y": "i", "j": "i", "ł": "l"})
REPEATED = re.compile(r"(.)\1+")
KEPT = re.compile("[^a-zS]")


def sound_key(text: str) -> str:
    """The sound of a name, to compare for equality or by edit distance; "" when `text` has no Latin or Cyrillic letter.

    Give it the text with its diacritics (ż and z differ); spaces and dashes do not count.
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    key = _from_cyrillic(lowered) if is_cyrillic(lowered) else _from_polish(lowered)
    return REPEATED.sub(r"\1", KEPT.sub("", key))


def _from_cyrillic(text: str) -> str:
    return text.translate(FROM_CYRILLIC)


def _from_polish(text: str) -> str:
    for pattern, sound in POLISH:
        text = pattern.sub(sound, text)
    return unicodedata.normalize("NFD", text.translate(ONE_LETTER))  # the marks are dropped with all that is no sound
