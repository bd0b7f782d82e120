"""Which letters arrive? A mail server that takes everything, as slowly as a drill wants."""

import email
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    """One conversation in SMTP, as far as Django's backend speaks it."""

    server: "MailServer"

    def handle(self) -> None:
        self.say(b"220 drill")
        while line := self.rfile.readline().strip().upper():
            if line == b"DATA":
                self.say(b"354 go on")
                self.server.take(b"".join(iter(self.rfile.readline, b".\r\n")))
                time.sleep(self.server.delay)  # taken, but not yet confirmed: the moment that matters
            self.say(b"221 bye" if line == b"QUIT" else b"250 ok")

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the Message-ID of every letter it took, in order."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, delay: float) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.delay = delay
        self.arrived: list[str] = []
        self._changed = threading.Condition()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def take(self, raw: bytes) -> None:
        with self._changed:
            self.arrived.append(email.message_from_bytes(raw)["Message-ID"])
            self._changed.notify_all()

    def wait_for(self, count: int, seconds: float = 60) -> None:
        """Returns when so many letters have arrived; raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.arrived) >= count, seconds):
                raise TimeoutError(f"{len(self.arrived)} letters, not {count}")

    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that was killed breaks its line: that is the drill."""


@contextmanager
def mail_server(delay: float = 0.0) -> Iterator[MailServer]:
    """A running server on a free port."""
    with MailServer(delay) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
