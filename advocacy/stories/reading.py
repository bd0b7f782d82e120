"""What does a list say about a story, and which stories stand on this part of it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from advocacy.stories import lent, sentences
from advocacy.stories.lent import Photo
from advocacy.stories.models import Story, StoryText
from advocacy.stories.queries import StoryQuerySet
from network.directory.sentences import dates
from network.models import Leader, Shop
from network.places import sentences as place_sentences
from network.places.resolver import Match, resolve
from network.subjects.remembering import remembered
from network.words.languages import is_in_other_letters

PART = 12  # stories on one part of the list
REACH_KM = 30  # how far "near" goes
KEPT = 60  # seconds for which a worker remembers in which languages there are stories
# What stands in the place of a photo: a ground and one to three things, the same for a story each time.
SCENES = (
    ("beet", (("bag", "milk"), ("bread", "label"), ("apple", "milk"))),
    ("leaf", (("cup", "milk"), ("apple", "label"), ("jar", "milk"))),
    ("rye", (("pot", "milk"), ("cup", "label"), ("onion", "milk"))),
    ("beet", (("cheese", "label"), ("milk", "milk"), ("tin", "milk"))),
    ("leaf", (("bag", "milk"), ("cabbage", "label"), ("flour", "milk"))),
    ("rye", (("bread", "milk"), ("jar", "label"), ("milk", "milk"))),
)


class Scene(TypedDict):
    """A drawing in the place of a photo: its ground, and the things on it with their tones, the chief one first."""

    ground: str
    goods: Sequence[tuple[str, str]]


class StoryRow(TypedDict):
    """One story in a list. ``foreign``: the language of title and lead where that is not the reader's, else ''.

    ``other_letters``: the name is in an alphabet for which the page need not fetch a typeface.
    """

    url: str
    title: str
    lead: str
    foreign: str
    teller: str
    other_letters: bool
    where: str
    day: date
    said: str
    photo: Photo | None
    scene: Scene
    is_example: bool


@dataclass(frozen=True)
class Part:
    """The stories of one part of the list, how many there are in all, and the place that was understood.

    ``unknown_place``: a place was asked for that nobody knows; then nothing is narrowed by it.
    """

    stories: tuple[Story, ...]
    count: int
    number: int
    place: Match | None
    unknown_place: bool

    @property
    def has_next(self) -> bool:
        """Whether a part follows."""
        return self.number * PART < self.count


def part(asked: dict[str, Any]) -> Part:
    """One part of the list, the newest first; ``asked`` as ``StoriesForm.understood`` gives it.

    Two queries, and those of the resolver where a place is asked for. Beyond the end it is the first part.
    """
    found = _narrowed(asked)
    place = resolve(asked["q"]).best if asked["q"] else None
    if place:
        found = found.near(place.lat, place.lon, REACH_KM)
    number = asked["page"] or 1
    counted = found.annotate(of_all=Window(Count("pk"))).newest_first().with_rows()
    stories = tuple(counted[(number - 1) * PART : number * PART])
    if not stories and number > 1:
        return part({**asked, "page": 1})
    return Part(stories, stories[0].of_all if stories else 0, number, place, bool(asked["q"]) and place is None)


def rows(stories: Iterable[Story], language: str, *, photos: bool = True) -> list[StoryRow]:
    """The lines of stories that are shown and whose texts are fetched; no query but those of the host's photos."""
    listed = list(stories)
    found = lent.photos(listed, language) if photos else {}
    return [_row(story, language, found.get(story.pk)) for story in listed]


def newest(most: int, *, shop: Shop | None = None, leader: Leader | None = None) -> list[Story]:
    """The newest stories that everybody may read, of all, of one shop or under one leader; two queries."""
    found = Story.objects.shown_to_all()
    if shop:
        found = found.about_shop(shop.pk)
    if leader:
        found = found.under_leader(leader.pk)
    return list(found.newest_first().with_rows()[:most])


def newest_rows(
    language: str, most: int, *, shop: Shop | None = None, leader: Leader | None = None, photos: bool = True
) -> list[StoryRow]:
    """The lines of ``newest`` stories, kept until something changes; else two queries, and those of the photos."""
    whose = f"shop-{shop.pk}" if shop else f"leader-{leader.pk}" if leader else "all"
    name = f"advocacy.stories.{whose}.{most}.{language}.{photos}"
    return remembered(name, lambda: rows(newest(most, shop=shop, leader=leader), language, photos=photos))


def text_for(story: Story, language: str) -> StoryText | None:
    """The story's text in the language, else that of the original; None while nothing is shown. No query."""
    texts = {text.language: text for text in story.texts.all()}
    return texts.get(language) or texts.get(story.language)


def languages() -> list[str]:
    """In which languages there are stories; remembered for a minute."""
    return list(cache.get_or_set("advocacy.stories.languages", StoryText.objects.languages, KEPT) or ())


def summary(found: Part) -> str:
    """How many stories there are."""
    if found.place is None:
        return sentences.found(found.count)
    return sentences.found_near(found.count, REACH_KM, place_sentences.titled(found.place))


def neighbours(asked: dict[str, Any], found: Part) -> dict[str, str]:
    """Addresses of the parts before and after."""
    return {
        "previous_url": _address(asked, found.number - 1) if found.number > 1 else "",
        "previous_label": pgettext("stories", "Newer"),
        "next_url": _address(asked, found.number + 1) if found.has_next else "",
        "next_label": pgettext("stories", "Older"),
    }


def of_whom(asked: dict[str, Any]) -> str:
    """Whose stories alone are listed: the name of the shop or leader; '' for everybody's. One query at most."""
    if asked["shop"]:
        return Shop.objects.visible_to(None).filter(slug=asked["shop"]).values_list("name", flat=True).first() or ""
    if asked["leader"]:
        leader = Leader.objects.visible_to(None).filter(slug=asked["leader"]).select_related("person").first()
        return leader.person.name if leader else ""
    return ""


def where(story: Story) -> str:
    """The place it happened in, else the town of its shop; '' where neither is known. Fetched with the rows."""
    if story.place:
        return story.place.name
    location = getattr(story.shop, "location", None)
    return location.town if location else ""


def address_of(**asked: str) -> str:
    """The list narrowed to this."""
    return f"{reverse('advocacy:stories')}?{urlencode(asked)}"


def scene(story: Story) -> Scene:
    """The drawing in the place of the story's photo."""
    ground, goods = SCENES[story.pk % len(SCENES)]
    return {"ground": ground, "goods": goods}


def day_of(story: Story) -> date:
    """The day of the newest publication, by the clocks here."""
    return timezone.localdate(story.published_at)


def _row(story: Story, language: str, photo: Photo | None) -> StoryRow:
    text, day, teller = text_for(story, language), day_of(story), sentences.teller(story)
    return {
        "url": story.get_absolute_url(),
        "title": text.title if text else "",
        "lead": text.lead if text else "",
        "foreign": text.language if text and text.language != language else "",
        "teller": teller,
        "other_letters": is_in_other_letters(teller),
        "where": where(story),
        "day": day,
        "said": dates.day(day),
        "photo": photo,
        "scene": scene(story),
        "is_example": story.is_example,
    }


def _narrowed(asked: dict[str, Any]) -> StoryQuerySet:
    found = Story.objects.shown_to_all()
    for narrow, value in (
        (StoryQuerySet.about_need, asked["need"]),
        (StoryQuerySet.readable_in, asked["lang"]),
        (StoryQuerySet.of_shop_named, asked["shop"]),
        (StoryQuerySet.of_leader_named, asked["leader"]),
    ):
        found = narrow(found, value) if value else found
    return found


def _address(asked: dict[str, Any], number: int) -> str:
    pairs = [(name, value) for name, value in asked.items() if value and name != "page"]
    return f"{reverse('advocacy:stories')}?{urlencode([*pairs, ('page', number)])}"
