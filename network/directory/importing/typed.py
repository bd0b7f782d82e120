"""What does one hand-typed fact state? Shop, kind of fact, its fields, which quotations it answers."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Field, FloatField, IntegerField, Model
from django.utils.translation import gettext as _

from network.directory import facts
from network.directory.dates import DateSpan, EdtfField
from network.directory.facts import FAMILIES, Facts
from network.directory.hours import overlaps
from network.directory.importing import values
from network.directory.importing.problems import BadRow, Problem
from network.directory.importing.record import Statement, opening_rules
from network.directory.importing.values import Refused
from network.directory.models import AccessMode, FactGroup, Location, OpeningRule, Operator, ReferralOffice, Shop
from network.words.phones import NotAPhoneNumber, dialled

ROWS = {
    "derived_window": ("derived_windows", FactGroup.HOURS),
    "opening_exception": ("opening_exceptions", FactGroup.HOURS),
    "phone": ("phones", FactGroup.CONTACT),
    "language": ("languages", FactGroup.LANGUAGES),
    "confirmation": ("confirmations", None),
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
COMMON = {"shop", "fact", "answers", "source", "date"}
RULE_FIELDS = {*facts.RULE_FIELDS, "weekdays"} - {"weekday"}
LONGEST = 40  # characters of a day or an hour, however somebody writes it


def slug_of(row: Mapping[str, Any]) -> str:
    """The shop's address part. Raises BadRow."""
    try:
        return values.slug(values.text(row.get("shop"), 80))
    except Refused as error:
        raise BadRow(Problem("shop", str(error))) from error


def read(row: Mapping[str, Any], current: Facts) -> Statement:
    """What the row states about a shop whose facts are ``current``. Raises BadRow."""
    fields = {name: value for name, value in row.items() if name not in COMMON and value is not None}
    kind = row.get("fact")
    if not isinstance(kind, str) or kind not in READERS:
        raise BadRow(Problem("fact", _("“%(value)s” is none of: %(allowed)s.") % _allowed(kind)))
    try:
        stated, group = READERS[kind](fields)
        found = stated | _source(row, current) | _answers(row, current)
        return Statement(found | _age(group, row, current))
    except Refused as error:
        raise BadRow(Problem(kind, str(error))) from error
    except ValidationError as error:
        raise BadRow(*problems(error)) from error


def problems(error: ValidationError) -> list[Problem]:
    """What Django refused, field by field."""
    if not hasattr(error, "error_dict"):
        return [Problem("", " ".join(error.messages))]
    return [Problem("" if name == "__all__" else name, " ".join(said)) for name, said in error.message_dict.items()]


def _allowed(kind: object) -> dict[str, object]:
    return {"value": kind, "allowed": ", ".join(READERS)}


def _known(fields: Facts, allowed: set[str]) -> None:
    if unknown := sorted(set(fields) - allowed):
        said = {"name": unknown[0], "allowed": ", ".join(sorted(allowed))}
        raise Refused(_("There is no field “%(name)s”; there are: %(allowed)s.") % said)


def _row(kind: str) -> Callable[[Facts], tuple[Facts, FactGroup | None]]:
    prefix, group = ROWS[kind]
    family = FAMILIES[prefix]

    def reader(fields: Facts) -> tuple[Facts, FactGroup | None]:
        _known(fields, {*family.keys, *family.values})
        if kind == "phone":
            fields["number"] = _number(fields.get("number"))
        if kind == "language":
            values.language(str(fields.get("code")))
        row = family.model(**_in_type(family.model, fields))
        row.clean_fields(exclude=["shop"])
        row.validate_constraints(exclude={"shop"})
        return {f"{prefix}:{family.name_of(row)}": family.value_of(row)}, group

    return reader


def _number(typed: object) -> str:
    try:
        return dialled(str(typed))
    except NotAPhoneNumber as error:
        raise Refused(_("“%(text)s” holds no phone number.") % {"text": typed}) from error


def _field(kind: str) -> Callable[[Facts], tuple[Facts, FactGroup | None]]:
    name, group = FIELDS[kind]

    def reader(fields: Facts) -> tuple[Facts, FactGroup | None]:
        _known(fields, {"value"})
        return _cleaned(Shop, {name: fields.get("value")}), group

    return reader


def _in_type(model: type[Model], fields: Facts) -> Facts:
    """The fields, each in a type of JSON that its column can be read from. Raises Refused."""
    return {name: _read_as(cast("Field[Any, Any]", model._meta.get_field(name)), fields[name]) for name in fields}


def _read_as(field: "Field[Any, Any]", value: object) -> Any:
    if isinstance(field, BooleanField):
        return values.flag(value)
    if isinstance(field, IntegerField | FloatField):
        return values.any_number(value)
    if isinstance(field, EdtfField):
        return values.edtf(value)
    return None if value is None and field.null else values.text(value, field.max_length or LONGEST)


def _cleaned(model: type[Any], fields: Facts, prefix: str = "") -> Facts:
    """The fields as the model cleans them. Raises ValidationError."""
    row = model(**_in_type(model, fields))
    row.clean_fields(exclude={field.name for field in model._meta.fields} - set(fields))
    return {f"{prefix}{name}": facts.plain(getattr(row, name)) for name in fields}


def _opening_rules(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, {"mode", "osm", "rules"})
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
        _known(rule, RULE_FIELDS)
        days = rule.get("weekdays")
        if not isinstance(days, list) or not days:
            raise Refused(_("“weekdays” must be a list of numbers from 0 (Monday) to 6 (Sunday)."))
        spread += [_in_type(OpeningRule, {"weekday": day, **_without(rule, "weekdays")}) for day in days]
    rows = facts.opening_rules(mode, spread)
    if overlaps(rows):
        raise Refused(_("Two opening hours for the same people overlap."))
    for row in rows:
        row.validate_constraints(exclude={"shop"})
    return facts.rules_value({name: getattr(row, name) for name in facts.RULE_FIELDS} for row in rows)


def _without(fields: Facts, name: str) -> Facts:
    return {key: value for key, value in fields.items() if key != name}


def _office(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, {"name", *facts.OFFICE_FIELDS})
    if "phone" in fields:
        fields["phone"] = _number(fields["phone"])
    said = _cleaned(ReferralOffice, {"name": "", **dict.fromkeys(facts.OFFICE_FIELDS, ""), **fields})
    return {f"offices:{said.pop('name')}": said}, FactGroup.REFERRAL


def _operator(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, {"name", *facts.OPERATOR_FIELDS})
    if "phone" in fields:
        fields["phone"] = _number(fields["phone"])
    said = _cleaned(Operator, fields)
    name = {"operator": said.pop("name")} if "name" in said else {}
    return name | {f"operator_{field}": value for field, value in said.items()}, FactGroup.CONTACT


def _location(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, set(facts.LOCATION_FIELDS))
    return _cleaned(Location, fields, "location."), FactGroup.PLACE


def _status(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, {"value", "as_of", "suspended_until"})
    status = values.choice(fields.get("value") or "", Shop.Status.values)
    if status == Shop.Status.SUSPENDED and "suspended_until" not in fields:
        raise Refused(_("A suspended shop needs the day until which it is suspended."))
    until = values.day(fields["suspended_until"]) if "suspended_until" in fields else None
    as_of = values.edtf(fields["as_of"]) if "as_of" in fields else ""
    return {"status": status, "status_as_of": as_of, "suspended_until": until}, FactGroup.STATUS


def _nothing(fields: Facts) -> tuple[Facts, FactGroup | None]:
    _known(fields, set())
    return {}, None


def _source(row: Mapping[str, Any], current: Facts) -> Facts:
    """The source, unless the shop has it: then it says itself of what date it is."""
    if not row.get("source"):
        return {}
    name = f"sources:{values.url(values.text(row['source'], 500))}"
    return {} if name in current else {name: {"dated": _date(row), "date_note": ""}}


def _date(row: Mapping[str, Any]) -> str:
    return values.edtf(row["date"]) if row.get("date") else ""


def _age(group: FactGroup | None, row: Mapping[str, Any], current: Facts) -> Facts:
    """A group of facts is as old as its oldest fact; what has no date keeps it undated."""
    if group is None:
        return {}
    dated, name = _date(row), f"ages:{group}"
    known = current[name]["dated"] if name in current else dated
    is_older = bool(known and dated) and DateSpan.parse(dated).first < DateSpan.parse(known).first
    is_undated = bool(known and not dated)
    return {name: {"dated": dated}} if name not in current or is_older or is_undated else {}


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


READERS: dict[str, Callable[[Facts], tuple[Facts, FactGroup | None]]] = {
    "opening_rules": _opening_rules,
    "referral_office": _office,
    "operator": _operator,
    "location": _location,
    "status": _status,
    "answer": _nothing,
    **{kind: _row(kind) for kind in ROWS},
    **{kind: _field(kind) for kind in FIELDS},
}
