"""Whose photos does the admin show? Those of what somebody tells stand in no list; who may read the text opens them."""

from typing import Any

from django.db.models import QuerySet
from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms.editing.doors import may_see
from cms.files.collections import COLLECTION
from cms.files.models import SiteImage
from cms.pages.showing import things_with
from network.models import Person
from network.subjects import registry


class PicturePolicy(CollectionOwnershipPermissionPolicy):
    """As Wagtail decides by collections, and for photos of what somebody tells as the registry does."""

    def instances_user_has_any_permission_for(self, user: Any, actions: list[str]) -> QuerySet[SiteImage]:
        """What lists and choosers show."""
        found = super().instances_user_has_any_permission_for(user, actions)
        return found if user.is_superuser else found.exclude(collection__name=COLLECTION)

    def user_has_any_permission_for_instance(self, user: Any, actions: list[str], instance: SiteImage) -> bool:
        """Whether the screens of this one picture open."""
        return super().user_has_any_permission_for_instance(user, actions, instance) and _may_read_of(user, instance)


def policy() -> PicturePolicy:
    """The rule for pictures; permissions hang on Wagtail's own kind of image, as they do without it."""
    return PicturePolicy(SiteImage, auth_model=Image, owner_field_name="uploaded_by_user")


def _may_read_of(user: Any, image: SiteImage) -> bool:
    """Whether the picture is private to no text, or to one that is there for this person."""
    if user.is_superuser or image.collection.name != COLLECTION:
        return True
    person = Person.objects.of(user)
    return any(may_see(user, person, registry.of(thing).kind, thing.pk) for thing in things_with(image))
