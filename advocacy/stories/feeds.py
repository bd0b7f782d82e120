"""What can a feed reader subscribe to? New stories of all, of a shop, of a leader, as Atom."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advocacy.stories import reading, sentences
from advocacy.stories.models import Story
from network.models import Leader, Shop

IN_FEED = 30
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters XML 1.0 cannot hold
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed without stories: the same each time it is asked


class StoriesFeed(Atom1Feed):
    """An Atom feed that is the same text as long as it holds the same."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEGINNING


@require_safe
def stories_feed(request: HttpRequest) -> HttpResponse:
    """The newest stories that can be read in the reader's language."""
    language = request.LANGUAGE_CODE
    found = Story.objects.shown_to_all().readable_in(language).newest_first().with_rows()[:IN_FEED]
    return _feed(request, _("Stories"), reverse("advocacy:stories"), list(found))


@require_safe
def shop_stories_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories about a shop, those without a translation as they were told."""
    shop = get_object_or_404(Shop.objects.visible_to(None), slug=slug)
    title = _("Stories: %(name)s") % {"name": shop.name}
    return _feed(request, title, shop.get_absolute_url(), reading.newest(IN_FEED, shop=shop))


@require_safe
def leader_stories_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories under a leader, those without a translation as they were told."""
    leader = get_object_or_404(Leader.objects.visible_to(None).select_related("person"), slug=slug)
    title = _("Stories: %(name)s") % {"name": leader.person.name}
    return _feed(request, title, leader.get_absolute_url(), reading.newest(IN_FEED, leader=leader))


def _feed(request: HttpRequest, title: str, path: str, stories: Sequence[Story]) -> HttpResponse:
    language, absolute = request.LANGUAGE_CODE, request.build_absolute_uri
    feed = StoriesFeed(
        title=clean(title),
        link=absolute(path),
        description="",
        language=language,
        feed_url=absolute(request.path),
        author_name="Lada",
    )
    for story in stories:
        text = reading.text_for(story, language)
        if text and story.published_at:
            feed.add_item(
                clean(text.title),
                absolute(story.get_absolute_url()),
                clean(text.lead),
                unique_id=uuid5(story.uuid, text.language).urn,
                author_name=clean(sentences.teller(story)) or None,
                pubdate=story.published_at,
                updateddate=text.published_at,
            )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def clean(text: str) -> str:
    """One line, without the characters that no XML can hold."""
    return " ".join(NO_XML.sub("", text).split())
