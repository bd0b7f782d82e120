"""Which enquiries are asked for, and who may see them?"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from network.directory.models import Shop
from network.log import receipts
from network.partners.enquiries import rules
from network.people.models import Role
from network.people.rules import has_role

if TYPE_CHECKING:
    from network.partners.models import Enquiry  # noqa: F401 – stands in a base class
    from network.people.models import Membership, Person

KEPT = timedelta(days=365)  # after it was closed; then names, addresses and texts go
QUIET = timedelta(days=182)  # without a word; then it is closed
LONGEST_KEY = 19  # digits; longer ones no database holds
NOBODY = "–"  # stands where a name or a text was


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Enquiries by meaning."""

    def visible_to(self, person: "Person | None") -> Self:
        """Those the person sent, those to her shops, their operators or herself as a leader, and for an editor those
        nobody else receives.

        The same decision as ``rules.can_read_enquiry``; one query, and one more for the role of an editor.
        """
        if person is None:
            return self.none()
        to_her = Q(leader__person=person, leader__ended_on=None)
        seen = Q(sender=person) | to_her | _received_by(rules.coordinating().filter(person=person))
        if has_role(person, Role.EDITOR):
            seen |= Q(pk__in=self.model._default_manager.filter(_nobody_there()).values("pk"))
        return self.filter(seen)

    def for_shop(self, shop: Shop) -> Self:
        """Those to the shop, and to who runs it."""
        return self.filter(Q(shop=shop) | Q(operator__isnull=False, operator=shop.operator_id))

    def nobody_there(self) -> Self:
        """Those whose shop has no coordinator here; editors pass them on."""
        return self.filter(_nobody_there())

    def unanswered(self) -> Self:
        """Those that wait for the shop."""
        return self.filter(state__in=("sent", "read"))

    def before(self, key: str) -> Self:
        """Those sent before the one with this key, as an address names it; all of them for nonsense."""
        is_key = key.isascii() and key.isdigit() and len(key) < LONGEST_KEY
        return self.filter(pk__lt=int(key)) if is_key else self.all()

    def with_talk(self) -> Self:
        """With everything that a page of it shows, in three queries."""
        found = self.select_related("shop", "operator", "leader__person", "sender", "request")
        return found.prefetch_related("messages__author")

    def with_code(self, code: str) -> Self:
        """The one this receipt code opens, or none."""
        return self.filter(receipt_hash__in=receipts.possible(code))

    def to_remind(self, moment: datetime) -> Self:
        """Those of which the shop is to be reminded by then."""
        return self.unanswered().filter(remind_at__lte=moment)

    def quiet(self, moment: datetime) -> Self:
        """Open ones in which nobody has written for ``QUIET``."""
        return self.exclude(state="closed").exclude(messages__at__gt=moment - QUIET)

    def to_nobody(self) -> Self:
        """Open ones to a leader whose mandate has ended since."""
        return self.exclude(state="closed").filter(leader__ended_on__isnull=False)

    def to_erase(self, moment: datetime) -> Self:
        """Those closed longer ago than ``KEPT`` that still hold words."""
        return self.filter(state="closed", closed_at__lt=moment - KEPT).exclude(sender_name=NOBODY)


def _received_by(memberships: "QuerySet[Membership]") -> Q:
    shops = memberships.values("scope_id")
    operators = Shop.objects.filter(pk__in=shops, operator__isnull=False).values("operator")
    return Q(shop__in=shops) | Q(operator__in=operators)


def _nobody_there() -> Q:
    """Neither the shop nor, for an operator, any of its shops has a coordinator. A leader's are her own."""
    of_shop = rules.coordinating().filter(scope_id=OuterRef("shop"))
    of_operator = rules.coordinating().filter(
        scope_id__in=Shop.objects.filter(operator=OuterRef(OuterRef("operator"))).values("pk")
    )
    return Q(leader=None) & ~Q(Exists(of_shop)) & ~Q(Exists(of_operator))
