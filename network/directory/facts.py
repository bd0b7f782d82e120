"""Which facts does a shop have, each under a name? The names in which imports, the log and changes speak of facts.

A plain field of the shop has its own name (``status``), one of its location a prefix (``location.town``). A row has the
name of its family and what tells it from its neighbours: ``phones:+48733492273``, ``quotations:walk_in_rule|0``. The
hours of one access mode are one fact, for they are understood together: ``opening_rules:regular``. Values are JSON;
None: there is no such row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Max, Model, QuerySet
from django.utils.translation import gettext as _

from network.directory.dates import DateSpan
from network.directory.models import (
    Confirmation,
    DerivedWindow,
    FactAge,
    LanguageSpoken,
    Location,
    OpeningException,
    OpeningRule,
    Operator,
    Phone,
    Quotation,
    ReferralOffice,
    Shop,
    Source,
)

Facts = dict[str, Any]

SHOP_FIELDS = (
    "name", "kind", "chain", "status", "status_as_of", "suspended_until", "opened", "closes", "referral", "payment",
    "step_free", "open_on_holidays", "email", "is_example",
)  # fmt: skip
OPERATOR_FIELDS = ("website", "phone")
LOCATION_FIELDS = (
    "street_address", "district", "town", "postcode", "voivodeship", "powiat", "gmina", "lat", "lon", "precision",
    "point_source",
)  # fmt: skip
OFFICE_FIELDS = ("town", "phone", "website")
RULE_FIELDS = ("weekday", "opens", "closes", "past_midnight", "weeks", "valid_from", "valid_to", "by_appointment")
RULE_DEFAULTS: Facts = {
    "closes": None, "past_midnight": False, "weeks": "every", "valid_from": None, "valid_to": None,
    "by_appointment": False,
}  # fmt: skip


@dataclass(frozen=True)
class Family:
    """Rows of one model: the fields that tell one from another, and the fields that say something about it."""

    model: type[Model]
    related: str
    keys: tuple[str, ...]
    values: tuple[str, ...]

    def name_of(self, row: Model) -> str:
        """The part of the fact's name after the colon."""
        return "|".join("" if (value := getattr(row, key)) is None else str(plain(value)) for key in self.keys)

    def value_of(self, row: Model) -> Facts:
        """What the row says, as JSON."""
        return {field: plain(getattr(row, field)) for field in self.values}

    def lookup(self, key: str) -> Facts:
        """The fields and values that find the row again. Raises ValidationError when the key is none."""
        parts = key.split("|", len(self.keys) - 1)
        return {name: self._typed(name, part) for name, part in zip(self.keys, parts, strict=True)}

    def build(self, shop: Shop, key: str, value: Mapping[str, Any]) -> Model:
        """A new row, checked field by field, not saved. Raises ValidationError."""
        row = self.model(shop=shop, **self.lookup(key), **value)
        row.clean_fields(exclude=["shop"])
        return row

    def _typed(self, name: str, text: str) -> Any:
        field = cast("Field[Any, Any]", self.model._meta.get_field(name))
        return None if not text and field.null else field.to_python(text)


FAMILIES = {
    "derived_windows": Family(DerivedWindow, "derived_windows", ("mode", "of_mode", "edge"), ("minutes",)),
    "opening_exceptions": Family(
        OpeningException, "opening_exceptions", ("first_day", "last_day", "mode", "opens"), ("closes", "reason")
    ),
    "phones": Family(Phone, "phones", ("number",), ("owner", "purpose", "label", "takes_sms")),
    "languages": Family(LanguageSpoken, "languages", ("code", "spoken"), ()),
    "sources": Family(Source, "sources", ("url",), ("dated", "date_note")),
    "quotations": Family(Quotation, "quotations", ("key", "position"), ("group", "text", "language", "dated")),
    "ages": Family(FactAge, "fact_ages", ("group",), ("dated",)),
    "confirmations": Family(Confirmation, "confirmations", ("group", "on", "channel"), ()),
}


def plain(value: Any) -> Any:
    """A value as JSON keeps it: days as "2026-11-22", times as "09:30", the rest as it is."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


def fetched(slugs: Iterable[str]) -> QuerySet[Shop]:
    """The shops of these slugs with everything ``read`` needs, in a fixed number of queries."""
    families = [family.related for family in FAMILIES.values()]
    return (
        Shop.objects.filter(slug__in=slugs)
        .select_related("location", "operator")
        .prefetch_related("opening_rules", "offices", "imported_records", *families)
    )


def read(shop: Shop) -> Facts:
    """All facts of the shop by name."""
    facts: Facts = {field: plain(getattr(shop, field)) for field in SHOP_FIELDS}
    facts["operator"] = shop.operator.name if shop.operator else ""
    facts |= {f"operator_{field}": getattr(shop.operator, field) if shop.operator else "" for field in OPERATOR_FIELDS}
    if hasattr(shop, "location"):
        facts |= {f"location.{field}": getattr(shop.location, field) for field in LOCATION_FIELDS}
    for prefix, family in FAMILIES.items():
        rows = getattr(shop, family.related).all()
        facts |= {f"{prefix}:{family.name_of(row)}": family.value_of(row) for row in rows}
    facts |= {f"typed:{row.key}|{row.position}": True for row in shop.quotations.all() if row.typed}
    facts |= {f"offices:{office.name}": _fields(office, OFFICE_FIELDS) for office in shop.offices.all()}
    return facts | _opening_rules(shop)


def empty(name: str) -> Any:
    """What the fact of this name is where nobody has stated it."""
    if name in ("location.lat", "location.lon"):
        return None
    if name == "location.precision":
        return Location.Precision.ADDRESS.value
    if name in SHOP_FIELDS:
        return plain(cast("Field[Any, Any]", Shop._meta.get_field(name)).get_default())
    is_field = name.startswith("location.") or name.partition("_")[0] == "operator"
    return "" if is_field else None


def rules_value(rules: Iterable[Mapping[str, Any]]) -> list[Facts] | None:
    """Opening rules as one value: every field stated, in the order of the week; None when there are none."""
    whole = [{key: plain({**RULE_DEFAULTS, **rule}[key]) for key in RULE_FIELDS} for rule in rules]
    return sorted(whole, key=lambda rule: [str(rule[key] or "") for key in RULE_FIELDS]) or None


def opening_rules(mode: str, value: Iterable[Mapping[str, Any]] | None) -> list[OpeningRule]:
    """The rows of such a value, checked field by field, of no shop yet. Raises ValidationError, TypeError."""
    rows = [OpeningRule(mode=mode, **rule) for rule in value or []]
    for row in rows:
        row.clean_fields(exclude=["shop"])
    return rows


def write(shop: Shop, changes: Facts, before: Facts) -> None:
    """Makes the facts so; call it inside the verb's transaction. Raises ValidationError, IntegrityError."""
    _write_shop(shop, changes)
    _write_location(shop, changes)
    for prefix, family in FAMILIES.items():
        if mine := _of_family(changes, prefix):
            _write_family(shop, family, mine, {key: before.get(f"{prefix}:{key}") for key in mine})
    for mode, rules in _of_family(changes, "opening_rules").items():
        shop.opening_rules.filter(mode=mode).delete()
        rows = opening_rules(mode, rules)
        for row in rows:
            row.shop = shop
        OpeningRule.objects.bulk_create(rows)
    for key, typed in _of_family(changes, "typed").items():
        shop.quotations.filter(**FAMILIES["quotations"].lookup(key)).update(typed=bool(typed))
    for office, value in _of_family(changes, "offices").items():
        _write_office(shop, office, value)
    dated = {**_of_family(changes, "ages"), **_of_family(changes, "confirmations")}
    count_ages(shop, (key.partition("|")[0] for key in dated))


def count_ages(shop: Shop, groups: Iterable[str]) -> None:
    """Sets the day from which the age of these groups counts: the later of the last confirmation and the first day
    that the date of the source may mean; None where neither is known."""
    wanted = sorted(set(groups))
    if not wanted:
        return
    known = {age.group: age for age in FactAge.objects.filter(shop=shop, group__in=wanted)}
    rows = Confirmation.objects.filter(shop=shop, group__in=wanted).order_by().values_list("group")
    confirmed = dict(rows.annotate(last=Max("on")))
    ages = [known.get(group) or FactAge(shop=shop, group=group) for group in wanted]
    for age in ages:
        age.confirmed_on = confirmed.get(age.group)
        dates = [age.confirmed_on, DateSpan.parse(age.dated).first if age.dated else None]
        age.known_on = max((day for day in dates if day), default=None)
    FactAge.objects.bulk_create(
        ages,
        update_conflicts=True,
        unique_fields=["shop", "group"],
        update_fields=["confirmed_on", "known_on"],
    )


def _fields(row: Model, names: Iterable[str]) -> Facts:
    return {name: getattr(row, name) for name in names}


def _of_family(facts: Facts, family: str) -> Facts:
    prefix = f"{family}:"
    return {name[len(prefix) :]: value for name, value in facts.items() if name.startswith(prefix)}


def _opening_rules(shop: Shop) -> Facts:
    modes: dict[str, list[Facts]] = {}
    for rule in shop.opening_rules.all():
        modes.setdefault(rule.mode, []).append(_fields(rule, RULE_FIELDS))
    return {f"opening_rules:{mode}": rules_value(rules) for mode, rules in modes.items()}


def _write_shop(shop: Shop, changes: Facts) -> None:
    mine = {name: changes[name] for name in SHOP_FIELDS if name in changes}
    for name, value in mine.items():
        setattr(shop, name, value)
    if "operator" in changes:
        mine["operator"] = shop.operator = (
            Operator.objects.get_or_create(name=changes["operator"])[0] if changes["operator"] else None
        )
    details = {field: changes[f"operator_{field}"] for field in OPERATOR_FIELDS if f"operator_{field}" in changes}
    if details:
        if shop.operator is None:
            raise ValidationError({"operator": _("This is missing.")})
        for field, value in details.items():
            setattr(shop.operator, field, value)
        shop.operator.clean_fields()
        shop.operator.save(update_fields=list(details))
    if shop.pk is None or mine:
        shop.clean_fields()
        shop.save()


def _write_location(shop: Shop, changes: Facts) -> None:
    mine = {name: changes[f"location.{name}"] for name in LOCATION_FIELDS if f"location.{name}" in changes}
    if not mine:
        return
    location = shop.location if hasattr(shop, "location") else Location(shop=shop)
    for name, value in mine.items():
        setattr(location, name, value)
    location.clean_fields(exclude=["shop"])
    location.save()


def _write_family(shop: Shop, family: Family, mine: Facts, before: Facts) -> None:
    rows = {key: family.build(shop, key, value) for key, value in mine.items() if value is not None}
    family.model._default_manager.bulk_create([row for key, row in rows.items() if before[key] is None])
    for key in (key for key in mine if before[key] is not None):
        found = family.model._default_manager.filter(shop=shop, **family.lookup(key))
        if mine[key] is None:
            found.delete()
        else:
            # New words have been typed by nobody.
            found.update(**mine[key], **({"typed": False} if family.model is Quotation else {}))


def _write_office(shop: Shop, name: str, value: Facts | None) -> None:
    if value is None:
        shop.offices.remove(*ReferralOffice.objects.filter(name=name))
        return
    office = ReferralOffice.objects.filter(name=name).first() or ReferralOffice(name=name)
    for field, text in value.items():
        setattr(office, field, text)
    office.clean_fields()
    office.save()
    shop.offices.add(office)
