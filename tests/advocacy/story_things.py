"""What do tests of stories have in common? One that is begun, and the way to any state."""

from datetime import UTC, datetime
from typing import Any

from advocacy.models import Story
from advocacy.stories import actions
from cms.writing.pages import publish_text, save_text
from network.people.models import Person
from network.places.models import Place

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TITLE, LEAD = "Pierwszy raz weszłam z cudzą torbą", "Sąsiadka miała nogę w gipsie."


def begin(author: Person | None, *, actor: Person | None = None, **facts: Any) -> Story:
    """A draft of this person, in Polish, under her own name."""
    said = {"title": TITLE, "language": "pl", "told_as": "person", "signature": "Maria, 68"} | facts
    return actions.begin_story(actor=actor or author, author=author, **said)


def shown(author: Person | None = None, *, moment: datetime = NOON, title: str = TITLE, **facts: Any) -> Story:
    """A story that everybody sees, published by the system."""
    lead, said = facts.pop("lead", LEAD), {"title": title, "language": "pl", "told_as": "person"} | facts
    story = actions.begin_story(actor=None, author=author, **said)
    story = actions.submit_story(story, actor=None, moment=moment)
    return actions.publish_story(story, actor=None, title=title, lead=lead, moment=moment)


def in_state(story: Story, state: str) -> Story:
    """The story led from a draft to the state by the verbs, by the system."""
    if state == "edited":  # a draft again, while the published text stays
        return actions.edit_story(in_state(story, "published"), actor=None)
    if state != "draft":
        story = actions.submit_story(story, actor=None, moment=NOON)
    if state == "in_review":
        story = actions.review_story(story, actor=None)
    if state == "sent_back":
        story = actions.send_back_story(story, actor=None, reason="Kto to mówi?")
    if state == "declined":
        story = actions.decline_story(story, actor=None, reason="Reklama")
    if state in ("published", "withdrawn"):
        story = actions.publish_story(story, actor=None, title=TITLE, lead=LEAD, moment=NOON)
    return actions.withdraw_story(story, actor=None) if state == "withdrawn" else story


def place(name: str = "Bolszewo", lat: float = 54.618, lon: float = 18.176) -> Place:
    """A place of the gazetteer."""
    folded = name.lower()
    return Place.objects.create(
        key=f"test:{folded}", kind="village", name=name, folded=folded, sound=folded, lat=lat, lon=lon
    )


def told(author: Person | None = None, *, text: str = "Stałam przed drzwiami chyba kwadrans.", **facts: Any) -> Story:
    """A story that everybody sees, with its text in a page."""
    title, lead = facts.pop("title", TITLE), facts.pop("lead", LEAD)
    said = {"language": "pl", "told_as": "person", "signature": "Maria, 68"} | facts
    story = actions.begin_story(actor=None, author=author, title=title, **said)
    actions.submit_story(story, actor=None)
    return write(story, story.language, title=title, lead=lead, text=text)


def write(story: Story, language: str, *, title: str, lead: str = "", text: str = "Tekst.") -> Story:
    """Publishes a text of the story in the language, as an editor does in Wagtail; returns the story as it is then."""
    publish_text(save_text(story, language=language, title=title, lead=lead, paragraphs=[text]))
    story.refresh_from_db()
    return story
