"""Does the network install into somebody else's Wagtail site, as the README tells?"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 60
PLUGINS = ("network", "advocacy")
SHOP = {
    "slug": "sklep-probny",
    "name": "Sklep Próbny",
    "kind": "discount_social_shop",
    "record_quality": "full",
    "operator": "Stowarzyszenie Próbne",
    "street_address": "ul. Próbna 1",
    "town": "Gdynia",
    "voivodeship": "pomorskie",
    "status": "last_seen_open",
    "status_as_of": "2024-11-01",
    "opening_hours_osm": "Mo-Fr 10:00-15:00",
    "opening_hours_as_of": "2024-11-01",
    "lat": 54.5,
    "lon": 18.55,
    "coord_precision": "town",
    "source_urls": ["https://example.org/sklep"],
    "source_dates": ["2024-11-01"],
}

pytestmark = [pytest.mark.plugin, pytest.mark.full]


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """A command that must succeed, outside of our settings; what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_"))}
    done = subprocess.run(command, cwd=cwd, env=environment | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree without compiled catalogues: those the build must make."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("network", "advocacy", "cms", "templates", "scripts"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    shutil.copytree(ROOT / "tests", source / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", ".gitignore", "manage.py"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, source, cwd=source)
    return next(out.glob("*.whl"))


def test_wheel_holds_the_plugins_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {*PLUGINS, "lada_network-0.1.0.dist-info"}
    shipped = {name for name in names if name.startswith(tuple(f"{app}/" for app in PLUGINS))}
    files = (path for app in PLUGINS for path in (ROOT / app).rglob("*") if path.is_file())
    tree = {path.relative_to(ROOT).as_posix() for path in files}
    catalogues = {
        f"{app}/locale/{language}/LC_MESSAGES/django.mo" for app in PLUGINS for language in ("pl", "uk", "ru")
    }
    assert shipped == {name for name in tree if not re.search(r"__pycache__|\.mo$", name)} | catalogues


def test_wheel_carries_the_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(name.split("/")[-1] for name in names if "/licenses/" in name) == ["LICENSE", "NOTICE"]
    notices = [name for name in names if re.search(r"places/data/LICENCE", name)]
    assert sorted(notices) == ["network/places/data/LICENCE-geonames.txt", "network/places/data/LICENCE-postcodes.txt"]


def told(language: str) -> list[str]:
    """The blocks of a language in the README's section for hosts, in order."""
    section = (ROOT / "README.md").read_text().split("## In another Wagtail site")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, flags=re.DOTALL)


@dataclass
class Host:
    """Somebody else's site: its folder, the folder its packages were installed to, its address."""

    folder: Path
    packages: Path
    address: str = ""

    def manage(self, *arguments: str) -> str:
        return run(sys.executable, "manage.py", *arguments, cwd=self.folder, PYTHONPATH=str(self.packages))

    def get(self, path: str) -> str:
        """The page at a path of the running site. Raises HTTPError when the answer is an error."""
        with urlopen(self.address + path, timeout=30) as answer:  # noqa: S310 - our own server
            return answer.read().decode()


@pytest.fixture(scope="module")
def host(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """A fresh Wagtail site with Django's own user, set up as the README tells; the other packages come from ours."""
    made = Host(tmp_path_factory.mktemp("host"), tmp_path_factory.mktemp("packages"))
    run(Path(sys.executable).parent / "wagtail", "start", "mysite", made.folder, cwd=made.folder)
    offline = ("--no-deps", "--no-index", "--quiet", "--target", made.packages)
    run(sys.executable, "-m", "pip", "install", *offline, wheel, cwd=made.folder)
    settings, urls = told("python")
    for name, addition in (("mysite/settings/base.py", settings), ("mysite/urls.py", urls)):
        file = made.folder / name
        file.write_text(f"{file.read_text()}\n{addition}")
    (made.folder / "shops.json").write_text(json.dumps([SHOP]))
    for line in told("sh")[1].splitlines():
        made.manage(*line.removeprefix("python manage.py ").split())
    return made


def answers(host: Host) -> bool:
    try:
        host.get("/admin/login/")
    except HTTPError:
        return True
    except URLError:
        return False
    return True


@pytest.fixture(scope="module")
def running(host: Host) -> Iterator[Host]:
    """The host's own server on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host.address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    environment = os.environ | {"PYTHONPATH": str(host.packages), "DJANGO_SETTINGS_MODULE": "mysite.settings.dev"}
    command = [sys.executable, "manage.py", "runserver", "--noreload", host.address.removeprefix("http://")]
    with (host.folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=host.folder, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not answers(host):
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail((host.folder / "server.log").read_text())
            time.sleep(0.2)
        yield host
        server.terminate()
        server.wait(20)


def test_host_keeps_its_own_user_and_takes_the_network_from_the_wheel(host: Host) -> None:
    ask = (
        "import network; from django.contrib.auth import get_user_model; from network.models import Person\n"
        "of_person = Person._meta.get_field('user').related_model\n"
        "print(network.__file__, get_user_model()._meta.label, of_person._meta.label)"
    )
    assert host.manage("shell", "--no-imports", "--command", ask).split() == [
        str(host.packages / "network" / "__init__.py"),
        "auth.User",
        "auth.User",
    ]


def test_host_needs_no_further_migration(host: Host) -> None:
    assert host.manage("makemigrations", "--check", "--dry-run") == "No changes detected\n"


def test_host_passes_its_checks(host: Host) -> None:
    printed = host.manage("check", "--database", "default", "--fail-level", "WARNING")
    assert printed == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize(("language", "heading"), [("pl", "Pomoc w pobliżu"), ("en", "Help nearby")])
def test_finder_answers_inside_the_hosts_own_base(running: Host, language: str, heading: str) -> None:
    page = running.get(f"/{language}/pomoc/?q=Gdynia").replace("\xa0", " ")  # Polish ties a "w" to the next word
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == [heading]
    assert page.count("css/mysite.css") == 1
    assert f'<div class="lada" lang="{language}" dir="ltr">' in page
    assert re.findall(rf'href="/{language}/sklepy/([^/"]+)/"', page) == [SHOP["slug"]]


@pytest.mark.parametrize("path", ["/pl/sklepy/sklep-probny/", "/uk/sklepy/sklep-probny/", "/en/dane/", "/admin/login/"])
def test_host_answers_all_addresses(running: Host, path: str) -> None:
    assert "</html>" in running.get(path)


def test_host_serves_our_static_files(running: Host) -> None:
    page = running.get("/pl/pomoc/")
    (style,) = re.findall(r'href="([^"]*network/lada\.css)"', page)
    assert running.get(style) == (ROOT / "network/static/network/lada.css").read_text()
