"""Shops with rules in memory, and places somebody may live in: what the self-check has after prefetching."""

from collections.abc import Iterable, Sequence
from typing import Any

from network.directory.models import Area, Criterion, CriterionGroup, RequiredDocument, Shop
from network.places.resolver import Match
from tests.network.directory.plain_shops import plain_shop


def lives(name: str, kind: str = "town", gmina: str | None = None, powiat: str = "", voivodeship: str = "") -> Match:
    """A place somebody typed, in the gmina of its name unless another is said."""
    gmina = name if gmina is None else gmina
    return Match(None, name, kind, gmina, powiat, voivodeship, 54.6, 18.2, "exact")


def criterion(kind: str, areas: Sequence[Area] = (), **facts: Any) -> Criterion:
    """One condition."""
    row = Criterion(pk=1, kind=kind, **facts)  # many-to-many rows need a key
    row._prefetched_objects_cache = {"areas": list(areas)}  # type: ignore[attr-defined]
    return row


def way(*criteria: Criterion, mode: str = "", papers: Sequence[RequiredDocument] = ()) -> tuple[CriterionGroup, list]:
    """One way in, with papers of its own."""
    group = CriterionGroup(pk=1, mode=mode)
    group._prefetched_objects_cache = {"criteria": list(criteria)}  # type: ignore[attr-defined]
    return group, list(papers)


def paper(kind: str, **facts: Any) -> RequiredDocument:
    """A paper to bring."""
    return RequiredDocument(kind=kind, **facts)


def shop_with(
    *ways: tuple[CriterionGroup, list[RequiredDocument]], papers: Iterable[RequiredDocument] = (), **facts: Any
) -> Shop:
    """A shop with these ways in; ``papers`` are for all of them."""
    documents = list(papers)
    for number, (group, own) in enumerate(ways, start=1):
        group.pk = group.position = number
        for document in own:
            document.group_id = number
        documents += own
    shop = plain_shop(**facts)
    shop._prefetched_objects_cache |= {  # type: ignore[attr-defined]
        "criterion_groups": [group for group, _own in ways],
        "documents": documents,
        "routes": [],
    }
    return shop
