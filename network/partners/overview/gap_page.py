"""What does the page of gminas without a shop say, and which part of the list is it?"""

from dataclasses import dataclass, replace
from typing import Any, Self, TypedDict
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.partners.overview import sentences
from network.partners.overview.asking import page_number
from network.partners.overview.finding import PAGE
from network.partners.overview.gaps import REACH_KM, Coverage, Gap

Cell = str | int


@dataclass(frozen=True)
class GapAsk:
    """Of which voivodeship ('' is all), whether only shops surely in business count, and which part of the list."""

    voivodeship: str = ""
    confirmed: bool = False
    page: int = 1

    @classmethod
    def read(cls, given: QueryDict, voivodeships: list[str]) -> tuple[Self, list[tuple[str, str]]]:
        """The question of an address, and what of it was not understood."""
        ignored: list[tuple[str, str]] = []
        asked = given.get("voivodeship", "")
        if asked and asked not in voivodeships:
            ignored.append(("voivodeship", asked))
        page = page_number(given, ignored)
        return cls(asked if asked in voivodeships else "", given.get("confirmed") == "1", page), ignored

    def address(self, name: str = "partner_gaps") -> str:
        """The address of the page, or of its file, with this question."""
        asked = {"voivodeship": self.voivodeship, "confirmed": "1" if self.confirmed else ""}
        pairs = [(key, value) for key, value in asked.items() if value]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return reverse(f"network:{name}") + (f"?{urlencode(pairs)}" if pairs else "")


class GapRow(TypedDict):
    """One gmina in the table."""

    gmina: str
    powiat: str
    voivodeship: str
    distance: str
    shop: str
    url: str


def answer(ask: GapAsk, found: Coverage) -> str:
    """ "W 1 842 z 2 333 gmin nie ma sklepu w promieniu 30 km."."""
    if not found.gminas:
        return _("We cannot tell yet.")
    if not found.gaps:
        return _("Every gmina has a shop within %(km)s km.") % {"km": REACH_KM}
    said = ngettext(
        "%(count)s of %(all)s gminas has no shop within %(km)s km.",
        "%(count)s of %(all)s gminas have no shop within %(km)s km.",
        len(found.gaps),
    )
    return said % {"count": sentences.number(len(found.gaps)), "all": sentences.number(found.gminas), "km": REACH_KM}


def rows(ask: GapAsk, found: Coverage) -> list[GapRow]:
    """The gminas of this part of the list."""
    first = PAGE * (min(ask.page, _pages(found)) - 1)
    return [_row(gap) for gap in found.gaps[first : first + PAGE]]


def lines(found: Coverage) -> list[list[str | int]]:
    """The file: its header, then every gmina without a shop near. Kilometres are whole."""
    header: list[Cell] = [
        str(sentences.SORTS["gmina"]), str(sentences.SORTS["powiat"]), str(sentences.SORTS["voivodeship"]),
        _("kilometres to the nearest shop, approximate"), _("the nearest shop"),
    ]  # fmt: skip
    return [header, *(_line(gap) for gap in found.gaps)]


def pages(ask: GapAsk, found: Coverage) -> dict[str, str]:
    """Where the neighbouring parts of the list are, and which part this is."""
    last, count = _pages(found), len(found.gaps)
    here = min(ask.page, last)
    part = {"first": PAGE * (here - 1) + 1, "last": min(count, PAGE * here), "count": sentences.number(count)}
    return {
        "previous_url": replace(ask, page=here - 1).address() if here > 1 else "",
        "previous_label": _("Previous"),
        "next_url": replace(ask, page=here + 1).address() if here < last else "",
        "next_label": _("Next"),
        "part": _("%(first)s–%(last)s of %(count)s") % part if last > 1 else "",
    }


def choices(ask: GapAsk, voivodeships: list[str]) -> list[dict[str, Any]]:
    """The voivodeships to choose from."""
    return [{"value": name, "chosen": name == ask.voivodeship} for name in voivodeships]


def _pages(found: Coverage) -> int:
    return max(1, -(-len(found.gaps) // PAGE))


def _row(gap: Gap) -> GapRow:
    return {
        "gmina": gap.name,
        "powiat": sentences.powiat(gap.powiat),
        "voivodeship": gap.voivodeship,
        "distance": sentences.kilometres(gap.km) if gap.km is not None else pgettext("a distance", "we know no shop"),
        "shop": gap.shop[1] if gap.shop else "",
        "url": reverse("network:shop", args=[gap.shop[0]]) if gap.shop else "",
    }


def _line(gap: Gap) -> list[Cell]:
    km = round(gap.km) if gap.km is not None else ""
    return [gap.name, gap.powiat, gap.voivodeship, km, gap.shop[1] if gap.shop else ""]
