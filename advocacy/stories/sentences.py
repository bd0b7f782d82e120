"""How do we say where a story is on its way, who tells it, and how far its text can be trusted?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_timedelta
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from network.directory.sentences import dates
from network.people.editorial import State
from network.words.languages import locale, said_in

if TYPE_CHECKING:
    from advocacy.stories.models import Story, StoryText


def state_for_author(story: "Story") -> str:
    """Where her newest text is, and what stands for everyone meanwhile."""
    said = {
        State.DRAFT: lambda: _("You are writing. Nobody else sees this yet."),
        State.SUBMITTED: lambda: _("It has been sent. An editor will read it."),
        State.IN_REVIEW: lambda: _("An editor is reading it now."),
        State.SENT_BACK: lambda: _("An editor asks you to change something."),
        State.DECLINED: lambda: _("An editor has not accepted this story."),
        State.PUBLISHED: lambda: _("Everybody can read it."),
        State.WITHDRAWN: lambda: _("It is hidden. Nobody else sees it."),
    }[State(story.state)]()
    if story.shown and story.state != State.PUBLISHED:
        return f"{said} {_('The text published before stays until then.')}"
    return said


def step_for_author(verb: str) -> str:
    """What happened to her story, for a letter. Raises KeyError for a step nobody is told of."""
    return {
        "send_back": lambda: _("An editor has read your story, and asks you to change something."),
        "decline": lambda: _("An editor has read your story, and has not accepted it."),
        "publish": lambda: _("Your story is published. Everybody can read it."),
        "withdraw": lambda: _("Your story has been hidden. Nobody else can read it now."),
        "consent_ended": lambda: _(
            "Your story has been hidden, because a consent in it has ended. It can be shown again only with a new one."
        ),
    }[verb]()


def task(turn: str, state: str) -> str:
    """What waits to be done: "editor" reads, "author" changes."""
    if turn == "author":
        return _("An editor asks you to change something.")
    return _("Read it on and decide.") if state == State.IN_REVIEW else _("Read this story.")


def to_translate(languages: str) -> str:
    """ "Translate: Ukrainian, Russian"."""
    return _("Translate: %(languages)s") % {"languages": languages}


def teller(story: "Story") -> str:
    """Whose name stands above the story; '' where nobody's does."""
    if story.told_as == "leader" and story.leader:
        return story.leader.person.name
    if story.told_as == "shop" and story.shop:
        return story.shop.name
    return story.signature


def found(count: int) -> str:
    """ "12 opowieści"; a sentence of its own for none."""
    if not count:
        return _("There is no such story yet.")
    return ngettext("%(count)s story.", "%(count)s stories.", count) % {"count": count}


def found_near(count: int, reach: int, place: str) -> str:
    """ "3 opowieści do 30 km od: Gdańsk"; a sentence of its own for none. ``reach`` in km."""
    said = {"count": count, "reach": reach, "place": place}
    if not count:
        return _("Within %(reach)s km of %(place)s nobody has told such a story yet.") % said
    return (
        ngettext(
            "%(count)s story within %(reach)s km of: %(place)s.",
            "%(count)s stories within %(reach)s km of: %(place)s.",
            count,
        )
        % said
    )


def age(day: date, today: date) -> str:
    """How long ago a story was published: "dzisiaj", "wczoraj", "3 tygodnie temu"."""
    days = (today - day).days
    if days <= 0:
        return pgettext("when a story was published", "today")
    if days == 1:
        return pgettext("when a story was published", "yesterday")
    return format_timedelta(timedelta(days=-days), granularity="day", add_direction=True, locale=locale())


def of_its_text(story: "Story", text: "StoryText", language: str) -> list[str]:
    """What a reader of this language must know of the text she is shown; nothing for the newest original."""
    said = []
    if text.language != language:
        said.append(
            _("This story has not been translated yet. It is %(in_language)s.")
            % {"in_language": said_in([text.language])}
        )
    if text.is_machine:
        said.append(_("Translated by a machine. Nobody has read it yet, so there may be mistakes."))
    if text.version < story.version:
        said.append(_("The translation is older than the original, which has been changed since."))
    return said


def translated_from(story: "Story", text: "StoryText") -> str:
    """In which language the original of a translation is; '' under the original."""
    if text.language == story.language:
        return ""
    return _("The original is %(in_language)s.") % {"in_language": said_in([story.language])}


def published(day: date, today: date) -> str:
    """ "Published 12 November 2026 (3 weeks ago)"."""
    return _("Published %(day)s (%(age)s)") % {"day": dates.day(day), "age": age(day, today)}
