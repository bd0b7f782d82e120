"""What does the desk say of one thing: where it stands, in which languages, what one can do with it?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from wagtail.models import Page

from advocacy.models import Story
from cms.editing.doors import Door, Thing, door_of, may_open, original_language, original_of
from cms.editing.page_rows import versions_of
from cms.translations.status import Standing, statuses
from network.models import Person
from network.moderation.queries import claim_of
from network.people.editorial import State, can
from network.subjects import registry
from network.words.languages import names

VERBS = {
    "send_back": gettext_lazy("Ask for a change"),
    "decline": gettext_lazy("Decline"),
    "withdraw": gettext_lazy("Withdraw"),
}


def head(kind: str, thing: Thing) -> dict[str, Any]:
    """Its name and its addresses."""
    page = original_of(thing)
    return {
        "kind": kind,
        "thing": thing,
        "title": _title(thing, page),
        "text_language": original_language(thing),
        "desk_url": reverse("editing_thing", args=[kind, thing.pk]),
        "public_url": thing.get_absolute_url() if thing.shown else "",
        "text_page": page,
    }


def context(kind: str, thing: Thing, person: Person | None, user: Any) -> dict[str, Any]:
    """Everything the page of a story or a leader says to this person, whose login ``user`` is."""
    known = head(kind, thing)
    page = known["text_page"]
    door = door_of(page) if page else None
    claim = claim_of(thing)
    return known | {
        "state": State(thing.state).label,
        "claim": claim,
        "is_mine": claim is not None and person is not None and claim.person_id == person.pk,
        "may_take_up": claim is None and person is not None and door is not None and door.waits,
        "may_open": page is not None and _may_open(user, page),
        "decisions": _decisions(kind, door, person),
        "languages": languages(page) if page else [],
    }


def languages_context(page: Page, user: Any) -> dict[str, Any]:
    """What the page of an ordinary page says."""
    said = {"title": page.title, "text_page": page, "languages": languages(page), "public_url": page.url}
    return said | {"may_open": _may_open(user, page)}


def languages(page: Page) -> list[dict[str, Any]]:
    """How the text stands in each language, and what one may do about it."""
    found = statuses([page], versions_of([page]))[page.translation_key]
    return [
        {
            "code": status.language,
            "name": names([status.language]),
            "standing": status.standing,
            "said": Standing(status.standing).label,
            "task": status.task,
            "page": status.page,
            "is_original": status.standing == Standing.ORIGINAL,
            "is_machine": status.standing == Standing.MACHINE,
        }
        for status in found
    ]


def _may_open(user: Any, page: Page) -> bool:
    """Whether Wagtail's screen of the page would open: a translator finds no button that leads nowhere."""
    return bool(page.permissions_for_user(user).can_edit()) and may_open(user, page)


def authors_language(thing: Thing) -> str:
    """In which language the author reads what an editor writes to her."""
    if isinstance(thing, Story):
        return thing.author.language if thing.author else thing.language
    return thing.person.language


def _title(thing: Thing, page: Page | None) -> str:
    if page:
        return str(page.get_latest_revision_as_object().title)
    return registry.of(thing).title(thing, get_language() or "en") or pgettext("a text", "without a title")


def _decisions(kind: str, door: Door | None, person: Person | None) -> list[dict[str, str]]:
    """What she may decide now; a link each."""
    if door is None or person is None:
        return []
    may_judge = door.verbs.can_review(person, door.thing)
    open_ = {
        "send_back": may_judge,
        "decline": may_judge,
        "withdraw": door.thing.shown
        and can("withdraw", door.thing.state)
        and door.verbs.can_withdraw(person, door.thing),
    }
    return [
        {"url": reverse("editing_decide", args=[kind, door.thing.pk, verb]), "label": str(VERBS[verb]), "verb": verb}
        for verb, may in open_.items()
        if may
    ]
