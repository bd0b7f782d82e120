"""What does one pay, and how?"""

from django.utils.translation import gettext as _

from network.directory.models import Certainty, Limit, Shop
from network.directory.sentences.limits import for_whom, in_period, quantity
from network.directory.sentences.numbers import percent

Payment = Shop.Payment


def price(shop: Shop) -> list[str]:
    """What one pays, whole sentences; how one pays only where we know and where money is taken."""
    if shop.payment == Payment.FREE:
        return [_("Nothing.")]
    if shop.payment == Payment.POINTS:
        return [_("Nothing."), _points(shop)]
    return [*_money(shop), *_means(shop)]


def _points(shop: Shop) -> str:
    if shop.points_allowance is None:
        return _("You pay with points. We do not know how many you get.")
    allowance = [
        quantity(Limit.Unit.POINTS, shop.points_allowance),
        for_whom(shop.points_per),
        in_period(shop.points_period),
    ]
    return _("You pay with points: %(points)s.") % {"points": " ".join(part for part in allowance if part)}


def _money(shop: Shop) -> list[str]:
    if shop.market_percent_max:
        share = {"percent": percent(shop.market_percent_max)}
        if not shop.percent_of_basket:
            return [_("At most %(percent)s of the usual price.") % share]
        return [
            _("The whole shopping costs at most %(percent)s of the usual price.") % share,
            _("A single product may cost more."),
        ]
    if shop.payment == Payment.DISCOUNT:
        return [_("Cheaper than in other shops. How much cheaper we do not know.")]
    return [_("We do not know what it costs.")]


def _means(shop: Shop) -> list[str]:
    """Cash and cards; [] where neither is known."""
    said = {
        (Certainty.YES, Certainty.YES): lambda: _("You pay in cash or by card."),
        (Certainty.YES, Certainty.NO): lambda: _("You pay in cash, they take no cards."),
        (Certainty.NO, Certainty.YES): lambda: _("You pay by card, they take no cash."),
        (Certainty.YES, Certainty.UNKNOWN): lambda: _("You pay in cash. If by card too, we do not know."),
        (Certainty.UNKNOWN, Certainty.YES): lambda: _("You pay by card. If in cash too, we do not know."),
        (Certainty.NO, Certainty.UNKNOWN): lambda: _("They take no cash. How to pay we do not know."),
        (Certainty.UNKNOWN, Certainty.NO): lambda: _("They take no cards. How to pay we do not know."),
    }.get((Certainty(shop.takes_cash), Certainty(shop.takes_card)))
    return [said()] if said else []
