"""What can be done to a shop's facts? Each verb is one transaction with its entry in the log; nothing else writes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.directory import facts
from network.directory.hours import overlaps
from network.directory.models import Confirmation, ImportedRecord, Shop
from network.log import actions as log

if TYPE_CHECKING:
    from network.people.models import Person


@transaction.atomic
def add_shop(slug: str, stated: Mapping[str, Any], *, by: "Person | None", reason: str = "") -> Shop:
    """Adds a shop with the facts stated (names as in ``facts``) and returns it; ``by`` None is the system.

    Raises ValidationError when a fact cannot be so, IntegrityError when the address is taken or the town is missing.
    """
    shop = Shop(slug=slug)
    _check(stated)
    facts.write(shop, dict(stated), {})
    log.record("shop_added", shop, actor=by, to_state=shop.status, reason=reason)
    return shop


@transaction.atomic
def change_shop(shop: Shop, stated: Mapping[str, Any], *, by: "Person | None", reason: str = "") -> list[log.Change]:
    """Makes the named facts so and returns what changed; where nothing did, nothing is written.

    A value of None takes a row away. Raises ValidationError, IntegrityError.
    """
    before = facts.read(shop)
    changes = [
        log.Change(field=name, before=before.get(name, facts.empty(name)), after=value)
        for name, value in stated.items()
        if before.get(name, facts.empty(name)) != value
    ]
    if not changes:
        return []
    new = {change["field"]: change["after"] for change in changes}
    _check(new)
    facts.write(shop, new, before)
    states = {"from_state": before["status"], "to_state": shop.status} if "status" in new else {}
    log.record("shop_changed", shop, actor=by, reason=reason, changes=changes, **states)
    return changes


def replace_opening_rules(
    shop: Shop, mode: str, rules: Iterable[Mapping[str, Any]], *, by: "Person | None", reason: str = ""
) -> list[log.Change]:
    """Puts these rules in the place of all the shop has for the access mode; returns what changed.

    Raises ValidationError when two of them overlap, IntegrityError when one ends before it starts.
    """
    return change_shop(shop, {f"opening_rules:{mode}": facts.rules_value(rules)}, by=by, reason=reason)


@transaction.atomic
def confirm_facts(shop: Shop, group: str, *, on: date, channel: str, by: "Person | None") -> Confirmation:
    """Writes down that somebody checked this group of facts on that day, and makes its age count from it.

    The same check told twice stays one; returns it. Who checked is kept with it, not in the log's changes.
    """
    confirmation, is_new = Confirmation.objects.get_or_create(
        shop=shop, group=group, on=on, channel=channel, defaults={"by": by}
    )
    if is_new:
        facts.count_ages(shop, [group])
        change = log.Change(field=f"confirmations:{group}", before=None, after=on.isoformat())
        log.record("facts_confirmed", shop, actor=by, changes=[change])
    return confirmation


def remember_import(shop: Shop, origin: str, said: Mapping[str, Any]) -> None:
    """Keeps what an import from this origin said about the shop; call it in the transaction of what it changed."""
    ImportedRecord.objects.update_or_create(shop=shop, origin=origin, defaults={"facts": dict(said)})


def _check(stated: Mapping[str, Any]) -> None:
    for name, rules in stated.items():
        family, _colon, mode = name.partition(":")
        if family == "opening_rules" and overlaps(facts.opening_rules(mode, rules)):
            raise ValidationError({name: _("Two opening hours for the same people overlap.")})
