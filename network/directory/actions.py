"""What can be done to a shop's facts? Each verb is one transaction with its entry in the log; nothing else writes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.directory import facts, rules
from network.directory.hours import overlaps
from network.directory.models import Confirmation, ImportedRecord, Shop
from network.log import actions as log

if TYPE_CHECKING:
    from network.people.models import Person


class ChangedMeanwhile(ValidationError):
    """A fact is no longer what it was when it was read."""


@transaction.atomic
def add_shop(slug: str, stated: Mapping[str, Any], *, by: "Person | None", reason: str = "") -> Shop:
    """Adds a shop with the facts stated (names as in ``facts``) and returns it; ``by`` None is the system.

    Raises PermissionDenied, and ValidationError when a fact cannot be so, the address is taken or the town is missing.
    """
    if by is not None and not rules.can_add_shop(by):
        raise PermissionDenied
    shop, new = Shop(slug=slug), _normal(stated)
    _check(new)
    facts.write(shop, new, {})
    log.record("shop_added", shop, actor=by, to_state=shop.status, reason=reason)
    return shop


@transaction.atomic
def change_shop(
    shop: Shop,
    stated: Mapping[str, Any],
    *,
    by: "Person | None",
    reason: str = "",
    seen: Mapping[str, Any] | None = None,
) -> list[log.Change]:
    """Makes the named facts so and returns what changed; where nothing did, nothing is written.

    A value of None takes a row away. ``by`` None is the system. ``seen``: what the stated facts were when they were
    read; where another change came between, nothing is written. Raises PermissionDenied, ValidationError,
    ChangedMeanwhile.
    """
    _allow_and_lock(shop, by)
    families = facts.families_of(stated)
    before = facts.read(facts.fetched([shop.slug], families).get(), families)
    changes = [
        log.Change(field=name, before=here, after=value)
        for name, value in _normal(stated).items()
        if (here := before.get(name, facts.empty(name))) != value
    ]
    if not changes:
        return []
    new = {change["field"]: change["after"] for change in changes}
    if seen is not None and any(
        seen.get(change["field"], facts.empty(change["field"])) != change["before"] for change in changes
    ):
        raise ChangedMeanwhile(_("Somebody changed this in the meantime. Look at it again."))
    _check(new)
    facts.write(shop, new, before)
    states = {"from_state": before["status"], "to_state": shop.status} if "status" in new else {}
    log.record("shop_changed", shop, actor=by, reason=reason, changes=changes, **states)
    return changes


def replace_opening_rules(
    shop: Shop, mode: str, rules: Iterable[Mapping[str, Any]], *, by: "Person | None", reason: str = ""
) -> list[log.Change]:
    """Puts these rules in the place of all the shop has for the access mode; returns what changed.

    Raises PermissionDenied, and ValidationError when two of them overlap or one ends before it starts.
    """
    return change_shop(shop, {f"opening_rules:{mode}": facts.rules_value(rules)}, by=by, reason=reason)


@transaction.atomic
def confirm_facts(shop: Shop, group: str, *, on: date, channel: str, by: "Person | None") -> Confirmation:
    """Writes down that somebody checked this group of facts on that day, and makes its age count from it.

    The same check told twice stays one; returns it. Who checked is kept with it, not in the log's changes.
    Raises PermissionDenied.
    """
    _allow_and_lock(shop, by)
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


def _allow_and_lock(shop: Shop, by: "Person | None") -> None:
    """Asks the rule, makes others who change the shop wait until this transaction ends, and reads it as it is now.

    Raises PermissionDenied.
    """
    if by is not None and not rules.can_edit_shop(by, shop):
        raise PermissionDenied
    shop.refresh_from_db(from_queryset=Shop.objects.select_for_update())


def _normal(stated: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts.normal(name, value) for name, value in stated.items()}


def _check(stated: Mapping[str, Any]) -> None:
    """What the rows of a fact say against each other; each row alone is checked where it is written."""
    for name, value in stated.items():
        family, _colon, mode = name.partition(":")
        if family == "opening_rules" and overlaps(facts.opening_rules(mode, value)):
            raise ValidationError({name: _("Two opening hours for the same people overlap.")})
