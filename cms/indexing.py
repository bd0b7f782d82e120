"""What must follow when something public changes? Here: that no kept page outlives it (``cms.caching``).

Kept pages hang on the logs. Every verb of the network writes an entry, and so do Wagtail's screens, but for two: the
deleting of many at once, and the dragging of rows into another order. These two are written here.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.files.models import SiteDocument, SiteImage
from cms.menus.models import MenuItem
from network.directory.models import NationalAmount, Operator, ReferralOffice, Shop
from network.needs.models import Helpline, Need
from network.places.models import PlaceAlias

Models = tuple[type[Model], ...]

SORTED: Models = (MenuItem, Need, Helpline)
DELETED: Models = (*SORTED, NationalAmount, Operator, PlaceAlias, ReferralOffice, Shop, SiteDocument, SiteImage)


def connect() -> None:
    """Called once, when the site starts."""
    for model in SORTED:
        post_save.connect(log_new_order, sender=model)
    for model in DELETED:
        post_delete.connect(log_deletion, sender=model)


def log_new_order(instance: Model, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """Dragging saves the one field of the order and tells nobody."""
    if update_fields == {"order"}:
        log(instance, "wagtail.edit")


def log_deletion(instance: Model, **kwargs: Any) -> None:
    """Deleting many at once writes nothing; deleting one has written its entry already."""
    kind = ContentType.objects.get_for_model(instance, for_concrete_model=False)
    if not ModelLogEntry.objects.filter(content_type=kind, object_id=instance.pk, action="wagtail.delete").exists():
        log(instance, "wagtail.delete", deleted=True)
