"""Does somebody with a wheelchair, a pram or without hearing get along there?"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from network.directory.models import AccessFact, Certainty, Shop
from network.directory.sentences.facts import step_free

Feature = AccessFact.Feature


def access_facts(shop: Shop) -> list[str]:
    """What we know of steps, ramp, toilet and so on, whole sentences, and in the last one that we know no more."""
    rows = shop.access_facts.all()
    if not rows and shop.step_free == Certainty.UNKNOWN:
        return [_("We do not know if there are steps, nor what makes it easier there.")]
    said = [(_THERE if row.is_there else _NOT_THERE)[Feature(row.feature)]() for row in rows]
    return [f"{step_free(shop)}.", *said, *([] if len(rows) == len(Feature) else [_("More we do not know.")])]


# Callables, because the words must be looked up in the language of the moment.
_THERE: dict[AccessFact.Feature, Callable[[], str]] = {
    Feature.RAMP: lambda: _("There is a ramp."),
    Feature.LIFT: lambda: _("There is a lift."),
    Feature.TOILET: lambda: _("There is a toilet for wheelchair users."),
    Feature.HEARING_LOOP: lambda: _("There is an induction loop for hearing aids."),
    Feature.SIGN_LANGUAGE: lambda: _("Somebody there knows Polish Sign Language."),
    Feature.SEATING: lambda: _("There is somewhere to sit down."),
    Feature.PRAM: lambda: _("There is room for a pram."),
    Feature.ADAPTED: lambda: _("The rooms are adapted for people with disabilities."),
}
_NOT_THERE: dict[AccessFact.Feature, Callable[[], str]] = {
    Feature.RAMP: lambda: _("There is no ramp."),
    Feature.LIFT: lambda: _("There is no lift."),
    Feature.TOILET: lambda: _("There is no toilet for wheelchair users."),
    Feature.HEARING_LOOP: lambda: _("There is no induction loop for hearing aids."),
    Feature.SIGN_LANGUAGE: lambda: _("Nobody there knows Polish Sign Language."),
    Feature.SEATING: lambda: _("There is nowhere to sit down."),
    Feature.PRAM: lambda: _("There is no room for a pram."),
    Feature.ADAPTED: lambda: _("The rooms are not adapted for people with disabilities."),
}
