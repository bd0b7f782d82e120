"""How often may somebody write to shops, write again, and try a code? Instead of a picture puzzle."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from network.limits.actions import again_at, take
from network.limits.visitors import who_of
from network.partners.enquiries.recipients import Receiver
from network.partners.models import Enquiry

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SENT_BY_ONE, SENT_TO_ONE, RECEIPTS_TO_ONE = 5, 30, 10
MESSAGES_OF_A_TALK = 20
CODES_TRIED = 30

Use = tuple[str, str, int, timedelta]


def sending(request: HttpRequest, to: Receiver, email: str) -> datetime | None:
    """Counts one message to the shop, operator or leader; when to try again, or None: go on.

    From one network address 5 an hour, to one of them 30 a day, and to one e-mail address 10 receipts a day,
    so that nobody can be flooded with them.
    """
    uses: list[Use] = [
        ("enquiry_by", who_of(request), SENT_BY_ONE, HOUR),
        ("enquiry_to", f"{type(to).__name__}:{to.pk}", SENT_TO_ONE, DAY),
    ]
    return _refused([*uses, ("enquiry_receipt", email.lower(), RECEIPTS_TO_ONE, DAY)] if email else uses)


def writing_again(enquiry: Enquiry) -> datetime | None:
    """Counts one more message of the sender in this talk, 20 a day; when to try again, or None."""
    return _refused([("enquiry_again", str(enquiry.pk), MESSAGES_OF_A_TALK, DAY)])


def trying_code(request: HttpRequest) -> datetime | None:
    """Counts one code typed, 30 an hour from one network address; when to try again, or None."""
    return _refused([("enquiry_code", who_of(request), CODES_TRIED, HOUR)])


def _refused(uses: list[Use]) -> datetime | None:
    for name, who, at_most, per in uses:
        if not take(name, who, at_most=at_most, per=per):
            return again_at(per)
    return None
