"""Do people without a referral have to sign or bring something?"""

from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from network.directory.admission import ASKING, WITHOUT_REFERRAL, Door, referral_needed, ways_in
from network.directory.models import AccessMode, CriterionGroup, RequiredDocument, Shop

STATEMENTS = (RequiredDocument.Kind.NEED_STATEMENT, RequiredDocument.Kind.INCOME_STATEMENT)
NO_PAPERS = (RequiredDocument.Kind.OWN_BAGS,)


def papers_without_referral(shop: Shop, modes: AbstractSet[str], doors: AbstractSet[Door]) -> str:
    """What everybody who comes without a referral in these hours signs there and brings; '' for nothing we know of."""
    free = doors & WITHOUT_REFERRAL
    if not free:
        return ""
    beside_referral = bool(doors & ASKING)
    needed = _needed_by_all(_ways_without_referral(shop, modes, free))
    if not beside_referral:
        needed += [paper for paper in shop.documents.all() if paper.group_id is None and _is_required(paper)]
    signed = any(paper.kind in STATEMENTS and paper.made_on_the_spot for paper in needed)
    said = [_sign(beside_referral=beside_referral)] if signed else []
    if any(paper.kind not in NO_PAPERS and not paper.made_on_the_spot for paper in needed):
        said.append(_bring(beside_referral=beside_referral and not signed))
    return " ".join(said)


def _sign(*, beside_referral: bool) -> str:
    if beside_referral:
        return _("Without a referral you sign a short statement on the spot.")
    return _("You sign a short statement on the spot.")


def _bring(*, beside_referral: bool) -> str:
    if beside_referral:
        return _("Without a referral bring the papers listed below.")
    return _("Bring the papers listed below.")


def _ways_without_referral(shop: Shop, modes: AbstractSet[str], free: AbstractSet[Door]) -> list[CriterionGroup]:
    """The ways in of the hours that ask for no referral; those of all hours only where the shop never asks for one."""
    own = {AccessMode.NO_REFERRAL, AccessMode.EVERYONE} & modes
    ways = [way for way in ways_in(shop, own) if way.mode]
    if Door.NO_REFERRAL in free and AccessMode.REGULAR in modes and referral_needed(shop) == Shop.Referral.NO:
        ways += ways_in(shop, {AccessMode.REGULAR})
    return ways


def _needed_by_all(ways: list[CriterionGroup]) -> list[RequiredDocument]:
    """The papers that each of these ways in asks for; no alternatives."""
    per_way = [{paper.kind: paper for paper in way.documents.all() if _is_required(paper)} for way in ways]
    common = set.intersection(*(set(papers) for papers in per_way)) if per_way else set()
    return [paper for kind, paper in per_way[0].items() if kind in common] if per_way else []


def _is_required(paper: RequiredDocument) -> bool:
    return not paper.is_recommended and not paper.one_of
