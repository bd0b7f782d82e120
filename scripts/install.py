"""What must be installed before a command can run? Plain pip, from a lock, only when the lock has changed.

    python3 scripts/install.py serve|test     makes .venv/ and installs what the command needs
    python3 scripts/install.py checkers       the Nu HTML checker and stylelint into .venv/checkers (needs npm)
    python3 scripts/install.py lock           resolves pyproject.toml anew into both locks

Runs on the machine's own Python, before anything is installed: standard library only.
"""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CHECKERS = VENV / "checkers"
SERVE, TEST = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
OLDEST = (3, 11)
# No address and no path of the machine that resolved may stay in a lock: pip looks where it always looks.
COMPILE = (
    "pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes --no-config "
    "--no-emit-index-url --no-emit-find-links --quiet --custom-compile-command"
).split()


def make_environment() -> None:
    """Makes .venv/, also over a half-made one. Ends the program with a sentence when this Python cannot."""
    if (VENV / "bin" / "pip").exists():
        return
    print("Making .venv/")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"This Python cannot make a virtual environment (on Debian: apt install python3-venv).\n{done.stdout}")


def installed_from(lock: Path) -> Path:
    """Where the copy of the lock lies from which the environment was installed last."""
    return VENV / f"installed-{lock.name}"


def is_current(lock: Path) -> bool:
    """True when the environment holds exactly what the lock says: then pip is not asked at all."""
    copy = installed_from(lock)
    return copy.exists() and copy.read_bytes() == lock.read_bytes()


def install(lock: Path) -> None:
    """Installs the lock unless it is there already. Ends the program with pip's status when pip fails."""
    if is_current(lock):
        return
    print(f"Installing what {lock.name} lists (takes a minute or two)", flush=True)
    pip = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "install", "--quiet", "--require-hashes", "--requirement", lock], check=False)
    if done.returncode:
        sys.exit(done.returncode)
    shutil.copyfile(lock, installed_from(lock))


def install_checkers() -> None:
    """Installs what scripts/checkers/ lists; nothing of it may run while it is installed. Ends as npm ends."""
    lists = [ROOT / "scripts" / "checkers" / name for name in ("package.json", "package-lock.json")]
    copies = [CHECKERS / file.name for file in lists]
    done = CHECKERS / "node_modules" / ".package-lock.json"  # npm writes it last
    if done.exists() and all(
        copy.exists() and copy.read_bytes() == file.read_bytes() for file, copy in zip(lists, copies, strict=True)
    ):
        return
    print("Installing the checkers of pages and sheets", flush=True)
    CHECKERS.mkdir(exist_ok=True)
    for file, copy in zip(lists, copies, strict=True):
        shutil.copyfile(file, copy)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    ended = subprocess.run(["npm", "ci", *quiet], cwd=CHECKERS, check=False)
    if ended.returncode:
        sys.exit(ended.returncode)


def resolve() -> None:
    """Writes both locks anew; the tests run on the very versions that serve."""
    tool = ROOT / "build" / "lock"
    if not (tool / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", tool], check=True)
        subprocess.run([tool / "bin" / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    command = [tool / "bin" / "uv", *COMPILE, "make lock"]
    site = ["--extra", "site", "--extra", "postgres"]
    subprocess.run([*command, *site, "--output-file", SERVE.name], cwd=ROOT, check=True)
    tests = [*site, "--extra", "test", "--constraint", SERVE.name]
    subprocess.run([*command, *tests, "--output-file", TEST.name], cwd=ROOT, check=True)


def main(purpose: str) -> None:
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed; name one, for example: make PYTHON=python3.12 serve")
    if purpose == "lock":
        return resolve()
    with Path(__file__).open() as lock:  # two copies started at once install one after the other
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_environment()
        if purpose == "checkers":
            install_checkers()
        elif purpose == "test":
            install(TEST)
            shutil.copyfile(SERVE, installed_from(SERVE))  # the tests' lock holds all of the other
        else:
            install(SERVE)
    return None


if __name__ == "__main__":
    main(sys.argv[1])
