"""What can be done with requests and offers? Each verb is one transaction with its entry in the log.

A state moves only from the state that is there: of two who act at once the second waits, then goes on from what the
first has made of it, or is refused with a sentence saying why. Rows are held in one order, a request before its offer,
so that no two wait for each other.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from network.log import actions as log
from network.log.models import Entry
from network.partners.board import emails, rules
from network.partners.board.sentences import offer_state, request_state
from network.partners.board.states import OFFER, REQUEST, can
from network.partners.models import Asked, Offer, ShopRequest
from network.people.rules import demand

if TYPE_CHECKING:
    from network.directory.models import Shop
    from network.people.models import Person

ASKED_FIELDS = ("kind", "category", "amount", "unit", "details", "language", "until")
REQUEST_FIELDS = (*ASKED_FIELDS, "urgency")
OFFER_FIELDS = (*ASKED_FIELDS, "organisation", "place", "lat", "lon", "reach_km")
AGAIN = timedelta(days=14)  # how long a request holds that is opened again after its last day
A = TypeVar("A", bound=Asked)


@transaction.atomic
def ask_for(
    shop: "Shop", asked: Mapping[str, Any], *, actor: "Person | None", today: date, key: UUID | None = None
) -> ShopRequest:
    """The shop asks for something; ``asked`` holds ``REQUEST_FIELDS``. A key seen before gives what it gave then.

    What an invented shop asks for is an example too. Raises PermissionDenied, ValidationError.
    """
    demand(rules.can_ask_for(actor, shop))
    if known := _known(ShopRequest, key, shop=shop):
        return known
    request = ShopRequest(shop=shop, created_by=actor, is_example=shop.is_example, **_picked(asked, REQUEST_FIELDS))
    return _made("request_made", request, key, today, actor, shop=shop)


@transaction.atomic
def change_request(
    request: ShopRequest, asked: Mapping[str, Any], *, actor: "Person | None", today: date
) -> list[log.Change]:
    """Says the request anew, while nobody has promised it; returns what changed.

    Raises PermissionDenied, ValidationError.
    """
    demand(rules.can_change_request(actor, request))
    _hold(request)
    _check_state(request, "request_changed")
    changes = [
        log.Change(field=name, before=_plain(getattr(request, name)), after=_plain(value))
        for name, value in _picked(asked, REQUEST_FIELDS).items()
        if getattr(request, name) != value
    ]
    if changes:
        for name, value in _picked(asked, REQUEST_FIELDS).items():
            setattr(request, name, value)
        _check_facts(request, today)
        fields = {str(change["field"]): getattr(request, str(change["field"])) for change in changes}
        _move(request, "request_changed", actor, changes=changes, **fields)
    return changes


@transaction.atomic
def withdraw_request(request: ShopRequest, *, actor: "Person | None") -> None:
    """The shop needs it no more; an offer promised to it is free again. Raises PermissionDenied, ValidationError."""
    demand(rules.can_change_request(actor, request))
    _hold(request)
    _leave_offer(request, "request_withdrawn", actor)


@transaction.atomic
def promise_request(request: ShopRequest, offer: Offer, *, actor: "Person | None", today: date) -> None:
    """Somebody promises what the shop asks for, with an offer; the same promise twice is one.

    Raises PermissionDenied; ValidationError when another was faster, or when offer and request do not fit.
    """
    demand(rules.can_promise_request(actor, offer))
    _hold(request)
    if request.state == ShopRequest.State.PROMISED and request.offer_id == offer.pk:
        return
    _check_state(request, "request_promised")
    _hold_offer(offer)
    _check_state(offer, "offer_promised")
    if offer.kind != request.kind or request.until < today or offer.until < today:
        raise ValidationError(_("This offer does not fit what the shop asks for."), code="fit")
    entry = _move(request, "request_promised", actor, offer=offer)
    _move(offer, "offer_promised", actor)
    _tell_shop(request, entry.pk)


@transaction.atomic
def take_back_promise(request: ShopRequest, *, actor: "Person | None") -> None:
    """The promise falls away, the request is open again. Raises PermissionDenied, ValidationError."""
    demand(rules.can_take_back_promise(actor, request))
    _hold(request)
    _check_state(request, "promise_taken_back")
    demand(rules.can_take_back_promise(actor, request))  # it may be another one's promise by now
    _leave_offer(request, "promise_taken_back", actor)


@transaction.atomic
def mark_met(request: ShopRequest, *, actor: "Person | None") -> None:
    """What was asked for has come, promised here or not. Raises PermissionDenied, ValidationError."""
    demand(rules.can_change_request(actor, request))
    _hold(request)
    _check_state(request, "request_met")
    if request.offer is not None:
        _move(request.offer, "offer_used", actor)
    _move(request, "request_met", actor)


@transaction.atomic
def reopen_request(request: ShopRequest, *, actor: "Person | None", today: date) -> None:
    """It is needed again, or did not come after all: open, and where its last day is over, for 14 more days.

    Raises PermissionDenied, ValidationError.
    """
    demand(rules.can_change_request(actor, request))
    _hold(request)
    until = request.until if request.until >= today else today + AGAIN
    _leave_offer(request, "request_reopened", actor, until=until)


@transaction.atomic
def make_offer(offered: Mapping[str, Any], *, actor: "Person | None", today: date, key: UUID | None = None) -> Offer:
    """An official or a partner offers something; ``offered`` holds ``OFFER_FIELDS``. A key seen before gives what it
    gave then. Raises PermissionDenied, ValidationError."""
    demand(rules.can_make_offer(actor))
    if known := _known(Offer, key, person=actor):
        return known
    offer = Offer(person=actor, **_picked(offered, OFFER_FIELDS))
    return _made("offer_made", offer, key, today, actor, person=actor)


@transaction.atomic
def withdraw_offer(offer: Offer, *, actor: "Person | None") -> None:
    """The offer holds no more; a request it was promised to is open again. Raises PermissionDenied, ValidationError."""
    demand(rules.can_withdraw_offer(actor, offer))
    promised = offer.requests.in_states([ShopRequest.State.PROMISED])
    held = list(promised.order_by("pk").select_for_update())
    _hold_offer(offer)
    _check_state(offer, "offer_withdrawn")
    if promised.count() > len(held):  # promised in this very moment
        raise _moved_on(offer)
    for request in held:
        _move(request, "promise_taken_back", actor, offer=None)
    _move(offer, "offer_withdrawn", actor)


@transaction.atomic
def expire(thing: ShopRequest | Offer) -> None:
    """The last day of an open request or offer is over; the system says so. Raises ValidationError when it moved."""
    _move(thing, "request_expired" if isinstance(thing, ShopRequest) else "offer_expired", None)


def _leave_offer(request: ShopRequest, verb: str, actor: "Person | None", **fields: Any) -> None:
    """Moves the request and lets go of its offer, if it has one; tells who offered it, unless she did it herself."""
    _check_state(request, verb)
    offer = request.offer
    entry = _move(request, verb, actor, offer=None, **fields)
    if offer is not None and can("offer_released", offer.state):
        _move(offer, "offer_released", actor)
        if offer.person != actor:
            emails.to_giver(request, offer, entry.pk)


def _tell_shop(request: ShopRequest, number: int) -> None:
    """A letter to each of the shop's people and to its private address: there is a promise."""
    letters = [emails.to_coordinator(emails.MADE, request, person, number) for person in emails.coordinators(request)]
    emails.to_contact(emails.MADE, request, number, told={letter.to.lower() for letter in letters if letter})


def _hold(request: ShopRequest) -> None:
    """Makes others who act on the request or its offer wait until this transaction ends; reads both as they are now."""
    fields = [*REQUEST_FIELDS, "state", "offer"]
    request.refresh_from_db(fields=fields, from_queryset=ShopRequest.objects.select_for_update())
    if request.offer_id:
        request.offer = Offer.objects.select_for_update().get(pk=request.offer_id)


def _hold_offer(offer: Offer) -> None:
    """The same for an offer; hold the requests it is promised to before."""
    offer.refresh_from_db(fields=["state"], from_queryset=Offer.objects.select_for_update())


def _move(
    thing: ShopRequest | Offer, verb: str, actor: "Person | None", *, changes: list[log.Change] | None = None,
    **fields: Any,
) -> Entry:  # fmt: skip
    """One step of the table, only from the state that was read (expiry holds nothing), with its entry in the log."""
    _check_state(thing, verb)
    before, after = thing.state, (REQUEST | OFFER)[verb].after
    rows = type(thing)._default_manager.filter(pk=thing.pk, state=before)
    if not rows.update(state=after, **fields):
        thing.refresh_from_db()
        raise _moved_on(thing)
    for name, value in {"state": after, **fields}.items():
        setattr(thing, name, value)
    return log.record(verb, thing, actor=actor, from_state=before, to_state=after, changes=changes or ())


def _check_state(thing: ShopRequest | Offer, verb: str) -> None:
    if not can(verb, thing.state):
        raise _moved_on(thing)


def _moved_on(thing: ShopRequest | Offer) -> ValidationError:
    """Why it cannot be done: what the thing has become meanwhile."""
    now = request_state(thing) if isinstance(thing, ShopRequest) else offer_state(thing)
    return ValidationError(_("This is not possible any more. %(state)s."), code="state", params={"state": now})


def _made(verb: str, thing: A, key: UUID | None, today: date, actor: "Person | None", **owner: Any) -> A:
    _check_facts(thing, today)
    if not _saved(thing, key or uuid4()):
        if known := _known(type(thing), key, **owner):
            return known  # a copy of the form was faster
        thing.uuid = uuid4()  # type: ignore[attr-defined]
        thing.save(force_insert=True)
    log.record(verb, thing, actor=actor, to_state=thing.state)  # type: ignore[attr-defined]
    return thing


def _saved(thing: A, key: UUID) -> bool:
    """Whether nothing has this key yet. The database decides: of two copies of a form neither sees the other's row."""
    thing.uuid = key  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            thing.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _known(model: type[A], key: UUID | None, **owner: Any) -> A | None:
    """What a form sent twice has made already; another owner's key is as good as none."""
    return model._default_manager.filter(uuid=key, **owner).first() if key else None


def _check_facts(thing: Asked, today: date) -> None:
    if thing.until < today:
        raise ValidationError({"until": _("This day is over. Choose today or a later day.")})
    thing.full_clean(exclude=["uuid"])


def _picked(stated: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: stated[name] for name in fields if name in stated}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
