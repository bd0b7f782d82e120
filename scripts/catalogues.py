"""Do the catalogues say everything the code says, in every language?

catalogues.py compile    makes django.mo from every django.po (no gettext needed)
catalogues.py check      names what is missing, empty, fuzzy, obsolete or wrong; exit status 1 if anything is
catalogues.py update     merges new strings of the code into the catalogues, drops the obsolete (needs gettext)
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
# Where the strings of each app stand in templates outside its own folder.
APPS = {"network": [], "advocacy": [], "cms": ["templates"]}
LANGUAGES = ("pl", "uk", "ru")
PLURAL_FORMS = 4  # one, few, many, fractions: in all three
NAMED = re.compile(r"%\((\w+)\)[a-z]|(?<!\{)\{(\w*)[^{}]*\}(?!\})")

Key = tuple[str | None, str, str]


def key(entry: polib.POEntry) -> Key:
    """What gettext tells two strings apart by: context, text, plural text."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def catalogue(app: str, language: str, root: Path = ROOT) -> Path:
    """Where an app keeps its words in a language; the file need not exist."""
    return root / app / "locale" / language / "LC_MESSAGES" / "django.po"


# --- compile -----------------------------------------------------------------


def compile_catalogue(po: Path) -> Path:
    """Writes the .mo beside the .po and returns it; a reader sees the old file or the new one, never half of one."""
    mo = po.with_suffix(".mo")
    data = polib.pofile(str(po)).to_binary()
    if not mo.exists() or mo.read_bytes() != data:
        with tempfile.NamedTemporaryFile(dir=mo.parent, delete=False) as handle:
            handle.write(data)
        Path(handle.name).chmod(0o644)
        Path(handle.name).replace(mo)
    return mo


def compile_all(root: Path = ROOT) -> list[Path]:
    """Compiles every catalogue of every app; returns the compiled files."""
    return [compile_catalogue(po) for app in APPS for po in sorted((root / app).glob("locale/*/LC_MESSAGES/django.po"))]


# --- check -------------------------------------------------------------------


def names(text: str) -> list[str]:
    """The placeholders of a text, sorted: "%(count)s of {total}" gives ["count", "total"]."""
    return sorted(percent or brace for percent, brace in NAMED.findall(text))


def allowed_names(entry: polib.POEntry, form: int, language: str) -> list[list[str]]:
    """Which placeholders a form may carry. Only the Polish "one" means exactly 1 and may leave the number out;
    the Ukrainian and Russian one stands for 21 and 101 as well."""
    if not entry.msgid_plural:
        return [names(entry.msgid)]
    if language == "pl" and form == 0:
        return [names(entry.msgid), names(entry.msgid_plural)]
    return [names(entry.msgid_plural)]


def faults(entry: polib.POEntry, language: str) -> Iterator[str]:
    """What is wrong with one translation, each in a few words."""
    forms = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
    if entry.obsolete:
        yield "obsolete"
        return
    if entry.fuzzy:
        yield "fuzzy"
    if entry.msgid_plural and len(forms) != PLURAL_FORMS:
        yield f"{len(forms)} plural forms, not {PLURAL_FORMS}"
    for number, text in sorted(forms.items()):
        if not text.strip():
            yield "empty"
            return
        if names(text) not in allowed_names(entry, number, language):
            yield f"placeholders {names(text)} in {text!r}"
        if (entry.msgid[0] == "\n", entry.msgid[-1] == "\n") != (text[0] == "\n", text[-1] == "\n"):
            yield f"line ends at other places in {text!r}"


def problems_in(po: polib.POFile, language: str, wanted: set[Key] | None) -> Iterator[str]:
    """What is wrong with one catalogue; ``wanted`` are the strings of the code, None when nobody could extract them."""
    for entry in po:
        for fault in faults(entry, language):
            yield f"{entry.msgid!r}: {fault}"
    if wanted is None:
        return
    present = {key(entry) for entry in po if not entry.obsolete}
    for context, text, _plural in sorted(wanted - present, key=str):
        yield f"{text!r}: missing" + (f" (context {context!r})" if context else "")
    for _context, text, _plural in sorted(present - wanted, key=str):
        yield f"{text!r}: obsolete"


def strings_of(app: str, root: Path = ROOT) -> polib.POFile | None:
    """What xgettext finds in an app's Python and templates, also where a template is wrong; None without gettext.

    Works on a copy, so that nothing in the tree changes. Raises CalledProcessError when a template cannot be read.
    """
    if not shutil.which("xgettext"):
        return None
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / app
        shutil.copytree(root / app, copy, ignore=shutil.ignore_patterns("locale", "static", "data", "__pycache__"))
        for folder in APPS[app]:
            shutil.copytree(root / folder, copy / f"outside_{folder}", dirs_exist_ok=True)
        (copy / "locale").mkdir()
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        command = [sys.executable, "-m", "django", "makemessages", "--keep-pot", "--no-location", "--locale=pl"]
        subprocess.run(command, cwd=copy, env=environment, check=True, stdout=subprocess.DEVNULL)
        pot = copy / "locale" / "django.pot"
        return polib.pofile(str(pot)) if pot.exists() else polib.POFile()


def check_app(app: str, root: Path = ROOT) -> tuple[list[str], bool]:
    """Everything wrong with an app's catalogues, and whether the strings of the code could be compared with them."""
    extracted = strings_of(app, root)
    wanted = None if extracted is None else {key(entry) for entry in extracted}
    found = []
    for language in LANGUAGES:
        path = catalogue(app, language, root)
        po = polib.pofile(str(path)) if path.exists() else polib.POFile()
        found += [f"{app} {language}: {problem}" for problem in problems_in(po, language, wanted)]
    return found, wanted is not None


# --- update ------------------------------------------------------------------


def update_app(app: str, root: Path = ROOT) -> int:
    """Merges the code's strings into an app's catalogues; returns how many translations are now to be written.

    Raises SystemExit without gettext.
    """
    extracted = strings_of(app, root)
    if extracted is None:
        sys.exit("xgettext is not installed (on Debian: apt install gettext)")
    open_entries = 0
    for language in LANGUAGES:
        path = catalogue(app, language, root)
        po = polib.pofile(str(path))
        po.merge(extracted)
        for entry in po.obsolete_entries():
            po.remove(entry)
        po.save()
        open_entries += len(po.untranslated_entries()) + len(po.fuzzy_entries())
    return open_entries


def main(command: str) -> int:
    if command == "compile":
        compile_all()
        return 0
    if command == "update":
        print(f"{sum(update_app(app) for app in APPS)} translations are to be written")
        return 0
    results = [check_app(app) for app in APPS]
    problems = [problem for found, _compared in results for problem in found]
    print(*problems, sep="\n")
    print(f"{len(problems)} problems in the catalogues" if problems else "The catalogues are complete.")
    if not all(compared for _found, compared in results):
        print("Skipped: strings missing in or gone from the code (xgettext is not installed)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
