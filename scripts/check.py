"""Is everything true that must be true? Runs every check, even after one has failed, and ends with a list.

    check.py lint     ruff, djlint, mypy, import-linter
    check.py quick    an answer within a minute
    check.py test     everything that must hold before a change goes in
    check.py full     what that leaves out: the long tests, and PostgreSQL wherever a database is asked

Parts that a machine lacks are skipped and named at the end; with LADA_REQUIRE_ALL=1 a missing part fails.
LADA_TEST_DATABASE_URL names a PostgreSQL whose role may create databases. Standard library only.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
POSTGRES = os.environ.get("LADA_TEST_DATABASE_URL", "")
REQUIRE_ALL = os.environ.get("LADA_REQUIRE_ALL", "") in ("1", "true", "yes", "on")
LIMIT_SECONDS = 35 * 60  # a step that hangs must not hang the whole run
CHECKERS = Path(os.environ.get("LADA_CHECKERS") or ROOT / ".venv" / "checkers")
STYLELINT = CHECKERS / "node_modules" / ".bin" / "stylelint"
SHEETS = [f"{app}/static/**/*.css" for app in ("network", "advocacy", "cms")]
TEMPLATES = [
    folder
    for folder in ("templates", "network/templates", "advocacy/templates", "cms/templates")
    if (ROOT / folder).is_dir()
]
# What can differ between the databases: queries, constraints, triggers, migrations, imports.
QUICK = "not browser and not plugin and not full"
NEAR_THE_DATABASE = f"database and {QUICK} and not slow and not gazetteer"  # those too in `full`
# Where people write at once, and what counts and limits them. Everything that asks a database, in `full`.
WRITTEN_AT_ONCE = (
    *(f"tests/network/{name}" for name in ("forum", "letters", "limits", "log", "moderation", "notices")),
    "tests/cms/editing/test_two_editors.py",
    "--ignore-glob=*_page*.py",
)
# A test that is skipped for another reason than these lacks a part of the machine.
BY_DESIGN = ("only on ",)


@dataclass(frozen=True)
class Step:
    """One check: what it is called, what runs, what the environment adds, which optional part it needs."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    is_pytest: bool = False


@dataclass
class Outcome:
    """How the run stands so far."""

    failed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def tool(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def manage(*arguments: str) -> list[str]:
    return [PYTHON, "manage.py", *arguments]


def lint() -> list[Step]:
    steps = [
        Step("ruff check", tool("ruff", "check", ".")),
        Step("ruff format", tool("ruff", "format", "--check", ".")),
        Step("import-linter", tool("lint-imports", "--no-cache")),
        Step("mypy", tool("mypy", "network", "advocacy", "cms")),
    ]
    if TEMPLATES:
        # Only the rules: djlint's formatter puts blanks around inline elements, where a reader would see them.
        steps.append(Step("djlint", tool("djlint", *TEMPLATES, "--lint", "--quiet")))
    return steps


def sheets() -> list[Step]:
    """The sheets against the oldest phones we promise; the checker comes with npm, so it is an optional part."""
    there = STYLELINT.exists() and shutil.which("node")
    lacking = "" if there else "stylelint (python3 scripts/install.py checkers, needs npm)"
    configuration = ["--config", "scripts/checkers/stylelint.yaml", "--config-basedir", str(CHECKERS)]
    return [Step("stylelint", [str(STYLELINT), *configuration, *SHEETS], missing=lacking)]


def django_checks() -> list[Step]:
    production = {
        "LADA_HTTPS": "1",
        "LADA_HOSTS": "example.org",
        "LADA_SECRET_KEY": secrets.token_urlsafe(64),
        "LADA_ADDRESS": "https://example.org",
        "LADA_EMAIL_URL": "smtp+tls://mail.example.org",
        "LADA_SMS_URL": "https://sms.example.org/send",
    }
    return [
        Step("check --deploy", manage("check", "--deploy", "--fail-level", "WARNING"), production),
        Step("check --database", manage("check", "--database", "default", "--fail-level", "WARNING")),
        Step("migrations up to date", manage("makemigrations", "--check", "--dry-run")),
    ]


def translations() -> list[Step]:
    return [
        Step("catalogues compile", [PYTHON, "scripts/catalogues.py", "compile"]),
        Step("catalogues are complete", [PYTHON, "scripts/catalogues.py", "check"]),
    ]


def tests(name: str, marks: str, *options: str, database: str = "", missing: str = "") -> Step:
    """A run of pytest; all skips are reported in a file that ``skips`` reads."""
    command = [PYTHON, "-m", "pytest", "-n", "2", "-q", "-p", "no:cacheprovider", *options]
    if marks:
        command += ["-m", marks]
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database}
    return Step(name, command, environment, missing, is_pytest=True)


def on_postgres(name: str, marks: str, *options: str) -> Step:
    lacking = "" if POSTGRES else "PostgreSQL (LADA_TEST_DATABASE_URL is not set)"
    return tests(name, marks, *options, database=POSTGRES, missing=lacking)


def steps_of(mode: str) -> list[Step]:
    """What runs in a mode. The tests on SQLite come last, so that their last lines stay in sight."""
    if mode == "lint":
        return lint()
    if mode == "quick":
        return [*lint(), *translations(), tests("quick tests", f"{QUICK} and not gazetteer and not slow")]
    before = [*lint(), *sheets(), *translations(), *django_checks()]
    if mode == "full":
        # A site with its browser, and the wheel in a foreign site, bring their own SQLite: once is enough.
        near = on_postgres("all tests near the database on PostgreSQL", "database and not browser and not plugin")
        return [*translations(), near, tests("long tests on SQLite", "full")]
    return [
        *before,
        on_postgres("tests near the database on PostgreSQL", NEAR_THE_DATABASE, *WRITTEN_AT_ONCE),
        tests("tests on SQLite", "not full"),
    ]


def skips(report: Path) -> list[str]:
    """Why tests were skipped, each reason once; without those that are skipped by design."""
    if not report.exists():
        return []
    reasons = {(skip.get("message") or "").strip() for skip in ET.parse(report).iter("skipped")}  # noqa: S314
    return sorted(reason for reason in reasons if not reason.lower().startswith(BY_DESIGN))


def run(step: Step, outcome: Outcome, scratch: Path) -> None:
    """Runs one step in a data folder of its own run, tells its time, and notes what failed or was missing."""
    if step.missing:
        outcome.missing.append(f"{step.name}: {step.missing}")
        return
    print(f"\n── {step.name}", flush=True)
    report = scratch / "report.xml"
    report.unlink(missing_ok=True)
    own = {
        "LADA_DATA": str(scratch),
        "LADA_TEST_SHARED": str(scratch),
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "DATABASE_URL": "",
        **step.environment,
    }
    environment = {name: value for name, value in {**os.environ, **own}.items() if value}
    command = [*step.command, f"--junitxml={report}"] if step.is_pytest else step.command
    begin = time.monotonic()
    try:
        status = subprocess.run(command, cwd=ROOT, env=environment, timeout=LIMIT_SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        print(f"stopped after {LIMIT_SECONDS} s")
        status = 124
    seconds = time.monotonic() - begin
    print(f"── {step.name}: {'ok' if status == 0 else f'FAILED (status {status})'}, {seconds:.1f} s", flush=True)
    if status:
        outcome.failed.append(step.name)
    outcome.missing += [f"{step.name}: {reason}" for reason in skips(report)]


@contextmanager
def migrating(scratch: Path, mode: str) -> Iterator[None]:
    """Migrates for all tests while linters run on the other core; tests that come earlier wait for it."""
    if mode == "lint":
        yield
        return
    module = [PYTHON, "-m", "tests.migrated"]
    urls = [POSTGRES] if POSTGRES and mode in ("test", "full") else []
    process = subprocess.Popen([*module, str(scratch), *urls], cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
        for url in urls:
            subprocess.run([*module, "forget", url], cwd=ROOT, check=False)


def machine(outcome: Outcome) -> None:
    """Notes the optional programs that this machine lacks."""
    if not shutil.which("xgettext"):
        outcome.missing.append("gettext: catalogues are not compared with the code")
    if not shutil.which("chromium") and not os.environ.get("LADA_CHROMIUM"):
        outcome.missing.append("Chromium: no test in a real browser")
    if not shutil.which("java"):
        outcome.missing.append("Java: no HTML is checked against the standard")


def summary(mode: str, outcome: Outcome, seconds: float) -> int:
    """Prints how it went; the exit status."""
    print(f"\n{mode}: {seconds:.0f} s")
    for part in outcome.missing:
        print(f"  skipped  {part}")
    for name in outcome.failed:
        print(f"  FAILED   {name}")
    if REQUIRE_ALL and outcome.missing:
        print("  FAILED   parts are missing, and LADA_REQUIRE_ALL demands them all")
        return 1
    print("  " + ("not good yet" if outcome.failed else "all good"))
    return 1 if outcome.failed else 0


def main(mode: str) -> int:
    begin, outcome = time.monotonic(), Outcome()
    if mode in ("test", "full"):
        machine(outcome)
    with tempfile.TemporaryDirectory(prefix="lada-check-") as scratch, migrating(Path(scratch), mode):
        for step in steps_of(mode):
            run(step, outcome, Path(scratch))
    return summary(mode, outcome, time.monotonic() - begin)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
