"""Does a phone message leave through the host's gateway, at least once and with patience, whatever the gateway does?

The gateway is a real server on this machine.
"""

import json
import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

import pytest
from django.core.checks import run_checks
from django.db import connection

from network.letters import actions, phones
from network.letters.models import Letter
from network.letters.queries import CODE_KEPT, STUCK
from network.words.text_messages import measured

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NUMBER = "+48585551234"
TEXT = "Twój kod: 123456 & spółka = „dom” +1"


class Gateway(ThreadingHTTPServer):
    """Keeps what it was asked, and answers as it was told: (status, headers, body), or nothing until it closes."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked, self.answer, self.closing = [], (200, {}, b"OK"), Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/sms"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append(({name.lower(): value for name, value in self.headers.items()}, body))
        if self.server.answer is None:
            self.server.closing.wait(30)
            return
        status, headers, said = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = Gateway()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def gateway(settings):
    with serving() as server:
        settings.NETWORK_PHONE_BACKEND = "http"
        settings.NETWORK_PHONE_GATEWAY = {"url": server.url, "key": "Bearer secret", "timeout": 2}
        yield server


def message(about: str = "code:1", **given) -> Letter | None:
    fields = {
        "kind": "story", "to": NUMBER, "language": "pl", "subject": "Kod", "body": f"{TEXT}\n", "due_at": NOON,
        "channel": "phone",
    }  # fmt: skip
    return actions.write(about=about, **(fields | given))


def test_message_reaches_the_gateway_whole(gateway):
    found = message()
    assert actions.send_due(NOON) == 1
    headers, body = gateway.asked[0]
    own_id = headers["message-id"]
    assert (parse_qs(body), headers["authorization"]) == (
        {"to": [NUMBER], "message": [TEXT], "idx": [own_id]}, "Bearer secret",
    )  # fmt: skip
    assert own_id.startswith(f"<{found.uuid}@")
    assert Letter.objects.get().state == "sent"


def test_body_may_be_json(gateway, settings):
    fields = '{"recipients": ["{to}"], "sms": {"text": "{text}", "flash": false}}'
    settings.NETWORK_PHONE_GATEWAY |= {"fields": fields, "key_header": "X-Key"}
    message()
    actions.send_due(NOON)
    headers, body = gateway.asked[0]
    assert json.loads(body) == {"recipients": [NUMBER], "sms": {"text": TEXT, "flash": False}}
    assert (headers["x-key"], headers["content-type"]) == ("Bearer secret", "application/json; charset=utf-8")


def test_text_with_our_own_marks_stays_as_it_is(gateway):
    message(body="{to} {id} {text}&to=+48")
    actions.send_due(NOON)
    assert parse_qs(gateway.asked[0][1])["message"] == ["{to} {id} {text}&to=+48"]


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}, b"broken"),
        (401, {}, b"who are you"),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, b""),
        (200, {}, b'{"error": 13, "invalid": "+48585551234"}'),
    ],
)
def test_refused_message_waits_and_leaves_later_under_the_same_id(gateway, settings, answer):
    settings.NETWORK_PHONE_GATEWAY |= {"refused": r'"error"'}
    message()
    gateway.answer = answer
    assert actions.send_due(NOON) == 0
    waiting = Letter.objects.get()
    assert (waiting.state, waiting.attempts, NUMBER[1:] in waiting.last_error) == ("due", 1, False)
    gateway.answer = (200, {}, b"OK")
    assert actions.send_due(NOON + timedelta(minutes=2)) == 1
    assert len({headers["message-id"] for headers, _ in gateway.asked}) == 1


def test_gateway_that_hangs_is_not_waited_for(gateway, settings):
    settings.NETWORK_PHONE_GATEWAY |= {"timeout": 0.2}
    message()
    gateway.answer = None
    assert actions.send_due(NOON) == 0
    assert Letter.objects.get().last_error.startswith("TimeoutError")


def test_gateway_that_is_away_is_tried_again(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    settings.NETWORK_PHONE_BACKEND, settings.NETWORK_PHONE_GATEWAY = "http", {"url": url, "timeout": 2}
    message()
    assert actions.send_due(NOON) == 0
    assert (Letter.objects.get().state, Letter.objects.get().due_at > NOON) == ("due", True)


def test_answer_that_is_no_http_is_a_refusal(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.NETWORK_PHONE_BACKEND = "http"
        settings.NETWORK_PHONE_GATEWAY = {"url": f"http://127.0.0.1:{server.getsockname()[1]}/", "timeout": 2}

        def answer():
            caller, _ = server.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(b"HELLO\r\n\r\n")

        Thread(target=answer, daemon=True).start()
        message()
        assert actions.send_due(NOON) == 0
    assert Letter.objects.get().last_error.startswith("BadStatusLine")


def test_message_is_given_up_after_many_attempts(gateway):
    message()
    gateway.answer = (500, {}, b"")
    moment = NOON
    for _ in range(actions.MOST_ATTEMPTS + 1):
        actions.send_due(moment)
        moment += actions.LONGEST_WAIT + timedelta(minutes=1)
    assert (Letter.objects.get().state, len(gateway.asked)) == ("failed", actions.MOST_ATTEMPTS)


def test_process_that_died_sends_it_again_under_the_same_id(gateway):
    found = message()
    Letter.objects.update(state="sending", claimed_at=NOON, attempts=1)
    assert actions.send_due(NOON + STUCK + timedelta(seconds=1)) == 1
    assert gateway.asked[0][0]["message-id"].startswith(f"<{found.uuid}@")


@pytest.mark.django_db(transaction=True)
def test_gateway_is_asked_outside_any_transaction(gateway, monkeypatch):
    seen = []
    post = phones._post

    def watched(*said):
        seen.append(connection.in_atomic_block)
        post(*said)

    monkeypatch.setattr(phones, "_post", watched)
    message()
    actions.send_due(NOON)
    assert seen == [False]


@pytest.mark.parametrize(
    "to", ["", "585551234", "+48 58 555 12 34", "ala@example.org", "+48585551234\n", "+4858555123４"]
)
def test_message_to_no_number_is_not_written(to):
    assert message(to=to) is None
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("text", "parts"), [("a" * 160, 1), ("a" * 161, 2), ("ą" * 70, 1), ("ą" * 71, 2), ("€" * 80, 1)]
)
def test_message_knows_in_how_many_parts_it_goes(text, parts):
    assert measured(text).parts == parts


def test_message_that_needs_two_is_told(caplog):
    message(body="ą" * 71)
    assert [record.getMessage() for record in caplog.records] == [
        "the phone message about code:1 goes, and is paid, as 2 messages"
    ]


def test_message_is_printed_where_there_is_no_gateway(settings, capsys):
    settings.NETWORK_PHONE_BACKEND = "console"
    message()
    actions.send_due(NOON)
    assert capsys.readouterr().out.splitlines()[1] == TEXT


def test_code_that_came_too_late_does_not_leave(gateway):
    found = message(kind="code")
    late = found.created_at + CODE_KEPT + timedelta(seconds=1)
    actions.erase_old(late)
    assert (actions.send_due(late), gateway.asked) == (0, [])
    assert (Letter.objects.get().state, Letter.objects.get().body) == ("failed", "")


def test_code_that_left_loses_its_digits_soon_and_no_other_letter_does(gateway):
    found = message(kind="code")
    message(about="story:1")
    actions.send_due(NOON)
    actions.erase_old(found.created_at + CODE_KEPT + timedelta(seconds=1))
    assert list(Letter.objects.values_list("body", flat=True)) == ["", f"{TEXT}\n"]


@pytest.mark.parametrize(
    ("backend", "given", "ids"),
    [
        ("console", {}, []),
        ("http", {"url": "https://gateway.example.org/"}, []),
        ("http", {"url": "gateway.example.org"}, ["network.E001"]),
        ("http", {"url": "https://gateway.example.org/", "fields": "{to"}, ["network.E001", "network.E001"]),
        ("http", {"url": "https://gateway.example.org/", "fields": "to={to}"}, ["network.E001"]),
        ("http", {"url": "https://gateway.example.org/", "refused": "("}, ["network.E001"]),
        ("pigeon", {}, ["network.E001"]),
    ],
)
def test_gateway_that_cannot_work_is_told_before_the_site_starts(settings, backend, given, ids):
    settings.NETWORK_PHONE_BACKEND, settings.NETWORK_PHONE_GATEWAY = backend, given
    assert [found.id for found in run_checks() if found.id == "network.E001"] == ids


@pytest.mark.parametrize(("backend", "ids"), [("console", ["network.W003"]), ("http", [])])
def test_host_without_a_gateway_is_warned_before_it_goes_public(settings, backend, ids):
    settings.NETWORK_PHONE_BACKEND, settings.NETWORK_PHONE_GATEWAY = backend, {"url": "https://gateway.example.org/"}
    found = run_checks(include_deployment_checks=True)
    assert [one.id for one in found if one.id == "network.W003"] == ids
