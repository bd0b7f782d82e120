"""What may moderation ask about a story, and have done with it?

A story that is hidden goes the way of one that was withdrawn, but keeps what it is called in each language, so that it
can be shown again as it was. Meanwhile who tells it may write it anew; then it comes back through the editors alone.
"""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from advocacy.stories import lent, rules
from advocacy.stories.models import Story
from network.log.models import Entry
from network.moderation.rules import MODERATORS
from network.people.editorial import STEPS, State, locked, move
from network.people.models import Person
from network.people.rules import has_role
from network.subjects import registry
from network.subjects.registry import Moderated, Words

KIND = "story"
HIDE, SHOW = "story_hide", "story_show"  # verbs of the log
VERBS = (HIDE, SHOW, *(f"{KIND}_{step}" for step in STEPS))


def words(story: Story) -> Words:
    """Title, lead and text as everybody reads them in the story's own language; the text is lent by the host."""
    shown = next((text for text in story.texts.all() if text.language == story.language), None)
    lent_to_it = registry.sections(story, None, story.language)
    lent_text = [render_to_string(section.template, {"section": section.context}) for section in lent_to_it]
    parts = [shown.lead if shown else "", *map(strip_tags, lent_text)]
    text = "\n".join(line for part in parts for line in map(str.strip, part.splitlines()) if line)
    return Words(shown.title if shown else lent.title(story), text, story.language, _label(story))


def may_moderate(person: Person | None, story: Story) -> bool:
    """Moderators, of what everybody could read once; drafts are their author's and the editors'. One query."""
    return story.version > 0 and has_role(person, *MODERATORS)


def is_writer(person: Person, story: Story) -> bool:
    """Whether she tells it."""
    return rules.tells_story(person, story)


def writer(story: Story) -> Person | None:
    """Who tells it, or whom it stands under; None where somebody wrote it down for a person without a login."""
    return story.author or (story.leader.person if story.leader else None)


def is_held(story: Story) -> bool:
    """Whether moderation has hidden it, and nobody has written it anew since. One query."""
    if story.shown or story.state != State.WITHDRAWN:
        return False
    steps = Entry.objects.filter(subject_kind=KIND, subject_id=story.pk, verb__in=VERBS)
    entry = steps.order_by("-id").first()
    return entry is not None and entry.verb == HIDE


def hide(story: Story, moment: datetime) -> None:
    """Nobody sees it any more, in no language; what it is called stays for the day it is shown again."""
    story = locked(story)
    if not story.shown:
        return
    move(story, "withdraw", actor=None, moment=moment)
    _log(story, HIDE)


def show(story: Story, moment: datetime) -> None:
    """Shows again what was hidden, as it was: no new publication, the same day."""
    story = locked(story)
    if not is_held(story):
        return
    first, version = story.published_at, story.version
    for verb in ("edit", "submit", "publish"):
        move(story, verb, actor=None, moment=moment)
    story.published_at, story.version = first, version
    story.save(update_fields=["published_at", "version"])
    _log(story, SHOW)


def _label(story: Story) -> str:
    if story.told_as == Story.ToldAs.SHOP and story.shop:
        return story.shop.name
    if story.told_as == Story.ToldAs.LEADER and story.leader:
        return story.leader.person.name
    return story.signature


def _log(story: Story, verb: str) -> None:
    Entry.objects.create(verb=verb, subject_kind=KIND, subject_id=story.pk, to_state=story.state)


MODERATED = Moderated(
    words=words,
    may_moderate=may_moderate,
    is_writer=is_writer,
    written_by=lambda person: Story.objects.told_by(person).values("pk"),
    writer=writer,
    is_shown=lambda story: story.shown,
    is_held=is_held,
    hide=hide,
    restore=show,
    remove=hide,
    with_code=lambda code: Story.objects.with_code(code).values_list("pk", flat=True),
)
