"""Which verb leads from which state to which? The one table of requests and offers."""

from dataclasses import dataclass

from network.partners.models import Offer, ShopRequest

R = ShopRequest.State
O = Offer.State  # noqa: E741 – short, because the tables below are read as tables


@dataclass(frozen=True)
class Step:
    """The states in which a verb may be done, and the one it leads to."""

    before: frozenset[str]
    after: str


def _from(*before: str, to: str) -> Step:
    return Step(frozenset(before), to)


REQUEST = {
    "request_changed": _from(R.OPEN, to=R.OPEN),
    "request_withdrawn": _from(R.OPEN, R.PROMISED, to=R.WITHDRAWN),
    "request_promised": _from(R.OPEN, to=R.PROMISED),
    "promise_taken_back": _from(R.PROMISED, to=R.OPEN),
    "request_met": _from(R.OPEN, R.PROMISED, to=R.MET),
    # What did not come, was pressed by mistake or is needed again.
    "request_reopened": _from(R.PROMISED, R.MET, R.WITHDRAWN, R.EXPIRED, to=R.OPEN),
    "request_expired": _from(R.OPEN, to=R.EXPIRED),
}
OFFER = {
    "offer_promised": _from(O.OPEN, to=O.PROMISED),
    "offer_released": _from(O.PROMISED, O.USED, to=O.OPEN),
    "offer_used": _from(O.PROMISED, to=O.USED),
    "offer_withdrawn": _from(O.OPEN, O.PROMISED, to=O.WITHDRAWN),
    "offer_expired": _from(O.OPEN, to=O.EXPIRED),
}


def can(verb: str, state: str) -> bool:
    """Whether the verb may be done in the state. Raises KeyError for a verb of neither table."""
    return state in (REQUEST | OFFER)[verb].before
