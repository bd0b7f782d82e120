"""Whose desks can somebody choose from, and with what does a request begin that answers an offer?"""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory.listing import start
from network.directory.models import Shop
from network.partners.board.actions import ASKED_FIELDS
from network.partners.models import Offer
from network.people.models import Person

PAGE = 50


def shops_page(shops: QuerySet[Shop], number: str) -> dict[str, Any]:
    """One page of shops whose desk is open to somebody, for the template."""
    page = Paginator(shops.select_related("location"), PAGE).get_page(number)
    here = reverse("network:desk")
    return {
        "breadcrumb": [start(), {"label": _("My shops")}],
        "shops": [_row(shop) for shop in page],
        "previous_url": f"{here}?page={page.previous_page_number()}" if page.has_previous() else "",
        "previous_label": _("Previous"),
        "next_url": f"{here}?page={page.next_page_number()}" if page.has_next() else "",
        "next_label": _("Next"),
    }


def offered(text: str, person: Person) -> dict[str, Any]:
    """What an offer in sight gives, by its uuid, as the beginning of a request; {} for none or nonsense."""
    offer = Offer.objects.visible_to(person).with_uuid(text)
    named = [name for name in ASKED_FIELDS if name not in ("details", "language")]
    return {name: getattr(offer, name) for name in named} if offer else {}


def _row(shop: Shop) -> dict[str, str]:
    return {"url": reverse("network:desk_shop", args=[shop.slug]), "name": shop.name, "town": shop.location.town}
