"""Which lines does the table of shops have as a file?

One line a shop, in the order of the table, under a header in the reader's language. The columns, in this order: shop,
town, gmina, powiat, voivodeship, who runs it, network, kind, price, state, state as of, referral, room for new people,
holds until, what they ask for, people helped, when, kilograms of food, when, oldest date of these facts, example, page.
Words are in the reader's language, dates are ISO 8601 or EDTF (2026-11-01, 2026-11, 2026, 2019/2021), numbers are
plain; of people fewer than 5 the words say so.

Only what the table shows is here: no addresses of letters, nothing private.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory.models import ImpactFigure, Shop
from network.directory.small_counts import is_small
from network.partners.models import Wanted
from network.partners.overview import queries, sentences
from network.partners.overview.facts import Facts, facts
from network.partners.overview.finding import Found
from network.partners.overview.impact import newest
from network.words.sheets import Cell


def columns() -> list[str]:
    """The header, in the reader's language."""
    sorts = sentences.SORTS
    titles = (
        sorts["name"], sorts["town"], sorts["gmina"], sorts["powiat"], sorts["voivodeship"], sorts["operator"],
        sorts["network"], _("kind"), pgettext("a column", "price"), sorts["standing"], _("state as of"),
        sorts["referral"], sorts["capacity"], _("holds until"), _("what they ask for"), sorts["people"],
        _("people helped, when"), sorts["kg"], _("kilograms of food, when"), _("oldest date of these facts"),
        pgettext("a column", "example"), _("page"),
    )  # fmt: skip
    return [str(title) for title in titles]


def lines(found: Found, today: date, root: str) -> Iterator[list[Cell]]:
    """The shops as cells; three queries for any number of them. ``root``: "https://lada.example"."""
    keys = found.keys
    known, figures = facts(keys, today), newest(queries.figures_of(keys))
    address = f"{root}{reverse('network:shop', args=['-'])}"
    for key in keys:
        if key in known:
            yield _line(known[key], found.needs.get(key, []), figures, address)


def _line(facts: Facts, needs: list[str], figures: dict[tuple[int, str], ImpactFigure], address: str) -> list[Cell]:
    row = facts.row
    numbers = [cell for measure in queries.NEWEST for cell in _number(figures.get((row["pk"], measure)))]
    return [
        row["name"], row["location__town"], row["location__gmina"], row["location__powiat"],
        row["location__voivodeship"], row["operator__name"] or "", row["chain"], str(Shop.Kind(row["kind"]).label),
        str(Shop.Payment(row["payment"]).label), str(sentences.STANDING[row["standing"]]), facts.state_known,
        str(Shop.Referral(row["referral"]).label), str(Shop.Capacity(row["capacity_now"]).label),
        facts.capacity_until, ", ".join(str(Wanted(kind).label) for kind in needs), *numbers, facts.oldest,
        pgettext("a column", "example") if row["is_example"] else "", address.replace("/-/", f"/{row['slug']}/"),
    ]  # fmt: skip


def _number(figure: ImpactFigure | None) -> tuple[Cell, str]:
    """The value and the time of a figure; what is no plain number is said in words."""
    if figure is None:
        return "", ""
    hidden = is_small(figure.measure, figure.value)
    plain = not (hidden or figure.up_to or figure.is_approximate or figure.shops_covered > 1)
    return figure.value if plain else sentences.figure(figure, hidden=hidden), figure.period
