"""What does the table say about each shop, and where do its headings, areas and pages lead?"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory import sentences as directory
from network.directory.models import ImpactFigure, Shop
from network.directory.small_counts import is_small
from network.partners.models import Wanted
from network.partners.overview import queries, sentences
from network.partners.overview.asking import AREAS, LARGEST_FIRST, Ask
from network.partners.overview.facts import Facts, facts
from network.partners.overview.finding import PAGE, Found
from network.partners.overview.impact import newest
from network.partners.overview.whereabouts import Whereabouts, level

Link = dict[str, str]
ROW_FIGURES = tuple(str(measure) for measure in queries.NEWEST)


class Number(TypedDict):
    """A figure and the time it is of; both '' where none is known."""

    text: str
    when: str


class Row(TypedDict):
    """One shop in the table."""

    slug: str
    name: str
    url: str
    is_example: bool
    town: str
    area: str
    operator: str
    network: str
    model: str
    standing: str
    standing_date: str
    referral: str
    capacity: str
    capacity_until: str
    needs: list[str]
    people: Number
    kg: Number
    age: str


class Heading(TypedDict):
    """A heading, where it sorts, and whether the table is sorted by it."""

    name: str
    label: str
    url: str
    aria_sort: str


def rows(keys: list[int], found: Found, today: date) -> list[Row]:
    """The rows of these shops in this order; three queries."""
    known = facts(keys, today)
    figures = newest(queries.figures_of(keys))
    return [row(known[key], found.needs.get(key, []), figures) for key in keys if key in known]


def row(facts: Facts, needs: Sequence[str], figures: dict[tuple[int, str], ImpactFigure]) -> Row:
    """One row; no query."""
    shop = facts.row
    people, kg = (number(figures.get((shop["pk"], measure))) for measure in ROW_FIGURES)
    return {
        "slug": shop["slug"],
        "name": shop["name"],
        "url": reverse("network:shop", args=[shop["slug"]]),
        "is_example": shop["is_example"],
        "town": shop["location__town"],
        "area": area(shop["location__town"], tuple(shop[f"location__{name}"] for name in AREAS)),
        "operator": shop["operator__name"] or "",
        "network": shop["chain"],
        "model": directory.capitalised(sentences.model(shop["kind"], shop["payment"])),
        "standing": directory.capitalised(str(sentences.STANDING[shop["standing"]])),
        "standing_date": sentences.date(facts.state_date),
        "referral": directory.capitalised(str(Shop.Referral(shop["referral"]).label)),
        "capacity": directory.capitalised(str(Shop.Capacity(shop["capacity_now"]).label)),
        "capacity_until": sentences.date(facts.capacity_until),
        "needs": [str(Wanted(kind).label) for kind in needs],
        "people": people,
        "kg": kg,
        "age": sentences.date(facts.oldest),
    }


def number(figure: ImpactFigure | None) -> Number:
    """A figure as the table shows it."""
    if figure is None:
        return {"text": "", "when": ""}
    said = sentences.figure(figure, hidden=is_small(figure.measure, figure.value))
    return {"text": said, "when": sentences.date(figure.period)}


def area(town: str, of: tuple[str, ...]) -> str:
    """ "gmina Wejherowo, powiat wejherowski, pomorskie": what of it the town's name does not say already."""
    voivodeship, powiat, gmina = of
    named = [pgettext("an area", "gmina %(name)s") % {"name": gmina}] if gmina and gmina != town else []
    named += [sentences.powiat(powiat)] if powiat and powiat != town else []
    return ", ".join([*named, *([voivodeship] if voivodeship else [])])


def headings(ask: Ask) -> dict[str, Heading]:
    """Every heading that sorts, by the name of its column."""
    return {name: _heading(name, ask) for name in sentences.SORTS}


def areas(ask: Ask, there: Whereabouts) -> list[Link]:
    """How many real shops are in each voivodeship; of the one asked for in each powiat; of that in each gmina."""
    at = level(ask)
    return [
        {
            "url": address(ask.but(**dict(zip(AREAS, group.area, strict=True)))),
            "label": group.area[at] or _("not known"),
            "count": sentences.number(group.count),
            "asking": sentences.number(group.asking),
            "current": "true" if ask.gmina else "",
        }
        for group in there.groups
    ]


def trail(ask: Ask) -> list[Link]:
    """The way back from a gmina to all of Poland; [] where all of Poland is shown."""
    steps = [{"url": address(ask.but(voivodeship="", powiat="", gmina="")), "label": _("All of Poland")}]
    for depth, name in enumerate(AREAS):
        value = getattr(ask, name)
        if value:
            smaller = dict.fromkeys(AREAS[depth + 1 :], "")
            label = sentences.powiat(value) if name == "powiat" else value
            steps.append({"url": address(ask.but(**smaller)), "label": label})
    return steps if len(steps) > 1 else []


def pages(ask: Ask, found: Found) -> dict[str, str]:
    """Where the neighbouring parts of the list are, and which part this is: "51–100 z 230"."""
    last = found.pages()
    here, count = min(ask.page, last), len(found.keys)
    first = PAGE * (here - 1) + 1
    part = {"first": first, "last": min(count, PAGE * here), "count": sentences.number(count)}
    return {
        "previous_url": address(ask.but(page=here - 1)) if here > 1 else "",
        "previous_label": _("Previous"),
        "next_url": address(ask.but(page=here + 1)) if here < last else "",
        "next_label": _("Next"),
        "part": _("%(first)s–%(last)s of %(count)s") % part if last > 1 else "",
    }


def address(ask: Ask, name: str = "partner_shops") -> str:
    """The address of the table, or of another page, with this question."""
    return f"{reverse(f'network:{name}')}{ask.query()}"


def sorting(name: str) -> str:
    """How a column is sorted by first: the most on top where that is what somebody looks for."""
    return f"-{name}" if name in LARGEST_FIRST else name


def _heading(name: str, ask: Ask) -> Heading:
    here = ask.sorted_by == name
    turned = name if ask.downwards else f"-{name}"
    return {
        "name": name,
        "label": str(sentences.HEADINGS.get(name) or directory.capitalised(str(sentences.SORTS[name]))),
        "url": address(ask.but(sort=turned if here else sorting(name))),
        "aria_sort": ("descending" if ask.downwards else "ascending") if here else "",
    }
