"""In which one form are the terms of a shop stated, so that equal terms are equal? What cannot be is refused."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.directory.families import Facts, Family, only
from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
)

OFFICE_FIELDS = ("town", "phone", "website")
AREA_FIELDS = ("name", "kind", "powiat", "voivodeship", "district")
ROUTE = Family(ReferralRoute, "routes", (), ("valid_for", "valid_unit", "is_extendable", "after_talk"))
CRITERION = Family(
    Criterion, "criteria", (), ("kind", "status", "years", "percent", "single", "family", "amounts_dated")
)
PAPER = Family(
    RequiredDocument,
    "documents",
    (),
    ("kind", "who", "first_visit_only", "made_on_the_spot", "is_recommended", "one_of", "template_url"),
)
BARE = ROUTE.value_of(ReferralRoute())
LAST_POSITION = 32_767  # of a small integer in every database


def normal(name: str, value: Any) -> Any:
    """A fact of this module in the one form in which equal facts are equal, others as they are; None: no such fact.

    Raises ValidationError, which names a field inside a list as "criteria#0.years".
    """
    family, _colon, key = name.partition(":")
    return value if family not in NORMAL or value is None else NORMAL[family](key, value)


def areas(stated: Iterable[Mapping[str, Any]]) -> list[Facts]:
    """Areas in their normal form, each once. Raises ValidationError."""
    return sorted_areas({tuple(found.values()): found for found in _each("areas", stated, _area)}.values())


def sorted_areas(found: Iterable[Facts]) -> list[Facts]:
    """Areas in their one order: by name."""
    return sorted(found, key=lambda area: tuple(area.values()))


def area_value(area: Area) -> Facts:
    """What an area is, as JSON."""
    return {field: getattr(area, field) for field in AREA_FIELDS}


def group_value(mode: str, criteria: Iterable[Facts], papers: Iterable[Facts]) -> Facts:
    """A way in with its criteria and papers in their one order."""
    return {"mode": mode, "criteria": sorted(criteria, key=_criterion_order), "documents": sorted_papers(papers)}


def sorted_papers(found: Iterable[Facts]) -> list[Facts]:
    """Papers in their one order: those that stand for each other last, by kind."""
    return sorted(found, key=lambda paper: (paper["one_of"], RequiredDocument.Kind.values.index(paper["kind"])))


def group_position(key: str) -> int:
    """The position that names a way in. Raises ValidationError."""
    if key.isascii() and key.isdecimal() and str(int(key)) == key and 1 <= int(key) <= LAST_POSITION:
        return int(key)
    raise ValidationError({"position": _("Ways in are counted from 1.")})


def _criterion_order(criterion: Facts) -> tuple[int, str]:
    return Criterion.Kind.values.index(criterion["kind"]), criterion["status"]


def _normal_office(name: str, stated: Mapping[str, Any]) -> Facts:
    only(stated, (*OFFICE_FIELDS, "areas"))
    found = {field: stated[field] for field in OFFICE_FIELDS if field in stated}
    ReferralOffice(name=name, **found).clean_fields()
    return found | ({"areas": areas(stated["areas"])} if "areas" in stated else {})


def _normal_route(key: str, stated: Mapping[str, Any]) -> Facts | None:
    issuer, _bar, office = key.partition("|")
    if issuer not in ReferralRoute.Issuer.values:
        raise ValidationError({"issuer": _("“%(name)s” gives no referrals.") % {"name": issuer}})
    by_office = issuer == ReferralRoute.Issuer.OFFICE
    if by_office != bool(office):
        raise ValidationError({"office": _("Name the office, or say that no office gives it.")})
    found = ROUTE.value_of(ROUTE.row(stated))
    if found["valid_for"] is None:
        found["valid_unit"] = BARE["valid_unit"]
    return None if by_office and found == BARE else found


def _normal_group(key: str, stated: Mapping[str, Any]) -> Facts:
    only(stated, ("mode", "criteria", "documents"))
    mode = stated.get("mode") or ""
    CriterionGroup(position=group_position(key), mode=mode).clean_fields(exclude={"shop"})
    criteria = _each("criteria", stated.get("criteria") or [], _criterion)
    if not criteria:
        raise ValidationError({"criteria": _("Say who may come; “everyone” is an answer too.")})
    _once("criteria", [criterion["status"] or criterion["kind"] for criterion in criteria])
    return group_value(mode, criteria, _papers(stated.get("documents") or []))


def _criterion(stated: Mapping[str, Any]) -> Facts:
    where = areas(stated.get("areas") or [])
    found = CRITERION.value_of(CRITERION.row({name: value for name, value in stated.items() if name != "areas"}))
    if bool(where) != (found["kind"] == Criterion.Kind.RESIDENCE):
        raise ValidationError({"areas": _("Say where people must live; no other criterion has areas.")})
    if found["amounts_dated"] and found["single"] is None and found["family"] is None:
        raise ValidationError({"amounts_dated": _("There is no amount that this could be the date of.")})
    return found | {"areas": where}


def _papers(stated: Iterable[Mapping[str, Any]]) -> list[Facts]:
    found = _each("documents", stated, lambda paper: PAPER.value_of(PAPER.row(paper)))
    _once("documents", [paper["kind"] for paper in found])
    numbers = [paper["one_of"] for paper in found if paper["one_of"]]
    if lonely := [number for number in numbers if numbers.count(number) == 1]:
        said = _("No other paper has the number %(number)d, so this one stands for none.") % {"number": lonely[0]}
        raise ValidationError({"documents": said})
    return sorted_papers(found)


def _normal_papers(_key: str, stated: Iterable[Mapping[str, Any]]) -> list[Facts] | None:
    return _papers(stated) or None


def _area(stated: Mapping[str, Any]) -> Facts:
    only(stated, AREA_FIELDS)
    area = Area(**stated)
    area.clean_fields()
    return area_value(area)


def _each(where: str, stated: Iterable[Mapping[str, Any]], reader: Callable[[Mapping[str, Any]], Facts]) -> list[Facts]:
    """What the reader makes of each; its errors name the place, counted from 0."""
    found = []
    for place, item in enumerate(stated):
        try:
            found.append(reader(item))
        except ValidationError as error:
            said = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
            path = f"{where}#{place}"
            raise ValidationError(
                {path if name == "__all__" else f"{path}.{name}": words for name, words in said.items()}
            ) from error
    return found


def _once(where: str, names: list[str]) -> None:
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValidationError({where: _("“%(name)s” stands there twice.") % {"name": twice}})


NORMAL: dict[str, Callable[[str, Any], Any]] = {
    "offices": _normal_office,
    "routes": _normal_route,
    "criterion_groups": _normal_group,
    "documents": _normal_papers,
}
