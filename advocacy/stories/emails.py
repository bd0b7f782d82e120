"""Which letters and phone messages does a story write, each in its reader's language?

No subject says what was written or of whom. The reason of an editor stands in the letter to who tells the story; a
phone message says only what happened and where to read on.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from advocacy.stories import lent, sentences
from advocacy.stories.models import Story
from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.people.models import Person

FOLDER = "advocacy/letters"


def to_editor(story: Story, person: Person, round_: int) -> Letter | None:
    """That a story waits to be read; without its words. None without an address and a number."""
    with translation.override(person.language):
        return _to_editor("story_to_editor", story, person, round_, _("A story waits to be read"))


def to_teller(story: Story, person: Person, verb: str, reason: str, round_: int) -> Letter | None:
    """What became of it, and why. None without an address and a number."""
    with translation.override(person.language):
        step = sentences.step_for_author(verb)
        url = absolute(story.get_absolute_url() if story.shown and verb == "publish" else lent.own_screen(story))
        if not person.email and person.phone:
            return _messaged("story_step", story, person, round_, f"{step}\n{url}")
        subject = _("A word about your story") if person == story.author else _("A word about a story")
        return _written("story_step", story, person, round_, subject, step=step, reason=reason, url=url)


def withdrawn_for_editor(story: Story, person: Person, round_: int) -> Letter | None:
    """That a story went because somebody's consent ended. None without an address and a number."""
    with translation.override(person.language):
        return _to_editor("story_withdrawn", story, person, round_, _("A story has been hidden"))


def _to_editor(kind: str, story: Story, person: Person, round_: int, subject: str) -> Letter | None:
    if not person.email and person.phone:
        return _messaged(kind, story, person, round_, f"{subject}\n{absolute(story.get_absolute_url())}")
    return _written(kind, story, person, round_, subject)


def _written(kind: str, story: Story, person: Person, round_: int, subject: str, **words: str) -> Letter | None:
    if not person.email:
        return None
    known: dict[str, object] = {"name": person.name, "title": lent.title(story)}
    body = text(f"{FOLDER}/{kind}.txt", known | words)
    return write(kind, person.email, person.language, subject, body, about=_about(story, person, round_))


def _messaged(kind: str, story: Story, person: Person, round_: int, body: str) -> Letter | None:
    about, channel = _about(story, person, round_), Letter.Channel.PHONE
    return write(kind, person.phone, person.language, "", body, about=about, channel=channel)


def _about(story: Story, person: Person, round_: int) -> str:
    return f"story:{story.pk}:{round_}:{person.pk}"
