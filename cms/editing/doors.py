"""Which verbs belong to the page of a story or a leader?

The subject's state leads: Wagtail's screens show and hide pages, and each of these steps is the step of a door here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from advocacy.models import Story
from advocacy.stories import actions as stories
from advocacy.stories import rules as story_rules
from cms.pages.models import LeaderIndexPage, LeaderPage, StoryIndexPage, StoryPage
from network.models import Leader, Person
from network.people import editorial
from network.people.leaders import actions as leaders
from network.people.leaders import rules as leader_rules
from network.people.models import Role
from network.people.rules import has_role
from network.subjects import registry

Thing = Story | Leader
Verb = Callable[..., Any]
Rule = Callable[[Person | None, Any], bool]


@dataclass(frozen=True)
class Verbs:
    """The steps of one kind of thing; each takes the thing and ``actor``."""

    submit: Verb
    review: Verb
    send_back: Verb
    decline: Verb
    publish: Verb
    publish_text: Verb
    hide_text: Verb
    edit: Verb
    withdraw: Verb
    can_review: Rule
    can_publish: Rule
    can_translate: Rule
    can_withdraw: Rule


STORY = Verbs(
    stories.submit_story,
    stories.review_story,
    stories.send_back_story,
    stories.decline_story,
    stories.publish_story,
    stories.publish_story_text,
    stories.hide_story_text,
    stories.edit_story,
    stories.withdraw_story,
    story_rules.can_review_story,
    story_rules.can_publish_story,
    story_rules.can_translate_story,
    story_rules.can_withdraw_story,
)
LEADER = Verbs(
    leaders.submit_leader,
    leaders.review_leader,
    leaders.send_back_leader,
    leaders.decline_leader,
    leaders.publish_leader,
    leaders.publish_leader_text,
    leaders.hide_leader_text,
    leaders.edit_leader,
    leaders.withdraw_leader,
    leader_rules.can_review_leader,
    leader_rules.can_publish_leader,
    leader_rules.can_translate_leader,
    leader_rules.can_withdraw_leader,
)


@dataclass(frozen=True)
class Door:
    """A thing behind a page, and its steps. ``language`` is the page's, ``is_original`` whether it is the thing's.

    Every step raises PermissionDenied and ValidationError as its verb does; ``actor`` None is the system.
    """

    thing: Thing
    language: str
    is_original: bool
    verbs: Verbs

    @property
    def waits(self) -> bool:
        """Whether an editor's step is awaited."""
        return self.thing.state in editorial.WAITING

    def submit(self, *, actor: Person | None) -> None:
        self.verbs.submit(self.thing, actor=actor)

    def review(self, *, actor: Person) -> None:
        """Nothing happens to what is in review already."""
        if self.thing.state != editorial.State.IN_REVIEW:
            self.verbs.review(self.thing, actor=actor)

    def send_back(self, *, actor: Person | None, reason: str) -> None:
        self.verbs.send_back(self.thing, actor=actor, reason=reason)

    def decline(self, *, actor: Person | None, reason: str) -> None:
        self.verbs.decline(self.thing, actor=actor, reason=reason)

    def publish(self, *, actor: Person | None, title: str, lead: str) -> None:
        """The original. What stands there already is opened first: a correction goes through the same door."""
        if self.thing.state == editorial.State.PUBLISHED:
            self.verbs.edit(self.thing, actor=actor)
        self.verbs.publish(self.thing, actor=actor, title=title, lead=lead)

    def publish_text(self, *, actor: Person | None, title: str, lead: str, is_machine: bool) -> None:
        """A translation."""
        self.verbs.publish_text(
            self.thing, actor=actor, language=self.language, title=title, lead=lead, is_machine=is_machine
        )

    def withdraw(self, *, actor: Person | None, reason: str = "") -> None:
        self.verbs.withdraw(self.thing, actor=actor, reason=reason)

    def hide_text(self, *, actor: Person | None) -> None:
        self.verbs.hide_text(self.thing, actor=actor, language=self.language)

    def edit(self, *, actor: Person | None) -> None:
        self.verbs.edit(self.thing, actor=actor)

    def may_publish(self, person: Person | None) -> bool:
        """Whether the person may show this page's text to everyone: the original's, or a translation's."""
        rule = self.verbs.can_publish if self.is_original else self.verbs.can_translate
        return rule(person, self.thing)


def door_of(page: Page) -> Door | None:
    """The door of the page, with the thing as it stands in the database; None for any other page, for an alias, and
    for a copy that belongs to nobody. One query, and one for a page that came without its kind."""
    thing = _thing(page.specific)
    if thing is None or page.alias_of_id:
        return None
    language = page.locale.language_code
    verbs = STORY if isinstance(thing, Story) else LEADER
    return Door(thing, language, language == original_language(thing), verbs)


def may_open(user: Any, page: Page) -> bool:
    """Whether somebody may see and change this page on Wagtail's screens: any page that is none of a story or leader.

    Of those, originals are for editors, translations for translators too; and what was never handed in is its author's
    alone, who writes elsewhere. Their folders in the site's own language are for editors. Four queries at most.
    """
    if user.is_superuser:
        return True
    person, door = Person.objects.of(user), door_of(page)
    if door is None:
        return not _is_own_folder(page) or has_role(person, Role.EDITOR)
    roles = (Role.EDITOR,) if door.is_original else (Role.EDITOR, Role.TRANSLATOR)
    return has_role(person, *roles) and may_see(user, person, registry.of(door.thing).kind, door.thing.pk)


def may_see(user: Any, person: Person | None, kind: str, key: int) -> bool:
    """Whether a thing of the registry is there for this person; a superuser sees all. Two queries at most."""
    return user.is_superuser or registry.get(kind).visible_to(person).filter(pk=key).exists()


def pages_of(thing: Thing) -> list[Page]:
    """All pages with a text of the thing, live or not, whatever the language. One query."""
    model, facts = (StoryPage, {"story": thing}) if isinstance(thing, Story) else (LeaderPage, {"leader": thing})
    return list(model._default_manager.filter(**facts, alias_of=None).select_related("locale").order_by("pk"))


def original_of(thing: Thing) -> Page | None:
    """The page with the text as it was written; None while there is none. One query."""
    language = original_language(thing)
    return next((page for page in pages_of(thing) if page.locale.language_code == language), None)


def original_language(thing: Thing) -> str:
    """In which language the thing was written first; a leader writes in her own."""
    return thing.language if isinstance(thing, Story) else thing.person.language


def person_of(user: Any) -> Person | None:
    """Who acts; None for the system, and for a superuser who is nobody here.

    Raises PermissionDenied for any other login that belongs to nobody: it must not pass for the system.
    """
    if user is None or isinstance(user, AnonymousUser):
        return None
    person: Person | None = Person.objects.of(user)
    if person is None and not user.is_superuser:
        raise PermissionDenied
    return person


def _is_own_folder(page: Page) -> bool:
    """Whether it is where stories or leaders' texts lie in the site's own language."""
    is_folder = isinstance(page.specific, StoryIndexPage | LeaderIndexPage)
    return is_folder and page.locale.language_code == settings.LANGUAGE_CODE


def _thing(page: Page) -> Thing | None:
    if isinstance(page, StoryPage):
        return Story.objects.filter(pk=page.story_id).first()
    if isinstance(page, LeaderPage):
        return Leader.objects.select_related("person").filter(pk=page.leader_id).first()
    return None
