"""Who may read, write, judge and end what a leader says of herself?

Each rule says who and when. Verbs ask who (``is_hers``, ``judges``) here and when of the table of steps, so that a step
that came too late is told apart from one that was never allowed.
"""

from typing import TYPE_CHECKING

from network.people.editorial import WAITING, WRITABLE, State, can
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.people.models import Leader, Person

EDITOR, TRANSLATOR, LEADER = "editor", "translator", "leader"


def is_hers(person: "Person | None", leader: "Leader") -> bool:
    """Whether the person is this leader. No query."""
    return person is not None and leader.person_id == person.pk


def speaks_today(leader: "Leader") -> bool:
    """Whether her mandate lasts. No query."""
    return leader.ended_on is None


def is_public(leader: "Leader") -> bool:
    """Whether everybody may read the page: a text is shown, and her mandate lasts or she keeps the page. No query."""
    return leader.shown and (speaks_today(leader) or leader.keeps_page)


def is_ready(leader: "Leader") -> bool:
    """Whether there is something to publish: handed in, or opened again while it is shown. No query."""
    return leader.state in WAITING or (leader.state == State.DRAFT and leader.shown)


def judges(person: "Person | None", leader: "Leader") -> bool:
    """Whether the person decides about this leader's text: an editor, never of her own. One query at most."""
    return person is not None and not is_hers(person, leader) and has_role(person, EDITOR)


def can_read_leader(person: "Person | None", leader: "Leader") -> bool:
    """The same decision as ``Leader.objects.visible_to(person)``."""
    return is_public(leader) or is_hers(person, leader) or has_role(person, EDITOR)


def can_write_leader(person: "Person | None", leader: "Leader") -> bool:
    """Her own text, while it is a draft or came back to her, and her mandate lasts."""
    return is_hers(person, leader) and speaks_today(leader) and leader.state in WRITABLE


def can_edit_leader(person: "Person | None", leader: "Leader") -> bool:
    """Whether one may take up again a text that was published, declined or withdrawn: she; an editor what is shown."""
    if not (can("edit", leader.state) and speaks_today(leader)):
        return False
    return is_hers(person, leader) or (leader.shown and judges(person, leader))


def can_take_back_leader(person: "Person | None", leader: "Leader") -> bool:
    """Her own, while it waits."""
    return is_hers(person, leader) and can("take_back", leader.state)


def can_describe_leader(person: "Person | None", leader: "Leader") -> bool:
    """What she is called, her languages and whether she takes messages: she alone, while her mandate lasts."""
    return is_hers(person, leader) and speaks_today(leader)


def can_review_leader(person: "Person | None", leader: "Leader") -> bool:
    """Take up, send back or decline what waits."""
    return leader.state in WAITING and judges(person, leader)


def can_publish_leader(person: "Person | None", leader: "Leader") -> bool:
    """An editor, while her mandate lasts, what she handed in or what was opened again while it is shown."""
    return is_ready(leader) and speaks_today(leader) and judges(person, leader)


def can_translate_leader(person: "Person | None", leader: "Leader") -> bool:
    """Translators and editors, what everybody may read; never their own."""
    return is_public(leader) and not is_hers(person, leader) and has_role(person, TRANSLATOR, EDITOR)


def can_withdraw_leader(person: "Person | None", leader: "Leader") -> bool:
    """She herself at any time, and editors."""
    return can("withdraw", leader.state) and (is_hers(person, leader) or judges(person, leader))


def can_begin_page(person: "Person | None") -> bool:
    """Who was made a leader of some place or shop, and whose role holds today."""
    return person is not None and person.memberships.current().filter(role=LEADER).exists()


def can_make_leader(actor: "Person | None", person: "Person") -> bool:
    """Editors, of somebody else; a leader herself, once she has the role."""
    if actor is None or actor.pk != person.pk:
        return has_role(actor, EDITOR)
    return can_begin_page(person)


def can_end_mandate(person: "Person | None", leader: "Leader") -> bool:
    """She herself, or an editor; once."""
    return speaks_today(leader) and (is_hers(person, leader) or judges(person, leader))


def can_keep_page(person: "Person | None", leader: "Leader") -> bool:
    """Whether her page remains after her mandate is hers to say, before and after."""
    return is_hers(person, leader)
