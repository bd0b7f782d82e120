"""What do the table and its files know of each shop? The same facts for both, read in two queries for any number."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from network.directory.dates import DateSpan
from network.directory.models import FactGroup, Shop
from network.partners.overview import queries


@dataclass(frozen=True)
class Facts:
    """One shop: columns of the database, and of what date they are (EDTF text, '' where nobody knows)."""

    row: dict[str, Any]  # queries.FACTS
    state_known: str
    oldest: str

    @property
    def state_date(self) -> str:
        """The date beside the state: of its end where it has one, else of when it is known."""
        row = self.row
        if row["closes"] and row["status"] in (Shop.Status.CLOSING, Shop.Status.CLOSED):
            return row["closes"]
        if row["suspended_until"] and row["status"] == Shop.Status.SUSPENDED:
            return row["suspended_until"].isoformat()
        return self.state_known

    @property
    def capacity_until(self) -> str:
        """The last day on which what is known of its room holds; '' where nothing is."""
        known = self.row["capacity_now"] != Shop.Capacity.UNKNOWN
        return self.row["capacity_until"].isoformat() if known else ""


def facts(keys: list[int], today: date) -> dict[int, Facts]:
    """The facts of these shops by key, and of many shops perhaps those of others."""
    dates: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for shop, group, confirmed_on, dated, known_on in queries.ages(keys):
        # As the shop's own page has it: the confirmation, else the source's date.
        dates[shop][group] = confirmed_on.isoformat() if confirmed_on else dated or str(known_on or "")
    return {row["pk"]: _facts(row, dates[row["pk"]]) for row in queries.facts(keys, today)}


def _facts(row: dict[str, Any], dates: dict[str, str]) -> Facts:
    known = [edtf for edtf in dates.values() if edtf]
    oldest = min(known, key=lambda edtf: DateSpan.parse(edtf).first, default="")
    return Facts(row, dates.get(FactGroup.STATUS) or row["status_as_of"], oldest)
