"""What does a hand-typed fact about the terms of a shop state: who may come, with what, for how much?"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.directory import facts, stating
from network.directory.families import Facts
from network.directory.importing import values
from network.directory.importing.cleaning import cleaned, in_type, needed, number, objects, only, within
from network.directory.importing.typed_facts import Given, Reader, Stated, row_of
from network.directory.importing.values import Refused
from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    FactGroup,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
    StockHint,
)

PRICE_FIELDS = (
    "market_percent_max", "percent_of_basket", "points_allowance", "points_period", "points_per", "takes_cash",
    "takes_card",
)  # fmt: skip
FIGURE_FIELDS = ("measure", "period", "value", "up_to", "rate", "is_approximate", "shops_covered")
CAPACITY = {"level": "capacity", "free_places": "free_places", "until": "capacity_until"}


def _office(given: Given) -> Stated:
    """What is not stated stays as it is, for another shop's row may have stated it of the same office."""
    fields = dict(given.fields)
    only(fields, {"name", *stating.OFFICE_FIELDS, "areas"})
    needed(fields, "name")
    if "phone" in fields:
        with within("phone"):
            fields["phone"] = number(fields["phone"])
    stated = _areas(fields)
    said = cleaned(ReferralOffice, {name: value for name, value in fields.items() if name != "areas"})
    name = said.pop("name")
    return {f"offices:{name}": facts.normal(f"offices:{name}", said | stated)}, FactGroup.REFERRAL


def _route(given: Given) -> Stated:
    fields = given.fields
    only(fields, {"issuer", "office", *stating.ROUTE.values})
    issuer = fields.get("issuer") or ReferralRoute.Issuer.OFFICE.value
    with within("issuer"):
        values.choice(values.text(issuer, 40), ReferralRoute.Issuer.values)
    with within("office"):
        office = values.text(fields.get("office") or "", 200)
    name = f"routes:{issuer}|{office}"
    said = in_type(ReferralRoute, {field: fields[field] for field in stating.ROUTE.values if field in fields})
    value = stating.normal(name, said)
    if office and f"offices:{office}" not in given.current:
        raise ValidationError({"office": _("“%(name)s” does not refer to this shop.") % {"name": office}})
    return {name: value}, FactGroup.REFERRAL


def _criterion_group(given: Given) -> Stated:
    fields = given.fields
    only(fields, {"position", "mode", "criteria", "documents"})
    needed(fields, "position")
    said = in_type(CriterionGroup, {field: fields[field] for field in ("position", "mode") if field in fields})
    name = f"criterion_groups:{said.pop('position')}"
    criteria = objects(fields.get("criteria"), "criteria", _criterion)
    return {name: stating.normal(name, {**said, "criteria": criteria, **_papers(fields)})}, FactGroup.WHO


def _criterion(fields: Facts) -> Facts:
    only(fields, {*stating.CRITERION.values, "areas"})
    return in_type(Criterion, {name: value for name, value in fields.items() if name != "areas"}) | _areas(fields)


def _areas(fields: Facts) -> Facts:
    return {"areas": objects(fields["areas"], "areas", _area)} if "areas" in fields else {}


def _area(fields: Facts) -> Facts:
    only(fields, stating.AREA_FIELDS)
    return in_type(Area, fields)


def _documents(given: Given) -> Stated:
    only(given.fields, {"documents"})
    return {"documents": stating.normal("documents", _papers(given.fields)["documents"])}, FactGroup.PAPERS


def _papers(fields: Facts) -> Facts:
    return {"documents": objects(fields.get("documents"), "documents", _paper)}


def _paper(fields: Facts) -> Facts:
    only(fields, stating.PAPER.values)
    return in_type(RequiredDocument, fields)


def _stock_hint(given: Given) -> Stated:
    only(given.fields, {"categories", "level"})
    with within("categories"):
        categories = [values.choice(name, StockHint.Category.values) for name in _texts(given.fields.get("categories"))]
    level = {name: value for name, value in given.fields.items() if name == "level"}
    rows = [row_of("stock_hints", {"category": category, **level}) for category in categories]
    return {name: value for row in rows for name, value in row.items()}, FactGroup.SHELVES


def _texts(stated: object) -> list[str]:
    if found := values.texts(stated, 40):
        return found
    raise Refused(_("This is missing."))


def _figure(given: Given) -> Stated:
    """The row's own source and date are those of the figure."""
    only(given.fields, FIGURE_FIELDS)
    needed(given.fields, "measure", "period", "value")
    return row_of("figures", {**given.fields, "source_url": given.source, "dated": given.date}), FactGroup.HISTORY


def _price(given: Given) -> Stated:
    only(given.fields, PRICE_FIELDS)
    return cleaned(Shop, given.fields), FactGroup.PRICE


def _capacity(given: Given) -> Stated:
    only(given.fields, CAPACITY)
    needed(given.fields, "level")
    nothing: Facts = dict.fromkeys(CAPACITY)
    said = {CAPACITY[name]: value for name, value in {**nothing, **given.fields}.items()}
    return cleaned(Shop, said), FactGroup.CAPACITY


READERS: dict[str, Reader] = {
    "referral_office": _office,
    "referral_route": _route,
    "criterion_group": _criterion_group,
    "documents": _documents,
    "stock_hint": _stock_hint,
    "figure": _figure,
    "price": _price,
    "capacity": _capacity,
}
