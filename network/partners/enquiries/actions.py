"""What can be done with an enquiry? Each verb is one transaction with its entry in the log, notices and letters.

The log names verb, states and actor; no word of the talk, no name or address ever enters it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from network.letters.models import Letter
from network.log import actions as log
from network.log import receipts
from network.notices import actions as notices
from network.partners.enquiries import emails, recipients, rules
from network.partners.enquiries.queries import NOBODY
from network.partners.enquiries.recipients import Receiver
from network.partners.enquiries.states import STEPS, can
from network.partners.models import Enquiry, EnquiryMessage, ShopRequest
from network.people.models import Leader, Person
from network.people.rules import demand

REMINDERS = (timedelta(days=3), timedelta(days=4), timedelta(days=7))  # after 3, 7 and 14 days, then no more


@dataclass(frozen=True)
class Sender:
    """What a sender says about herself to the shop."""

    kind: str
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def send_enquiry(
    to: Receiver,
    message: str,
    *,
    sender: Sender,
    topic: str,
    language: str,
    token: str,
    actor: Person | None = None,
    request: ShopRequest | None = None,
    moment: datetime | None = None,
) -> tuple[Enquiry, str]:
    """Sends a message to a shop, operator or leader; returns the enquiry and the code that only its sender ever learns.

    The ``token`` is a secret of the form: the same form sent twice, or eight times at once, is one enquiry with one
    code. ``actor`` None: a sender without a login. Raises PermissionDenied where a leader takes no messages (any more).
    """
    now = moment or timezone.now()
    code = receipts.code_from(token)
    if known := sent_before(to, message, sender=sender, token=token):
        return known, code
    if isinstance(to, Leader):
        to = Leader.objects.select_for_update(of=("self",)).select_related("person__user").get(pk=to.pk)
        demand(rules.takes_messages(to))
    if Enquiry.objects.with_code(code).exists():  # two people came to hold one form
        code = receipts.new_code()
    enquiry = recipients.addressed(to)
    fields = {
        "shop": enquiry.shop, "operator": enquiry.operator, "leader": enquiry.leader, "request": request,
        "sender": actor, "sender_kind": sender.kind, "sender_name": sender.name, "organisation": sender.organisation,
        "email": sender.email, "phone": sender.phone, "topic": topic, "language": language, "created_at": now,
        "remind_at": now + REMINDERS[0],
    }  # fmt: skip
    enquiry, is_new = Enquiry.objects.get_or_create(receipt_hash=receipts.hashed(code), defaults=fields)
    if is_new:
        log.record("enquiry_sent", enquiry, actor=actor, to_state=enquiry.state)
        _tell_receivers(enquiry, _say(enquiry, message, author=actor, at=now))
        if enquiry.email:
            emails.receipt(enquiry, code)
    return enquiry, code


def sent_before(to: Receiver, message: str, *, sender: Sender, token: str) -> Enquiry | None:
    """What this very form has sent already: the same words of the same sender to the same receiver."""
    known = Enquiry.objects.with_code(receipts.code_from(token)).first()
    return known if known and _said_the_same(known, to, sender, message) else None


@transaction.atomic
def open_enquiry(enquiry: Enquiry, *, actor: Person | None, moment: datetime | None = None) -> Enquiry:
    """The receiving side opens the message: it is read now, and its notices are seen. Again does nothing.

    Raises PermissionDenied.
    """
    enquiry = _locked(enquiry)
    demand(rules.receives_enquiry(actor, enquiry))
    if can("enquiry_read", enquiry.state):
        _move(enquiry, "enquiry_read", actor, read_at=moment or timezone.now())
    if actor:
        notices.mark_seen(actor, enquiry)
    return enquiry


@transaction.atomic
def answer_enquiry(
    enquiry: Enquiry, text: str, *, actor: Person | None, moment: datetime | None = None
) -> EnquiryMessage:
    """The receiving side answers; the sender is told. The same text twice in a row is one answer.

    Raises PermissionDenied, also when the talk is closed.
    """
    enquiry, now = _locked(enquiry), moment or timezone.now()
    demand(rules.can_answer_enquiry(actor, enquiry))
    if said := _just_said(enquiry, text, from_shop=True):
        return said
    message = _say(enquiry, text, author=actor, at=now, from_shop=True)
    read_at = enquiry.read_at or now
    _move(enquiry, "enquiry_answered", actor, read_at=read_at, answered_at=now, remind_at=None, reminders=0)
    if actor:
        notices.mark_seen(actor, enquiry)
    letter = emails.answered(enquiry, message) if enquiry.email else None
    if enquiry.sender:
        notices.tell(enquiry.sender, "enquiry_answered", enquiry, round=_round(enquiry), letter=letter)
    return message


@transaction.atomic
def write_again(
    enquiry: Enquiry, text: str, *, actor: Person | None = None, code: str = "", moment: datetime | None = None
) -> EnquiryMessage:
    """The sender adds a message, logged in or by her code; it is unread again, and the shop is told.

    Reminders begin anew when the shop had answered, else they go on. The same text twice in a row is one message.
    Raises PermissionDenied, also when the talk is closed.
    """
    enquiry, now = _locked(enquiry), moment or timezone.now()
    demand(rules.can_write_again(actor, enquiry, knows_code=_fits(enquiry, code)))
    if said := _just_said(enquiry, text, from_shop=False):
        return said
    message = _say(enquiry, text, author=actor, at=now)
    reminding = {"remind_at": now + REMINDERS[0], "reminders": 0} if enquiry.remind_at is None else {}
    _move(enquiry, "enquiry_continued", actor, read_at=None, **reminding)
    if actor:
        notices.mark_seen(actor, enquiry)
    _tell_receivers(enquiry, message)
    return message


@transaction.atomic
def close_enquiry(enquiry: Enquiry, *, actor: Person | None, code: str = "", moment: datetime | None = None) -> Enquiry:
    """Either side ends the talk, for good; no more reminders. Again does nothing. Raises PermissionDenied."""
    enquiry = _locked(enquiry)
    knows_code = _fits(enquiry, code)
    if can("enquiry_closed", enquiry.state):
        demand(rules.can_close_enquiry(actor, enquiry, knows_code=knows_code))
        _close(enquiry, actor, moment or timezone.now())
    else:
        demand(knows_code or rules.can_read_enquiry(actor, enquiry))
    return enquiry


@transaction.atomic
def remind(enquiry: Enquiry, moment: datetime) -> bool:
    """Reminds the receiving side of what still waits; whether it did (somebody may have answered meanwhile)."""
    enquiry = _locked(enquiry)
    if not Enquiry.objects.to_remind(moment).contains(enquiry):
        return False
    done = enquiry.reminders + 1
    _set(enquiry, reminders=done, remind_at=moment + REMINDERS[done] if done < len(REMINDERS) else None)
    for person in recipients.people(enquiry):
        letter = emails.reminder(enquiry, person, _round(enquiry))
        notices.tell(person, "enquiry_reminder", enquiry, round=_round(enquiry), letter=letter)
    return True


@transaction.atomic
def close_to_nobody(enquiry: Enquiry, moment: datetime) -> bool:
    """Closes a talk with a leader whose mandate has ended, and tells the sender; whether it did."""
    enquiry = _locked(enquiry)
    if not Enquiry.objects.to_nobody().contains(enquiry):
        return False
    _close(enquiry, None, moment)
    letter = emails.closed(enquiry) if enquiry.email else None
    if enquiry.sender:
        notices.tell(enquiry.sender, "enquiry_closed", enquiry, round=_round(enquiry), letter=letter)
    return True


@transaction.atomic
def close_quiet(enquiry: Enquiry, moment: datetime) -> bool:
    """Closes a talk in which nobody has written for long; whether it did."""
    enquiry = _locked(enquiry)
    if not Enquiry.objects.quiet(moment).contains(enquiry):
        return False
    _close(enquiry, None, moment)
    return True


@transaction.atomic
def close_from_outside(enquiry: Enquiry, moment: datetime) -> bool:
    """Closes a talk because its sender goes for good, or because a moderator decided so, who tells both sides; whether
    it was open."""
    enquiry = _locked(enquiry)
    if not can("enquiry_closed", enquiry.state):
        return False
    _close(enquiry, None, moment)
    return True


@transaction.atomic
def erase_enquiry(enquiry: Enquiry) -> None:
    """Takes every name, address and text out of it for good; that it was there, and when, stays for the count."""
    _set(
        enquiry, sender=None, sender_name=NOBODY, organisation="", email="", phone="",
        receipt_hash=f"erased:{enquiry.uuid.hex}",
    )  # fmt: skip
    enquiry.messages.update(text=NOBODY, author=None)
    Letter.objects.filter(about__startswith=f"enquiry:{enquiry.pk}:").delete()
    log.record("enquiry_erased", enquiry, actor=None, from_state=enquiry.state, to_state=enquiry.state)


def _tell_receivers(enquiry: Enquiry, message: EnquiryMessage) -> None:
    """A notice and a letter to each of the receiving side, and a letter to the shop's private address."""
    is_shops = rules.coordinators(enquiry).exists()
    to_staff = emails.to_leader if enquiry.leader_id else emails.to_editor
    told = set()
    for person in recipients.people(enquiry):
        letter = (emails.to_coordinator if is_shops else to_staff)(enquiry, message, person)
        notices.tell(person, "enquiry", enquiry, round=_round(enquiry), letter=letter)
        told.add(letter.to.lower() if letter else "")
    for contact in recipients.contacts(enquiry):
        if contact.email.lower() not in told or not is_shops:
            emails.to_contact(enquiry, message, contact, answered_here=is_shops)


def _say(
    enquiry: Enquiry, text: str, *, author: Person | None, at: datetime, from_shop: bool = False
) -> EnquiryMessage:
    return EnquiryMessage.objects.create(enquiry=enquiry, text=text, author=author, at=at, from_shop=from_shop)


def _just_said(enquiry: Enquiry, text: str, *, from_shop: bool) -> EnquiryMessage | None:
    """The latest message, when it is this very text from the same side: a button pressed twice."""
    last = enquiry.messages.order_by("-id").first()
    return last if last and (last.from_shop, last.text) == (from_shop, text) else None


def _said_the_same(enquiry: Enquiry, to: Receiver, sender: Sender, message: str) -> bool:
    first = enquiry.messages.order_by("id").first()
    is_same = (enquiry.shop or enquiry.operator or enquiry.leader, enquiry.sender_name) == (to, sender.name)
    return is_same and first is not None and first.text == message


def _round(enquiry: Enquiry) -> int:
    """A number for each thing there is to tell about a talk, once: its messages, and up to three reminders of each."""
    return enquiry.messages.count() * 4 + enquiry.reminders


def _fits(enquiry: Enquiry, code: str) -> bool:
    return bool(code) and enquiry.receipt_hash in receipts.possible(code)


def _locked(enquiry: Enquiry) -> Enquiry:
    """The enquiry as it is now, ours until the transaction ends."""
    return Enquiry.objects.select_for_update().get(pk=enquiry.pk)


def _close(enquiry: Enquiry, actor: Person | None, now: datetime) -> None:
    _move(enquiry, "enquiry_closed", actor, closed_at=now, remind_at=None)


def _move(enquiry: Enquiry, verb: str, actor: Person | None, **fields: object) -> None:
    before = enquiry.state
    _set(enquiry, state=STEPS[verb][1], **fields)
    log.record(verb, enquiry, actor=actor, from_state=before, to_state=enquiry.state)


def _set(enquiry: Enquiry, **fields: object) -> None:
    for name, value in fields.items():
        setattr(enquiry, name, value)
    enquiry.save(update_fields=list(fields))
