"""Does the ground hold: settings, locks, dependencies, the direction of imports and of foreign keys, run_due, serve?"""

import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from cms import environment
from cms.demo.board import people
from network.people.models import Person
from network.subjects import registry
from network.subjects.registry import Subject
from scripts import check, serve

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of the project's own Python with these variables and nothing of the test's settings."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=inherited | variables, capture_output=True, text=True, check=False
    )


# --- settings ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"), [("1", True), ("TRUE", True), (" on ", True), ("0", False), ("no", False), ("", False)]
)
def test_flag_reads_what_people_write(monkeypatch: pytest.MonkeyPatch, given: str, expected: bool) -> None:
    monkeypatch.setenv("LADA_X", given)
    assert environment.flag("LADA_X") is expected


@pytest.mark.parametrize("given", ["2", "ture", "tak", "None"])
def test_flag_refuses_nonsense(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("LADA_X", given)
    with pytest.raises(ImproperlyConfigured, match=f"LADA_X must be 1 or 0, not '{given.lower()}'"):
        environment.flag("LADA_X")


def test_listing_drops_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADA_X", " a.pl, ,b.pl,")
    assert environment.listing("LADA_X") == ["a.pl", "b.pl"]


def test_folder_refuses_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LADA_X", str(tmp_path / "file"))
    with pytest.raises(ImproperlyConfigured, match="LADA_X"):
        environment.folder("LADA_X", tmp_path)


def test_secret_is_made_once_and_for_its_owner_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LADA_X", raising=False)
    first = environment.secret("LADA_X", tmp_path / "key")
    assert len(first) > 50
    assert environment.secret("LADA_X", tmp_path / "key") == first
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    done = run(
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        LADA_HTTPS="1",
        LADA_HOSTS="example.org",
        LADA_EMAIL_URL="smtp+tls://mail.example.org",
        LADA_SMS_URL="https://sms.example.org/send",
        LADA_DATA=str(tmp_path),
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fresh_machine_is_not_in_debug_mode(tmp_path: Path) -> None:
    show = "from django.conf import settings as s; print(s.DEBUG, len(s.SECRET_KEY) > 50, s.LANGUAGE_CODE, s.TIME_ZONE)"
    done = run("-c", show, LADA_DATA=str(tmp_path), DJANGO_SETTINGS_MODULE="cms.settings")
    assert done.stdout == "False True pl Europe/Warsaw\n"


def test_sqlite_waits_and_keeps_its_foreign_keys(tmp_path: Path) -> None:
    ask = (
        "import django; django.setup(); from django.db import connection as c, transaction\n"
        "ask = lambda name: c.cursor().execute(f'PRAGMA {name}').fetchone()[0]\n"
        "print(*map(ask, ('journal_mode', 'foreign_keys', 'busy_timeout')))\n"
        "c.close(); import sqlite3; other = sqlite3.connect(c.settings_dict['NAME'], timeout=0)\n"
        "with transaction.atomic():\n"
        "    try:\n"
        "        other.execute('BEGIN IMMEDIATE'); print('free')\n"
        "    except sqlite3.OperationalError as error:\n"
        "        print(error)\n"
    )
    done = run("-c", ask, LADA_DATA=str(tmp_path), DJANGO_SETTINGS_MODULE="cms.settings")
    assert done.stdout == "wal 1 20000\ndatabase is locked\n", done.stderr


# --- dependencies ------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_every_package_with_hashes(lock: str) -> None:
    requirements = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text(), flags=re.IGNORECASE)[1:]
    without = [text.split()[0] for text in requirements if "==" not in text.split()[0] or "--hash=sha256:" not in text]
    assert len(requirements) > 50
    assert without == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address_and_no_path(lock: str) -> None:
    assert re.findall(r"(?m)^--?\w.*|\S+://\S+|(?<![\w(])/\w\S*", (ROOT / lock).read_text()) == []


def pins(lock: str) -> dict[str, set[str]]:
    """Package to the versions a lock allows (more than one where Python's own version decides)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"(?m)^([\w.-]+(?:\[[\w,-]+\])?)==(\S+)", (ROOT / lock).read_text()):
        found.setdefault(name.split("[")[0], set()).add(version)
    return found


def test_the_tests_run_on_the_versions_that_serve() -> None:
    serving, testing = map(pins, LOCKS)
    assert {name: testing.get(name) for name in serving} == serving


def test_every_dependency_is_locked() -> None:
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["site"], *extras["postgres"]]
    names = {re.split(r"[\[<>=~]", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - set(pins("requirements.lock")) == set()


def test_every_dependency_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    named = [line for line in lines if re.match(r'(\w+ = \[)?\s*"[\w.-]+(\[.*?\])?[<>=]', line)]
    assert len(named) >= 25
    assert [line for line in named if not re.search(r"# \w.{4,}", line)] == []


# --- directions --------------------------------------------------------------


def test_imports_run_one_way() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def label_of(model: type[Model] | str | None) -> str:
    return model._meta.app_label if isinstance(model, type) else ""


def test_no_foreign_key_leads_from_the_network_to_the_site() -> None:
    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("network").get_models()
        for field in model._meta.get_fields()
        if not field.auto_created and label_of(field.related_model) in ("cms", "wagtailimages", "wagtaildocs")
    ]
    assert pointing == []


def test_only_the_person_points_at_a_user() -> None:
    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("network").get_models()
        for field in model._meta.get_fields()
        if not field.auto_created and field.related_model is get_user_model()
    ]
    assert pointing == ["Person.user"]


# --- run_due -----------------------------------------------------------------


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Three kinds with a sweep, the middle one broken, and one without; the list fills with the kinds that swept."""
    swept: list[str] = []

    def sweep_of(kind: str) -> Subject:
        def sweep(moment: datetime) -> int:
            swept.append(kind)
            return len(kind) // (kind != "broken")

        return replace(registry.everything()[0], kind=kind, sweep=sweep)

    kinds = {kind: sweep_of(kind) for kind in ("letters", "broken", "reminders")}
    quiet = replace(registry.everything()[0], kind="quiet", sweep=None)
    monkeypatch.setattr(registry, "_subjects", {**kinds, "quiet": quiet})
    yield swept


@pytest.mark.django_db
def test_run_due_sweeps_the_others_when_one_fails(sweeps: list[str]) -> None:
    out = StringIO()
    with pytest.raises(ZeroDivisionError):
        call_command("run_due", stdout=out)
    assert sweeps == ["letters", "broken", "reminders"]
    assert out.getvalue() == "scheduled publishing: 0\nletters: 7\nreminders: 9\n"


@pytest.mark.django_db
def test_run_due_publishes_what_is_due_and_nothing_else() -> None:
    root = Page.objects.get(depth=1)
    pages = [root.add_child(instance=Page(title=title, slug=title, live=False)) for title in ("due", "later")]
    for page, hours in zip(pages, (-1, 1), strict=True):
        page.go_live_at = timezone.now() + timedelta(hours=hours)
        page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("run_due", verbosity=0)
    assert list(Page.objects.filter(slug__in=("due", "later"), live=True).values_list("slug", flat=True)) == ["due"]


# --- the staff login ---------------------------------------------------------


@pytest.mark.django_db
def test_staff_login_is_made_once_and_printed_again(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    printed = []
    for _ in range(2):
        out = StringIO()
        call_command("make_staff_login", stdout=out)
        printed.append(out.getvalue())
    name, password, *codes, secret = (tmp_path / "staff-login").read_text().split()
    assert (
        printed
        == [
            f"user {name}, password {password}   (kept in {tmp_path / 'staff-login'})\n"
            f"     then a code, each once: {', '.join(codes)}\n"
            f"     or those of an app told this: {secret.removeprefix('app:')}\n"
        ]
        * 2
    )
    assert len(set(codes)) == 10
    assert (tmp_path / "staff-login").stat().st_mode & 0o777 == 0o600
    user = get_user_model().objects.get(username=name)
    assert (user.is_superuser, user.is_staff, user.check_password(password)) == (True, True, True)


@pytest.mark.django_db
def test_staff_login_leaves_a_changed_password(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    call_command("make_staff_login", stdout=StringIO())
    user = get_user_model().objects.get(username="staff")
    user.set_password("chosen by somebody")
    user.save()
    out = StringIO()
    call_command("make_staff_login", stdout=out)
    user.refresh_from_db()
    assert user.check_password("chosen by somebody")
    assert out.getvalue() == "user staff, with the password somebody has chosen since\n"


@pytest.mark.django_db
def test_invented_people_get_a_login_once_the_demo_is_loaded(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    key = people()["shop"]
    coordinator = Person.objects.create(uuid=key, name="Example")
    for _ in range(2):
        call_command("make_staff_login", stdout=StringIO())
    name, password = (tmp_path / "shop-login").read_text().split()
    coordinator.refresh_from_db()
    assert coordinator.user.username == name
    assert coordinator.user.check_password(password)
    assert (coordinator.user.is_staff, coordinator.user.is_superuser) == (False, False)
    assert not get_user_model().objects.filter(username="company").exists()


# --- serve -------------------------------------------------------------------


def test_serve_says_in_one_sentence_that_the_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("scripts/serve.py", PORT=str(port))
    assert done.returncode == 1
    advice = f"choose another: make serve PORT={port + 1}"
    assert done.stderr == f"Port {port} cannot be used (Address already in use); {advice}\n"
    assert done.stdout == ""


@pytest.mark.parametrize("given", ["http", "0", "70000", "-1", "٨٠٠٠"])
def test_serve_refuses_what_is_no_port(given: str) -> None:
    done = run("scripts/serve.py", PORT=given)
    assert done.stderr == f"PORT must be a number from 1 to 65535, not {given!r}.\n"


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[serve.Processes]:
    monkeypatch.setattr(serve, "PATIENCE_SECONDS", 0.5)
    made = serve.Processes()
    yield made
    made.stop()


def wait_for(processes: serve.Processes, name: str) -> int:
    processes.running[name].wait(20)
    status = processes.ended(name)
    assert status is not None
    return status


@pytest.mark.parametrize(("death", "status"), [("exit 7", 7), ("kill -9 $$", 137), ("exit 0", 0)])
def test_serve_tells_how_a_process_ended(processes: serve.Processes, death: str, status: int) -> None:
    processes.start("web server", ["sh", "-c", death])
    assert wait_for(processes, "web server") == status


def test_serve_leaves_no_process_behind(processes: serve.Processes) -> None:
    processes.start("polite", ["sleep", "600"])
    processes.start("deaf", ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"])
    assert [processes.ended(name) for name in ("polite", "deaf")] == [None, None]
    processes.stop()
    assert processes.ended("polite") == 128 + signal.SIGTERM
    assert processes.ended("deaf") is not None


# --- check -------------------------------------------------------------------


def test_check_names_each_reason_for_a_skip_once_and_not_those_by_design(tmp_path: Path) -> None:
    reasons = ("Chromium is not installed", "only on PostgreSQL", "Chromium is not installed")
    cases = "".join(f'<testcase><skipped message="{reason}"/></testcase>' for reason in reasons)
    (tmp_path / "report.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    assert check.skips(tmp_path / "report.xml") == ["Chromium is not installed"]


def test_check_goes_on_after_a_failure_and_says_which(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = check.Outcome()
    for name, status in (("first", 0), ("second", 3), ("third", 0)):
        check.run(check.Step(name, [sys.executable, "-c", f"raise SystemExit({status})"]), outcome, tmp_path)
    assert outcome.failed == ["second"]
    assert check.summary("test", outcome, 1.0) == 1
    assert re.findall(r"── (\w+): (ok|FAILED)", capfd.readouterr().out) == [
        ("first", "ok"),
        ("second", "FAILED"),
        ("third", "ok"),
    ]


@pytest.mark.parametrize(("demanded", "status"), [(False, 0), (True, 1)])
def test_check_fails_for_a_missing_part_when_all_are_demanded(
    monkeypatch: pytest.MonkeyPatch, demanded: bool, status: int
) -> None:
    monkeypatch.setattr(check, "REQUIRE_ALL", demanded)
    assert check.summary("test", check.Outcome(missing=["Chromium"]), 1.0) == status
