"""Which facts does a shop have, each under a name? The names in which imports, the log and changes speak of facts.

A plain field of the shop has its own name (``status``), one of its location a prefix (``location.town``). A row has the
name of its family and what tells it from its neighbours: ``phones:+48733492273``, ``quotations:walk_in_rule|0``. The
hours of one access mode are one fact, for they are understood together: ``opening_rules:regular``. Values are JSON;
None: there is no such row.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Max, Model, QuerySet
from django.utils.translation import gettext as _

from network.directory import stating, terms
from network.directory.dates import DateSpan
from network.directory.families import FAMILIES, Facts, Family, exact, of_family, plain
from network.directory.models import Confirmation, FactAge, Location, OpeningRule, Operator, Quotation, Shop

SHOP_FIELDS = (
    "name", "kind", "chain", "status", "status_as_of", "suspended_until", "opened", "closes", "referral", "payment",
    "market_percent_max", "percent_of_basket", "points_allowance", "points_period", "points_per", "takes_cash",
    "takes_card", "capacity", "free_places", "capacity_until", "step_free", "open_on_holidays", "email", "is_example",
)  # fmt: skip
OPERATOR_FIELDS = ("website", "phone")
LOCATION_FIELDS = (
    "street_address", "district", "town", "postcode", "voivodeship", "powiat", "gmina", "gmina_kind", "lat", "lon",
    "precision", "point_source",
)  # fmt: skip
RELATIONS: dict[str, tuple[str, ...]] = {
    "opening_rules": ("opening_rules",),
    "typed": ("quotations",),
    **{name: (family.related,) for name, family in FAMILIES.items()},
    **terms.RELATIONS,
}
ROWS = tuple(RELATIONS)
RULE_FIELDS = ("weekday", "opens", "closes", "past_midnight", "weeks", "valid_from", "valid_to", "by_appointment")
RULE_DEFAULTS: Facts = {
    "closes": None, "past_midnight": False, "weeks": "every", "valid_from": None, "valid_to": None,
    "by_appointment": False,
}  # fmt: skip


def fetched(slugs: Iterable[str], families: Collection[str] = ROWS) -> QuerySet[Shop]:
    """The shops of these slugs with all that ``read`` needs for these families, in a fixed number of queries."""
    needed = dict.fromkeys(relation for family in families for relation in RELATIONS.get(family, ()))
    return (
        Shop.objects.filter(slug__in=slugs)
        .select_related("location", "operator")
        .prefetch_related("imported_records", *needed)
    )


def read(shop: Shop, families: Collection[str] = ROWS) -> Facts:
    """The facts of the shop by name: its fields, and the rows of these families."""
    facts: Facts = {field: plain(getattr(shop, field)) for field in SHOP_FIELDS}
    facts["operator"] = shop.operator.name if shop.operator else ""
    facts |= {f"operator_{field}": getattr(shop.operator, field) if shop.operator else "" for field in OPERATOR_FIELDS}
    if hasattr(shop, "location"):
        facts |= {f"location.{field}": getattr(shop.location, field) for field in LOCATION_FIELDS}
    for prefix, family in FAMILIES.items():
        rows = getattr(shop, family.related).all() if prefix in families else ()
        facts |= {f"{prefix}:{family.name_of(row)}": family.value_of(row) for row in rows}
    if "typed" in families:
        facts |= {f"typed:{row.key}|{row.position}": True for row in shop.quotations.all() if row.typed}
    if "opening_rules" in families:
        facts |= _opening_rules(shop)
    return facts | terms.read(shop, families)


def families_of(names: Iterable[str]) -> set[str]:
    """The families to which facts of these names belong."""
    return {name.partition(":")[0] for name in names}


def empty(name: str) -> Any:
    """What the fact of this name is where nobody has stated it."""
    model: type[Model] = Location if name.startswith("location.") else Shop
    field = name.removeprefix("location.")
    if field in (SHOP_FIELDS if model is Shop else LOCATION_FIELDS):
        return plain(cast("Field[Any, Any]", model._meta.get_field(field)).get_default())
    return "" if name.partition("_")[0] == "operator" else None


def normal(name: str, value: Any) -> Any:
    """A fact's value as JSON, in the form in which equal facts are equal; of an office what is not stated is as it is
    known. Raises ValidationError."""
    if isinstance(value, dict):
        value = {field: plain(said) for field, said in value.items()}
    if name.startswith("opening_rules:") and value is not None:
        return rules_value(value)
    found = stating.normal(name, plain(value))
    if name.startswith("offices:") and found is not None:
        return terms.known_office(name.removeprefix("offices:")) | found
    return found


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
        if mine := of_family(changes, prefix):
            _write_family(shop, family, mine, {key: before.get(f"{prefix}:{key}") for key in mine})
    for mode, rules in of_family(changes, "opening_rules").items():
        shop.opening_rules.filter(mode=mode).delete()
        rows = opening_rules(mode, rules)
        for row in rows:
            row.validate_constraints(exclude={"shop"})
            row.shop = shop
        OpeningRule.objects.bulk_create(rows)
    for key, typed in of_family(changes, "typed").items():
        shop.quotations.filter(**FAMILIES["quotations"].lookup(key)).update(typed=bool(typed))
    terms.write(shop, changes)
    dated = {**of_family(changes, "ages"), **of_family(changes, "confirmations")}
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
    if shop.operator is None and any(details.values()):
        raise ValidationError({"operator": _("This is missing.")})
    if shop.operator is not None and details:
        for field, value in details.items():
            setattr(shop.operator, field, value)
        shop.operator.clean_fields()
        shop.operator.save(update_fields=list(details))
    if shop.pk is None or mine:
        shop.clean_fields()
        shop.validate_unique()
        shop.validate_constraints()
        shop.save()


def _write_location(shop: Shop, changes: Facts) -> None:
    mine = {name: changes[f"location.{name}"] for name in LOCATION_FIELDS if f"location.{name}" in changes}
    if not mine:
        return
    location = shop.location if hasattr(shop, "location") else Location(shop=shop)
    for name, value in mine.items():
        setattr(location, name, value)
    location.clean_fields(exclude=["shop"])
    location.validate_constraints(exclude={"shop"})
    location.save()


def _write_family(shop: Shop, family: Family, mine: Facts, before: Facts) -> None:
    rows = {key: family.build(shop, key, value) for key, value in mine.items() if value is not None}
    family.model._default_manager.bulk_create([row for key, row in rows.items() if before[key] is None])
    for key in (key for key in mine if before[key] is not None):
        found = family.model._default_manager.filter(shop=shop, **family.lookup(key))
        if mine[key] is None:
            found.delete()
        else:
            untyped = {"typed": False} if family.model is Quotation else {}  # new words have been typed by nobody
            found.update(**{name: exact(value) for name, value in mine[key].items()}, **untyped)
