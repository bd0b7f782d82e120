"""Which piece of kitchen towel stands beside a name, in place of a face?

It is woven from the topic and the name above the post, never from the account: the same name in another topic gets
another towel, so that towels say no more than names do.
"""

import hashlib
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

COLOURS = ("beet", "leaf", "rye", "ink", "gold")
# Position and width of the stripes of a towel of 40 × 40.
STRIPES = (((2, 9), (14, 5), (22, 12)), ((3, 4), (10, 14), (29, 6)), ((0, 7), (16, 3), (23, 3), (30, 8)))
SIDE = 40


@lru_cache(maxsize=4096)
def towel(topic_id: int, label: str) -> SafeString:
    """The towel of a name in a topic, always the same: an SVG that says nothing to who hears the page."""
    number = int.from_bytes(hashlib.sha256(f"{topic_id} {label}".encode()).digest()[:8], "big")
    number, one = divmod(number, len(COLOURS))
    number, two = divmod(number, len(COLOURS) - 1)
    number, which = divmod(number, len(STRIPES))
    number, mirrored = divmod(number, 2)
    others = [colour for colour in COLOURS if colour != COLOURS[one]]
    stripes = [(SIDE - at - width if mirrored else at, width) for at, width in STRIPES[which]]
    if number % 2:
        stripes = stripes[1:] + stripes[:1]
    return format_html(
        '<svg class="lada-towel" width="{0}" height="{0}" viewBox="0 0 {0} {0}" aria-hidden="true">{1}{2}</svg>',
        SIDE,
        _woven(COLOURS[one], stripes[::2]),
        _woven(others[two], stripes[1::2]),
    )


def _woven(colour: str, stripes: list[tuple[int, int]]) -> SafeString:
    """The stripes of one colour, down and across."""
    down = "".join(f"M{at} 0h{width}v{SIDE}h-{width}z" for at, width in stripes)
    across = "".join(f"M0 {at}h{SIDE}v{width}H0z" for at, width in stripes)
    return format_html('<g class="lada-weave-{}"><path d="{}"/><path d="{}"/></g>', colour, down, across)
