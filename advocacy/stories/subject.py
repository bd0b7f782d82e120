"""How does a story introduce itself to the rest of the network, and what waits because of it?"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from advocacy.stories import lent, reading, sentences
from advocacy.stories.actions import withdraw_story
from advocacy.stories.models import Story
from advocacy.stories.moderating import MODERATED
from advocacy.stories.parting import erase, held_of
from network.models import Consent, Leader, Person, Shop
from network.people.consents.rules import ENDS_THE_TEXT, allowed_by
from network.people.editorial import WAITING, can
from network.people.models import Role
from network.subjects.registry import Link, Section, Subject, Telling, Waiting, register
from network.subjects.remembering import remembered
from network.words.languages import names

ON_SHOP, ON_LEADER, ABOUT_NEED = 2, 5, 3  # the most stories on the page of a shop, of a leader, about a need
MOST_WAITING = 200  # of one kind of waiting
_step = lazy(sentences.step_for_author, str)
TELLS = {f"story_{verb}": Telling(_step(verb)) for verb in ("send_back", "decline", "publish")} | {
    "story_submitted": Telling(gettext_lazy("A story waits to be read")),
    "story_withdraw": Telling(gettext_lazy("A story has been hidden")),  # who tells it hears it, and editors
    "publishing_refused": Telling(gettext_lazy("A text was not published at its time")),
}


def _title(story: Story, language: str) -> str:
    """In the language, else as it was told; before it is shown the title of the draft."""
    text = reading.text_for(story, language)
    return text.title if text else lent.title(story)


def _titled(rows: QuerySet[Any], language: str) -> Iterable[tuple[Story, str]]:
    """As ``_title``; two queries, and those of the host for drafts."""
    found = list(rows.prefetch_related("texts"))
    texts = {story.pk: reading.text_for(story, language) for story in found}
    drafts = lent.titles([story for story in found if texts[story.pk] is None])
    return [(story, text.title if (text := texts[story.pk]) else drafts.get(story.pk, "")) for story in found]


def _summary(story: Story, language: str) -> str:
    text = reading.text_for(story, language)
    return text.lead if text else ""


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On the page of a shop or a leader: its newest stories, where there are any; kept, else two queries."""
    if isinstance(thing, Shop):
        rows = reading.newest_rows(language, ON_SHOP + 1, shop=thing, photos=False)
        yield from _section("shop_section", rows, ON_SHOP, reading.address_of(shop=thing.slug))
    elif isinstance(thing, Leader):
        rows = reading.newest_rows(language, ON_LEADER + 1, leader=thing, photos=False)
        yield from _section("section", rows, ON_LEADER, reading.address_of(leader=thing.slug))


def _section(template: str, rows: list[reading.StoryRow], most: int, all_of_them: str) -> Iterable[Section]:
    if rows:
        more = all_of_them if len(rows) > most else ""
        yield Section(f"advocacy/stories/{template}.html", {"rows": rows[:most], "more_url": more})


def _about_need(code: str, person: object, language: str) -> Iterable[Link]:
    """The newest stories that tell of the need; kept, else two queries."""
    return remembered(f"advocacy.stories.need-{code}.{language}", lambda: _of_need(code, language))


def _of_need(code: str, language: str) -> list[Link]:
    found = Story.objects.shown_to_all().about_need(code).newest_first().with_rows()[:ABOUT_NEED]
    return [Link(row["title"], row["url"], row["foreign"]) for row in reading.rows(found, language, photos=False)]


def _waiting(person: object, language: str) -> Iterable[Waiting]:
    """What waits for this person as an editor, as who tells it, and as a translator; seven queries at most."""
    if not isinstance(person, Person):
        return
    held = person.memberships.current().filter(scope_kind="", role__in=(Role.EDITOR, Role.TRANSLATOR))
    roles = set(held.values_list("role", flat=True))
    with translation.override(language):
        if Role.EDITOR in roles:
            yield from _rows(Story.objects.waiting().not_told_by(person), "editor")
        yield from _rows(Story.objects.sent_back().told_by(person), "author")
        if roles:
            yield from _untranslated()


def _rows(stories: Iterable[Story], turn: str) -> Iterable[Waiting]:
    found = list(stories[:MOST_WAITING])  # type: ignore[index]
    titles = lent.titles(found)
    for story in found:
        url = lent.own_screen(story) if turn == "author" else ""  # the host knows where its editors read
        since = story.submitted_at if turn == "editor" else story.changed_at
        yield _wait(story, titles.get(story.pk, ""), since, turn, sentences.task(turn, story.state), url)


def _untranslated() -> Iterable[Waiting]:
    """Shown stories of which a language of the site lacks the newest text; two queries."""
    for story in Story.objects.shown_to_all().order_by("published_at", "id").prefetch_related("texts")[:MOST_WAITING]:
        fresh = {text.language for text in story.texts.all() if text.version == story.version and not text.is_machine}
        missing = [code for code, _name in settings.LANGUAGES if code not in fresh]
        if missing:
            task = sentences.to_translate(names(missing))
            yield _wait(story, _title(story, story.language), story.published_at, "translator", task, "")


def _wait(story: Story, title: str, since: datetime | None, turn: str, task: str, url: str) -> Waiting:
    return Waiting("story", story.pk, title, story.language, since or timezone.now(), turn, task, url)


def _consent_withdrawn(story: Story, consent: Consent) -> None:
    """Without words, name or voice the whole story goes from where somebody could see it; drafts are their author's."""
    is_seen = story.shown or story.state in WAITING
    if allowed_by(consent) & ENDS_THE_TEXT and is_seen and can("withdraw", story.state):
        withdraw_story(story, actor=None, consent_ended=True)


STORY = register(
    Subject(
        kind="story",
        model=Story,
        title=_title,
        address=Story.get_absolute_url,
        summary=_summary,
        visible_to=lambda person: Story.objects.visible_to(person),  # type: ignore[arg-type]
        sections=_sections,
        about_need=_about_need,
        waiting=_waiting,
        consent_withdrawn=_consent_withdrawn,
        moderated=MODERATED,
        tells=TELLS,
        titled=_titled,
        export=held_of,
        erase=erase,
    )
)
