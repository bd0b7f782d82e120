"""Which pages of the editors help with a need?"""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Page

from cms.blocks.links import destinations
from cms.caching import remembered
from cms.translations.editions import readable
from network.subjects.registry import Link


def about_need(code: str, person: object, language: str) -> Iterable[Link]:
    """The pages tagged with the need, each once, in the reader's language where it is translated; remembered until
    something changes, else two queries."""
    return remembered(f"cms.about_need.{code}.{language}", lambda: _about(code))


def _about(code: str) -> list[Link]:
    tagged = Q(plainpage__tagged_needs__tag__slug=code) | Q(newspage__tagged_needs__tag__slug=code)
    ids = readable(Page.objects.filter(tagged)).order_by("path").values_list("pk", flat=True)
    found = {place.url: place for place in destinations(ids).values()}
    return [Link(place.title, place.url, place.foreign) for place in found.values()]
