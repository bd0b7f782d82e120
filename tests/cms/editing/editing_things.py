"""What do tests of the editors' desk have in common? A story that waits, its page, and people at their screens."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page, Revision

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.editing import workflow
from cms.pages.models import StoryPage
from cms.writing.pages import save_text, text_page
from network.models import Person
from tests.advocacy.story_things import begin

TITLE, LEAD = "Kefir dla pana z trzeciego", "Pan Jan nie schodzi po schodach."
BODY = "W piątek poszłam do sklepu. Wróciłam z dwiema torbami."


def draft(author: Person | None, **facts: Any) -> Story:
    """A story with a text, as the phone form leaves it."""
    story = begin(author, title=TITLE, **facts)
    user = author.user if author else None
    save_text(story, language=story.language, title=TITLE, lead=LEAD, paragraphs=[BODY], user=user)
    return story


@transaction.atomic
def handed_in(author: Person, **facts: Any) -> Story:
    """The same, handed in: before the editors."""
    story = stories.submit_story(draft(author, **facts), actor=author)
    workflow.start(text_of(story), author.user)
    return fresh(story)


def published(author: Person, **facts: Any) -> Story:
    """The same, published by code."""
    story = handed_in(author, **facts)
    text_of(story).get_latest_revision().publish()
    return fresh(story)


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def text_of(story: Story, language: str = "") -> StoryPage:
    page = text_page(story, language or story.language)
    assert isinstance(page, StoryPage)
    return page


def logged_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(client: Client, page: Page) -> dict[str, Any]:
    """Everything the edit screen's form would send as it stands."""
    answer = client.get(edit_address(page))
    assert answer.status_code == 200
    form = answer.context["form"]
    data: dict[str, Any] = {}
    newest = Page.objects.get(pk=page.pk).get_latest_revision()
    for name in ("title", "slug", "seo_title", "search_description", "lead", "photo_alt"):
        data[name] = form[name].value() or ""
    data |= {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": newest.as_object().body.raw_data[0]["id"],
        "body-0-value": '{"blocks":[{"key":"a","text":"' + BODY + '","type":"unstyled","depth":0,'
        '"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }
    return data


def save(client: Client, page: Page, data: dict[str, Any], **more: str) -> Any:
    """Sends the edit screen's form; what waits for the end of the transaction follows."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(edit_address(page), data | more)


def revisions(page: Page) -> int:
    kind = ContentType.objects.get_for_model(page, for_concrete_model=False)
    return Revision.objects.filter(content_type=kind, object_id=str(page.pk)).count()


def said(client: Client, answer: Any) -> str:
    """What the next screen tells, messages and errors alike, as one text."""
    if answer.status_code == 302:
        answer = client.get(answer["Location"], follow=True)
    return str(answer.content.decode()).replace("\xa0", " ")
