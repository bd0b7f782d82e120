"""What does a shop's record still lack? Nothing here is refused: it is shown as unknown and told to editors."""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from network.directory.ages import Freshness, freshness_of
from network.directory.dates import DateSpan, month_end
from network.directory.models import AccessMode, Certainty, Criterion, FactGroup, Location, Shop
from network.directory.queries import NOT_THERE
from network.directory.sentences.referrals import wants_referral

OLD_AMOUNT = 14  # months


def gaps(shop: Shop, today: date) -> list[Promise]:
    """What is missing, in the order in which residents ask; [] for a shop that is gone or only planned.

    Reads the rows prefetched by ``with_sources`` and asks no query.
    """
    if shop.status in NOT_THERE:
        return []
    return [said for lacks, said in GAPS if lacks(shop, today)]


def _needs_an_office(shop: Shop, today: date) -> bool:
    return wants_referral(shop) and not shop.routes.all()


def _has_referrals_without_validity(shop: Shop, today: date) -> bool:
    return wants_referral(shop) and any(route.valid_for is None for route in shop.routes.all())


def _has_old_amounts(shop: Shop, today: date) -> bool:
    criteria = (row for group in shop.criterion_groups.all() for row in group.criteria.all())
    return any(_is_old_amount(row, today) for row in criteria)


def _is_old_amount(row: Criterion, today: date) -> bool:
    """An income limit in amounts of the shop's own, of no date or more than 14 months old: incomes and prices rise,
    and no percentage of a national amount tells what it is now. Of a date that is not exact the first day counts."""
    if row.percent is not None or (row.single is None and row.family is None):
        return False
    return not row.amounts_dated or DateSpan.parse(row.amounts_dated).first < _months_before(today, OLD_AMOUNT)


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(years, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first)))


def _has_expired_capacity(shop: Shop, today: date) -> bool:
    return shop.capacity_until is not None and shop.capacity_until < today


def _lacks_papers(shop: Shop, today: date) -> bool:
    return not shop.documents.all()


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
    (lambda shop, today: not shop.criterion_groups.all(), _("who may come?")),
    (_has_old_amounts, _("an income limit in amounts without a date, or older than 14 months")),
    (lambda shop, today: shop.referral == Shop.Referral.UNKNOWN, _("is a referral needed?")),
    (_needs_an_office, _("who gives the referral?")),
    (_has_referrals_without_validity, _("how long does the referral hold?")),
    (_has_expired_capacity, _("what was said about new people holds no longer")),
    (_has_no_hours, _("no opening hours")),
    (_has_old_hours, _("hours not confirmed lately")),
    (lambda shop, today: shop.payment == Shop.Payment.UNKNOWN, _("what does it cost?")),
    (lambda shop, today: any(row.amount is None for row in shop.limits.all()), _("a limit without its number")),
    (_lacks_papers, _("which papers?")),
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
