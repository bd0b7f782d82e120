"""Who may read an enquiry, and who may answer it?

Two sides: who sent it, and who receives it. The receiving side are the shop's own coordinators (of an enquiry to an
operator: those of all its shops). Only where there is nobody of them here, editors stand in. A role held everywhere
does not make a coordinator of a shop, and a superuser as such sees nothing: letters to a shop are not staff's.

What is written to a leader she alone receives, while her mandate lasts; nobody stands in for her.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from network.directory.models import Shop
from network.people.leaders.rules import is_hers, is_public, speaks_today
from network.people.models import Leader, Membership, Person, Role
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.partners.models import Enquiry

SHOP = "shop"  # in the subject registry
CLOSED = "closed"


def coordinating() -> QuerySet[Membership]:
    """Memberships, of today, of coordinators of one shop who can log in."""
    return Membership.objects.current().filter(role=Role.COORDINATOR, scope_kind=SHOP, person__user__is_active=True)


def coordinators(enquiry: "Enquiry") -> QuerySet[Membership]:
    """The memberships that make somebody a receiver of this enquiry; none of one to a leader."""
    if enquiry.leader_id:
        return Membership.objects.none()
    shops = Shop.objects.filter(Q(pk=enquiry.shop_id) if enquiry.shop_id else Q(operator=enquiry.operator_id))
    return coordinating().filter(scope_id__in=shops.values("pk"))


def takes_messages(leader: Leader) -> bool:
    """Whether somebody may write to her here: her page is public, her mandate lasts, she wishes it and can log in."""
    user = leader.person.user
    can_log_in = user is not None and user.is_active
    return is_public(leader) and speaks_today(leader) and leader.takes_messages and can_log_in


def is_over(enquiry: "Enquiry") -> bool:
    """Whether nobody can add a word: the talk is closed, or the mandate of the leader it went to has ended."""
    return enquiry.state == CLOSED or (enquiry.leader is not None and not speaks_today(enquiry.leader))


def is_sender(person: Person | None, enquiry: "Enquiry") -> bool:
    """Whether the person sent it while logged in; without a login the code proves it."""
    return person is not None and enquiry.sender_id == person.pk


def receives_enquiry(person: Person | None, enquiry: "Enquiry") -> bool:
    """Whether the person is on the receiving side. Two queries at most."""
    if person is None or is_sender(person, enquiry):
        return False
    if enquiry.leader:
        return is_hers(person, enquiry.leader) and speaks_today(enquiry.leader)
    receivers = set(coordinators(enquiry).values_list("person", flat=True))
    return person.pk in receivers if receivers else has_role(person, Role.EDITOR)


def can_read_enquiry(person: Person | None, enquiry: "Enquiry") -> bool:
    """Both sides, in every state. The same decision as ``Enquiry.objects.visible_to(person)``."""
    return is_sender(person, enquiry) or receives_enquiry(person, enquiry)


def can_answer_enquiry(person: Person | None, enquiry: "Enquiry") -> bool:
    """The receiving side, until the talk is closed."""
    return not is_over(enquiry) and receives_enquiry(person, enquiry)


def can_write_again(person: Person | None, enquiry: "Enquiry", *, knows_code: bool = False) -> bool:
    """Who sent it, logged in or by the code, until the talk is over."""
    return not is_over(enquiry) and (knows_code or is_sender(person, enquiry))


def can_close_enquiry(person: Person | None, enquiry: "Enquiry", *, knows_code: bool = False) -> bool:
    """Both sides, once."""
    return enquiry.state != CLOSED and (knows_code or can_read_enquiry(person, enquiry))
