"""Can an old phone read our style sheets, and can a tired eye read what they colour?"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NETWORK_SHEET = ROOT / "network" / "static" / "network" / "lada.css"
SITE_SHEET = ROOT / "cms" / "static" / "cms" / "site.css"
SHEETS = [NETWORK_SHEET, SITE_SHEET]

# Baseline: Chrome 70, iOS 12.2, Firefox 78. Left, what is newer; right, what to write instead.
TOO_NEW = {
    r"@layer|@container|@property|@scope|@starting-style": "the order of the file",
    r":has\(|:is\(|:where\(|:focus-visible|:dir\(": "a class, :focus, [dir]",
    r"color-mix\(|oklch\(|oklab\(|lab\(|lch\(|light-dark\(": "a token",
    r"(?<![\w-])(?:clamp|min|max)\(": "a media query",
    r"(?<![\w-])inset(?:-[a-z-]+)?\s*:": "top, right, bottom, left",
    r"(?<![\w-])(?:margin|padding)-(?:inline|block)\s*:": "-inline-start and -inline-end",
    r"(?<![\w-])(?:row-|column-)?gap\s*:": "grid-gap in grids, margins in flex",
    r"(?<![\w-])(?:aspect-ratio|accent-color|translate|rotate|scale)\s*:": "older properties",
    r"\d(?:dvh|svh|lvh|dvw|cqw|cqi|lh|rlh)\b": "vh, vw, rem",
    r"@media[^{]*[<>]": "min-width, max-width",
    r":not\([^()]*,": "two :not()",
}

# Foreground and ground; text needs 4.5, what only has to be seen needs 3. A new pair in CSS means a new row here.
TEXT_PAIRS = [
    ("ink", "wall"), ("ink", "paper"), ("ink", "board"), ("ink-soft", "paper"), ("ink-soft", "board"),
    ("label-ink", "label"), ("link", "paper"), ("link", "wall"), ("link", "board"), ("link", "label"),
    ("link-seen", "paper"), ("link-seen", "wall"), ("link-seen", "board"), ("on-action", "action"),
    ("on-action", "action-edge"), ("on-open", "open"), ("error", "paper"), ("paper", "error"), ("paper", "ink"),
    ("help-tel", "ink"), ("on-counter", "counter"), ("ink", "focus-ground"),
]  # fmt: skip
SEEN_PAIRS = [
    ("counter", "wall"), ("counter", "paper"), ("counter", "board"), ("edge", "paper"), ("edge", "board"),
    ("edge", "label"), ("action", "paper"), ("action", "wall"), ("action", "label"), ("open", "paper"),
    ("open", "wall"), ("focus", "paper"), ("focus", "wall"), ("focus", "label"), ("art-rye", "wall"),
    ("art-beet", "wall"), ("art-leaf", "wall"), ("art-rye", "paper"), ("art-beet", "paper"), ("art-leaf", "paper"),
]  # fmt: skip


def code(sheet: Path) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def tokens() -> dict[str, dict[str, str]]:
    """Theme → token → colour, as the network's sheet sets them; dark takes over what it does not set."""
    text = code(NETWORK_SHEET)
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    dark = rest[: rest.index("\n}\n")]
    found = {
        theme: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
        for theme, part in (("light", light), ("dark", dark))
    }
    return {"light": found["light"], "dark": found["light"] | found["dark"]}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blocks(text: str) -> list[str]:
    """Selectors and at-rules in front of every opening brace."""
    return [head.strip() for head in re.findall(r"([^{};]+)\{", text)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
@pytest.mark.parametrize("pattern", TOO_NEW, ids=TOO_NEW.values())
def test_sheet_uses_nothing_newer_than_the_baseline(sheet: Path, pattern: str) -> None:
    assert [line.strip() for line in code(sheet).splitlines() if re.search(pattern, line)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheet_nests_no_rules(sheet: Path) -> None:
    opened: list[str] = []
    nested = []
    for head, closing in re.findall(r"([^{};]*)\{|(\})", code(sheet)):
        if closing:
            opened.pop()
        else:
            nested += [head.strip()] if opened and not opened[-1].startswith("@media") else []
            opened.append(head.strip())
    assert (nested, opened) == ([], [])


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheet_fetches_from_nowhere_else(sheet: Path) -> None:
    assert re.findall(r"@import|https?:|//|data:", code(sheet)) == []


def test_network_sheet_styles_nothing_outside_its_element() -> None:
    selectors = [
        one.strip() for head in blocks(code(NETWORK_SHEET)) if not head.startswith("@") for one in head.split(",")
    ]
    assert [one for one in selectors if not re.match(r"\.lada(?![\w-])|\[dir=\"rtl\"\] \.lada-", one)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_rules_name_roles_and_no_colours(sheet: Path) -> None:
    screen = code(sheet).partition("@media print")[0]
    rules = re.sub(r"--[\w-]+: [^;]+;", "", screen)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;])|rgba?\(|hsla?\(", rules) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SEEN_PAIRS)
def test_shape_stands_out_from_its_ground(theme: str, shape: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[shape], colours[ground]) >= 3


def test_contrast_of_known_colours_is_known() -> None:
    assert (round(contrast("#000000", "#ffffff"), 1), round(contrast("#17211b", "#fce4a1"), 1)) == (21.0, 13.2)


def test_every_colour_the_sheets_use_is_a_token() -> None:
    used = {name for sheet in SHEETS for name in re.findall(r"var\(--([\w-]+)\)", code(sheet))}
    assert used - set(tokens()["light"]) == {"sign", "text", "system"}
