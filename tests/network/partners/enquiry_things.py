"""What do tests of enquiries have in common? One sent to a shop, with a canary in each field."""

from datetime import UTC, datetime
from typing import Any

from network.directory.models import Operator, Shop
from network.log import receipts
from network.partners.enquiries import actions
from network.partners.models import Enquiry
from network.people.models import Person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOKEN = "a token of the tests"
# Words that stand nowhere else: each in one private field.
CANARIES = {
    "name": "Kanarek Imienia",
    "organisation": "Kanarek Organizacji",
    "email": "kanarek.adresu@example.org",
    "phone": "+48585550199",
    "message": "Kanarek treści",
}


def send(to: Shop | Operator, *, actor: Person | None = None, token: str = TOKEN, **given: Any) -> tuple[Enquiry, str]:
    """An enquiry with a canary in every private field, and its code."""
    said = CANARIES | {name: given.pop(name) for name in tuple(given) if name in CANARIES}
    sender = actions.Sender("official", said["name"], said["organisation"], said["email"], said["phone"])
    fields = {"topic": Enquiry.Topic.GOODS, "language": "pl", "moment": NOON} | given
    return actions.send_enquiry(to, said["message"], sender=sender, token=token, actor=actor, **fields)


def form(**given: Any) -> dict[str, Any]:
    """The form as somebody fills it in."""
    return {
        "sender_kind": "official", "sender_name": "Olga", "organisation": "OPS Bolszewo", "topic": "goods",
        "message": "Mamy 200 kg jabłek.", "email": "olga@example.org", "phone": "58 555 01 99",
        "token": "a token of the tests, long enough",
    } | given  # fmt: skip


def code_of(enquiry: Enquiry, token: str = TOKEN) -> str:
    """The code that the token gave, which the enquiry must know."""
    code = receipts.code_from(token)
    assert Enquiry.objects.with_code(code).get() == enquiry
    return code


def in_state(enquiry: Enquiry, state: str, by: Person) -> Enquiry:
    """The enquiry led to the state by the verbs, with somebody who may."""
    if state in ("read", "answered", "closed"):
        enquiry = actions.open_enquiry(enquiry, actor=by, moment=NOON)
    if state == "answered":
        actions.answer_enquiry(enquiry, "Dziękujemy z kanarka", actor=by, moment=NOON)
    if state == "closed":
        actions.close_enquiry(enquiry, actor=by, moment=NOON)
    enquiry.refresh_from_db()
    return enquiry
