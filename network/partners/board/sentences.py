"""How do we say what a shop asks for, what somebody offers, and what became of it?"""

from collections.abc import Callable
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from network.directory.models import StockHint
from network.directory.sentences.dates import typographic
from network.directory.sentences.numbers import number, tied
from network.partners.models import Asked, Offer, ShopRequest, Unit, Wanted
from network.words.languages import locale

NO_YEAR_NEEDED = 300  # days ahead for which a day and a month say which year is meant


def what(asked: Asked) -> str:
    """What and how much: "500 kg żywności (pieczywo)", "Transport: 3 przejazdy", "Lokal"; without a full stop."""
    if asked.amount is None:
        return _with_goods(KINDS[Wanted(asked.kind)](), asked)
    natural = WHOLE.get((asked.kind, asked.unit))
    if natural:
        return _with_goods(tied(natural(asked.amount) % {"amount": number(asked.amount)}), asked)
    named = _with_goods(KINDS[Wanted(asked.kind)](), asked)
    return _("%(what)s: %(amount)s") % {"what": named, "amount": amount(asked)}


def amount(asked: Asked) -> str:
    """How much: "500 kg", "3 przejazdy"; '' where nobody said."""
    if asked.amount is None:
        return ""
    return tied(AMOUNTS[Unit(asked.unit)](asked.amount) % {"amount": number(asked.amount)})


def request_line(request: ShopRequest, today: date) -> str:
    """ "500 kg żywności (pieczywo) do 30 listopada"."""
    said = {"what": what(request), "date": last_day(request.until, today)}
    return pgettext("a request", "%(what)s by %(date)s") % said


def offer_line(offer: Offer, today: date) -> str:
    """ "500 kg żywności (pieczywo) do 30 listopada", what somebody gives and how long it holds."""
    said = {"what": what(offer), "date": last_day(offer.until, today)}
    return pgettext("an offer", "%(what)s until %(date)s") % said


def last_day(until: date, today: date) -> str:
    """ "30 listopada", with the year where it is not plain; the form after "until"."""
    plain = 0 <= (until - today).days < NO_YEAR_NEEDED
    said = format_date(until, "d MMMM" if plain else "d MMMM y", locale=locale())
    return tied(typographic(said))


def reach(offer: Offer) -> str:
    """ "do 50 km od: Gdynia"."""
    return _("up to %(km)s km from: %(place)s") % {"km": offer.reach_km, "place": offer.place}


def urgency(request: ShopRequest) -> str:
    """ "Pilne"; '' for what has time."""
    return {
        ShopRequest.Urgency.URGENT: lambda: _("Urgent"),
        ShopRequest.Urgency.SOON: lambda: pgettext("urgency", "Soon"),
        ShopRequest.Urgency.NORMAL: lambda: "",
    }[ShopRequest.Urgency(request.urgency)]()


def request_state(request: ShopRequest) -> str:
    """What became of a request; without a full stop."""
    return {
        ShopRequest.State.OPEN: lambda: _("Still needed"),
        ShopRequest.State.PROMISED: lambda: _("There is a promise"),
        ShopRequest.State.MET: lambda: _("The shop has it"),
        ShopRequest.State.WITHDRAWN: lambda: _("The shop needs it no more"),
        ShopRequest.State.EXPIRED: lambda: _("The last day is over"),
    }[ShopRequest.State(request.state)]()


def offer_state(offer: Offer) -> str:
    """What became of an offer; without a full stop."""
    return {
        Offer.State.OPEN: lambda: _("The offer waits for a shop"),
        Offer.State.PROMISED: lambda: _("The offer is promised to a shop"),
        Offer.State.USED: lambda: _("The shop has it"),
        Offer.State.WITHDRAWN: lambda: _("The offer is withdrawn"),
        Offer.State.EXPIRED: lambda: _("The last day is over"),
    }[Offer.State(offer.state)]()


def requests_found(count: int) -> str:
    """ "12 próśb sklepów"; a sentence of its own for none."""
    if not count:
        return _("No shop asks for this now.")
    found = ngettext("%(count)s request of a shop.", "%(count)s requests of shops.", count)
    return found % {"count": count}


def requests_near(count: int, reach: int, place: str) -> str:
    """ "3 prośby sklepów, do 100 km od: Gdańsk"; a sentence of its own for none. ``reach`` in km."""
    said = {"count": count, "reach": reach, "place": place}
    if not count:
        return _("Within %(reach)s km of %(place)s no shop asks for this now.") % said
    found = ngettext(
        "%(count)s request of a shop within %(reach)s km of: %(place)s.",
        "%(count)s requests of shops within %(reach)s km of: %(place)s.",
        count,
    )
    return found % said


def privacy() -> dict[str, str]:
    """What the clause at the form of an offer says about this very form (RODO, art. 13)."""
    return {
        "purpose": _(
            "To show shops within reach what you can give, and to tell them what you promise. This is our legitimate "
            "interest and yours (article 6(1)(f) of the GDPR)."
        ),
        "recipients": _(
            "The people who run shops within reach, our editors, and the companies that keep our server and carry our "
            "letters. It stands on no public page."
        ),
        "period": _("As long as you have an account here, past offers too. Write to us, and we delete them earlier."),
        "voluntary": _("You offer only what you want. Shops must know who gives, what and how far it can go."),
    }


def _with_goods(said: str, asked: Asked) -> str:
    if asked.category in ("", StockHint.Category.FOOD):
        return said
    goods = StockHint.Category(asked.category).label
    return pgettext("food and which", "%(what)s (%(goods)s)") % {"what": said, "goods": goods}


def _people(count: int) -> str:
    return npgettext("an amount", "%(amount)s person", "%(amount)s people", count)


def _hours(count: int) -> str:
    return npgettext("an amount", "%(amount)s hour", "%(amount)s hours", count)


def _trips(count: int) -> str:
    return npgettext("an amount", "%(amount)s trip", "%(amount)s trips", count)


def _pieces(count: int) -> str:
    return npgettext("an amount", "%(amount)s piece", "%(amount)s pieces", count)


def _helpers(count: int) -> str:
    return npgettext("people who help", "%(amount)s volunteer", "%(amount)s volunteers", count)


# Callables, because the words must be looked up in the language of the moment.
KINDS: dict[Wanted, Callable[[], str]] = {
    Wanted.FOOD: lambda: pgettext("what a shop asks for", "Food"),
    Wanted.MONEY: lambda: pgettext("what a shop asks for", "Money"),
    Wanted.VOLUNTEERS: lambda: pgettext("what a shop asks for", "Volunteers"),
    Wanted.TRANSPORT: lambda: pgettext("what a shop asks for", "Transport"),
    Wanted.EQUIPMENT: lambda: pgettext("what a shop asks for", "Equipment"),
    Wanted.PREMISES: lambda: pgettext("what a shop asks for", "Premises"),
    Wanted.SKILLS: lambda: pgettext("what a shop asks for", "Skills"),
}
AMOUNTS: dict[Unit, Callable[[int], str]] = {
    Unit.KG: lambda count: pgettext("an amount", "%(amount)s kg"),
    Unit.PLN: lambda count: pgettext("an amount", "%(amount)s zł"),
    Unit.PEOPLE: _people,
    Unit.HOURS: _hours,
    Unit.TRIPS: _trips,
    Unit.PIECES: _pieces,
    Unit.SQUARE_METRES: lambda count: pgettext("an amount", "%(amount)s m²"),
}
# Where kind and unit make one phrase, better than "Food: 500 kg".
WHOLE: dict[tuple[str, str], Callable[[int], str]] = {
    (Wanted.FOOD, Unit.KG): lambda count: pgettext("what a shop asks for", "%(amount)s kg of food"),
    (Wanted.MONEY, Unit.PLN): AMOUNTS[Unit.PLN],
    (Wanted.VOLUNTEERS, Unit.PEOPLE): _helpers,
}
