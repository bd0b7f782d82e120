"""Who is told of an enquiry, and by which way does it reach the shop?"""

from enum import StrEnum

from django.db.models import Q

from network.directory.models import Operator, Shop
from network.partners.enquiries import rules
from network.partners.models import Enquiry, ShopContact
from network.people.leaders.rules import speaks_today
from network.people.models import Leader, Membership, Person, Role

Receiver = Shop | Operator | Leader


class Reach(StrEnum):
    """The best way there is."""

    LEADER = "leader"  # she alone, here
    PEOPLE = "people"  # coordinators, who read and answer here
    LETTER = "letter"  # nobody here, but an address the shop gave for letters
    EDITORS = "editors"  # neither: editors pass it on


def reach(to: Receiver) -> Reach:
    """How a message would reach the shop, operator or leader today. Two queries at most."""
    if isinstance(to, Leader):
        return Reach.LEADER
    enquiry = addressed(to)
    if rules.coordinators(enquiry).exists():
        return Reach.PEOPLE
    return Reach.LETTER if contacts(enquiry) else Reach.EDITORS


def addressed(to: Receiver) -> Enquiry:
    """An enquiry to the shop, operator or leader, not saved."""
    if isinstance(to, Leader):
        return Enquiry(leader=to)
    return Enquiry(shop=to) if isinstance(to, Shop) else Enquiry(operator=to)


def people(enquiry: Enquiry) -> list[Person]:
    """The coordinators who receive it; the editors where there are none. Oldest first, with their logins.

    Of one to a leader: she alone, and nobody once her mandate has ended.
    """
    if enquiry.leader:
        return [enquiry.leader.person] if speaks_today(enquiry.leader) else []
    memberships = rules.coordinators(enquiry)
    if not memberships:
        memberships = Membership.objects.current().filter(role=Role.EDITOR, scope_kind="", person__user__is_active=True)
    return list(Person.objects.filter(pk__in=memberships.values("person")).select_related("user").order_by("pk"))


def contacts(enquiry: Enquiry) -> list[ShopContact]:
    """The private addresses for letters of the shop, or of all shops of the operator; each address once."""
    if enquiry.leader_id:
        return []
    shops = Q(shop=enquiry.shop_id) if enquiry.shop_id else Q(shop__operator=enquiry.operator_id)
    found = ShopContact.objects.filter(shops).order_by("pk")
    return list({contact.email.lower(): contact for contact in found}.values())
