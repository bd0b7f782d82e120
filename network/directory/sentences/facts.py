"""How do we say what a shop is like: its state, prices, languages, the way to it, and how old all that is?"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory.ages import Standing, dated, effective_status, fact_age
from network.directory.dates import DateSpan
from network.directory.models import Certainty, FactGroup, Shop
from network.directory.sentences.asking import body_to_ask, own_phones
from network.directory.sentences.dates import date_of, date_plain, date_when, day
from network.words import languages as language_names

if TYPE_CHECKING:
    from collections.abc import Sequence

# After so many days a date says more than a number of days.
DAYS_IN_WORDS = 30


def status(shop: Shop, today: date) -> str:
    """A shop's status as it may be read today, with its date; without a full stop."""
    standing = effective_status(shop, today)
    if standing in _STANDING:
        return _STANDING[standing]()
    if standing in (Standing.SUSPENDED, Standing.WAS_SUSPENDED):
        return _break(shop, over=standing == Standing.WAS_SUSPENDED)
    if standing == Standing.LAST_SEEN_OPEN:
        seen = date_when(last_sign(shop))
        return _("Last seen open %(when)s") % {"when": seen} if seen else _("We do not know if the shop still opens")
    return _ending(shop, standing)


def payment(shop: Shop) -> str:
    """What one pays."""
    return {
        Shop.Payment.FREE: lambda: _("No charge"),
        Shop.Payment.POINTS: lambda: _("For points"),
        Shop.Payment.DISCOUNT: lambda: _("Cheaper than in other shops"),
        Shop.Payment.UNKNOWN: lambda: _("We do not know what it costs"),
    }[Shop.Payment(shop.payment)]()


def referral(shop: Shop) -> str:
    """Whether a referral is needed."""
    return {
        Shop.Referral.YES: lambda: _("You need a referral"),
        Shop.Referral.PARTLY: lambda: _("Not everyone needs a referral"),
        Shop.Referral.NO: lambda: _("You need no referral"),
        Shop.Referral.UNKNOWN: lambda: _("We do not know if you need a referral"),
    }[Shop.Referral(shop.referral)]()


def step_free(shop: Shop) -> str:
    """Whether one gets in without steps."""
    return {
        Certainty.YES: lambda: _("Entrance without steps"),
        Certainty.NO: lambda: _("Steps at the entrance"),
        Certainty.UNKNOWN: lambda: _("We do not know if there are steps"),
    }[Certainty(shop.step_free)]()


def languages(codes: "Sequence[str]") -> str:
    """ "Mówią po polsku i po ukraińsku"; a language without a form of its own gives "Języki: …"; '' for none."""
    return _in_languages(codes, lambda: _("They speak %(languages)s"), lambda: _("Languages: %(languages)s"))


def written_languages(codes: "Sequence[str]") -> str:
    """ "informacje po ukraińsku", for languages in which something is written but nobody speaks; '' for none."""
    return _in_languages(
        codes, lambda: _("information in %(languages)s"), lambda: _("languages of the information: %(languages)s")
    )


def distance(km: float) -> str:
    """The distance in a straight line, which is only about right: "około 14 km"."""
    if km < 1:
        return _("less than 1 km")
    return _("about %(km)s km") % {"km": round(km)}


def distance_short(km: float) -> str:
    """The distance for a narrow column, "14 km"; the word "about" stands beside it."""
    return _("%(km)s km") % {"km": max(1, round(km))}


def shops_found(count: int, open_now: int, reach: int) -> str:
    """ "5 sklepów w promieniu 50 km. Dwa z nich są teraz otwarte." ``reach`` in km; ``open_now`` are surely open."""
    found = ngettext("%(count)s shop within %(reach)s km.", "%(count)s shops within %(reach)s km.", count)
    found %= {"count": count, "reach": reach}
    if not count or not open_now:
        return found
    return f"{found} {_open_of(count, open_now)}"


def age_of_facts(shop: Shop, today: date) -> str:
    """How old what we know of a shop is: of its hours where it has any, else its last sign; '' if nothing is dated."""
    if shop.opening_rules.all() and effective_status(shop, today) not in (Standing.CLOSED, Standing.PLANNED):
        return _hours_age(shop, today)
    sign = date_plain(last_sign(shop))
    return _("Last sign: %(date)s") % {"date": sign} if sign else ""


def last_sign(shop: Shop) -> str:
    """The newest date of the status as EDTF text: its own, its confirmation's or its source's; '' if it has none."""
    dates = [edtf for edtf in (shop.status_as_of, dated(shop, FactGroup.STATUS)) if edtf]
    return max(dates, key=lambda edtf: DateSpan.parse(edtf).last, default="")


def contact(shop: Shop) -> str:
    """Whom to ask where the shop has no phone of its own: the referral office, else the operator, else nobody is known.

    '' where the shop has a phone. Reads the prefetched phones and offices.
    """
    if own_phones(shop):
        return ""
    body = body_to_ask(shop)
    if body is None:
        return _("We do not know a phone number, nor whom to ask.")
    if body == shop.operator:
        return _("We do not know the shop's phone number. It is run by: %(name)s.") % {"name": body.name}
    return _("We do not know the shop's phone number. Ask: %(name)s.") % {"name": body.name}


def _break(shop: Shop, *, over: bool) -> str:
    if shop.suspended_until is None:
        return _("Having a break")
    until = {"date": day(shop.suspended_until)}
    return _("The break was until %(date)s, not confirmed") % until if over else _("A break until %(date)s") % until


def _ending(shop: Shop, standing: Standing) -> str:
    """CLOSING, WAS_TO_CLOSE, CLOSED with the date where there is one."""
    when = {"when": date_when(shop.closes)}
    if standing == Standing.CLOSED:
        return _("Closed for good %(when)s") % when if shop.closes else _("The shop is gone")
    if standing == Standing.WAS_TO_CLOSE:
        return _("Was to close %(when)s, not confirmed") % when
    return _("To close %(when)s") % when if shop.closes else _("About to close")


_STANDING: dict[Standing, Callable[[], str]] = {
    Standing.OPEN: lambda: _("The shop is in business"),
    Standing.PLANNED: lambda: _("Not open yet"),
    Standing.UNKNOWN: lambda: _("We do not know if the shop still opens"),
}


def _hours_age(shop: Shop, today: date) -> str:
    row = fact_age(shop, FactGroup.HOURS)
    if row is not None and row.confirmed_on:
        return _confirmed(row.confirmed_on, today)
    known = dated(shop, FactGroup.HOURS)
    return _("Hours as of %(date)s") % {"date": date_of(known)} if known else _("Hours without a date")


def _confirmed(on: date, today: date) -> str:
    days = (today - on).days
    if days <= 0:
        return _("Hours confirmed today")
    if days == 1:
        return _("Hours confirmed yesterday")
    if days > DAYS_IN_WORDS:
        return _("Hours confirmed on %(date)s") % {"date": day(on)}
    return ngettext("Hours confirmed %(count)s day ago", "Hours confirmed %(count)s days ago", days) % {"count": days}


def _open_of(count: int, open_now: int) -> str:
    if count == open_now:
        return _("It is open now.") if count == 1 else _("All of them are open now.")
    if open_now == 1:
        return _("One of them is open now.")
    if open_now == 2:
        return _("Two of them are open now.")
    return ngettext("%(count)s of them is open now.", "%(count)s of them are open now.", open_now) % {"count": open_now}


def _in_languages(codes: "Sequence[str]", said: Callable[[], str], listed: Callable[[], str]) -> str:
    """With the adverbs of languages where all have one, else with their names."""
    if not codes:
        return ""
    together = language_names.adverbs(codes)
    return said() % {"languages": together} if together else listed() % {"languages": language_names.names(codes)}
