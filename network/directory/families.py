"""Which facts of a shop are rows of their own, and how is such a row said in JSON?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Field, Model, Q
from django.utils.translation import gettext as _

from network.directory.models import (
    AccessFact,
    Confirmation,
    DerivedWindow,
    FactAge,
    ImpactFigure,
    LanguageSpoken,
    Limit,
    OpeningException,
    Phone,
    Quotation,
    ServiceOffer,
    Shop,
    Source,
    StockHint,
)

Facts = dict[str, Any]


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
        if len(parts) != len(self.keys):
            raise ValidationError(_("“%(name)s” names no fact."), params={"name": f"{self.related}:{key}"})
        return {name: self._typed(name, part) for name, part in zip(self.keys, parts, strict=True)}

    def build(self, shop: Shop, key: str, value: Mapping[str, Any]) -> Model:
        """A new row of the shop, checked but for its neighbours, not saved. Raises ValidationError."""
        row = self.row({**self.lookup(key), **value})
        row.shop = shop  # type: ignore[attr-defined]  # every family is of shops
        return row

    def row(self, stated: Mapping[str, Any]) -> Model:
        """A new row of no shop yet, each field and what they say together checked. Raises ValidationError."""
        only(stated, (*self.keys, *self.values))
        row = self.model(**{name: exact(value) for name, value in stated.items()})
        row.clean_fields(exclude=self._owners)
        if self._has_rules:
            row.validate_constraints(exclude=self._owners)
        return row

    @cached_property
    def _owners(self) -> set[str]:
        return {field.name for field in self.model._meta.fields if field.is_relation}

    @cached_property
    def _has_rules(self) -> bool:
        """Whether a row alone can break a constraint. Each costs a query, and that a text is not empty is known from
        its field: a list of shops brings dozens of such rows a shop."""
        not_empty = [~Q(**{field.name: ""}) for field in self.model._meta.fields]
        checks = [rule for rule in self.model._meta.constraints if isinstance(rule, CheckConstraint)]
        return any(check.condition not in not_empty for check in checks)

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
    "limits": Family(
        Limit,
        "limits",
        ("unit", "period", "direction", "mode", "goods"),
        ("amount", "per", "is_approximate", "by_household_size"),
    ),
    "stock_hints": Family(StockHint, "stock_hints", ("category",), ("level",)),
    "access_facts": Family(AccessFact, "access_facts", ("feature",), ("is_there",)),
    "services": Family(ServiceOffer, "services", ("kind",), ("from_age", "is_free", "with_referral", "times_a_week")),
    "figures": Family(
        ImpactFigure,
        "figures",
        ("measure", "period", "rate"),
        ("value", "up_to", "is_approximate", "shops_covered", "source_url", "dated"),
    ),
    "sources": Family(Source, "sources", ("url",), ("dated", "date_note")),
    "quotations": Family(Quotation, "quotations", ("key", "position"), ("group", "text", "language", "dated")),
    "ages": Family(FactAge, "fact_ages", ("group",), ("dated",)),
    "confirmations": Family(Confirmation, "confirmations", ("group", "on", "channel"), ()),
}


def only(stated: Mapping[str, Any], allowed: Collection[str]) -> None:
    """Raises ValidationError where a field is stated that is not among those allowed."""
    if unknown := sorted(set(stated) - set(allowed)):
        raise ValidationError(
            _("There is no field “%(name)s”; there are: %(allowed)s."),
            params={"name": unknown[0], "allowed": ", ".join(sorted(allowed))},
        )


def of_family(facts: Facts, family: str) -> Facts:
    """The facts of one family by the part of their names after the colon."""
    prefix = f"{family}:"
    return {name[len(prefix) :]: value for name, value in facts.items() if name.startswith(prefix)}


def plain(value: Any) -> Any:
    """A value as JSON keeps it: days as "2026-11-22", times as "09:30", decimals as numbers, choices as their codes."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def exact(value: Any) -> Any:
    """A JSON number with a fraction as the decimal that is written there; the rest as it is."""
    return Decimal(str(value)) if isinstance(value, float) else value
