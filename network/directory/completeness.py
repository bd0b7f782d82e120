"""What does a shop's record still lack? Nothing here is refused: it is shown as unknown and told to editors."""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from network.directory.ages import Freshness, freshness_of
from network.directory.models import AccessMode, Certainty, FactGroup, Location, Shop
from network.directory.queries import NOT_THERE


def gaps(shop: Shop, today: date) -> list[Promise]:
    """What is missing, in the order in which residents ask; [] for a shop that is gone or only planned.

    Reads the rows prefetched by ``with_sources`` and asks no query.
    """
    if shop.status in NOT_THERE:
        return []
    return [said for lacks, said in GAPS if lacks(shop, today)]


def _needs_an_office(shop: Shop, today: date) -> bool:
    asks = shop.referral in (Shop.Referral.YES, Shop.Referral.PARTLY)
    return asks and not shop.offices.all()


def _has_no_hours(shop: Shop, today: date) -> bool:
    return all(rule.mode == AccessMode.DONORS for rule in shop.opening_rules.all())


def _has_old_hours(shop: Shop, today: date) -> bool:
    return not _has_no_hours(shop, today) and freshness_of(shop, FactGroup.HOURS, today) != Freshness.FRESH


def _has_old_status(shop: Shop, today: date) -> bool:
    return freshness_of(shop, FactGroup.STATUS, today) != Freshness.FRESH


def _has_untyped_words(shop: Shop, today: date) -> bool:
    return any(not quotation.typed for quotation in shop.quotations.all())


GAPS: tuple[tuple[Callable[[Shop, date], bool], Promise], ...] = (
    (_has_old_status, _("nobody has confirmed lately that it is open")),
    (lambda shop, today: shop.referral == Shop.Referral.UNKNOWN, _("is a referral needed?")),
    (_needs_an_office, _("who gives the referral?")),
    (_has_no_hours, _("no opening hours")),
    (_has_old_hours, _("hours not confirmed lately")),
    (lambda shop, today: shop.payment == Shop.Payment.UNKNOWN, _("what does it cost?")),
    (lambda shop, today: not shop.phones.all(), _("no phone number")),
    (lambda shop, today: not shop.location.postcode, _("no postcode")),
    (
        lambda shop, today: shop.location.precision != Location.Precision.ADDRESS,
        _("the point is not the house's"),
    ),
    (lambda shop, today: not any(row.spoken for row in shop.languages.all()), _("which languages are spoken?")),
    (lambda shop, today: shop.step_free == Certainty.UNKNOWN, _("are there steps?")),
    (_has_untyped_words, _("words of sources to be typed as facts")),
)
