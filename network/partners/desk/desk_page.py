"""What does a shop's own desk show its coordinator, and in which order?"""

from datetime import date
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory import sentences as shop_sentences
from network.directory.listing import link, start
from network.directory.models import Shop
from network.partners.board import listing, matching, sentences
from network.partners.board.offer_page import ask_url
from network.partners.board.states import can
from network.partners.board.sweep import LATE
from network.partners.desk.forms import CapacityForm, ContactForm
from network.partners.desk.sentences import privacy
from network.partners.enquiries.page import Row as EnquiryRow
from network.partners.enquiries.page import rows as enquiry_rows
from network.partners.models import Enquiry, ShopRequest
from network.people.models import Person
from network.people.privacy import clause

MOST_ENQUIRIES = 20
MOST_PAST = 10
OPEN = (ShopRequest.State.OPEN, ShopRequest.State.PROMISED)
STEPS = {"met": "request_met", "reopen": "request_reopened", "withdraw": "request_withdrawn"}


class DeskRequest(TypedDict):
    """A request with what can be done to it."""

    row: listing.RequestRow
    promised_by: str
    is_late: bool
    change_url: str
    steps: list[str]


class OfferNear(TypedDict):
    """An offer that reaches the shop: who, what, until when, how far."""

    organisation: str
    line: str
    distance: str
    fits: str
    ask_url: str


def context(shop: Shop, person: Person, today: date, **more: Any) -> dict[str, Any]:
    """For the template; ``more`` brings forms that came back with errors, and what was just done.

    A fixed number of queries, however much waits.
    """
    enquiries = _enquiries(shop, person)
    requests = list(
        ShopRequest.objects.for_shop(shop).in_states(OPEN).most_urgent_first().with_shop().select_related("offer")
    )
    past = ShopRequest.objects.for_shop(shop).ended().with_shop()[:MOST_PAST]
    late = sum(_is_late(request, today) for request in requests)
    return {
        "breadcrumb": breadcrumb(shop),
        "shop": link(shop),
        "slug": shop.slug,
        "person": person,
        "plate": _plate(len(enquiries), late),
        "enquiries": enquiries,
        "requests": [_request(request, today) for request in requests],
        "past": [_request(request, today) for request in past],
        "offers": _offers(shop, requests, today),
        "capacity": shop_sentences.capacity(shop, today),
        "capacity_form": CapacityForm.about(shop, today),
        "contact_form": ContactForm.about(shop),
        "clause": clause(**privacy()),
    } | more


def breadcrumb(shop: Shop, label: str = "") -> list[dict[str, str]]:
    """The way to the desk, or to a page of it."""
    desk = [start(), {"url": reverse("network:desk"), "label": _("My shops")}]
    here = {"url": reverse("network:desk_shop", args=[shop.slug]), "label": shop.name}
    return [*desk, here, {"label": label}] if label else [*desk, {"label": shop.location.town}]


def _plate(waiting: int, late: int) -> dict[str, str]:
    """The one answer: what waits."""
    return {"question": _("What waits today?"), "answer": _waits(waiting, late), "reason": ""}


def _waits(waiting: int, late: int) -> str:
    said = []
    if waiting:
        texts = ngettext("%(count)s message waits for an answer.", "%(count)s messages wait for an answer.", waiting)
        said.append(texts % {"count": waiting})
    if late:
        texts = ngettext("%(count)s promise is late.", "%(count)s promises are late.", late)
        said.append(texts % {"count": late})
    return " ".join(said) or _("Nothing waits.")


def _enquiries(shop: Shop, person: Person) -> list[EnquiryRow]:
    """What waits for an answer, the oldest first. One query, and one for an editor's role."""
    waiting = Enquiry.objects.visible_to(person).for_shop(shop).unanswered().select_related("shop", "operator")
    return enquiry_rows(waiting.order_by("created_at")[:MOST_ENQUIRIES], person)


def _request(request: ShopRequest, today: date) -> DeskRequest:
    return {
        "row": listing.row(request, today),
        "promised_by": request.offer.organisation if request.offer else "",
        "is_late": _is_late(request, today),
        "change_url": _change_url(request),
        "steps": [step for step, verb in STEPS.items() if can(verb, request.state)],
    }


def _is_late(request: ShopRequest, today: date) -> bool:
    """Promised, and its last day over for so long that the shop is asked."""
    return request.state == ShopRequest.State.PROMISED and request.until + LATE <= today


def _change_url(request: ShopRequest) -> str:
    if not can("request_changed", request.state):
        return ""
    return reverse("network:desk_request_change", args=[request.shop.slug, request.uuid])


def _offers(shop: Shop, requests: list[ShopRequest], today: date) -> list[OfferNear]:
    wanted = [request for request in requests if request.state == ShopRequest.State.OPEN]
    return [_offer(near, shop, today) for near in matching.offers_for(shop, wanted, today)]


def _offer(near: matching.Nearby, shop: Shop, today: date) -> OfferNear:
    return {
        "organisation": near.offer.organisation,
        "line": sentences.offer_line(near.offer, today),
        "distance": shop_sentences.distance(near.km),
        "fits": sentences.what(near.request) if near.request else "",
        "ask_url": "" if near.request else ask_url(shop, near.offer),
    }
