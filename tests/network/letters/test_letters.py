"""Is a letter written once, sent once, tried again with patience, and then forgotten?"""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.test import override_settings

from network.letters import actions
from network.letters.checks import NO_SERVER, letters_leave
from network.letters.models import Letter
from network.letters.queries import KEPT, STUCK
from network.letters.subject import LETTER, sweep
from network.letters.texts import absolute, text
from network.people.models import Person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
REFUSED = smtplib.SMTPRecipientsRefused({"ala@example.org": (550, b"<ala@example.org>: no such mailbox")})


class Broken(BaseEmailBackend):
    """A mail server that fails in the way the test says."""

    error: Exception = REFUSED

    def send_messages(self, messages):
        raise self.error


@pytest.fixture
def broken(settings, monkeypatch):
    def fails(error: Exception) -> None:
        monkeypatch.setattr(Broken, "error", error)
        settings.EMAIL_BACKEND = f"{__name__}.Broken"

    return fails


def letter(about: str = "enquiry:1", **given) -> Letter | None:
    fields = {
        "kind": "enquiry", "to": "ala@example.org", "language": "pl", "subject": "Wiadomość", "body": "Dzień dobry",
        "due_at": NOON,
    }  # fmt: skip
    return actions.write(about=about, **(fields | given))


def test_letter_leaves_when_it_is_due():
    letter()
    assert actions.send_due(NOON - timedelta(seconds=1)) == 0
    assert actions.send_due(NOON) == 1
    assert [(sent.to, sent.subject, sent.body) for sent in mail.outbox] == [
        (["ala@example.org"], "Wiadomość", "Dzień dobry")
    ]


def test_letter_leaves_once():
    letter()
    assert [actions.send_due(NOON), actions.send_due(NOON)] == [1, 0]
    found = Letter.objects.get()
    assert (found.state, found.attempts, found.last_error) == ("sent", 1, "")


def test_letter_about_the_same_is_written_once():
    assert letter() is not None
    assert letter(body="anders") is None
    assert Letter.objects.get().body == "Dzień dobry"


def test_letter_rolls_back_with_what_it_tells():
    with pytest.raises(IntegrityError), transaction.atomic():
        letter()
        Person.objects.create(name="")
    assert not Letter.objects.exists()


UNSPEAKABLE = '"\\m\x0bi\\G:\\0"@example.org'  # an address by the standard that no header can carry


@pytest.mark.parametrize("to", ["", "nobody", "a@b", "ala@example.org\nBcc: all@example.org", UNSPEAKABLE])
def test_letter_to_no_address_is_not_written(to):
    assert letter(to=to) is None
    assert not Letter.objects.exists()


def test_subject_is_one_line():
    letter(subject="Dobry\r\nBcc: all@example.org")
    actions.send_due(NOON)
    assert mail.outbox[0].subject == "Dobry Bcc: all@example.org"


def test_message_id_is_the_letters_own():
    found = letter()
    with override_settings(DEFAULT_FROM_EMAIL="Lada <lada@example.org>"):
        actions.send_due(NOON)
    assert mail.outbox[0].message()["Message-ID"] == f"<{found.uuid}@example.org>"


@pytest.mark.parametrize(
    "error", [REFUSED, smtplib.SMTPServerDisconnected("gone"), ConnectionRefusedError(), TimeoutError()]
)
def test_failed_letter_waits_a_minute(broken, error):
    letter()
    broken(error)
    assert actions.send_due(NOON) == 0
    found = Letter.objects.get()
    assert (found.state, found.attempts) == ("due", 1)
    assert timedelta(minutes=1) <= found.due_at - NOON < timedelta(minutes=1, seconds=5)


def test_error_is_kept_without_the_address(broken, caplog):
    letter()
    broken(REFUSED)
    actions.send_due(NOON)
    assert Letter.objects.get().last_error.startswith("SMTPRecipientsRefused: ")
    assert "ala@example.org" not in Letter.objects.get().last_error + caplog.text


def test_waits_grow_to_six_hours_and_end_after_twelve_tries(broken):
    found = letter()
    broken(TimeoutError())
    moment, waits = NOON, []
    while found.state == "due":
        actions.send_due(moment)
        found.refresh_from_db()
        waits.append(round((found.due_at - moment).total_seconds() / 60))
        moment = found.due_at
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert (found.state, found.attempts) == ("failed", 12)
    assert list(Letter.objects.failed()) == [found]


def test_letter_whose_sender_died_is_sent_again_under_the_same_name():
    found = letter()
    Letter.objects.update(state="sending", claimed_at=NOON, attempts=1)
    assert actions.send_due(NOON + STUCK) == 0
    assert actions.send_due(NOON + STUCK + timedelta(seconds=1)) == 1
    assert str(found.uuid) in mail.outbox[0].message()["Message-ID"]


def test_letter_that_kills_its_sender_every_time_is_given_up():
    letter()
    Letter.objects.update(state="sending", claimed_at=NOON, attempts=12)
    assert actions.send_due(NOON + timedelta(hours=1)) == 0
    assert (Letter.objects.get().state, mail.outbox) == ("failed", [])


def test_one_broken_letter_keeps_no_other_back(broken, settings):
    letter()
    broken(REFUSED)
    actions.send_due(NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    letter("enquiry:2", to="bartek@example.org")
    assert actions.send_due(NOON) == 1


def test_letter_that_cannot_be_made_keeps_no_other_back(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    bad = letter()
    Letter.objects.filter(pk=bad.pk).update(to=UNSPEAKABLE)
    letter("enquiry:2", to="bartek@example.org")
    assert actions.send_due(NOON) == 1
    bad.refresh_from_db()
    assert (bad.state, bad.last_error.partition(":")[0]) == ("due", "HeaderParseError")


def test_server_that_hangs_does_not_hold_up_the_sweep(monkeypatch):
    for number in range(3):
        letter(f"enquiry:{number}")
    clock = iter([0.0, 0.0, 46.0])
    monkeypatch.setattr(actions, "monotonic", lambda: next(clock))
    assert actions.send_due(NOON) == 1
    assert Letter.objects.filter(state="due").count() == 2


@pytest.mark.parametrize(
    "end", [{"state": "sent", "sent_at": NOON}, {"state": "failed", "due_at": NOON}], ids=["sent", "failed"]
)
def test_words_and_address_are_forgotten_after_30_days(end):
    letter()
    Letter.objects.update(**end)
    assert actions.erase_old(NOON + KEPT) == 0
    assert actions.erase_old(NOON + KEPT + timedelta(seconds=1)) == 1
    found = Letter.objects.get()
    assert (found.subject, found.body, found.to) == ("", "", actions.ERASED)
    assert sweep(NOON + 2 * KEPT) == 0


def test_erased_letter_is_still_not_written_a_second_time():
    letter()
    Letter.objects.update(state="sent", sent_at=NOON)
    actions.erase_old(NOON + 2 * KEPT)
    assert letter() is None


def test_waiting_letter_is_never_erased():
    letter()
    assert actions.erase_old(NOON + 10 * KEPT) == 0


def test_letters_are_shown_to_nobody():
    letter()
    assert not LETTER.visible_to(None).exists()


def test_text_escapes_nothing_and_keeps_its_lines(tmp_path, settings):
    (tmp_path / "a.txt").write_text("{{ shop }}\n\n\n\n{{ shop }}\n\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert text("a.txt", {"shop": "A & B's"}) == "A & B's\n\nA & B's\n"


def test_address_in_a_letter_is_whole(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lada.example.org/"
    assert absolute("/uk/zapytania/") == "https://lada.example.org/uk/zapytania/"


@pytest.mark.parametrize(("backend", "warned"), [("console", [NO_SERVER]), ("smtp", [])])
def test_host_is_warned_when_letters_are_only_printed(settings, backend, warned):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert letters_leave() == warned
