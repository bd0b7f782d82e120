"""How do we tell a reader which place her words were taken for, and from where the distances count?"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from network.places.models import Place

if TYPE_CHECKING:
    from network.places.resolver import Match


def titled(match: "Match") -> str:
    """The place for a heading: "80-264 Gdańsk", "Wrzeszcz, Gdańsk", "powiat kartuski"."""
    if match.kind == Place.Kind.GMINA:
        return _("gmina %(name)s") % {"name": match.name}
    if match.kind == Place.Kind.POWIAT:
        return _("powiat %(name)s") % {"name": match.name}
    if match.kind == Place.Kind.VOIVODESHIP:
        return _("%(name)s voivodeship") % {"name": match.name}
    return match.label


def told_apart(match: "Match") -> str:
    """What tells a place from its namesakes: "village, gmina Osiek, powiat starogardzki"; "" when it needs nothing."""
    kind = kind_name(match.kind)
    if match.kind in (Place.Kind.VILLAGE, Place.Kind.TOWN):
        names = {"kind": kind, "gmina": match.gmina, "powiat": match.powiat}
        return _("%(kind)s, gmina %(gmina)s, powiat %(powiat)s") % names
    if match.kind == Place.Kind.GMINA and match.powiat:
        return _("powiat %(name)s") % {"name": match.powiat}
    return kind


def kind_name(kind: str) -> str:
    """A kind of place in the reader's language, the postcode included."""
    return _("postcode") if kind == "postcode" else str(Place.Kind(kind).label)


def understood(match: "Match") -> str:
    """How the typed words led to the place and where distances start; "" when the name itself was typed."""
    said = {"name": match.name, "code": match.postcode}
    match match.how:
        case "postcode":
            return _("postcode %(code)s: shown from about the middle of its area") % said
        case "street":
            return _("street address: shown from the middle of %(name)s") % said
        case "gmina" | "powiat" | "voivodeship":
            return _("a whole area: shown from its main town")
        case "alias" | "alternate" | "abbreviation" | "partial":
            return _("another name for: %(name)s") % said
        case "sound" | "fuzzy":
            return _("nothing is spelled exactly so; closest name: %(name)s") % said
    return ""
