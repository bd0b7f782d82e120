"""What stands on the page of one's own texts? Rows ready for the template, in the reader's language."""

from typing import TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advocacy.models import Story
from advocacy.stories import sentences as story_sentences
from cms.writing import queries, sentences
from network.components import Tag, Tone
from network.models import Leader, Person
from network.people.editorial import State
from network.words.languages import names

TONES: dict[str, Tone] = {State.SENT_BACK: "now", State.PUBLISHED: "open"}


class Row(TypedDict):
    """One text of hers: what it is called, where it is, what she may do with it."""

    title: str
    language: str  # of the title, '' where it is the page's
    url: str
    tag: Tag
    state: str
    turn: str
    reason: str
    languages: str
    consents: list[str]
    read_url: str
    author: str


class Part(TypedDict):
    """Texts that are at the same point of their way."""

    heading: str
    rows: list[Row]


def parts(person: Person) -> list[Part]:
    """Her stories by where they are: what waits for her first. Six queries, however many there are."""
    rows = _rows(person)
    groups = [
        (_("Your turn"), (State.SENT_BACK, State.DRAFT)),
        (_("With the editors"), (State.SUBMITTED, State.IN_REVIEW)),
        (_("Everybody can read it"), (State.PUBLISHED,)),
        (_("Not shown"), (State.DECLINED, State.WITHDRAWN)),
    ]
    found = [
        Part(heading=heading, rows=[row for state in states for row in rows.get(state, [])])
        for heading, states in groups
    ]
    return [part for part in found if part["rows"]]


def _rows(person: Person) -> dict[str, list[Row]]:
    stories = list(queries.mine(person))
    keys = [story.pk for story in stories]
    titles = queries.drafts(stories)
    reasons = queries.reasons(queries.KIND, keys)
    people = queries.people_of(queries.KIND, keys)
    found: dict[str, list[Row]] = {}
    for story in stories:
        reason = reasons.get(story.pk) if story.state in (State.SENT_BACK, State.DECLINED, State.WITHDRAWN) else None
        row = _row(story, person, titles.get(story.pk, ""), reason.text if reason else "")
        row["consents"] = sentences.consents_of(people[story.pk], timezone.localdate())
        found.setdefault(story.state, []).append(row)
    return found


def _row(story: Story, person: Person, title: str, reason: str) -> Row:
    shown = sorted(text.language for text in story.texts.all()) if story.shown else []
    return {
        "title": title or _("A story without a title"),
        "language": story.language if title and story.language != get_language() else "",
        "url": reverse("story_send", args=[story.uuid]),
        "tag": {"text": str(story.get_state_display()), "tone": TONES.get(story.state, "")},
        "state": story_sentences.state_for_author(story),
        "turn": sentences.whose_turn(story.state, story.changed_at),
        "reason": reason,
        "languages": names(shown),
        "consents": [],
        "read_url": story.get_absolute_url() if story.shown else "",
        "author": story.author.name if story.author and story.author_id != person.pk else "",
    }


def leader_line(leader: Leader) -> str:
    """Where her own page is on its way."""
    return {
        State.DRAFT: lambda: _("You are writing. Nobody else sees this yet."),
        State.SUBMITTED: lambda: _("It has been sent. An editor will read it."),
        State.IN_REVIEW: lambda: _("An editor is reading it now."),
        State.SENT_BACK: lambda: _("An editor asks you to change something."),
        State.DECLINED: lambda: _("An editor has not accepted this text."),
        State.PUBLISHED: lambda: _("Everybody can read it."),
        State.WITHDRAWN: lambda: _("It is hidden. Nobody else sees it."),
    }[State(leader.state)]()
