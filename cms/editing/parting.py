"""What do pages and files of this site hold of somebody's texts and photos, and what of it stays when she goes?

Texts are pages of Wagtail: each has drafts, comments, entries in its logs and words in the tables of translations.
Files are deleted before their rows: a process that dies in between finds the rows again.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import (
    Comment,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)
from wagtail_localize.models import String, StringSegment, cleanup_translation_on_delete

from advocacy.models import Story
from advocacy.stories.actions import withdraw_story
from advocacy.stories.parting import stays
from cms.blocks.lines import typed
from cms.editing.told_photos import photos_of
from cms.files.collections import COLLECTION
from cms.files.models import SiteImage
from cms.pages.models import LeaderPage, StoryPage
from network.models import Leader, Person
from network.people.leaders.actions import withdraw_leader
from network.subjects.parting import Fact, Held, Parting, fact, facts
from network.words.slugs import slug

Text = StoryPage | LeaderPage
LINES = ("title", "draft_title", "seo_title", "search_description", "lead", "photo_alt")


def held_of(person: Person) -> Iterable[Held]:
    """Her texts as they stand and as she is writing them, and her photos."""
    rows = [_text(page) for page in _pages(person)]
    yield Held("texts", _("Your texts"), rows)
    photos = _uploaded(person).order_by("pk")
    yield Held("photos", _("Your photos"), [facts(one, "title", "width", "height", "created_at") for one in photos])


def erase(person: Person, parting: Parting) -> bool:
    """Her leader's page and the stories that go lose their texts; those that stay lose her name, drafts and photo."""
    pages = _pages(person)
    photos = photos_of(pages)
    for page in pages:
        thing = _told(page)
        if isinstance(thing, Story) and stays(thing, parting):
            _leave(page, parting)
        else:
            _take_away(page)
    _erase_photos(person, photos, [page.pk for page in pages])
    _clean_logs(person, parting, [page.pk for page in pages])
    for upload in UploadedFile.objects.filter(uploaded_by_user=person.user) if person.user else ():
        upload.file.storage.delete(upload.file.name)
        upload.delete()
    return False


def _pages(person: Person) -> list[Any]:
    stories = StoryPage.objects.filter(story__author=person).select_related("story", "locale").order_by("pk")
    return [*stories, *LeaderPage.objects.filter(leader__person=person).select_related("leader", "locale")]


def _uploaded(person: Person):  # type: ignore[no-untyped-def]  # a lazy query
    hers = SiteImage.objects.filter(collection__name=COLLECTION, uploaded_by_user=person.user)
    return hers if person.user else SiteImage.objects.none()


def _told(page: Text) -> Story | Leader:
    """What the page tells; it has lost it for a moment only while it is deleted."""
    thing = page.story if isinstance(page, StoryPage) else page.leader
    assert thing is not None  # noqa: S101 - asked for by it
    return thing


def _take_away(page: Text) -> None:
    """The page, with drafts, comments, what waits in the workflow and what translators worked with."""
    thing = _told(page)
    thing.refresh_from_db()  # the page in another language may have taken it along
    if isinstance(thing, Story) and thing.shown:
        withdraw_story(thing, actor=None)
    elif isinstance(thing, Leader) and thing.shown:
        withdraw_leader(thing, actor=None)
    _forget_words(page)
    Page.objects.get(pk=page.pk).delete()


def _leave(page: StoryPage, parting: Parting) -> None:
    """Without her name, her photo and everything that is not shown. Its words are the ones readers know."""
    Revision.page_revisions.filter(object_id=str(page.pk)).delete()
    WorkflowState.objects.filter(object_id=str(page.pk), base_content_type__model="page").delete()
    Comment.objects.filter(page=page.pk).delete()
    _forget_words(page)
    fresh = StoryPage.objects.get(pk=page.pk)
    for name in LINES:
        setattr(fresh, name, parting.without(getattr(fresh, name)))
    fresh.draft_title = fresh.title
    fresh.body = fresh.body.stream_block.to_python(parting.without_deep(list(fresh.body.raw_data)))
    fresh.photo, fresh.photo_alt, fresh.share_image, fresh.owner = None, "", None, None
    fresh.has_unpublished_changes = False
    if any(name and name in fresh.slug for name in map(slug, parting.traces)):
        fresh.slug = f"story-{fresh.story_id}"
    fresh.save(clean=False)


def _forget_words(page: Page) -> None:
    """What wagtail-localize keeps of the page; words that other texts use too stay."""
    segments = StringSegment.objects.filter(source__object_id=page.translation_key)
    strings = list(segments.values_list("string_id", flat=True).distinct())
    cleanup_translation_on_delete(page)
    String.objects.filter(pk__in=strings, segments=None).delete()


def _erase_photos(person: Person, keys: set[int], pages: list[int]) -> None:
    """Hers, and those of her texts; not what she took for somebody else's text."""
    of_texts = SiteImage.objects.filter(collection__name=COLLECTION, pk__in=keys)
    for image in {*of_texts, *_uploaded(person)}:
        if _stands_elsewhere(image, pages):
            continue
        for row in (*image.renditions.all(), image):
            row.file.storage.delete(row.file.name)
        key = str(image.pk)
        image.delete()
        ModelLogEntry.objects.filter(content_type__model="siteimage", object_id=key).update(label="", data={})


def _stands_elsewhere(image: SiteImage, pages: list[int]) -> bool:
    used = Q(photo=image) | Q(share_image=image)
    if any(model._default_manager.filter(used).exclude(pk__in=pages).exists() for model in (StoryPage, LeaderPage)):
        return True
    drafts = Revision.page_revisions.filter(content__photo=image.pk)
    return drafts.exclude(object_id__in=[str(key) for key in pages]).exists()


def _clean_logs(person: Person, parting: Parting, pages: list[int]) -> None:
    """Wagtail's own logs keep what was done and when; of her texts no title, and nowhere her name."""
    PageLogEntry.objects.filter(page_id__in=pages).update(label=parting.label, data={})
    for log in (PageLogEntry, ModelLogEntry):
        if person.user:
            log.objects.filter(user=person.user).update(user=None)
        for entry in _naming(log.objects.all(), parting, "label", "data"):
            label, data = parting.without(entry.label), parting.without_deep(entry.data)
            log.objects.filter(pk=entry.pk).update(label=label, data=data)
    for state in _naming(TaskState.objects.all(), parting, "comment"):
        TaskState.objects.filter(pk=state.pk).update(comment=parting.without(state.comment))


def _naming(rows: Any, parting: Parting, *columns: str) -> Any:
    texts = {f"{name}_said": Cast(name, TextField()) for name in columns}
    found = [Q(**{f"{name}__icontains": trace}) for name in texts for trace in parting.traces]
    return rows.annotate(**texts).filter(reduce(or_, found, Q(pk__in=[])))


def _text(page: Text) -> list[Fact]:
    newest = page.get_latest_revision_as_object()
    words = typed(newest.body)
    shown = [fact("shown", _("shown to everyone"), page.live)]
    return [*facts(page, "language"), *facts(newest, "title", "lead"), fact("text", _("text"), words), *shown]
