"""Which letters does a promise write, each in its reader's language?"""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from network.directory.hours import local_day
from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.partners.board import sentences
from network.partners.models import Offer, ShopContact, ShopRequest
from network.people.models import Person, Role

FOLDER = "network/letters"
MADE, LATE, FREE = "promise_made", "promise_late", "offer_free"


def coordinators(request: ShopRequest) -> list[Person]:
    """Whom the shop's requests concern, oldest first, with their logins."""
    found = Person.objects.with_role_for(Role.COORDINATOR, "shop", request.shop_id)
    return list(found.select_related("user").order_by("pk"))


def to_coordinator(kind: str, request: ShopRequest, person: Person, number: int) -> Letter | None:
    """That there is a promise (``MADE``), or that its day is over (``LATE``). None without an address.

    ``number`` tells one promise of a request from the next.
    """
    return _to_shop(kind, request, person.email, person.language, f"{number}:{person.pk}")


def to_contact(kind: str, request: ShopRequest, number: int, *, told: set[str]) -> Letter | None:
    """The same to the shop's private address, unless somebody with that address was told. None where it has none."""
    contact = ShopContact.objects.filter(shop=request.shop_id).first()
    if contact is None or contact.email.lower() in told:
        return None
    return _to_shop(kind, request, contact.email, contact.language, f"{number}:contact")


def to_giver(request: ShopRequest, offer: Offer, number: int) -> Letter | None:
    """That the shop waits for the offer no more, so that it is free again. None without an address."""
    person = offer.person
    with translation.override(person.language):
        return write(
            FREE,
            person.email,
            person.language,
            _("Your offer is free again"),
            _words(FREE, request, absolute(offer.get_absolute_url())),
            about=f"request:{request.pk}:{FREE}:{number}",
        )


def _to_shop(kind: str, request: ShopRequest, address: str, language: str, suffix: str) -> Letter | None:
    if not address:
        return None
    with translation.override(language):
        subject = _("A promise for %(shop)s") if kind == MADE else _("Did it come to %(shop)s?")
        url = absolute(reverse("network:desk_shop", args=[request.shop.slug]))
        return write(
            kind,
            address,
            language,
            subject % {"shop": request.shop.name},
            _words(kind, request, url),
            about=f"request:{request.pk}:{kind}:{suffix}",
        )


def _words(template: str, request: ShopRequest, url: str) -> str:
    shown: dict[str, object] = {
        "shop": request.shop.name,
        "line": sentences.request_line(request, local_day(timezone.now())),
        "organisation": request.offer.organisation if request.offer else "",
        "state": sentences.request_state(request),
        "url": url,
    }
    return text(f"{FOLDER}/{template}.txt", shown)
