"""What does the page of one request say, and in which ways can this reader answer it?"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory.listing import start
from network.directory.rules import can_edit_shop
from network.partners.board import listing, rules, sentences
from network.partners.board.forms import PromiseForm
from network.partners.models import Offer, ShopRequest
from network.people.models import Person


@dataclass(frozen=True)
class RequestPage:
    """A request whose shop is fetched, read by a person (None: a visitor) on a day."""

    request: ShopRequest
    person: Person | None
    today: date

    @cached_property
    def gives(self) -> bool:
        """Whether the reader may promise something."""
        return rules.can_make_offer(self.person)

    @cached_property
    def standing(self) -> list[Offer]:
        """Her offers with which she could answer."""
        if not self.gives or self.person is None:
            return []
        mine = Offer.objects.of(self.person).of_kind(self.request.kind).standing(self.today)
        return list(mine[: listing.MOST_OFFERS])

    @property
    def is_open(self) -> bool:
        """Whether an answer is still welcome."""
        return self.request.state == ShopRequest.State.OPEN and self.request.until >= self.today

    def promise_form(self, data: QueryDict | None = None) -> PromiseForm:
        """The form with which she promises one of her offers."""
        mine = Offer.objects.of(self.person) if self.person else Offer.objects.none()
        return PromiseForm(data, offers=mine.of_kind(self.request.kind), standing=self.standing, today=self.today)

    def anew(self) -> "RequestPage":
        """The same page with the request as it is now."""
        fresh = ShopRequest.objects.visible_to(self.person).with_shop().get(pk=self.request.pk)
        return RequestPage(fresh, self.person, self.today)

    def context(self, form: PromiseForm | None = None, problem: str = "") -> dict[str, Any]:
        """For the template."""
        row = listing.row(self.request, self.today)
        return {
            "breadcrumb": [
                start(),
                {"url": reverse("network:requests"), "label": _("What shops need")},
                {"label": row["town"]},
            ],
            "row": row,
            "plate": self._plate(row),
            "details": self.request.details,
            "details_language": self.request.language,
            "is_open": self.is_open,
            "write_url": self._write_url() if self.is_open else "",
            "gives": self.gives,
            "knows_reader": self.person is not None,
            "form": (form or self.promise_form()) if self.is_open and self.standing else None,
            "offer_url": f"{reverse('network:offer_new')}?{urlencode({'request': self.request.uuid})}",
            "problem": problem,
            **self._sides(),
        }

    def _plate(self, row: listing.RequestRow) -> dict[str, str]:
        over = self.request.state == ShopRequest.State.OPEN and not self.is_open
        answer = _("The last day is over") if over else row["state"]
        return {"question": _("Is it still needed?"), "answer": f"{answer}.", "reason": self._reason()}

    def _reason(self) -> str:
        if not self.is_open:
            return ""
        return _("The shop waits until %(date)s.") % {"date": sentences.last_day(self.request.until, self.today)}

    def _sides(self) -> dict[str, Any]:
        """What only the two sides see: who promised it, and the way to the shop's desk."""
        at_desk = can_edit_shop(self.person, self.request.shop) if self.person else False
        promised = self.request.state == ShopRequest.State.PROMISED
        takes_back = promised and rules.can_take_back_promise(self.person, self.request)
        known = self.request.offer is not None and (at_desk or takes_back)
        return {
            "desk_url": reverse("network:desk_shop", args=[self.request.shop.slug]) if at_desk else "",
            "can_take_back": takes_back,
            "promised_by": self.request.offer.organisation if known and self.request.offer else "",
        }

    def _write_url(self) -> str:
        address = reverse("network:enquiry_new", args=[self.request.shop.slug])
        return f"{address}?{urlencode({'request': self.request.uuid})}"


def asked_in(text: str, person: Person | None) -> ShopRequest | None:
    """The open request that an address names by its uuid; None for none or nonsense."""
    is_open = ShopRequest.objects.visible_to(person).in_states([ShopRequest.State.OPEN])
    return is_open.with_shop().with_uuid(text)


def offer_for(request: ShopRequest | None, person: Person | None) -> dict[str, Any]:
    """With what the form of a new offer begins: what the request asks for, and who she was in her last offer."""
    last = Offer.objects.of(person).first() if person else None
    known = {name: getattr(last, name) for name in ("organisation", "place", "reach_km")} if last else {}
    if request is None:
        return known
    return known | {name: getattr(request, name) for name in ("kind", "category", "amount", "unit", "until")}
