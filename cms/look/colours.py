"""Which colours do the style sheets give each theme, and how far do two of them stand apart?"""

import re
from functools import cache
from pathlib import Path

import network

SHEETS = Path(network.__file__).parent / "static" / "network"
# Where the tokens stand: as the page begins, and what a chosen theme makes of them.
BEGINNING, CHOSEN = SHEETS / "lada.css", SHEETS / "chosen.css"
THEMES = ("light", "dark", "high-light", "high-dark", "yellow")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6});")


@cache
def tokens() -> dict[str, dict[str, str]]:
    """Theme → token → #rrggbb, as the network's sheets set them; what a theme does not set it takes from light."""
    light = next(colours for selectors, colours in _rules(BEGINNING) if ".lada" in selectors)
    found: dict[str, dict[str, str]] = {theme: dict(light) for theme in THEMES}
    for selectors, colours in _rules(CHOSEN):
        for theme in THEMES:
            if f".lada.look-{theme}" in selectors:
                found[theme].update(colours)
    return found


def _rules(sheet: Path) -> list[tuple[set[str], dict[str, str]]]:
    """The selectors of every rule and the colours it gives to tokens."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [
        ({head.strip() for head in heads.split(",")}, dict(TOKEN.findall(body))) for heads, body in RULE.findall(text)
    ]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours #rrggbb, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
