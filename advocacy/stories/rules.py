"""Who may tell a story, who may read it before it is shown, and who decides about it?

Who tells it: its author, the leader it stands under, the shop's coordinators where the shop tells it, and who wrote it
down for somebody at a desk, as long as her role for that lasts. None of them judges it; that is for an editor who has
no part in it.
"""

from typing import TYPE_CHECKING

from network.people.editorial import WAITING, WRITABLE, State, can
from network.people.models import Membership, Person, Role
from network.people.rules import RECORDERS, has_role, still_records

if TYPE_CHECKING:
    from advocacy.stories.models import Story

SHOP = "shop"  # in the subject registry
READERS = (Role.EDITOR,)


def can_begin_story(person: Person | None) -> bool:
    """Everybody with a login."""
    return person is not None


def can_record_story(person: Person | None, *, shop_id: int | None = None) -> bool:
    """Who may write a story down for somebody without a login: staff, leaders, and coordinators of a shop. One query.

    ``shop_id``: only the shop's own coordinators, and those who have one of the roles everywhere.
    """
    if person is None:
        return False
    held = person.memberships.current().filter(role__in=RECORDERS)
    return (held.filter(scope_kind=SHOP, scope_id=shop_id) | held.filter(scope_kind="") if shop_id else held).exists()


def coordinates(person: Person, shop_id: int | None) -> bool:
    """Whether the person is a coordinator of this very shop. A role held everywhere makes nobody that."""
    mine = Membership.objects.current().filter(person=person, role=Role.COORDINATOR, scope_kind=SHOP)
    return shop_id is not None and mine.filter(scope_id=shop_id).exists()


def can_speak_for(person: Person, shop_id: int) -> bool:
    """Whether the person may tell in the shop's name: its coordinators, and editors. Two queries at most."""
    return coordinates(person, shop_id) or has_role(person, Role.EDITOR)


def tells_story(person: Person | None, story: "Story") -> bool:
    """Whether it is hers, in any state. At most one query, and one each for the leader and for who wrote it down."""
    if person is None:
        return False
    if person.pk == story.author_id or still_records(person, story.recorded_by_id):
        return True
    if story.leader and story.leader.person_id == person.pk:
        return True
    return story.told_as == "shop" and coordinates(person, story.shop_id)


def can_read_story(person: Person | None, story: "Story") -> bool:
    """Everybody what is shown; who tells it always; editors what was ever handed in.

    The same decision as ``Story.objects.visible_to(person)``.
    """
    if story.shown or tells_story(person, story):
        return True
    return story.submitted_at is not None and has_role(person, *READERS)


def can_write_story(person: Person | None, story: "Story") -> bool:
    """Who tells it, while it is a draft or was sent back."""
    return story.state in WRITABLE and tells_story(person, story)


def can_take_back_story(person: Person | None, story: "Story") -> bool:
    """Who tells it, while it waits."""
    return story.state in WAITING and tells_story(person, story)


def judges_story(person: Person | None, story: "Story") -> bool:
    """Whether the person may decide about it: an editor, of anything but her own."""
    return has_role(person, Role.EDITOR) and not tells_story(person, story)


def can_review_story(person: Person | None, story: "Story") -> bool:
    """An editor, while it waits; nobody her own."""
    return story.state in WAITING and judges_story(person, story)


def can_publish_story(person: Person | None, story: "Story") -> bool:
    """An editor, while it waits or while an edit of a shown story is open; nobody her own."""
    is_edit = story.state == State.DRAFT and story.shown
    return (story.state in WAITING or is_edit) and judges_story(person, story)


def can_edit_story(person: Person | None, story: "Story") -> bool:
    """Opens it for writing again: who tells it, and an editor what is shown."""
    if not can("edit", story.state):
        return False
    return tells_story(person, story) or (story.shown and has_role(person, Role.EDITOR))


def can_translate_story(person: Person | None, story: "Story") -> bool:
    """Translators and editors, what is shown."""
    return story.shown and has_role(person, Role.TRANSLATOR, Role.EDITOR)


def can_withdraw_story(person: Person | None, story: "Story") -> bool:
    """Who tells it, and editors; once."""
    return can("withdraw", story.state) and (tells_story(person, story) or has_role(person, Role.EDITOR))
