"""Who may come in the hours of an access mode, as far as that is certain?"""

from collections.abc import Set as AbstractSet
from enum import Enum

from network.directory.models import AccessMode, Area, Criterion, CriterionGroup, Shop


class Door(Enum):
    """For whom a shop is open at a time, the one that lets most people in first. UNKNOWN: the hours are for people
    by the shop's own rule, and nobody has told us whether it asks for a referral."""

    EVERYONE = "everyone"
    NO_REFERRAL = "no_referral"
    PARTLY = "partly"
    REFERRAL = "referral"
    UNKNOWN = "unknown"
    SENIORS = "seniors"

    @property
    def rank(self) -> int:
        """For comparing: the more people may come the greater."""
        return -[*Door].index(self)


WITHOUT_REFERRAL = frozenset({Door.EVERYONE, Door.NO_REFERRAL})
# Beside these "without a referral" lets more people in.
ASKING = frozenset({Door.PARTLY, Door.REFERRAL, Door.UNKNOWN})
_DOORS: dict[str, Door] = {
    AccessMode.EVERYONE: Door.EVERYONE,
    AccessMode.NO_REFERRAL: Door.NO_REFERRAL,
    AccessMode.REFERRAL: Door.REFERRAL,
    AccessMode.SENIORS: Door.SENIORS,
}
_BY_RULE = {
    Shop.Referral.YES: Door.REFERRAL,
    Shop.Referral.PARTLY: Door.PARTLY,
    Shop.Referral.NO: Door.NO_REFERRAL,
    Shop.Referral.UNKNOWN: Door.UNKNOWN,
}


def doors(modes: AbstractSet[str], shop: Shop) -> frozenset[Door]:
    """The doors of access modes that hold together; the shop's own rule speaks for its regular hours."""
    found = {_BY_RULE[referral_needed(shop)] if mode == AccessMode.REGULAR else _DOORS.get(mode) for mode in modes}
    return frozenset(door for door in found if door)


def widest(doors: AbstractSet[Door]) -> Door | None:
    """The door that lets most people in; None if no hours are for visitors."""
    return max(doors, key=lambda door: door.rank, default=None)


def referral_needed(shop: Shop) -> Shop.Referral:
    """Whether people need a referral in the regular hours. "Partly" for the whole shop is "yes" there, if every way in
    of these hours asks for one and only other hours do without. Ways decided one by one open no door."""
    stated = Shop.Referral(shop.referral)
    if stated not in (Shop.Referral.PARTLY, Shop.Referral.UNKNOWN):
        return stated
    ways = [way for way in ways_in(shop, {AccessMode.REGULAR}) if not _has(way, Criterion.Kind.INDIVIDUAL)]
    if ways and all(_has(way, Criterion.Kind.REFERRAL) for way in ways):
        return Shop.Referral.YES
    return Shop.Referral.NO if any(map(is_for_everyone, ways)) else stated


def ways_in(shop: Shop, modes: AbstractSet[str]) -> list[CriterionGroup]:
    """The ways in that hold in the hours of any of these access modes; from the prefetched rows."""
    return [way for way in shop.criterion_groups.all() if not way.mode or way.mode in modes]


def areas_for_everyone(shop: Shop) -> list[Area]:
    """Where one must live to be "everyone" in the hours for everyone; [] if anywhere, or if nobody told us."""
    return common_areas([way for way in shop.criterion_groups.all() if way.mode == AccessMode.EVERYONE])


def common_areas(ways: list[CriterionGroup]) -> list[Area]:
    """The areas outside of which none of these ways in leads, some twice; [] if one leads from anywhere."""
    areas = [_areas(way) for way in ways]
    return [area for some in areas for area in some] if all(areas) else []


def is_for_everyone(way: CriterionGroup) -> bool:
    """Whether a way in asks for nothing, or only where one lives."""
    kinds = {row.kind for row in way.criteria.all()}
    return Criterion.Kind.EVERYONE in kinds and kinds <= {Criterion.Kind.EVERYONE, Criterion.Kind.RESIDENCE}


def common_status(ways: list[CriterionGroup]) -> str:
    """The group of people (``Criterion.Status``) that all of these ways in are for; '' if they differ."""
    statuses = [{row.status for row in way.criteria.all() if row.status} for way in ways]
    common = set.intersection(*statuses) if statuses else set()
    return min(common, default="")


def _areas(way: CriterionGroup) -> list[Area]:
    """All residence criteria of a way in hold together; the last one tells where exactly."""
    found = [list(row.areas.all()) for row in way.criteria.all() if row.kind == Criterion.Kind.RESIDENCE]
    return found[-1] if found else []


def _has(way: CriterionGroup, kind: str) -> bool:
    return any(row.kind == kind for row in way.criteria.all())
