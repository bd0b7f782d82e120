"""What can a coordinator say about her shop at its desk? Each verb is one transaction with its entry in the log."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.directory.actions import change_shop, confirm_facts
from network.directory.models import Confirmation, FactGroup, Shop
from network.directory.rules import can_edit_shop
from network.log import actions as log
from network.partners.models import ShopContact

if TYPE_CHECKING:
    from network.people.models import Person


@transaction.atomic
def say_capacity(
    shop: Shop, level: str, *, free_places: int | None, until: date | None, actor: "Person | None", today: date
) -> list[log.Change]:
    """Whether new people can come, until which day; returns what changed. Said again, it counts as checked today.

    "unknown" needs no day. Raises PermissionDenied, ValidationError.
    """
    _allow(actor, shop)
    known = level != Shop.Capacity.UNKNOWN
    if known and (until is None or until < today):
        raise ValidationError({"until": _("Say until which day this holds, today or later.")})
    stated = {
        "capacity": level,
        "free_places": free_places if level == Shop.Capacity.OPEN else None,
        "capacity_until": until.isoformat() if known and until else None,
    }
    changes = change_shop(shop, stated, by=actor)
    if known:
        confirm_facts(shop, FactGroup.CAPACITY, on=today, channel=Confirmation.Channel.WRITTEN, by=actor)
    return changes


@transaction.atomic
def set_contact(shop: Shop, email: str, language: str, *, actor: "Person | None") -> None:
    """Where letters for the shop go; '' for nowhere. The log says that it changed, not to what: it is private.

    Raises PermissionDenied, ValidationError.
    """
    _allow(actor, shop)
    Shop.objects.select_for_update().get(pk=shop.pk)  # whoever else says so at once waits
    before = ShopContact.objects.filter(shop=shop).first()
    if (before.email, before.language) == (email, language) if before else not email:
        return
    if email:
        contact = before or ShopContact(shop=shop)
        contact.email, contact.language = email, language
        contact.full_clean()
        contact.save()
    elif before:
        before.delete()
    log.record("contact_changed", shop, actor=actor)


def _allow(actor: "Person | None", shop: Shop) -> None:
    if not can_edit_shop(actor, shop):
        raise PermissionDenied
