"""What does a hand-typed fact about place, hours, status or contact state?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.directory import facts
from network.directory.families import FAMILIES, Facts
from network.directory.hours import overlaps
from network.directory.importing import values
from network.directory.importing.cleaning import cleaned, in_type, number, only
from network.directory.importing.record import opening_rules
from network.directory.importing.values import Refused
from network.directory.models import AccessMode, FactGroup, Location, OpeningRule, Operator, Shop

ROWS = {
    "derived_window": ("derived_windows", FactGroup.HOURS),
    "opening_exception": ("opening_exceptions", FactGroup.HOURS),
    "phone": ("phones", FactGroup.CONTACT),
    "language": ("languages", FactGroup.LANGUAGES),
    "confirmation": ("confirmations", None),
    "limit": ("limits", FactGroup.LIMITS),
    "access_fact": ("access_facts", FactGroup.ACCESS),
    "service": ("services", FactGroup.SERVICES),
}
FIELDS = {
    "referral": ("referral", FactGroup.REFERRAL),
    "payment": ("payment", FactGroup.PRICE),
    "step_free": ("step_free", FactGroup.ACCESS),
    "email": ("email", FactGroup.CONTACT),
    "chain": ("chain", FactGroup.HISTORY),
    "opened": ("opened", FactGroup.HISTORY),
    "closes": ("closes", FactGroup.STATUS),
    "open_on_holidays": ("open_on_holidays", FactGroup.HOURS),
}
RULE_FIELDS = {*facts.RULE_FIELDS, "weekdays"} - {"weekday"}


@dataclass(frozen=True)
class Given:
    """A row while it is read: its own fields, the facts of the shop, its source and date ('' where not stated)."""

    fields: Facts
    current: Facts
    source: str = ""
    date: str = ""


Stated = tuple[Facts, FactGroup | None]
Reader = Callable[[Given], Stated]


def row_of(family: str, fields: Facts) -> Facts:
    """The one fact that a row of this family is. Raises BadRow, Refused, ValidationError."""
    known = FAMILIES[family]
    only(fields, {*known.keys, *known.values})
    row = known.row(in_type(known.model, fields))
    return {f"{family}:{known.name_of(row)}": known.value_of(row)}


def _row(kind: str) -> Reader:
    family, group = ROWS[kind]

    def reader(given: Given) -> Stated:
        fields = dict(given.fields)
        if kind == "phone":
            fields["number"] = number(fields.get("number"))
        if kind == "language":
            values.language(str(fields.get("code")))
        return row_of(family, fields), group

    return reader


def _field(kind: str) -> Reader:
    name, group = FIELDS[kind]

    def reader(given: Given) -> Stated:
        only(given.fields, {"value"})
        return cleaned(Shop, {name: given.fields.get("value")}), group

    return reader


def _opening_rules(given: Given) -> Stated:
    fields = given.fields
    only(fields, {"mode", "osm", "rules"})
    mode = values.choice(fields.get("mode") or AccessMode.REGULAR, AccessMode.values)
    value = opening_rules(values.text(fields["osm"], 500)) if "osm" in fields else _rules(mode, fields.get("rules"))
    group = FactGroup.DONORS if mode == AccessMode.DONORS else FactGroup.HOURS
    return {f"opening_rules:{mode}": value}, group


def _rules(mode: str, stated: object) -> list[Facts] | None:
    """Rules field by field; "weekdays" lists the days they share."""
    if not isinstance(stated, list) or not all(isinstance(rule, dict) for rule in stated):
        raise Refused(_("“rules” must be a list of hours."))
    spread: list[Facts] = []
    for rule in stated:
        only(rule, RULE_FIELDS)
        days = rule.get("weekdays")
        if not isinstance(days, list) or not days:
            raise Refused(_("“weekdays” must be a list of numbers from 0 (Monday) to 6 (Sunday)."))
        spread += [in_type(OpeningRule, {"weekday": day, **_without(rule, "weekdays")}) for day in days]
    rows = facts.opening_rules(mode, spread)
    if overlaps(rows):
        raise Refused(_("Two opening hours for the same people overlap."))
    for row in rows:
        row.validate_constraints(exclude={"shop"})
    return facts.rules_value({name: getattr(row, name) for name in facts.RULE_FIELDS} for row in rows)


def _without(fields: Facts, name: str) -> Facts:
    return {key: value for key, value in fields.items() if key != name}


def _operator(given: Given) -> Stated:
    fields = dict(given.fields)
    only(fields, {"name", *facts.OPERATOR_FIELDS})
    if "phone" in fields:
        fields["phone"] = number(fields["phone"])
    said = cleaned(Operator, fields)
    name = {"operator": said.pop("name")} if "name" in said else {}
    return name | {f"operator_{field}": value for field, value in said.items()}, FactGroup.CONTACT


def _location(given: Given) -> Stated:
    only(given.fields, set(facts.LOCATION_FIELDS))
    return cleaned(Location, given.fields, "location."), FactGroup.PLACE


def _status(given: Given) -> Stated:
    fields = given.fields
    only(fields, {"value", "as_of", "suspended_until"})
    status = values.choice(fields.get("value") or "", Shop.Status.values)
    if status == Shop.Status.SUSPENDED and "suspended_until" not in fields:
        raise Refused(_("A suspended shop needs the day until which it is suspended."))
    until = values.day(fields["suspended_until"]) if "suspended_until" in fields else None
    as_of = values.edtf(fields["as_of"]) if "as_of" in fields else ""
    return {"status": status, "status_as_of": as_of, "suspended_until": until}, FactGroup.STATUS


def _nothing(given: Given) -> Stated:
    only(given.fields, set())
    return {}, None


READERS: dict[str, Reader] = {
    "opening_rules": _opening_rules,
    "operator": _operator,
    "location": _location,
    "status": _status,
    "answer": _nothing,
    **{kind: _row(kind) for kind in ROWS},
    **{kind: _field(kind) for kind in FIELDS},
}
