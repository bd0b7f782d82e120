"""What is seen where an address of the site is shared, and on a phone's home screen? Draws both from our own drawings.

    .venv/bin/python scripts/bake_card.py     writes the pictures into cms/static/cms/

Needs Chromium (`apt install chromium`) and the tests' packages. The pictures are committed; run it when logo, goods or
colours change.
"""

import io
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "cms" / "static" / "cms"
LOGO, GOODS = STATIC / "logo.svg", ROOT / "network" / "static" / "network" / "goods.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([\d. ]+)">(.*?)</symbol>', re.DOTALL)
WALL, PAPER, COUNTER, LIP = "#fce4a1", "#fffefa", "#1b4d38", "#2f7355"
TONES = {"rye": "#b2561c", "beet": "#9c1849", "leaf": "#1f6b45", "milk": "#fffefa"}
# What stands on the counter, from the left: drawing, tone, height in pixels.
SHELF = [
    ("milk", "milk", 176),
    ("bread", "rye", 150),
    ("jar", "leaf", 140),
    ("pot", "beet", 156),
    ("cabbage", "leaf", 140),
    ("apple", "beet", 112),
    ("cheese", "rye", 120),
]
CARD, HEAVIEST = (1200, 630), 60 * 1024  # pixels; bytes
COLOURS = 64  # flat drawings need no more


def symbols(sheet: Path) -> dict[str, tuple[float, float, str]]:
    """Width, height and shapes of each drawing of the sheet."""
    found = {}
    for name, box, shapes in SYMBOL.findall(sheet.read_text(encoding="utf-8")):
        _x, _y, width, height = map(float, box.split())
        found[name] = (width, height, shapes)
    return found


def drawn(symbol: tuple[float, float, str], height: float, style: str = "") -> str:
    """The drawing as an element of that height in pixels."""
    width, box_height, shapes = symbol
    scaled = height * width / box_height
    return (
        f'<svg viewBox="0 0 {width} {box_height}" width="{scaled}" height="{height}" style="display:block;{style}">'
        f"{shapes}</svg>"
    )


def card() -> str:
    """The wall, the name, goods on the counter; without words, because it is the same in every language."""
    logo, goods = symbols(LOGO), symbols(GOODS)
    shelf = "".join(
        drawn(goods[name], height, f"color:{TONES[tone]};fill:{TONES['leaf']}") for name, tone, height in SHELF
    )
    name = drawn(logo["plate"], 150, f"color:{COUNTER};background:{PAPER}") + drawn(
        logo["word"], 150, f"color:{COUNTER}"
    )
    return (
        f'<body style="margin:0;width:1200px;height:630px;background:{WALL};position:relative;overflow:hidden">'
        f'<div style="position:absolute;left:90px;top:90px;display:flex;gap:44px">{name}</div>'
        f'<div style="position:absolute;left:90px;right:90px;bottom:142px;display:flex;align-items:flex-end;'
        f'justify-content:space-between">{shelf}</div>'
        f'<div style="position:absolute;left:0;right:0;bottom:0;height:142px;background:{COUNTER};'
        f'border-top:14px solid {LIP};box-sizing:border-box"></div></body>'
    )


def icon(share: float) -> str:
    """The plate to all edges; its letter keeps to ``share`` of its size where the phone may cut off the corners."""
    plate = drawn(symbols(LOGO)["plate"], 512 * share, f"color:{COUNTER};background:{PAPER}")
    return (
        f'<body style="margin:0;width:512px;height:512px;background:{COUNTER};display:flex;align-items:center;'
        f'justify-content:center">{plate}</body>'
    )


def shoot(browser: Browser, html: str, size: tuple[int, int]) -> Image.Image:
    """The page as a picture."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(html)
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture.convert("RGB")


def write(picture: Image.Image, name: str) -> int:
    """Writes a PNG with few colours and returns its weight in bytes."""
    path = STATIC / name
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{name}: {picture.width}×{picture.height}, {path.stat().st_size} bytes")
    return path.stat().st_size


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        if write(shoot(browser, card(), CARD), "share-card.png") > HEAVIEST:
            sys.exit("The card is too heavy.")
        plate, maskable = shoot(browser, icon(1), (512, 512)), shoot(browser, icon(0.85), (512, 512))
        write(plate, "icon-512.png")
        write(plate.resize((192, 192), Image.Resampling.LANCZOS), "icon-192.png")
        write(maskable, "icon-maskable-512.png")
        write(plate.resize((180, 180), Image.Resampling.LANCZOS), "touch-icon.png")
        browser.close()


if __name__ == "__main__":
    main()
