"""How does the site come up on one machine? Sets it up, then runs web server, worker and sweeps until told to stop.

    PORT       where it answers (8000)
    LADA_DATA  the folder of its database, pictures and keys (var/): two folders and two ports are two sites

Safe to run again; needs no network. Ctrl-C or SIGTERM stops everything; if the server or the worker ends, all end
with its status.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
SWEEP_SECONDS = 60
PATIENCE_SECONDS = 10  # how long a process may take to end before it is killed
STEPS = [
    ("Compiling the languages", [sys.executable, str(ROOT / "scripts" / "catalogues.py"), "compile"]),
    ("Bringing the database up to date", [*MANAGE, "migrate", "--verbosity=0"]),
    ("Loading the places of Poland", [*MANAGE, "load_places"]),
    ("Loading the demo: the real social shops and three examples", [*MANAGE, "load_demo"]),
    ("Collecting the static files", [*MANAGE, "collectstatic", "--noinput", "--verbosity=0"]),
    ("Making the logins of this machine: staff, an example shop, an example company", [*MANAGE, "make_staff_login"]),
]


def say(words: str) -> None:
    """One line that appears at once, also through a pipe."""
    print(words, flush=True)


def chosen_port() -> int:
    """The port to serve on. Ends the program with one sentence when it is no port or is taken."""
    given = os.environ.get("PORT") or "8000"
    if not (given.isascii() and given.isdigit() and 0 < int(given) < 65536):
        sys.exit(f"PORT must be a number from 1 to 65535, not {given!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(given)))
        except OSError as error:
            other = int(given) + 1 if int(given) < 65535 else 8000
            sys.exit(f"Port {given} cannot be used ({error.strerror}); choose another: make serve PORT={other}")
    return int(given)


def set_up() -> None:
    """Runs all steps in order. Ends the program with the status of the first that fails."""
    for number, (words, command) in enumerate(STEPS, 1):
        say(f"[{number}/{len(STEPS)}] {words}")
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            sys.exit(done.returncode)


class Processes:
    """What runs side by side. Children get a session of their own, so that Ctrl-C reaches them once: through us."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str]) -> None:
        self.running[name] = subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    def ended(self, name: str) -> int | None:
        """The exit status as a shell gives it (128 + signal), None while the process runs."""
        status = self.running[name].poll()
        return status if status is None or status >= 0 else 128 - status

    def stop(self) -> None:
        """Asks all to end, and kills what has not ended in time. Nothing is left behind."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + PATIENCE_SECONDS
        for process in self.running.values():
            try:
                process.wait(timeout=max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def web(port: int) -> list[str]:
    """Two processes with four threads: one slow request never stops the others, and it fits a small server."""
    options = f"--bind 127.0.0.1:{port} --workers 2 --threads 4 --log-level warning --no-control-socket"
    return [sys.executable, "-m", "gunicorn", "cms.wsgi:application", *options.split()]


def answers(port: int) -> bool:
    """True as soon as the site gives any answer at all."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def watch(processes: Processes, port: int) -> int:
    """Sweeps every minute until the server or the worker ends; returns the status of the one that did."""
    next_sweep, announced = time.monotonic() + SWEEP_SECONDS, False
    while True:
        for name in ("web server", "worker"):
            status = processes.ended(name)
            if status is not None:
                say(f"The {name} has ended with status {status}: stopping everything.")
                return status or 1
        if not announced and answers(port):
            announced = True
            say(f"\nOpen http://localhost:{port}/. Logins above; the admin is /admin/, a shop's desk /moje-sklepy/.")
            say("Where codes stand beside a login, one of them is the second step after the password, each once.")
            say("Ctrl-C stops.")
        swept = "sweep" not in processes.running or processes.ended("sweep") is not None
        if swept and time.monotonic() >= next_sweep:
            processes.start("sweep", [*MANAGE, "run_due", "--verbosity=0"])
            next_sweep = time.monotonic() + SWEEP_SECONDS
        time.sleep(0.3)


def stop_asked(number: int, frame: object) -> None:
    """A signal becomes an ordinary exit, so that ``finally`` runs."""
    sys.exit(128 + number)


def main() -> int:
    port = chosen_port()
    os.environ.setdefault("LADA_ADDRESS", f"http://localhost:{port}")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop_asked)
    set_up()
    processes = Processes()
    try:
        say("Starting the web server, the background worker and the sweep of every minute")
        processes.start("web server", web(port))
        processes.start("worker", [*MANAGE, "db_worker", "--no-startup-delay", "--verbosity=0"])
        return watch(processes, port)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave a child behind
        processes.stop()
        say("Stopped.")


if __name__ == "__main__":
    sys.exit(main())
