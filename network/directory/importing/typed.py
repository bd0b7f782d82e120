"""What does one hand-typed fact state? Shop, kind of fact, its fields, which quotations it answers."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.directory.dates import DateSpan
from network.directory.families import Facts
from network.directory.importing import typed_facts, typed_terms, values
from network.directory.importing.cleaning import problems
from network.directory.importing.problems import BadRow, Problem
from network.directory.importing.record import Statement
from network.directory.importing.typed_facts import Given
from network.directory.importing.values import Refused
from network.directory.models import FactGroup

COMMON = {"shop", "fact", "answers", "source", "date"}
READERS = {**typed_facts.READERS, **typed_terms.READERS}


def slug_of(row: Mapping[str, Any]) -> str:
    """The shop's address part. Raises BadRow."""
    try:
        return values.slug(values.text(row.get("shop"), 80))
    except Refused as error:
        raise BadRow(Problem("shop", str(error))) from error


def read(row: Mapping[str, Any], current: Facts) -> Statement:
    """What the row states about a shop whose facts are ``current``. Raises BadRow."""
    kind = row.get("fact")
    if not isinstance(kind, str) or kind not in READERS:
        said = {"value": str(kind)[:80], "allowed": ", ".join(READERS)}
        raise BadRow(Problem("fact", _("“%(value)s” is none of: %(allowed)s.") % said))
    fields = {name: value for name, value in row.items() if name not in COMMON and value is not None}
    try:
        given = Given(fields, current, _url(row), _date(row))
        stated, group = READERS[kind](given)
        return Statement(stated | _source(given) | _answers(row, current) | _age(group, given))
    except Refused as error:
        raise BadRow(Problem(kind, str(error))) from error
    except ValidationError as error:
        raise BadRow(*problems(error)) from error


def _url(row: Mapping[str, Any]) -> str:
    return values.url(values.text(row["source"], 500)) if row.get("source") else ""


def _date(row: Mapping[str, Any]) -> str:
    return values.edtf(row["date"]) if row.get("date") else ""


def _source(given: Given) -> Facts:
    """The source, unless the shop has it: then it says itself of what date it is."""
    name = f"sources:{given.source}"
    return {} if not given.source or name in given.current else {name: {"dated": given.date, "date_note": ""}}


def _age(group: FactGroup | None, given: Given) -> Facts:
    """A group of facts is as old as its oldest fact; what has no date keeps it undated."""
    if group is None:
        return {}
    dated, name = given.date, f"ages:{group}"
    known = given.current[name]["dated"] if name in given.current else dated
    is_older = bool(known and dated) and DateSpan.parse(dated).first < DateSpan.parse(known).first
    is_undated = bool(known and not dated)
    return {name: {"dated": dated}} if name not in given.current or is_older or is_undated else {}


def _answers(row: Mapping[str, Any], current: Facts) -> Facts:
    answers = values.texts(row.get("answers"), 80)
    return {f"typed:{key}": True for answer in answers for key in _quotations(answer, current)}


def _quotations(answer: str, current: Facts) -> list[str]:
    key, _hash, position = answer.partition("#")
    wanted = f"quotations:{key}|{position}"
    found = [name for name in current if name == wanted or (not position and name.startswith(wanted))]
    if not found:
        raise Refused(_("The shop has no quotation “%(name)s”.") % {"name": answer})
    return [name.partition(":")[2] for name in found]
