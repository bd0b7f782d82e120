"""Who refers, who may come and with which papers: how are facts said that are understood only together?

``offices:{name}``: {"town", "phone", "website", "areas"}; stated in part, the rest stays, for shops share an office.
``routes:{issuer}|{office}``: what is known of its referrals; for an office only what goes beyond its giving them.
``criterion_groups:{position}``: {"mode", "criteria", "documents"}. ``documents``: a list, the papers of everybody.
"""

from collections.abc import Callable, Collection, Iterable
from typing import cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.directory.families import Facts, of_family
from network.directory.models import (
    Area,
    Criterion,
    CriterionGroup,
    ReferralOffice,
    ReferralRoute,
    RequiredDocument,
    Shop,
)
from network.directory.stating import (
    BARE,
    CRITERION,
    OFFICE_FIELDS,
    PAPER,
    ROUTE,
    area_value,
    group_position,
    group_value,
    sorted_areas,
    sorted_papers,
)

RELATIONS: dict[str, tuple[str, ...]] = {
    "offices": ("routes__office__areas",),
    "routes": ("routes__office",),
    "criterion_groups": ("criterion_groups__criteria__areas", "documents"),
    "documents": ("documents",),
}


def read(shop: Shop, families: Collection[str]) -> Facts:
    """The facts of these families by name; asks no query where their ``RELATIONS`` were fetched."""
    readers = [reader for family, reader in READ.items() if family in families]
    return {name: value for reader in readers for name, value in reader(shop).items()}


def known_office(name: str) -> Facts:
    """All that is known of an office, whichever shop it refers to; of one nobody knows every field is empty."""
    found = ReferralOffice.objects.prefetch_related("areas").filter(name=name).first()
    return _said_of_office(found) if found else {**dict.fromkeys(OFFICE_FIELDS, ""), "areas": []}


def write(shop: Shop, changes: Facts) -> None:
    """Makes the facts so, given in their normal form. Raises ValidationError, IntegrityError."""
    for name, value in of_family(changes, "offices").items():
        _write_office(shop, name, value)
    for key, value in of_family(changes, "routes").items():
        _write_route(shop, key, value)
    groups = {group_position(key): value for key, value in of_family(changes, "criterion_groups").items()}
    shop.criterion_groups.filter(position__in=groups).delete()
    for position, value in groups.items():
        if value is not None:
            _write_group(shop, position, value)
    if "documents" in changes:
        shop.documents.filter(group=None).delete()
        _write_papers(shop, None, changes["documents"] or [])


def _offices(shop: Shop) -> Facts:
    return {f"offices:{row.office.name}": _said_of_office(row.office) for row in shop.routes.all() if row.office}


def _routes(shop: Shop) -> Facts:
    found = {}
    for row in shop.routes.all():
        value = ROUTE.value_of(row)
        if not row.office or value != BARE:
            found[f"routes:{row.issuer}|{row.office.name if row.office else ''}"] = value
    return found


def _criterion_groups(shop: Shop) -> Facts:
    papers: dict[int | None, list[Facts]] = {}
    for paper in shop.documents.all():
        papers.setdefault(paper.group_id, []).append(PAPER.value_of(paper))
    found = {}
    for group in shop.criterion_groups.all():
        criteria = [_said_of_criterion(row) for row in group.criteria.all()]
        found[f"criterion_groups:{group.position}"] = group_value(group.mode, criteria, papers.get(group.pk, []))
    return found


def _documents(shop: Shop) -> Facts:
    found = [PAPER.value_of(paper) for paper in shop.documents.all() if paper.group_id is None]
    return {"documents": sorted_papers(found)} if found else {}


def _said_of_office(office: ReferralOffice) -> Facts:
    found = {field: getattr(office, field) for field in OFFICE_FIELDS}
    return found | {"areas": sorted_areas(map(area_value, office.areas.all()))}


def _said_of_criterion(row: Criterion) -> Facts:
    return CRITERION.value_of(row) | {"areas": sorted_areas(map(area_value, row.areas.all()))}


def _write_office(shop: Shop, name: str, value: Facts | None) -> None:
    if value is None:
        shop.offices.remove(*ReferralOffice.objects.filter(name=name))
        return
    office = ReferralOffice.objects.filter(name=name).first() or ReferralOffice(name=name)
    for field in OFFICE_FIELDS:
        setattr(office, field, value.get(field, getattr(office, field)))
    office.clean_fields()
    office.save()
    if "areas" in value:
        office.areas.set(_known_areas(value["areas"]))
    shop.offices.add(office, through_defaults={"issuer": ReferralRoute.Issuer.OFFICE})


def _write_route(shop: Shop, key: str, value: Facts | None) -> None:
    issuer, _bar, office = key.partition("|")
    if issuer == ReferralRoute.Issuer.OFFICE:
        if not shop.routes.filter(office__name=office).update(**(value or BARE)) and value is not None:
            raise ValidationError({"office": _("“%(name)s” does not refer to this shop.") % {"name": office}})
    elif value is None:
        shop.routes.filter(issuer=issuer).delete()
    else:
        ReferralRoute.objects.update_or_create(shop=shop, issuer=issuer, defaults=value)


def _write_group(shop: Shop, position: int, value: Facts) -> None:
    group = CriterionGroup.objects.create(shop=shop, position=position, mode=value["mode"])
    for stated in value["criteria"]:
        row = cast("Criterion", CRITERION.row({name: stated[name] for name in CRITERION.values}))
        row.group = group
        row.save()
        row.areas.set(_known_areas(stated["areas"]))
    _write_papers(shop, group, value["documents"])


def _write_papers(shop: Shop, group: CriterionGroup | None, papers: Iterable[Facts]) -> None:
    RequiredDocument.objects.bulk_create(RequiredDocument(shop=shop, group=group, **paper) for paper in papers)


def _known_areas(stated: Iterable[Facts]) -> list[Area]:
    return [Area.objects.get_or_create(**area)[0] for area in stated]


READ: dict[str, Callable[[Shop], Facts]] = {
    "offices": _offices,
    "routes": _routes,
    "criterion_groups": _criterion_groups,
    "documents": _documents,
}
