"""How does a file enter the directory, row by row, each in a transaction of its own?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from network.directory import actions, facts
from network.directory.families import Facts
from network.directory.importing import record, typed, values
from network.directory.importing.cleaning import problems
from network.directory.importing.comparing import Comparison, Difference, compare
from network.directory.importing.files import Row, ShopFile
from network.directory.importing.json_stream import Doubled
from network.directory.importing.places import Places
from network.directory.importing.problems import BadRow, Problem
from network.directory.importing.record import Statement
from network.directory.models import Shop

State = Literal["created", "updated", "unchanged", "failed"]
NEEDED = ("name", "kind", "location.town", "location.lat")
KEY_OF = {"location.town": "town", "location.lat": "lat"}
BATCH = 100


@dataclass
class Outcome:
    """What became of one row."""

    line: int
    slug: str
    state: State
    changes: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Summary:
    """What became of all rows. ``kept``: rows where the site keeps what was changed here; ``unknown``: keys that no
    model holds, with how often."""

    states: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Counts a row."""
        self.states[outcome.state] += 1
        self.kept += bool(outcome.kept)


class _Undo(Exception):
    """Ends the transaction of a row in a dry run."""


class Import:
    """One run over a file. Go through ``outcomes()``; ``summary`` is complete after that."""

    def __init__(self, file: ShopFile, origin: str, *, dry_run: bool = False) -> None:
        self.file, self.origin, self.dry_run = file, origin, dry_run
        self.summary = Summary()
        self._lines: dict[str, int] = {}
        self._shops: dict[str, Shop | None] = {}
        self._places = Places()

    def outcomes(self) -> Iterator[Outcome]:
        """Takes row after row and says what became of each."""
        source = self.file.rows()
        while rows := list(islice(source, BATCH)):
            self._fetch(rows)
            for row in rows:
                outcome = self._outcome(row)
                self.summary.add(outcome)
                yield outcome

    def _fetch(self, rows: Iterable[Row]) -> None:
        """The shops of some rows at once: a fixed number of queries for all of them."""
        said = {str(row.values.get("shop") or row.values.get("slug")).strip() for row in rows}
        slugs = {slug for slug in said if values.SLUG.fullmatch(slug)}
        self._shops = dict.fromkeys(slugs) | {shop.slug: shop for shop in facts.fetched(slugs)}

    def _shop(self, slug: str) -> Shop | None:
        """The shop as it is now; one that was handed out before is fetched anew, for a row may have changed it."""
        return self._shops.pop(slug) if slug in self._shops else facts.fetched([slug]).first()

    def _outcome(self, row: Row) -> Outcome:
        slug = str(row.values.get("shop") or row.values.get("slug") or "").strip()
        outcome = Outcome(row.line, slug[:80], "failed")
        try:
            try:
                self._attempt(row, outcome)
            except actions.ChangedMeanwhile:  # since the rows of this batch were read; now read this one again
                self._attempt(row, outcome)
        except BadRow as error:
            outcome.problems = error.problems
        except ValidationError as error:
            outcome.problems = tuple(problems(error))
        except DatabaseError as error:
            outcome.problems = (Problem("", _("The database refused it: %(reason)s") % {"reason": error}),)
        if outcome.problems:
            outcome.state = "failed"
        return outcome

    def _attempt(self, row: Row, outcome: Outcome) -> None:
        try:
            with transaction.atomic():
                self._take(row, outcome)
                if self.dry_run:
                    raise _Undo
        except _Undo:
            pass

    def _take(self, row: Row, outcome: Outcome) -> None:
        if row.problem:
            raise BadRow(Problem("", row.problem))
        if isinstance(row.values, Doubled):
            raise BadRow(Problem(row.values.key, _("This key stands twice; which value is meant?")))
        if "fact" in row.values:
            self._take_fact(row, outcome)
        else:
            self._take_record(row, outcome)

    def _take_fact(self, row: Row, outcome: Outcome) -> None:
        slug = typed.slug_of(row.values)
        shop = self._shop(slug)
        if shop is None and self.dry_run and slug in self._lines:
            outcome.state = "updated"
            outcome.warnings = (_("Its shop comes with this file; the fact is checked when it is imported."),)
            return
        if shop is None:
            raise BadRow(Problem("shop", _("There is no shop “%(slug)s”.") % {"slug": slug}))
        current = facts.read(shop)
        self._change(shop, current, typed.read(row.values, current), "typed", outcome)

    def _take_record(self, row: Row, outcome: Outcome) -> None:
        statement = record.read(record.from_cells(row.values) if self.file.is_csv else row.values)
        self.summary.unknown.update(name for name in statement.kept if name not in record.KEYS)
        first = self._lines.setdefault(outcome.slug, row.line)
        if first != row.line:
            raise BadRow(Problem("slug", _("This shop stands already in line %(line)d.") % {"line": first}))
        shop = self._shop(outcome.slug)
        outcome.warnings = self._places.distance_warning(statement.facts)
        if shop is None:
            self._add(outcome, statement)
        else:
            current = facts.read(shop)
            if not current.get("location.gmina"):
                statement.facts |= self._places.area_of({**current, **statement.facts})
            self._change(shop, current, statement, "record", outcome)

    def _add(self, outcome: Outcome, statement: Statement) -> None:
        if missing := [name for name in NEEDED if name not in statement.facts]:
            raise BadRow(*(Problem(KEY_OF.get(name, name), _("This is missing.")) for name in missing))
        statement.facts |= self._places.area_of(statement.facts)
        shop = actions.add_shop(outcome.slug, statement.facts, by=None, reason=self._reason)
        actions.remember_import(shop, self.origin, {"record": statement.facts, "kept": statement.kept})
        outcome.state = "created"
        stated = {name: value for name, value in statement.facts.items() if value not in ("", None)}
        outcome.changes = [Difference(name, None, value) for name, value in stated.items()]

    def _change(self, shop: Shop, current: Facts, statement: Statement, section: str, outcome: Outcome) -> None:
        records: dict[str, Any] = {row.origin: row.facts for row in shop.imported_records.all()}
        mine = records.setdefault(self.origin, {})
        last = mine.get(section, {})
        said = [record[part] for record in records.values() for part in ("record", "typed") if part in record]
        result: Comparison = compare(current, statement, last, [other for other in said if other is not last])
        if result.take:
            actions.change_shop(shop, result.take, by=None, reason=self._reason, seen=current)
        outcome.changes = [Difference(name, current.get(name), value) for name, value in result.take.items()]
        outcome.kept = result.kept
        outcome.state = "updated" if result.take else "unchanged"
        now = {**mine, section: _remembered(last, statement)}
        if section == "record":
            now["kept"] = statement.kept
        if now != mine:
            actions.remember_import(shop, self.origin, now)
        elif not result.take:
            self._shops[shop.slug] = shop  # nothing came of the row, so the next one may read what this one read

    @property
    def _reason(self) -> str:
        return f"import: {self.origin}"


def _remembered(last: Facts, statement: Statement) -> Facts:
    """What the origin says from now on: what it no longer says where it speaks in full is forgotten."""
    kept = {name: value for name, value in last.items() if not name.startswith(tuple(statement.covers))}
    return {**kept, **statement.facts}
