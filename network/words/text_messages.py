"""How many letters has a text as phones count them, and in how many SMS does it go?"""

from dataclasses import dataclass
from urllib.parse import quote

# The letters of the GSM 03.38 alphabet, and those that take two places. One letter outside makes all 16 bits wide.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = frozenset("^{}\\[~]|€\f")
# Places in one SMS that stands alone, and in one of several.
GSM_PLACES, WIDE_PLACES = (160, 153), (70, 67)


@dataclass(frozen=True)
class TextMessage:
    """The text, how many letters it takes as phones count, and in how many SMS it goes."""

    text: str
    length: int
    parts: int

    @property
    def link(self) -> str:
        """The address that opens the phone's own messages with the text (RFC 5724)."""
        return f"sms:?body={quote(self.text)}"


def measured(text: str) -> TextMessage:
    """The text with its length: in the GSM alphabet where it fits in, else in 16-bit units."""
    if all(letter in GSM or letter in GSM_DOUBLE for letter in text):
        length, (alone, joined) = sum(2 if letter in GSM_DOUBLE else 1 for letter in text), GSM_PLACES
    else:
        length, (alone, joined) = len(text.encode("utf-16-le")) // 2, WIDE_PLACES
    return TextMessage(text, length, 1 if length <= alone else -(-length // joined))
