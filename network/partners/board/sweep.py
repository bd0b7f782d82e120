"""What is due on the board: which last days are over, and who is to be reminded of a promise?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from network.directory.hours import local_day
from network.notices import actions as notices
from network.notices.models import Notice
from network.partners.board import emails
from network.partners.board.actions import expire
from network.partners.models import Offer, ShopRequest
from network.people.models import Person

BATCH = 200  # so many things one sweep moves; the next one goes on
LATE = timedelta(days=14)  # so long after its last day a promise is asked about
PROMISE_LATE = emails.LATE


def sweep_requests(moment: datetime) -> int:
    """Ends requests whose last day is over, and asks once about promises that are late; returns how many both were."""
    today = local_day(moment)
    late = ShopRequest.objects.promised_since(today - LATE).not_asked_about(PROMISE_LATE).with_coordinator().with_shop()
    ended = _expired(ShopRequest.objects.overdue(today)[:BATCH])
    return ended + sum(_remind(request) for request in late[:BATCH])


def sweep_offers(moment: datetime) -> int:
    """Ends open offers whose last day is over; returns how many."""
    return _expired(Offer.objects.overdue(local_day(moment))[:BATCH])


def _expired(things: Iterable[ShopRequest | Offer]) -> int:
    return sum(_ended(thing) for thing in things)


def _ended(thing: ShopRequest | Offer) -> bool:
    """Whether it was still ours to end: somebody may have moved it since it was read."""
    try:
        expire(thing)
    except ValidationError:
        return False
    return True


@transaction.atomic
def _remind(request: ShopRequest) -> bool:
    """Asks all coordinators of the shop whether what was promised has come; False when it has none."""
    told = [_ask(request, person) for person in emails.coordinators(request)]
    return any(told)


def _ask(request: ShopRequest, person: Person) -> Notice | None:
    letter = emails.to_coordinator(emails.LATE, request, person, request.offer_id or 0)
    return notices.tell(person, PROMISE_LATE, request, letter=letter)
