"""What happens to a leader's own page in one transaction: written, given a portrait, sent, taken back, taken down?"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.blocks import lines
from cms.editing import workflow
from cms.files.models import SiteImage
from cms.writing import drafting, pages
from cms.writing.drafting import NewerDraft, Words
from network.models import Leader, Person
from network.people.editorial import State
from network.people.leaders import actions as leaders
from network.people.leaders import rules as leader_rules


@transaction.atomic
def write(
    leader: Leader, words: Words, facts: Mapping[str, Any], *, actor: Person, seen: int | None, alt: str
) -> Leader:
    """Saves a draft of a leader's own page, and her facts, which are shown at once.

    ``facts``: called, languages, takes_messages. ``seen``: the key of the revision that the form showed, None for none.
    Raises NewerDraft when there is another one by now, PermissionDenied, and ValidationError when it may not be
    written any more.
    """
    leader = leaders.describe_leader(leader, actor=actor, **facts)
    language = leader.person.language
    page = pages.text_page(leader, language)
    newest = pages.draft(page) if page else None
    if drafting.is_new(page, words):
        _must_be_writable(leader, actor)
        if page is not None and page.latest_revision_id != seen:
            raise NewerDraft
        newest = drafting.save(leader, words, actor)
    if newest and newest.photo and newest.photo_alt != alt:
        _must_be_writable(leader, actor)
        pages.set_photo(leader, language=language, photo=newest.photo, photo_alt=alt, user=actor.user)
    return leader


def describe(leader: Leader, facts: Mapping[str, Any], *, actor: Person) -> Leader:
    """Her facts alone, while her text waits. Raises PermissionDenied, ValidationError."""
    return leaders.describe_leader(leader, actor=actor, **facts)


@transaction.atomic
def open_again(leader: Leader, *, actor: Person) -> Leader:
    """Her page's text is hers to write again; what readers see stays. Raises PermissionDenied, ValidationError."""
    return leaders.edit_leader(leader, actor=actor)


@transaction.atomic
def keep_portrait(leader: Leader, image: SiteImage | None, *, alt: str, actor: Person) -> None:
    """Puts a portrait into the draft of her page, or none; a text must be there. Raises LookupError without one."""
    _must_be_writable(leader, actor)
    drafting.change_photo(leader, leader.person.language, image, alt, actor)


@transaction.atomic
def send(leader: Leader, *, actor: Person) -> Leader:
    """Hands her page's draft in. Sent twice it waits once. Raises PermissionDenied, ValidationError."""
    page = pages.text_page(leader, leader.person.language)
    newest = pages.draft(page) if page else None
    if newest is None or not lines.typed(newest.body):
        raise ValidationError(_("Write a few sentences about yourself first."), code="text")
    if newest.photo and not newest.photo_alt.strip():
        raise ValidationError(_("Say what your photo shows, for those who cannot see it."), code="photo_alt")
    leader.refresh_from_db()
    if leader.state in (State.SUBMITTED, State.IN_REVIEW):
        return leader
    sent = leaders.submit_leader(leader, actor=actor)
    workflow.start(drafting.must_have(page), actor.user)
    return sent


@transaction.atomic
def take_back(leader: Leader, *, actor: Person) -> Leader:
    """Hers again, and off the editors' list. Raises PermissionDenied, ValidationError."""
    taken = leaders.take_back_leader(leader, actor=actor)
    drafting.off_the_list(taken, actor)
    return taken


@transaction.atomic
def withdraw(leader: Leader, *, actor: Person) -> Leader:
    """Nobody sees her page any more. Again does nothing. Raises PermissionDenied, ValidationError."""
    leader.refresh_from_db()
    if leader.state != State.WITHDRAWN:
        leader = leaders.withdraw_leader(leader, actor=actor)
    pages.withdraw_pages(leader, user=actor.user)
    return leader


def _must_be_writable(leader: Leader, actor: Person) -> None:
    """Raises PermissionDenied for another's page, ValidationError for one that cannot be written now."""
    if leader.person_id != actor.pk:
        raise PermissionDenied
    if not leader_rules.can_write_leader(actor, leader):
        raise ValidationError(
            _("Your page is not open for writing now. Take it back, or open it again, and go on."), code="state"
        )
