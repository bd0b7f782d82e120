"""How were the fonts in cms/static/cms/fonts made? Fetch three npm packages, freeze, subset, drop the names.

Run `python scripts/bake_fonts.py` with the `test` extra installed (fonttools, brotli) and npm at hand;
`--packages FOLDER` uses packages already unpacked there. All families are SIL OFL 1.1; FiraGO reserves the
name "Fira", and a subset is a modified version, so every name record goes and CSS calls them by names of ours.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "cms" / "static" / "cms" / "fonts"
SIGN_PACKAGE = "@fontsource-variable/commissioner@5.3.0"
TEXT_PACKAGE = "@fontsource/firago@5.3.0"
EASY_PACKAGE = "@fontsource/andika@5.3.0"

LATIN = "U+0020-007E,U+00A0-017F,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2190-2193,U+20AC,U+2212"
CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+20B4,U+2116"
ARABIC = "U+0020-0022,U+0028-0029,U+002C-002F,U+003A,U+0600-06FF,U+200C-200F"  # with the signs that stand inside a line
# The sign face only ever sets headings: Latin-1 and Polish letters, no other accents.
SIGN_LATIN = (
    "U+0020-007E,U+00A0,U+00A7,U+00AB,U+00B0,U+00B7,U+00BB,U+00C0-00FF,U+0104-0107,U+0118-0119,U+0141-0144,"
    "U+015A-015B,U+0179-017C,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+20AC,U+2212"
)
SIGN_FEATURES = ["kern", "ccmp", "locl"]
TEXT_FEATURES = ["kern", "tnum", "locl", "ccmp", "mark", "mkmk"]
ARABIC_FEATURES = [*TEXT_FEATURES, "init", "medi", "fina", "isol", "rlig", "calt"]
EASY_FEATURES = ["kern", "locl", "ccmp", "mark", "mkmk"]
EASY_PARTS = ("latin", "latin-ext", "cyrillic")
SIGN_AXES = {"wght": 800, "slnt": 0, "FLAR": 100, "VOLM": 100}


def fetch(package: str, folder: Path) -> Path:
    """Download one npm package through npm itself and return the folder it unpacks to."""
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / done.stdout.strip().splitlines()[-1]
    target = folder / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def found(folder: Path, package: str) -> Path:
    """The folder under `folder` that holds the package, unpacked; raises FileNotFoundError when none does."""
    stem = package.rsplit("@", 1)[0].rsplit("/", 1)[1]
    for manifest in folder.glob("*/package/package.json"):
        if stem in manifest.parent.parent.name:
            return manifest.parent
    raise FileNotFoundError(f"no unpacked {package} under {folder}")


def subset(font: TTFont, unicodes: str, features: list[str], target: Path) -> None:
    """Write the part of `font` that covers `unicodes` as woff2, without hints and without names."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += ["STAT"]  # it would keep axis names alive, and nothing varies any more
    options.flavor = "woff2"
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes.replace("U+", "")))
    subsetter.subset(font)
    font["name"].names = []
    font.recalcTimestamp = False  # the same packages give the same files
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1024:.1f} KB")


def frozen_sign(package: Path, part: str, folder: Path) -> Path:
    """One script's file of the variable sign face, frozen at the painted end of its axes."""
    font = TTFont(package / "files" / f"commissioner-{part}-full-normal.woff2")
    instantiateVariableFont(font, SIGN_AXES, inplace=True)
    font.flavor = None
    font.save(folder / f"{part}.ttf")
    return folder / f"{part}.ttf"


def bake_sign(package: Path, folder: Path) -> None:
    """The sign face: Latin (two files merged) and Cyrillic."""
    latin = [str(frozen_sign(package, part, folder)) for part in ("latin", "latin-ext")]
    merged = folder / "merged.ttf"
    Merger().merge(latin).save(merged)
    subset(TTFont(merged), SIGN_LATIN, SIGN_FEATURES, TARGET / "szyld-latin.woff2")
    cyrillic = TTFont(frozen_sign(package, "cyrillic", folder))
    subset(cyrillic, CYRILLIC, SIGN_FEATURES, TARGET / "szyld-cyrillic.woff2")
    shutil.copy(package / "LICENSE", TARGET / "OFL-Commissioner.txt")


def bake_text(package: Path) -> None:
    """The text face in two weights; its file called "latin" holds the whole font. Arabic is for a fifth language."""
    for weight in (400, 600):
        source = package / "files" / f"firago-latin-{weight}-normal.woff2"
        for script, unicodes in (("latin", LATIN), ("cyrillic", CYRILLIC)):
            subset(TTFont(source), unicodes, TEXT_FEATURES, TARGET / f"tekst-{weight}-{script}.woff2")
        subset(TTFont(source), ARABIC, ARABIC_FEATURES, TARGET / f"tekst-{weight}-arabic.woff2")
    shutil.copy(package / "LICENSE", TARGET / "OFL-FiraGO.txt")


def unhinted(source: Path, folder: Path) -> str:
    """A font of one script without its hints and names, as plain TrueType that can be merged; its path."""
    target = folder / f"{source.stem}.ttf"
    font = TTFont(source)
    options = Options()
    options.hinting = False
    options.layout_features = EASY_FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = None
    font.save(target)
    return str(target)


def bake_easy(package: Path, folder: Path) -> None:
    """The face for people who are learning to read, in two weights: Latin (two files merged) and Cyrillic."""
    for weight in (400, 700):
        part = {name: package / "files" / f"andika-{name}-{weight}-normal.woff2" for name in EASY_PARTS}
        merged = folder / f"easy-{weight}.ttf"
        Merger().merge([unhinted(part["latin"], folder), unhinted(part["latin-ext"], folder)]).save(merged)
        subset(TTFont(merged), LATIN, EASY_FEATURES, TARGET / f"elementarz-{weight}-latin.woff2")
        subset(TTFont(part["cyrillic"]), CYRILLIC, EASY_FEATURES, TARGET / f"elementarz-{weight}-cyrillic.woff2")
    shutil.copy(package / "LICENSE", TARGET / "OFL-Andika.txt")


def main() -> None:
    """Bake all families into the site's static folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder with the npm packages, already unpacked")
    given = parser.parse_args().packages
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bake_sign(found(given, SIGN_PACKAGE) if given else fetch(SIGN_PACKAGE, folder), folder)
        bake_text(found(given, TEXT_PACKAGE) if given else fetch(TEXT_PACKAGE, folder))
        bake_easy(found(given, EASY_PACKAGE) if given else fetch(EASY_PACKAGE, folder), folder)


if __name__ == "__main__":
    main()
