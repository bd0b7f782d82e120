"""Do the checks of the catalogues see what is wrong? (``make test`` runs them on our own.)"""

import shutil
from pathlib import Path

import polib
import pytest

from scripts import catalogues

PLACES = "%(count)s places"
needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")


def entry(text: str, *forms: str, plural: str = "", **more: object) -> polib.POEntry:
    if plural:
        return polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=dict(enumerate(forms)), **more)
    return polib.POEntry(msgid=text, msgstr=forms[0], **more)


def faults(one: polib.POEntry, language: str = "pl") -> list[str]:
    return list(catalogues.faults(one, language))


@pytest.mark.parametrize(
    ("made_up", "language", "expected"),
    [
        (entry("Open", "Otwarte"), "pl", []),
        (entry("Open", ""), "pl", ["empty"]),
        (entry("Open", "  "), "pl", ["empty"]),
        (entry("Open", "Otwarte", flags=["fuzzy"]), "pl", ["fuzzy"]),
        (entry("Open", "Otwarte", obsolete=True), "pl", ["obsolete"]),
        (entry("until %(hour)s", "do %(godzina)s"), "pl", ["placeholders ['godzina'] in 'do %(godzina)s'"]),
        (entry("until %(hour)s", "do"), "pl", ["placeholders [] in 'do'"]),
        (entry("{a} of {b}", "{b} z {a}"), "pl", []),
        (entry("{a} of {b}", "{a} z {a}"), "pl", ["placeholders ['a', 'a'] in '{a} z {a}'"]),
        (entry("Open\n", "Otwarte"), "pl", ["line ends at other places in 'Otwarte'"]),
        (entry("one place", "x", "x", plural="two places"), "uk", ["2 plural forms, not 4"]),
        (entry("one place", "x", "x", "", "x", plural="two places"), "uk", ["empty"]),
    ],
)
def test_faults_names_what_is_wrong(made_up: polib.POEntry, language: str, expected: list[str]) -> None:
    assert faults(made_up, language) == expected


def test_faults_lets_only_the_polish_one_leave_the_number_out() -> None:
    forms = ["jedno", "%(count)s x", "%(count)s x", "%(count)s x"]
    plural = entry("one place", *forms, plural=PLACES)
    assert faults(plural, "pl") == []
    assert faults(plural, "uk") == ["placeholders [] in 'jedno'"]


@pytest.fixture
def made_up_app(tmp_path: Path) -> Path:
    """A network of one Python file and one template, with a Polish catalogue of one string that is used nowhere."""
    (tmp_path / "network" / "templates").mkdir(parents=True)
    (tmp_path / "network" / "views.py").write_text(
        "from django.utils.translation import gettext, pgettext\ngettext('Open')\npgettext('of a door', 'Open')\n"
    )
    (tmp_path / "network" / "templates" / "a.html").write_text(
        "{% load i18n %}{% blocktranslate count count=n trimmed %}\n one place\n {% plural %}\n"
        " {{ count }} places\n {% endblocktranslate %}"
    )
    for language in catalogues.LANGUAGES:
        path = catalogues.catalogue("network", language, tmp_path)
        path.parent.mkdir(parents=True)
        po = polib.POFile()
        po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        po.append(entry("Gone", "Znikło"))
        po.save(str(path))
    return tmp_path


@needs_gettext
def test_check_compares_with_python_and_templates(made_up_app: Path) -> None:
    found, compared = catalogues.check_app("network", made_up_app)
    assert compared
    assert [line for line in found if line.startswith("network pl")] == [
        "network pl: 'Open': missing (context 'of a door')",
        "network pl: 'Open': missing",
        "network pl: 'one place': missing",
        "network pl: 'Gone': obsolete",
    ]
    assert len(found) == 12


@needs_gettext
def test_update_adds_the_new_and_drops_the_gone(made_up_app: Path) -> None:
    assert catalogues.update_app("network", made_up_app) == 9
    po = polib.pofile(str(catalogues.catalogue("network", "uk", made_up_app)))
    assert sorted(catalogues.key(one)[1:] for one in po) == [
        ("Open", ""),
        ("Open", ""),
        ("one place", PLACES),
    ]


def test_compile_writes_what_gettext_reads(made_up_app: Path) -> None:
    compiled = catalogues.compile_all(made_up_app)
    assert [path.relative_to(made_up_app).parts[2] for path in compiled] == ["pl", "ru", "uk"]
    assert [(one.msgid, one.msgstr) for one in polib.mofile(str(compiled[0]))] == [("Gone", "Znikło")]
