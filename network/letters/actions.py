"""How is a letter written, sent at least once and not twice, and its words forgotten?

A letter is a row, written in the transaction of what it tells, so neither can be without the other. The sweep claims
row by row with a conditional UPDATE, so two sweeps never hold the same letter; it asks the mail server, or the gateway
of phone messages, outside any transaction. A process killed in between leaves the letter in SENDING; ``STUCK`` later it
is sent again under the same Message-ID, by which the receiving side knows a repetition.
"""

import logging
import re
import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.errors import MessageError
from http.client import HTTPException
from time import monotonic

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models import F
from django.utils import timezone

from network.letters import composed, phones
from network.letters.models import Letter
from network.letters.queries import ERASED
from network.letters.texts import message_id
from network.words.text_messages import measured

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
MOST_ATTEMPTS = 12  # over about 20 hours; then somebody must look
LONGEST_SWEEP = 45  # seconds after which no further letter is begun: a mail server that hangs must not hold up the rest
ADDRESS = re.compile(r"[^\s<>'\"]+@[^\s<>'\"]+|\+?\d{7,}")
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")  # E.164

logger = logging.getLogger(__name__)


def write(
    kind: str,
    to: str,
    language: str,
    subject: str,
    body: str,
    about: str,
    due_at: datetime | None = None,
    channel: str = Letter.Channel.EMAIL,
    headers: Mapping[str, str] | None = None,
) -> Letter | None:
    """Writes a letter that leaves when it is due (None: at once), and returns it; an e-mail with these headers too.

    A kind that ``composed.compose_with`` knows gets its words when it leaves: subject and body are "" here.

    Call it inside the transaction of what it tells. None when a letter ``about`` the same was written before, and when
    ``to`` is no address: of e-mail, or a number as "+48…" for a phone message, which leaves without the subject.
    """
    is_phone = channel == Letter.Channel.PHONE
    if not (NUMBER.fullmatch(to) if is_phone else _can_be_written_to(to)):
        logger.warning("no letter about %s: the address is none", about)
        return None
    if is_phone and (parts := measured(body.strip()).parts) > 1:
        logger.warning("the phone message about %s goes, and is paid, as %d messages", about, parts)
    letter, is_new = Letter.objects.get_or_create(
        about=about,
        defaults={
            "kind": kind,
            "channel": channel,
            "to": to,
            "language": language,
            "subject": " ".join(subject.split())[:200],
            "body": body,
            "due_at": due_at or timezone.now(),
            "headers": dict(headers or {}),
        },
    )
    return letter if is_new else None


def send_due(moment: datetime) -> int:
    """Sends what is due by then; returns how many letters left. What fails is tried again later, and never raises."""
    started, sent = monotonic(), 0
    for pk in list(Letter.objects.sendable(moment).values_list("pk", flat=True)):
        passed = monotonic() - started
        if passed > LONGEST_SWEEP:
            break
        now = moment + timedelta(seconds=passed)
        letter = _claim(pk, now)
        sent += letter is not None and _send(letter, now)
    return sent


def erase_old(moment: datetime) -> int:
    """Takes address and words out of letters that were sent or given up long ago; returns how many.

    A code that did not leave in time is given up, and its digits go with it.
    """
    Letter.objects.too_late(moment).update(state=Letter.State.FAILED, last_error="too late")
    return Letter.objects.to_erase(moment).update(to=ERASED, subject="", body="")


def _can_be_written_to(address: str) -> bool:
    """Whether it is an e-mail address; one that holds control characters in quotation marks is one by the standard,
    but no header can carry it."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return address.isprintable()


def _claim(pk: int, now: datetime) -> Letter | None:
    """The letter, now ours to send; None when somebody else was faster."""
    row = Letter.objects.sendable(now).filter(pk=pk)
    claimed = row.order_by().update(state=Letter.State.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    return Letter.objects.get(pk=pk) if claimed else None


def _send(letter: Letter, now: datetime) -> bool:
    """Hands one claimed letter to the mail server or the gateway; whether it took it."""
    if letter.attempts > MOST_ATTEMPTS:  # the process has died with this letter in hand every time
        return _put_back(letter, now, "interrupted")
    words = composed.words_of(letter)
    if words is None:
        _end(letter, state=Letter.State.DROPPED, last_error="")
        return False
    try:
        _hand_over(letter, words)
    except (
        smtplib.SMTPException,
        HTTPException,
        OSError,
        MessageError,
        ValueError,
    ) as error:  # the last two: none made
        return _put_back(letter, now, f"{type(error).__name__}: {error}")
    _end(letter, state=Letter.State.SENT, sent_at=now, last_error="")
    return True


def _hand_over(letter: Letter, words: composed.Words) -> None:
    """Asks the server or gateway to take it. Raises what they raise."""
    own_id = message_id(letter.uuid)
    if letter.channel == Letter.Channel.PHONE:
        phones.send(letter.to, words.body.strip(), own_id)
        return
    headers = letter.headers | {"Message-ID": own_id}
    EmailMessage(words.subject, words.body, to=[letter.to], headers=headers).send()


def _put_back(letter: Letter, now: datetime, error: str) -> bool:
    """Makes the letter due again, later each time, or gives it up."""
    said = ADDRESS.sub("…", error)[:300]
    given_up = letter.attempts >= MOST_ATTEMPTS
    level = logging.ERROR if given_up else logging.WARNING
    logger.log(level, "letter %s, attempt %d: %s", letter.uuid, letter.attempts, said)
    wait = min(FIRST_WAIT * 2 ** (letter.attempts - 1), LONGEST_WAIT)
    state = Letter.State.FAILED if given_up else Letter.State.DUE
    _end(letter, state=state, due_at=now + wait, last_error=said)
    return False


def _end(letter: Letter, **outcome: object) -> None:
    """Writes what became of our attempt, unless somebody took the letter over meanwhile."""
    Letter.objects.filter(pk=letter.pk, state=Letter.State.SENDING, attempts=letter.attempts).update(**outcome)
