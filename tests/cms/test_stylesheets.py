"""Can an old phone read our style sheets, and can a tired eye read what they colour?"""

import re
from itertools import product
from pathlib import Path

import pytest

from cms.look.colours import THEMES, contrast, tokens
from cms.look.pairs import SEEN_CONTRAST, SEEN_PAIRS, TEXT_CONTRAST, TEXT_PAIRS

ROOT = Path(__file__).resolve().parents[2]
NETWORK_SHEETS = sorted((ROOT / "network" / "static").rglob("*.css"))
SITE_SHEETS = sorted((ROOT / "cms" / "static").rglob("*.css"))
ADVOCACY_SHEETS = sorted((ROOT / "advocacy" / "static").rglob("*.css"))
SHEETS = NETWORK_SHEETS + ADVOCACY_SHEETS + SITE_SHEETS
CORE, CHOSEN = (ROOT / "network" / "static" / "network" / name for name in ("lada.css", "chosen.css"))

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

# What a theme is asked for when nothing is chosen, and which chosen theme it equals.
SYSTEM = {
    "(prefers-color-scheme: dark)": "dark",
    "(prefers-contrast: more)": "high-light",
    "(prefers-contrast: more) and (prefers-color-scheme: dark)": "high-dark",
}
# Tokens that are no colour: letters, and how wide a line is.
NO_COLOURS = {"sign", "text", "system", "foot-edge", "scene-line", "tick", "half-line"}
# A network's rule stands inside its own element, which is the body or has one of the chosen classes above it.
CHOICES = r"\.(?:look-(?:light|dark|high-light|high-dark|yellow)|text-150|text-200|space-wide|font-easy|no-motion|lean)"
INSIDE = re.compile(rf"(?:(?:{CHOICES})+ )?\.lada(?![\w-])|\[dir=\"rtl\"\] \.lada-")


def code(sheet: Path) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def blocks(text: str) -> list[str]:
    """Selectors and at-rules in front of every opening brace."""
    return [head.strip() for head in re.findall(r"([^{};]+)\{", text)]


def declared(text: str) -> dict[str, str]:
    """Tokens and their values in a piece of a sheet."""
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", text))


def system_theme(question: str) -> dict[str, str]:
    """The tokens that the core sheet sets where the system answers yes to the question."""
    found = re.search(rf"@media {re.escape(question)} \{{\s*\.lada \{{(.*?)\}}", code(CORE), re.DOTALL)
    assert found
    return declared(found[1])


def chosen_theme(name: str) -> dict[str, str]:
    """The tokens that the sheet of choices sets for a theme."""
    found = re.search(rf"\.lada\.look-{name},[^{{]*\{{(.*?)\}}", code(CHOSEN), re.DOTALL)
    assert found
    return declared(found[1])


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


@pytest.mark.parametrize("sheet", NETWORK_SHEETS, ids=lambda path: path.name)
def test_network_sheet_styles_nothing_outside_its_element(sheet: Path) -> None:
    selectors = [one.strip() for head in blocks(code(sheet)) if not head.startswith("@") for one in head.split(",")]
    assert [one for one in selectors if not INSIDE.match(one)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_rules_name_roles_and_no_colours(sheet: Path) -> None:
    screen = code(sheet).partition("@media print")[0]
    rules = re.sub(r"--[\w-]+: [^;]+;", "", screen)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;])|rgba?\(|hsla?\(", rules) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheet_asks_the_system_for_colours_in_tokens_only(sheet: Path) -> None:
    """A rule of its own for dark would not know of a theme that somebody chose."""
    asked = re.findall(r"@media [^{]*prefers-(?:color-scheme|contrast)[^{]*\{(.*?)\n\}", code(sheet), re.DOTALL)
    rules = [re.sub(r"(?:--[\w-]+|color-scheme): [^;]+;", "", body) for body in asked]
    assert [line for body in rules for line in body.splitlines() if ":" in line] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[text], colours[ground]) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SEEN_PAIRS)
def test_shape_stands_out_from_its_ground(theme: str, shape: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[shape], colours[ground]) >= SEEN_CONTRAST


def test_contrast_of_known_colours_is_known() -> None:
    assert (round(contrast("#000000", "#ffffff"), 1), round(contrast("#17211b", "#fce4a1"), 1)) == (21.0, 13.2)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_sets_every_colour_of_its_own(theme: str) -> None:
    """A token left out would be taken from what the system wants, and then nobody has measured the pair."""
    light = declared(code(CORE).partition("@media")[0]).keys() - {"sign", "text", "system"}
    assert light - chosen_theme(theme).keys() == set()


@pytest.mark.parametrize("question", SYSTEM)
def test_theme_of_the_system_is_the_one_that_can_be_chosen(question: str) -> None:
    assert system_theme(question) == chosen_theme(SYSTEM[question])


def test_light_is_the_theme_of_a_system_that_asks_for_nothing() -> None:
    light = declared(code(CORE).partition("@media")[0])
    assert {name: value for name, value in light.items() if name not in {"sign", "text", "system"}} == chosen_theme(
        "light"
    )


@pytest.mark.parametrize("theme", ["high-light", "high-dark", "yellow"])
def test_contrast_theme_knows_one_ground_and_draws_edges(theme: str) -> None:
    colours = tokens()[theme]
    grounds = {colours[name] for name in ("wall", "paper", "board", "label")}
    assert (len(grounds), chosen_theme(theme)["now-edge"]) == (1, "var(--ink)")


def test_every_colour_the_sheets_use_is_a_token() -> None:
    named = {name for sheet in SHEETS for name in re.findall(r"var\(--([\w-]+)\)", code(sheet))}
    used = {name for name in named if not name.startswith("w-")}  # the admin's own, on screens inside it
    known = {name for sheet in NETWORK_SHEETS for name in declared(code(sheet))}
    assert used - known == set()


def test_tokens_without_a_colour_are_few_and_named() -> None:
    values = declared("".join(code(sheet) for sheet in NETWORK_SHEETS))
    assert {name for name, value in values.items() if not re.match(r"#|var\(|transparent", value)} == NO_COLOURS


@pytest.mark.parametrize(
    ("size", "part"),
    list(product(("text-150", "text-200"), ("lada-columns", "lada-fact", "lada-plate", "lada-row", "site-menu-wide"))),
)
def test_large_letters_take_the_layout_of_a_phone(size: str, part: str) -> None:
    """Breakpoints do not follow a class: what goes beside each other in wide windows has a rule for each size."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", "".join(code(sheet) for sheet in SHEETS if sheet.name == "chosen.css"))
    bodies = [body for heads, body in rules if f".{size} .lada .{part}" in [head.strip() for head in heads.split(",")]]
    assert any("display:" in body or "grid-template-columns:" in body for body in bodies)
