"""Which fields does the table offer to choose by?

They are plain data for a template of ours: a Django form would render every choice of every list by a template of its
own, which costs more than the table. What comes in is understood by ``asking.read``.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict

from django.utils.translation import gettext as _

from network.directory.models import Shop
from network.partners.models import Wanted
from network.partners.overview import sentences
from network.partners.overview.asking import LARGEST_FIRST, SORTS, Ask
from network.partners.overview.options import Options
from network.partners.overview.sorting import in_order

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Choice = tuple[str, "_StrOrPromise"]
PRIMARY = ("voivodeship", "need")  # always in sight, beside the words searched for


class ListField(TypedDict):
    """A list to choose one of: (value, label) pairs. ``polish``: they are names, in Polish in every language."""

    name: str
    label: "_StrOrPromise"
    choices: list[Choice]
    chosen: str
    polish: bool


class Fields(TypedDict):
    """All fields, as the question was understood; ``others_used``: one behind "More" is chosen."""

    words: str
    primary: list[ListField]
    others: list[ListField]
    no_examples: bool
    others_used: bool


def fields(ask: Ask, options: Options, needs: Iterable[str]) -> Fields:
    """The question to be changed and asked again; only what occurs is offered, and what was chosen."""
    offered = _choices(ask, options, needs)
    lists = [_list(name, choices, ask) for name, choices in offered.items() if choices or getattr(ask, name)]
    others = [one for one in lists if one["name"] not in PRIMARY]
    return {
        "words": ask.q,
        "primary": [one for one in lists if one["name"] in PRIMARY],
        "others": [*others, _order(ask)],
        "no_examples": bool(ask.no_examples),
        "others_used": bool(ask.no_examples) or any(one["chosen"] for one in others),
    }


def _list(name: str, choices: list[Choice], ask: Ask) -> ListField:
    chosen = getattr(ask, name)
    if chosen and chosen not in [value for value, _label in choices]:
        choices = [*choices, (chosen, chosen)]
    polish = name in ("voivodeship", "powiat", "gmina", "operator", "network")
    everything: Choice = ("", _("any"))
    label = sentences.FIELDS[name]
    return {"name": name, "label": label, "choices": [everything, *choices], "chosen": chosen, "polish": polish}


def _choices(ask: Ask, options: Options, needs: Iterable[str]) -> dict[str, list[Choice]]:
    """What to offer; powiats once a voivodeship is chosen, gminas once a powiat is: else they would be thousands."""
    powiats = [area for area in options.areas if area[0] == ask.voivodeship] if ask.voivodeship else []
    gminas = [area for area in options.areas if area[:2] == ask.area[:2]] if ask.powiat else []
    return {
        "voivodeship": _names(area[0] for area in options.areas),
        "need": _labelled(Wanted.choices, {*needs, ask.need}),
        "powiat": _names(area[1] for area in powiats),
        "gmina": _names(area[2] for area in gminas),
        "operator": [(str(pk), name) for pk, name in options.operators],
        "network": _names(options.networks),
        "model": [(f"{kind}.{payment}", sentences.model(kind, payment)) for kind, payment in options.models],
        "standing": _labelled(sentences.STANDING.items(), {*options.standings, ask.standing}),
        "capacity": _labelled(Shop.Capacity.choices, {*options.capacities, ask.capacity}),
    }


def _names(found: Iterable[str]) -> list[Choice]:
    return [(name, name) for name in sorted({*found} - {""}, key=in_order)]


def _labelled(choices: Iterable[tuple[Any, Any]], occurring: set[str]) -> list[Choice]:
    return [(str(value), label) for value, label in choices if value in occurring]


def _order(ask: Ask) -> ListField:
    """The ways to sort, each in its usual direction; the other direction of a column only while it is chosen."""
    offered: list[Choice] = [(f"-{name}" if name in LARGEST_FIRST else name, sentences.SORTS[name]) for name in SORTS]
    if ask.sort not in [value for value, _label in offered]:
        turned = _("%(column)s, the other way round") % {"column": sentences.SORTS[ask.sorted_by]}
        offered.append((ask.sort, turned))
    label = sentences.FIELDS["sort"]
    return {"name": "sort", "label": label, "choices": offered, "chosen": ask.sort, "polish": False}
