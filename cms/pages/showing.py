"""Who may see a picture at its address?

What editors upload is for everybody. A photo of what somebody tells is shown to strangers only while a text that
everybody may read shows it; until then to who stored it, who answers for the text, and staff. While a consent to show a
face is over, the clear photo is shown to nobody, also before its files are gone (``cms.files.blurring``).
"""

import hashlib
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from cms.caching import remembered
from cms.files.blurring import is_blurred
from cms.files.collections import COLLECTION
from cms.files.models import SiteImage, SiteRendition
from cms.pages.models import LeaderPage, StoryPage
from network.people.consents.rules import FACE, blocked, can_read_consents
from network.people.editorial import Editorial
from network.people.leaders.rules import is_public
from network.people.models import Leader, Person
from network.subjects import registry

FOLDER = "images/"  # of what is drawn from pictures, in the media folder


@dataclass(frozen=True)
class Standing:
    """What is known of the file of a picture: of which it is (None: of none), and who may see it."""

    image: int | None
    is_open: bool
    is_closed: bool  # to everybody


def standing(path: str) -> Standing:
    """How it stands with the file of this name in the folder of pictures; kept until something changes."""
    return remembered(f"cms.picture.{hashlib.sha256(path.encode()).hexdigest()}", lambda: _standing(path))


def may_see(user: Any, found: Standing) -> bool:
    """Whether this user, logged in or not, may see a picture that is not open to all."""
    if found.is_open or found.is_closed or not user.is_authenticated:
        return found.is_open
    image = SiteImage.objects.get(pk=found.image)
    if image.uploaded_by_user_id == user.pk or user.has_perm("wagtailadmin.access_admin"):
        return True
    person = Person.objects.of(user)
    return any(can_read_consents(person, thing) for thing in things_with(image))


def things_with(image: SiteImage) -> list[Editorial]:
    """The stories and leaders whose texts show the picture, as they stand or in the newest draft; five queries."""
    return [*_told_with(image), *_told(Q(latest_revision__content__photo=image.pk))]


def _standing(path: str) -> Standing:
    rendition = SiteRendition.objects.filter(file=FOLDER + path).select_related("image__collection").first()
    if rendition is None:
        return Standing(None, is_open=False, is_closed=True)
    image, told = rendition.image, _told_with(rendition.image)
    if not is_blurred(image) and any(_face_is_blocked(thing) for thing in told):
        return Standing(image.pk, is_open=False, is_closed=True)
    return Standing(image.pk, is_open=_is_open(image, told), is_closed=False)


def _is_open(image: SiteImage, told: list[Editorial]) -> bool:
    if any(_is_public(thing) for thing in told):
        return True
    is_private = bool(told) or image.collection.name == COLLECTION
    return not is_private or _stands_elsewhere(image)


def _is_public(thing: Editorial) -> bool:
    """Whether everybody reads it; a leader's page also goes when her mandate ends and she does not keep it."""
    return is_public(thing) if isinstance(thing, Leader) else thing.shown


def _told_with(image: SiteImage) -> list[Editorial]:
    """The stories and leaders whose texts, as they stand in the tree, show the picture; three queries."""
    return _told(Q(photo=image) | Q(share_image=image) | Q(pk__in=_pages_with(image)))


def _told(uses: Q) -> list[Editorial]:
    stories = StoryPage.objects.filter(uses, story__isnull=False).select_related("story__leader", "story__shop")
    leaders = LeaderPage.objects.filter(uses, leader__isnull=False).select_related("leader")
    return list(chain((page.story for page in stories), (page.leader for page in leaders)))


def _face_is_blocked(thing: Editorial) -> bool:
    return FACE in blocked(registry.of(thing).kind, thing.pk)


def _stands_elsewhere(image: SiteImage) -> bool:
    """Whether a live page of another kind shows it: an editor has chosen it there."""
    return Page.objects.live().filter(pk__in=_pages_with(image)).not_type(StoryPage, LeaderPage).exists()


def _pages_with(image: SiteImage) -> list[int]:
    """The keys of all pages that show it anywhere, also inside their text."""
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteImage),
        to_object_id=str(image.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return [int(key) for key in uses.values_list("object_id", flat=True)]
