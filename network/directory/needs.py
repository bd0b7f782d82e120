"""What does the finder do with what somebody says she needs?

One table: the facts about shops that answer a need, and the sentence that says so above the list. A need that stands
not here is one our facts cannot answer; the finder says that and shows the nearest shops all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.directory.models import ServiceOffer, Shop, StockHint
from network.directory.queries import ShopQuerySet

Kind = ServiceOffer.Kind
Category = StockHint.Category


@dataclass(frozen=True)
class Way:
    """``said``: what was done. ``narrowed``: the shops whose facts answer the need; None shows all, nearest first.
    ``helplines``: numbers stand first. ``referrals``: each shop leads to who gives a referral there.
    ``discreet``: nobody else should see that it was asked."""

    said: Promise
    narrowed: Callable[[ShopQuerySet], ShopQuerySet] | None = None
    helplines: bool = False
    referrals: bool = False
    discreet: bool = False


def _with_service(*kinds: str) -> Callable[[ShopQuerySet], ShopQuerySet]:
    return lambda shops: shops.with_service(kinds)


def _with_goods(*categories: str) -> Callable[[ShopQuerySet], ShopQuerySet]:
    return lambda shops: shops.with_goods(categories)


ADVICE = Way(
    gettext_lazy("Here are shops where somebody advises on the law or on ways out of a hard time."),
    _with_service(Kind.LEGAL_ADVICE, Kind.GUIDANCE),
)
WAYS = {
    "food": Way(gettext_lazy("Every shop here has food. The nearest comes first.")),
    "cheaper": Way(gettext_lazy("Here are shops that sell for less than others."), ShopQuerySet.paid),
    "papers": Way(
        gettext_lazy("The nearest shops come first. Below each: who gives a referral there."), referrals=True
    ),
    "delivery": Way(
        gettext_lazy("Here are shops that bring the shopping home or take orders by phone."),
        _with_service(Kind.DELIVERY, Kind.PHONE_ORDERS),
    ),
    "talk": Way(
        gettext_lazy("Below are shops where somebody talks with you about ways out of a hard time."),
        _with_service(Kind.GUIDANCE),
        helplines=True,
    ),
    "hot-meal": Way(gettext_lazy("Here are shops with a café."), _with_service(Kind.CAFE)),
    "hygiene": Way(
        gettext_lazy("Here are shops that also have things for washing or cleaning."),
        _with_goods(Category.HYGIENE, Category.CLEANING, Category.COSMETICS),
    ),
    "clothes": Way(gettext_lazy("Here are shops that also have clothes."), _with_goods(Category.CLOTHES)),
    "school": Way(gettext_lazy("Here are shops that also have things for school."), _with_goods(Category.SCHOOL)),
    "furniture": Way(
        gettext_lazy("Here are shops that also have things for the home."), _with_goods(Category.HOUSEHOLD)
    ),
    "legal-advice": Way(gettext_lazy("Here are shops with legal advice."), _with_service(Kind.LEGAL_ADVICE)),
    "debts": ADVICE,
    "rent-and-energy": ADVICE,
    "violence": Way(gettext_lazy("In danger call 112. Below are the nearest shops."), helplines=True, discreet=True),
}


def way(code: str) -> Way | None:
    """What is done with the need of that code; None where our facts say nothing of it."""
    return WAYS.get(code)


def answering(code: str) -> ShopQuerySet | None:
    """The shops one can go to whose facts answer the need; None where the need narrows nothing."""
    found = way(code)
    if found is None or found.narrowed is None:
        return None
    return found.narrowed(Shop.objects.visible_to(None).where_one_can_go())


def sentence(code: str, name: str, reach_km: int, *, met: bool) -> str:
    """What was done with the need called ``name``; ``met``: a shop within ``reach_km`` answers it."""
    found = way(code)
    if found is None:
        return _("We do not know which shop helps with this: %(need)s. Here are the nearest; ask there.") % {
            "need": name
        }
    if not met:
        return _("Within %(reach)s km we know no shop for this: %(need)s. Here are the nearest; ask there.") % {
            "reach": reach_km,
            "need": name,
        }
    return str(found.said)
