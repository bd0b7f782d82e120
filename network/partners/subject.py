"""How do a shop's request and an offer introduce themselves to the rest of the network?"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from network.directory.hours import local_day
from network.directory.models import Shop
from network.partners.board import listing
from network.partners.board.sentences import offer_line, request_line
from network.partners.board.sweep import PROMISE_LATE, sweep_offers, sweep_requests
from network.partners.models import Offer, ShopRequest
from network.partners.parting import erase_from_shops, erase_offers, held_offers, held_requests
from network.subjects.registry import Section, Subject, Telling, register


def _request_title(request: ShopRequest, language: str) -> str:
    with translation.override(language):
        return request_line(request, local_day(timezone.now()))


def _offer_title(offer: Offer, language: str) -> str:
    with translation.override(language):
        return offer_line(offer, local_day(timezone.now()))


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On a shop's page: what it needs now, and the way to write to it; nothing where it is gone. One query."""
    if not isinstance(thing, Shop) or thing.status == Shop.Status.CLOSED:
        return
    today = local_day(timezone.now())
    wanted = ShopRequest.objects.for_shop(thing).wanted(today).most_urgent_first().with_shop()
    rows = [listing.row(request, today) for request in wanted]
    yield Section("network/partners/shop_section.html", {"rows": rows, "shop": thing})


REQUEST = register(
    Subject(
        kind="shop_request",
        model=ShopRequest,
        title=_request_title,
        address=ShopRequest.get_absolute_url,
        summary=lambda request, language: request.shop.name,
        visible_to=lambda person: ShopRequest.objects.visible_to(person),  # type: ignore[arg-type]
        sections=_sections,
        sweep=sweep_requests,
        tells={PROMISE_LATE: Telling(_("Something was promised to your shop. Has it come?"))},
        export=held_requests,
        erase=erase_from_shops,
    )
)
OFFER = register(
    Subject(
        kind="offer",
        model=Offer,
        title=_offer_title,
        address=Offer.get_absolute_url,
        summary=lambda offer, language: offer.organisation,
        visible_to=lambda person: Offer.objects.visible_to(person),  # type: ignore[arg-type]
        sweep=sweep_offers,
        export=held_offers,
        erase=erase_offers,
    )
)
